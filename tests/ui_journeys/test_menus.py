"""Menus leave what they are about in sight, and leave nothing behind when they close."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QEnterEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from ward import Ward, settle

from ui.tabs.compare import CompareTab
from ui.widgets.menus import Menu


def opened(ward: Ward) -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def top(ward: Ward, step: str) -> int:
    return ward.checklist.rows[step].mapToGlobal(QPoint(0, 0)).y()


def test_the_reasons_say_whose_they_are_and_leave_their_row_in_sight(night: Ward) -> None:
    step = night.steps[0]
    night.checklist.rows[step].box.setFocus()
    night.press("n")
    menu = opened(night)
    title, *reasons = menu.actions()
    assert title.text() == menu.accessibleName() == "Step 1: not applicable because"
    assert title.isSeparator(), "it cannot be chosen"
    assert menu.actionGeometry(title).height() >= menu.fontMetrics().height(), "it is drawn"
    assert reasons[0].text() == "Done before, by others"
    row = night.checklist.rows[step]
    assert menu.geometry().top() >= top(night, step) + row.height()
    night.press(Qt.Key.Key_Down)
    assert menu.activeAction() is reasons[0]
    menu.close()


def test_low_on_the_screen_the_reasons_stand_above_their_row(ward: Ward) -> None:
    window = ward.open((911, 430))
    step = ward.steps[4]
    row = ward.checklist.rows[step]
    screen = window.screen().availableGeometry()
    window.move(window.x(), screen.bottom() - top(ward, step) - row.height() - 20)
    settle()
    row.box.setFocus()
    ward.press("n")
    menu = opened(ward)
    assert screen.bottom() - (top(ward, step) + row.height()) < menu.height(), "no room below"
    assert menu.geometry().bottom() < top(ward, step)
    menu.close()


def test_the_reasons_in_the_reader_say_whose_they_are(night: Ward) -> None:
    night.checklist.show_view("reader")
    settle()
    night.press("n")
    assert opened(night).actions()[0].text() == "Step 1: not applicable because"
    opened(night).close()


def openers(ward: Ward) -> list[QToolButton]:
    """Buttons that open a menu: of a row, of the session, of the comparison."""
    ward.window.show_id("compare")
    compare = ward.window.router.place("compare")
    assert isinstance(compare, CompareTab)
    columns = compare._column_button
    assert isinstance(columns, QToolButton)
    bar = next(b for b in ward.checklist.bar.findChildren(QToolButton) if b.menu() is ward.checklist.bar.more_menu)
    return [ward.checklist.rows[ward.steps[0]].more, bar, columns]


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_button_is_not_left_lit_when_its_menu_closes_under_a_pointer_that_is_elsewhere(
    night: Ward, which: int
) -> None:
    """A click elsewhere closes the menu; on a real X server Qt then tells the button nothing."""
    button = openers(night)[which]
    night.window.show_id("compare" if which == 2 else "checklist")
    settle()
    there = QPointF(button.mapToGlobal(button.rect().center()))
    QCursor.setPos(there.toPoint())
    QApplication.sendEvent(button, QEnterEvent(QPointF(5, 5), QPointF(5, 5), there))
    assert button.underMouse()
    menu = button.menu()
    assert isinstance(menu, Menu)
    menu.popup(there.toPoint())
    settle()
    QCursor.setPos(night.window.mapToGlobal(QPoint(3, 3)))
    menu.close()
    settle()
    assert not button.underMouse()


def test_a_button_stays_lit_where_the_pointer_still_is(night: Ward) -> None:
    button = openers(night)[0]
    night.window.show_id("checklist")
    settle()
    there = QPointF(button.mapToGlobal(button.rect().center()))
    QCursor.setPos(there.toPoint())
    QApplication.sendEvent(button, QEnterEvent(QPointF(5, 5), QPointF(5, 5), there))
    button.menu().popup(night.window.mapToGlobal(QPoint(30, 30)))
    settle()
    button.menu().close()
    settle()
    assert button.underMouse()
    QCursor.setPos(night.window.mapToGlobal(QPoint(3, 3)))
