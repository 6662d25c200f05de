"""A checklist that runs is not ended by a slip: a new one asks first, and the one before opens again by Undo or Look back."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from ward import Ward, said, settle

from ui.desk_acts import ENDED
from ui.dialogs.begin_new import BeginNew
from ui.dialogs.look_back import KeptPage, LookBackPage


def page() -> QDialog:
    settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def message(ward: Ward) -> str:
    line = ward.window.acts.line
    return line.sentence if line is not None and line.isVisible() else ""


def ticked(ward: Ward, *numbers: int) -> None:
    for number in numbers:
        ward.desk.mark(ward.steps[number - 1], "done")
        ward.clock.pass_minutes(1)
    settle()


def back(ward: Ward) -> None:
    """The window manager's part once a page is closed, which the offscreen platform has not."""
    ward.window.activateWindow()
    settle()


def ask(ward: Ward) -> BeginNew:
    """New session, from the menu of the session bar."""
    ward.choose(ward.checklist.bar.more_menu, "New session")
    asked = page()
    assert isinstance(asked, BeginNew)
    return asked


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((911, 430), 200), ((1366, 768), 100)])
def test_new_session_says_what_runs_and_enter_goes_on_with_it(ward: Ward, size: tuple[int, int], text: int) -> None:
    ward.open(size, text=text)
    started = f"{ward.clock.at.astimezone():%H:%M}"
    ticked(ward, 1, 18)
    asked = ask(ward)
    stops = f"{ward.desk.next_recheck().at.astimezone():%H:%M}"  # type: ignore[union-attr]
    assert asked.running == f"2 of 24 done, started {started}. Its re-check at {stops} will stop."
    assert asked.running in asked.accessibleName()
    assert ward.focus() is asked.go_on
    assert {"Go on with this one", "Begin a new one"} <= set(said(asked).splitlines())
    ward.press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert ward.ticked() == [ward.steps[0], ward.steps[17]]


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((1366, 768), 100), ((1366, 768), 150)])
def test_where_there_is_room_the_question_is_read_as_a_whole(ward: Ward, size: tuple[int, int], text: int) -> None:
    ward.open(size, text=text)
    ticked(ward, 1, 18)
    ward.desk.mark(ward.steps[2], "not-applicable", "Not available here")
    asked = ask(ward)
    assert asked.page is not None
    assert asked.page.verticalScrollBar().maximum() == 0
    assert QRect(QPoint(0, 0), ward.window.size()).contains(QRect(asked.pos() - ward.window.pos(), asked.size()))


def test_esc_goes_on_with_it_too(ward: Ward) -> None:
    ward.open()
    ticked(ward, 1)
    ask(ward)
    ward.press(Qt.Key.Key_Escape)
    assert ward.ticked() == [ward.steps[0]]


def test_begun_by_keys_the_one_before_opens_again_by_undo(ward: Ward) -> None:
    ward.open()
    ticked(ward, 1, 18)
    ask(ward)
    ward.press(Qt.Key.Key_Tab)
    ward.press(Qt.Key.Key_Space)
    assert ward.ticked() == []
    assert message(ward) == ENDED
    assert ward.checklist.bar.undo.isEnabled()
    back(ward)
    ward.ctrl("z")
    assert ward.ticked() == [ward.steps[0], ward.steps[17]]
    assert "is open again" in message(ward)
    assert ward.desk.next_recheck() is not None, "the re-check runs on"
    ward.come_back()
    assert ward.ticked() == [ward.steps[0], ward.steps[17]]


def test_after_the_first_new_tick_undo_belongs_to_the_new_one(ward: Ward) -> None:
    ward.open()
    ticked(ward, 1)
    ward.click(ask(ward).new)
    ticked(ward, 5)
    back(ward)
    ward.ctrl("z")
    ward.ctrl("z")
    assert ward.ticked() == []
    assert message(ward) == "Nothing to take back."


