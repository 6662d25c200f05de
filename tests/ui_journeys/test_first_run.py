"""The line of a first run: it says what this is, leads to more, and leaves the height to the steps."""

import pytest
from page_walk import in_sight
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton
from ward import Ward, said, settle, until, visible

from ui.dialogs.about import AboutDialog
from ui.pages.checklist_side import FirstRunLine


def line(ward: Ward) -> FirstRunLine:
    found = ward.checklist.first_line
    assert isinstance(found, FirstRunLine)
    return found


def buttons(ward: Ward) -> dict[str, QToolButton]:
    return {button.text(): button for button in visible(line(ward), QToolButton)}


@pytest.mark.parametrize("how", ["click", "keys"])
def test_it_leads_to_what_this_is(ward: Ward, how: str) -> None:
    ward.open(first_run=True)
    about = buttons(ward)["About"]
    told: list[str] = []
    ward.in_the_dialog(lambda dialog: told.append(said(dialog) if isinstance(dialog, AboutDialog) else "another page"))
    about.setFocus()
    if how == "click":
        ward.click(about)
    else:
        ward.press(Qt.Key.Key_Space)
    assert until(lambda: bool(told))
    assert ward.content.edition.purpose in told[0]
    assert ward.window.focusWidget() is about, "the keyboard comes back to it"
    assert line(ward).isVisible(), "having read it is no reason to put the line away"


@pytest.mark.parametrize(("size", "height"), [((911, 430), 34), ((1093, 614), 44), ((1366, 768), 44)])
def test_it_is_one_line_and_what_is_pressed_in_it_is_large_enough(
    ward: Ward, size: tuple[int, int], height: int
) -> None:
    """24 px are enough above the checklist; where the window is not low its buttons are for gloves, as below it."""
    ward.open(size, first_run=True)
    assert line(ward).height() == height
    found = buttons(ward)
    assert set(found) == {"About", "Dismiss"}
    assert all(button.width() >= 44 and button.height() == height for button in found.values())


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
def test_the_way_to_more_stands_beside_the_sentence(ward: Ward, size: tuple[int, int]) -> None:
    ward.open(size, first_run=True)
    words = line(ward).said
    end = words.x() + words.fontMetrics().horizontalAdvance(words.plain)
    assert 4 <= buttons(ward)["About"].x() - end <= 16


def first_line_top(ward: Ward) -> int:
    """How far the capitals of the sentence stand below the top of what scrolls, px."""
    words, metrics = line(ward).said, line(ward).said.fontMetrics()
    spare = (words.height() - words.heightForWidth(words.width())) // 2
    top = words.mapTo(ward.checklist.page, QPoint(0, spare)).y()
    return top + metrics.ascent() - metrics.capHeight()


@pytest.mark.parametrize("text", [100, 115, 130, 150, 175, 200])
def test_it_is_seen_together_with_the_first_step_at_every_size_of_text(ward: Ward, text: int) -> None:
    """The bar of a session that has not begun gives way to it where they are too many."""
    ward.open((911, 430), text=text, first_run=True)
    settle(50)
    row = ward.checklist.rows[ward.steps[0]]
    assert in_sight(row.box)
    assert in_sight(row.words)
    assert all(in_sight(button) for button in buttons(ward).values())
    if text > 115:
        assert first_line_top(ward) >= 0, "its first line is not cut"
    ward.click(buttons(ward)["Dismiss"])
    settle(50)
    assert ward.checklist.bar.isVisible()
    assert in_sight(row.box)
