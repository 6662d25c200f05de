"""Numbers that cannot be misread: never broken over a line, figures of one width, 0 unlike O."""

import re
from itertools import pairwise

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QImage, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from app.content.content import Content
from app.content.items import walk
from app.preparation import sentence
from ui.theme import FAMILIES, Look
from ui.typography import JOINER, NBSP, escaped, marked, no_break

# Written out here again, so that a unit which the code forgets is missed by the code only.
UNITS = (
    "mg micrograms nanograms g kg mL L mmol mmol/L mg/kg mL/kg U/L g/L micromol/L units % °C mmHg h min hour hours "
    "day days week weeks month months year years minute minutes vial vials point points"
).split()
AMOUNT = re.compile(rf"\d(?P<gap>[ {NBSP}])(?:{'|'.join(re.escape(unit) for unit in UNITS)})(?![A-Za-z])")
TOGETHER = re.compile(
    r"\d+(?:[.,]\d+)*(?: ?×? ?\d+(?:[.,]\d+)*)* (?:" + "|".join(map(re.escape, UNITS)) + r")(?![A-Za-z])"
)
WIDTHS = (90, 130, 190, 260, 350)


def texts(content: Content) -> list[str]:
    """Every sentence that is shown, and every sentence that a cell of the weight tables reads back."""
    found = [text for item in walk(content) for text in (item.title, item.text)]
    table = content.preparation
    found += [
        sentence(product, step, weight)
        for product in table.products
        for step in table.steps
        for weight in table.weights_kg
    ]
    return sorted({text for text in found if any(sign.isdigit() for sign in text)})


def lines(text: str, font: QFont, width: int) -> list[str]:
    """The lines that Qt makes of a text in a column."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return found


def test_a_vial_and_what_belongs_to_it_stay_on_one_line() -> None:
    for text in ("20 mg vial: 60 mL", "120 mg: 20 mL", "10 × 20 mg vials"):
        assert " " not in no_break(text), text
    assert no_break("Mix with: 3 things") == "Mix with: 3 things"


def test_no_amount_is_left_with_a_space_where_a_line_may_end(content: Content) -> None:
    loose = [text for text in texts(content) for match in AMOUNT.finditer(no_break(text)) if match["gap"] == " "]
    assert loose == []


@pytest.mark.parametrize("role", ["body", "note", "step"])
def test_no_line_ends_between_a_number_and_its_unit(qapp: QApplication, content: Content, role: str) -> None:
    font = Look().font(role)
    broken = []
    for text in texts(content):
        kept = {" ".join(match[0].split()) for match in TOGETHER.finditer(text)}
        if not kept:
            continue
        for width in WIDTHS:
            made = [line.replace(NBSP, " ").replace(JOINER, "").strip() for line in lines(no_break(text), font, width)]
            for before, after in pairwise(made):
                joint = f"{before} {after}"
                for amount in kept:
                    if amount in joint and amount not in before and amount not in after:
                        start = joint.index(amount)
                        if start < len(before) < start + len(amount):
                            broken.append(f"{before!r} | {after!r}: {amount}")
    assert broken == []


@pytest.mark.parametrize(
    "text",
    [
        "2.5 mg/kg",
        "20 mg",
        "38 °C",
        "16 %",
        "6 to 12 hours",
        "10 × 20 mg",
        "1,500 mg",
        "1 to 3 mg/kg",
        "5 mmol/L",
        "72 h",
    ],
)
def test_these_never_break(qapp: QApplication, text: str) -> None:
    assert lines(no_break(f"Give {text} now"), Look().font("body"), 1) == ["Give ", f"{no_break(text)} ", "now"]


def test_a_word_that_only_begins_like_a_unit_may_go_to_the_next_line() -> None:
    assert no_break("4 management phases") == "4 management phases"


def test_the_bundled_font_is_the_one_in_use(qapp: QApplication) -> None:
    assert QFontInfo(Look().font("body")).family() == FAMILIES[0] == "IBM Plex Sans"


@pytest.mark.parametrize("role", ["reader", "title", "step", "key", "body", "note"])
@pytest.mark.parametrize("strong", [False, True])
def test_every_figure_is_as_wide_as_every_other(qapp: QApplication, role: str, strong: bool) -> None:
    metrics = QFontMetricsF(Look().font(role, strong))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def drawn(sign: str, font: QFont) -> bytes:
    image = QImage(60, 60, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(font)
    painter.drawText(10, 45, sign)
    painter.end()
    return bytes(image.constBits())


@pytest.mark.parametrize("strong", [False, True])
def test_signs_that_are_taken_for_one_another_look_different(qapp: QApplication, strong: bool) -> None:
    font = Look().font("title", strong)
    assert font.featureValue(QFont.Tag("ss04")) == 1
    plain = QFont(font)
    plain.setFeature(QFont.Tag("ss04"), 0)
    assert drawn("0", font) != drawn("0", plain), "the zero has its dot"
    for group in ("0O", "1Il|", "5S", "8B"):
        assert len({drawn(sign, font) for sign in group}) == len(group)


def test_only_two_weights_and_no_italics_are_asked_for(qapp: QApplication) -> None:
    roles = ("reader", "title", "step", "key", "body", "note")
    fonts = [Look().font(role, strong) for role in roles for strong in (False, True)]
    assert {font.weight() for font in fonts} == {400, 600}
    assert not any(font.italic() for font in fonts)


def test_content_never_becomes_markup() -> None:
    assert escaped('<b>5 mg</b> & "x"') == f'&lt;b&gt;5{NBSP}mg&lt;/b&gt; &amp; "x"'
    assert marked("a <i>", ("<i>",)) == 'a <span style="font-weight:600">&lt;i&gt;</span>'
    assert marked("CK and ck", ("ck",)).count("font-weight:600") == 2
    assert marked("nothing", ("", "zz")) == "nothing"


@pytest.mark.parametrize("role", ["reader", "title", "step", "key", "body", "note"])
@pytest.mark.parametrize("scale", [100, 115, 130, 150, 175, 200])
def test_lines_stand_at_least_one_and_three_tenths_apart(qapp: QApplication, role: str, scale: int) -> None:
    from PySide6.QtGui import QTextDocument

    look = Look(scale=scale)
    font = look.font(role)

    def height(text: str) -> float:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(font)
        document.setHtml(look.paragraph(text, font))
        document.setTextWidth(60 * scale / 100)
        return document.size().height()

    pixels = font.pointSizeF() * 96 / 72
    one = height("x")
    assert one >= 1.3 * pixels - 0.5
    assert height("mmmmmmm mmmmmmm") >= 2 * 1.3 * pixels - 1
