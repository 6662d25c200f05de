"""A night with the checklist, on a real file."""

from pathlib import Path

import pytest
from session_bench import EDITION, STEPS, WORDING, Opener, SetClock

from app.errors import SessionError
from app.session.clock import steady_seconds
from app.session.events import STEP_LIMIT
from app.session.store import SessionStore


def test_the_first_tick_starts_a_session_and_is_there_after_reopening(opener: Opener) -> None:
    store = opener()
    assert store.open_session() is None
    session = store.continue_or_start(EDITION)
    state = store.mark(session, "stop-drug", "done", wording=WORDING, edition=EDITION)
    store.shut()
    again = opener().open_session()
    assert again == state
    assert again is not None
    assert again.step("stop-drug").wording == WORDING
    assert again.edition == EDITION


def test_a_tick_gives_back_what_the_disk_holds(store: SessionStore, clock: SetClock) -> None:
    session = store.start(EDITION)
    clock.on(minutes=3)
    state = store.mark(session, "cool", "not-applicable", "  no\nfever ", WORDING, EDITION)
    step = state.step("cool")
    assert (step.state, step.reason, step.at) == ("not-applicable", "no fever", clock.now)
    assert store.state(session) == state
    assert store.events(session) == state.timeline


def test_ticking_what_is_ticked_adds_nothing_and_keeps_the_first_time(store: SessionStore, clock: SetClock) -> None:
    session = store.start(EDITION)
    first = store.mark(session, "cool", "done", wording=WORDING)
    clock.on(minutes=5)
    assert store.mark(session, "cool", "done", wording=WORDING) == first
    assert store.mark(session, "fluids", "todo", wording=WORDING) == first
    assert store.mark(session, "cool", "done", wording="Other words.").step("cool").at == clock.now


def test_undo_takes_back_one_change_at_a_time(store: SessionStore) -> None:
    session = store.start(EDITION)
    store.mark(session, "cool", "done")
    store.note(session, "family called")
    store.recheck(session, "cool")
    assert store.undo(session).step("cool").rechecked_at is None
    assert store.undo(session).notes == ()
    assert store.undo(session).step("cool").state == "todo"
    emptied = store.undo(session)
    assert emptied.undoable is None
    assert [event.kind for event in emptied.timeline].count("undone") == 3


def test_an_empty_note_is_no_note(store: SessionStore) -> None:
    session = store.start(EDITION)
    assert len(store.note(session, " \n ").timeline) == 1
    assert store.note(session, "on\tice").notes[0].reason == "on ice"


def test_a_new_session_closes_the_one_before(store: SessionStore) -> None:
    first = store.start(EDITION)
    second = store.start(EDITION)
    before = store.state(first)
    assert before is not None
    assert before.closed_by == "new-session"
    assert [found.session_id for found in store.list_sessions()] == [second, first]
    assert [found.closed_at is None for found in store.list_sessions()] == [True, False]


def test_a_first_tick_joins_the_session_another_window_has_just_begun(opener: Opener) -> None:
    one, other = opener(), opener()
    assert one.continue_or_start(EDITION) == other.continue_or_start(EDITION)
    assert one.start(EDITION) != other.start(EDITION), "but a new session is a new one"


def test_a_closed_checklist_takes_no_ticks(store: SessionStore) -> None:
    session = store.start(EDITION)
    closed = store.close(session)
    assert store.close(session) == closed, "closing twice is closing once"
    with pytest.raises(SessionError, match="Not saved: this checklist is closed"):
        store.mark(session, "cool", "done")
    assert store.open_session() is None


def test_a_cleared_checklist_takes_no_ticks(store: SessionStore) -> None:
    session = store.start(EDITION)
    store.clear_now()
    with pytest.raises(SessionError, match="no longer here"):
        store.mark(session, "cool", "done")
    assert store.state(session) is None
    assert store.events(session) == ()


def test_after_twelve_hours_untouched_a_session_closes_by_itself(store: SessionStore, clock: SetClock) -> None:
    assert store.close_stale() is None
    session = store.start(EDITION)
    clock.on(hours=11)
    store.mark(session, "cool", "done")
    clock.on(hours=11)
    assert store.close_stale() is None
    clock.on(hours=1)
    closed = store.close_stale()
    assert closed is not None
    assert closed.closed_by == "12 h"
    assert store.open_session() is None
    assert store.close_stale() is None


