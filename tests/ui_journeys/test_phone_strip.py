"""The site's numbers at the foot of every screen: in sight without an action, and taken from there by mouse or keys."""

from pathlib import Path

import pytest
from page_walk import complaints, in_sight
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from ward import Ward, said, settle, visible

from app.errors import ContentError, Problem
from app.site.local import Local, open_local
from ui.broken import BrokenWindow
from ui.settings import Settings
from ui.widgets.sign import Sign

NUMBERS = {"Critical care": "bleep 0001", "Pharmacy on call": "0002"}
MOST = "".join(f'[[phones]]\nname = "Medical emergency team {n}"\nnumber = "bleep 000 000 {n:02}"\n' for n in range(8))
FILE = 'hospital = "St Example"\nauthor = "Pharmacy of St Example"\ndate = 2026-11-24\n'


@pytest.fixture
def site(tmp_path: Path) -> Local:
    phones = "".join(f'[[phones]]\nname = "{name}"\nnumber = "{number}"\n' for name, number in NUMBERS.items())
    return written(tmp_path, phones)


def written(folder: Path, phones: str) -> Local:
    path = folder / "site.toml"
    path.write_text(FILE + phones, encoding="utf-8")
    return open_local(str(path))


def number(ward: Ward, text: str) -> QLabel:
    return next(label for label in visible(ward.window.phone_strip, QLabel) if label.text() == text)


@pytest.mark.parametrize("start", ["overview", "compare", "checklist", "faq"])
def test_the_numbers_are_in_sight_on_every_tab_without_an_action(ward: Ward, site: Local, start: str) -> None:
    ward.open(start=start, local=site)
    assert all(in_sight(number(ward, text)) for text in NUMBERS.values())


@pytest.mark.parametrize("door", ["differential", "preparation", "sources", "studies"])
def test_they_stay_on_the_side_pages_and_beside_the_sources(ward: Ward, site: Local, door: str) -> None:
    window = ward.open(local=site)
    window.show_id(door)
    window.show_sources(ward.steps[0])
    settle()
    assert all(in_sight(number(ward, text)) for text in NUMBERS.values())


