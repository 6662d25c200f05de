"""The page of all states: the real controls, each in the state that is written on it, whole and in every theme."""

import pytest
from page_walk import complaints
from pixels import picture
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from ward import settle, visible

from ui.state_sheet import SHOWN, StateSheet
from ui.theme import DARK, LIGHT, look_for
from ui.widgets.rail import Rail


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_every_state_is_drawn_on_one_page(qapp: QApplication, theme: str) -> None:
    before = qapp.palette()
    look = look_for(theme, 100, 1366, 768)
    qapp.setPalette(look.palette())
    sheet = StateSheet(look)
    sheet.resize(1366, 768)
    sheet.show()
    settle(20)
    try:
        assert sheet.minimumSizeHint().height() <= 768
        assert list(complaints(sheet)) == []
        drawn = picture(sheet)
        colours = {drawn.pixelColor(x, y).name().upper() for x in range(36, 1366, 30) for y in range(0, 768, 3)}
        for tokens in (LIGHT, DARK):
            assert {getattr(tokens, name) for name in SHOWN} <= colours
        buttons = {}
        for button in visible(sheet, QPushButton):
            at = button.mapTo(sheet, QPoint(9, 9))
            buttons.setdefault(button.text(), drawn.pixelColor(at))
        assert buttons["Primary"] == QColor(look.tokens.accent)
        assert buttons["Pressed"] == QColor(look.tokens.ink)
        assert buttons["Disabled"] == QColor(look.tokens.base), "a button that is disabled is not filled"
        assert buttons["Hover"] == QColor(look.tokens.tint)
        (rail,) = visible(sheet, Rail)
        rows = [rail.visualItemRect(rail.item(row)) for row in range(4)]
        grounds = [
            drawn.pixelColor(rail.viewport().mapTo(sheet, rect.center() + QPoint(rect.width() // 3, 0)))
            for rect in rows
        ]
        assert grounds == [QColor(getattr(look.tokens, name)) for name in ("window", "tint", "base", "base")]
    finally:
        sheet.close()
        qapp.setPalette(before)
