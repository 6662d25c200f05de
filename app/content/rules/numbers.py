"""Every number in a sentence is found in a fact that the sentence cites.

Figures are compared as values ("1,500" is "1500", "2.50" is "2.5") and number words count as figures, so "four
features" is carried by a fact that says "four" or 4. Names that hold a figure (DSM-5, CYP3A4) are no numbers.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from app.content import models as m
from app.content.content import Content
from app.content.items import Item, walk
from app.content.rules.objection import Objection, Objections

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORD_VALUES = (
    {word: Decimal(value) for value, word in enumerate(_SMALL)}
    | {word: Decimal(10 * value) for value, word in enumerate(_TENS, start=2)}
    | {"twice": Decimal(2), "hundred": Decimal(100), "thousand": Decimal(1000), "half": Decimal("0.5")}
)
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.])(?<![A-Za-z]-)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![A-Za-z0-9_]*[A-Za-z]\d)")
_WORD = re.compile(r"[A-Za-z]+")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
# "one" and "half" are too common as plain words to be held against a sentence; they still count as carried.
_FREE_WORDS = {"one", "half", "zero"}


def numbers_in(text: str) -> list[tuple[str, Decimal]]:
    """Every number of `text` as (as written, value)."""
    found = [(match[0], Decimal(match[1].replace(",", "") + (match[2] or ""))) for match in _NUMBER.finditer(text)]
    words = ((word, word.lower()) for word in _WORD.findall(text))
    return found + [(word, _WORD_VALUES[low]) for word, low in words if low in _WORD_VALUES and low not in _FREE_WORDS]


@lru_cache(maxsize=2048)
def _values_of(fact: m.Fact) -> frozenset[Decimal]:
    values: set[Decimal] = set()
    for text in (fact.statement, fact.conflict, *fact.figures):
        plain = text.replace("_", " ")
        values.update(value for _, value in numbers_in(plain))
        values.update(_WORD_VALUES[word] for word in _WORD.findall(plain.lower()) if word in _WORD_VALUES)
        values.update(map(Decimal, _FIGURE.findall(text.replace(",", ""))))
    return frozenset(values)


def carried_by(facts: Iterable[m.Fact]) -> set[Decimal]:
    """Every value that the statements, figures and conflicts of `facts` hold."""
    return set().union(*map(_values_of, facts))


def _missing(text: str, facts: Iterable[str], content: Content, more: Iterable[Decimal] = ()) -> list[str]:
    """The numbers of `text`, as written, that neither `facts` nor `more` hold."""
    carried = carried_by(content.facts[name] for name in facts).union(more)
    return [written for written, value in numbers_in(text) if value not in carried]


def check_item_numbers(item: Item, content: Content) -> Objections:
    """The numbers of one item, whose facts must exist. A caption may name a study by the year that its source gives."""
    named = _years(item.facts, content) if item.kind == "caption" else set()
    for written in _missing(item.text, item.facts, content, named):
        yield Objection(item.subject, item.id, f'the number "{written}" is in none of the facts it cites')


def check_numbers(content: Content) -> Objections:
    """The numbers of every item that cites facts, of the signs of look-alikes and of the titles of pictures."""
    for item in walk(content):
        if item.facts:
            yield from check_item_numbers(item, content)
    yield from _check_titles(content)
    for condition in content.differential.conditions:
        facts = (*condition.lead.facts, *(fact for finding in condition.findings for fact in finding.facts))
        for written in _missing(condition.sign, facts, content):
            message = f'the number "{written}" of the sign is in none of the facts its lead and findings cite'
            yield Objection("differential", condition.id, message)


def _years(facts: Iterable[str], content: Content) -> set[Decimal]:
    """Every number in the citations of the sources behind `facts`."""
    citations = (content.sources[name].citation for fact in facts for name in content.facts[fact].sources)
    return {value for citation in citations for _, value in numbers_in(citation)}


def _check_titles(content: Content) -> Objections:
    for subject, picture in pictures(content):
        for written in _missing(picture.title, picture.facts, content):
            yield Objection(
                subject, picture.id, f'the number "{written}" of the title is in none of the facts it cites'
            )


def pictures(content: Content) -> Iterator[tuple[str, m.Picture]]:
    """Every picture with the subject that holds it."""
    for subject in ("overview", "criteria", "care"):
        for section in content.subject(subject).sections:
            yield from ((subject, picture) for picture in section.pictures)
    yield from (("comparison", picture) for picture in content.comparison.pictures)
