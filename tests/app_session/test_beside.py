"""The window lets another thread wait for the disk: the first tick is one change, erasing gives way and is made up for."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from faulty_disk import BROKEN, FULL, FaultyDisk, SlowDisk
from session_bench import EDITION, WORDING, Opener, SetClock
from test_growth import many

from app.errors import SessionError
from app.session import reading, schema
from app.session.opening import NAMES
from app.session.store import SessionStore, open_store

needs_faulty_disk = pytest.mark.skipif(not FaultyDisk.supported(), reason="sqlite3 hides its library here")


def kept(folder: Path, clock: SetClock, sessions: int) -> None:
    folder.mkdir()
    schema.create(folder / NAMES[0], many(sessions, clock))


def beside(work: Callable[[], object]) -> Thread:
    thread = Thread(target=work)
    thread.start()
    return thread


def syncs(disk: FaultyDisk) -> int:
    return sum(act.name == "sync" for act in disk.log)


@needs_faulty_disk
def test_the_first_tick_and_the_session_it_begins_are_one_change(folder: Path, clock: SetClock) -> None:
    with FaultyDisk() as disk, open_store(folder, clock).store as store:
        disk.log.clear()
        first = store.mark("", "cool", "done", wording=WORDING, edition=EDITION)
        once = syncs(disk)
        disk.log.clear()
        second = store.mark("", "fluids", "done", wording=WORDING, edition=EDITION)
        assert once == syncs(disk) > 0
    assert [event.kind for event in first.timeline] == ["started", "marked"]
    assert (second.session_id, second.edition) == (first.session_id, EDITION)


@needs_faulty_disk
@pytest.mark.parametrize("answers", [FULL, BROKEN], ids=["full", "broken"])
def test_a_first_tick_that_is_refused_leaves_no_empty_session(
    folder: Path, clock: SetClock, answers: dict[str, int]
) -> None:
    with FaultyDisk() as disk, open_store(folder, clock).store as store:
        for turn in range(40):
            disk.fail_at(turn, answers)
            state = None
            with suppress(SessionError):
                state = store.mark("", "cool", "done", wording=WORDING, edition=EDITION)
            disk.heal()
            found = store.open_session()
            assert found is None or found.step("cool").state == "done", "both or neither"
            if state is not None:
                assert found == state
                return
            store.clear_now()  # what was kept though it was not acknowledged
    pytest.fail("a first tick takes fewer than 40 acts")


@needs_faulty_disk
@pytest.mark.parametrize("answers", [FULL, BROKEN], ids=["full", "broken"])
def test_erasing_that_is_cut_off_leaves_each_session_whole_or_gone(
    folder: Path, clock: SetClock, answers: dict[str, int]
) -> None:
    kept(folder, clock, 12)
    clock.on(hours=100)
    with FaultyDisk() as disk, open_store(folder, clock).store as store:
        for turn in range(0, 200, 3):
            disk.fail_at(turn, answers)
            with suppress(SessionError):
                for _ in store.erase_slowly(72, 3):
                    pass
            disk.heal()
            left = store.list_sessions()
            assert all(len(store.events(found.session_id)) == 6 for found in left)
            assert store.list_sessions(72) == (), "what is past its time is not shown while it waits to be erased"
            if not left:
                return
    pytest.fail("erasing in four pieces takes fewer than 200 acts")


def test_erasing_that_stops_half_way_is_gone_on_with_later(folder: Path, clock: SetClock, opener: Opener) -> None:
    kept(folder, clock, 10)
    store = opener()
    late = store.mark("", "cool", "done", edition=EDITION).session_id
    clock.on(hours=80)
    store.close(late)
    pieces = store.erase_slowly(72, 4)
    assert next(pieces) == 4
    pieces.close()
    assert len(store.list_sessions()) == 7
    assert [found.session_id for found in store.list_sessions(72)] == [late]
    assert store.erase_closed(72) == 6
    assert [found.session_id for found in store.list_sessions()] == [late]


@needs_faulty_disk
def test_rewriting_that_is_cut_off_is_made_up_for(folder: Path, clock: SetClock) -> None:
    kept(folder, clock, 40)
    with FaultyDisk() as disk, open_store(folder, clock).store as store:
        pieces = store.clear_slowly(20)
        assert next(pieces) == (20, 40)
        pieces.close()
        assert store._file.owes_wipe()
        disk.fail_at(2, BROKEN)
        store.wipe()
        disk.heal()
        assert store._file.owes_wipe()
        assert store.erase_closed() == 0
        assert not store._file.owes_wipe()
        assert len(store.list_sessions()) == 20


@needs_faulty_disk
def test_a_tick_waits_for_the_rewriting_that_another_thread_is_at(folder: Path, clock: SetClock) -> None:
    kept(folder, clock, 40)
    with SlowDisk(0, 0) as disk, open_store(folder, clock).store as store:
        pieces = store.clear_slowly(20)
        next(pieces)
        pieces.close()
        disk.write_s = 0.005
        wiping = beside(store.wipe)
        assert store.mark("", "cool", "done", edition=EDITION).step("cool").state == "done"
        wiping.join()
        assert not store._file.owes_wipe()
        assert len(store.list_sessions()) == 21


def test_two_threads_are_served_one_after_the_other(folder: Path, clock: SetClock, opener: Opener) -> None:
    store = opener()
    session = store.start(EDITION)

    def ticks(name: str) -> None:
        for number in range(40):
            store.mark(session, f"{name}-{number}", "done", wording=WORDING)
            store.changed_elsewhere()

    threads = [beside(lambda name=name: ticks(name)) for name in ("one", "two", "three")]  # type: ignore[misc]
    for thread in threads:
        thread.join()
    state = store.state(session)
    assert state is not None
    assert [event.seq for event in state.timeline] == list(range(1, 122))


def test_a_file_that_cannot_be_read_owes_no_rewriting(folder: Path, clock: SetClock, opener: Opener) -> None:
    store = opener()

    def refuse(*_: object) -> None:
        raise SessionError("The saved checklists cannot be read.", "", "Use paper.")

    with pytest.MonkeyPatch.context() as out_of_reach:
        out_of_reach.setattr(store._file, "_run", refuse)
        assert not store._file.owes_wipe()


def test_a_session_that_is_listed_and_cannot_be_found_does_not_keep_erasing_busy_for_ever(
    store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = store.start(EDITION)
    monkeypatch.setattr(reading, "oldest", lambda *_: ["nobody"])
    with pytest.raises(SessionError, match="Nothing was erased"):
        store.clear_now()
    assert [found.session_id for found in store.list_sessions()] == [session]
