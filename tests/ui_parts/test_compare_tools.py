"""What the two buttons above the comparison say: how much of it is shown, so that nothing is missed unseen."""

import pytest
from PySide6.QtWidgets import QToolButton
from ward import Ward, settle

from ui.tabs.compare import CompareTab


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
