"""Ticking a step, by every way there is, and taking it back."""

import pytest
from page_walk import in_sight
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
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


@pytest.mark.parametrize("how", ["space", "click"])
def test_what_is_unticked_in_its_row_is_shown_and_said_and_can_be_undone_from_there(
    night: Ward, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    aloud: list[str] = []
    for module in ("ui.aloud", "ui.widgets.said_line"):
        monkeypatch.setattr(f"{module}.announce", lambda _what, sentence, **_how: aloud.append(sentence))
    box = night.checklist.rows[night.steps[0]].box
    ticked_at = f"{night.clock.at.astimezone():%H:%M}"
    for _ in range(2):
        night.press(Qt.Key.Key_Space) if how == "space" else night.click(box)
    line = night.window.acts.line
    assert night.ticked() == []
    assert line is not None
    assert line.isVisible()
    sentence = f"Step 1: tick of {ticked_at} taken back. Undo brings it back."
    assert said(line).strip() == f"{sentence}\nUndo"
    assert aloud[-2:] == ["Saved: step 1 back to do.", sentence]
    assert line.undo is not None
    night.click(line.undo)
    assert night.ticked() == [night.steps[0]]


def test_the_undo_of_a_message_goes_when_something_else_was_ticked(night: Ward) -> None:
    for _ in range(2):
        night.press(Qt.Key.Key_Space)
    night.click(night.checklist.rows[night.steps[1]].box)
    line = night.window.acts.line
    assert line is None or not line.isVisible()
    assert night.ticked() == [night.steps[1]]


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


def test_space_chooses_from_the_list_of_reasons_as_enter_does_and_alone_chooses_nothing(night: Ward) -> None:
    row = night.checklist.rows[night.steps[1]]
    row.box.setFocus()
    night.press("n")
    night.press(Qt.Key.Key_Space)
    assert night.shown()[night.steps[1]] == "todo"
    for _ in range(2):
        night.press(Qt.Key.Key_Down)
    night.press(Qt.Key.Key_Space)
    assert QApplication.activePopupWidget() is None
    assert night.desk.state is not None
    assert night.desk.state.step(night.steps[1]).reason == REASONS[1]


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
    night.checklist.rows[night.steps[1]].box.setFocus()

    def write(dialog: QDialog) -> None:
        night.type("x" * 81)
        night.press(Qt.Key.Key_Return)
        assert dialog.isVisible(), "too long: it asks to shorten it"
        assert night.desk.state is None
        night.press(Qt.Key.Key_Backspace)
        night.press(Qt.Key.Key_Return)

    night.in_the_dialog(write)
    night.press("n")
    night.press(Qt.Key.Key_Up)
    night.press(Qt.Key.Key_Return)
    assert night.desk.state is not None
    assert night.desk.state.step(night.steps[1]).reason == "x" * 80


@pytest.mark.parametrize("how", ["typed", "pasted"])
@pytest.mark.parametrize("by", ["Enter", "Save"])
def test_what_is_too_long_is_never_saved_and_never_cut(
    night: Ward, how: str, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    aloud: list[str] = []
    monkeypatch.setattr("ui.dialogs.few_words.announce", lambda _what, sentence, **_how: aloud.append(sentence))
    dialog = FewWords(night.window, night.window.look)
    dialog.show()
    assert dialog.count.plain == "0 of 80 letters"
    QTest.keyClicks(dialog.field, "on paper")
    assert dialog.count.plain == "8 of 80 letters"
    assert dialog.field.accessibleDescription() == f"{dialog.allowed} 8 of 80 letters"
    QTest.keyClicks(dialog.field, "x" * 72)
    assert dialog.count.plain == "80 of 80 letters"
    assert aloud == []
    if how == "typed":
        QTest.keyClicks(dialog.field, "yz")
    else:
        QGuiApplication.clipboard().setText("yz")
        dialog.field.paste()
    typed = "on paper" + "x" * 72 + "yz"
    assert dialog.field.text() == typed
    assert dialog.count.plain == "82 of 80 letters. Shorten it."
    assert dialog.field.accessibleDescription() == f"{dialog.allowed} 82 of 80 letters. Shorten it."
    assert len(aloud) == 1
    if by == "Enter":
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    else:
        dialog.save.click()
    assert dialog.isVisible()
    assert dialog.result() == 0
    assert dialog.count.plain == aloud[-1] == "Not saved: 82 of 80 letters. Shorten it."
    assert dialog.count.isVisible()
    assert dialog.field.text() == typed, "nothing typed is lost"
    for _ in range(2):
        QTest.keyClick(dialog.field, Qt.Key.Key_Backspace)
    assert dialog.count.plain == "80 of 80 letters"
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.result() == 1
    dialog.deleteLater()


def test_the_row_menu_ticks_and_takes_back(night: Ward) -> None:
    step = night.steps[2]
    row = night.checklist.rows[step]
    night.in_the_menu(lambda menu: night.choose(menu, "Done"))
    night.click(row.more)
    assert night.shown()[step] == "done"
    night.choose(row.menu, "Back to do")
    assert night.shown()[step] == "todo"


def test_only_a_step_that_was_marked_is_offered_the_way_back(night: Ward) -> None:
    row = night.checklist.rows[night.steps[2]]

    def offered() -> list[str]:
        row.menu.aboutToShow.emit()
        return [action.text() for action in row.menu.actions() if action.isVisible()]

    assert "Back to do" not in offered()
    night.choose(row.menu, "Done")
    assert "Back to do" in offered()
    night.choose(row.menu, "Back to do")
    assert night.ticked() == []
    assert "Back to do" not in offered()


def test_ctrl_z_takes_back_the_last_change(night: Ward) -> None:
    for step in night.steps[:2]:
        night.click(night.checklist.rows[step].box)
    night.ctrl("z")
    assert night.ticked() == [night.steps[0]]
    night.ctrl("z")
    assert night.ticked() == []
    night.ctrl("z")
    assert night.ticked() == []


@pytest.mark.parametrize(
    ("size", "text"), [((480, 360), 100), ((911, 430), 100), ((911, 430), 150), ((911, 430), 200), ((1366, 768), 100)]
)
def test_undo_is_one_click_away_at_every_size(ward: Ward, size: tuple[int, int], text: int) -> None:
    ward.open(size, text=text)
    ward.desk.mark(ward.steps[0], "done")
    bar = ward.checklist.bar
    ward.checklist.page.verticalScrollBar().setValue(0)
    settle()
    assert in_sight(bar.undo)
    assert bar.undo.accessibleName() == "Undo the last change"
    ward.click(bar.undo)
    assert ward.ticked() == []


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


def test_a_click_on_the_words_of_a_step_ticks_nothing_and_takes_the_keyboard_there(night: Ward) -> None:
    """A glove that scrolls, or a finger that points while reading aloud, must not write into the record."""
    row = night.checklist.rows[night.steps[1]]
    night.click(row.words)
    assert night.ticked() == []
    assert night.focus() is row.box
    night.press(Qt.Key.Key_Space)
    assert night.ticked() == [night.steps[1]]


def test_why_a_step_does_not_apply_stands_in_its_row_until_it_is_taken_back(night: Ward) -> None:
    step = night.steps[1]
    row = night.checklist.rows[step]
    before = row.height()
    night.desk.mark(step, "not-applicable", "Not needed for this patient")
    settle()
    assert row.reason.isVisible()
    assert row.reason.plain == "Not needed for this patient"
    assert row.reason.y() >= row.words.geometry().bottom()
    assert row.height() - before <= 4, "the steps below stay where they were"
    night.desk.mark(step, "todo")
    settle()
    assert not row.reason.isVisible()
    assert row.height() == before


def test_why_a_step_does_not_apply_is_pointed_at_and_read_out(night: Ward) -> None:
    step = night.steps[1]
    row = night.checklist.rows[step]
    night.desk.mark(step, "not-applicable", "Not needed for this patient")
    settle()
    assert "Not needed for this patient" in row.words.toolTip()
    assert "Not needed for this patient" in row.box.accessibleDescription()
    night.desk.mark(step, "todo")
    settle()
    assert row.words.toolTip() == ""


def test_what_does_not_apply_is_not_told_as_done(night: Ward) -> None:
    for step in night.steps[:3]:
        night.desk.mark(step, "done")
    night.desk.mark(night.steps[3], "not-applicable", "Not needed for this patient")
    settle()
    bar, heading = night.checklist.bar, night.checklist._headings[0][0]
    assert bar.count.text() == "3 of 24\n1 not applicable", "beside what will be looked at again"
    assert bar.count.accessibleName() == "3 done, 1 not applicable of 24"
    assert heading.count.text().startswith("3 done, 1 not applicable of ")
    night.window.resize(1366, 768)  # where that stands in the rail
    night.window.relook()
    settle()
    assert night.checklist.bar.count.text() == "3 of 24, 1 not applicable"
