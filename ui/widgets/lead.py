"""A sentence with its source chip behind its last word, where a chip at the right edge would cost a line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QToolButton

from app.content import models as m
from app.content.content import Content
from app.content.evidence import chip
from ui.style import HANG
from ui.theme import Look
from ui.widgets.controls import chip_button
from ui.widgets.page import Cite
from ui.widgets.prose import Prose, first_sentence


class Lead(Prose):
    """Its first sentence in the strong weight. The chip takes a line of its own where the last one has no room for it."""

    def __init__(self, look: Look, content: Content, statement: m.Statement, cite: Cite) -> None:
        self._ends: dict[int, tuple[float, int]] = {}  # by width
        super().__init__(look, statement.text, measure=False)
        self.chip: QToolButton | None = None
        self.setObjectName(statement.id)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.mark((first_sentence(statement.text),))
        if made := chip(content, statement.facts, statement.sources):
            self.chip = chip_button(look, made, statement.text, lambda: cite(statement.id))
            self.chip.setParent(self)

    def _end(self, width: int) -> tuple[float, int]:
        """Where the last word ends, px from the left, and how tall the sentence is, in lines of `width` px."""
        if width not in self._ends:
            document = QTextDocument()
            document.setDocumentMargin(0)
            document.setDefaultFont(self.font())
            document.setHtml(self.text())
            document.setTextWidth(width)
            tall = round(document.size().height())  # and with that the lines are made
            block = document.lastBlock()  # kept as long as its lines are asked: they are a part of it
            lines = block.layout()
            self._ends[width] = lines.lineAt(lines.lineCount() - 1).naturalTextWidth(), tall
        return self._ends[width]

    def _beside(self, width: int) -> bool:
        """Whether the chip has room behind the last word."""
        return self.chip is not None and self._start(width) + self.chip.minimumWidth() <= width

    def _start(self, width: int) -> int:
        """The left edge of the chip behind the last word: its own words stand a little off the sentence."""
        return round(self._end(width)[0]) + self._look.px(8) - HANG + 2

    def heightForWidth(self, width: int) -> int:
        height = super().heightForWidth(width)
        if self.chip is None:
            return height
        tall = self.chip.minimumHeight()  # more than a line: beside words it stands 1 px below them
        return max(height + 1, tall) if self._beside(width) else height + tall

    def setText(self, text: str) -> None:
        super().setText(text)
        self._ends = {}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.chip is None:
            return
        width, tall = self.width(), self.chip.minimumHeight()
        self.chip.resize(self.chip.minimumWidth(), tall)
        if self._beside(width):
            self.chip.move(self._start(width), max(0, min(self._end(width)[1] + 1, self.height()) - tall))
        else:
            self.chip.move(0, self.height() - tall)
