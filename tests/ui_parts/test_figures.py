"""The safe-prescribing rules for numbers, on every text that is shown; and that the walk over the pages would see a break.

The walk itself (tests/ui_a11y/test_sizes.py) looks at every label and cell of every page in the width it has.
"""

import ast
from pathlib import Path

import pytest
from figures import misread, split_in_plain_text, split_in_rich_text
from PySide6.QtWidgets import QApplication

from app.content.content import Content
from app.content.items import walk
from app.preparation import sentence
from ui.theme import Look
from ui.typography import no_break

ROOT = Path(__file__).parents[2]


def test_no_number_of_the_content_can_be_misread(content: Content) -> None:
    texts = [text for item in walk(content) for text in (item.title, item.text)]
    table = content.preparation
    texts += [
        sentence(product, step, weight)
        for product in table.products
        for step in table.steps
        for weight in table.weights_kg
    ]
    assert len(texts) > 1000
    assert [wrong for text in texts for wrong in misread(text)] == []


def test_no_number_in_the_words_of_the_window_can_be_misread() -> None:
    catalogue = (ROOT / "resources/translations/nms-bedside.pot").read_text(encoding="utf-8")
    texts = [ast.literal_eval(line.partition(" ")[2]) for line in catalogue.splitlines() if line.startswith("msgid ")]
    assert len(texts) > 400
    assert [wrong for text in texts for wrong in misread(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Give 2.0 mg",
        "Give .5 mg",
        "Give 20mg",
        "Give 50 mcg",
        "Give 50 µg",
        "Give 4 IU",
        "10 U at once",
        "5 cc",
        "10 x 20",
    ],
)
def test_the_check_sees_what_is_badly_written(text: str) -> None:
    assert list(misread(text))


@pytest.mark.parametrize(
    "text", ["2 mg", "0.5 mg", "1,500 mg", "0.20 of them", "37.5 mg in 112.5 mL", "200 U/L", "10 × 20 mg"]
)
def test_and_says_nothing_of_what_is_well_written(text: str) -> None:
    assert list(misread(text)) == []


@pytest.mark.parametrize("amount", ["20 mg", "2.5 mg/kg", "10 × 20 mg", "6 to 12 hours", "38 °C", "16 %"])
def test_the_walk_would_see_an_amount_that_is_split(qapp: QApplication, amount: str) -> None:
    look = Look()
    font = look.font("body")
    text = f"Give the patient {amount} and wait"
    widths = range(20, 400, 3)
    assert any(list(split_in_plain_text(text, font, width)) for width in widths)
    assert not any(list(split_in_plain_text(no_break(text), font, width)) for width in widths if width > 110)
    assert any(list(split_in_rich_text(f"<p>{text}</p>", font, width)) for width in widths)
    assert not any(list(split_in_rich_text(look.paragraph(text, font), font, width)) for width in widths if width > 110)
