"""The state is the fold of the events: order by number, never by time; nothing is guessed."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from app.session.clock import steady_seconds, utc_now
from app.session.events import Event, Kind, Mark
from app.session.fold import Counts, Reworded, asks_again, elapsed, fold, idle, is_stale, reworded

THREE = datetime(2026, 11, 14, 3, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return THREE + timedelta(minutes=minutes)


def started(seq: int = 1, minutes: float = 0, steady_min: float | None = None, run: int = 0) -> Event:
    return event(seq, "started", minutes, steady_min=steady_min, run=run)


def event(
    seq: int,
    kind: Kind,
    minutes: float = 0,
    step: str = "",
    state: Mark | str = "",
    reason: str = "",
    wording: str = "",
    undoes: int | None = None,
    steady_min: float | None = None,
    run: int = 0,
) -> Event:
    steady = None if steady_min is None else round(steady_min * 60_000)
    return Event("a1b2c3d4", seq, at(minutes), kind, step, state, reason, wording, "2026.1", undoes, steady, run)  # type: ignore[arg-type]


def ticked(seq: int, step: str, minutes: float = 0, state: Mark = "done", reason: str = "", wording: str = "") -> Event:
    return event(seq, "marked", minutes, step, state, reason, wording)


def test_a_session_without_events_is_no_session() -> None:
    with pytest.raises(ValueError, match="at least one"):
        fold(())


def test_a_slip_that_was_taken_back_is_no_beginning() -> None:
    assert not fold([started()]).has_begun
    slip = [started(), ticked(2, "cool")]
    assert fold(slip).has_begun
    assert not fold([*slip, event(3, "undone", undoes=2)]).has_begun
    assert not fold([*slip, ticked(3, "cool", state="todo")]).has_begun
    assert fold([started(), event(2, "note", reason="on ice")]).has_begun
    assert fold(slip).counts(["cool", "fluids"]).handled == 1


def test_a_step_nobody_touched_is_to_do() -> None:
    state = fold([started()])
    assert state.step("cool").state == "todo"
    assert state.step("cool").at is None
    assert state.is_open
    assert state.undoable is None


def test_a_step_is_done_with_its_time_not_applicable_with_its_reason_and_back_again() -> None:
    history = [started(), ticked(2, "cool", 5), ticked(3, "cool", 6, "not-applicable", reason="afebrile")]
    assert fold(history[:2]).step("cool").at == at(5)
    assert fold(history).step("cool").reason == "afebrile"
    back = fold([*history, ticked(4, "cool", 7, "todo")])
    assert back.step("cool").state == "todo"
    assert len(back.timeline) == 4


def test_order_is_by_number_whatever_order_and_time_the_events_come_in() -> None:
    history = [started(), ticked(2, "cool", -100), ticked(3, "cool", -50, "todo"), ticked(4, "cool", -200)]
    for shuffled in permutations(history):
        assert fold(shuffled) == fold(history)
    assert fold(history).step("cool").at == at(-200)


def test_counts_say_six_of_eighteen() -> None:
    history = [started(), ticked(2, "a"), ticked(3, "b", state="not-applicable"), ticked(4, "gone-since")]
    counts = fold(history).counts(["a", "b", "c", "d"])
    assert counts == Counts(todo=2, done=1, not_applicable=1)
    assert counts.total == 4


def test_undo_takes_back_the_last_change_then_the_one_before_and_leaves_a_trace() -> None:
    history = [started(), ticked(2, "a", 1), event(3, "note", 2, reason="on ice"), event(4, "undone", 3, undoes=3)]
    state = fold(history)
    assert state.notes == ()
    assert state.undoable == history[1]
    assert state.undone == {3}
    assert state.last_touch == at(3)
    assert [shown.seq for shown in state.timeline] == [1, 2, 3, 4]
    assert fold([*history, event(5, "undone", 4, undoes=2)]).step("a").state == "todo"


def test_an_undone_tick_shows_what_was_there_before_it() -> None:
    history = [started(), ticked(2, "a", 1, wording="old"), ticked(3, "a", 2, "todo"), event(4, "undone", 3, undoes=3)]
    assert fold(history).step("a").at == at(1)


def test_a_repeated_look_keeps_the_time_of_the_tick() -> None:
    history = [started(), ticked(2, "temperature", 5), event(3, "rechecked", 35, "temperature")]
    step = fold(history).step("temperature")
    assert (step.at, step.rechecked_at) == (at(5), at(35))
    assert fold([*history, event(4, "undone", 36, undoes=3)]).step("temperature").rechecked_at is None
    assert fold([*history, ticked(4, "temperature", 40)]).step("temperature").rechecked_at is None


def test_a_look_at_a_step_that_is_still_to_do_leaves_it_to_do() -> None:
    step = fold([started(), event(2, "rechecked", 3, "temperature")]).step("temperature")
    assert (step.state, step.rechecked_at) == ("todo", at(3))


def test_a_closed_session_says_by_whom_and_offers_no_undo() -> None:
    state = fold([started(), ticked(2, "a"), event(3, "closed", 30, reason="12 h")])
    assert (state.is_open, state.closed_at, state.closed_by, state.undoable) == (False, at(30), "12 h", None)
    assert state.last_touch == at(0), "closing by itself is no touch"


def test_a_salvaged_session_says_so() -> None:
    assert fold([started(), event(2, "salvaged", 4)]).salvaged
    assert not fold([started()]).salvaged


# ---------------------------------------------------------------- clocks


def test_elapsed_time_counts_from_the_start() -> None:
    assert elapsed(fold([started(), ticked(2, "a", 5)]), at(42)) == timedelta(minutes=42)


def test_elapsed_time_of_a_closed_session_stands_still() -> None:
    assert elapsed(fold([started(), event(2, "closed", 20)]), at(900)) == timedelta(minutes=20)


def test_summer_time_ending_in_the_middle_of_the_night_changes_nothing() -> None:
    before = datetime.fromisoformat("2026-10-25T02:50:00+02:00")
    after = datetime.fromisoformat("2026-10-25T02:10:00+01:00")  # the clock on the wall went back an hour
    began = Event("a1b2c3d4", 1, before.astimezone(UTC), "started")
    assert elapsed(fold([began]), after) == timedelta(minutes=20)


def test_a_clock_set_back_two_hours_makes_elapsed_time_unknown() -> None:
    state = fold([started(), ticked(2, "a", 10)])
    assert elapsed(state, at(-110)) is None
    later = fold([*state.timeline, ticked(3, "b", -100)])
    assert later.clock_set
    assert elapsed(later, at(60)) is None, "and it stays unknown"
    assert later.step("b").state == "done", "but the order stands"


def test_a_correction_by_a_few_seconds_is_no_clock_that_was_set() -> None:
    state = fold([started(), ticked(2, "a", 0.5), ticked(3, "b", 0.1)])
    assert not state.clock_set
    assert elapsed(state, at(-0.5)) == timedelta(0)


def test_a_clock_set_forward_is_noticed_while_the_program_runs() -> None:
    honest = fold([started(steady_min=100, run=1), event(2, "note", 10, steady_min=110, run=1)])
    assert elapsed(honest, at(20), 120 * 60_000, 1) == timedelta(minutes=20)
    assert elapsed(honest, at(140), 120 * 60_000, 1) is None
    forward = fold([*honest.timeline, event(3, "note", 135, steady_min=115, run=1)])
    assert elapsed(forward, at(136)) is None


def test_sleep_is_counted_by_both_clocks_and_so_by_elapsed_time() -> None:
    state = fold([started(steady_min=1, run=1), event(2, "note", 300, steady_min=301, run=1)])
    assert elapsed(state, at(301), 302 * 60_000, 1) == timedelta(minutes=301)


def test_steady_clocks_of_two_runs_of_the_program_are_not_compared() -> None:
    state = fold([started(steady_min=5000, run=1), event(2, "note", 10, steady_min=3, run=2)])
    assert elapsed(state, at(11), 60_000, 3) == timedelta(minutes=11)


def test_elapsed_time_is_unknown_when_the_entry_of_the_start_is_lost() -> None:
    assert elapsed(fold([ticked(2, "a"), event(3, "salvaged", 1)]), at(5)) is None


def test_after_half_an_hour_the_next_touch_asks() -> None:
    state = fold([started(), ticked(2, "a", 10)])
    assert not asks_again(state, at(39.9))
    assert asks_again(state, at(40))
    assert idle(state, at(25)) == timedelta(minutes=15)


def test_with_a_clock_set_back_the_next_touch_asks_too() -> None:
    state = fold([started(), ticked(2, "a", 10)])
    assert idle(state, at(-60)) is None
    assert asks_again(state, at(-60))
    assert not is_stale(state, at(-60))


def test_twelve_hours_after_the_last_touch_a_session_is_stale() -> None:
    state = fold([started(), ticked(2, "a", 600)])
    assert not is_stale(state, at(600 + 719))
    assert is_stale(state, at(600 + 720))
    assert not is_stale(fold([*state.timeline, event(3, "closed", 601)]), at(9999))


def test_the_workstations_own_clocks_run() -> None:
    assert utc_now().utcoffset() == timedelta(0)
    assert steady_seconds() <= steady_seconds()


# ---------------------------------------------------------------- a new edition


def test_a_session_says_which_of_its_steps_have_new_words() -> None:
    state = fold(
        [
            started(),
            ticked(2, "same", wording="Cool."),
            ticked(3, "changed", wording="Old words."),
            ticked(4, "gone", wording="Left out since."),
            ticked(5, "undecided", wording="Old words."),
            ticked(6, "undecided", state="todo", wording="Old words."),
        ]
    )
    present = {"same": "Cool.", "changed": "New words.", "undecided": "New words."}
    assert reworded(state, present) == (
        Reworded("changed", "Old words.", "New words."),
        Reworded("gone", "Left out since.", ""),
    )
