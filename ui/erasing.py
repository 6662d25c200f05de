"""Erasing in pieces beside the window's own thread: what is past its time, unasked, and everything, when asked to.

Each piece is one transaction, so that a kill at any moment leaves each session whole or gone.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from time import sleep

from PySide6.QtCore import QObject, QTimer

from app.errors import SessionError
from app.session.store import SessionStore
from app.tongue import tr
from ui.errand import LOOK_MS, Errand

TURN_S = 0.02  # how long the window's thread waits for a piece before it looks after the window again

SoFar = tuple[int, int]


class Erasing(QObject):
    """Erases what is past its time. `failed` is told why it could not."""

    def __init__(self, parent: QObject, failed: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._failed = failed
        self._pieces: Generator[int, None, None] | None = None
        self._errand: Errand[int | None] | Errand[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_at_work(self) -> bool:
        return self._errand is not None

    def begin(self, store: SessionStore, older_than_hours: float) -> None:
        """Nothing if it is at work already."""
        if self._errand is None:
            self._pieces = store.erase_slowly(older_than_hours)
            self._next()

    def rewrite(self, store: SessionStore) -> None:
        """What is owed when an erasing was stopped."""
        if self._errand is None:
            self._errand = Errand(store.wipe)
            self._timer.start()

    def stop(self) -> None:
        """After the piece that is being erased. What is left is erased another time."""
        self._pieces = None

    def _next(self) -> None:
        if self._pieces is None:
            self._errand = None
            self._timer.stop()
            return
        self._errand = Errand(partial(next, self._pieces, None))
        self._timer.start()

    def _look(self) -> None:
        if self._errand is None or not self._errand.is_over():
            return
        try:
            if self._errand.result() is None:
                self.stop()
        except SessionError as error:
            self.stop()
            self._failed(str(error))
        self._next()


def watched(pieces: Generator[SoFar, None, None]) -> Generator[SoFar, bool | None, SoFar | None]:
    """The pieces of an erasing, each done in another thread: gives how far it is, over and over, until it is done.

    To send True stops it after the piece it is at. Its result is how far it came if it was stopped, else None.
    """
    so_far, stop = (0, 0), False
    piece: Errand[SoFar | None] | None = None
    try:
        while not stop:
            piece = Errand(partial(next, pieces, None))
            while not piece.is_over(TURN_S):
                stop = bool((yield so_far)) or stop
            found = piece.result()
            if found is None:
                return None
            so_far = found
            stop = bool((yield so_far)) or stop
        return so_far
    finally:
        if piece is not None:
            piece.wait()
        pieces.close()


def erase_all(store: SessionStore, erasing: Erasing, then: Callable[[], None]) -> Generator[SoFar, bool | None, None]:
    """Every kept session, the open one last; then what is owed if it was stopped, which nobody needs to wait for.

    `then` is called when nothing more is erased. SessionError if it could not be done.
    """
    if not store.saves:  # memory only: the disk, which cannot be written to, would keep what it has
        raise SessionError(
            tr("Nothing was erased: this window works without saving."),
            tr("What was saved before is still on the disk; the rest goes when the window closes."),
            tr("Open it again when saving works, then clear."),
        )
    try:
        erasing.stop()
        stopped = yield from watched(store.clear_slowly())
    finally:
        then()
    if stopped is not None:
        erasing.rewrite(store)
        while erasing.is_at_work:
            sleep(TURN_S)
            if (yield stopped):
                return  # it goes on by itself
