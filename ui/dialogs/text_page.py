"""A small page of sentences over the window: keys, what changed, how to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.tongue import tr
from ui.theme import Look
from ui.widgets.controls import flush, push, rule
from ui.widgets.page import SCROLL_KEYS, ScrollPage
from ui.widgets.prose import Prose


class TextPage(QDialog):
    """Esc or Close leaves. A row is a sentence, or a word and what it stands for. As tall as its text, if there is room."""

    def __init__(self, parent: QWidget, look: Look, title: str, rows: Sequence[str | tuple[str, str]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.px(8))
        self.page = ScrollPage(look)
        self.page.add(Prose(look, title, "title", strong=True))
        for row in rows:
            if isinstance(row, str):
                self.page.add(Prose(look, row), above=6)
            else:
                self.page.column.addSpacing(look.px(6))
                self.page.column.addLayout(self._pair(look, *row))
        self.page.finish()
        column.addWidget(self.page, 1)
        self.close_button = push(look, tr("Close"), primary=True, act=self.accept)
        column.addWidget(rule(look))  # a line that goes on below it is not taken for cut off
        foot = flush(self.close_button)
        foot.setContentsMargins(look.margin, 0, look.margin, 0)
        column.addLayout(foot)
        self._most = QSize(look.px(720), look.px(560)).boundedTo(parent.window().size() - QSize(40, 40))
        self.fit()

    def fit(self) -> None:
        """Takes the height of the text, where the window has the room."""
        layout, outer = self.page.inside.layout(), self.layout()
        assert layout is not None
        assert outer is not None
        beside = self.page.verticalScrollBar().sizeHint().width()
        text = layout.heightForWidth(self._most.width() - beside)
        foot = 1 + 2 * outer.spacing() + self.close_button.minimumHeight() + outer.contentsMargins().bottom()
        self.resize(self._most.width(), min(self._most.height(), text + foot))

    @staticmethod
    def _pair(look: Look, word: str, meaning: str) -> QHBoxLayout:
        """Side by side, the meanings on one edge."""
        row = QHBoxLayout()
        row.setSpacing(look.px(16))
        head = Prose(look, word, strong=True)
        head.setFixedWidth(look.px(180))
        row.addWidget(head)
        row.addWidget(Prose(look, meaning), 1)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The focus is on Close, outside what scrolls."""
        if event.key() in SCROLL_KEYS:
            self.page.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
