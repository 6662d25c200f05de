"""Where the hospital's own file says `stay_resident`, closing the window hides it and opening it is instant."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from workshop.places import VENV, start_of

from app.paths import content_dir, sets_dir
from app.session.opening import NAMES
from app.session.store import open_store
from app.single import QUIT, Claim, claim, request_file
from app.site.local import Local, open_local
from ui import start
from ui.first_window import FirstWindow
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.start import make_window
from ui.staying import Staying

SITE = 'hospital = "St Example"\nauthor = "IT of St Example"\ndate = 2026-11-24\nstay_resident = {}\n'


@pytest.fixture
def local(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Local:
    monkeypatch.setenv("NMS_BEDSIDE_MACHINE", str(tmp_path / "machine"))
    file = tmp_path / "site.toml"
    file.write_text(SITE.format("true"), encoding="utf-8")
    return open_local(file)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, local: Local) -> MainWindow:
    made = make_window("overview", tmp_path / "data", Settings(None), local)
    assert isinstance(made, MainWindow)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Claim]:
    found = claim(tmp_path / "data")
    assert found is not None
    yield found
    found.release()


@pytest.fixture
def ended(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The program's end, noted instead of done."""
    said: list[str] = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda *_: said.append("ended"))
    yield said
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def first(window: MainWindow, held: Claim, tmp_path: Path, local: Local, ended: list[str]) -> FirstWindow:
    window.show()
    made = FirstWindow(window, held, tmp_path / "data")
    made.staying = Staying(made, window, tmp_path / "data")
    return made


def leave(tmp_path: Path, words: str) -> None:
    """What a second start does."""
    beside = tmp_path / "data" / "request.part"
    beside.write_text(words, encoding="ascii")
    beside.replace(request_file(tmp_path / "data"))


def test_the_closed_window_comes_back_with_the_tab_asked_for(
    first: FirstWindow, window: MainWindow, qtbot: QtBot, tmp_path: Path, ended: list[str]
) -> None:
    window.close()
    assert not QApplication.quitOnLastWindowClosed()
    assert window.isHidden()
    leave(tmp_path, "faq")
    qtbot.waitUntil(window.isVisible)
    assert window.router.here == "faq"
    assert ended == []


def test_a_hidden_window_ends_when_asked_and_a_visible_one_stays(
    first: FirstWindow, window: MainWindow, qtbot: QtBot, tmp_path: Path, ended: list[str]
) -> None:
    leave(tmp_path, QUIT)
    qtbot.waitUntil(lambda: not request_file(tmp_path / "data").exists())
    assert ended == []
    window.close()
    leave(tmp_path, QUIT)
    qtbot.waitUntil(lambda: ended == ["ended"])


@pytest.mark.parametrize("hidden", [False, True])
def test_content_found_damaged_ends_the_waiting(
    tmp_path: Path,
    local: Local,
    held: Claim,
    ended: list[str],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    hidden: bool,
) -> None:
    """The page that says so must go when it is closed; a hidden window goes at once, and the next start says it."""
    copied = tmp_path / "content"
    shutil.copytree(content_dir(), copied)
    monkeypatch.setenv("NMS_BEDSIDE_CONTENT", str(copied))
    window = make_window("overview", tmp_path / "data", Settings(None), local, hurried=True)
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window)
    window.show()
    window.after_first_paint()
    first = FirstWindow(window, held, tmp_path / "data")
    staying = first.staying = Staying(first, window, tmp_path / "data")
    if hidden:
        window.close()
        qtbot.waitUntil(staying._tending.isActive)
    (copied / "faq.toml").write_bytes(b"")
    start._check_the_rest(window, window.settings, first)
    qtbot.waitUntil(lambda: ended != [] if hidden else first._window is not window, timeout=20_000)
    assert window.isHidden()
    assert not staying._tending.isActive()
    assert not staying.tray.isVisible()
    assert QApplication.quitOnLastWindowClosed()
    if hidden:
        assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    else:
        assert first._window.isVisible()
        first._window.close()


def test_a_changed_site_file_is_never_shown_as_it_was(
    first: FirstWindow, window: MainWindow, qtbot: QtBot, tmp_path: Path, ended: list[str]
) -> None:
    """The new phone numbers count: the waiting program ends unanswered, and the second start opens in its place."""
    window.close()
    file = tmp_path / "site.toml"
    file.write_text(file.read_text("utf-8") + "# newer\n", encoding="utf-8")
    leave(tmp_path, "checklist")
    qtbot.waitUntil(lambda: ended != [])
    assert request_file(tmp_path / "data").exists()
    assert window.isHidden()


def test_a_content_set_that_was_just_installed_is_shown_by_the_next_start(
    first: FirstWindow, window: MainWindow, qtbot: QtBot, tmp_path: Path, ended: list[str]
) -> None:
    window.close()
    sets_dir().mkdir(parents=True)
    (sets_dir() / "current.json").write_text("another edition", encoding="utf-8")
    leave(tmp_path, "checklist")
    qtbot.waitUntil(lambda: ended != [])
    assert window.isHidden()


def test_a_newer_program_is_never_held_back_by_an_old_one(
    first: FirstWindow,
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    ended: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.close()
    newer = tmp_path / "nms-bedside"
    newer.touch()
    monkeypatch.setattr("sys.executable", str(newer))
    leave(tmp_path, "checklist")
    qtbot.waitUntil(lambda: ended != [])


def test_without_the_key_closing_ends_the_program(
    window: MainWindow, held: Claim, tmp_path: Path, qapp: QApplication
) -> None:
    FirstWindow(window, held, tmp_path / "data")
    assert QApplication.quitOnLastWindowClosed()


def test_the_menu_ends_it_only_where_closing_does_not(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert "Quit" in [action.text() for action in window.menus.make().actions()]
    plain = make_window("overview", tmp_path / "other", Settings(None))
    assert isinstance(plain, MainWindow)
    qtbot.addWidget(plain)
    assert "Quit" not in [action.text() for action in plain.menus.make().actions()]


@pytest.mark.parametrize("option", ["--background", "--quit"])
def test_nothing_waits_in_the_background_that_was_not_asked_to(tmp_path: Path, option: str) -> None:
    file = tmp_path / "site.toml"
    file.write_text(SITE.format("false"), encoding="utf-8")
    command = [*start_of(VENV, "nms-bedside"), option, "--site", str(file)]
    assert subprocess.run(command, timeout=60).returncode == 0
    assert (tmp_path / "data").exists() is (option == "--background")


def test_nothing_waits_that_could_not_save_a_tick(tmp_path: Path) -> None:
    """The next start looks anew; a window that waited would still be the one that could not."""
    file = tmp_path / "site.toml"
    file.write_text(SITE.format("true"), encoding="utf-8")
    open_store(tmp_path / "data").store.shut()
    holder = sqlite3.connect(tmp_path / "data" / NAMES[0])
    holder.execute("BEGIN EXCLUSIVE")
    command = [*start_of(VENV, "nms-bedside"), "--background", "--site", str(file)]
    try:
        assert subprocess.run(command, timeout=60).returncode == 0
    finally:
        holder.close()
