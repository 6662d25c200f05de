"""The window on an installed set: which edition it shows, who signed it, and what it says when the set is damaged."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
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


def waited_for(page: QWidget, last: str = ", glossary") -> str:
    """The words of the page once everything was laid together."""
    for _ in range(400):
        settle(10)
        words = said(page).replace("\u00a0", " ").replace("\u2060", "")
        if "Working" not in words and last in words:
            return words
    raise AssertionError(said(page))


def test_what_changed_shows_every_sentence_beside_what_it_was(
    places: Places, own_words: Edition, tmp_path: Path, open_window: object
) -> None:
    """From the built-in edition to the installed one; the last file to be shown is the glossary."""

    def several(folder: Path) -> None:
        for name, old, new in (
            ("glossary.toml", 'means = "', 'means = "Changed: '),
            ("preparation.toml", 'summary = "', 'summary = "Otherwise. '),
            ("overview.toml", 'text = "', f'text = "{OURS} '),
        ):
            path = folder / name
            path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    sent = make_edition(tmp_path / "several", "9001.3", change=several)
    install(sent.in_file(tmp_path), places, NOW)
    window = open_window()  # type: ignore[operator]
    window.menus.show_changes()
    settle()
    page = QApplication.activeModalWidget()
    assert page is not None
    words = waited_for(page)
    assert f"Beside edition {built_in_edition()}: 4 changes" in words
    assert words.index("Doses and risks (") < words.index("Statements (")
    assert f"Now: {OURS}" in words
    assert "Was: " in words
    page.close()


def test_what_changed_says_that_nothing_earlier_is_there(places: Places, open_window: object) -> None:
    window = open_window()  # type: ignore[operator]
    window.menus.show_changes()
    settle()
    page = QApplication.activeModalWidget()
    assert page is not None
    assert "No earlier edition is kept on this computer" in said(page)
    page.close()


def test_a_changed_number_is_shown_with_sign_word_and_both_numbers(
    places: Places, tmp_path: Path, open_window: object
) -> None:
    def numbers(folder: Path) -> None:
        path = folder / "edition.toml"
        path.write_text(
            path.read_text("utf-8").replace("review_months_other = 36", "review_months_other = 24"), "utf-8"
        )

    sent = make_edition(tmp_path / "numbers", "9001.4", change=numbers)
    install(sent.in_file(tmp_path), places, NOW)
    window = open_window()  # type: ignore[operator]
    window.menus.show_changes()
    settle()
    page = QApplication.activeModalWidget()
    assert page is not None
    words = waited_for(page, "edition, edition")
    assert "Numbers" in words
    assert "36" in words
    assert "24" in words
    page.close()
