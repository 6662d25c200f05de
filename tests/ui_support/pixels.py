"""Contrast as it is drawn: grabs a part of the window and measures its colours by WCAG 2.2."""

import struct
from collections import Counter

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

FEW = 3  # pixels: fewer of a colour are the rounded edge of a letter, not the letter


def luminance(rgb: int) -> float:
    """Relative luminance of 0xRRGGBB."""
    parts = [((rgb >> shift) & 255) / 255 for shift in (16, 8, 0)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: int | str, other: int | str) -> float:
    """Contrast of two colours, each 0xRRGGBB or "#RRGGBB"."""
    values = sorted(luminance(_rgb(color)) for color in (one, other))
    return (values[1] + 0.05) / (values[0] + 0.05)


def _rgb(color: int | str) -> int:
    return QColor(color).rgb() & 0xFFFFFF if isinstance(color, str) else color & 0xFFFFFF


def picture(widget: QWidget, part: QRect | None = None) -> QImage:
    """What is on screen where the widget (or a part of it) is, with whatever lies on top."""
    window = widget.window()
    inside = part if part is not None else widget.rect()
    box = QRect(widget.mapTo(window, QPoint(0, 0)) + inside.topLeft(), inside.size())
    return window.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels(image: QImage) -> list[int]:
    """Every pixel as 0xRRGGBB, row by row."""
    return [value & 0xFFFFFF for (value,) in struct.iter_unpack("<I", bytes(image.constBits()))]


def ground(image: QImage) -> int:
    """The colour that most of it has."""
    return Counter(pixels(image)).most_common(1)[0][0]


def drawn_contrast(image: QImage) -> float:
    """The contrast of what is drawn to the ground it is drawn on: 1.0 if nothing is."""
    counts = Counter(pixels(image))
    below = counts.most_common(1)[0][0]
    return max((ratio(color, below) for color, count in counts.items() if count >= FEW), default=1.0)


def text_contrast(widget: QWidget, *, inset: int = 0, part: QRect | None = None) -> float:
    """The contrast of the text of a widget; `inset` leaves its frame out."""
    inside = part if part is not None else widget.rect()
    return drawn_contrast(picture(widget, inside.adjusted(inset, inset, -inset, -inset)))


def changed(before: QImage, after: QImage, least: float = 3.0) -> int:
    """How many pixels changed so much that the change itself has this contrast."""
    pairs = Counter(zip(pixels(before), pixels(after), strict=True))
    return sum(count for (one, other), count in pairs.items() if one != other and ratio(one, other) >= least)
