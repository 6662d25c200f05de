"""How much room the text of a table needs, and how its columns share the width. Measured once for each text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from ui.theme import Look
from ui.typography import no_break
from ui.widgets.sheet_model import SheetCell

WRAP = int(Qt.TextFlag.TextWordWrap)
TALLEST = 100_000
_BREAK = re.compile(r" |(?<=-)")  # where Qt may end a line


def padding(look: Look, close: bool = False) -> tuple[int, int]:
    """Across and down, px; `close` where a low window is to hold more rows."""
    return (look.px(8), look.px(4 if close else 6)) if look.narrow else (look.px(14), look.px(9))


def head_role(look: Look, columns: int) -> str:
    """The type of the names above so many columns."""
    return "body" if columns > 2 else "key"


@lru_cache(maxsize=20_000)
def text_height(look: Look, role: str, strong: bool, width: int, text: str) -> int:
    """The height in px of `text` in a column `width` px wide."""
    metrics = QFontMetrics(look.font(role, strong))
    return metrics.boundingRect(QRect(0, 0, width, TALLEST), WRAP, no_break(text)).height()


@lru_cache(maxsize=20_000)
def longest_word(look: Look, role: str, strong: bool, text: str) -> int:
    """The width in px that `text` needs so that no word of it is cut."""
    words = sorted(_BREAK.split(no_break(text)), key=len)[-3:]
    metrics = QFontMetrics(look.font(role, strong))
    return max(metrics.horizontalAdvance(word) for word in words) + 1


def least_widths(look: Look, columns: Sequence[str], rows: Sequence[Sequence[SheetCell]]) -> list[int]:
    """The px that each column needs for its longest word, its padding included."""
    across, _ = padding(look)
    least = []
    for number, name in enumerate(columns):
        needed = longest_word(look, head_role(look, len(columns)), True, name)
        for row in rows:
            cell = row[number]
            for label, text in cell.paragraphs:
                needed = max(needed, longest_word(look, "body", cell.strong, text))
                if label:
                    needed = max(needed, longest_word(look, "note", False, label))
            if cell.chip:
                sign = look.px(21) if cell.chip.warns else 0
                needed = max(needed, longest_word(look, "note", False, cell.chip.text) + sign)
        least.append(needed + 2 * across)
    return least


def shared(width: int, shares: Sequence[float], least: Sequence[int]) -> list[int]:
    """The px of each column: its share of `width`, or more where its longest word needs more."""
    widths, left, room = list(least), set(range(len(shares))), width
    while left:
        total = sum(shares[column] for column in left)
        tight = {column for column in left if room * shares[column] / total < least[column]}
        if not tight:
            break
        room -= sum(least[column] for column in tight)
        left -= tight
    total = sum(shares[column] for column in left)
    for column in left:
        widths[column] = int(room * shares[column] / total)
    widths[-1] += width - sum(widths)
    return widths
