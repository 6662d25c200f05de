"""After a restart the first page is the Overview: it says that a checklist is running, and so does its tab."""

import pytest
from page_walk import complaints, in_sight
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from ward import Ward, said, visible

from ui.pages.covered import CoveredPage
from ui.widgets.prose import Prose

SAID = "Checklist running since {since}, {handled} of 24 done. Go on: Ctrl+3."


def line(ward: Ward) -> Prose:
    found: list[Prose] = [one for one in ward.window.findChildren(Prose, "running") if one.isVisible()]
    return found[0]


def since(ward: Ward) -> str:
    assert ward.desk.state is not None
    return f"{ward.desk.state.started_at.astimezone():%H:%M}"


@pytest.mark.parametrize("text", [100, 200])
def test_the_overview_says_that_a_checklist_is_running_and_leads_to_it(ward: Ward, text: int) -> None:
    ward.open()
    for step in ward.steps[:2]:
        ward.click(ward.checklist.rows[step].box)
    window = ward.come_back(start="overview", text=text)
    assert line(ward).plain == SAID.format(since=since(ward), handled=2)
    assert in_sight(line(ward))
    assert complaints(window) == []
    button = next(one for one in visible(window.stack, QPushButton) if one.isDefault())
    assert button.accessibleName() == "Go on with the checklist"
    ward.click(button)
    assert window.router.here == "checklist"
    assert ward.ticked() == ward.steps[:2]


def test_it_says_so_too_while_the_ticks_are_covered_and_shows_none(ward: Ward) -> None:
    ward.open()
    ward.click(ward.checklist.rows[ward.steps[0]].box)
    ward.clock.pass_minutes(45)
    ward.come_back(start="overview")
    assert line(ward).plain == SAID.format(since=since(ward), handled=1)
    ward.ctrl("3")
    assert isinstance(ward.checklist.stack.currentWidget(), CoveredPage)


def test_without_a_checklist_nothing_is_said(ward: Ward) -> None:
    window = ward.open(start="overview")
    assert "running" not in said(window)
    assert window.header.tabs.accessibleTabName(2) in ("", "Checklist")


def test_it_follows_what_happens_while_the_overview_stays_open(ward: Ward) -> None:
    window = ward.open(start="overview")
    ward.desk.mark(next(iter(ward.desk.steps)), "done")
    assert line(ward).plain == SAID.format(since=since(ward), handled=1)
    ward.desk.close()
    assert "running" not in said(window)


@pytest.mark.parametrize("text", [100, 200])
def test_the_tab_is_marked_in_sight_and_in_words_and_no_tab_moves(ward: Ward, text: int) -> None:
    window = ward.open(start="overview", text=text)
    tabs = window.header.tabs
    places = [tabs.tabRect(index) for index in range(tabs.count())]
    clean = tabs.grab().toImage()
    ward.desk.mark(next(iter(ward.desk.steps)), "done")
    marked = tabs.grab().toImage()
    assert [tabs.tabRect(index) for index in range(tabs.count())] == places
    assert tabs.accessibleTabName(2) == "Checklist. A checklist is running."
    ratio = clean.devicePixelRatio()
    changed = {
        (x, y)
        for x in range(clean.width())
        for y in range(clean.height())
        if clean.pixelColor(x, y) != marked.pixelColor(x, y)
    }
    assert changed
    assert all(places[2].contains(int(x / ratio), int(y / ratio)) for x, y in changed)
    ward.desk.close()
    assert tabs.grab().toImage() == clean
    ward.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.router.here == "checklist"
