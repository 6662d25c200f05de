"""Erases every kept checklist: asks once, and the way back has the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.errors import SessionError
from app.tongue import mark, tr
from ui.dialogs.leaf import Leaf
from ui.theme import Look
from ui.widgets.controls import push

_QUESTION = mark("Erase every kept checklist now, the open one too? They are overwritten and cannot be brought back.")


class ClearPage(Leaf):
    """`erase` does it and gives how many there were; `done` is told that number."""

    def __init__(self, parent: QWidget, look: Look, erase: Callable[[], int], done: Callable[[int], object]) -> None:
        super().__init__(parent, look, tr("Clear all kept sessions"), scrolls=True, size=(620, 280))
        self._erase, self._done = erase, done
        self.add_words(tr(_QUESTION))
        self.keep = push(look, tr("Keep them"), primary=True, act=self.reject)
        self.clear = push(look, tr("Erase all"), act=self._clear)
        self.add_button(self.keep)
        self.add_button(self.clear)
        self.keep.setFocus()

    def _clear(self) -> None:
        """Overwriting takes a while on a slow disk: says so first, and erases once that is painted."""
        self.tell(tr("Working"))
        self.setEnabled(False)
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._finish))

    def _finish(self) -> None:
        self.setEnabled(True)
        try:
            count = self._erase()
        except SessionError as error:
            self.tell(str(error), wrong=True)
            return
        self.accept()
        self._done(count)
