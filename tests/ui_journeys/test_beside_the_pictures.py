"""What the pictures of the design promise: how much is in sight at once, and what ends at which edge."""

import pytest
from page_walk import complaints, in_sight
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton, QWidget
from ward import Ward, said, settle, visible

from ui.style import HANG
from ui.widgets.page import StatementRow
from ui.widgets.sheet import Sheet


def left(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).x()


def right(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(widget.width(), 0)).x()


def test_on_the_smallest_window_the_first_page_shows_three_key_points_whole(ward: Ward) -> None:
    window = ward.open((911, 430))
    window.open_tab(0)
    settle()
    rows = [row for row in visible(window.stack, StatementRow) if row.objectName().startswith("ov-key-")]
    for row in rows[:3]:
        assert in_sight(row.prose), row.prose.plain


def test_with_the_largest_text_a_step_takes_two_lines_and_not_three(ward: Ward) -> None:
    ward.open((911, 430), text=200)
    for step in (ward.steps[0], ward.steps[3]):
        words = ward.checklist.rows[step].words
        line = words.fontMetrics().lineSpacing()
        assert words.heightForWidth(words.width()) < 2.5 * line, words.plain


@pytest.mark.parametrize(("size", "panel"), [((1366, 768), 420), ((1920, 1080), 480)])
def test_the_sources_are_as_wide_as_the_window_allows(ward: Ward, size: tuple[int, int], panel: int) -> None:
    window = ward.open(size)
    window.show_sources(ward.steps[0])
    settle()
    assert window.panel.width() == panel


@pytest.mark.parametrize("size", [(911, 430), (1093, 614), (1366, 768)])
def test_chips_end_at_the_edge_of_the_page(ward: Ward, size: tuple[int, int]) -> None:
    """The words of a chip, not the room for its ring: as the line between two rows does, which is as wide as the page."""
    window = ward.open(size)
    window.show_id(next(section.id for section in ward.content.sections if len(section.statements) > 3))
    settle()
    rows = visible(window.stack, StatementRow)
    edges = {right(button) - HANG for row in rows for button in visible(row, QToolButton)}
    (rule,) = {right(widget) for widget in visible(window.stack, QWidget) if widget.height() == 1}
    assert edges == {rule}


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((1366, 768), 100), ((911, 430), 200)])
def test_boxes_headings_and_the_bar_begin_at_the_margin(ward: Ward, size: tuple[int, int], text: int) -> None:
    window = ward.open(size, text=text)
    box = ward.checklist.rows[ward.steps[0]].box
    drawn = left(box) + (box.width() - window.look.px(28)) // 2
    side = ward.checklist.side
    start = side.width() if side is not None and side.isVisible() else 0
    assert drawn == start + window.look.margin


def test_the_signs_of_a_look_alike_take_one_line_with_their_sources(ward: Ward) -> None:
    window = ward.open((1366, 768))
    window.show_id("differential")
    settle()
    (sheet,) = visible(window.stack, Sheet)
    one_line = [row for row in range(sheet.sheet.rowCount()) if sheet.rowHeight(row) <= window.look.px(42)]
    assert len(one_line) >= 3
    seen = [
        row
        for row in range(sheet.sheet.rowCount())
        if sheet.mapTo(window, QPoint(0, 0)).y() + sheet.horizontalHeader().height() + sheet.rowViewportPosition(row)
        < window.phone_strip.mapTo(window, QPoint(0, 0)).y()
    ]
    assert len(seen) >= 8


@pytest.mark.parametrize("size", [(911, 430), (1093, 614), (1366, 768)])
def test_no_word_is_cut_for_the_chip_beside_it(ward: Ward, size: tuple[int, int]) -> None:
    window = ward.open(size)
    for condition in ward.content.differential.conditions:
        window.show_id(condition.id)
        settle()
        (sheet,) = visible(window.stack, Sheet)
        assert complaints(sheet) == [], condition.id


@pytest.mark.parametrize("size", [(911, 430), (1093, 614)])
def test_the_first_tab_begins_at_the_margin_where_no_word_mark_stands_before_it(
    ward: Ward, size: tuple[int, int]
) -> None:
    window = ward.open(size)
    tabs = window.header.tabs
    assert left(tabs) + tabs.tabRect(0).left() + int(tabs.property("tab_space")) // 2 == window.look.margin


@pytest.mark.parametrize(
    ("size", "text"), [((1366, 768), 100), ((1366, 768), 200), ((911, 430), 100), ((911, 430), 200)]
)
def test_what_does_not_apply_is_counted_as_done_nowhere(ward: Ward, size: tuple[int, int], text: int) -> None:
    ward.open(size, text=text)
    first, second, third = ward.steps[:3]
    ward.desk.mark(first, "done")
    ward.desk.mark(second, "done")
    ward.desk.mark(third, "not-applicable")
    settle()
    heading, ids = ward.checklist._headings[0]
    of = len(ids)
    words = heading.count.text()
    assert words in (f"2 done, 1 not applicable of {of}", f"2 of {of}\n1 not applicable")
    assert complaints(heading) == []
    side = ward.checklist.side
    if side is not None:
        button = side._phases[0][0]
        assert said(button).split("\n")[-2:] == [f"2 of {of}", "1 not applicable"]
        assert complaints(button) == []
        ward.desk.mark(third, "todo")
        settle()
        assert said(button).endswith(f"\n2 of {of}")
        assert button.height() == max(44, ward.window.look.px(44)), "no line is kept for what is not said"
