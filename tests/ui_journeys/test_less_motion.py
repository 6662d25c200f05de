"""A row reached from search is tinted for a moment; where the system asks for less motion, until the keyboard moves."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from ward import Ward, settle

from ui import theme
from ui.widgets import page


@pytest.fixture(params=["ReducedMotion", "NoPreference"])
def wish(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the system asks for, pretended where Qt would tell it."""
    motion = SimpleNamespace(name=request.param)
    told = SimpleNamespace(motionPreference=lambda: motion)
    pretended = SimpleNamespace(accessibility=lambda: told)
    asked = SimpleNamespace(styleHints=lambda: pretended, font=QGuiApplication.font, screens=QGuiApplication.screens)
    monkeypatch.setattr(theme, "QGuiApplication", asked)
    monkeypatch.setattr(page, "FLASH_MS", 150)
    return str(request.param)


def tinted(ward: Ward) -> list[QWidget]:
    place = ward.window.router.place(ward.window.router.here)
    tint = ward.window.look.color("tint")
    return [row for row in place.findChildren(QWidget) if row.isVisible() and row.palette().window().color() == tint]


def test_the_tint_goes_by_itself_only_where_motion_is_welcome(night: Ward, wish: str) -> None:
    night.ctrl("k")
    night.type("clonus")
    night.press(Qt.Key.Key_Return)
    settle(20)
    assert tinted(night), "the row is marked"
    settle(300)
    stays = wish == "ReducedMotion"
    assert bool(tinted(night)) is stays
    night.press(Qt.Key.Key_Tab)
    settle(20)
    assert tinted(night) == []


def test_the_wish_is_read_from_what_qt_says(wish: str) -> None:
    assert theme.less_motion() is (wish == "ReducedMotion")
