"""Notices come in three kinds only: plain, caution, never. Sign, word and colour always together."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, Width
from ui.widgets.controls import fill, rule
from ui.widgets.prose import Prose, label
from ui.widgets.sign import LINE, Sign

_KINDS = {
    "plain": ("base", "accent", ""),
    "caution": ("caution_ground", "caution", "triangle-alert"),
    "never": ("never_ground", "never", "ban"),
}


class Notice(QFrame):
    """A bar, a word and a sentence, `pad` px at 100 % above and below it; `stacked` puts the word above the sentence, for
    narrow columns."""

    def __init__(
        self,
        look: Look,
        kind: Literal["plain", "caution", "never"],
        word: str,
        text: str,
        *,
        role: str = "body",
        strong: bool = False,
        stacked: bool = False,
        pad: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        ground, color, sign = _KINDS[kind]
        fill(self, look, ground)
        if look.framed:
            self.setFrameShape(QFrame.Shape.Box)
            self.setLineWidth(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rule(look, vertical=True, color=color, thickness=4))
        tiny = look.width == Width.TINY
        stacked = stacked or tiny
        inside = QVBoxLayout() if stacked else QHBoxLayout()
        inside.setContentsMargins(look.px(14), look.px(pad), look.px(14), look.px(pad))
        inside.setSpacing(look.px(2 if stacked and not tiny else 10))
        if word:
            line = _word(look, word, color, sign)
            taller = look.font(role).pointSizeF() / look.font("body").pointSizeF() - 1
            if not stacked:  # on the line of larger words
                line.setContentsMargins(0, round(look.px(LINE) * taller / 2), 0, 0)
            if stacked:
                line.addStretch(1)  # it stands above the text, at the same edge
            inside.addLayout(line)
            inside.setAlignment(line, Qt.AlignmentFlag.AlignTop)  # where the sentence begins
        self.text = Prose(look, text, role, strong=strong, measure=False, brief=True)
        self.text.setAccessibleName(f"{word}: {text}" if word else text)
        inside.addWidget(self.text, 1)
        row.addLayout(inside, 1)


def _word(look: Look, word: str, color: str, sign: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(look.px(4))
    if sign:
        line.addWidget(Sign(look, sign, color, 16, inline=True))
    line.addWidget(label(look, word, strong=True, color=color))
    return line
