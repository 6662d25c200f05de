"""The window on an installed set: which edition it shows, who signed it, and what it says when the set is damaged."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from senders import Edition, make_edition
from test_shown import NOW

sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))

from ward import said, settle

from app.sets.install import Places, install
from app.sets.shown import built_in_edition
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.start import make_window

OURS = "A sentence that only the installed set has."


@pytest.fixture(scope="module")
def own_words(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An edition with a sentence of its own on the first page."""

    def spoken(folder: Path) -> None:
        path = folder / "overview.toml"
        text = path.read_text("utf-8")
        start = text.index('text = "', text.index("[[key_points]]"))
        end = text.index('"\n', start + 8)
        path.write_text(f'{text[:start]}text = "{OURS}{text[end:]}', "utf-8")

    return make_edition(tmp_path_factory.mktemp("own") / "content", "9001.2", change=spoken)


@pytest.fixture
def installed(own_words: Edition, places: Places, tmp_path: Path) -> Path:
    return places.sets / install(own_words.in_file(tmp_path), places, NOW).folder


@pytest.fixture
def open_window(qapp: QApplication, tmp_path: Path) -> Iterator[object]:
    made: list[MainWindow] = []

    def opened() -> MainWindow:
        window = make_window("overview", tmp_path / "data", Settings(tmp_path / "data"))
        assert isinstance(window, MainWindow)
        window.resize(1366, 768)
        window.relook()
        window.show()
        settle()
        made.append(window)
        return window

    yield opened
    for window in made:
        window.close()
        window.deleteLater()
    settle()


def test_the_window_shows_the_installed_edition_and_about_says_who_signed_it(
    installed: Path, open_window: object
) -> None:
    window = open_window()  # type: ignore[operator]
    assert OURS in said(window)
    assert "Edition 9001.2" in said(window).replace("\u00a0", " ")
    window.menus.show_about()
    settle()
    about = QApplication.activeModalWidget()
    assert about is not None
    assert "Installed content set, edition 9001.2, signed by pharmacy (key " in said(about)
    about.close()


def test_a_damaged_set_is_said_above_the_built_in_content_and_nothing_of_it_is_shown(
    installed: Path, open_window: object
) -> None:
    path = installed / "sealed" / "overview.json"
    path.write_bytes(path.read_bytes()[:-200])
    window = open_window()  # type: ignore[operator]
    words = said(window).replace("\u00a0", " ")
    assert "The installed content set, edition 9001.2, is damaged." in words
    assert "The content that came with the program is shown." in words
    assert OURS not in words
    assert f"Edition {built_in_edition()}" in words


def test_a_half_removed_set_never_shows_half(installed: Path, open_window: object) -> None:
    shutil.rmtree(installed / "sealed")
    window = open_window()  # type: ignore[operator]
    assert OURS not in said(window)
    assert window.content.edition.version == built_in_edition()
