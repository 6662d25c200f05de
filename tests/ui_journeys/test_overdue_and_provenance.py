"""Nothing clinical without its sources, on every page; and an overdue review marks the statements it belongs to."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from page_walk import complaints
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from ward import PretendedClock, Ward, settle, visible

from app.content.content import Content
from app.content.items import walk
from app.content.review import overdue
from app.paths import content_dir
from app.revision.reading import read_edition
from app.revision.records import records_of
from ui.main_window import MainWindow
from ui.widgets.prose import Prose
from ui.widgets.sheet import Sheet
from ui.widgets.sheet_list import SheetList
from ui.widgets.weight_table import WeightTable

FULL = os.environ.get("NMS_BEDSIDE_FULL") == "1"
CLINICAL = {
    "answer", "caption", "cells", "found", "limits", "means", "size", "summary", "text", "warning", "why",
}  # fmt: skip
CHIPS = re.compile(r"(Review overdue\. )?(Label|Guideline|Studies|Case reports|Expert|Article only|Sources differ) \d+")


def plain(text: str) -> str:
    return re.sub(r"[\s\u00a0\u2060\u200b]+", " ", text).strip()


@pytest.fixture(scope="module")
def clinical() -> list[str]:
    """Every clinical text of the content that is long enough not to be met by chance."""
    records = records_of(read_edition(content_dir())).values()
    words = [record for record in records if record.subject == "glossary" and not record.facts]
    meanings = {plain(text) for record in words for key, text in record.words if key == "means"}
    texts = (
        plain(piece)
        for record in records
        if record.subject not in ("facts", "sources", "left_out", "edition")
        for key, text in record.words
        if key in CLINICAL
        for piece in text.split(" | ")
        if plain(piece) not in meanings  # what a word stands for, and nothing more, needs no source
    )
    return sorted({text for text in texts if len(text.split()) > 3}, key=len, reverse=True)


def is_chip(widget: QWidget) -> bool:
    if not isinstance(widget, QToolButton):
        return False
    return bool(widget.property("chip")) or "Why" in widget.accessibleName()


def unsourced(page: QWidget, clinical: list[str]) -> Iterator[str]:
    """Clinical sentences of a page with no chip beside them, below them, or in their own frame."""
    buttons = [button for button in visible(page, QToolButton) if is_chip(button)]
    spoken = [prose for prose in visible(page, Prose) if any(text in plain(prose.plain) for text in clinical)]
    tops = sorted(where(prose, page).y() for prose in spoken)
    for prose in spoken:
        if not any(beside(prose, button, page, tops) for button in buttons):
            yield prose.plain
    for sheet in visible(page, Sheet):
        yield from unsourced_cells(sheet, clinical)


def where(widget: QWidget, page: QWidget) -> QPoint:
    return widget.mapTo(page, QPoint(0, 0))


def beside(prose: Prose, button: QToolButton, page: QWidget, tops: list[int]) -> bool:
    """The chip stands on the same lines as the sentence, or below it before the next sentence begins.

    In a table that reads as a list only the record's own box counts: what is beside or below may be another record's.
    """
    top = where(prose, page).y()
    next_top = next((other for other in tops if other > top + 2), 1 << 30)
    middle = where(button, page).y() + button.height() // 2
    holder = prose.parentWidget()
    own_frame = holder is not None and holder.objectName() != "" and holder.isAncestorOf(button)
    if in_list(prose):
        return own_frame
    return own_frame or top - 4 <= middle <= max(top + prose.height() + 4, next_top + 4)


def in_list(widget: QWidget) -> bool:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, SheetList):
        around = around.parentWidget()
    return around is not None


def unsourced_cells(sheet: Sheet, clinical: list[str]) -> Iterator[str]:
    model = sheet.sheet
    for row in range(model.rowCount()):
        cells = [model.cell(model.index(row, column)) for column in range(model.columnCount())]
        for cell in cells:
            said = plain(" ".join(text for _, text in cell.paragraphs))
            if any(text in said for text in clinical):
                of_row = [other for other in cells if other.chip and other.item == cell.item]
                if not (cell.item and (cell.chip or of_row)):
                    yield said


def every_page(window: MainWindow, content: Content) -> Iterator[str]:
    """Opens every page, one after the other; the value says which."""
    for section in content.sections:
        yield section.id
    yield "key-points"
    yield from (row.id for row in content.comparison.rows)
    yield from (card.id for card in content.comparison.cards)
    yield "studies"
    yield from (question.id for question in content.faq.questions)
    yield from (condition.id for condition in content.differential.conditions if condition.id != "nms")
    yield from (product.id for product in content.preparation.products)
    yield from ("regimens", "checklist", "glossary")


def short_walk(content: Content) -> list[str]:
    """One page of every kind that large text lays out differently: every table as a list, some of what is plain."""
    lists = [section.id for section in content.sections if section.tables]
    plain = [section.id for section in content.sections if not section.tables][::4]
    conditions = [condition.id for condition in content.differential.conditions if condition.id != "nms"]
    products = [product.id for product in content.preparation.products]
    rest = ("key-points", "studies", "regimens", "checklist", "glossary", content.comparison.cards[0].id)
    questions = [question.id for question in content.faq.questions][::9]
    return [*lists, *plain, *conditions[:2], *products[:1], *questions, content.comparison.rows[0].id, *rest]


@pytest.mark.parametrize(
    ("size", "text"), [((911, 430), 100), ((1366, 768), 100), ((911, 430), 200), *([((1366, 768), 200)] * FULL)]
)
def test_nothing_clinical_in_the_window_is_without_its_sources(
    ward: Ward, clinical: list[str], size: tuple[int, int], text: int
) -> None:
    """At 200 % the tables read as lists; every page of it with NMS_BEDSIDE_FULL=1, else one of each kind."""
    window = ward.open(size, text=text, start="overview")
    found: dict[str, list[str]] = {}
    seen = 0
    short = text == 200 and not FULL
    pages = short_walk(ward.content) if short else list(every_page(window, ward.content))
    for page in pages:
        assert window.show_id(page), page
        settle()
        shown = window.stack.currentWidget()
        seen += len(visible(shown, Prose)) + sum(sheet.sheet.rowCount() for sheet in visible(shown, Sheet))
        if missing := list(unsourced(shown, clinical)):
            found[page] = missing
    assert found == {}
    assert seen > (600 if short else 2000)


def test_the_walk_sees_a_sentence_without_sources(ward: Ward, clinical: list[str]) -> None:
    """So that the test above cannot be blind: a page from which one chip was taken."""
    window = ward.open((1366, 768), start="overview")
    window.show_id("sec-causes")
    settle()
    shown = window.stack.currentWidget()
    assert list(unsourced(shown, clinical)) == []
    chips = [button for button in visible(shown, QToolButton) if button.property("chip")]
    chips[0].hide()
    assert len(list(unsourced(shown, clinical))) == 1


@pytest.mark.parametrize("page", ["sec-causes", "studies", "serotonin-syndrome"])
def test_the_walk_sees_a_record_of_a_list_without_sources(ward: Ward, clinical: list[str], page: str) -> None:
    """Where a table reads as a list, what has its own sources has its own chip: a neighbour's does not count."""
    window = ward.open((911, 430), text=200, start="overview")
    assert window.show_id(page)
    settle()
    (*_, read_as_list) = visible(window.stack.currentWidget(), SheetList)
    assert list(unsourced(read_as_list, clinical)) == []
    boxes = [chip.parentWidget() for chip in visible(read_as_list, QToolButton) if chip.property("chip")]
    spoken = next(
        box for box in boxes[1:] if any(text in plain(said.plain) for said in visible(box, Prose) for text in clinical)
    )
    next(chip for chip in visible(spoken, QToolButton) if chip.property("chip")).hide()
    missed = list(unsourced(read_as_list, clinical))
    assert missed
    assert set(missed) <= {said.plain for said in visible(spoken, Prose)}


