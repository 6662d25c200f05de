"""The window stays open while nobody touches it, the clock is moved, or another window ticks in the same session."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid
from ward import PretendedClock, Ward, said, settle

from app.handover import words
from app.session.store import SessionStore, open_store
from ui.desk_acts import COVERED
from ui.session_desk import LOOK_MS


@pytest.fixture
def wide(ward: Ward) -> Ward:
    ward.open((1366, 768))
    return ward


def other_window(ward: Ward) -> SessionStore:
    """A second window of the same user that could not reach the first."""
    return open_store(ward.folder, ward.clock).store


def test_the_desk_looks_at_the_clock_by_itself_on_every_page(ward: Ward, clock: PretendedClock) -> None:
    ward.open(start="overview")
    assert "checklist" not in ward.window.tabs, "the checklist with its own timer is not made yet"
    assert ward.desk._timer.isActive()
    assert ward.desk._timer.interval() == LOOK_MS <= 60_000
    ward.desk.mark("call-for-help", "done")
    clock.pass_minutes(31)
    ward.desk._timer.timeout.emit()
    assert ward.desk.is_covered


def test_the_first_click_after_half_an_hour_asks_instead_of_ticking(wide: Ward, clock: PretendedClock) -> None:
    """A laptop wakes from sleep: no timer has looked yet."""
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    clock.pass_minutes(45)
    wide.click(wide.checklist.rows[wide.steps[1]].box)
    assert wide.checklist.stack.currentWidget() is wide.checklist.covered
    wide.click(wide.checklist.covered.go_on)
    assert wide.ticked() == [wide.steps[0]]
    wide.click(wide.checklist.rows[wide.steps[1]].box)
    assert wide.ticked() == wide.steps[:2]


@pytest.mark.parametrize("key", ["h", "z"])
def test_the_first_key_after_half_an_hour_asks_too(ward: Ward, clock: PretendedClock, key: str) -> None:
    ward.open(start="overview")
    ward.desk.mark("call-for-help", "done")
    clock.pass_minutes(45)
    ward.ctrl(key)
    assert ward.window.acts.line is not None
    assert ward.window.acts.line.sentence == COVERED
    assert ward.window.router.here == "checklist"


def test_the_keyboard_goes_to_the_choice_and_then_to_the_next_step(wide: Ward, clock: PretendedClock) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    clock.pass_minutes(31)
    wide.look_at_clock()
    covered = wide.checklist.covered
    assert wide.focus() is covered.go_on
    wide.press(Qt.Key.Key_Tab)
    assert wide.focus() is covered.new
    wide.look_at_clock()
    assert wide.focus() is covered.new, "looking at the clock again takes the keyboard from nobody"
    covered.go_on.setFocus()
    wide.press(Qt.Key.Key_Space)
    assert wide.focus() is wide.checklist.rows[wide.steps[1]].box


def test_space_pressed_twice_on_a_step_asks_and_does_not_answer(
    wide: Ward, clock: PretendedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second press would continue what may be another patient's checklist before anyone has read the question."""
    monkeypatch.setattr("ui.session_desk.UNREAD_S", 600)
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    clock.pass_minutes(31)
    wide.checklist.rows[wide.steps[1]].box.setFocus()
    wide.press(Qt.Key.Key_Space)
    wide.press(Qt.Key.Key_Space)
    wide.press(Qt.Key.Key_Return)
    assert wide.desk.is_covered
    assert wide.ticked() == [wide.steps[0]]
    monkeypatch.setattr("ui.session_desk.UNREAD_S", 0)
    wide.press(Qt.Key.Key_Space)
    assert not wide.desk.is_covered


def test_the_cover_takes_the_keyboard_from_nobody_who_searches(wide: Ward, clock: PretendedClock) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    clock.pass_minutes(31)
    wide.ctrl("k")
    wide.type("dan")
    wide.look_at_clock()
    assert wide.desk.is_covered
    wide.type("tro")
    assert wide.window.header.search.text() == "dantro"


@pytest.mark.parametrize("act", ["timeline", "print", "look-back", "note"])
def test_pages_that_tell_of_the_session_go_when_it_is_covered(wide: Ward, clock: PretendedClock, act: str) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)

    def leave_alone(dialog: QDialog) -> None:
        assert dialog.isVisible()
        clock.pass_minutes(31)
        wide.desk.look_at_clock()
        assert not isValid(dialog) or not dialog.isVisible()

    wide.in_the_dialog(leave_alone)
    wide.desk.wants(act)
    settle(100)
    assert wide.desk.is_covered
    assert QApplication.activeModalWidget() is None


