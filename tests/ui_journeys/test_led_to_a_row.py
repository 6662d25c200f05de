"""A search for a weight shows the row of that weight and vial, whatever was chosen and scrolled there before."""

import pytest
from PySide6.QtCore import Qt
from ward import Ward, settle

from ui.pages.preparation import PreparationPage
from ui.widgets.place import SETTLED_MS


def preparation(ward: Ward) -> PreparationPage:
    return ward.window.findChildren(PreparationPage)[-1]


def look_up(ward: Ward, words: str) -> None:
    ward.ctrl("k")
    ward.type(words)
    ward.press(Qt.Key.Key_Return)
    settle(2 * SETTLED_MS)


def leave_a_scrolled_table(ward: Ward, *, chosen: bool) -> None:
    """The 250 mg vial, far down (and a cell of it chosen); then the reader goes elsewhere."""
    assert ward.window.show_id("product-250mg")
    settle()
    table = preparation(ward).table
    assert table is not None
    if chosen:
        table.setCurrentIndex(table.weights.index(len(table.weights.weights) - 2, 0))
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    settle()
    ward.ctrl("1")


def change(ward: Ward, what: str) -> None:
    if what == "size":
        ward.window.resize(1366, 768)
    else:
        ward.ctrl("+")
        ward.ctrl("0")
    settle()


@pytest.mark.parametrize("chosen", [False, True])
@pytest.mark.parametrize("what", ["size", "text"])
def test_the_row_that_was_asked_for_is_shown_and_no_cell_is_chosen(ward: Ward, what: str, chosen: bool) -> None:
    ward.open((911, 430))
    leave_a_scrolled_table(ward, chosen=chosen)
    change(ward, what)
    look_up(ward, "dantrolene 80 kg")
    page = preparation(ward)
    table = page.table
    assert page.product is not None
    assert page.product.id == "product-20mg"
    assert table is not None
    row = table.weights.weights.index(80)
    assert table.row_shown() == row
    assert not table.currentIndex().isValid()
    bar, seen = table.verticalScrollBar(), table.visualRect(table.weights.index(row, 0))
    assert table.rowAt(0) == min(row, bar.maximum())
    assert table.viewport().rect().contains(seen)


@pytest.mark.parametrize("what", ["size", "text"])
def test_an_answer_that_was_asked_for_is_shown_from_its_head(ward: Ward, what: str) -> None:
    ward.open((911, 430))
    assert ward.window.show_id("faq-when-dantrolene")
    settle()
    bar = ward.window.router.place("faq")._scroll_bar()
    assert bar is not None
    bar.setValue(bar.maximum())
    ward.ctrl("1")
    change(ward, what)
    look_up(ward, "verapamil")
    bar = ward.window.router.place("faq")._scroll_bar()
    assert bar is not None
    assert bar.value() < bar.maximum() or not bar.maximum()
    assert ward.window.router.here == "faq"


def test_who_only_comes_back_finds_the_table_as_it_was_left(ward: Ward) -> None:
    ward.open((911, 430))
    leave_a_scrolled_table(ward, chosen=True)
    change(ward, "text")
    assert ward.window.show_id("preparation")
    settle(2 * SETTLED_MS)
    page = preparation(ward)
    assert page.product is not None
    assert page.product.id == "product-250mg"
    assert page.table is not None
    assert page.table.currentIndex().row() == len(page.table.weights.weights) - 2
