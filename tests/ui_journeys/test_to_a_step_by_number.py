"""The number of a step, typed on the checklist, leads to its box: one key or two, at any text size."""

import pytest
from page_walk import in_sight
from PySide6.QtCore import Qt
from ward import Ward, settle

from ui.widgets import box_to_box


@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("number", ["3", "18", "24", "10", "2"])
def test_a_number_leads_to_its_step_and_ticks_nothing(ward: Ward, text: int, number: str) -> None:
    ward.open(text=text)
    for digit in number:
        ward.press(digit)
    settle()
    row = ward.checklist.rows[ward.steps[int(number) - 1]]
    assert ward.focus() is row.box
    assert in_sight(row.box)
    assert row.number == int(number)
    assert set(ward.shown().values()) == {"todo"}


def test_digits_typed_apart_are_two_numbers(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.open()
    monkeypatch.setattr(box_to_box, "TOGETHER_MS", -1)
    ward.press("1")
    ward.press("8")
    assert ward.focus() is ward.checklist.rows[ward.steps[7]].box


def test_a_number_that_no_step_has_begins_anew_with_its_last_digit(ward: Ward) -> None:
    ward.open()
    for digit in "37":
        ward.press(digit)
    assert ward.focus() is ward.checklist.rows[ward.steps[6]].box
    ward.press("0")
    assert ward.focus() is ward.checklist.rows[ward.steps[6]].box


def test_digits_do_nothing_in_the_reader_and_are_typed_in_the_search(ward: Ward) -> None:
    ward.open()
    ward.checklist.show_view("reader")
    before = ward.checklist.reader.step_id
    ward.press("9")
    assert ward.checklist.reader.step_id == before
    ward.ctrl("k")
    ward.type("41")
    assert ward.window.header.search.text() == "41"
    ward.press(Qt.Key.Key_Escape)
