"""Every size and every text size of the issue: no text cut, nothing covered, nothing sideways, the first act in sight.

Each combination walks every kind of page; the questions, sections and look-alikes take turns, so that each is walked
somewhere. NMS_BEDSIDE_FULL=1 walks all of them in every combination and in every theme.
"""

import os
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from page_walk import complaints, fits_exactly, in_sight
from PySide6.QtWidgets import QPushButton, QWidget
from ward import Ward, settle, visible

from app.content.content import Content
from ui.pages.preparation import PreparationPage
from ui.theme import TEXT_SCALES

FULL = os.environ.get("NMS_BEDSIDE_FULL") == "1"
SIZES = ((911, 430), (1093, 614), (1366, 768), (1920, 1080))
THEMES = ("light", "dark", "high-contrast") if FULL else ("light",)
COMBINATIONS = list(product(SIZES, TEXT_SCALES))
ALL = [(size, text, theme) for theme in THEMES for size, text in COMBINATIONS]
# High contrast draws frames where the other themes draw grounds: it takes room of its own.
MORE = [] if FULL else [((911, 430), 100, "high-contrast"), ((1366, 768), 150, "dark"), ((911, 430), 200, "dark")]
NAMED = [pytest.param(*one, id=f"{one[0][0]}x{one[0][1]} text {one[1]} {one[2]}") for one in (*ALL, *MORE)]
NOT_SAVED = "Not saved: the disk is full. The box is back as it was. Use paper, or Go on without saving."


def turns(things: list[str], turn: int) -> list[str]:
    """This combination's share of things that are alike; all of them with NMS_BEDSIDE_FULL."""
    return things if FULL else things[turn :: len(COMBINATIONS)] or [things[turn % len(things)]]


def busy(ward: Ward) -> None:
    """A checklist in full swing: done, not applicable, not saved, a re-check overdue."""
    again = next(step.id for step in ward.checklist.acts if step.recheck)
    for step in (ward.steps[0], ward.steps[2], again):
        ward.desk.mark(step, "done")
    ward.desk.mark(ward.steps[1], "not-applicable", "The team decided against it")
    ward.clock.pass_minutes(29)
    ward.look_at_clock()
    ward.checklist.rows[ward.steps[3]].show_fault(NOT_SAVED)
    settle()


def pages(ward: Ward, turn: int) -> Iterator[tuple[str, QWidget]]:
    """Shows one page after the other; gives its name and the widget to walk."""
    window, content = ward.window, ward.content

    def here() -> QWidget:
        settle()
        return window.stack.currentWidget()

    yield "first run", window
    busy(ward)
    yield "busy checklist", window
    ward.checklist.show_view("reader")
    yield "reader", here()
    ward.checklist.show_view("list")
    ward.desk.is_covered = True
    ward.desk.changed.emit()
    yield "covered", here()
    ward.desk.go_on()
    window.show_sources(ward.steps[0])
    settle()
    yield "sources of a step", window
    window.close_panel()
    for name in (
        "overview",
        "compare",
        "compare-four",
        "others",
        "studies",
        "glossary",
        "sources",
        "site",
        *turns([section.id for section in content.sections], turn),
        *turns([found.id for found in content.differential.conditions if found.id != "nms"], turn),
        *turns([question.id for question in content.faq.questions], turn)[: None if FULL else 3],
    ):
        assert window.show_id(name), name
        yield name, here()
    window.show_id("preparation")
    page = window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    assert isinstance(page, PreparationPage)
    yield "preparation, no vial", here()
    for number, vial in enumerate(content.preparation.products):
        if FULL or number == turn % 3:
            page.choose_product(vial.id)
            for view in ("notes", "regimens", "table"):
                page.choose_view(view)
                if view == "table" and page.table is not None:
                    page.table.setCurrentIndex(page.table.weights.index(9, 3))
                yield f"{vial.id}, {view}", here()
    window.header.search.setFocus()
    window.header.search.setText("dantrolene dose")
    settle()
    yield "search", window
    window.search.dismiss()


@pytest.mark.parametrize(("size", "text", "theme"), NAMED)
def test_no_text_is_cut_and_nothing_is_covered(ward: Ward, size: tuple[int, int], text: int, theme: str) -> None:
    turn = COMBINATIONS.index((size, text))
    window = ward.open(size, text=text, theme=theme, first_run=True)
    found: list[str] = []
    for name, page in pages(ward, turn):
        found += [f"{name}: {wrong}" for wrong in (*complaints(page), *fits_exactly(window, size))]
    assert found == []


def first_box(ward: Ward) -> QWidget:
    return ward.checklist.rows[ward.steps[0]].box


def primary(ward: Ward) -> QWidget:
    """The one filled button of the page that is shown."""
    filled = [button for button in visible(ward.window.stack, QPushButton) if button.isDefault()]
    assert len(filled) == 1, [button.text() for button in filled]
    return filled[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", TEXT_SCALES)
def test_the_first_act_of_every_page_is_seen_without_scrolling(ward: Ward, size: tuple[int, int], text: int) -> None:
    window = ward.open(size, text=text)
    assert in_sight(first_box(ward)), "the first box"
    ward.checklist.show_view("reader")
    settle()
    assert in_sight(primary(ward)), "Done and next"
    ward.checklist.show_view("list")
    ward.desk.mark(ward.steps[0], "done")
    ward.clock.pass_minutes(31)
    ward.look_at_clock()
    assert in_sight(primary(ward)), "Continue this one"
    window.show_id("overview")
    settle()
    assert in_sight(primary(ward)), "Open the checklist"
    window.show_id("preparation")
    settle()
    page = window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    for button in page.vials.buttons.values():
        assert in_sight(button), "the vials"
    assert in_sight(window.header.search)
    assert in_sight(window.phone_strip)


def test_at_911_by_430_search_phones_and_the_first_three_acts_are_seen_together(ward: Ward) -> None:
    window = ward.open((911, 430), first_run=True)
    for step in ward.steps[:3]:
        row = ward.checklist.rows[step]
        assert in_sight(row.words), row.step.text
        assert in_sight(row.box)
    assert in_sight(window.header.search)
    assert in_sight(window.phone_strip)


def test_at_911_by_430_two_rows_of_the_weight_table_are_seen_whole(ward: Ward) -> None:
    window = ward.open((911, 430))
    window.show_id("preparation")
    page = window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    for vial in ward.content.preparation.products:
        page.choose_product(vial.id)
        settle()
        table = page.table
        assert table.rowHeight(0) + table.rowHeight(1) <= table.viewport().height(), vial.name


def test_what_is_walked_over_covers_every_page(content: Content) -> None:
    """The turns above leave nothing out."""
    things: list[Callable[[], list[str]]] = [
        lambda: [section.id for section in content.sections],
        lambda: [found.id for found in content.differential.conditions if found.id != "nms"],
    ]
    for thing in things:
        walked = {name for turn in range(len(COMBINATIONS)) for name in turns(thing(), turn)}
        assert walked == set(thing())
