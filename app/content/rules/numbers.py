"""Every number in a sentence is found in a fact that the sentence cites.

Figures are compared as values ("1,500" is "1500", "2.50" is "2.5") and number words count as figures, so "four
features" is carried by a fact that says "four" or 4. Names that hold a figure (DSM-5, CYP3A4) are no numbers.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.content import models as m
from app.content.content import Content
from app.content.items import Item, walk

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_WORD_VALUES = {word: Decimal(value) for value, word in enumerate(_WORDS)} | {
    "twice": Decimal(2),
    "hundred": Decimal(100),
    "half": Decimal("0.5"),
}
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.])(?<![A-Za-z]-)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![A-Za-z0-9_]*[A-Za-z]\d)")
_WORD = re.compile(r"[A-Za-z]+")
# "one" and "half" are too common as plain words to be held against a sentence; they still count as carried.
_FREE_WORDS = {"one", "half", "zero"}


def numbers_in(text: str, words: bool = True) -> list[tuple[str, Decimal]]:
    """Every number of `text` as (as written, value)."""
    found = [
        (match[0], Decimal(match[1].replace(",", "") + (match[2] or ""))) for match in _NUMBER.finditer(text)
    ]
    if words:
        found += [
            (word, _WORD_VALUES[word.lower()])
            for word in _WORD.findall(text)
            if word.lower() in _WORD_VALUES and word.lower() not in _FREE_WORDS
        ]
    return found


def carried_by(facts: list[m.Fact]) -> set[Decimal]:
    """Every value that the statements, figures and conflicts of `facts` hold."""
    values: set[Decimal] = set()
    for fact in facts:
        for text in (fact.statement, fact.conflict, *fact.figures):
            values |= {value for _, value in numbers_in(text.replace("_", " "))}
            values |= {value for word, value in _WORD_VALUES.items() if re.search(rf"\b{word}\b", text.lower())}
            values |= {Decimal(match) for match in re.findall(r"\d+(?:\.\d+)?", text.replace(",", ""))}
    return values


def unsupported(item: Item, content: Content) -> list[str]:
    """The numbers of `item` that none of its facts holds, as written."""
    carried = carried_by([content.facts[name] for name in item.facts])
    return [written for written, value in numbers_in(item.text) if value not in carried]


def check_numbers(content: Content) -> Iterator[tuple[str, str, str]]:
    for item in walk(content):
        if item.facts:
            for written in unsupported(item, content):
                yield item.subject, item.id, f'the number "{written}" is in none of the facts it cites'