def test_a_session_touched_in_another_window_at_the_last_moment_stays_open(
    opener: Opener, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = opener(), opener()
    session = one.start(EDITION)
    clock.on(hours=12)
    looked = one.open_session()
    other.mark(session, "cool", "done")
    monkeypatch.setattr(one, "open_session", lambda: looked)
    state = one.close_stale()
    assert state is not None
    assert state.is_open


def test_a_clock_set_back_keeps_the_order_and_admits_what_it_cannot_know(store: SessionStore, clock: SetClock) -> None:
    session = store.start(EDITION)
    store.mark(session, "cool", "done")
    clock.on(hours=-2)
    state = store.mark(session, "fluids", "done")
    assert [event.step_id for event in state.timeline] == ["", "cool", "fluids"]
    assert store.elapsed(state) is None


def test_elapsed_time_is_told_by_the_store(opener: Opener, clock: SetClock) -> None:
    store = opener()
    session = store.start(EDITION)
    clock.on(minutes=42)
    state = store.state(session)
    assert state is not None
    elapsed = store.elapsed(state)
    assert elapsed is not None
    assert elapsed.total_seconds() == 42 * 60


def test_a_clock_set_forward_is_noticed_by_the_one_nobody_can_set(folder: Path, clock: SetClock) -> None:
    with SessionStore(folder, clock, steady_seconds) as watched:
        session = watched.start(EDITION)
        state = watched.mark(session, "cool", "done")
        assert watched.elapsed(state) is not None
        clock.on(hours=2)
        assert watched.elapsed(state) is None


def test_another_windows_tick_is_noticed(opener: Opener) -> None:
    one, other = opener(), opener()
    session = one.start(EDITION)
    assert not other.changed_elsewhere(), "the first look has nothing to compare with"
    assert not other.changed_elsewhere()
    one.mark(session, "cool", "done")
    assert other.changed_elsewhere()
    assert not other.changed_elsewhere()


def test_words_that_could_not_be_kept_whole_are_a_mistake_of_ours(store: SessionStore) -> None:
    session = store.start(EDITION)
    with pytest.raises(ValueError, match="too long"):
        store.mark(session, "x" * (STEP_LIMIT + 1), "done")


def test_a_naive_clock_is_a_mistake_of_ours(store: SessionStore, clock: SetClock) -> None:
    clock.now = clock.now.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        store.start(EDITION)


def test_a_session_ticked_under_an_old_edition_keeps_its_words(opener: Opener) -> None:
    store = opener()
    session = store.start("2026.1")
    store.mark(session, "cool", "done", wording="Old words.", edition="2026.1")
    store.shut()
    state = opener().mark(session, "fluids", "done", wording="Give fluids.", edition="2026.2")
    assert (state.step("cool").wording, state.step("cool").edition) == ("Old words.", "2026.1")
    assert state.step("fluids").edition == "2026.2"


@pytest.mark.parametrize("name", ["50% off?", "a#b", "with space", "Nacht-Ärztin 夜", "it's", "&x=1;"])
def test_any_name_of_a_folder_will_do(opener: Opener, folder: Path, name: str) -> None:
    store = opener(folder / name)
    session = store.start(EDITION)
    store.mark(session, "cool", "done")
    store.shut()
    assert opener(folder / name).state(session) is not None
    assert (folder / name / "sessions.sqlite3").exists()


def test_all_eighteen_steps_are_counted(store: SessionStore) -> None:
    session = store.start(EDITION)
    for step in STEPS[:6]:
        state = store.mark(session, step, "done")
    counts = state.counts(STEPS)
    assert (counts.done, counts.total) == (6, 18)


# ---------------------------------------------------------------- opened again


def test_a_session_closed_by_mistake_is_opened_again_as_it_was(opener: Opener, clock: SetClock) -> None:
    store = opener()
    session = store.start(EDITION)
    ticked = store.mark(session, "cool", "done", wording=WORDING)
    store.close(session, "new-session")
    clock.on(minutes=1)
    again = store.reopen(session)
    assert again.is_open
    assert again.step("cool") == ticked.step("cool")
    assert [event.kind for event in again.timeline] == ["started", "marked", "closed", "undone"]
    store.shut()
    assert opener().open_session() == again


def test_opening_an_earlier_one_again_closes_the_one_that_is_open(store: SessionStore) -> None:
    first, second = store.start(EDITION), store.start(EDITION)
    assert store.reopen(first).is_open
    closed = store.state(second)
    assert closed is not None
    assert closed.closed_by == "another-opened"
    assert [found.session_id for found in store.list_sessions()] == [first, second]
    assert store.mark(first, "cool", "done").step("cool").state == "done"
    assert not store.close(first).is_open


def test_opening_what_is_open_changes_nothing(store: SessionStore) -> None:
    session = store.start(EDITION)
    assert len(store.reopen(session).timeline) == 1


def test_what_was_erased_cannot_be_opened_again(store: SessionStore, clock: SetClock) -> None:
    session = store.start(EDITION)
    store.close(session)
    clock.on(hours=80)
    store.erase_closed()
    with pytest.raises(SessionError, match="no longer here"):
        store.reopen(session)


def test_one_that_was_closed_after_twelve_hours_stays_open_once_opened_again(
    store: SessionStore, clock: SetClock
) -> None:
    session = store.start(EDITION)
    clock.on(hours=13)
    assert store.close_stale() is not None
    store.reopen(session)
    assert store.close_stale() is None


def test_undo_never_takes_back_the_opening(store: SessionStore) -> None:
    session = store.start(EDITION)
    store.close(session)
    assert store.reopen(session).undoable is None
    assert store.undo(session).is_open


def test_a_damaged_file_keeps_open_what_was_opened_again(opener: Opener, folder: Path) -> None:
    store = opener()
    first = store.start(EDITION)
    store.start(EDITION)
    store.reopen(first)
    store.shut()
    file = next(folder.glob("sessions.sqlite3"))
    data = bytearray(file.read_bytes())
    data[:16] = b"x" * 16
    file.write_bytes(data)
    state = opener().open_session()
    assert state is not None
    assert state.session_id == first
    assert state.salvaged
