"""A row of exclusive buttons: one is always chosen, or none until the reader chooses."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QStyle, QStyleOptionButton, QWidget

from ui.theme import Look


class _Segment(QRadioButton):
    """Filled with the accent when chosen, framed when not. To a screen reader it is one of several, not a box to tick."""

    def __init__(self, look: Look, text: str, tall: bool) -> None:
        super().__init__()
        self._look = look
        self.setText(text)
        self.setAutoExclusive(
            True
        )  # the group sees to that; this makes it one of several to a screen reader, not a box
        self.setFont(look.font("body", strong=True))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        width = self.fontMetrics().horizontalAdvance(text) + look.px(24 if look.narrow else 32)
        seen = look.px(34 if look.narrow else 36)
        self._inset = max(0, (max(44, look.px(44)) - seen) // 2) if tall else 0
        self.setFixedSize(QSize(max(width, 44), seen + 2 * self._inset))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, rect = self._look, self.rect().adjusted(0, self._inset, 0, -self._inset)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        chosen = self.isChecked()
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(look.color("accent" if chosen else "tint" if hover else "base"))
        painter.setPen(look.color("accent" if chosen else "edge"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setFont(look.font("body", strong=chosen))
        painter.setPen(look.color("on_accent" if chosen else "accent"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(look.color("on_accent" if chosen else "accent"), 2 if chosen else 3))
            inset = 4 if chosen else 1
            painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset - 1))


class Segmented(QWidget):
    """`chosen` carries the id of the button the reader chose."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, choices: dict[str, str], *, tall: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._showing = False
        self.buttons: dict[str, QRadioButton] = {}
        for choice, text in choices.items():
            button = _Segment(look, text, tall)
            button.setAccessibleDescription(name)
            # toggled, not clicked: a screen reader's "toggle" clicks nothing
            button.toggled.connect(lambda on, choice=choice: self._toggled(on, choice))
            self._group.addButton(button)
            self.buttons[choice] = button
            row.addWidget(button)

    def choose(self, choice: str) -> None:
        """Shows a choice without announcing it."""
        self._showing = True
        self.buttons[choice].setChecked(True)
        self._showing = False

    def _toggled(self, on: bool, choice: str) -> None:
        if on and not self._showing:
            self.chosen.emit(choice)
