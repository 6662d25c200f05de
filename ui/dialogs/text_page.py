"""A small page of sentences over the window: keys, what changed, how to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.tongue import tr
from ui.theme import Look
from ui.widgets.controls import push
from ui.widgets.page import SCROLL_KEYS, ScrollPage
from ui.widgets.prose import Prose


class TextPage(QDialog):
    """Esc or Close leaves."""

    def __init__(self, parent: QWidget, look: Look, title: str, rows: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.px(8))
        self.page = ScrollPage(look)
        self.page.add(Prose(look, title, "title", strong=True))
        for row in rows:
            self.page.add(Prose(look, row), above=6)
        self.page.finish()
        column.addWidget(self.page, 1)
        self.close_button = push(look, tr("Close"), primary=True, act=self.accept)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignHCenter)
        room = parent.window().size()
        self.resize(min(look.px(720), room.width() - 40), min(look.px(560), room.height() - 40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The focus is on Close, outside what scrolls."""
        if event.key() in SCROLL_KEYS:
            self.page.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
