"""Hand over, undo, timeline, look back and clear, in the real window on a real store."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from ward import Ward, said, settle, until

from app.errors import SessionError
from app.handover.sbar import sbar
from ui.desk_acts import COPIED, COVERED, NOT_COPIED, NOTHING_OPEN
from ui.dialogs.clear import ClearPage
from ui.dialogs.hand_over import HandOverPage
from ui.dialogs.look_back import KeptPage, LookBackPage
from ui.dialogs.print import PrintPage
from ui.dialogs.timeline import TimelinePage
from ui.theme import Width


def tick(ward: Ward, *numbers: int) -> None:
    for number in numbers:
        ward.desk.mark(ward.steps[number - 1], "done")
        ward.clock.pass_minutes(2)
    settle()


def message(ward: Ward) -> str:
    """What the line above the phones says; "" if there is none."""
    line = ward.window.acts.line
    return line.sentence if line is not None and line.isVisible() else ""


def page() -> QDialog:
    """The page that lies on top, once it has the keyboard."""
    settle()
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


@pytest.fixture
def pasted() -> Callable[[], str]:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    return clipboard.text


# ---------------------------------------------------------------- hand-over


def test_one_key_copies_the_hand_over_and_says_so_in_words(ward: Ward, pasted: Callable[[], str]) -> None:
    ward.open()
    tick(ward, 1, 2)
    ward.ctrl("h")
    assert pasted().startswith("NMS checklist hand-over\n")
    assert "2 of 24 steps done" in pasted()
    shown = page()
    assert isinstance(shown, HandOverPage)
    assert shown.outcome.plain == COPIED == "Hand-over copied. Paste it into the record."
    assert words(said(shown)) >= words(pasted()), "what was copied is what is shown"
    assert ward.focus() is shown.close_button
    ward.press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None


def test_only_plain_text_is_copied(ward: Ward, pasted: Callable[[], str]) -> None:
    ward.open()
    tick(ward, 1)
    ward.ctrl("h")
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]


def words(text: str) -> set[str]:
    return set(text.split())


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((911, 430), 200), ((1366, 768), 100)])
def test_the_button_shows_what_it_copied_with_copy_and_print(
    ward: Ward, pasted: Callable[[], str], size: tuple[int, int], text: int
) -> None:
    ward.open(size, text=text)
    tick(ward, 1)
    ward.desk.wants("hand-over")
    shown = page()
    assert isinstance(shown, HandOverPage)
    assert shown.outcome.plain == COPIED
    for part in ("SITUATION", "BACKGROUND", "ASSESSMENT", "RECOMMENDATION", "1 of 24 steps done"):
        assert part in said(shown)
    assert words(said(shown)) >= words(pasted()), "what was copied is what is shown"
    assert shown.page is not None
    assert shown.page.widget().width() <= shown.page.viewport().width(), "nothing to scroll sideways"
    QGuiApplication.clipboard().setText("")
    shown.copy.click()
    assert pasted().startswith("NMS checklist")
    shown.paper.click()
    assert isinstance(page(), PrintPage)
    for _ in range(2):
        page().reject()
        settle()


def test_the_menu_copies_and_shows_it_too(ward: Ward, pasted: Callable[[], str]) -> None:
    ward.open()
    tick(ward, 1)
    ward.choose(ward.window.menus.make(), "Hand over")
    shown = page()
    assert isinstance(shown, HandOverPage)
    assert pasted().startswith("NMS checklist")
    assert shown.page is not None
    ward.press(Qt.Key.Key_End)
    bar = shown.page.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0, "it is scrolled by keys"
    shown.reject()


def test_it_copies_from_any_page(ward: Ward, pasted: Callable[[], str]) -> None:
    ward.open()
    tick(ward, 1)
    ward.ctrl("1")
    ward.ctrl("h")
    assert pasted().startswith("NMS checklist")
    assert ward.window.router.here == "overview"


def test_with_nothing_ticked_there_is_nothing_to_hand_over(ward: Ward, pasted: Callable[[], str]) -> None:
    ward.open()
    ward.ctrl("h")
    assert (pasted(), message(ward)) == ("before", NOTHING_OPEN)


def test_covered_ticks_are_not_handed_over_before_the_choice(ward: Ward, pasted: Callable[[], str]) -> None:
    ward.open()
    tick(ward, 1)
    ward.ctrl("1")
    ward.clock.pass_minutes(40)
    ward.desk.look_at_clock()
    ward.ctrl("h")
    assert (pasted(), message(ward)) == ("before", COVERED)
    assert ward.window.router.here == "checklist"
    ward.desk.go_on()
    ward.ctrl("h")
    assert isinstance(page(), HandOverPage)
    page().reject()


def test_a_clipboard_that_is_held_by_another_program_is_said(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.open()
    tick(ward, 1)
    monkeypatch.setattr(QGuiApplication.clipboard(), "text", lambda: "theirs")
    ward.ctrl("h")
    shown = page()
    assert isinstance(shown, HandOverPage)
    assert shown.outcome.plain == NOT_COPIED
    shown.reject()


def test_the_message_can_be_put_away_and_a_new_one_takes_its_place(ward: Ward) -> None:
    ward.open()
    ward.ctrl("h")
    ward.window.acts.say("Second.")
    settle()
    line = ward.window.acts.line
    assert line is not None
    assert message(ward) == "Second."
    ward.click(line.dismiss)
    assert message(ward) == ""


def test_the_message_goes_by_itself_but_trouble_stays(
    ward: Ward, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("ui.widgets.said_line.STAYS_MS", 20)
    ward.open()
    ward.window.acts.say("Done.")
    qtbot.waitUntil(lambda: message(ward) == "", timeout=5000)
    ward.window.acts.say("Not done.", wrong=True)
    settle(60)
    assert message(ward) == "Not done."


@pytest.mark.parametrize(
    ("size", "text"), [((911, 430), 100), ((911, 430), 200), ((480, 360), 115), ((1366, 768), 150)]
)
def test_the_message_lies_above_the_phones_and_inside_the_window(ward: Ward, size: tuple[int, int], text: int) -> None:
    ward.open(size, text=text)
    ward.window.acts.say(COVERED, wrong=True)
    ward.window.resize(size[0] + 60, size[1] + 20)
    settle(20)
    line = ward.window.acts.line
    assert line is not None
    assert ward.window.rect().contains(line.geometry())
    strip = ward.window.phone_strip
    assert line.geometry().bottom() < strip.mapTo(ward.window, strip.rect().topLeft()).y()


@pytest.mark.parametrize(
    ("size", "text"), [((480, 360), 100), ((911, 430), 100), ((911, 430), 200), ((1093, 614), 100), ((1366, 768), 100)]
)
@pytest.mark.parametrize("view", ["list", "reader"])
def test_on_the_checklist_the_message_lies_on_no_step(ward: Ward, size: tuple[int, int], text: int, view: str) -> None:
    ward.open(size, text=text)
    tick(ward, 1)
    ward.checklist.show_view(view)
    bar = ward.checklist.page.verticalScrollBar()
    for place in (0, bar.maximum() // 2):
        bar.setValue(place)
        ward.window.acts.say(COPIED)
        settle()
        line = ward.window.acts.line
        assert line is not None
        assert message(ward) == COPIED
        area = ward.checklist.stack
        steps = QRect(area.mapTo(ward.window, QPoint(0, 0)), area.size())
        if view == "list" and place == 0 and ward.window.look.width == Width.TINY:
            first = ward.checklist.rows[ward.steps[0]]
            steps.setTop(first.mapTo(ward.window, QPoint(0, 0)).y())
        assert not line.geometry().intersects(steps)
    ward.ctrl("1")
    ward.window.acts.say("Elsewhere above the phones.")
    strip = ward.window.phone_strip.mapTo(ward.window, QPoint(0, 0)).y()
    assert 0 <= strip - ward.window.acts.line.geometry().bottom() <= ward.window.look.px(12)


# ---------------------------------------------------------------- undo


def test_ctrl_z_takes_back_the_last_change_where_it_can_be_seen(ward: Ward) -> None:
    ward.open()
    tick(ward, 1, 3)
    ward.ctrl("1")
    ward.ctrl("z")
    assert ward.window.router.here == "checklist"
    assert ward.ticked() == [ward.steps[0]]
    assert message(ward) == "Step 3: tick taken back."


def test_ctrl_z_with_nothing_to_take_back_says_so(ward: Ward) -> None:
    ward.open()
    ward.ctrl("z")
    assert message(ward) == "Nothing to take back."


def test_covered_ticks_cannot_be_taken_back(ward: Ward) -> None:
    ward.open()
    tick(ward, 1)
    ward.clock.pass_minutes(40)
    ward.desk.look_at_clock()
    ward.ctrl("z")
    assert message(ward) == COVERED
    ward.desk.go_on()
    assert ward.ticked() == [ward.steps[0]]


def test_in_the_search_box_ctrl_z_undoes_typing_and_no_tick(ward: Ward) -> None:
    ward.open()
    tick(ward, 1)
    ward.ctrl("k")
    ward.type("dan")
    ward.ctrl("z")
    assert ward.ticked() == [ward.steps[0]]


def test_an_undo_that_could_not_be_saved_claims_nothing(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.open()
    tick(ward, 1)

    def refuse(session: str) -> None:
        raise SessionError("Not saved: the disk is full.")

    monkeypatch.setattr(ward.desk._store, "undo", refuse)
    ward.ctrl("z")
    assert message(ward) == ""
    assert ward.ticked() == [ward.steps[0]]


# ---------------------------------------------------------------- timeline, look back, clear


def test_the_timeline_shows_ticks_that_were_taken_back(ward: Ward, pasted: Callable[[], str]) -> None:
    ward.open()
    tick(ward, 1)
    ward.ctrl("z")
    ward.choose(ward.window.menus.make(), "Timeline")
    shown = page()
    assert isinstance(shown, TimelinePage)
    rows = [[cell.text for cell in row] for row in shown.sheet.sheet.rows]
    assert [row[1].split(":")[0] for row in rows] == [
        "Started under edition 2026.1.",
        "Done",
        "Taken back, so to do again",
    ]
    assert rows[1][2].startswith("Taken back at ")
    ward.click(shown.copy)
    assert pasted().startswith("NMS checklist timeline")
    assert "Timeline copied." in said(shown)
    ward.press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_no_timeline_without_a_checklist(ward: Ward) -> None:
    ward.open()
    ward.desk.wants("timeline")
    assert message(ward) == NOTHING_OPEN


def test_kept_sessions_can_be_looked_back_at_and_not_changed(ward: Ward, pasted: Callable[[], str]) -> None:
    ward.open()
    tick(ward, 1, 2)
    ward.desk.close()
    ward.clock.pass_minutes(60)
    tick(ward, 5)
    ward.desk.wants("look-back")
    shown = page()
    assert isinstance(shown, LookBackPage)
    assert "2 checklists are kept." in said(shown)
    rows = [[cell.text for cell in row] for row in shown.sheet.sheet.rows]
    assert [row[1] for row in rows] == [
        "1 of 24 steps done, 0 not applicable, 23 not done",
        "2 of 24 steps done, 0 not applicable, 22 not done",
    ]
    shown.sheet.setCurrentIndex(shown.sheet.model().index(1, 0))
    ward.press(Qt.Key.Key_Return)
    kept = page()
    assert isinstance(kept, KeptPage)
    assert [row[1].text for row in kept.sheet.sheet.rows][:3] == ["Done", "Done", "Not done"]
    ward.click(kept.copy)
    assert "2 of 24 steps done" in pasted()
    assert "closed at" in pasted()
    ward.click(kept.timeline)
    assert isinstance(page(), TimelinePage)
    ward.press(Qt.Key.Key_Escape)
    ward.click(kept.paper)
    printing = page()
    assert isinstance(printing, PrintPage)
    assert "Hand-over and timeline" in said(printing)
    for _ in range(3):
        page().reject()
    settle()
    assert QApplication.activeModalWidget() is None
    assert ward.ticked() == [ward.steps[4]]


def test_a_covered_checklist_is_not_shown_by_looking_back(ward: Ward) -> None:
    ward.open()
    tick(ward, 1)
    ward.clock.pass_minutes(40)
    ward.desk.look_at_clock()
    ward.desk.wants("look-back")
    shown = page()
    assert "No checklist is kept. The open one stays covered until you choose." in said(shown)
    ward.press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None


def test_sessions_that_cannot_be_read_are_said(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.open()

    def refuse(at_most: int) -> None:
        raise SessionError("The saved checklists cannot be read: the folder is gone.")

    monkeypatch.setattr(ward.desk, "past", refuse)
    ward.desk.wants("look-back")
    assert message(ward) == "The saved checklists cannot be read: the folder is gone."


def test_clear_now_takes_two_clicks_and_the_first_key_keeps_everything(ward: Ward) -> None:
    ward.open()
    tick(ward, 1)
    ward.desk.wants("clear")
    shown = page()
    assert isinstance(shown, ClearPage)
    assert ward.focus() is shown.keep
    ward.press(Qt.Key.Key_Space)
    assert ward.ticked() == [ward.steps[0]]
    ward.desk.wants("clear")
    shown = page()
    assert isinstance(shown, ClearPage)
    ward.click(shown.clear)
    assert until(lambda: message(ward) == "Erased: 1 checklist.")
    assert ward.ticked() == []
    assert ward.desk.past() == []


def test_clearing_leaves_nothing_of_it_on_the_disk(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(ward.steps[0], "not-applicable", "canary in the coal mine")
    ward.desk.close()
    ward.desk.mark(ward.steps[1], "not-applicable", "canary in the coal mine")
    ward.desk.wants("clear")
    shown = page()
    assert isinstance(shown, ClearPage)
    ward.click(shown.clear)
    assert until(lambda: message(ward) == "Erased: 2 checklists.")
    ward.leave()
    files = [path for path in ward.folder.rglob("*") if path.is_file()]
    assert files
    assert not any(b"canary" in path.read_bytes() for path in files)


def test_what_could_not_be_erased_is_said_and_still_there(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.open()
    tick(ward, 1)

    def refuse(*_: object) -> int:
        raise SessionError("Not saved: the folder is read-only.", "Nothing was erased.")

    monkeypatch.setattr(ward.desk._store, "_delete", refuse)
    ward.desk.wants("clear")
    shown = page()
    assert isinstance(shown, ClearPage)
    ward.click(shown.clear)
    assert until(lambda: "Nothing was erased." in said(shown))
    ward.press(Qt.Key.Key_Escape)
    assert ward.ticked() == [ward.steps[0]]


def test_without_saving_nothing_is_said_to_be_erased(ward: Ward) -> None:
    ward.open()
    tick(ward, 1)
    ward.desk.go_on_without_saving()
    ward.desk.wants("clear")
    shown = page()
    assert isinstance(shown, ClearPage)
    ward.click(shown.clear)
    assert until(lambda: "Nothing was erased: this window works without saving." in said(shown))
    shown.reject()


def test_the_hand_over_works_without_saving(ward: Ward, pasted: Callable[[], str]) -> None:
    ward.open()
    tick(ward, 1)
    ward.desk.go_on_without_saving()
    tick(ward, 2)
    ward.ctrl("h")
    assert "2 of 24 steps done" in pasted()


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((911, 430), 200), ((480, 360), 100)])
def test_no_page_is_larger_than_the_window(ward: Ward, tmp_path: Path, size: tuple[int, int], text: int) -> None:
    ward.open(size, text=text)
    tick(ward, 1)
    for what in ("timeline", "look-back", "clear", "print"):
        ward.desk.wants(what)
        settle()
        assert page().width() <= ward.window.width(), what
        assert page().height() <= ward.window.height(), what
        page().reject()
        settle()


def test_the_hand_over_is_what_the_report_says(ward: Ward, pasted: Callable[[], str]) -> None:
    ward.open()
    tick(ward, 1)
    state = ward.desk.state
    assert state is not None
    told = ward.window.acts._report(state)
    ward.ctrl("h")
    assert pasted() == sbar(told)


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
def test_tables_over_the_window_stand_in_line_with_their_title(ward: Ward, size: tuple[int, int]) -> None:
    window = ward.open(size)
    tick(ward, 2)
    told = window.acts._report(ward.desk.state)  # type: ignore[arg-type]
    for show in (window.acts.timeline, window.acts.look_back, lambda: window.acts._show_kept(told)):
        show()
        settle()
        shown = page()
        assert isinstance(shown, TimelinePage | LookBackPage | KeptPage)
        left = shown.title.mapTo(shown, shown.title.contentsRect().topLeft()).x()
        table = shown.sheet.mapTo(shown, shown.sheet.rect().topLeft()).x()
        assert left == table > 0
        assert shown.width() - (table + shown.sheet.width()) == table, "as far from the right edge"
        shown.reject()
        settle()
