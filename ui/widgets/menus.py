"""Menus that ears can use: each has a name of its own and says it when it opens.

Nothing in it is chosen until an arrow key is pressed: Enter alone, pressed too early, must not mark a step.
"""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.tongue import tr
from ui.theme import Look
from ui.widgets.announce import announce


class Menu(QMenu):
    """Without a name Qt would call it by the window's."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._look = look
        self.setFont(look.font("body"))
        self.setAccessibleName(name)

    def sub_menu(self, name: str) -> Menu:
        """A menu that opens from an entry of this one."""
        made = Menu(self._look, name, self)
        self.addMenu(made)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        over = self.parentWidget()
        if not (isinstance(over, QMenu) and over.isVisible()):  # else the entry that it hangs on has been read
            announce(self, tr("{name}. Down chooses.").format(name=self.accessibleName()))
