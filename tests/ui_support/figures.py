"""Numbers that can be misread, as they come out on the screen: split from their unit by the end of a line, or badly written.

It sets every text anew in the width it has and looks at the lines that come out; it shares no code with the widgets.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtGui import QFont, QTextDocument, QTextLayout, QTextOption

UNIT = (
    r"(?:mg/kg|mL/kg|mmol/L|U/L|units/L|g/L|micromol/L|mg|micrograms?|nanograms?|g|kg|mL|L|mmol|units?|mmHg|h|min|days?|"
    r"hours?|weeks?|months?|years?|minutes?|vials?|points?|°C|%)(?![A-Za-z])"
)
SPLIT = (
    (re.compile(r"\d[\s\u2060]*$"), re.compile(UNIT)),
    (re.compile(r"×\s*$"), re.compile(r"\d")),
    (re.compile(r"\d\s*$"), re.compile(r"×")),
    (re.compile(r"mg/$"), re.compile(r"kg")),
    (re.compile(r"\d to\s*$"), re.compile(r"\d")),
)
WRONG = {
    "a trailing zero": re.compile(r"(?<![\d.])\d+\.\d*0(?!\d) ?(?:mg|g|kg|mL|L|micrograms|units)\b"),
    "no leading zero": re.compile(r"(?<![\w.])\.\d"),
    "no space before the unit": re.compile(r"\d(?:mg|mL|kg|g|mmol|micrograms|units)\b"),
    "a unit that is taken for another": re.compile(r"\d[\s\u00a0]?(?:µg|μg|mcg|ug|IU|cc|U|ml|l)\b(?!/)"),
    "the letter x for times": re.compile(r"\d[\s\u00a0]?x[\s\u00a0]?\d"),
}


def misread(text: str) -> Iterator[str]:
    """What is wrong with how the numbers of a text are written."""
    for name, pattern in WRONG.items():
        for found in pattern.finditer(text):
            yield f"{name}: {found[0]!r} in {text[:60]!r}"


def split_in_rich_text(html: str, font: QFont, width: int) -> Iterator[str]:
    """Amounts that a label splits in its width."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setHtml(html)
    document.setTextWidth(width)
    document.size()  # lays it out
    block = document.begin()
    while block.isValid():
        layout, text = block.layout(), block.text()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        yield from _split([text[line.textStart() : line.textStart() + line.textLength()] for line in lines])
        block = block.next()


def split_in_plain_text(text: str, font: QFont, width: int) -> Iterator[str]:
    """Amounts that a painted cell or entry splits in its width."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    yield from _split(lines)


def _split(lines: list[str]) -> Iterator[str]:
    for before, after in pairwise(lines):
        if any(end.search(before) and start.match(after.lstrip("\u2060")) for end, start in SPLIT):
            yield f"an amount is split: {before[-24:]!r} | {after[:16]!r}"