def test_an_earlier_one_is_opened_again_from_look_back_and_closes_the_other_only_when_told_twice(ward: Ward) -> None:
    ward.open()
    ticked(ward, 1, 2)
    ward.click(ask(ward).new)
    ticked(ward, 5)
    ward.desk.wants("look-back")
    shown = page()
    assert isinstance(shown, LookBackPage)
    shown.sheet.setCurrentIndex(shown.sheet.model().index(1, 0))
    ward.press(Qt.Key.Key_Return)
    kept = page()
    assert isinstance(kept, KeptPage)
    assert kept.open_again is not None
    ward.click(kept.open_again)
    assert "Opening this one closes it" in said(kept)
    assert ward.ticked() == [ward.steps[4]]
    ward.click(kept.open_again)
    assert QApplication.activeModalWidget() is None
    assert ward.ticked() == ward.steps[:2]
    assert [state.closed_by for state in ward.desk.past()] == ["", "another-opened"]


def test_the_open_one_cannot_be_opened_again(ward: Ward) -> None:
    ward.open()
    ticked(ward, 1)
    ward.desk.wants("look-back")
    page()
    ward.press(Qt.Key.Key_Return)
    kept = page()
    assert isinstance(kept, KeptPage)
    assert kept.open_again is None


def test_what_was_erased_meanwhile_says_so(ward: Ward) -> None:
    ward.open()
    ticked(ward, 1)
    ward.desk.close()
    ward.desk.wants("look-back")
    page()
    ward.press(Qt.Key.Key_Return)
    kept = page()
    assert isinstance(kept, KeptPage)
    assert kept.open_again is not None
    for _ in ward.desk.clear_slowly():
        settle()
    ward.click(kept.open_again)
    assert "no longer here" in said(kept)
    kept.reject()


def test_a_slip_that_was_taken_back_is_no_checklist_to_ask_about(ward: Ward) -> None:
    ward.open()
    ticked(ward, 1)
    ward.ctrl("z")
    assert ward.checklist.bar.started.text() == "Not started"
    ward.desk.wants("new")
    settle()
    assert QApplication.activeModalWidget() is None
    assert ward.desk.state is None


def test_a_slip_tells_the_first_time_and_undo_brings_it_back(ward: Ward) -> None:
    ward.open()
    row = ward.checklist.rows[ward.steps[2]]
    ward.click(row.box)
    first = f"{ward.clock.at.astimezone():%H:%M}"
    ward.clock.pass_minutes(3)
    ward.click(row.box)
    assert message(ward) == f"Step 3: tick of {first} taken back. Undo brings it back."
    ward.click(row.box)
    assert "stays in the timeline" in message(ward)
    ward.ctrl("z")
    ward.ctrl("z")
    assert message(ward) == f"Step 3 is ticked again ({first})."
    assert first in row.aside.text()


def lies(ward: Ward, widget: QWidget) -> QRect:
    """Where it is in the window."""
    return QRect(widget.mapTo(ward.window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("view", ["list", "reader"])
@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
def test_a_new_one_opens_at_its_top_and_the_message_covers_neither_a_step_nor_undo(
    ward: Ward, size: tuple[int, int], view: str
) -> None:
    ward.open(size)
    ticked(ward, *range(1, 20))
    ward.checklist.finish()
    settle()
    ward.checklist.page.verticalScrollBar().setValue(ward.checklist.page.verticalScrollBar().maximum())
    ward.checklist.show_view(view)
    settle()
    ward.click(ask(ward).new)
    back(ward)
    if view == "reader":
        assert ward.checklist.reader.step_id == ward.steps[0]
        assert ward.focus() is ward.checklist.reader.done
    else:
        box = ward.checklist.rows[ward.steps[0]].box
        assert ward.checklist.page.verticalScrollBar().value() == 0
        assert lies(ward, ward.checklist.stack).contains(lies(ward, box))
        assert ward.focus() is box
    line, undo = ward.window.acts.line, ward.checklist.bar.undo
    assert line is not None
    assert message(ward) == ENDED
    assert undo.isVisible()
    assert not line.geometry().intersects(lies(ward, undo)), "the Undo that it names"
    assert not line.geometry().intersects(lies(ward, ward.checklist.stack)), "the first rows"
    ticked(ward, 1)
    assert message(ward) == "", "Undo no longer opens the one before"


def test_the_question_says_nothing_of_a_re_check_where_none_runs(ward: Ward) -> None:
    ward.open()
    ticked(ward, 1)
    assert "re-check" not in ask(ward).accessibleName()
