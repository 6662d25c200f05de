"""At 200 % on the smallest window nothing is out of reach, and whoever types faster than the window loses nothing."""

from functools import partial

import pytest
from page_walk import in_sight
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QStyle
from ward import Ward, settle, until

from ui.dialogs.few_words import FewWords
from ui.search_desk import SearchDesk
from ui.widgets.step_row import StepRow


@pytest.mark.parametrize("text", [100, 200])
def test_a_few_words_can_be_typed_and_saved_at_any_text_size(ward: Ward, text: int) -> None:
    ward.open((911, 430), text=text)
    dialog = FewWords(ward.window, ward.window.look)
    dialog.show()
    settle()
    assert dialog.width() <= 911
    assert dialog.height() <= 430
    assert ward.focus() is dialog.field
    assert dialog.page is not None
    for widget in (dialog.field, dialog.save, *dialog.findChildren(QPushButton)):
        if not dialog.page.isAncestorOf(widget):
            continue
        dialog.page.ensureWidgetVisible(widget)
        place = widget.mapTo(dialog, QPoint(0, 0))
        assert dialog.rect().contains(place)
        assert dialog.rect().contains(place + QPoint(widget.width() - 1, widget.height() - 1))
    ward.type("not here")
    assert dialog.save.isEnabled()
    dialog.save.click()
    assert dialog.field.text() == "not here"
    assert dialog.result() == 1


@pytest.mark.parametrize(("text", "columns"), [(100, True), (200, False)])
def test_no_entry_of_a_menu_is_beyond_the_edge(ward: Ward, text: int, columns: bool) -> None:
    ward.open((911, 430), text=text)
    row = ward.checklist.rows[ward.steps[2]]
    row.menu.aboutToShow.emit()
    row.menu.popup(ward.window.mapToGlobal(QPoint(0, 0)))
    settle()
    assert row.menu.scrolls is not columns
    words = [act for act in row.menu.actions() if act.text() and not act.isSeparator()]
    assert all(row.menu.actionGeometry(act).right() <= row.menu.width() for act in words)
    assert row.menu.width() <= 911
    row.menu.close()


def enter_too_early(ward: Ward) -> SearchDesk:
    """Types a word and Enter in a window that has no index yet."""
    ward.open((911, 430))
    search: SearchDesk = ward.window.search
    search._search, search._parts = None, []
    ward.ctrl("k")
    ward.type("verapamil")
    ward.press(Qt.Key.Key_Return)
    return search


def test_enter_before_the_first_results_opens_the_first_of_them(ward: Ward) -> None:
    search = enter_too_early(ward)
    assert search._waiting, "there is no index yet"
    assert until(lambda: ward.window.router.here == "faq", 30)
    assert not search.open
    assert ward.window.router.places["faq"].place() == "faq-verapamil"


def test_enter_counts_only_for_what_stood_there(ward: Ward) -> None:
    search = enter_too_early(ward)
    ward.type("x")
    assert until(lambda: not search._waiting, 30)
    settle()
    assert search.open
    assert ward.window.router.here == "checklist"


def test_a_checklist_that_was_wholly_taken_back_is_not_said_to_run(ward: Ward) -> None:
    ward.open((911, 430))
    ward.click(ward.checklist.rows[ward.steps[0]].box)
    assert ward.window.header.tabs.accessibleTabName(2) == "Checklist. A checklist is running."
    ward.ctrl("z")
    settle()
    assert ward.window.header.tabs.accessibleTabName(2) == "Checklist"
    ward.window.open_tab(0)
    overview = ward.window.router.places["overview"]
    assert overview._running.isHidden()  # type: ignore[attr-defined]
    assert overview._to_checklist.text() == "Open the checklist"  # type: ignore[attr-defined]


def look_and_close(row: StepRow, seen: list[QRect]) -> None:
    seen.append(row.menu.geometry())
    row.menu.close()


@pytest.mark.parametrize("text", [100, 150])
def test_the_menu_of_a_step_opens_beside_its_row(ward: Ward, text: int) -> None:
    """Where neither the room below the row nor that above it was enough, it jumped to the top, over the header."""
    ward.open((1366, 768), text=text)
    room, sides = ward.window.screen().availableGeometry(), set()
    for step in ward.steps:
        row = ward.checklist.rows[step]
        if not in_sight(row.more):
            continue
        place, seen = QRect(row.mapToGlobal(QPoint(0, 0)), row.size()), []
        QTimer.singleShot(50, row, partial(look_and_close, row, seen))
        _ = row.menu
        row.more.showMenu()  # returns when the menu is closed
        (there,) = seen
        assert room.top() <= there.top()
        assert there.bottom() <= room.bottom()
        side = "below" if there.top() > place.bottom() else "above" if there.bottom() < place.top() else "over its end"
        sides.add(side)
        if side == "over its end":
            assert there.top() <= place.top() <= there.bottom()
            assert there.height() > max(room.bottom() - place.bottom(), place.top() - room.top())
            assert there.bottom() == room.bottom() or there.top() == place.top()
        else:
            assert there.top() == place.bottom() + 1 or there.bottom() == place.top() - 1
    assert "over its end" in sides


def test_a_menu_that_is_higher_than_the_screen_says_where_it_goes_on(ward: Ward) -> None:
    """With text of 200 % its last entries are below the edge: a line as high as half an entry leads there."""
    ward.open((1366, 768), text=200)
    row = ward.checklist.rows[ward.steps[2]]
    row.menu.popup(row.more.mapToGlobal(QPoint(0, 0)))
    settle()
    menu, room = row.menu, ward.window.screen().availableGeometry()
    assert menu.sizeHint().height() > menu.height()
    assert menu.y() >= room.top()
    assert menu.geometry().bottom() - room.bottom() <= 2  # Qt's own rounding: its frame may be outside
    entry = menu.actionGeometry(menu.actions()[1]).height()
    assert menu.style().pixelMetric(QStyle.PixelMetric.PM_MenuScrollerHeight, None, menu) >= entry // 2
    last = [act for act in menu.actions() if act.text() and not act.isSeparator()][-1]
    for _ in menu.actions():
        ward.press(Qt.Key.Key_Down)
        if menu.activeAction() is last:
            break
    settle()
    assert menu.activeAction() is last
    assert menu.rect().contains(menu.actionGeometry(last))
    menu.close()
