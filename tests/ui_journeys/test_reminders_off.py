"""Reminders that were turned off are off for the patient at whose bed that was chosen, are seen to be off, and for no other."""

import pytest
from page_walk import complaints
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from ward import Ward, said, settle

from ui.doubts import reminds

SIZES = [((911, 430), 100), ((911, 430), 200), ((1093, 614), 100), ((640, 480), 100), ((1366, 768), 100)]
OFF = "Re-check reminders were turned off in this session."


def again(ward: Ward) -> str:
    return next(step.id for step in ward.checklist.acts if step.recheck)


def turn_off(ward: Ward) -> None:
    """From the menu of the session; the message that answers is closed."""
    bar = ward.checklist.bar
    next(action for action in bar.more_menu.actions() if action.text() == "Turn reminders off").trigger()
    settle()
    line = ward.window.acts.line
    assert line is not None
    ward.click(line.dismiss)


def handed_over(ward: Ward) -> str:
    ward.desk.wants("hand-over")
    settle()
    told = " ".join(QGuiApplication.clipboard().text().split())
    page = QApplication.activeModalWidget()
    assert isinstance(page, QDialog)
    page.reject()
    settle()
    return told


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_the_next_session_is_reminded(ward: Ward, size: tuple[int, int], text: int) -> None:
    ward.open(size, text=text)
    ward.desk.mark(again(ward), "done")
    turn_off(ward)
    ward.come_back(size, text=text)
    assert not reminds(ward.desk), "the same session goes on"
    ward.desk.new()
    settle()
    assert reminds(ward.desk)
    ward.desk.mark(again(ward), "done")
    settle()
    assert ward.desk.next_recheck() is not None
    ward.come_back(size, text=text)
    assert ward.desk.next_recheck() is not None


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_while_they_are_off_it_is_seen_with_the_way_to_turn_them_on(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    ward.open(size, text=text)
    ward.desk.mark(again(ward), "done")
    turn_off(ward)
    ward.come_back(size, text=text)
    bar, side = ward.checklist.bar, ward.checklist.side
    if side is not None:
        assert "Re-check reminders are off." in said(side)
        ward.click(side.reminders)
    else:
        assert bar.recheck.isVisible()
        assert bar.recheck.text().startswith("Reminders off")
        assert bar.recheck.accessibleName() == "Reminders off. Turn reminders on"
        assert complaints(bar) == []
        ward.click(bar.recheck)
        assert "Reminders off" not in said(bar)
    assert ward.desk.next_recheck() is not None


def test_what_is_chosen_before_the_first_tick_holds_for_the_session_it_begins(ward: Ward) -> None:
    ward.open()
    turn_off(ward)
    ward.desk.mark(again(ward), "done")
    settle()
    assert not reminds(ward.desk)
    ward.desk.close()
    assert reminds(ward.desk)
    ward.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ward.desk.state is not None
    assert not reminds(ward.desk), "that session is open again"


def test_covered_ticks_tell_nothing_of_it(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(again(ward), "done")
    turn_off(ward)
    ward.clock.pass_minutes(31)
    ward.look_at_clock()
    assert ward.desk.is_covered
    assert "Reminders off" not in said(ward.checklist)


def test_the_hand_over_says_that_they_were_off(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(again(ward), "done")
    assert OFF not in handed_over(ward)
    turn_off(ward)
    assert OFF in handed_over(ward)


def test_a_setting_of_an_older_copy_turns_nothing_off(ward: Ward) -> None:
    ward.open()
    ward.leave()
    old = QSettings(str(ward.folder / "window.ini"), QSettings.Format.IniFormat)
    old.setValue("reminders", 0)
    old.sync()
    del old
    ward.open()
    ward.desk.mark(again(ward), "done")
    assert ward.desk.next_recheck() is not None