def test_a_number_is_selected_with_the_mouse_and_copied(ward: Ward, site: Local) -> None:
    ward.open(local=site)
    label = number(ward, "bleep 0001")
    start = label.mapTo(ward.window, QPoint(1, label.height() // 2))
    window = ward.window.windowHandle()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(window, start + QPoint(label.width() // 2, 0))
    QTest.mouseMove(window, start + QPoint(label.width() + 8, 0))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=start + QPoint(label.width() + 8, 0))
    settle()
    assert label.selectedText() == "bleep 0001"
    ward.ctrl("c")
    assert QGuiApplication.clipboard().text() == "bleep 0001"


def test_a_number_is_selected_with_the_keys_and_copied(ward: Ward, site: Local) -> None:
    window = ward.open(local=site)
    for _ in range(200):  # Tab alone comes to the strip, and only once
        if ward.focus() is window.phone_strip:
            break
        ward.press(Qt.Key.Key_Tab)
    assert ward.focus() is window.phone_strip
    ward.press(Qt.Key.Key_Right)
    ward.press(Qt.Key.Key_Right)
    ward.ctrl("c")
    assert QGuiApplication.clipboard().text() == "0002"
    ward.press(Qt.Key.Key_Left)
    ward.ctrl("c")
    assert QGuiApplication.clipboard().text() == "bleep 0001"
    ward.press(Qt.Key.Key_Tab)
    assert ward.focus() is not window.phone_strip


def test_copying_with_nothing_chosen_leaves_the_clipboard_alone(ward: Ward, site: Local) -> None:
    window = ward.open(local=site)
    QGuiApplication.clipboard().setText("as it was")
    window.phone_strip.setFocus()
    ward.ctrl("c")
    assert QGuiApplication.clipboard().text() == "as it was"


@pytest.mark.parametrize("text", [100, 200])
def test_as_many_long_numbers_as_a_file_may_hold_are_whole_or_one_click_away(
    ward: Ward, tmp_path: Path, text: int
) -> None:
    """A file holds at most 8 numbers of 16 characters, with names of 24: the gate refuses more."""
    window = ward.open((911, 430), text=text, local=written(tmp_path, MOST))
    assert complaints(window.phone_strip) == []
    whole = sum(f"bleep 000 000 {n:02}" in said(window.phone_strip) for n in range(8))
    assert whole >= (1 if text == 200 else 3)
    more = [words for words in said(window.phone_strip).splitlines() if words.endswith(" more")]
    assert more == [f"{8 - whole} more"]
    assert in_sight(ward.checklist.rows[ward.steps[0]].box)


def test_the_vials_stay_in_sight_beside_numbers_and_stock_of_the_site_at_200_per_cent(
    ward: Ward, tmp_path: Path
) -> None:
    stock = '[[stock]]\nproduct = "product-20mg"\nwhere = "Emergency cupboard, ward 4"\n'
    window = ward.open((911, 430), text=200, local=written(tmp_path, MOST + stock))
    window.show_id("preparation")
    settle()
    assert complaints(window) == []
    page = window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    assert all(in_sight(button) for button in page.vials.buttons.values())
    ward.in_the_menu(lambda menu: ward.choose(menu, "Mixing"))
    ward.click(page.tool)
    settle(30)
    assert "Never mix with" in said(page)


def test_the_weights_have_room_beside_eight_numbers_at_200_per_cent(ward: Ward, tmp_path: Path) -> None:
    window = ward.open((911, 430), text=200, local=written(tmp_path, MOST))
    window.show_id("preparation")
    ward.press(Qt.Key.Key_Space)
    tab = window.router.place("compare")
    page = tab.stack.currentWidget()  # type: ignore[attr-defined]
    assert ward.focus() is page.vials.buttons[page.product.id]
    words = page.stack.currentWidget()
    line = window.look.font("body")
    assert words.viewport().height() >= 4 * QFontMetrics(line).lineSpacing()
    assert in_sight(page.vials)
    ward.press(Qt.Key.Key_Right)
    assert ward.focus() is page.vials.buttons[page.product.id]
    assert in_sight(ward.focus())
    window.show_id("compare")
    settle()
    assert in_sight(tab.strip)  # type: ignore[attr-defined]
    assert complaints(window) == []


def test_without_a_file_the_strip_says_how_to_set_numbers(ward: Ward) -> None:
    window = ward.open()
    button = next(one for one in visible(window.phone_strip, QToolButton))
    assert "No local numbers set. Ask the switchboard." in said(window.phone_strip)
    assert button.text() == "How IT adds numbers", "a nurse sees before the click that it is not for her"
    told: list[str] = []
    ward.in_the_dialog(lambda dialog: told.append(said(dialog)))
    ward.click(button)
    settle(50)
    assert told[0].index("Now: ask the switchboard") < told[0].index(
        "IT, or whoever looks after this computer, puts it here"
    )
    assert "nms-bedside-cli site init" in told[0]


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
@pytest.mark.parametrize("text", [100, 200])
def test_whom_to_ask_without_numbers_takes_no_line_of_its_own(ward: Ward, size: tuple[int, int], text: int) -> None:
    strip = ward.open(size, text=text).phone_strip
    words = next(label for label in visible(strip, QLabel) if "switchboard" in label.text())
    button = visible(strip, QToolButton)[0]
    assert in_sight(words)
    assert words.mapTo(strip, words.rect().center()).y() == pytest.approx(
        button.mapTo(strip, button.rect().center()).y(), abs=3
    )


def test_also_a_copy_that_cannot_be_used_says_how_to_set_numbers(ward: Ward) -> None:
    window = BrokenWindow(ContentError([Problem("faq.toml", 0, "The seal does not match.")]), Settings(None))
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 2000)
    told: list[str] = []
    ward.in_the_dialog(lambda dialog: told.append(said(dialog)))
    button = next(one for one in visible(window.phone_strip, QToolButton))
    ward.click(button)
    settle(50)
    assert "puts it here" in told[0]
    window.close()
    window.deleteLater()


def test_the_first_step_is_in_sight_beside_the_sites_numbers_on_a_first_run_at_200_per_cent(
    ward: Ward, tmp_path: Path
) -> None:
    ward.open((911, 430), text=200, local=written(tmp_path, MOST), first_run=True)
    settle(50)
    row = ward.checklist.rows[ward.steps[0]]
    assert in_sight(row.box)
    assert in_sight(row.words)


@pytest.mark.parametrize(("size", "text", "whole"), [((1366, 768), 200, True), ((911, 430), 200, False)])
def test_without_a_file_the_whole_sentence_stands_where_it_has_room(
    ward: Ward, size: tuple[int, int], text: int, whole: bool
) -> None:
    window = ward.open(size, text=text)
    label = next(label for label in visible(window.phone_strip, QLabel) if label.text())
    assert label.text() == ("No local numbers set. Ask the switchboard." if whole else "Ask the switchboard.")
    assert complaints(window) == []


def test_without_a_file_a_click_on_the_sign_leads_where_the_words_do(ward: Ward) -> None:
    window = ward.open()
    sign = visible(window.phone_strip, Sign)[0]
    told: list[str] = []
    ward.in_the_dialog(lambda dialog: told.append(said(dialog)))
    ward.click(sign)
    settle(50)
    assert "Now: ask the switchboard" in told[0]
