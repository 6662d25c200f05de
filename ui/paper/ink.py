"""Fonts, wrapped text and lines, measured in points (1/72 inch) on whatever device the painter draws to.

The dotted zero of the screen is left out on purpose: Qt writes that glyph without its meaning, so that "10 × 20 mg" copied
from the PDF or read aloud from it would come out as "1 × 2 mg". Ligatures likewise stay apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QPen

from ui.theme import FAMILIES
from ui.typography import JOINER, no_break

POINTS_PER_MM = 72 / 25.4
PITCH = 1.24  # line pitch in em: Plex' own 1.3 wastes paper, below 1.2 lines run together
_BLACK = QColor(0, 0, 0)
_MEASURED = 10.0  # points at which text is measured

Runs = Sequence[tuple[str, bool]]
"""Pieces of text, each with whether it is in the strong weight."""


def mm(length: float) -> float:
    """Millimetres as points."""
    return length * POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Laid:
    """Text that was broken into lines for one width; `natural` is the width of the widest. Sizes in points."""

    lines: tuple[tuple[tuple[str, bool], ...], ...]
    points: float
    natural: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.points * PITCH


class Ink:
    """Draws on one device. Coordinates are points from the top left corner of the page."""

    def __init__(self, device: QPagedPaintDevice) -> None:
        self._device = device
        self._x = device.logicalDpiX() / 72
        self._y = device.logicalDpiY() / 72
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._widths: dict[tuple[str, bool], float] = {}
        self._ties: dict[str, str] = {}
        plain = QFontMetricsF(self.font(_MEASURED), device)
        self._ascent = plain.ascent() / self._y / _MEASURED
        self._natural_pitch = (plain.ascent() + plain.descent()) / self._y / _MEASURED
        self.painter: QPainter | None = None

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        size = self._device.pageLayout().fullRectPoints()
        return float(size.width()), float(size.height())

    # ------------------------------------------------------------ measuring

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

    def _shown(self, text: str) -> str:
        """Numbers tied to their units; without the joiner, which no embedded font has. Kept, for it is asked often."""
        if text not in self._ties:
            self._ties[text] = no_break(text).replace(JOINER, "")
        return self._ties[text]

    def width(self, text: str, points: float, strong: bool = False) -> float:
        """How wide one line is. Measured once: at a printer's resolution width grows with size exactly enough."""
        key = (text, strong)
        if key not in self._widths:
            metrics = QFontMetricsF(self.font(_MEASURED, strong), self._device)
            self._widths[key] = metrics.horizontalAdvance(self._shown(text)) / self._x / _MEASURED
        return self._widths[key] * points

    def fitting(self, text: str, points: float, room: float) -> float:
        """The size, at most `points`, at which strong text takes one line of `room`: for titles on small paper."""
        return min(points, points * room / self.width(text, points, strong=True))

    def lay(self, text: str | Runs, points: float, width: float, strong: bool = False) -> Laid:
        """Breaks text, or runs, into lines no wider than `width`, at spaces only; numbers stay with their units.

        Ours, because Qt would break "mg/kg" after its slash, and the sign that forbids it is in no font we embed.
        """
        runs = [(text, strong)] if isinstance(text, str) else text
        lines: list[list[tuple[str, bool]]] = [[]]
        used = widest = 0.0
        for words, heavy in runs:
            space = self.width(" ", points, heavy)
            for place, word in enumerate(self._pieces(words, points, width, heavy)):
                needed = self.width(word, points, heavy)
                lead = " " if place and used else ""
                if used and used + space + needed > width:
                    lines.append([])
                    lead, used = "", 0.0
                _append(lines[-1], lead + word, heavy)
                used += needed + (space if lead else 0.0)
                widest = max(widest, used)
        return Laid(tuple(tuple(line) for line in lines), points, widest)

    def _pieces(self, words: str, points: float, width: float, strong: bool) -> Iterator[str]:
        """The words; one that is wider than a line (only somebody's typing is) comes in pieces."""
        for word in self._shown(words).split(" "):
            piece = word
            while len(piece) > 1 and self.width(piece, points, strong) > width:
                fits = max(1, int(len(piece) * width / self.width(piece, points, strong) * 0.8))
                yield piece[:fits]
                piece = piece[fits:]
            yield piece

    # ------------------------------------------------------------ drawing

    def write(self, laid: Laid, x: float, y: float) -> None:
        """Draws laid-out text with its top left corner at x, y."""
        painter = self._pen(0.5)
        pitch = laid.points * PITCH
        baseline = y + (PITCH - self._natural_pitch) / 2 * laid.points + self._ascent * laid.points
        for number, line in enumerate(laid.lines):
            at = x
            for words, strong in line:
                painter.setFont(self.font(laid.points, strong))
                painter.drawText(self._at(at, baseline + number * pitch), words)
                at += self.width(words, laid.points, strong)

    def say(self, text: str, points: float, x: float, y: float, *, strong: bool = False, right: bool = False) -> None:
        """Draws one line whose top is at y; with `right` it ends at x."""
        start = x - self.width(text, points, strong) if right else x
        self.write(Laid((((self._shown(text), strong),),), points, 0.0), start, y)

    def line(self, x1: float, y1: float, x2: float, y2: float, thickness: float = 0.5) -> None:
        self._pen(thickness).drawLine(self._at(x1, y1), self._at(x2, y2))

    def box(self, x: float, y: float, width: float, height: float, thickness: float = 1.0) -> None:
        """An empty frame."""
        self._pen(thickness).drawRect(QRectF(self._at(x, y), self._at(x + width, y + height)))

    def tick(self, x: float, y: float, size: float) -> None:
        """The tick of a step that is done, inside a box of this size."""
        pen = self._pen(size / 7)
        pen.drawPolyline([self._at(x + size * a, y + size * b) for a, b in ((0.2, 0.52), (0.42, 0.74), (0.82, 0.26))])

    def dash(self, x: float, y: float, size: float) -> None:
        """The dash of a step that does not apply."""
        self.line(x + size * 0.24, y + size / 2, x + size * 0.76, y + size / 2, size / 7)

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(x * self._x, y * self._y)

    def _pen(self, thickness: float) -> QPainter:
        if self.painter is None:
            raise RuntimeError("nothing to draw with yet")
        pen = QPen(_BLACK, max(1.0, thickness * self._y))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        return self.painter


def _append(line: list[tuple[str, bool]], words: str, strong: bool) -> None:
    """Adds words to a line, to its last run if that has the same weight."""
    if line and line[-1][1] == strong:
        line[-1] = (line[-1][0] + words, strong)
    else:
        line.append((words, strong))
