"""Fixtures of the window's tests: the sealed content once, a pretended clock, a ward of one's own, or a shared one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from ward import PretendedClock, Ward, settle

from app.content.content import Content
from app.content.load import load_content
from app.paths import content_dir


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(content_dir())


@pytest.fixture
def clock() -> PretendedClock:
    return PretendedClock()


@pytest.fixture
def ward(qapp: QApplication, content: Content, tmp_path: Path, clock: PretendedClock) -> Iterator[Ward]:
    """A workstation of one's own, for tests that close and open the window or turn the clock."""
    made = Ward(content, tmp_path / "data", clock)
    yield made
    made.leave()


@pytest.fixture(scope="session")
def shared_ward(qapp: QApplication, content: Content, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    made = Ward(content, tmp_path_factory.mktemp("shared") / "data", PretendedClock())
    yield made
    made.leave()


@pytest.fixture
def night(shared_ward: Ward) -> Ward:
    """A window at 911 by 430 that is used again and again, put back: nothing ticked, light, ordinary text, checklist."""
    ward = shared_ward
    if not ward.is_open:
        ward.open()
    window, desk = ward.window, ward.desk
    if (menu := QApplication.activePopupWidget()) is not None:
        menu.close()
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
        settle()
    desk.new()
    desk.just_ended = ""
    window.search.close()
    window.settings.text_scale, window.settings.theme, window.settings.reminders_off_in = 100, "light", None
    window.resize(911, 430)
    window.relook()
    window.close_panel()
    ward.checklist.show_view("list")
    window.router.open_tab(2)
    window.activateWindow()
    window.focus_page()
    settle()
    return ward
