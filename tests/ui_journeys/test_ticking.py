"""Ticking a step, by every way there is, and taking it back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu
from ward import Ward, said, settle

from ui.dialogs.few_words import FewWords
from ui.widgets.step_row import REASONS

CORNERS = {
    "top left": (0, 0),
    "top right": (1, 0),
    "bottom left": (0, 1),
    "bottom right": (1, 1),
}


def on_disk(ward: Ward, step: str) -> str:
    state = ward.desk._store.open_session()
    return state.step(step).state if state else "todo"


@pytest.mark.parametrize("corner", CORNERS)
def test_a_click_on_every_corner_of_the_box_ticks(night: Ward, corner: str) -> None:
    box = night.checklist.rows[night.steps[0]].box
    assert box.width() >= 44
    assert box.height() >= 44
    across, down = CORNERS[corner]
    night.click(box, QPoint(across * (box.width() - 1), down * (box.height() - 1)))
    assert night.ticked() == [night.steps[0]]
    assert on_disk(night, night.steps[0]) == "done"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_tick_the_step_that_is_next(night: Ward, key: Qt.Key) -> None:
    assert night.focus() is night.checklist.rows[night.steps[0]].box
    night.press(key)
    assert night.ticked() == [night.steps[0]]
    assert on_disk(night, night.steps[0]) == "done"


def test_a_key_that_is_held_down_ticks_once(night: Ward) -> None:
    box = night.checklist.rows[night.steps[0]].box
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True, 1)
        QApplication.sendEvent(box, held)
    assert night.ticked() == []


def test_a_tick_shows_its_time_and_the_next_step_is_lit(night: Ward) -> None:
    first, second = (night.checklist.rows[step] for step in night.steps[:2])
    night.press(Qt.Key.Key_Space)
    assert night.clock().astimezone().strftime("%H:%M") in first.aside.text()
    assert "1 of 24" in said(night.checklist.bar)
    ground = [row.palette().color(row.backgroundRole()).name() for row in (first, second)]
    assert ground == ["#f3f0e9", "#ffffff"]


def test_a_second_click_takes_the_tick_back_and_both_stay_in_the_timeline(night: Ward) -> None:
    step = night.steps[0]
    box = night.checklist.rows[step].box
    night.click(box)
    night.click(box)
    assert night.ticked() == []
    assert on_disk(night, step) == "todo"
    state = night.desk.state
    assert state is not None
    assert [event.state for event in state.timeline if event.kind == "marked"] == ["done", "todo"]


def test_a_box_never_ticks_by_itself_when_the_window_is_opened(ward: Ward) -> None:
    ward.open()
    ward.press(Qt.Key.Key_Space)
    state = ward.desk.state
    assert state is not None
    before = len(state.timeline)
    ward.come_back()
    after = ward.desk.state
    assert after is not None
    assert len(after.timeline) == before
    assert ward.ticked() == [ward.steps[0]]


@pytest.mark.parametrize("reason", REASONS)
def test_not_applicable_takes_a_reason_from_the_list(night: Ward, reason: str) -> None:
    row = night.checklist.rows[night.steps[1]]
    row.box.setFocus()
    night.press("n")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in range(REASONS.index(reason) + 1):
        night.press(Qt.Key.Key_Down)
    night.press(Qt.Key.Key_Return)
    assert night.shown()[night.steps[1]] == "not-applicable"
    assert "not applicable" in row.aside.text()
    assert night.desk.state is not None
    assert night.desk.state.step(night.steps[1]).reason == reason


def test_a_few_words_may_say_why_a_step_does_not_apply(night: Ward) -> None:
    row = night.checklist.rows[night.steps[1]]
    row.box.setFocus()

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, FewWords)
        assert not dialog.save.isEnabled()
        night.type("on paper already")
        assert dialog.save.isEnabled()
        night.press(Qt.Key.Key_Return)

    night.in_the_dialog(write)
    night.press("n")
    night.press(Qt.Key.Key_Up)
    night.press(Qt.Key.Key_Return)
    settle()
    assert night.shown()[night.steps[1]] == "not-applicable"
    assert night.desk.state is not None
    assert night.desk.state.step(night.steps[1]).reason == "on paper already"
    night.window.activateWindow()  # what a window system does by itself when a dialog closes
    settle()
    assert night.focus() is row.box


def test_going_back_from_the_few_words_changes_nothing(night: Ward) -> None:
    night.checklist.rows[night.steps[1]].box.setFocus()

    def leave(dialog: QDialog) -> None:
        night.type("never mind")
        night.press(Qt.Key.Key_Escape)

    night.in_the_dialog(leave)
    night.press("n")
    night.press(Qt.Key.Key_Up)
    night.press(Qt.Key.Key_Return)
    assert night.shown()[night.steps[1]] == "todo"
    assert night.desk.state is None


def test_a_few_words_are_never_longer_than_a_line(night: Ward) -> None:
    dialog = FewWords(night.window, night.window.look)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.maxLength() <= 80
    dialog.deleteLater()


def test_the_row_menu_ticks_and_takes_back(night: Ward) -> None:
    step = night.steps[2]
    row = night.checklist.rows[step]
    night.in_the_menu(lambda menu: night.choose(menu, "Done"))
    night.click(row.more)
    assert night.shown()[step] == "done"
    night.choose(row.menu, "Back to do")
    assert night.shown()[step] == "todo"


def test_ctrl_z_takes_back_the_last_change(night: Ward) -> None:
    for step in night.steps[:2]:
        night.click(night.checklist.rows[step].box)
    night.ctrl("z")
    assert night.ticked() == [night.steps[0]]
    night.ctrl("z")
    assert night.ticked() == []
    night.ctrl("z")
    assert night.ticked() == []


def test_undo_in_the_bar_is_off_when_there_is_nothing_to_undo(night: Ward) -> None:
    night.window.resize(1093, 614)
    settle()
    undo = night.checklist.bar.undo
    assert not undo.isEnabled()
    night.press(Qt.Key.Key_Space)
    assert undo.isEnabled()
    night.click(undo)
    assert night.ticked() == []


def test_arrow_keys_go_from_box_to_box(night: Ward) -> None:
    boxes = [night.checklist.rows[step].box for step in night.steps]
    assert night.focus() is boxes[0]
    night.press(Qt.Key.Key_Down)
    night.press(Qt.Key.Key_Down)
    assert night.focus() is boxes[2]
    night.press(Qt.Key.Key_Up)
    assert night.focus() is boxes[1]
    for _ in range(40):
        night.press(Qt.Key.Key_Down)
    assert night.focus() is boxes[-1]
    assert not boxes[-1].visibleRegion().isEmpty()


def test_information_lines_have_no_box(night: Ward) -> None:
    boxes = {row.step.id for row in night.checklist.rows.values()}
    informs = {s.id for p in night.content.checklist.phases for s in p.steps if s.kind != "action"}
    assert informs
    assert not boxes & informs
    assert len(boxes) == 24
