"""Text size, theme and window size: whatever changes, the nurse stays where she is and nothing is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from ward import Ward, said, settle

from ui import main_window
from ui.main_window import MainWindow
from ui.pages.preparation import PreparationPage
from ui.settings import Settings
from ui.start import FIRST_SIZE, make_window
from ui.theme import TEXT_SCALES


def preparation(ward: Ward) -> PreparationPage:
    page = ward.window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    assert isinstance(page, PreparationPage)
    return page


def test_ctrl_plus_minus_and_zero_change_the_text_size(night: Ward) -> None:
    sizes = []
    for _ in range(len(TEXT_SCALES) + 1):
        sizes.append(night.window.look.scale)
        night.ctrl("+")
    assert sizes == [*TEXT_SCALES, TEXT_SCALES[-1]]
    night.ctrl("-")
    assert night.window.look.scale == TEXT_SCALES[-2]
    night.ctrl("0")
    assert night.window.look.scale == 100


def test_the_text_really_grows(night: Ward) -> None:
    step = night.steps[0]
    before = night.checklist.rows[step].words.font().pointSizeF()
    night.ctrl("+")
    assert night.checklist.rows[step].words.font().pointSizeF() == pytest.approx(before * 1.15)


@pytest.mark.parametrize("change", ["larger text", "dark", "high contrast", "wider", "narrower"])
def test_ticks_and_place_stay_whatever_changes(ward: Ward, change: str) -> None:
    window = ward.open((1093, 614))
    for step in ward.steps[:2]:
        ward.click(ward.checklist.rows[step].box)
    ward.desk.mark(ward.steps[2], "not-applicable", "Not available here")
    box = ward.checklist.rows[ward.steps[3]].box
    box.setFocus()
    assert window.show_id("sec-timing")
    ward.ctrl("3")
    ward.checklist.rows[ward.steps[3]].box.setFocus()
    alter(ward, change)
    assert window.router.here == "checklist"
    assert ward.ticked() == ward.steps[:2]
    assert ward.shown()[ward.steps[2]] == "not-applicable"
    assert ward.focus() is ward.checklist.rows[ward.steps[3]].box, "the keyboard stays on its step"
    ward.ctrl("1")
    assert window.router.place("overview").place() == "sec-timing"


def alter(ward: Ward, change: str) -> None:
    window = ward.window
    if change == "larger text":
        ward.ctrl("+")
        ward.ctrl("+")
    elif change in ("dark", "high contrast"):
        window.set_theme(change.replace(" ", "-"))
    else:
        window.resize(*((1366, 768) if change == "wider" else (700, 430)))
    settle()


@pytest.mark.parametrize("change", ["larger text", "dark", "wider"])
def test_the_reader_stays_on_its_step(ward: Ward, change: str) -> None:
    ward.open()
    ward.press("r")
    ward.press(Qt.Key.Key_Right)
    ward.press(Qt.Key.Key_Right)
    alter(ward, change)
    assert ward.checklist.reader.isVisible()
    assert ward.checklist.reader.step_id == ward.steps[2]
    ward.press(Qt.Key.Key_Space)
    assert ward.ticked() == [ward.steps[2]], "and the keyboard is on its button"


@pytest.mark.parametrize("change", ["larger text", "dark", "wider"])
def test_the_chosen_vial_and_cell_stay(ward: Ward, change: str) -> None:
    window = ward.open((1093, 614))
    window.show_id("preparation")
    ward.click(preparation(ward).vials.buttons["product-120mg"])
    table = preparation(ward).table
    assert table is not None
    table.setCurrentIndex(table.weights.index(4, 3))
    before = preparation(ward).said.plain
    alter(ward, change)
    page = preparation(ward)
    assert page.product is not None
    assert page.product.id == "product-120mg"
    assert page.said.plain == before
    assert window.router.door == "preparation"


@pytest.mark.parametrize("change", ["larger text", "dark", "wider"])
def test_open_sources_stay_open(ward: Ward, change: str) -> None:
    window = ward.open()
    window.show_sources(ward.steps[0])
    settle()
    alter(ward, change)
    assert window.panel.isVisible()
    assert ward.checklist.rows[ward.steps[0]].step.text in said(window.panel)
    ward.press(Qt.Key.Key_Escape)
    assert ward.checklist.isVisible()


@pytest.mark.parametrize("change", ["larger text", "dark", "wider"])
def test_what_was_typed_into_the_search_stays(ward: Ward, change: str) -> None:
    window = ward.open()
    ward.ctrl("k")
    ward.type("creatine")
    alter(ward, change)
    assert window.header.search.text() == "creatine"
    assert window.search.open
    assert ward.focus() is window.header.search


def test_a_message_above_the_phones_stays_and_the_window_lives(ward: Ward) -> None:
    """The message of an undo once outlived its frame, and the next resize ended the program."""
    window = ward.open()
    ward.press(Qt.Key.Key_Space)
    ward.ctrl("z")
    line = window.acts.line
    assert line is not None
    words = line.sentence
    for change in ("dark", "larger text", "wider"):
        alter(ward, change)
        assert window.acts.line is not None
        assert window.acts.line.sentence == words
        assert window.acts.line.isVisible()


def test_a_long_page_stays_scrolled(ward: Ward) -> None:
    window = ward.open()
    window.show_id("faq")
    settle()
    page = window.router.place("faq")
    bar = page._scroll_bar()
    assert bar is not None
    bar.setValue(bar.maximum())
    alter(ward, "dark")
    settle(20)
    again = window.router.place("faq")._scroll_bar()
    assert again is not None
    assert again.value() == again.maximum() > 0


def test_theme_and_text_size_are_remembered(ward: Ward) -> None:
    window = ward.open()
    window.set_theme("dark")
    ward.ctrl("+")
    kept = Settings(ward.folder)
    assert (kept.theme, kept.text_scale) == ("dark", 115)


def test_the_window_opens_where_it_was_left(qapp: QApplication, tmp_path: Path) -> None:
    def opened() -> MainWindow:
        window = make_window("checklist", tmp_path, Settings(tmp_path))
        assert isinstance(window, MainWindow)
        window.show()
        settle()
        return window

    first = opened()
    room = first.screen().availableSize()
    assert (first.width(), first.height()) == (
        min(FIRST_SIZE[0], room.width() - 16),
        min(FIRST_SIZE[1], room.height() - 40),
    )
    where = QRect(40, 50, 720, 480)
    first.setGeometry(where)
    settle()
    first.close()
    again = opened()
    assert again.geometry().size() == where.size()
    again.close()
    for window in (first, again):
        window.deleteLater()
    settle()


@pytest.mark.parametrize(
    "kept", ["text_scale=117", "text_scale=huge", "theme=pink", "geometry=@ByteArray(rubbish)", "\x00"]
)
def test_settings_that_make_no_sense_count_as_the_ordinary_ones(tmp_path: Path, kept: str) -> None:
    (tmp_path / "window.ini").write_text(f"[General]\n{kept}\n", encoding="utf-8")
    settings = Settings(tmp_path)
    assert (settings.text_scale, settings.theme) == (100, "system")


def test_the_menu_offers_every_text_size_and_theme(night: Ward) -> None:
    menu = night.window.menus.make()
    night.choose(menu, "Text size", "150\u00a0%")
    assert night.window.look.scale == 150
    night.choose(night.window.menus.make(), "Theme", "High contrast")
    assert night.window.look.theme == "high-contrast"
    night.choose(night.window.menus.make(), "Text size", "100\u00a0%")
    night.choose(night.window.menus.make(), "Theme", "Light")
    assert (night.window.look.scale, night.window.look.theme) == (100, "light")


def test_the_window_follows_the_system_from_light_to_dark_and_back(
    night: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    night.window.settings.theme = "system"
    for wished, scheme in (("dark", Qt.ColorScheme.Dark), ("light", Qt.ColorScheme.Light)):
        monkeypatch.setattr(main_window, "system_theme", lambda wished=wished: wished)
        hints.colorSchemeChanged.emit(scheme)
        settle()
        assert night.window.look.theme == wished
        assert night.window.palette().window().color() == night.window.look.color("window")
