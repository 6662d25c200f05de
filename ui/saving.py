"""Acts on their way to the disk: one after the other, beside the window's own thread, and in turns where it is held.

Nothing is shown as done before it is on the disk. What takes longer than a moment is shown as being saved; what another
process holds up waits for its turn, says so, and can be taken back meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from app.errors import SessionError
from app.named import NamedTuple
from app.session import faults
from app.session.fold import SessionState
from app.tongue import mark, tr
from ui.errand import QUIET_S, Errand, see_through
from ui.turn import Turn

WAITS = mark("Not saved yet: another program is holding the file. It is tried again for 10 seconds.")
TAKEN_BACK = mark("Not saved: it was taken back before its turn came.")
_STILL_SAVING = mark("The disk is slow: what came before is still being saved.")
_BUSY = mark("Not saved: the disk is still busy with what came before.")

_T = TypeVar("_T")


class Act(NamedTuple):
    """Something to save. `work` runs in another thread and gives what the disk then holds.

    `place` is the step it belongs to, or a name of its own; of two acts that wait at one place the later one stays.
    `session` is the one it was made in ("" where it may begin one). `still` is whether it is still meant when its turn
    comes, and `saved` is told the new state.
    """

    place: str
    session: str
    work: Callable[[], SessionState]
    saved: Callable[[SessionState], None]
    failed: Callable[[SessionError], None]
    still: Callable[[], bool] = lambda: True


class Saving(QObject):
    """`told`: a place, and what is to be said there of its waiting ("": it is over). `slow`: a place whose act is being
    written for longer than a moment, and `over` when it no longer is. `stuck`: that takes more than two seconds."""

    told = Signal(str, str)
    slow = Signal(str)
    over = Signal(str)
    stuck = Signal()

    def __init__(self, parent: QObject, session: Callable[[], str]) -> None:
        """`session` gives the id of the session that is open now, "" if none is."""
        super().__init__(parent)
        self._session = session
        self._turn = Turn(self)
        self._dropped = False
        self.is_busy = False

    def save(self, act: Act) -> None:
        if self.is_busy:
            self._take(act, SessionError(tr(_BUSY), "", tr(faults.AGAIN)))
            return
        try:
            state = self._written(act)
        except SessionError as error:
            if faults.is_held(error.__cause__):
                self._take(act, error)
            else:
                self._refuse(act, error)
            return
        if state is None:
            return
        waited = self._turn.waits(act.place)
        self._turn.give_up(act.place)
        if waited:
            self.told.emit(act.place, "")
        act.saved(state)

    def read(self, work: Callable[[], _T]) -> _T:
        """What was kept, read beside the window's own thread, too. SessionError if it cannot be had."""
        if self.is_busy:
            raise SessionError(tr(_STILL_SAVING), "", tr(faults.AGAIN))
        errand = Errand(work)
        if not errand.is_over(QUIET_S):
            self._see_through(errand, "", lambda: None)
        return errand.result()

    def take_back(self) -> bool:
        """Forgets the act that waits, the last one if several do; whether there was one."""
        place = self._turn.last()
        if place:
            self._turn.give_up(place)
            self.told.emit(place, tr(TAKEN_BACK))
        return bool(place)

    def forget(self) -> None:
        """Nothing that waits is wanted any longer."""
        self._turn.give_up()

    def drop(self) -> None:
        """Nothing waits for the disk any longer, not even for what it is at: whether that is kept shows later."""
        self._dropped = True
        self.forget()

    def _take(self, act: Act, error: SessionError) -> None:
        """Lets it wait for its turn, unless it has waited long enough."""
        first = not self._turn.waits(act.place)
        if not self._turn.take(act.place, lambda: self._again(act, error)):
            self._refuse(act, error)
        elif first and not self.is_busy:
            self.told.emit(act.place, tr(WAITS))

    def _again(self, act: Act, error: SessionError) -> None:
        """Its turn has come; it never goes to another session than the one it was made in."""
        if act.session not in ("", self._session()):
            self._refuse(act, error)
        elif act.still():
            self.save(act)
        else:
            self._turn.give_up(act.place)
            self.told.emit(act.place, "")

    def _refuse(self, act: Act, error: SessionError) -> None:
        self._turn.give_up(act.place)
        act.failed(error)

    def _written(self, act: Act) -> SessionState | None:
        """What the disk holds now; None if it was dropped before that was known."""
        errand = Errand(act.work)
        if not errand.is_over(QUIET_S) and not self._see_through(errand, act.place, self.stuck.emit):
            return None
        return errand.result()

    def _see_through(self, errand: Errand[_T], place: str, long: Callable[[], None]) -> bool:
        self.is_busy, self._dropped = True, False
        self.slow.emit(place)
        try:
            return see_through(errand, lambda: self._dropped, long)
        finally:
            self.is_busy = False
            self.over.emit(place)
