"""How many years of school a text asks of its reader (Flesch-Kincaid), for editors: not part of what is shipped.

Measured by textstat-rs, which carries its own dictionary of syllables and needs no network; textstat itself would
download one. It is installed with the tools for testing only; without it the grade is "not measured here".
Names of drugs are left out of account: the nurse must read them anyway, and no shorter word exists.
"""

import re
from collections.abc import Iterable
from importlib import import_module
from statistics import median

from app.content.content import Content

HIGHEST_GRADE = 8.0
_SHORT_WORD = "drug"


def median_grade(content: Content, texts: Iterable[str]) -> float | None:
    """The median grade of `texts`, to one decimal; None if it cannot be measured here."""
    try:
        measure = import_module("textstat_rs").flesch_kincaid_grade
    except ImportError:
        return None
    names = drug_names(content)
    grades = [measure(names.sub(_SHORT_WORD, text)) for text in texts]
    return round(median(grades), 1) if grades else None


def drug_names(content: Content) -> re.Pattern[str]:
    """The generic names and brands of the glossary, plural or not. Other words for them (`also`) are no names."""
    words = {term.term for term in content.glossary.terms if term.kind in ("generic", "brand")}
    longest_first = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(longest_first) or '(?!)'})(?:s|es)?\b", re.IGNORECASE)
