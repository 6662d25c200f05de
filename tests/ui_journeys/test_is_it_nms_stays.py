""" "Is it NMS?" keeps the look-alike that was chosen, and its place, whatever becomes of the window around it."""

import pytest
from PySide6.QtCore import Qt
from ward import Ward, settle

from ui.pages.differential import DifferentialPage

SETTLED_MS = 450


def page(ward: Ward) -> DifferentialPage:
    found = ward.window.router.place("differential")
    assert isinstance(found, DifferentialPage)
    return found


def alter(ward: Ward, change: str) -> None:
    window = ward.window
    if change == "larger text":
        window.zoom(1)
    elif change == "dark":
        window.set_theme("dark")
    else:
        window.resize(*{"smaller": (911, 430), "wider": (1500, 900)}[change])
    settle(SETTLED_MS)


@pytest.mark.parametrize("change", ["larger text", "dark", "smaller", "wider"])
@pytest.mark.parametrize("number", [1, -1])
def test_the_chosen_look_alike_and_its_place_stay(ward: Ward, number: int, change: str) -> None:
    window = ward.open((1366, 768), text=115)
    window.show_id("differential")
    names = [condition.id for condition in ward.content.differential.conditions if condition.id != "nms"]
    page(ward).open(names[number])
    settle()
    bar = page(ward).stack.currentWidget().verticalScrollBar()  # type: ignore[attr-defined]
    bar.setValue(bar.maximum())
    alter(ward, change)
    assert window.router.here == "differential"
    assert page(ward).place() == names[number]
    again = page(ward)
    bar = again.stack.currentWidget().verticalScrollBar()  # type: ignore[attr-defined]
    if change == "smaller":  # its words were broken anew before they were built anew
        assert bar.value() > bar.maximum() / 2
    else:
        assert bar.value() == bar.maximum()


@pytest.mark.parametrize(
    ("here", "words", "found"), [("differential", "heat stroke", "heat-stroke"), ("faq", "verapamil", "faq-verapamil")]
)
def test_esc_after_a_search_result_shows_the_page_that_was_left_though_nobody_had_chosen_it(
    ward: Ward, here: str, words: str, found: str
) -> None:
    window = ward.open((1366, 768))
    window.show_id(here)
    settle()
    before = window.router.place(here).place()
    ward.ctrl("k")
    ward.type(words)
    settle(300)
    ward.press(Qt.Key.Key_Return)
    assert window.router.place(here).place() == found
    assert found != before
    ward.press(Qt.Key.Key_Escape)
    assert window.router.place(here).place() == before
