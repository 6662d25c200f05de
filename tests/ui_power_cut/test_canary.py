"""Nothing of a session is anywhere but in the session's own file: a canary is ticked, noted, told, printed, and killed.

Everything the program could write to lies below one folder, which is searched byte by byte in every spelling.
"""

import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from real_window import Screen, start, wait_until
from ward import Ward, settle

import app
from app.session.store import open_store
from ui.clipboard import copy_in_confidence, keeps_no_history
from ui.crash import install_crash_hook

CANARY = "canary-7f3a"
FOLDERS = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TMPDIR")


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    made = {name: str(tmp_path / name.lower()) for name in FOLDERS}
    for place in made.values():
        Path(place).mkdir()
    return made


@pytest.fixture
def session(tmp_path: Path) -> str:
    """A session with the canary in its reason, its note, its wording and its edition."""
    folder = tmp_path / "data"
    with open_store(folder).store as store:
        session = store.start(f"edition {CANARY}")
        store.mark(session, "call-for-help", "not-applicable", f"reason {CANARY}", f"words {CANARY}", CANARY)
        store.mark(session, "start-cooling", "done", wording=f"cool {CANARY}", edition=CANARY)
        store.note(session, f"note {CANARY}")
    (folder / "window.ini").write_text("[General]\ntheme=light\nfirst_run_done=1\n")
    return session


@pytest.fixture
def screen(tall_screen: str) -> Iterator[Screen]:
    shown = Screen(tall_screen)
    yield shown
    shown.close()


def traces(below: Path, *words: str) -> list[str]:
    """Files that hold a word, as bytes of any spelling, or carry it in their name."""
    spellings = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    found = []
    for path in below.rglob("*"):
        named = any(word in path.name for word in words)
        if named or (path.is_file() and any(spelling in path.read_bytes() for spelling in spellings)):
            found.append(path.relative_to(below).as_posix())
    return sorted(found)


@pytest.mark.x11
@pytest.mark.parametrize("end", ["closed", "killed"])
def test_the_program_leaves_the_canary_in_its_own_file_only(
    tmp_path: Path, screen: Screen, session: str, places: dict[str, str], end: str
) -> None:
    folder = tmp_path / "data"
    process = start(screen, folder, places=places)
    assert process.stderr
    titles: list[str] = []
    with process:
        try:
            window = wait_until(screen.window, "the program shows a window")
            screen.fill(window)
            screen.give_keyboard(window)
            time.sleep(0.5)
            acts = ("space", "r", "space", "r", "Control_L+h", "Control_L+p", "Escape", "Control_L+z")
            for act in acts:
                screen.give_keyboard(screen.on_top())
                screen.press(act)
                if act == "Control_L+p":
                    wait_until(lambda: screen.on_top() != window, "the print page comes")
                elif act == "Escape":
                    wait_until(lambda: screen.on_top() == window, "the print page goes")
                time.sleep(0.3)
                titles += screen.titles()
            if end == "closed":
                screen.ask_to_close(window)
                assert process.wait(30) == 0
        finally:
            process.kill()
        assert process.stderr.read() == b""
    assert "NMS Bedside" in titles
    assert not any(CANARY in title or session in title or "Started" in title for title in titles), titles
    assert traces(tmp_path, CANARY, session) == ["data/sessions.sqlite3"]


def test_what_is_exported_is_in_the_named_file_only(tmp_path: Path, session: str, places: dict[str, str]) -> None:
    (tmp_path / "out").mkdir()
    environment = {
        **os.environ,
        **places,
        "PYTHONPATH": str(Path(app.__file__).parents[1]),
        "QT_QPA_PLATFORM": "offscreen",
    }
    for form in ("text", "json", "pdf"):
        words = ["sessions", "export", session, "--format", form, "--out", str(tmp_path / "out" / form)]
        command = [sys.executable, "-m", "ui.console", "--data-dir", str(tmp_path / "data"), *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        assert CANARY not in done.stdout
        assert (tmp_path / "out" / form).stat().st_mode & 0o077 == 0
    assert traces(tmp_path, CANARY) == ["data/sessions.sqlite3", "out/json", "out/text"]  # a PDF's text is packed
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".")] == []


def test_a_crash_tells_and_logs_nothing_that_was_typed(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    from app import logbook

    window = ward.open((1366, 768))
    ward.desk.mark(ward.steps[0], "not-applicable", CANARY)
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    logbook.start_log(ward.folder)
    install_crash_hook(window, lambda _error: None)
    try:
        try:
            typed = CANARY
            raise ValueError(f"cannot do this with {typed}")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
        settle(50)
        (notice,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
        assert CANARY not in notice.text() + notice.informativeText() + notice.detailedText() + notice.windowTitle()
        notice.reject()
        assert "ValueError" in (ward.folder / "nms-bedside.log").read_text(encoding="utf-8")
        assert traces(ward.folder, CANARY) == ["sessions.sqlite3"]
    finally:
        for handler in list(logging.getLogger("nms-bedside").handlers):
            handler.close()
            logging.getLogger("nms-bedside").removeHandler(handler)


# ---------------------------------------------------------------- the clipboard's memory


def test_the_clipboard_is_asked_to_remember_nothing_where_the_system_can_be_asked(
    monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    assert keeps_no_history("linux", "GNOME") == keeps_no_history("darwin", "") == {}
    assert keeps_no_history("linux", "ubuntu:KDE") == {"x-kde-passwordManagerHint": b"secret"}
    for name in (
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    ):
        assert keeps_no_history("win32", "")[f'application/x-qt-windows-mime;value="{name}"'] == b"\0\0\0\0"
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    assert copy_in_confidence("the words")
    held = QGuiApplication.clipboard().mimeData()
    assert isinstance(held, QMimeData)
    assert (held.text(), sorted(held.formats())) == ("the words", ["text/plain", "x-kde-passwordManagerHint"])


def test_the_program_ends_well_with_its_words_on_the_clipboard(tmp_path: Path) -> None:
    script = (
        "import sys; from PySide6.QtGui import QGuiApplication; from ui.clipboard import copy_in_confidence;"
        "app = QGuiApplication([]); assert copy_in_confidence('the words'); sys.exit(7)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(app.__file__).parents[1]), "QT_QPA_PLATFORM": "offscreen"}
    for desktop in ("KDE", ""):
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment | {"XDG_CURRENT_DESKTOP": desktop}, capture_output=True
        )
        assert (done.returncode, done.stderr) == (7, b"")
