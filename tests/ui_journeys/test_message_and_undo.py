"""What is said of a change stands only as long as it is true, never on Undo, and the step that was taken back is shown."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from ward import Ward, said, settle, visible

from app.tongue import tr
from ui.desk_acts import ENDED
from ui.dialogs.few_words import FewWords
from ui.dialogs.print import PrintPage
from ui.widgets.menus import Menu


def message(ward: Ward) -> str:
    line = ward.window.acts.line
    return line.sentence if line is not None and line.isVisible() else ""


def tick(ward: Ward, how_many: int) -> None:
    for step in ward.steps[:how_many]:
        ward.click(ward.checklist.rows[step].box)
        settle(700)


@pytest.mark.parametrize("size", [(911, 430), (1093, 614), (1366, 768)])
def test_a_message_lies_beside_undo_so_that_its_cross_is_never_hit_for_it(ward: Ward, size: tuple[int, int]) -> None:
    ward.open(size)
    tick(ward, 3)
    ward.click(ward.checklist.bar.undo)
    settle()
    assert message(ward) == "Step 3: tick taken back."
    line, undo = ward.window.acts.line, ward.checklist.bar.undo
    assert line is not None
    place = QRect(undo.mapTo(ward.window, QPoint(0, 0)), undo.size())
    assert not line.geometry().intersects(place)
    ward.click(undo)
    assert message(ward) == "Step 2: tick taken back."
    assert ward.ticked() == ward.steps[:1]


def test_what_is_no_longer_true_is_not_said(ward: Ward) -> None:
    ward.open((911, 430))
    ward.window.acts.do("new")
    assert message(ward) == "No checklist is open. The first tick starts one."
    tick(ward, 1)
    assert message(ward) == ""
    ward.window.acts.do("close")
    assert message(ward) == tr(ENDED)
    ward.ctrl("z")
    settle()
    assert message(ward).endswith("is open again.")
    ward.window.acts.do("close")
    settle()
    assert message(ward) == tr(ENDED)
    assert ward.desk.state is None


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
def test_closing_says_how_it_is_opened_again(ward: Ward, size: tuple[int, int]) -> None:
    ward.open(size)
    tick(ward, 1)
    bar = ward.checklist.bar
    menus = bar.findChildren(Menu)
    next(act for menu in menus for act in menu.actions() if act.text() == "Close this session").trigger()
    settle()
    assert ward.desk.state is None
    assert message(ward) == "Checklist closed. Undo or Look back opens it again."
    ward.click(bar.undo)
    settle()
    assert ward.ticked() == ward.steps[:1]


def test_the_menu_of_a_step_and_its_question_say_which_step(ward: Ward) -> None:
    ward.open((911, 430))
    row = ward.checklist.rows[ward.steps[2]]
    row.menu.aboutToShow.emit()
    first = row.menu.actions()[0]
    assert (first.text(), first.isSeparator()) == ("Step 3", True)

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, FewWords)
        assert "Why is step 3 not applicable?" in said(dialog)
        dialog.reject()

    ward.in_the_dialog(read)
    row.few_words.emit(ward.steps[2])


def test_the_reader_shows_the_step_that_was_taken_back(ward: Ward) -> None:
    ward.open((911, 430))
    ward.checklist.show_view("reader")
    reader = ward.checklist.reader
    for _ in range(3):
        ward.press(Qt.Key.Key_Space)
        settle(700)
    assert reader.step_id == ward.steps[3]
    ward.ctrl("z")
    settle()
    assert reader.step_id == ward.steps[2]
    assert ward.focus() is reader.done
    ward.press(Qt.Key.Key_Space)
    assert ward.ticked() == ward.steps[:3]


def test_the_menu_at_the_head_leaves_the_keyboard_where_it_was(ward: Ward) -> None:
    ward.open((911, 430))
    ward.checklist.show_view("reader")
    assert ward.focus() is ward.checklist.reader.done
    assert not ward.window.header.menu_button.focusPolicy() & Qt.FocusPolicy.ClickFocus
    assert ward.window.header.menu_button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_print_from_the_hand_over_prints_the_hand_over(ward: Ward) -> None:
    ward.open((911, 430))
    tick(ward, 1)
    ward.window.acts.do("hand-over")
    page = QApplication.activeModalWidget()
    assert page is not None
    next(button for button in visible(page, QPushButton) if button.text() == "Print").click()
    printing = QApplication.activeModalWidget()
    assert isinstance(printing, PrintPage)
    first, *others = [button.objectName() for button in printing.findChildren(QPushButton) if button.text() == "Print"]
    assert first == "Print: Hand-over and timeline"
    assert "Print: Checklist with its times" in others
    assert printing.focusWidget().objectName() == first
    printing.reject()
    page.close()
