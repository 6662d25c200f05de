"""Without a mouse: a page that holds nothing to press is still read to its end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget
from ward import Ward, settle, visible

KEYS = {"to the end": (Qt.Key.Key_End,), "page by page": (Qt.Key.Key_PageDown,) * 60, "down": (Qt.Key.Key_Down,) * 400}


def _longest(inside: QWidget) -> QScrollArea:
    return max(visible(inside, QScrollArea), key=lambda area: area.verticalScrollBar().maximum())


def _is_read_to_its_end(ward: Ward, inside: QWidget, keys: tuple[Qt.Key, ...]) -> bool:
    bar = _longest(inside).verticalScrollBar()
    assert bar.maximum() > 0, "there is nothing to scroll, so nothing is shown"
    assert bar.value() == 0
    for key in keys:
        ward.press(key)
        if bar.value() == bar.maximum():
            break
    reached = bar.value() == bar.maximum()
    ward.press(Qt.Key.Key_Home)
    return reached and bar.value() == 0


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
def test_the_sources_behind_a_sentence_are_read_by_key(night: Ward, keys: tuple[Qt.Key, ...]) -> None:
    night.ctrl("1")
    night.window.show_sources("ov-sign-muscle")
    settle(50)
    assert night.window.panel.isVisible()
    assert _is_read_to_its_end(night, night.window.panel, keys)


@pytest.mark.parametrize(
    ("page", "how"),
    [
        *((page, how) for page in ("show_keys", "show_about") for how in KEYS),
        ("show_safety", "to the end"),  # line by line it takes a thousand presses
        ("show_safety", "page by page"),
    ],
)
def test_the_pages_of_the_menu_are_read_by_key(night: Ward, page: str, how: str) -> None:
    night.window.resize(911, 300)
    settle()
    read: list[bool] = []

    def look(dialog: QDialog) -> None:
        read.append(_is_read_to_its_end(night, dialog, KEYS[how]))

    night.in_the_dialog(look)
    getattr(night.window.menus, page)()
    settle(100)
    assert read == [True]
