"""Fonts, wrapped text and lines, measured in points (1/72 inch) on whatever device the painter draws to.

The dotted zero of the screen is left out on purpose: Qt writes that glyph without its meaning, so that "10 × 20 mg" copied
from the PDF or read aloud from it would come out as "1 × 2 mg". Ligatures likewise stay apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ui.theme import FAMILIES
from ui.typography import JOINER, no_break

POINTS_PER_MM = 72 / 25.4
PITCH = 1.24  # line pitch in em; Plex' own 1.3 wastes paper, below 1.2 lines run together
_BLACK = QColor(0, 0, 0)
_BREAK = "\u2028"

Runs = Sequence[tuple[str, bool]]


def mm(length: float) -> float:
    """Millimetres as points."""
    return length * POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Laid:
    """Text that was broken into lines for one width; sizes in points. `natural` is the width of the widest line."""

    layout: QTextLayout
    height: float
    natural: float


class Ink:
    """Draws on one device. Coordinates are points from the top left corner of the page."""

    def __init__(self, device: QPagedPaintDevice) -> None:
        self._device = device
        self._x = device.logicalDpiX() / 72
        self._y = device.logicalDpiY() / 72
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self.painter: QPainter | None = None

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        size = self._device.pageLayout().fullRectPoints()
        return float(size.width()), float(size.height())

    def font(self, points: float, strong: bool = False) -> QFont:
        """The paper's font; two weights only."""
        if (points, strong) not in self._fonts:
            font = QFont()
            font.setFamilies(FAMILIES)
            for feature in ("ss04", "liga"):
                font.setFeature(QFont.Tag(feature), 0)  # clearing would let the application font's come back
            font.setPointSizeF(points)
            font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            self._fonts[points, strong] = font
        return self._fonts[points, strong]

    def width(self, text: str, points: float, strong: bool = False) -> float:
        """How wide one line is."""
        return QFontMetricsF(self.font(points, strong), self._device).horizontalAdvance(no_break(text).replace(JOINER, "")) / self._x

    def lay(self, text: str | Runs, points: float, width: float, strong: bool = False) -> Laid:
        """Breaks text, or runs of (text, strong), into lines; numbers stay with their units."""
        runs = [(text, strong)] if isinstance(text, str) else list(text)
        lines = self._broken(runs, points, width)
        layout = QTextLayout(_BREAK.join("".join(words for words, _ in line) for line in lines), self.font(points), self._device)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.ManualWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats(lines, points))
        pitch = points * PITCH
        natural, count = 0.0, 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width * self._x))
            line.setPosition(QPointF(0, (count * pitch + (pitch - points * 1.3) / 2) * self._y))
            natural = max(natural, line.naturalTextWidth() / self._x)
            count += 1
        layout.endLayout()
        return Laid(layout, max(1, count) * pitch, natural)

    def _broken(self, runs: Runs, points: float, width: float) -> list[list[tuple[str, bool]]]:
        """The runs as lines no wider than `width`, broken at spaces only.

        Ours, because Qt would break "mg/kg" after its slash, and the sign that forbids it is in no font we embed.
        """
        lines: list[list[tuple[str, bool]]] = [[]]
        used = 0.0
        for words, strong in runs:
            metrics = QFontMetricsF(self.font(points, strong), self._device)
            for place, word in enumerate(no_break(words).replace(JOINER, "").split(" ")):
                lead = " " if place and used else ""
                needed = metrics.horizontalAdvance(lead + word) / self._x
                if used and used + needed > width:
                    lines.append([])
                    lead, used = "", 0.0
                    needed = metrics.horizontalAdvance(word) / self._x
                lines[-1].append((lead + word, strong))
                used += needed
        return lines

    def _formats(self, lines: list[list[tuple[str, bool]]], points: float) -> list[QTextLayout.FormatRange]:
        formats, start = [], 0
        for line in lines:
            for words, strong in line:
                made = QTextLayout.FormatRange()
                made.start, made.length = start, len(words.encode("utf-16-le")) // 2  # type: ignore[attr-defined]
                look = QTextCharFormat()
                look.setFont(self.font(points, strong))
                look.setForeground(_BLACK)
                made.format = look  # type: ignore[attr-defined]
                formats.append(made)
                start += made.length  # type: ignore[attr-defined]
            start += len(_BREAK)
        return formats

    # ------------------------------------------------------------ drawing

    def write(self, laid: Laid, x: float, y: float) -> None:
        """Draws laid-out text with its top left corner at x, y."""
        painter = self._pen(0.5)
        laid.layout.draw(painter, QPointF(x * self._x, y * self._y))

    def say(self, text: str, points: float, x: float, y: float, *, strong: bool = False, right: bool = False) -> None:
        """Draws one line whose top is at y; with `right` it ends at x."""
        laid = self.lay(text, points, 10_000, strong)
        self.write(laid, x - laid.natural if right else x, y)

    def line(self, x1: float, y1: float, x2: float, y2: float, thickness: float = 0.5) -> None:
        self._pen(thickness).drawLine(self._at(x1, y1), self._at(x2, y2))

    def box(self, x: float, y: float, width: float, height: float, thickness: float = 1.0) -> None:
        """An empty frame."""
        self._pen(thickness).drawRect(QRectF(self._at(x, y), self._at(x + width, y + height)))

    def tick(self, x: float, y: float, size: float) -> None:
        """The tick of a step that is done, inside a box of this size."""
        pen = self._pen(size / 7)
        points = [self._at(x + size * a, y + size * b) for a, b in ((0.2, 0.52), (0.42, 0.74), (0.82, 0.26))]
        pen.drawPolyline(points)

    def dash(self, x: float, y: float, size: float) -> None:
        """The dash of a step that does not apply."""
        self.line(x + size * 0.24, y + size / 2, x + size * 0.76, y + size / 2, size / 7)

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(x * self._x, y * self._y)

    def _pen(self, thickness: float) -> QPainter:
        if self.painter is None:
            raise RuntimeError("nothing to draw with yet")
        pen = QPen(_BLACK, max(1.0, ceil(thickness * self._y)))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        return self.painter