def test_a_page_on_such_a_page_goes_with_it_and_any_other_page_stays(wide: Ward, clock: PretendedClock) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    wide.desk.wants("look-back")
    settle()
    (told,) = [wide.window.acts._report(state) for state in wide.desk.past()]
    wide.window.acts._show_kept(told)
    settle()
    clock.pass_minutes(31)
    wide.desk.look_at_clock()
    assert QApplication.activeModalWidget() is None
    wide.desk.go_on()
    wide.window.menus.show_keys()
    settle()
    keys = QApplication.activeModalWidget()
    assert isinstance(keys, QDialog)
    clock.pass_minutes(31)
    wide.desk.look_at_clock()
    assert wide.desk.is_covered
    assert keys.isVisible()
    keys.reject()


@pytest.mark.parametrize("size", [(911, 430), (1366, 768), (640, 480)])
def test_under_the_cover_only_the_question_tells_of_the_session(
    ward: Ward, clock: PretendedClock, size: tuple[int, int]
) -> None:
    ward.open(size)
    for step in ward.steps[:3]:
        ward.desk.mark(step, "done")
    settle()
    assert "3 of 7" in said(ward.checklist)
    clock.pass_minutes(31)
    ward.look_at_clock()
    told = said(ward.checklist)
    assert told.count("3 of") == 1, "in the question"
    assert not ward.checklist.bar.isVisible()
    ward.desk.go_on()
    settle()
    assert ward.checklist.bar.isVisible()
    assert "3 of 7" in said(ward.checklist)


def test_with_a_clock_set_back_the_cover_does_not_pretend_to_know(wide: Ward, clock: PretendedClock) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    clock.pass_minutes(-120)
    wide.look_at_clock()
    assert "When it was last touched is not known." in said(wide.checklist.covered)


def test_a_window_left_open_closes_the_session_after_twelve_hours(wide: Ward, clock: PretendedClock) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    clock.pass_minutes(11 * 60)
    wide.look_at_clock()
    assert wide.checklist.stack.currentWidget() is wide.checklist.covered
    clock.pass_minutes(61)
    wide.look_at_clock()
    assert wide.checklist.stack.currentWidget() is wide.checklist.page
    assert wide.ticked() == []
    assert wide.desk.state is None
    (closed,) = wide.desk.past()
    assert closed.closed_by == "12 h"
    wide.click(wide.checklist.rows[wide.steps[2]].box)
    assert wide.ticked() == [wide.steps[2]]


def test_a_window_left_open_erases_closed_sessions_when_their_time_is_over(wide: Ward, clock: PretendedClock) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    wide.desk.close()
    clock.pass_minutes(71 * 60)
    wide.look_at_clock()
    assert len(wide.desk.past()) == 1
    clock.pass_minutes(2 * 60)
    wide.look_at_clock()
    assert wide.desk.past() == []
    assert b"call" not in (wide.folder / "sessions.sqlite3").read_bytes().lower()


