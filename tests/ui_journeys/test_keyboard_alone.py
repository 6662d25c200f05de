"""Every task from beginning to end by keys alone: nothing here clicks, and nothing calls what a key would have done."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from ward import Ward, said, settle, until

from app.handover.sbar import sbar
from app.site.load import load
from app.site.local import Local
from ui.widgets.sheet import Sheet

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
MOST = 120


def tab_to(ward: Ward, name: str, key: Qt.Key = KEY.Key_Tab) -> QWidget:
    """Presses Tab until the keyboard is on what a screen reader calls so."""
    for _ in range(MOST):
        if ward.focus().accessibleName().startswith(name):
            return ward.focus()
        ward.press(key)
    raise AssertionError(f"Tab never comes to {name!r}; it is on {ward.focus().accessibleName()!r}")


def down_to(ward: Ward, name: str) -> None:
    """Presses Down in the open menu until the entry is chosen."""
    for _ in range(MOST):
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        action = menu.activeAction()
        if action is not None and action.text() == name:
            return
        ward.press(KEY.Key_Down)
    raise AssertionError(f"there is no entry {name!r}")


def choose_from(ward: Ward, button: str, entry: str) -> None:
    """Opens the menu of a button and chooses an entry. Such a menu waits in a loop of its own, so the keys come later."""

    def choose(menu: QMenu) -> None:
        down_to(ward, entry)
        enter(ward)

    tab_to(ward, button, KEY.Key_Backtab)
    ward.in_the_menu(choose)
    ward.press(KEY.Key_Space)


def enter(ward: Ward) -> None:
    ward.press(KEY.Key_Return)


def test_a_dose_is_found_and_esc_returns_to_the_step(night: Ward) -> None:
    box = night.focus()
    night.ctrl("k")
    night.type("dantrolene dose")
    enter(night)
    assert "mg/kg" in said(night.window.stack.currentWidget()) or night.window.router.here != "checklist"
    assert night.window.router.here != "checklist"
    night.press(KEY.Key_Escape)
    assert night.window.router.here == "checklist"
    assert night.focus().accessibleName() == box.accessibleName()


def test_a_search_is_left_again_without_opening_anything(night: Ward) -> None:
    night.press("/")
    night.type("lorazepam")
    night.press(KEY.Key_Down)
    night.press(KEY.Key_Escape)
    assert night.focus() is night.checklist.rows[night.steps[0]].box


def test_two_drugs_are_compared_and_the_sources_of_a_cell_opened_and_closed(night: Ward) -> None:
    night.ctrl("2")
    table = tab_to(night, "Comparison")
    assert isinstance(table, Sheet)
    night.press(KEY.Key_Home, MODIFIER.ControlModifier)
    night.press(KEY.Key_Down)
    night.press(KEY.Key_Right)
    here = table.currentIndex()
    assert (here.row(), here.column()) == (1, 1)
    enter(night)
    assert night.window.panel.isVisible()
    night.press(KEY.Key_Escape)
    assert not night.window.panel.isVisible()
    assert night.focus() is table
    assert table.currentIndex() == here


def test_a_step_is_ticked_and_the_keyboard_goes_on_with_the_next(night: Ward) -> None:
    night.ctrl("1")
    night.ctrl("3")
    night.press(KEY.Key_Space)
    night.press(KEY.Key_Down)
    enter(night)
    assert night.ticked() == night.steps[:2]


def test_a_step_is_marked_not_applicable_with_its_reason(night: Ward) -> None:
    night.press("n")
    down_to(night, "Not available here")
    enter(night)
    assert night.shown()[night.steps[0]] == "not-applicable"
    assert night.focus() is night.checklist.rows[night.steps[0]].box


def test_a_re_check_is_noted(night: Ward) -> None:
    again = next(step.id for step in night.checklist.acts if step.recheck)
    box = night.checklist.rows[again].box
    for _ in night.steps:
        if night.focus() is box:
            break
        night.press(KEY.Key_Down)
    night.press(KEY.Key_Space)
    night.clock.pass_minutes(16)
    choose_from(night, "More for this session", "Re-checked now")
    assert night.desk.state is not None
    assert night.desk.state.step(again).rechecked_at == night.clock.at


def test_the_hand_over_is_copied(night: Ward) -> None:
    night.press(KEY.Key_Space)
    night.ctrl("h")
    told = night.window.acts._open_report()
    assert told is not None
    assert QGuiApplication.clipboard().text().split() == sbar(told).split()


def test_the_card_is_saved_as_a_pdf(night: Ward, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "card.pdf"
    monkeypatch.setattr("ui.dialogs.places.ask_where", lambda parent, name: (path, False))
    night.ctrl("p")
    tab_to(night, "Save as PDF: Downtime card")
    night.press(KEY.Key_Space)
    settle(50)
    assert path.read_bytes().startswith(b"%PDF")
    night.press(KEY.Key_Return)  # Close has the keyboard once it is saved
    assert QApplication.activeModalWidget() is None


def test_the_theme_and_the_text_size_are_changed(night: Ward) -> None:
    night.press(KEY.Key_M, MODIFIER.AltModifier)
    down_to(night, "Theme")
    night.press(KEY.Key_Right)
    down_to(night, "Dark")
    enter(night)
    assert night.window.look.theme == "dark"
    assert night.focus().accessibleName().startswith("Step 1."), "where it was"
    night.ctrl("+")
    assert night.window.look.scale == 115
    night.ctrl("0")
    assert night.window.look.scale == 100


def test_the_sources_of_a_step_are_opened_and_closed(night: Ward) -> None:
    box = night.focus()
    night.press("w")
    assert night.window.panel.isVisible()
    night.press(KEY.Key_Escape)
    assert night.focus() is box


def test_a_look_alike_is_chosen(night: Ward) -> None:
    night.ctrl("5")
    tab_to(night, "Look-alikes")
    page = night.window.stack.currentWidget()
    before = said(page)
    night.press(KEY.Key_Down)
    assert said(page) != before


def test_a_vial_is_chosen_and_its_count_read_back(night: Ward) -> None:
    night.ctrl("6")
    tab_to(night, "20 mg vial")
    night.press(KEY.Key_Space)
    tab_to(night, "Preparation table, ")
    night.press(KEY.Key_Down)
    page = night.window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    assert "1 vial of 20 mg" in page.said.plain.replace("\u00a0", " ")
    assert page.said.isVisible()


def test_the_reader_is_gone_through_and_left(night: Ward) -> None:
    night.press("r")
    night.press(KEY.Key_Space)
    night.press(KEY.Key_Space)
    night.press("r")
    assert night.ticked() == night.steps[:2]
    assert night.focus() is night.checklist.rows[night.steps[2]].box


def test_the_line_of_a_first_run_is_dismissed(ward: Ward) -> None:
    ward.open(first_run=True)
    button = tab_to(ward, "Dismiss this line", KEY.Key_Backtab)
    enter(ward)
    assert not button.isVisible()
    assert not ward.desk.settings.first_run
    assert ward.focus().isVisible(), "the keyboard is not lost with it"


def test_every_kept_checklist_is_erased(ward: Ward) -> None:
    ward.open()
    ward.press(KEY.Key_Space)
    choose_from(ward, "More for this session", "Clear all kept sessions")
    assert ward.focus().accessibleName() == "Keep them", "a slip of the finger erases nothing"
    tab_to(ward, "Erase all")
    enter(ward)
    assert until(lambda: ward.desk.past() == [])
    assert until(lambda: ward.ticked() == [])


def test_the_hospitals_own_file_is_written_in_the_form(ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    ward.open((1366, 768), local=Local(path))
    ward.press(KEY.Key_M, MODIFIER.AltModifier)
    down_to(ward, "Site")
    enter(ward)
    tab_to(ward, "Write such a file")
    enter(ward)
    for field, text in (("Hospital", "St Example"), ("Who writes this", "Ward lead"), ("Name 1", "Pharmacy")):
        tab_to(ward, field)
        ward.type(text)
    tab_to(ward, "Number 1")
    ward.type("555")
    tab_to(ward, "Save")
    enter(ward)
    written = load(path)
    assert (written.hospital, written.phones[0].number) == ("St Example", "555")
    ward.press(KEY.Key_Escape)
    assert QApplication.activeModalWidget() is None
