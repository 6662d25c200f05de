"""The icons: strokes out of one file, drawn in any colour and size. `dev.py icons` makes the file from the SVGs."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

from app.paths import resources_dir


def icon(name: str, color: str, size: int) -> QIcon:
    """An icon of `size` logical px in a colour such as "#0B4F5C"."""
    return _icon(name, color, size, _sharpness())


def picture(name: str, color: str, side: int) -> QPixmap:
    """It on a square of `side` device px; a colour of its own comes before `color`."""
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(Qt.GlobalColor.transparent)
    own_side, strokes = _drawn().get(name, (side, []))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / own_side, side / own_side)
    for width, ink, numbers in strokes:
        paint = QColor(ink or color)
        if width:
            pen = QPen(paint, width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(_path(numbers), pen)
        else:
            painter.fillPath(_path(numbers), QBrush(paint))
    painter.end()
    return pixmap


def _sharpness() -> tuple[int, ...]:
    """How many device px a logical px has, rounded up: 1, and 2 where a screen has more than one."""
    return (1,) if all(screen.devicePixelRatio() <= 1 for screen in QGuiApplication.screens()) else (1, 2)


@cache
def _icon(name: str, color: str, size: int, ratios: tuple[int, ...]) -> QIcon:
    made = QIcon()
    for ratio in ratios:
        pixmap = picture(name, color, size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made


@cache
def _drawn() -> dict[str, tuple[int, list[tuple[float, str, list[list[Any]]]]]]:
    """Name → the side of its square, and its strokes: width of the pen (0: filled), ink ("": any), path.

    Empty if the file is lost or damaged: a window without pictures says more than none.
    """
    try:
        return json.loads((resources_dir() / "icons" / "drawn.json").read_bytes())  # type: ignore[no-any-return]
    except (OSError, ValueError):
        return {}


def _path(numbers: list[list[Any]]) -> QPainterPath:
    path = QPainterPath()
    for letter, *points in numbers:
        if letter == "M":
            path.moveTo(*points)
        elif letter == "L":
            path.lineTo(*points)
        else:
            path.cubicTo(*points)
    return path
