"""A brief sentence is drawn without a document of its own: it takes the room, the place and the colour of one that has it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import Look, load_fonts, look_for
from ui.widgets.prose import Prose

WORDS = "Stop every dopamine blocker: 20 mg, 0.5 mL, Hxgq."
ROLES = ("body", "step", "key", "title", "note")


@pytest.fixture(params=[(100, 1366), (100, 911), (150, 1366), (200, 911)], ids=str)
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Look:
    load_fonts()
    scale, width = request.param
    return look_for("light", scale, width, 768)


def ink(prose: Prose) -> tuple[int, int, int, int]:
    """Where the letters are, in px: left, top, right, bottom."""
    image = prose.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground = image.pixelColor(image.width() - 1, 0).value()
    dots = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if abs(image.pixelColor(x, y).value() - ground) > 60
    ]
    across, down = zip(*dots, strict=True)
    return min(across), min(down), max(across), max(down)


def laid(prose: Prose, qtbot: QtBot, width: int) -> Prose:
    if not prose.isVisible():
        qtbot.addWidget(prose)
        prose.resize(width, 100)
        prose.show()
    for _ in range(2):  # as a layout does, once the text is of the other kind
        prose.resize(width, prose.heightForWidth(width))
    return prose


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("strong", [False, True])
def test_it_stands_where_rich_text_would(look: Look, qtbot: QtBot, role: str, strong: bool) -> None:
    for width in (1400, 700, 300):
        brief = laid(Prose(look, WORDS, role, strong=strong, brief=True), qtbot, width)
        whole = laid(Prose(look, WORDS, role, strong=strong), qtbot, width)
        assert brief.size() == whole.size()
        assert ink(brief) == ink(whole), (width, role)


def test_it_needs_a_document_only_where_it_has_two_lines(look: Look, qtbot: QtBot) -> None:
    prose = laid(Prose(look, WORDS, measure=False, brief=True), qtbot, 1400)
    assert prose.textFormat() == Qt.TextFormat.PlainText
    one = prose.height()
    laid(prose, qtbot, 200)
    assert prose.textFormat() == Qt.TextFormat.RichText
    assert prose.height() > one
    assert prose.plain == prose.accessibleName() == WORDS
    prose.say("Call.")
    assert prose.textFormat() == Qt.TextFormat.PlainText
    assert prose.heightForWidth(200) == one


@pytest.mark.parametrize("hostile", ["<img src=x>", "<b>5 mg</b>", "Nurse & doctor", "&amp; <p>", "a\nb"])
def test_markup_is_shown_as_it_was_written(look: Look, qtbot: QtBot, hostile: str) -> None:
    brief = laid(Prose(look, hostile, brief=True), qtbot, 1000)
    whole = laid(Prose(look, hostile), qtbot, 1000)
    assert brief.plain == hostile
    assert ink(brief) == ink(whole)


def test_its_colour_changes_with_what_it_says(look: Look, qtbot: QtBot) -> None:
    prose = laid(Prose(look, WORDS, "title", strong=True, brief=True), qtbot, 1400)
    for color in ("never", "quiet"):
        prose.say(WORDS, color)
        assert prose.textFormat() == Qt.TextFormat.PlainText
        wanted = QColor(getattr(look.tokens, color))
        image = prose.grab().toImage()
        assert any(image.pixelColor(x, y) == wanted for x in range(image.width()) for y in range(image.height())), color


def test_found_words_are_marked_and_the_next_text_is_not(look: Look, qtbot: QtBot) -> None:
    prose = laid(Prose(look, WORDS, brief=True), qtbot, 1400)
    prose.mark(("dopamine",))
    assert prose.textFormat() == Qt.TextFormat.RichText
    assert "font-weight:600" in prose.text()
    assert prose.plain == WORDS
    prose.say("Call.")
    assert prose.textFormat() == Qt.TextFormat.PlainText
