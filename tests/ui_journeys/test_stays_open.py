"""Closed where the hospital's file says `stay_resident`, and opened by the next nurse: as if the program had ended.

Only the tray, the session manager, the next process and the end of this one are pretended: they are the system's.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QProcess
from PySide6.QtGui import QClipboard, QGuiApplication, QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from ward import PretendedClock, Ward, said, settle

from app.session.fold import IDLE
from app.single import Claim, claim
from app.site.local import Local, open_local
from ui import aloud, staying
from ui.first_window import FirstWindow
from ui.main_window import MainWindow
from ui.staying import Staying

SITE = 'hospital = "St Example"\nauthor = "IT of St Example"\ndate = 2026-11-24\nstay_resident = true\n'


class System:
    """What the program asked of the system."""

    def __init__(self) -> None:
        self.ended = 0
        self.started: list[list[str]] = []
        self.messages: list[str] = []


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    asked = System()

    def end() -> None:
        asked.ended += 1

    class Process(QProcess):
        def startDetached(self) -> None:  # type: ignore[override]
            asked.started.append(self.arguments())

    monkeypatch.setattr(QCoreApplication, "quit", end)
    monkeypatch.setattr(staying, "QProcess", Process)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _, title, words, icon: asked.messages.append(words))
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")  # so that what is set goes with the test
    yield asked
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def local(tmp_path: Path) -> Local:
    file = tmp_path / "site.toml"
    file.write_text(SITE, encoding="utf-8")
    return open_local(file)


@pytest.fixture
def held(tmp_path: Path) -> Claim:
    found = claim(tmp_path / "data")
    assert found is not None
    return found


class Waiting:
    """A ward whose window stays when it is closed."""

    def __init__(self, ward: Ward, held: Claim, local: Local, start: str) -> None:
        self.ward = ward
        self.window: MainWindow = ward.open(start=start, local=local)
        self.first = FirstWindow(self.window, held, ward.folder)
        self.staying = self.first.staying = Staying(self.first, self.window, ward.folder, str(local.path))

    def tick(self) -> None:
        self.ward.desk.mark(self.ward.steps[0], "done")

    def close(self) -> None:
        self.window.close()
        settle()
        assert self.window.isHidden()

    def reopen(self, tab: str = "") -> None:
        self.first.come_forward(tab)
        assert QTest.qWaitForWindowActive(self.window, 2000)
        settle()


@pytest.fixture
def waiting(ward: Ward, held: Claim, local: Local, system: System) -> Waiting:
    return Waiting(ward, held, local, "checklist")


# ---------------------------------------------------------------- nothing of who closed it


def test_the_ticks_are_covered_after_half_an_hour_before_the_window_is_seen(
    waiting: Waiting, clock: PretendedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward = waiting.ward
    waiting.tick()
    waiting.close()
    clock.pass_minutes(IDLE / timedelta(minutes=1) + 1)
    covered: list[bool] = []
    show = waiting.window.show
    monkeypatch.setattr(waiting.window, "show", lambda: (covered.append(ward.desk.is_covered), show()))
    waiting.reopen("checklist")
    assert covered == [True]
    assert ward.checklist.stack.currentWidget() is not ward.checklist.page


def test_a_colleague_who_comes_at_once_finds_the_ticks(waiting: Waiting, clock: PretendedClock) -> None:
    first = waiting.ward.steps[0]
    waiting.tick()
    waiting.close()
    clock.pass_minutes(5)
    waiting.reopen("checklist")
    assert not waiting.ward.desk.is_covered
    assert waiting.ward.ticked() == [first]


def test_continue_this_one_counts_for_who_said_it_and_not_for_the_next(waiting: Waiting, clock: PretendedClock) -> None:
    """As after an ordinary close: the last tick is old, and whoever opens it now was not asked."""
    waiting.tick()
    clock.pass_minutes(40)
    waiting.ward.desk.look_at_clock()
    waiting.ward.desk.go_on()
    waiting.close()
    clock.pass_minutes(1)
    waiting.reopen("checklist")
    assert waiting.ward.desk.is_covered


def test_a_session_of_yesterday_is_over_and_one_kept_too_long_is_erased(
    waiting: Waiting, clock: PretendedClock
) -> None:
    waiting.tick()
    waiting.close()
    clock.pass_minutes(13 * 60)
    waiting.staying.tend()  # the minute's look of a hidden window, or the one before it is shown
    assert waiting.ward.desk.state is None
    assert waiting.ward.desk.how_many_kept() == 1
    clock.pass_minutes(73 * 60)
    waiting.reopen()
    assert waiting.ward.desk.how_many_kept() == 0


def test_what_was_looked_up_and_where_is_gone(waiting: Waiting) -> None:
    window = waiting.window
    window.show_id("preparation")
    window.show_sources(waiting.ward.steps[0])
    window.header.search.setText("rigidity")
    settle()
    waiting.close()
    waiting.reopen()
    assert (window.router.here, window.router.door) == ("overview", "")
    assert window.header.search.text() == ""
    assert not window.search.open
    assert window.panel.isHidden()
    assert not window.router.go_back()


def test_a_notice_that_was_put_away_is_there_for_the_next(waiting: Waiting) -> None:
    waiting.window._put_away.add("The clock is wrong.")
    waiting.close()
    assert not waiting.window._put_away


def test_the_hand_over_does_not_stay_on_the_clipboard_for_ever(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting.tick()
    waiting.ward.desk.wants("hand-over")
    assert QGuiApplication.clipboard().text()
    waiting.close()
    waiting.staying.tend()
    assert QGuiApplication.clipboard().text()  # it is being pasted somewhere
    at = staying.monotonic() + IDLE.total_seconds() + 1
    monkeypatch.setattr(staying, "monotonic", lambda: at)
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: False)  # the offscreen platform cannot tell
    waiting.staying.tend()
    assert QGuiApplication.clipboard().text()  # another program's words are left alone
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    waiting.staying.tend()
    assert QGuiApplication.clipboard().text() == ""


def test_a_window_that_saves_nothing_ends_as_its_banner_says(waiting: Waiting, system: System) -> None:
    waiting.ward.desk.go_on_without_saving()
    waiting.close()
    assert system.ended == 1


# ---------------------------------------------------------------- nothing said, nothing old


def test_a_hidden_window_tells_nobody_that_a_checklist_runs(
    waiting: Waiting, clock: PretendedClock, system: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither aloud nor in the tray; once it is open the re-check is told."""
    heard: list[str] = []
    monkeypatch.setattr(aloud, "announce", lambda _, sentence, urgent=False: heard.append(sentence))
    ward = waiting.ward
    step = next(step for step in ward.desk.steps.values() if step.recheck)
    ward.desk.mark(step.id, "done")
    waiting.close()
    heard.clear()
    system.messages.clear()
    clock.pass_minutes(20)
    assert (due := ward.desk.next_recheck()) is not None
    assert due.is_due
    waiting.staying.tend()
    waiting.window.aloud.look_at_clock()
    assert (heard, system.messages) == ([], [])
    waiting.reopen("checklist")
    waiting.window.aloud.look_at_clock()
    assert any("Re-check" in sentence for sentence in heard)


