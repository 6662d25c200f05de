"""What a hurried start puts off is compared just after the first paint, and takes the window away if it is wrong."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from ward import said, settle

from app.content.load import Sealed
from app.errors import ContentError
from app.paths import content_dir
from app.session.store import open_store
from app.sets.shown import load_shown
from app.single import claim
from ui import start
from ui.broken import BrokenWindow
from ui.first_window import FirstWindow
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.start import make_window

DAMAGE = ["sealed/faq.json", "sealed/glossary.json", "faq.toml", "checklist.toml"]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    monkeypatch.setenv("NMS_BEDSIDE_CONTENT", str(folder))
    return folder


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path) -> Iterator[list[QWidget]]:
    """What was opened, closed again at the end."""
    windows: list[QWidget] = []
    yield windows
    for window in windows:
        window.close()
        window.deleteLater()
    settle()


def spoil(file: Path) -> None:
    raw = file.read_bytes()
    file.write_bytes(raw[:-3] + bytes([raw[-3] ^ 1]) + raw[-2:])


def test_what_is_asked_for_is_compared_at_once(copied: Path) -> None:
    spoil(copied / "sealed" / "faq.json")
    shown = load_shown(hurried=True)
    assert shown.content.checklist.phases
    with pytest.raises(ContentError) as caught:
        _ = shown.content.faq
    assert [problem.file for problem in caught.value.problems] == ["faq.json"]
    assert shown.unchecked is not None
    with pytest.raises(ContentError):
        shown.unchecked.check()


@pytest.mark.parametrize("file", ["sealed/edition.json", "manifest.json"])
def test_what_says_which_edition_it_is_is_compared_before_anything(copied: Path, file: str) -> None:
    spoil(copied / file)
    with pytest.raises(ContentError) as caught:
        load_shown(hurried=True)
    assert [problem.file for problem in caught.value.problems] == [Path(file).name]


def test_nobody_else_puts_anything_off(copied: Path) -> None:
    spoil(copied / "glossary.toml")
    with pytest.raises(ContentError):
        load_shown()


def test_content_that_changes_after_it_was_compared_is_not_read_again(copied: Path) -> None:
    shown = load_shown(hurried=True)
    assert shown.unchecked is not None
    shown.unchecked.check()
    whole = load_shown().content
    for file in (copied / "sealed").iterdir():
        file.write_bytes(b"{}")
    assert (shown.content.faq, shown.content.glossary) == (whole.faq, whole.glossary)


def test_what_was_found_damaged_once_stays_so(copied: Path) -> None:
    """Whoever asked was refused; a file that is put back a moment later does not make up for what was not shown."""
    file = copied / "sealed" / "faq.json"
    whole = file.read_bytes()
    shown = load_shown(hurried=True)
    assert shown.unchecked is not None
    spoil(file)
    with pytest.raises(ContentError):
        _ = shown.content.faq
    file.write_bytes(whole)
    for ask in (shown.unchecked.check, lambda: shown.content.faq):
        with pytest.raises(ContentError) as caught:
            ask()
        assert [problem.file for problem in caught.value.problems] == ["faq.json"]


@pytest.mark.parametrize("tab", ["overview", "compare", "checklist", "faq"])
def test_what_the_first_page_needs_is_wrong_and_no_window_opens_on_it(
    copied: Path, tmp_path: Path, opened: list[QWidget], tab: str
) -> None:
    named = {"compare": "comparison"}.get(tab, tab)
    spoil(copied / "sealed" / f"{named}.json")
    opened.append(make_window(tab, tmp_path / "data", Settings(None), hurried=True))
    assert isinstance(opened[0], BrokenWindow)
    opened[0].show()
    assert f"{named}.json" in said(opened[0])
    again = open_store(tmp_path / "data")
    assert again.notice == "", "the store was let go"
    again.store.shut()


@pytest.mark.parametrize("file", DAMAGE)
def test_whatever_else_is_wrong_takes_the_place_of_the_window(
    copied: Path, tmp_path: Path, opened: list[QWidget], qtbot: QtBot, file: str
) -> None:
    spoil(copied / file)
    folder = tmp_path / "data"
    settings = Settings(None)
    window = make_window("checklist", folder, settings, hurried=True)
    assert isinstance(window, MainWindow)
    opened.append(window)
    window.show()
    window.after_first_paint()
    settle()
    dialog = QLabel("clinical", window)
    dialog.setWindowFlag(dialog.windowFlags().Window)
    dialog.show()
    held = claim(folder)
    assert held is not None
    first = FirstWindow(window, held, folder)
    start._check_the_rest(window, settings, first)
    qtbot.waitUntil(lambda: first._window is not window, timeout=20_000)
    page = first._window
    opened.append(page)
    assert isinstance(page, BrokenWindow)
    assert Path(file).name in said(page)
    seen = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert seen == [page], "nothing clinical is left"
    first.come_forward("faq")
    assert not window.isVisible()
    assert page.isVisible()
    held.release()


@pytest.mark.parametrize("error", [MemoryError(), OSError("the disk is gone"), RuntimeError("a fault of our own")])
def test_what_could_not_be_compared_takes_the_place_of_the_window_too(
    copied: Path,
    tmp_path: Path,
    opened: list[QWidget],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    def fails(_sealed: Sealed) -> None:
        raise error

    window = make_window("checklist", tmp_path / "data", Settings(None), hurried=True)
    assert isinstance(window, MainWindow)
    opened.append(window)
    window.show()
    monkeypatch.setattr(Sealed, "problems", fails)
    start._check_the_rest(window, Settings(None), None)
    qtbot.waitUntil(window.isHidden, timeout=20_000)
    (page,) = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    opened.append(page)
    assert isinstance(page, BrokenWindow)
    assert f"the content could not be compared with its seal ({type(error).__name__})" in said(page)


def test_whoever_meets_the_damage_does_not_wait_for_a_slow_disk(
    copied: Path, tmp_path: Path, opened: list[QWidget], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tab that cannot be shown would stand empty, without a word, until every file was read."""
    is_read = Event()

    def slowly(sealed: Sealed) -> None:
        is_read.wait(30)
        whole(sealed)

    whole = Sealed.check
    spoil(copied / "sealed" / "faq.json")
    window = make_window("checklist", tmp_path / "data", Settings(None), hurried=True)
    assert isinstance(window, MainWindow)
    opened.append(window)
    window.show()
    monkeypatch.setattr(Sealed, "check", slowly)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    start._watch(window)
    start._check_the_rest(window, Settings(None), None)
    with pytest.raises(ContentError) as caught:
        window.open_tab(3)
    for _ in range(2):
        sys.excepthook(ContentError, caught.value, caught.tb)  # as PySide does after a slot
    try:
        qtbot.waitUntil(window.isHidden, timeout=5_000)
    finally:
        is_read.set()
    settle(300)
    (page,) = (widget for widget in QApplication.topLevelWidgets() if widget.isVisible())
    opened.append(page)
    assert isinstance(page, BrokenWindow)
    assert "faq.json" in said(page)


def test_content_that_is_whole_is_left_alone(copied: Path, tmp_path: Path, opened: list[QWidget], qtbot: QtBot) -> None:
    window = make_window("checklist", tmp_path / "data", Settings(None), hurried=True)
    assert isinstance(window, MainWindow)
    opened.append(window)
    window.show()
    assert window.shown is not None
    assert window.shown.unchecked is not None
    start._check_the_rest(window, Settings(None), None)
    check = window.findChild(start.LateCheck)
    assert check is not None
    qtbot.waitUntil(lambda: not check._timer.isActive(), timeout=20_000)
    settle()
    assert window.isVisible()


def test_a_pointer_that_rests_on_a_sentence_is_not_what_reports_a_spoilt_glossary(
    copied: Path, tmp_path: Path, opened: list[QWidget]
) -> None:
    """What words stand for is looked up under a pointer, which may lie there before every file has been compared."""
    spoil(copied / "sealed" / "glossary.json")
    window = make_window("checklist", tmp_path / "data", Settings(None), hurried=True)
    assert isinstance(window, MainWindow)
    opened.append(window)
    assert window.word_tips.tip("Send CK and repeat it.") == ""
