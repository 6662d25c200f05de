"""The box of a step: a real check box of three states that the nurse's click never cycles through by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.theme import Look

PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickBox(QCheckBox):
    """44 px at 100 %; no wider than the ring needs where text is `large`. A click only asks (`clicked`); what it shows is set from the disk with `show_state`.

    `by_pointer` says, while `clicked` is told, that a mouse or a finger did it. The second half of a double click is no
    click of its own: a glove that trembles must not take back what it ticked. A press that `is_unaimed` is `refused`.
    """

    refused = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._side = max(44, look.px(44))
        self._across = max(44, look.px(28) + 16) if large else self._side
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown, self._showing = "todo", False
        self.by_pointer = False
        self.is_unaimed: Callable[[bool], bool] = lambda _key: False  # given whether it is a key
        self.checkStateChanged.connect(self._changed)

    def sizeHint(self) -> QSize:
        return QSize(self._across, self._side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload, no-any-return]

    def nextCheckState(self) -> None:
        """Nothing: the pixel follows the disk. The row saves first and then calls `show_state`."""

    def show_state(self, state: str) -> None:
        """Shows "todo", "done" or "not-applicable"."""
        self._shown, self._showing = state, True
        self.setTristate(state == "not-applicable")
        shown = {"done": Qt.CheckState.Checked, "not-applicable": Qt.CheckState.PartiallyChecked}
        self.setCheckState(shown.get(state, Qt.CheckState.Unchecked))
        self._showing = False

    def _changed(self) -> None:
        """A screen reader's "toggle" sets the box and clicks nothing: put back what the disk holds, then ask."""
        if not self._showing:
            self.show_state(self._shown)
            self.click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_unaimed(False):
            self.refused.emit()
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.by_pointer = True
        super().mouseReleaseEvent(event)
        self.by_pointer = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing: its first half was a click."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks as Space does; Up and Down are the list's."""
        if event.key() in PRESSING and self.is_unaimed(True):
            self.refused.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the list moves from box to box; Qt would go to whatever button is nearest
        else:
            super().keyPressEvent(event)
