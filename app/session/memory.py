"""MemoryStore: the same store without a disk, for going on when nothing can be saved.

What it holds is gone when the program ends; `saves` is False, and the window shows that in a banner.
"""

from pathlib import Path
from typing import Self

from app.session.clock import Clock, SteadyClock, utc_now
from app.session.events import Event
from app.session.file import MemoryFile, SessionFile
from app.session.store import SessionStore


class MemoryStore(SessionStore):
    """Begins with `events`, whole sessions of them, the open one last."""

    saves = False

    def __init__(
        self, events: tuple[Event, ...] = (), clock: Clock = utc_now, steady: SteadyClock | None = None
    ) -> None:
        self._events = events
        super().__init__(Path(), clock, steady)

    @classmethod
    def continuing(cls, store: SessionStore, clock: Clock = utc_now, steady: SteadyClock | None = None) -> Self:
        """Go on with the open session of a store that cannot save, with every tick that it had saved."""
        return cls(store.known_events(), clock, steady)

    def _open(self) -> SessionFile:
        return MemoryFile(self._events, self._clock)