def test_a_new_day_says_what_is_overdue_now(waiting: Waiting, clock: PretendedClock) -> None:
    assert "overdue" not in said(waiting.window).lower()
    waiting.close()
    clock.at += timedelta(days=3 * 366)
    waiting.reopen()
    assert "overdue" in said(waiting.window).lower()


def test_the_theme_of_the_system_is_followed_while_it_is_hidden(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting.window.settings.theme = "system"
    waiting.close()
    monkeypatch.setattr("ui.main_window.system_theme", lambda: "dark")
    waiting.reopen()
    assert waiting.window.look.theme == "dark"


def test_a_screen_that_is_gone_does_not_take_the_window_along(waiting: Waiting) -> None:
    waiting.close()
    waiting.window.move(40_000, 30_000)
    waiting.reopen()
    room = waiting.window.screen().availableGeometry()
    assert room.intersects(waiting.window.frameGeometry())


def test_a_change_on_the_disk_starts_a_new_one_in_the_background_when_it_has_settled(
    waiting: Waiting, system: System, local: Local
) -> None:
    waiting.close()
    waiting.staying.tend()
    local.path.write_text(f"{SITE}# newer\n", encoding="utf-8")
    waiting.staying.tend()
    assert system.started == []  # whoever writes may not have finished
    local.path.write_text(f"{SITE}# newer still\n", encoding="utf-8")
    waiting.staying.tend()
    assert system.started == []
    waiting.staying.tend()
    assert [arguments[-1] for arguments in system.started] == ["--background"]
    assert system.started[0][-3:-1] == ["--site", str(local.path)]
    assert system.ended == 1
    again = claim(waiting.ward.folder)  # the lock is free before the new one asks for it
    assert again is not None
    again.release()


# ---------------------------------------------------------------- the tray, and how to end it


def choose(waiting: Waiting, words: str) -> None:
    menu = waiting.staying.tray.contextMenu()
    next(action for action in menu.actions() if action.text() == words).trigger()
    settle()


def test_the_tray_opens_the_checklist_or_the_window_and_ends_the_program(waiting: Waiting, system: System) -> None:
    assert [action.text() for action in waiting.staying.tray.contextMenu().actions()] == [
        "Open checklist",
        "Open",
        "Quit",
    ]
    for words, tab in (("Open checklist", "checklist"), ("Open", "overview")):
        waiting.close()
        choose(waiting, words)
        assert waiting.window.isVisible()
        assert waiting.window.router.here == tab
    choose(waiting, "Quit")
    assert system.ended == 1


def test_the_tray_never_opens_what_is_old(waiting: Waiting, system: System, local: Local) -> None:
    waiting.close()
    local.path.write_text(f"{SITE}# newer\n", encoding="utf-8")
    choose(waiting, "Open checklist")
    assert waiting.window.isHidden()
    assert system.started[0][-2:] == ["--tab", "checklist"]
    assert system.ended == 1


def test_a_click_on_the_icon_opens_and_a_right_click_leaves_it_to_the_menu(waiting: Waiting) -> None:
    waiting.close()
    waiting.staying.tray.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert waiting.window.isHidden()
    waiting.staying.tray.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert waiting.window.isVisible()


def test_it_is_said_once_that_it_is_still_open_and_how_to_quit(waiting: Waiting, system: System) -> None:
    waiting.close()
    assert system.messages == ["Still open in the background. Quit with Ctrl+Q, or in the menu."]
    waiting.reopen()
    line = waiting.window.acts.line
    assert line is not None
    assert line.sentence == system.messages[0]
    waiting.close()
    waiting.reopen()
    assert waiting.window.acts.line is None
    assert len(system.messages) == 1
    assert not waiting.window.settings.tells_waiting


def test_ctrl_q_ends_it_and_the_keys_say_so(waiting: Waiting, system: System, ward: Ward) -> None:
    ward.ctrl("q")
    assert system.ended == 1


def test_where_closing_ends_the_program_ctrl_q_does_nothing(ward: Ward, system: System) -> None:
    ward.open()
    ward.ctrl("q")
    assert system.ended == 0


def test_logging_out_is_silent_and_nothing_is_opened_again(waiting: Waiting, system: System) -> None:
    class Session:
        hint: object = None

        def setRestartHint(self, hint: object) -> None:
            self.hint = hint

    session: Any = Session()
    waiting.staying.session_ends(session)
    waiting.close()
    assert system.messages == []
    assert session.hint == QSessionManager.RestartHint.RestartNever


def test_the_page_of_the_site_says_that_closing_does_not_end_it(waiting: Waiting) -> None:
    waiting.window.show_id("site")
    settle()
    assert "stays open in the background" in said(waiting.window)
    assert "Ctrl+Q" in said(waiting.window)
