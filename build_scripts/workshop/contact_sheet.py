"""Puts the pictures of many views on one sheet, a row a view, to be looked at in one go. Runs in .venv.

Usage: contact_sheet.py SHEET.png PICTURE...
"""

import sys
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

CELL_WIDTH = 460
TITLE_HEIGHT = 22
GAP = 8


def main(sheet: Path, paths: list[Path]) -> int:
    """Draws the pictures of each folder as one row under the folder's name."""
    QGuiApplication(["contact-sheet"])
    rows = [
        (name, [QImage(str(path)) for path in group]) for name, group in groupby(paths, lambda path: path.parent.name)
    ]
    columns = max(len(pictures) for _, pictures in rows)
    heights = [TITLE_HEIGHT + max((_height(picture) for picture in pictures), default=0) + GAP for _, pictures in rows]
    canvas = QImage(columns * (CELL_WIDTH + GAP) + GAP, sum(heights), QImage.Format.Format_RGB32)
    canvas.fill(QColor("#777777"))
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(QColor("white"))
    top = 0
    for (name, pictures), height in zip(rows, heights, strict=True):
        painter.drawText(QRect(GAP, top, canvas.width(), TITLE_HEIGHT), Qt.AlignmentFlag.AlignVCenter, name)
        for column, picture in enumerate(pictures):
            left = GAP + column * (CELL_WIDTH + GAP)
            small = picture.scaledToWidth(CELL_WIDTH, Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(left, top + TITLE_HEIGHT, small)
        top += height
    painter.end()
    return 0 if canvas.save(str(sheet)) else 1


def _height(picture: QImage) -> int:
    return round(picture.height() * CELL_WIDTH / max(picture.width(), 1))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
