"""The program's own icon on its window, in the task bar and in the tray, drawn from the one SVG after the first paint."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.paths import resources_dir

SIZES = (16, 24, 32, 48, 64, 128)


def app_icon() -> QIcon:
    """Takes about two milliseconds."""
    from PySide6.QtSvg import QSvgRenderer

    icon = QIcon()
    renderer = QSvgRenderer(QByteArray((resources_dir() / "icons" / "nms-bedside.svg").read_bytes()))
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