def test_a_session_that_cannot_be_closed_stays_covered_and_says_why(
    wide: Ward, clock: PretendedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.errors import SessionError

    def refuse() -> None:
        raise SessionError("Not saved: the disk is full.", "The session is still open.", "Use paper.")

    wide.click(wide.checklist.rows[wide.steps[0]].box)
    monkeypatch.setattr(wide.desk._store, "close_stale", refuse)
    clock.pass_minutes(13 * 60)
    wide.look_at_clock()
    assert wide.checklist.stack.currentWidget() is wide.checklist.covered
    assert ("caution", "Not saved: the disk is full. The session is still open. Use paper.") in wide.desk.sentences()


# ---------------------------------------------------------------- two windows


def test_ticks_of_another_window_come_to_this_one(wide: Ward) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    with other_window(wide) as other:
        session = other.continue_or_start("2026.1")
        other.mark(session, wide.steps[1], "done")
        wide.look_at_clock()
        assert wide.ticked() == wide.steps[:2]
        other.undo(session)
        wide.look_at_clock()
        assert wide.ticked() == wide.steps[:1]


def test_a_session_begun_closed_or_cleared_in_another_window_is_so_in_this_one(
    wide: Ward, clock: PretendedClock
) -> None:
    with other_window(wide) as other:
        session = other.start("2026.1")
        other.mark(session, wide.steps[3], "done")
        wide.look_at_clock()
        assert wide.ticked() == [wide.steps[3]]
        clock.pass_minutes(40)
        wide.look_at_clock()
        assert wide.desk.is_covered
        other.start("2026.1")
        wide.look_at_clock()
        assert not wide.desk.is_covered, "the new one was touched just now"
        assert wide.ticked() == []
        other.clear_now()
        wide.look_at_clock()
        assert wide.desk.state is None
        assert wide.desk.past() == []


def test_ticks_stay_covered_though_another_window_goes_on(wide: Ward, clock: PretendedClock) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    clock.pass_minutes(40)
    wide.look_at_clock()
    with other_window(wide) as other:
        other.mark(other.continue_or_start("2026.1"), wide.steps[1], "done")
    wide.look_at_clock()
    assert wide.checklist.stack.currentWidget() is wide.checklist.covered
    wide.click(wide.checklist.covered.go_on)
    assert wide.ticked() == wide.steps[:2]


def test_a_file_that_vanishes_under_the_window_is_written_anew_and_said(wide: Ward) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    (wide.folder / "sessions.sqlite3").unlink()
    wide.look_at_clock()
    assert "was gone; this checklist was saved again" in said(wide.checklist)
    assert "entries may be missing" in said(wide.checklist)
    assert wide.ticked() == [wide.steps[0]]


# ---------------------------------------------------------------- clocks


def test_a_clock_set_back_two_hours_keeps_the_order_and_admits_what_is_not_known(
    wide: Ward, clock: PretendedClock
) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    clock.pass_minutes(5)
    wide.click(wide.checklist.rows[wide.steps[1]].box)
    clock.pass_minutes(-120)
    wide.click(wide.checklist.rows[wide.steps[2]].box)
    assert wide.checklist.stack.currentWidget() is wide.checklist.covered, "nobody can know how long it was left"
    wide.click(wide.checklist.covered.go_on)
    wide.click(wide.checklist.rows[wide.steps[2]].box)
    assert wide.ticked() == wide.steps[:3]
    assert "time not known" in said(wide.checklist.side)  # type: ignore[arg-type]
    wide.ctrl("z")
    assert wide.ticked() == wide.steps[:2], "the last change is the last made, whatever its time"
    assert tuple(event.seq for event in wide.desk.state.timeline) == (1, 2, 3, 4, 5)  # type: ignore[union-attr]


def test_after_the_clock_was_set_back_a_recheck_is_due_rather_than_silent(wide: Ward, clock: PretendedClock) -> None:
    step = next(step for step in wide.checklist.acts if step.recheck)
    wide.desk.mark(step.id, "done")
    clock.pass_minutes(-120)
    wide.look_at_clock()
    wide.click(wide.checklist.covered.go_on)
    wide.look_at_clock()
    assert "due now" in wide.checklist.side.due.plain  # type: ignore[union-attr]


def test_the_night_the_clocks_go_back_counts_its_hour(wide: Ward, clock: PretendedClock) -> None:
    """The clock is kept in UTC, where that hour does not come twice."""
    wide.desk.mark(wide.steps[0], "done")
    for _ in range(5):
        clock.pass_minutes(25)
        wide.desk.mark(wide.steps[1], "done" if wide.shown()[wide.steps[1]] == "todo" else "todo")
    assert wide.desk.elapsed() == timedelta(hours=2, minutes=5)


# ---------------------------------------------------------------- a salvaged session


def test_a_session_read_from_a_damaged_file_says_so_as_long_as_it_is_open(wide: Ward) -> None:
    wide.click(wide.checklist.rows[wide.steps[0]].box)
    wide.leave()
    file = wide.folder / "sessions.sqlite3"
    file.write_bytes(file.read_bytes()[:-300])
    for _ in range(2):
        wide.come_back((1366, 768))
        assert words.SALVAGED in said(wide.checklist)
        assert wide.ticked() == [wide.steps[0]]
    wide.desk.new()
    settle()
    assert words.SALVAGED not in said(wide.checklist)
    assert Qt.CheckState.Checked not in {row.box.checkState() for row in wide.checklist.rows.values()}
