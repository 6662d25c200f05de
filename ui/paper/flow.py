"""Blocks that follow one another down a page and over to the next, and the foot that every page has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPagedPaintDevice, QPainter

from app.errors import ExportError
from app.tongue import tr
from ui.paper.ink import Ink, mm

MARGIN = mm(12)
_FOOT_POINTS = 9.0
_SLACK = 0.01  # points; sums of heights are not exact


@dataclass(frozen=True, slots=True)
class Block:
    """`height` points of paper; `draw` is told where its top is. `keep` ties it to the block after it.

    `gap` is room above it, dropped at the top of a page.
    """

    height: float
    draw: Callable[[float], None]
    gap: float = 0.0
    keep: bool = False


Page = list[tuple[float, Block]]
"""Blocks, each with its top."""


class Sheet:
    """The room on a page of this device. `foot` are the lines at the foot of each, beside "page n of N"."""

    def __init__(self, ink: Ink, foot: Sequence[str]) -> None:
        self.ink = ink
        page_width, page_height = ink.page
        self.left = self.top = MARGIN
        self.width = page_width - 2 * MARGIN
        self.right = self.left + self.width
        beside = ink.width(tr("Page 99 of 99"), _FOOT_POINTS) + mm(4)
        self._foot = [ink.lay(line, _FOOT_POINTS, self.width - (beside if line == foot[-1] else 0)) for line in foot]
        self._foot_top = page_height - MARGIN - sum(laid.height for laid in self._foot) - mm(1.5)
        self.room = self._foot_top - mm(1.5) - self.top

    def share_out(self, blocks: Sequence[Block]) -> list[Page]:
        """The blocks on as few pages as they need, in order; what is tied together stays together if a page can hold it."""
        pages: list[Page] = [[]]
        used = 0.0
        for group in _groups(blocks):
            height = sum(block.gap + block.height for block in group)
            if pages[-1] and used + height > self.room + _SLACK:
                pages.append([])
                used = 0.0
            for block in group:
                if pages[-1] and used + block.gap + block.height > self.room + _SLACK:
                    pages.append([])
                    used = 0.0
                used += block.gap if pages[-1] else 0.0
                pages[-1].append((self.top + used, block))
                used += block.height
        return pages

    def draw(self, device: QPagedPaintDevice, pages: Sequence[Page]) -> None:
        """Draws every page. ExportError if the device refuses (a printer that is offline, a disk that is full)."""
        painter = QPainter()
        if not painter.begin(device):
            raise refused()
        self.ink.painter = painter
        try:
            for number, page in enumerate(pages, start=1):
                if number > 1 and not device.newPage():
                    raise refused()
                for top, block in page:
                    block.draw(top)
                self._draw_foot(number, len(pages))
        finally:
            self.ink.painter = None
            ended = painter.end()
        if not ended:
            raise refused()

    def _draw_foot(self, number: int, total: int) -> None:
        ink, y = self.ink, self._foot_top
        last = y
        ink.line(self.left, y, self.right, y, 0.5)
        y += mm(1.5)
        for laid in self._foot:
            last, y = y, y + laid.height
            ink.write(laid, self.left, last)
        ink.say(
            tr("Page {number} of {total}").format(number=number, total=total),
            _FOOT_POINTS,
            self.right,
            last,
            right=True,
        )


def refused() -> ExportError:
    """The device did not take the pages."""
    return ExportError(
        tr("Nothing was printed: the printer did not take it."),
        "",
        tr("See that it is on and has paper, or save as PDF."),
    )


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    tied = False
    for block in blocks:
        if tied:
            groups[-1].append(block)
        else:
            groups.append([block])
        tied = block.keep
    return groups
