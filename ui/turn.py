"""Changes that wait for their turn while another process holds the session file; the window goes on meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

GIVEN_UP_S = 10.0
AGAIN_MS = 300
HELD_S = 0.15  # how long the window itself stands still for another process: too short to be noticed


class Turn(QObject):
    """One act for each place (a step, the note, the end), the last one asked for. An act that finds the file still held
    comes back through `take`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._acts: dict[str, Callable[[], None]] = {}
        self._since: dict[str, float] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AGAIN_MS)
        self._timer.timeout.connect(self._again)

    def waits(self, place: str) -> bool:
        return place in self._since

    def last(self) -> str:
        """The place whose act began to wait last; "" if none waits."""
        return next(reversed(self._since), "")

    def take(self, place: str, act: Callable[[], None]) -> bool:
        """Keeps an act to try again; False if this place has waited long enough."""
        if time.monotonic() - self._since.setdefault(place, time.monotonic()) > GIVEN_UP_S:
            return False
        self._acts[place] = act
        self._timer.start()
        return True

    def give_up(self, place: str = "") -> None:
        """Forgets what waits for a place, or all of it."""
        for waiting in (self._acts, self._since):
            waiting.pop(place, None) if place else waiting.clear()

    def _again(self) -> None:
        """The acts in their order, until one finds the file still held: the next would only wait, too."""
        for place in tuple(self._acts):
            act = self._acts.pop(place, None)
            if act is not None:
                act()
            if place in self._acts:
                return
