"""Whether the content speaks of the medicine that was typed, and of its dose. What it does not hold is said before
the answers about other medicines: one of those, read in a hurry, is another drug's dose."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.content.search.index import Row
from app.content.search.lexicon import MEDICINES, Keys, Lexicon, Term, keys_of
from app.content.search.query import Part, Query
from app.content.search.ranking import Ranked

_NAME = 0.9  # a way of naming the medicine itself, not its class
_DOSE_ASKED = tuple(keys_of(form) for form in ("dose", "how much", "how many mg", "maximum"))
_AMOUNT = re.compile(r"\d[\d_]*(?:mg|mgkg|mcg|g|unit)")
_REACH = 8  # words between a medicine and the amount that belongs to it
_BROUGHT = 2  # answers about the medicine itself that come before those about another
_NO_ANSWER = ("term", "source")
# Of these families the content speaks of some members only; of the others what it says of the class holds for each.
IN_PART = frozenset({"<antiemetic>"})


@dataclass(frozen=True, slots=True)
class Lack:
    """What the content does not hold on the medicine `term`, typed as the word with `key`: its dose, or anything."""

    term: Term
    key: str
    dose_only: bool


def medicine_of(query: Query, lexicon: Lexicon) -> Part | None:
    """The one medicine that the query names; None where it names none or several."""
    found = [part for part in query.parts if len(part.keys) == 1 and lexicon.family(part.keys, part.terms)]
    return found[0] if len(found) == 1 else None


def names_of(part: Part) -> tuple[Keys, ...]:
    """The ways of naming the medicine itself; of one that stands only among the words of a class, the word typed."""
    if any(term.kind in MEDICINES for term in part.terms):
        return tuple(way for way, worth in part.ways.items() if worth >= _NAME)
    return (part.keys,)


def asks_dose(query: Query) -> bool:
    """True where a dose is plainly asked for."""
    text = f" {' '.join(query.keys)} "
    return any(f" {' '.join(form)} " in text for form in _DOSE_ASKED)


def speaks_of(row: Row, names: Sequence[Keys]) -> bool:
    """True where the row itself holds one of the names, not only what else it is asked by."""
    return any(f" {' '.join(name)} " in text for name in names for text in (row.title, row.body))


def doses(row: Row, names: Sequence[Keys], is_medicine: Callable[[str], bool]) -> bool:
    """True where the row gives an amount of the medicine: right after its name, or anywhere if its title names it."""
    words = row.body.split()
    if row.item.kind in ("question", "regimen") and any(f" {' '.join(name)} " in row.title for name in names):
        return any(_AMOUNT.fullmatch(word) for word in words)
    for place, word in enumerate(words):
        if (word,) in names:
            for near in words[place + 1 : place + 1 + _REACH]:
                if _AMOUNT.fullmatch(near):
                    return True
                if is_medicine(near):
                    break
    return False


def own_first(ranked: list[Ranked], names: Sequence[Keys], is_medicine: Callable[[str], bool]) -> list[Ranked]:
    """Where the first answer is another medicine's dose, those on the medicine itself come before it, its dose first."""
    if not ranked or speaks_of(ranked[0].row, names) or not _another_dose(ranked[0].row, is_medicine):
        return ranked
    own = [hit for hit in ranked if hit.row.item.kind not in _NO_ANSWER and speaks_of(hit.row, names)]
    own.sort(key=lambda hit: not doses(hit.row, names, is_medicine))
    brought = own[:_BROUGHT]
    return [*brought, *(hit for hit in ranked if hit not in brought)]


def dose_first(ranked: list[Ranked], names: Sequence[Keys], is_medicine: Callable[[str], bool]) -> list[Ranked]:
    """Where the dose is asked for, the best answer that gives it comes first."""
    best = next(
        (hit for hit in ranked if hit.row.item.kind not in _NO_ANSWER and doses(hit.row, names, is_medicine)), None
    )
    return ranked if best is None else [best, *(hit for hit in ranked if hit is not best)]


def _another_dose(row: Row, is_medicine: Callable[[str], bool]) -> bool:
    """True where the row's title names a medicine and its text gives an amount."""
    return any(map(is_medicine, row.title.split())) and any(_AMOUNT.fullmatch(word) for word in row.body.split())


def answers(rows: Sequence[Row], names: Sequence[Keys]) -> list[Row]:
    """The rows that speak of the medicine, word meanings and references aside."""
    return [row for row in rows if row.item.kind not in _NO_ANSWER and speaks_of(row, names)]
