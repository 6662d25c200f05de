"""What marks everything local: a dashed frame, the word "Local", who and when. And the notices above the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.tongue import tr
from ui.theme import Look, Width
from ui.typography import tool_tip
from ui.widgets.controls import fill, flat
from ui.widgets.notice import Notice


class LocalTag(QLabel):
    """A few words of the hospital's own, in a dashed frame. `origin` (who and when) is its tooltip and is read out."""

    def __init__(self, look: Look, text: str, origin: str) -> None:
        super().__init__(text)
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font("note"))
        self.setContentsMargins(look.px(8), look.px(4), look.px(8), look.px(4))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tool_tip(origin))
        self.setAccessibleName(f"{text}. {origin}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._look.color("accent"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        super().paintEvent(event)


class TopNotice(QFrame):
    """A caution above the page that can be put away until the window is opened again."""

    dismissed = Signal(str)

    def __init__(self, look: Look, word: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = sentence
        fill(self, look, "caution_ground")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, look.px(4), 0)
        row.setSpacing(0)
        # a small window has room for what happened and what it means; the rest is on the page "This site"
        sentences = sentence.removesuffix(".").split(". ")
        said = ". ".join(sentences[: {Width.TINY: 1, Width.NARROW: 2}.get(look.width, len(sentences))]) + "."
        row.addWidget(Notice(look, "caution", word, said), 1)
        self.button = flat(look, "", "x", act=self._put_away, name=tr("Dismiss this notice"))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def _put_away(self) -> None:
        self.hide()
        self.dismissed.emit(self.sentence)
