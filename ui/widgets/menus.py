"""Menus that ears can use: each has a name of its own and says it when it opens.

Nothing in it is chosen until an arrow key is pressed: Enter or Space alone, pressed too early, must not mark a step.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStyle, QStyleOption, QWidget

from app.tongue import tr
from ui.style import BedsideStyle
from ui.theme import Look
from ui.widgets.announce import announce

SEPARATOR = 2  # px that Qt asks for a separating line; an entry with words asks for more


class _Roomy(BedsideStyle):
    """Entries at least so high, and so wide that Fusion, which takes a column for ticks as wide as an entry is high from
    the words, leaves these whole. For menus alone: elsewhere sizes are asked for far too often to pass through Python."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption | None, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind != QStyle.ContentsType.CT_MenuItem or size.height() <= SEPARATOR:
            return found
        height = max(found.height(), self._height)
        return QSize(found.width() + height - found.height() * 2 // 3, height)


@cache
def _roomy_style(height: int) -> _Roomy:
    """One for all menus, kept for the whole run: Qt does not own styles made in Python."""
    return _Roomy(height)


class Menu(QMenu):
    """Without a name Qt would call it by the window's. With `tall` its entries are as large as all on the checklist."""

    def __init__(self, look: Look, name: str, parent: QWidget, *, tall: bool = False) -> None:
        super().__init__(name, parent)
        self._look, self._tall = look, tall
        self.setStyle(_roomy_style(max(44, look.px(44)) if tall else 0))
        self.setFont(look.font("body"))
        self.setAccessibleName(name)

    def sub_menu(self, name: str) -> Menu:
        """A menu that opens from an entry of this one."""
        made = Menu(self._look, name, self, tall=self._tall)
        self.addMenu(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses as Enter does: it is the key that ticks."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if self.activeAction() is None:  # Qt would go to the first entry, and a second press choose it
                return
            event = QKeyEvent(event.type(), Qt.Key.Key_Return, event.modifiers(), "\r", event.isAutoRepeat())
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        over = self.parentWidget()
        if not (isinstance(over, QMenu) and over.isVisible()):  # else the entry that it hangs on has been read
            announce(self, tr("{name}. Down chooses.").format(name=self.accessibleName()))
