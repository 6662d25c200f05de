"""The icons are those of the SVG files, without an SVG reader in the app."""

import ast
from pathlib import Path

import draw_icons
import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import ui
from app.paths import resources_dir
from ui import icons
from ui.icons import picture

ICONS = resources_dir() / "icons"
NAMES = sorted(path.stem for path in ICONS.glob("*.svg"))
ALMOST = 24  # of 255, in the corners of a pixel: curves are flattened once more


def by_qt(name: str, color: str, side: int) -> QImage:
    text = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    return pixmap.toImage()


def test_the_strokes_are_those_of_the_files(qapp: QApplication) -> None:
    assert (ICONS / draw_icons.DRAWN).read_text(encoding="utf-8") == draw_icons.drawn(), "run dev.py icons"


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_looks_as_qt_draws_its_file(qapp: QApplication, name: str) -> None:
    for side in (16, 20, 24, 33, 40, 64):
        ours, theirs = picture(name, "#0B4F5C", side).toImage(), by_qt(name, "#0B4F5C", side)
        marked = 0
        for x in range(side):
            for y in range(side):
                one, other = ours.pixelColor(x, y), theirs.pixelColor(x, y)
                assert abs(one.alpha() - other.alpha()) <= ALMOST, (side, x, y)
                marked += one.alpha() > 128
        assert marked > side / 3


def test_an_icon_takes_the_colour_it_is_asked_for(qapp: QApplication) -> None:
    image = picture("check", "#ff0000", 48).toImage()
    inked = {
        image.pixelColor(x, y).rgb() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert inked == {QColor("#ff0000").rgb()}


def test_the_app_reads_no_svg() -> None:
    for path in Path(ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtSvg"), path


@pytest.mark.parametrize("text", [None, "{", ""])
def test_a_lost_or_damaged_file_costs_the_pictures_and_nothing_else(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    (tmp_path / "icons").mkdir()
    if text is not None:
        (tmp_path / "icons" / "drawn.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(icons, "resources_dir", lambda: tmp_path)
    icons._drawn.cache_clear()
    try:
        blank = picture("check", "#0B4F5C", 20)
    finally:
        icons._drawn.cache_clear()
    assert blank.size().width() == 20
    assert blank.toImage().pixelColor(10, 10).alpha() == 0
