"""Draws the app's icon in every size and container the systems ask for, from the one SVG.

Usage (in the build environment, which has Qt): icons.py DRAWING.svg FOLDER

Writes FOLDER/SIZE.png, FOLDER/nms-bedside.ico (Windows) and FOLDER/nms-bedside.icns (macOS). Both containers are a
table in front of the same PNG pictures, so no other tool is needed.
"""

import struct
import sys
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 24, 32, 48, 64, 128, 256)
MACOS = {b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic08": 256, b"ic09": 512}


def draw(drawing: Path, folder: Path) -> dict[int, bytes]:
    """The PNG of each size, also written to `folder`."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _application = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])  # kept alive
    renderer = QSvgRenderer(str(drawing))
    assert renderer.isValid(), f"{drawing} is no SVG that Qt can draw"
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        path = folder / f"{size}.png"
        assert image.save(str(path)), f"{path} could not be written"
        pictures[size] = path.read_bytes()
    return pictures


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon. A size of 256 is written as 0."""
    head, bodies, offset = struct.pack("<HHH", 0, 1, len(WINDOWS)), b"", 6 + 16 * len(WINDOWS)
    for size in WINDOWS:
        picture = pictures[size]
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset + len(bodies))
        bodies += picture
    return head + bodies


def icns(pictures: dict[int, bytes]) -> bytes:
    """A macOS icon."""
    body = b"".join(kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size] for kind, size in MACOS.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main(drawing: Path, folder: Path) -> None:
    """Writes everything."""
    pictures = draw(drawing, folder)
    (folder / "nms-bedside.ico").write_bytes(ico(pictures))
    (folder / "nms-bedside.icns").write_bytes(icns(pictures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
