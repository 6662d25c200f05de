"""Time in a session: the workstation's clock in UTC, and honesty about what it cannot tell.

Daylight saving does not exist in UTC, and sleep is counted by both clocks, so neither disturbs elapsed time. A clock
that somebody sets does: back, it is seen by the events; forward, it is seen within one run of the program by a second
clock that nobody can set. Once either was seen, elapsed time is `None`: it cannot be known.
"""

import time
from collections.abc import Callable
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


class ClockWatch:
    """Told of successive moments in order, notices whether the clock was set between any two of them."""

    def __init__(self) -> None:
        self.doubtful = False
        self._latest: datetime | None = None
        self._offsets: dict[int, timedelta] = {}

    def see(self, at: datetime, steady_ms: int | None, run: int) -> None:
        if self._latest is not None and at < self._latest - SLACK:
            self.doubtful = True
        if self._latest is None or at > self._latest:
            self._latest = at
        if steady_ms is not None:
            offset = timedelta(seconds=at.timestamp()) - timedelta(milliseconds=steady_ms)
            if abs(offset - self._offsets.setdefault(run, offset)) > SLACK:
                self.doubtful = True
