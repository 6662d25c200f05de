"""A nurse who types without having gone to the search box changes nothing, and finds what was meant."""

import pytest
from PySide6.QtCore import Qt
from ward import Ward, settle

PHRASE = "dantrolene 80 kg"
PLACES = ("overview", "compare", "checklist", "faq", "differential", "preparation")


def written(ward: Ward) -> int:
    return len(ward.desk.state.timeline) if ward.desk.state is not None else 0


@pytest.mark.parametrize("runs", [False, True], ids=["none open", "one runs"])
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((1366, 768), 150)])
def test_a_phrase_typed_anywhere_writes_nothing_into_the_record(
    ward: Ward, size: tuple[int, int], text: int, place: str, runs: bool
) -> None:
    window = ward.open(size, start="overview", text=text)
    if runs:
        ward.desk.mark(ward.steps[0], "done")
    before = written(ward)
    if place != "overview":
        window.show_id(place)
        window.focus_page()
    ward.type(PHRASE)
    assert written(ward) == before
    assert place in (window.router.here, window.router.door)
    if place != "compare":  # a table goes to the row that begins so
        assert window.header.search.text() == PHRASE
        assert window.search.open


@pytest.mark.parametrize("place", PLACES)
def test_nor_in_the_smallest_window_where_a_list_is_a_box_to_choose_from(ward: Ward, place: str) -> None:
    window = ward.open((480, 360))
    ward.desk.mark(ward.steps[0], "done")
    window.show_id(place)
    window.focus_page()
    ward.type(PHRASE)
    assert written(ward) == 2


@pytest.mark.parametrize("size", [(911, 430), (480, 360), (1366, 768)])
def test_in_the_reader_too(ward: Ward, size: tuple[int, int]) -> None:
    window = ward.open(size)
    ward.press("r")
    ward.press(Qt.Key.Key_Space)
    ward.type(PHRASE)
    assert written(ward) == 2
    assert ward.checklist.reader.step_id == ward.steps[1]
    assert window.header.search.text() == PHRASE
    ward.press(Qt.Key.Key_Escape)
    assert ward.focus() is ward.checklist.reader.done, "the keyboard is where it was"
    ward.press(Qt.Key.Key_Space)
    assert ward.ticked() == ward.steps[:2]


def test_a_capital_begins_a_word_and_replaces_what_was_looked_for_before(ward: Ward) -> None:
    window = ward.open(start="faq")
    ward.ctrl("k")
    ward.type("ck")
    window.focus_page()
    ward.press("D", Qt.KeyboardModifier.ShiftModifier)
    assert window.header.search.text() == "D"


@pytest.mark.parametrize("word", ["nms 80 kg", "rigidity 38", "weight 80", "warm", "never", "restart"])
@pytest.mark.parametrize("view", ["list", "reader"])
def test_words_that_begin_with_a_key_of_the_checklist_write_nothing_either(ward: Ward, word: str, view: str) -> None:
    ward.open()
    if view == "reader":
        ward.press("r")
    ward.type(word)
    assert ward.desk.state is None


def test_covered_ticks_are_not_uncovered_by_a_word(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(ward.steps[0], "done")
    ward.clock.pass_minutes(31)
    ward.look_at_clock()
    ward.type(PHRASE)
    assert ward.desk.is_covered


def test_single_keys_keep_their_meaning(ward: Ward) -> None:
    ward.open()
    ward.type("8")
    assert ward.focus() is ward.checklist.rows[ward.steps[7]].box
    ward.press(Qt.Key.Key_Space)
    assert ward.ticked() == [ward.steps[7]]
    ward.press("r")
    assert ward.checklist.stack.currentWidget() is ward.checklist.reader
    assert ward.window.header.search.text() == ""


def test_a_click_on_a_tab_takes_the_keyboard_to_the_page_that_opens(ward: Ward) -> None:
    window = ward.open()
    ward.press("r")
    tabs, door = window.header.tabs, window.header.doors["preparation"]
    ward.click(door)
    assert window.router.door == "preparation"
    ward.click(tabs, tabs.tabRect(2).center())
    assert ward.focus() is ward.checklist.reader.done
    ward.press(Qt.Key.Key_Space)
    assert window.router.here == "checklist"
    assert ward.ticked() == ward.steps[:1]


@pytest.mark.parametrize("tab", range(4))
def test_no_tab_leaves_the_keyboard_on_the_door(ward: Ward, tab: int) -> None:
    window = ward.open()
    tabs = window.header.tabs
    for door in window.header.doors.values():
        ward.click(door)
        door.setFocus()
        ward.click(tabs, tabs.tabRect(tab).center())
        assert window.router.place(window.router.here).isAncestorOf(ward.focus())


def test_a_click_keeps_the_box_that_had_the_keyboard(ward: Ward) -> None:
    window = ward.open()
    ward.type("5")
    box, tabs = ward.focus(), window.header.tabs
    ward.click(window.header.doors["differential"])
    ward.click(tabs, tabs.tabRect(2).center())
    assert ward.focus() is box


def test_arrows_on_the_tabs_leave_the_keyboard_there(ward: Ward) -> None:
    window = ward.open(start="overview")
    window.header.tabs.setFocus()
    ward.press(Qt.Key.Key_Right)
    settle()
    assert window.router.here == "compare"
    assert ward.focus() is window.header.tabs


def test_a_tab_that_is_clicked_ends_a_search(ward: Ward) -> None:
    window = ward.open()
    tabs = window.header.tabs
    ward.ctrl("k")
    ward.type("ck")
    ward.click(tabs, tabs.tabRect(3).center())
    assert window.router.place("faq").isAncestorOf(ward.focus())
    assert not window.search.open


@pytest.mark.parametrize("tab", range(4))
def test_the_keys_of_the_tabs_take_the_keyboard_along_too(ward: Ward, tab: int) -> None:
    window = ward.open()
    for door in window.header.doors.values():
        ward.click(door)
        door.setFocus()
        ward.ctrl(str(tab + 1))
        assert window.router.place(window.router.here).isAncestorOf(ward.focus())
