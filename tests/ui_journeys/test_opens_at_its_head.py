"""A page opens with its head in sight, and the keyboard is where it is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from ward import Ward, settle

from ui.tabs.compare import CompareTab
from ui.widgets.page import ScrollPage


def whole(widget: QLabel) -> bool:
    return widget.visibleRegion().boundingRect().height() == widget.height()


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
@pytest.mark.parametrize("start", ["compare", "overview"])
def test_the_comparison_opens_with_the_title_of_its_first_row_in_sight(
    ward: Ward, size: tuple[int, int], text: int, start: str
) -> None:
    window = ward.open(size, text=text, start=start)
    window.show_id("compare")
    window.focus_page()
    settle()
    tab = window.router.place("compare")
    assert isinstance(tab, CompareTab)
    page = tab.stack.currentWidget()
    if isinstance(page, ScrollPage):
        title = page.anchors[ward.content.comparison.rows[0].id]
        assert isinstance(title, QLabel)
        assert whole(title)
    focus = ward.focus()
    assert focus.visibleRegion().boundingRect().height() == focus.height(), "and so is what has the keyboard"


def test_from_there_tab_leads_into_the_list_and_page_down_scrolls_it(ward: Ward) -> None:
    window = ward.open((911, 430), text=200, start="compare")
    tab = window.router.place("compare")
    assert isinstance(tab, CompareTab)
    page = tab.stack.currentWidget()
    assert isinstance(page, ScrollPage)
    ward.press(Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0
    for _ in range(3):
        ward.press(Qt.Key.Key_Tab)
    assert page.isAncestorOf(ward.focus())
