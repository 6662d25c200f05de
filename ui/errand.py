"""Work that waits for the disk, done beside the window's own thread: the window is painted and answers meanwhile.

Most of it is done within a few milliseconds, and is then waited for as if there were no other thread. What takes longer
must be shown: nothing stands still for 200 ms without a word.
"""

from __future__ import annotations

from _thread import allocate_lock, start_new_thread
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QTimer

QUIET_S = 0.17  # how long the window waits without a word; a little longer than turn.HELD_S, which ends in a sentence
SHUT_S = 2.0  # how long keys and clicks wait for what came before them; then the window answers again
LOOK_MS = 10

_T = TypeVar("_T")


class Errand(Generic[_T]):
    """Begins at once. It does not keep the program alive: what must be on the disk is waited for with `result`."""

    def __init__(self, work: Callable[[], _T]) -> None:
        self._work = work
        self._results: list[_T] = []
        self._error: BaseException | None = None
        self._busy = allocate_lock()  # and no `threading`, which a start can do without
        self._busy.acquire()
        start_new_thread(self._go, ())

    def _go(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:  # raised again where the result is asked for
            self._error = error
        finally:
            self._busy.release()

    def is_over(self, within_s: float = 0.0) -> bool:
        """Whether it is done, or is within so many seconds."""
        over = self._busy.acquire(timeout=max(0.0, within_s))
        if over:
            self._busy.release()  # whoever else waits comes next
        return over

    def wait(self) -> None:
        """Until it is over, whatever came of it."""
        with self._busy:
            return

    def result(self) -> _T:
        """What came of it, waited for; or its error."""
        self.wait()
        if self._error is not None:
            raise self._error
        return self._results[0]


def see_through(errand: Errand[_T], given_up: Callable[[], bool], long: Callable[[], None]) -> bool:
    """Lets the window be painted until the errand is over; False if `given_up` became so before.

    Keys and clicks keep their order: they wait until it is over. After two seconds `long` is called, and they are
    answered again.
    """
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if errand.is_over() or given_up() else None)
    timer.start(LOOK_MS)
    QTimer.singleShot(round(SHUT_S * 1000), loop, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not errand.is_over() and not given_up():
        long()
        loop.exec()
    return errand.is_over() or not given_up()
