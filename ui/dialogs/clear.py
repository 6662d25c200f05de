"""Erases every kept checklist: asks once, and the way back has the keyboard. It shows how far it is, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from app.errors import SessionError
from app.tongue import mark, tr, tr_n
from ui.dialogs.leaf import Leaf
from ui.theme import Look
from ui.widgets.controls import push

_QUESTION = mark("Erase every kept checklist now, the open one too? They are overwritten and cannot be brought back.")

_REWRITING = mark("Working: what was erased is being overwritten. That goes on by itself if you close now.")


class ClearPage(Leaf):
    """`erase` gives how many are erased, and of how many, over and over until it is done; `session_desk.clear_slowly` says
    how it is stopped. `done` is told the last number."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        erase: Callable[[], Generator[tuple[int, int], bool | None, None]],
        done: Callable[[int], object],
    ) -> None:
        super().__init__(parent, look, tr("Clear all kept sessions"), scrolls=True, size=(620, 280))
        self._erase, self._done = erase, done
        self._pieces: Generator[tuple[int, int], bool | None, None] | None = None
        self._erased = 0
        self._stops = self._leaves = False
        self._asked: bool | None = None  # to stop, and not told yet
        self.add_words(tr(_QUESTION))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(look.px(12))
        self.bar.setAccessibleName(tr("Erasing"))
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.keep = push(look, tr("Keep them"), primary=True, act=self.reject)
        self.clear = push(look, tr("Erase all"), act=self._clear)
        self.add_button(self.keep)
        self.add_button(self.clear)
        self.show_all_words()
        self.keep.setFocus()

    def _clear(self) -> None:
        """Overwriting takes a while on a slow disk: says so first, and erases piece by piece once that is painted."""
        self.tell(tr("Working"))
        self.clear.setEnabled(False)
        self.keep.setText(tr("Stop"))
        self.keep.setFocus()
        self._pieces, self._erased, self._stops = self._erase(), 0, False
        self._leaves = False
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._next))

    def _next(self) -> None:
        """A short wait for the disk, then the window is looked after again."""
        if self._pieces is None:
            return
        try:
            asked, self._asked = self._asked or self._leaves or None, None
            erased, total = self._pieces.send(asked)
        except StopIteration:
            self._pieces = None
            self._leave() if self._stops else self._finish()
            return
        except SessionError as error:
            self._pieces = None
            self._fail(error)
            return
        if erased != self._erased and not self._stops:
            self.bar.setRange(0, total)
            self.bar.setValue(erased)
            self.bar.show()
            self.outcome.say(tr("Working: {count} of {total} erased.").format(count=erased, total=total))
        self._erased = erased
        QTimer.singleShot(0, self, self._next)

    def _finish(self) -> None:
        self.accept()
        self._done(self._erased)

    def _fail(self, error: SessionError) -> None:
        if self._stops:
            self._leave()
            return
        self.bar.hide()
        self.keep.setText(tr("Keep the rest") if self._erased else tr("Keep them"))
        self.clear.setEnabled(True)
        self.tell(" ".join(part for part in (self._so_far(), str(error)) if part), wrong=True)

    def _so_far(self) -> str:
        said = tr_n("Erased: {count} checklist.", "Erased: {count} checklists.", self._erased)
        return said.format(count=self._erased) if self._erased else ""

    def reject(self) -> None:
        """The way back; while it erases, the way to stop: what is not yet erased is kept, and how many were is said.

        The file is then written anew without what was erased; once more, and nobody waits for that.
        """
        if self._pieces is None:
            self._leave()
            return
        self._leaves, self._asked = self._stops, True
        if not self._stops:
            self._stops = True
            self.bar.setRange(0, 0)  # it moves, and nobody knows how long
            self.bar.show()
            self.keep.setText(tr("Close now"))
            self.tell(tr(_REWRITING))

    def _leave(self) -> None:
        super().reject()
        if self._erased:
            self._done(self._erased)
