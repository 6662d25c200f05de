"""Is it NMS? in a low window: five signs stand in sight together, each with its sources, and the look-alikes beside."""

import pytest
from page_walk import complaints, in_sight
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from ward import Ward, said, settle, visible

from app.content.evidence import provenance
from app.content.find import Finder
from ui.pages.differential import DifferentialPage
from ui.widgets.lead import Lead
from ui.widgets.sheet import Sheet


def page(ward: Ward, size: tuple[int, int] = (911, 430), theme: str = "light") -> DifferentialPage:
    ward.open(size, theme=theme)
    ward.window.show_id("differential")
    settle(50)
    found = ward.window.router.place("differential")
    assert isinstance(found, DifferentialPage)
    return found


def table(shown: DifferentialPage) -> Sheet:
    (found,) = visible(shown, Sheet)
    return found


def whole_rows(shown: DifferentialPage) -> int:
    """How many rows of the table are seen from their top to the line below them."""
    sheet, room = table(shown), shown.stack.currentWidget()
    top = sheet.mapTo(room, QPoint(0, sheet.horizontalHeader().height())).y()
    ends = [top + sheet.rowViewportPosition(row) + sheet.rowHeight(row) for row in range(sheet.sheet.rowCount())]
    return sum(end <= room.height() for end in ends)


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
def test_at_911_by_430_five_signs_are_seen_whole_and_six_look_alikes_beside_them(ward: Ward, theme: str) -> None:
    shown = page(ward, theme=theme)
    assert whole_rows(shown) >= 5
    assert complaints(shown) == []
    rail = shown.rail
    assert rail is not None
    bottoms = [rail.visualItemRect(rail.item(row)).bottom() for row in range(1, 7)]
    assert max(bottoms) <= rail.viewport().height()


def test_the_chip_of_a_row_opens_what_both_of_its_cells_stand_on(ward: Ward) -> None:
    sheet = table(page(ward))
    side = sheet.verticalHeader()
    place = QPoint(side.width() // 2, sheet.rowViewportPosition(4) + sheet.rowHeight(4) // 2)
    QTest.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(50)
    shown = said(ward.window.panel)
    for cell in sheet.sheet.rows[4]:
        assert cell.text.rstrip(".") in shown
        item = Finder(ward.content).item(cell.item)
        assert item is not None
        for source in provenance(ward.content, item).sources:
            assert source.citation in shown


def test_the_chip_of_a_row_counts_what_it_opens_and_warns_where_a_cell_would(ward: Ward) -> None:
    shown = page(ward)
    for condition in ward.content.differential.conditions:
        if condition.id == "nms":
            continue
        shown.open(condition.id)
        settle()
        sheet = table(shown)
        for (chip, items), cells in zip(sheet.head_chips, sheet.sheet.rows, strict=True):
            item = Finder(ward.content).item(items)
            if chip is None or item is None:
                assert not any(cell.chip for cell in cells)
                continue
            assert int(chip.text.rsplit(" ", 1)[1]) == len(provenance(ward.content, item).sources)
            assert chip.warns >= any(cell.chip.warns for cell in cells if cell.chip)


def test_a_cell_still_opens_and_says_its_own_sources(ward: Ward) -> None:
    sheet = table(page(ward))
    cell = sheet.sheet.rows[0][1]
    assert cell.chip is not None
    assert cell.spoken().endswith(cell.chip.text)
    asked: list[str] = []
    sheet.cite.connect(asked.append)
    sheet.clicked.emit(sheet.sheet.index(0, 1))
    assert asked == [cell.item]


def test_where_there_is_room_each_cell_keeps_its_own_chip(ward: Ward) -> None:
    sheet = table(page(ward, (1366, 768)))
    assert sheet.head_chips == []
    assert not sheet.verticalHeader().sectionsClickable()


def test_the_chip_of_the_first_sentence_is_whole_and_on_no_word(ward: Ward) -> None:
    """Behind the last word where it has the room, else on a line of its own."""
    shown = page(ward)
    for condition in ward.content.differential.conditions:
        if condition.id == "nms":
            continue
        shown.open(condition.id)
        settle(20)
        (lead,) = visible(shown, Lead)
        (chip,) = visible(lead, QToolButton)
        assert in_sight(chip), condition.id
        assert lead.rect().contains(chip.geometry()), condition.id
        end, tall = lead._end(lead.width())
        last_line = tall - lead.fontMetrics().height()
        assert chip.y() >= last_line - 4, condition.id
        assert chip.x() >= end or chip.y() >= tall - 1, condition.id
