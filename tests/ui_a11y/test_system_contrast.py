"""The system's own high-contrast colours: ours step aside, and what is drawn with theirs can be read. Measured in pixels.

The stand-ins are the four that Windows brings along.
"""

from collections.abc import Iterator
from itertools import groupby

import pytest
from pixels import changed, picture, pixels, ratio, text_contrast
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolButton
from ward import PretendedClock, Ward, settle, visible

import ui.theme
from app.content.content import Content
from ui.system_contrast import system_tokens
from ui.theme import SYSTEM_CONTRAST, system_theme

# window, text, highlight, highlighted text, link, disabled text
WINDOWS = {
    "black": ("#000000", "#FFFFFF", "#1AEBFF", "#000000", "#FFFF00", "#3FF23F"),
    "white": ("#FFFFFF", "#000000", "#37006E", "#FFFFFF", "#00009F", "#600000"),
    "number 1": ("#000000", "#FFFF00", "#008000", "#FFFFFF", "#00FFFF", "#00FF00"),
    "number 2": ("#000000", "#00FF00", "#0000FF", "#FFFFFF", "#00FFFF", "#C0C0C0"),
}
TEXT, STEP, PART = 4.5, 7.0, 3.0
LEVEL = 20  # px in a row of one colour: more than any stroke of a letter


def palette_of(name: str) -> QPalette:
    window, text, highlight, over, link, disabled = map(QColor, WINDOWS[name])
    palette, role = QPalette(), QPalette.ColorRole
    for one in (role.Window, role.Base, role.AlternateBase, role.Button):
        palette.setColor(one, window)
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(one, text)
        palette.setColor(QPalette.ColorGroup.Disabled, one, disabled)
    palette.setColor(role.Highlight, highlight)
    palette.setColor(role.HighlightedText, over)
    palette.setColor(role.Link, link)
    return palette


@pytest.fixture(scope="module", params=WINDOWS)
def system(
    request: pytest.FixtureRequest, qapp: QApplication, content: Content, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Ward, set[int]]]:
    """A window on a system that shows everything in these colours."""
    given = palette_of(request.param)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ui.main_window.system_theme", lambda: SYSTEM_CONTRAST)
        patch.setattr("ui.system_contrast.system_palette", lambda: given)
        ward = Ward(content, tmp_path_factory.mktemp("contrast") / "data", PretendedClock())
        ward.open((1366, 768), theme="system")
        ward.desk.mark(ward.steps[0], "done")
        ward.desk.mark(ward.steps[1], "not-applicable", "Not available here")
        ward.checklist.rows[ward.steps[3]].show_fault("Not saved: the disk is full.")
        settle()
        yield ward, {QColor(color).rgb() & 0xFFFFFF for color in WINDOWS[request.param]}
        ward.leave()


def test_where_the_system_asks_for_contrast_its_colours_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Wish:
        def contrastPreference(self) -> Qt.ContrastPreference:
            return Qt.ContrastPreference.HighContrast

    class Hints:
        def accessibility(self) -> Wish:
            return Wish()

    class Application:
        @staticmethod
        def styleHints() -> Hints:
            return Hints()

    monkeypatch.setattr(ui.theme, "QGuiApplication", Application)
    assert system_theme() == SYSTEM_CONTRAST


@pytest.mark.parametrize("name", WINDOWS)
def test_every_colour_is_one_of_the_systems(name: str) -> None:
    tokens = system_tokens(palette_of(name))
    assert {color.upper() for color in tokens} <= set(WINDOWS[name])
    for over, under, least in (
        ("ink", "window", STEP),
        ("ink", "base", STEP),
        ("accent", "window", TEXT),
        ("accent", "base", TEXT),
        ("on_accent", "accent", TEXT),
        ("disabled", "window", TEXT),
        ("edge", "base", PART),
    ):
        assert ratio(getattr(tokens, over), getattr(tokens, under)) >= least, f"{over} on {under}"


def test_nothing_is_painted_in_a_colour_of_ours(system: tuple[Ward, set[int]]) -> None:
    """Edges of letters are mixed colours; what fills an area or draws a level line is the system's."""
    ward, given = system
    for place in ("overview", "compare", "checklist", "faq", "differential", "product-20mg"):
        ward.window.show_id(place)
        settle()
        image = picture(ward.window)
        drawn, width = pixels(image), image.width()
        filled = {
            color
            for start in range(0, len(drawn), 3 * width)
            for color, run in groupby(drawn[start : start + width])
            if sum(1 for _ in run) >= LEVEL
        }
        assert {f"#{color:06X}" for color in filled - given} == set(), place


def test_steps_buttons_and_boxes_can_be_read(system: tuple[Ward, set[int]]) -> None:
    ward, _ = system
    window = ward.window
    window.show_id("checklist")
    settle()
    for step in ward.steps[:5]:
        row = ward.checklist.rows[step]
        assert text_contrast(row.words) >= STEP, row.state.state
        assert text_contrast(row.box) >= PART
        assert text_contrast(row.why_button, inset=4) >= TEXT
    assert text_contrast(ward.checklist.rows[ward.steps[3]].fault) >= TEXT
    assert text_contrast(window.phone_strip) >= TEXT
    assert text_contrast(window.header.search, inset=6) >= TEXT
    for door in window.header.doors.values():
        assert text_contrast(door, inset=4) >= TEXT
    ward.checklist.show_view("reader")
    settle()
    reader = ward.checklist.reader
    for button in (reader.done, reader.not_applicable, reader.back, reader.skip):
        assert text_contrast(button, inset=12) >= TEXT, button.text()
    ward.checklist.show_view("list")
    window.show_id("overview")
    settle()
    for chip in visible(window.stack, QToolButton)[:6]:
        if chip.property("chip"):
            assert text_contrast(chip, inset=2) >= TEXT, chip.text()


def test_the_keyboard_can_be_seen(system: tuple[Ward, set[int]]) -> None:
    ward, _ = system
    ward.window.show_id("checklist")
    box = ward.checklist.rows[ward.steps[2]].box
    ward.window.header.search.setFocus()
    settle()
    room = QRect(0, 0, box.width(), box.height())
    before = picture(box, room)
    box.setFocus()
    settle()
    assert changed(before, picture(box, room)) >= 88
