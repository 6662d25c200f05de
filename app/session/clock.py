"""Time in a session: the workstation's clock in UTC, and honesty about what it cannot tell.

Daylight saving does not exist in UTC, and sleep is counted by both clocks, so neither disturbs elapsed time. A clock
that somebody sets does: back, it is seen by the events; forward, it is seen within one run of the program by a second
clock that nobody can set. Once either was seen, elapsed time is `None`: it cannot be known.
"""

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
SteadyClock = Callable[[], float]

SLACK = timedelta(minutes=1)
"""Ordinary corrections by a time server stay below this; more counts as a clock that was set."""

# The steady clock must count sleep, or every lid that closes looks like a clock set forward:
# CLOCK_BOOTTIME on Linux, CLOCK_MONOTONIC on macOS; Windows' monotonic clock counts sleep by itself.
_STEADY = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))


def utc_now() -> datetime:
    """The workstation's time, aware, UTC."""
    return datetime.now(UTC)


def steady_seconds() -> float:
    """Seconds on a clock that nobody can set and that counts sleep; its zero means nothing."""
    return time.monotonic() if _STEADY is None else time.clock_gettime(_STEADY)


def was_set(moments: Iterable[tuple[datetime, int | None, int]]) -> bool:
    """Whether somebody set the clock between any two of these moments, given in the order in which they happened.

    A moment is its time, its steady milliseconds (None if there is none) and the run of the program they belong to.
    """
    latest: datetime | None = None
    offsets: dict[int, float] = {}
    for at, steady_ms, run in moments:
        if latest is None or at > latest:
            latest = at
        elif latest - at > SLACK:
            return True
        if steady_ms is not None:
            offset_s = at.timestamp() - steady_ms / 1000
            if abs(offset_s - offsets.setdefault(run, offset_s)) > SLACK.total_seconds():
                return True
    return False
