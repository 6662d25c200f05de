"""When the next look is due."""

from datetime import UTC, datetime, timedelta

from app.session.recheck import Due, Interval, due, next_recheck

THREE = datetime(2026, 11, 14, 3, 0, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def test_looks_are_close_at_first_and_then_further_apart() -> None:
    early = Interval("temperature", THREE, THREE + minutes(10), first_min=10, for_min=60, then_min=30)
    late = Interval("temperature", THREE, THREE + minutes(60), first_min=10, for_min=60, then_min=30)
    assert due(early, THREE).at == THREE + minutes(20)
    assert due(late, THREE).at == THREE + minutes(90)


def test_a_look_is_due_at_its_minute_and_overdue_after_it() -> None:
    look = Interval("temperature", THREE, THREE, 15, 60, 30)
    assert not due(look, THREE + minutes(14)).is_due
    assert due(look, THREE + minutes(15)).is_due
    assert due(look, THREE).late_min(THREE + minutes(21)) == 6
    assert due(look, THREE).late_min(THREE + minutes(1)) == 0


def test_the_look_that_is_due_first_comes_first() -> None:
    later, sooner = Interval("ck", THREE, THREE, 60, 60, 60), Interval("temperature", THREE, THREE, 15, 60, 30)
    found = next_recheck([later, sooner], THREE)
    assert found is not None
    assert found.step_id == "temperature"
    assert next_recheck([], THREE) is None


def test_a_look_that_lies_ahead_because_the_clock_was_set_back_is_due_now() -> None:
    ahead = Interval("temperature", THREE, THREE + minutes(120), first_min=10, for_min=60, then_min=30)
    other = Interval("pulse", THREE, THREE - minutes(5), first_min=10, for_min=60, then_min=30)
    found = next_recheck([other, ahead], THREE)
    assert found == Due("temperature", THREE, True)
    by_seconds = Interval("temperature", THREE, THREE + minutes(0.5), first_min=10, for_min=60, then_min=30)
    assert next_recheck([by_seconds], THREE) == Due("temperature", THREE + minutes(10.5), False)
