"""The icons as strokes: what Qt would draw for each SVG, written down once, so that the app needs no SVG reader.

    python3 build_scripts/dev.py icons     reads resources/icons/*.svg, writes resources/icons/drawn.json

Qt itself draws each picture on a device that notes every path: an icon looks as it does in any other viewer, and reading,
parsing and the library for it (2 ms and 1 MB of every start) stay here.
"""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"
DRAWN = "drawn.json"
OWN_INK = "#010203"  # stands for `currentColor` while it is drawn

Kind = QPainterPath.ElementType


class _Notes(QPaintEngine):
    """Notes what is drawn: [width of the pen or 0 for a filled shape, ink or "" for the icon's own, path]."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.strokes: list[list[Any]] = []
        self._state: tuple[float, str, QTransform] = (0.0, "", QTransform())

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        pen, brush = state.pen(), state.brush()
        stroked = pen.style() != Qt.PenStyle.NoPen
        ink = pen.color().name() if stroked else brush.color().name()
        self._state = (pen.widthF() if stroked else 0.0, "" if ink == OWN_INK else ink, state.transform())

    def drawPath(self, path: QPainterPath) -> None:
        width, ink, transform = self._state
        whole = transform.map(path)
        numbers: list[list[Any]] = []
        for index in range(whole.elementCount()):
            element = whole.elementAt(index)
            point = [round(element.x, 4), round(element.y, 4)]
            if element.type == Kind.CurveToDataElement:
                numbers[-1] += point
            else:
                letter = {Kind.MoveToElement: "M", Kind.LineToElement: "L", Kind.CurveToElement: "C"}[element.type]
                numbers.append([letter, *point])
        self.strokes.append([round(width * transform.m11(), 4), ink, numbers])


class _Paper(QPaintDevice):
    def __init__(self, side: int) -> None:
        super().__init__()
        self.notes, self._side = _Notes(), side

    def paintEngine(self) -> QPaintEngine:
        return self.notes

    def metric(self, asked: QPaintDevice.PaintDeviceMetric) -> int:
        metrics = QPaintDevice.PaintDeviceMetric
        known = {metrics.PdmWidth: self._side, metrics.PdmHeight: self._side, metrics.PdmDevicePixelRatio: 1}
        known |= {metrics.PdmDepth: 32, metrics.PdmNumColors: 1 << 24, metrics.PdmDevicePixelRatioScaled: 1 << 16}
        return known.get(asked, 96)


def drawn(folder: Path = ICONS) -> str:
    """The text of drawn.json: name → the side of its square and its strokes, in the order in which they are drawn."""
    _application = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])  # kept alive
    icons = {}
    for path in sorted(folder.glob("*.svg")):
        text = path.read_text(encoding="utf-8").replace("currentColor", OWN_INK)
        renderer = QSvgRenderer(QByteArray(text.encode()))
        assert renderer.isValid(), f"{path} is no SVG that Qt can draw"
        side = renderer.defaultSize().width()
        assert renderer.defaultSize().height() == side, f"{path} is not square"
        paper = _Paper(side)
        painter = QPainter(paper)
        renderer.render(painter)
        painter.end()
        icons[path.stem] = [side, paper.notes.strokes]
    lines = [f"{json.dumps(name)}: {json.dumps(icon, separators=(',', ':'))}" for name, icon in icons.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    (ICONS / DRAWN).write_text(drawn(), encoding="utf-8", newline="\n")
    sys.exit(0)
