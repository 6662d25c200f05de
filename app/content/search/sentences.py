"""The sentence that answers: cut out of a longer text whole, so that a number never loses its unit or its source."""

import re

ENOUGH = 220  # characters; a text no longer than this is shown whole

# A full stop ends a sentence when a capital, a digit or a quote follows after a space, except after these.
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"“(°])")
_NOT_AN_END = re.compile(r"(?:\b(?:e\.g|i\.e|vs|approx|Dr|No|St|al|Fig|ca)|\b[A-Z])\.$")


def sentences(text: str) -> list[str]:
    """The sentences of a text, none lost: joined with a space they are the text again."""
    found: list[str] = []
    for piece in _END.split(text):
        if found and _NOT_AN_END.search(found[-1]) and not found[-1].endswith("No."):
            found[-1] += " " + piece
        else:
            found.append(piece)
    return found


def answering(text: str, worth: list[float] | None, pieces: list[str]) -> str:
    """The sentence of most `worth`, with the ones after it as room allows; the whole text if it is short.

    A short sentence before it ("No.", "Never.") stays in front, since it may turn the meaning.
    """
    if len(text) <= ENOUGH or len(pieces) < 2 or worth is None:
        return text
    best = max(range(len(pieces)), key=lambda number: (worth[number], -number))
    if worth[best] <= 0:
        best = 0
    first = best - 1 if best and len(pieces[best - 1]) < 40 else best
    last = best
    while last + 1 < len(pieces) and sum(len(piece) + 1 for piece in pieces[first : last + 2]) <= ENOUGH:
        last += 1
    return " ".join(pieces[first : last + 1])
