"""Two wordings laid together: what went, what came, and which numbers are not the same any more.

A number is compared with its unit: 10 mg that becomes 10 g is a changed number. Number words count ("four").
"""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from app.content.rules.numbers import numbers_in

Mark = Literal["same", "gone", "come"]
Piece = tuple[Mark, str]

_MARKS: dict[Mark, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "come": ("{+", "+}")}
_UNITS = (
    "mg/kg mg/kg/day mg/day mg/h mg/mL mL/kg mL/h mmol/L mg g kg mL L h min s micrograms nanograms units U/L IU/L % °C "
    "seconds minutes hours days weeks months years hour day week month year minute times vials vial ampoules"
).split()
_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.])\d[\d,]*(?:\.\d+)?(?:[\s\u00a0]?(?:"
    + "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
    + r")(?![A-Za-z]))?"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers with their units that the old wording has and the new has not, and the other way round."""

    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gone or self.come)

    def __str__(self) -> str:
        return f"{', '.join(self.gone) or 'none'} -> {', '.join(self.come) or 'none'}"


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Both wordings as one run of pieces: the same words, words that went, words that came."""
    before, after = old.split(), new.split()
    found: list[Piece] = []
    for act, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if act == "equal":
            found.append(("same", " ".join(before[a:b])))
        else:
            if b > a:
                found.append(("gone", " ".join(before[a:b])))
            if d > c:
                found.append(("come", " ".join(after[c:d])))
    return tuple(found)


def changed_numbers(old: str, new: str) -> Numbers:
    """The numbers that are not the same in both, as they are written."""
    before, after = _numbers(old), _numbers(new)
    gone, come = before - after, after - before
    return Numbers(tuple(gone.elements()), tuple(come.elements()))


def _numbers(text: str) -> Counter[str]:
    """Every number with its unit; number words too. Spaces are one space, so that a no-break space is no change."""
    plain = re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u2060", ""))
    figures = [match[0].strip() for match in _NUMBER.finditer(plain)]
    words = [written.lower() for written, _ in numbers_in(plain) if written.isalpha()]
    return Counter([*figures, *words])


def with_marks(found: tuple[Piece, ...]) -> str:
    """[-what went-] and {+what came+} in one line, as a word-by-word diff shows it."""
    return " ".join(_MARKS[mark][0] + text + _MARKS[mark][1] for mark, text in found)
