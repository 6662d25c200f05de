"""When a repeated look is due. Only intervals that the content sources; silent, optional, never blocking."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.named import NamedTuple
from app.session.clock import SLACK


class Interval(NamedTuple):
    """Every `first_min` minutes for `for_min` minutes, then every `then_min`, counted from when the step was done."""

    step_id: str
    started_at: datetime
    last_at: datetime
    first_min: int
    for_min: int
    then_min: int


class Due(NamedTuple):
    """The next look at a step."""

    step_id: str
    at: datetime
    is_due: bool

    def late_min(self, now: datetime) -> int:
        """Whole minutes past the time; 0 if not past."""
        return max(0, int((now - self.at).total_seconds() // 60))


def due(interval: Interval, now: datetime) -> Due:
    """When a step is next due, from the last look at it."""
    early = interval.last_at < interval.started_at + timedelta(minutes=interval.for_min)
    at = interval.last_at + timedelta(minutes=interval.first_min if early else interval.then_min)
    return Due(interval.step_id, at, now >= at)


def next_recheck(intervals: Iterable[Interval], now: datetime) -> Due | None:
    """The look that is due first. One that lies ahead, because the clock was set back since, is due now: nobody can know."""
    found = (
        Due(interval.step_id, now, True) if now < interval.last_at - SLACK else due(interval, now)
        for interval in intervals
    )
    return min(found, key=lambda one: one.at, default=None)
