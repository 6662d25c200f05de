"""The sentence that answers, cut out of a longer text whole, so that a number never loses its unit or its source."""

import re
from collections.abc import Sequence

from app.content.search.query import Part
from app.content.search.words import words_of

ENOUGH = 240  # characters; a text no longer than this is shown whole
_TURNS = 40  # a sentence this short ("No.", "Never in NMS.") may turn the meaning of the next: it stays with it

# A full stop ends a sentence when a space and then a capital, a digit, a quote or a bracket follow, except after these.
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"“(°½])")
_NOT_AN_END = re.compile(r"\b(?:e\.g|i\.e|vs|approx|Dr|St|al|Fig|ca|[A-Z])\.$")


def sentences(text: str) -> list[str]:
    """The sentences of a text, none lost: joined with a space they are the text again."""
    found: list[str] = []
    for piece in _END.split(text):
        if found and _NOT_AN_END.search(found[-1]):
            found[-1] += " " + piece
        else:
            found.append(piece)
    return found


def answering(text: str, parts: Sequence[Part]) -> str:
    """The sentence that holds most of the query, with those after it as room allows; the whole text if it is short."""
    pieces = sentences(text) if len(text) > ENOUGH else [text]
    if len(pieces) < 2:
        return text
    worths = [_worth(piece, parts) for piece in pieces]
    first = worths.index(max(worths))
    if first and len(pieces[first - 1]) < _TURNS:
        first -= 1
    last = first + 1
    while last < len(pieces) and len(" ".join(pieces[first : last + 1])) <= ENOUGH:
        last += 1
    return " ".join(pieces[first:last])


def _worth(sentence: str, parts: Sequence[Part]) -> float:
    text = f" {' '.join(word.key for word in words_of(sentence))} "
    return sum(
        part.weight * max((worth for way, worth in part.ways.items() if f" {' '.join(way)} " in text), default=0.0)
        for part in parts
    )
