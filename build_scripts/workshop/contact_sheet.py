"""Puts the pictures of many views on one sheet, view after view, to be looked at in one go. Runs in .venv.

Usage: contact_sheet.py SHEET.png PICTURE...
"""

import sys
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageReader, QPainter

CELL_WIDTH = 460
COLUMNS = 8
TITLE_HEIGHT = 22
GAP = 8


def main(sheet: Path, paths: list[Path]) -> int:
    """Draws the pictures of each folder under the folder's name, `COLUMNS` in a row, each under its own."""
    QGuiApplication(["contact-sheet"])
    rows: list[tuple[str, list[Path]]] = []
    for folder, group in groupby(paths, lambda path: path.parent.name):
        of_view = list(group)
        rows += [
            (folder if start == 0 else "", of_view[start : start + COLUMNS])
            for start in range(0, len(of_view), COLUMNS)
        ]
    heights = [_row_height(folder, pictures) for folder, pictures in rows]
    columns = max(len(pictures) for _, pictures in rows)
    canvas = QImage(columns * (CELL_WIDTH + GAP) + GAP, sum(heights), QImage.Format.Format_RGB32)
    canvas.fill(QColor("#777777"))
    painter = QPainter(canvas)
    painter.setPen(QColor("white"))
    top = 0
    for (folder, pictures), height in zip(rows, heights, strict=True):
        _draw_row(painter, top, folder, pictures)
        top += height
    painter.end()
    return 0 if canvas.save(str(sheet)) else 1


def _draw_row(painter: QPainter, top: int, folder: str, pictures: list[Path]) -> None:
    if folder:
        across = (CELL_WIDTH + GAP) * COLUMNS
        painter.drawText(QRect(GAP, top, across, TITLE_HEIGHT), Qt.AlignmentFlag.AlignVCenter, folder)
        top += TITLE_HEIGHT
    for column, path in enumerate(pictures):
        left = GAP + column * (CELL_WIDTH + GAP)
        painter.drawText(QRect(left, top, CELL_WIDTH, TITLE_HEIGHT), Qt.AlignmentFlag.AlignVCenter, path.stem)
        small = QImage(str(path)).scaledToWidth(CELL_WIDTH, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(left, top + TITLE_HEIGHT, small)


def _row_height(folder: str, pictures: list[Path]) -> int:
    """Read from the files' heads: decoding hundreds of pictures twice takes a minute."""
    titles = TITLE_HEIGHT * (2 if folder else 1)
    return titles + max(_height(QImageReader(str(path)).size()) for path in pictures) + GAP


def _height(size: QSize) -> int:
    return round(size.height() * CELL_WIDTH / max(size.width(), 1))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