def test_every_caption_of_a_picture_leads_to_its_own_sources(ward: Ward) -> None:
    window = ward.open((1366, 768), start="overview")
    captions = [item for item in walk(ward.content) if item.kind == "caption"]
    assert len(captions) == 4
    for item in captions:
        window.show_sources(item.id)
        settle()
        assert window.panel.isVisible()
        assert item.text in [prose.plain for prose in visible(window.panel, Prose)]
        window.close_panel()


def test_the_tables_of_vials_say_where_their_columns_come_from(ward: Ward) -> None:
    """The heads are the cells' source: spoken and on hover, and a click on a head opens it."""
    window = ward.open((1366, 768), start="overview")
    across = Qt.Orientation.Horizontal
    for product in ward.content.preparation.products:
        window.show_id(product.id)
        settle()
        (table,) = visible(window.stack.currentWidget(), WeightTable)
        for column, step in enumerate(ward.content.preparation.steps):
            for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                told = str(table.weights.headerData(column, across, role))
                assert step.name in told
                assert CHIPS.search(told), told
        header = table.horizontalHeader()
        spot = QPoint(header.sectionPosition(1) + 8, header.height() // 2)
        ward.click(header.viewport(), spot)
        assert window._panel_item == ward.content.preparation.steps[1].id
        window.close_panel()
        table.setFocus()
        table.setCurrentIndex(table.weights.index(2, 0))
        ward.press(Qt.Key.Key_Return)
        assert window._panel_item == ward.content.preparation.steps[0].id
        window.close_panel()


# ---------------------------------------------------------------- overdue


@pytest.fixture
def year_later() -> datetime:
    return datetime(2027, 12, 1, 3, 0, tzinfo=UTC)


def chips_of(page: QWidget) -> list[str]:
    return [plain(button.text()) for button in visible(page, QToolButton) if button.property("chip")]


def test_after_a_year_doses_are_marked_and_the_signs_are_not(
    ward: Ward, clock: PretendedClock, year_later: datetime
) -> None:
    clock.at = year_later
    window = ward.open((1366, 768), start="overview")
    window.show_id("product-20mg")
    settle()
    vials = [button for button in visible(window.stack.currentWidget(), QToolButton) if button.property("chip")]
    assert vials
    for button in vials:
        assert plain(button.text()).startswith("Review overdue. ")
        assert not button.icon().isNull()  # the triangle: colour never stands alone
    window.show_id("sec-timing")
    settle()
    timing = chips_of(window.stack.currentWidget())
    assert timing
    assert [text for text in timing if text.startswith("Review overdue")] == []


def test_the_steps_that_rest_on_doses_are_marked_with_sign_and_words(
    ward: Ward, clock: PretendedClock, year_later: datetime
) -> None:
    clock.at = year_later
    window = ward.open((1366, 768))
    due = {step.id for step in ward.checklist.acts if overdue(window.content, step.facts)}
    assert 0 < len(due) < len(ward.checklist.rows)
    for name, row in ward.checklist.rows.items():
        said = [label.text() for label in row.findChildren(QLabel)]
        assert ("Review overdue" in said) == (name in due)
        assert ("Review overdue" in row.why_button.accessibleName()) == (name in due)


def test_on_time_nothing_says_overdue(night: Ward) -> None:
    for row in night.checklist.rows.values():
        assert "overdue" not in row.why_button.accessibleName()
    night.window.show_id("product-20mg")
    settle()
    assert not any("overdue" in text for text in chips_of(night.window.stack.currentWidget()))


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
def test_an_overdue_edition_still_fits_every_window(ward: Ward, clock: PretendedClock, size: tuple[int, int]) -> None:
    """Everything is overdue, so every chip is longer than it ever was."""
    clock.at = datetime(2030, 1, 15, 3, 0, tzinfo=UTC)
    window = ward.open(size)
    found: dict[str, list[str]] = {}
    for page in (
        "checklist",
        "key-points",
        "sec-causes",
        "compare",
        "studies",
        "differential",
        "product-20mg",
        "regimens",
    ):
        window.show_id(page)
        settle()
        if wrong := complaints(window):
            found[page] = wrong
    assert found == {}


def test_the_weights_read_as_a_list_lead_to_their_sources_too(ward: Ward) -> None:
    window = ward.open((911, 430), text=200, start="compare")
    preparation = ward.content.preparation
    for product in preparation.products:
        window.show_id(product.id)
        settle()
        chips = [button for button in visible(window.stack.currentWidget(), QToolButton) if is_chip(button)]
        assert len(chips) >= len(preparation.weights_kg) * (1 + len(preparation.steps))
    chips[1].click()
    settle()
    assert window.panel.isVisible()
