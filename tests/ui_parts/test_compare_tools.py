"""What the two buttons above the comparison say: how much of it is shown, so that nothing is missed unseen."""

import pytest
from PySide6.QtWidgets import QToolButton
from ward import Ward, settle

from ui.pages.compare_table import TablePage
from ui.tabs.compare import CompareTab
from ui.widgets.page import ScrollPage


def compare(ward: Ward, size: tuple[int, int] = (1366, 768)) -> CompareTab:
    ward.open(size)
    ward.window.show_id("compare-four")
    settle()
    tab = ward.window.router.place("compare")
    assert isinstance(tab, CompareTab)
    return tab


def choose(button: QToolButton, words: str) -> None:
    next(action for action in button.menu().actions() if action.text() == words).trigger()
    settle()


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
def test_they_say_how_many_columns_and_rows_are_shown(ward: Ward, size: tuple[int, int]) -> None:
    tab = compare(ward, size)
    columns, rows = tab._column_button, tab._row_button
    assert (columns.text(), rows.text()) == ("Columns: 4", "Rows: all")
    choose(columns, "amantadine")
    choose(rows, "Safety")
    left = [row for row in ward.content.comparison.rows if row.group != "safety"]
    assert (columns.text(), rows.text()) == ("Columns: 3", f"Rows: {len(left)}")
    assert (columns.accessibleName(), rows.accessibleName()) == (columns.text(), rows.text())
    choose(rows, "Safety")
    assert rows.text() == "Rows: all"


def test_a_row_that_is_fetched_back_from_outside_is_counted_again(ward: Ward) -> None:
    tab = compare(ward)
    choose(tab._row_button, "Safety")
    ward.window.show_id(next(row.id for row in ward.content.comparison.rows if row.group == "safety"))
    settle()
    assert tab._row_button.text() == "Rows: all"


def test_the_buttons_stand_in_one_order_whatever_they_say(ward: Ward) -> None:
    tab = compare(ward)
    choose(tab._row_button, "Safety")
    xs = [button.x() for button in (tab._column_button, tab._list_button, tab._row_button)]
    assert xs == sorted(xs)
    assert tab._column_button.geometry().right() < tab._list_button.x()


def test_the_button_says_the_other_way_to_read_and_the_row_stays_at_the_top(ward: Ward) -> None:
    tab = compare(ward)
    button = tab._list_button
    assert (button.text(), button.accessibleName()) == ("Read as a list", "Read as a list")
    row = ward.content.comparison.rows[4].id
    ward.window.show_id(row)
    settle(50)
    tab.open("compare-four")
    table = tab.stack.currentWidget()
    assert isinstance(table, TablePage)
    table.put_first(row)
    settle(50)
    assert tab._first_row() == row
    for _ in range(2):
        ward.click(button)
        settle(50)
        assert isinstance(tab.stack.currentWidget(), ScrollPage)
        assert tab._list_action.isChecked()
        assert (button.text(), button.accessibleName()) == ("Read as a table", "Read as a table")
        assert button.width() >= button.sizeHint().width()
        assert tab._first_row() == row
        ward.click(button)
        settle(50)
        assert isinstance(tab.stack.currentWidget(), TablePage)
        assert not tab._list_action.isChecked()
        assert button.text() == "Read as a list"
        assert tab._first_row() == row


def test_the_last_column_and_the_last_rows_stay_and_the_reason_is_said(ward: Ward) -> None:
    tab = compare(ward)

    def said() -> str:
        line = ward.window.acts.line
        return line.sentence if line is not None and line.isVisible() else ""

    for name in ("dantrolene", "bromocriptine", "amantadine"):
        choose(tab._column_button, name)
        assert said() == ""
    last = next(action for action in tab.column_menu.actions() if action.isChecked())
    last.trigger()
    settle()
    assert last.isChecked()
    assert said() == "One column has to stay. Choose another, then take this one out."
    shown = [action for action in tab.row_menu.actions() if action.data()]
    for action in shown:
        action.trigger()
        settle()
    assert shown[-1].isChecked()
    assert said() == "One group of rows has to stay. Choose another, then take this one out."
