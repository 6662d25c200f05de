"""Lengths, plain text, and the safe-prescribing rules for numbers and units."""

import dataclasses
import re
from collections.abc import Container, Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from app.content import models as m
from app.content.content import Content
from app.content.items import Item, walk
from app.content.models import SUBJECTS
from app.content.rules.objection import Objection, Objections

MOST_WORDS = {
    "definition": 45,
    "statement": 45,
    "lead": 45,
    "cell": 45,
    "finding": 25,
    "question": 40,
    "detail": 45,
    "key-point": 24,
    "sign": 14,
}

_Style = tuple[tuple[re.Pattern[str], str], ...]

# Of every text in every file, quoted citations and the ledger's own words included.
_PLAIN: _Style = (
    (re.compile(r"</?[A-Za-z!][^>]*>"), "HTML is not allowed; write plain text"),
    (re.compile(r"&(#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);"), "HTML is not allowed; write plain text"),
    (
        re.compile(r"\*\*|`|\]\(|^\s*(?:#+|[-*+]|>)\s|(?<!\w)_\w[^_]*_(?!\w)"),
        "Markdown is not allowed; write plain text",
    ),
    (
        re.compile(
            "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
            "\ue000-\uf8ff\ufeff\ufff9-\ufffd]"
        ),
        "control characters and line breaks are not allowed",
    ),
    (
        re.compile("Â[°µ±·–]|Ã[\x80-\xbf©¼¶¤Ÿ]|â€"),
        "the letters are garbled; the file was saved in another encoding",
    ),
)
# Of what we write ourselves: words ...
_WORDS: _Style = (
    (re.compile(r"!"), "no exclamation marks"),
    (re.compile(r"\b[Pp]lease\b"), 'no "please"'),
    (re.compile(r"\b[Tt]he seed\b"), 'on screen it is "the article this project grew from"'),
)
# ... and figures: each of these needs a digit.
_FIGURES: _Style = (
    (re.compile(r"\d\s*(?:µg|mcg|ug)\b"), 'write "micrograms" out'),
    (re.compile(r"\d\s*(?:IU|U|cc)\b(?!/)"), 'write "units" out (and mL, never cc)'),
    (re.compile(r"(?<![\d,])\.\d"), "a number needs its leading zero (0.25)"),
    (
        re.compile(r"(?<![\d.,])\d+\.\d*0(?=\s?(?:mg|g|kg|mL|L|mmol|%|°|days|hours|h)\b)"),
        "no trailing zero (2 mg, not 2.0 mg)",
    ),
    (re.compile(r"\d(?:mg|g|kg|mL|ml|L|mmol|h|min|°C)\b"), "put a space between a number and its unit"),
    (re.compile(r"\d\s?ml\b"), "write mL with a capital L"),
    (
        re.compile(r"\d\s?[-–—]\s?\d+(?:\.\d+)?\s?(?:mg|g|kg|mL|L|hours|days|weeks|min|%|°)"),
        'write a range in words ("6 to 12 hours")',
    ),
    (
        re.compile(r"(?<![A-Za-z])[<>≥≤]\s?\d"),
        'write "above", "below", "at least" or "at most" instead of a sign',
    ),
    (re.compile(r"\bq\s?\d+\s?h\b|\d\s?°\s?hourly"), 'write "every 6 hours", never q6h'),
    (re.compile(r"\b\d{4,}(?:\.\d+)?\s?(?:mg|mL|g|kg)\b"), "a comma at thousands (1,500 mg)"),
)
_DIGIT = re.compile(r"\d")
_FACT_ID = re.compile(r"\b[A-Z]+(?:-[A-Z0-9]+)+\b")
_QUOTED = ("sources", "facts")
# Names of other things, checked where they must resolve; nobody reads them as words.
_NAMES = frozenset(
    ("id", "kind", "use", "read", "facts", "fact", "sources", "links", "see", "column", "feature", "first", "topic")
)
_MAY_BE_BLANK = frozenset(("role",))


def check_wording(content: Content) -> Objections:
    """Style of every text of every file (headings, captions and column names too), and the length of every item."""
    for subject in SUBJECTS:
        yield from check_texts(subject, content.subject(subject), content.facts)
    for item in walk(content):
        yield from check_length(item)


def check_length(item: Item) -> Objections:
    most = MOST_WORDS.get(item.kind)
    if most and (count := len(item.text.split())) > most:
        yield Objection(item.subject, item.id, f"{count} words where at most {most} are allowed")


def check_texts(subject: str, value: Any, facts: Container[str]) -> Objections:
    """Every text of one file: none is blank, all are plain. `facts` are ids of the ledger, not for readers."""
    for holder, key, text, needed in texts_in(value, "", "", False):
        if needed and not text.strip():
            message = f"`{key}` is empty" if holder and key != "text" else "the text is empty"
            yield Objection(subject, holder or key, message)
        for message in faults(text, subject in _QUOTED):
            yield Objection(subject, holder or key, message)
        for word in _FACT_ID.findall(text) if subject not in _QUOTED else ():
            if word in facts:
                yield Objection(subject, holder or key, f'fact ids are not for readers (found "{word}")')


def faults(text: str, quoted: bool = False) -> Iterator[str]:
    """What is wrong with the style of one text; what is `quoted` must only be plain."""
    rules = _PLAIN if quoted else (*_PLAIN, *_WORDS)
    if not quoted and _DIGIT.search(text):
        rules = (*rules, *_FIGURES)
    for pattern, message in rules:
        if found := pattern.search(text):
            yield f'{message} (found "{found[0].strip()}")'


def texts_in(value: Any, holder: str, key: str, needed: bool) -> Iterator[tuple[str, str, str, bool]]:
    """Every text below `value`: the id of what holds it, its key, itself, and whether it must not be blank."""
    if isinstance(value, str):
        yield holder, key, value, needed
    elif isinstance(value, tuple):
        for number, entry in enumerate(value, start=1):
            part = f"{holder}-{number}" if isinstance(entry, m.Part) and number > 1 else holder
            yield from texts_in(entry, part, key, True)
    elif dataclasses.is_dataclass(value):
        kind: Any = type(value)
        for name, required in _fields(kind):
            yield from texts_in(getattr(value, name), _id_of(value, holder), name, required)


def _id_of(value: Any, holder: str) -> str:
    """The id of a table, or the one that it gets from what holds it (see items.py)."""
    match value:
        case m.Cell():
            return f"{holder}-{value.column}"
        case m.Finding():
            return f"{holder}-{value.feature}"
        case m.Recheck():
            return f"{holder}-recheck"
        case _:
            return str(getattr(value, "id", getattr(value, "fact", holder)))


@cache
def _fields(kind: Any) -> tuple[tuple[str, bool], ...]:
    """The keys of a table that hold text, and whether each must hold some."""
    hints = get_type_hints(kind)
    return tuple(
        (field.name, field.default is dataclasses.MISSING and field.name not in _MAY_BE_BLANK)
        for field in dataclasses.fields(kind)
        if field.name not in _NAMES or any(map(dataclasses.is_dataclass, get_args(hints[field.name])))
    )
