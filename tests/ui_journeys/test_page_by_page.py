"""Page down and Page up on the checklist show whole rows: with large text a step was else cut on every page it was on."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from ward import Ward

from ui.widgets.page import RULED
from ui.widgets.step_row import InfoRow, StepRow

SIZES = [((911, 430), 100), ((911, 430), 150), ((911, 430), 200), ((1366, 768), 100), ((1366, 768), 200)]


def whole(ward: Ward) -> set[str]:
    """The rows that are seen from their top to their foot."""
    page = ward.checklist.page
    value, room = page.verticalScrollBar().value(), page.viewport().height()

    def is_whole(row: QWidget) -> bool:
        top = row.mapTo(page.inside, QPoint(0, 0)).y()
        return value <= top and top + row.height() <= value + room

    kinds: tuple[type[QWidget], ...] = (StepRow, InfoRow)
    return {row.objectName() for kind in kinds for row in page.inside.findChildren(kind) if is_whole(row)}


def every(ward: Ward) -> set[str]:
    room = ward.checklist.page.viewport().height()
    rows = [*ward.checklist.page.inside.findChildren(StepRow), *ward.checklist.page.inside.findChildren(InfoRow)]
    return {row.objectName() for row in rows if row.height() <= room}


@pytest.mark.parametrize(("size", "text"), SIZES)
@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp])
def test_page_by_page_every_row_is_seen_whole(ward: Ward, size: tuple[int, int], text: int, key: Qt.Key) -> None:
    ward.open(size, text=text)
    bar = ward.checklist.page.verticalScrollBar()
    end = bar.maximum() if key == Qt.Key.Key_PageDown else 0
    bar.setValue(0 if end else bar.maximum())
    seen, turns = whole(ward), 0
    while bar.value() != end:
        before = bar.value()
        ward.press(key)
        room = ward.checklist.page.viewport().height() + RULED  # a line between two rows may be passed over
        assert 0 < abs(bar.value() - before) <= room
        seen |= whole(ward)
        turns += 1
        assert turns < 60
    assert every(ward) - seen == set()


def test_with_large_text_whom_to_call_is_whole_after_two_turns(ward: Ward) -> None:
    ward.open((911, 430), text=200)
    step = ward.steps[2]
    turns = 0
    while step not in whole(ward):
        ward.press(Qt.Key.Key_PageDown)
        turns += 1
        assert turns <= 2


def test_page_down_shows_whole_rows_where_nothing_on_the_list_has_the_keyboard(ward: Ward) -> None:
    window = ward.open((911, 430), text=200)
    window.header.menu_button.setFocus()
    for _ in range(2):
        ward.press(Qt.Key.Key_PageDown)
    assert ward.steps[2] in whole(ward)
