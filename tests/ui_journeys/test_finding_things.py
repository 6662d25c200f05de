"""Finding: search, tabs, side doors, sources, see-also, and back to where one was."""

import pytest
from page_walk import in_sight
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from ward import Ward, said, settle, visible

from ui.pages.preparation import PreparationPage
from ui.tabs.faq import FaqTab
from ui.tabs.overview import OverviewTab
from ui.widgets.prose import Prose


@pytest.mark.parametrize(("key", "tab"), [("1", "overview"), ("2", "compare"), ("3", "checklist"), ("4", "faq")])
def test_ctrl_and_a_number_open_a_tab(night: Ward, key: str, tab: str) -> None:
    night.ctrl(key)
    assert night.window.router.here == tab
    assert night.window.header.tabs.currentIndex() == int(key) - 1


@pytest.mark.parametrize(("key", "door"), [("5", "differential"), ("6", "preparation")])
def test_side_doors_open_from_every_tab_by_key_and_by_click(night: Ward, key: str, door: str) -> None:
    for tab in range(4):
        night.window.open_tab(tab)
        night.ctrl(key)
        assert night.window.router.door == door
        night.window.open_tab(tab)
        night.click(night.window.header.doors[door])
        assert night.window.router.door == door
        assert night.window.header.doors[door].here


def test_search_opens_the_exact_answer_with_enter(night: Ward) -> None:
    night.ctrl("k")
    night.type("verapamil")
    results = night.window.search._results
    assert results is not None
    assert results.isVisible()
    assert "result" in results.count.plain
    first = results.model.hits[0]
    night.press(Qt.Key.Key_Return)
    settle(50)
    assert not night.window.search.open
    faq = night.window.router.place("faq")
    assert isinstance(faq, FaqTab)
    assert night.window.router.here == first.tab == "faq"
    assert faq.place() == first.page
    assert "verapamil" in said(faq).lower()


@pytest.mark.parametrize("text", [100, 200])
def test_an_answer_that_was_found_is_read_below_its_question(ward: Ward, text: int) -> None:
    ward.open((911, 430), text=text)
    ward.ctrl("k")
    ward.type("may she have verapamil")
    ward.press(Qt.Key.Key_Return)
    settle(50)
    faq = ward.window.router.place("faq")
    assert isinstance(faq, FaqTab)
    question, answer = visible(faq.stack, Prose)[:2]
    assert question.plain.endswith("?")
    assert in_sight(question) == (text == 100)  # with large text the box above it has the question
    assert answer.visibleRegion().boundingRect().height() >= answer.fontMetrics().height()


def test_arrows_choose_another_result(night: Ward) -> None:
    night.ctrl("f")
    night.type("dantrolene")
    results = night.window.search._results
    assert results is not None
    night.press(Qt.Key.Key_Down)
    night.press(Qt.Key.Key_Down)
    assert results.list.currentIndex().row() == 2
    night.press(Qt.Key.Key_Up)
    assert results.list.currentIndex().row() == 1


def test_escape_closes_the_search_and_then_brings_back_the_place_before(night: Ward) -> None:
    night.window.show_id("sec-timing")
    night.ctrl("k")
    night.type("bromocriptine")
    night.press(Qt.Key.Key_Escape)
    assert not night.window.search.open
    assert night.window.header.search.text() == ""
    night.ctrl("k")
    night.type("verapamil")
    night.press(Qt.Key.Key_Return)
    assert night.window.router.here == "faq"
    night.press(Qt.Key.Key_Escape)
    overview = night.window.router.place("overview")
    assert isinstance(overview, OverviewTab)
    assert (night.window.router.here, overview.place()) == ("overview", "sec-timing")


def test_nothing_found_is_said_and_is_no_dead_end(night: Ward) -> None:
    night.ctrl("k")
    night.type("qqqqzzzz")
    results = night.window.search._results
    assert results is not None
    assert results.isVisible()
    assert "qqqqzzzz" in results.count.plain
    assert results.model.hits, "the topics are offered"


@pytest.mark.parametrize("text", ["'", '"', "a OR", "NEAR(", "*", "\u202e\u200f", "😀", "%_\\", "a" * 200])
def test_any_text_in_the_search_box_is_harmless(night: Ward, text: str) -> None:
    night.window.header.search.setText(text)
    settle()
    night.window.search.dismiss()


def test_every_chip_and_why_opens_its_sources_and_escape_gives_the_focus_back(night: Ward) -> None:
    row = night.checklist.rows[night.steps[0]]
    row.why_button.setFocus()
    night.press(Qt.Key.Key_Space)
    panel = night.window.panel
    assert panel.isVisible()
    words = said(panel)
    assert row.step.text in words
    for fact in row.step.facts:
        assert fact in words
    assert "read" in words, "how much of each source was read"
    night.press(Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert night.focus() is row.why_button


def test_a_see_also_link_leads_there(night: Ward) -> None:
    night.window.show_id("faq-verapamil")
    faq = night.window.router.place("faq")
    links = [button for button in visible(faq, QToolButton) if button.text() == "Compare: interactions"]
    assert links, said(faq)
    links[0].click()
    settle()
    assert night.window.router.here == "compare"


def test_every_id_that_search_can_give_opens_something(ward: Ward) -> None:
    window = ward.open((1366, 768))
    for item in window.finder.items()[::25]:
        assert window.show_id(item.id), item.id


def test_there_is_no_box_to_type_a_weight_into(ward: Ward) -> None:
    window = ward.open((1366, 768))
    for target in ("overview", "compare", "checklist", "faq", "differential", "preparation", "product-20mg"):
        window.show_id(target)
        settle()
        fields = [field for field in visible(window, QLineEdit) if field.objectName() != "search"]
        assert fields == []


def test_no_number_is_shown_before_a_vial_is_chosen_and_then_each_wears_its_strength(ward: Ward) -> None:
    window = ward.open((1366, 768))
    window.show_id("preparation")
    page = window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    assert isinstance(page, PreparationPage)
    assert page.table is None
    night_click = page.vials.buttons["product-20mg"]
    ward.click(night_click)
    assert page.table is not None
    model = page.table.weights
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            assert "20\u00a0mg" in str(model.data(model.index(row, column)))
    page.table.setCurrentIndex(model.index(4, 3))
    assert page.said.plain.startswith("80 kg at 2.5 mg/kg: open 10 vials of 20 mg. That is 200 mg in 600 mL")
    assert "Confirm with prescriber, pharmacy and local protocol." in said(page)
