"""Keeps a number and its unit on one line, and makes plain text safe to show as rich text.

Content is plain text; these are the only places where it becomes markup, and everything in it is escaped first.
"""

from __future__ import annotations

import re
from functools import lru_cache

NBSP, JOINER = "\u00a0", "\u2060"
_UNIT = (
    r"(?:mg/kg|mg/day|mL/kg|mmol/L|U/L|g/L|micromol/L|mg|micrograms|nanograms|g|kg|mL|L|mmol|units|mmHg|h|min|days?|hours?|"
    r"weeks?|months?|years?|minutes?|vials?|points?|°C|°F|C|F|%|×)"
)
_NUMBER_UNIT = re.compile(rf"(\d) (?={_UNIT}(?![A-Za-z]))")
_RANGE = re.compile(r"(\d) to (?=\d)")
_VIAL = re.compile(r"(\d mg) (?=vials?(?![A-Za-z]))")
_OF_VIAL = re.compile(r"(mg|vials?): (?=\d)")
_TIMES = re.compile(r"× (?=\d)")
_LONG_WORD = re.compile(r"\S{31,}")
_PIECE = re.compile(r"[^/\\._:;,=&?+-]{1,20}[/\\._:;,=&?+-]?|.")
_SLASH = re.compile(r"(?<=[A-Za-z])/(?=[A-Za-z])")


@lru_cache(maxsize=20_000)
def no_break(text: str) -> str:
    """`text` with no-break spaces where a line must not end: "20 mg", "6 to 12 hours", "10 × 20 mg", "2.5 mg/kg",
    "20 mg vial: 60 mL"."""
    text = _NUMBER_UNIT.sub(rf"\1{NBSP}", text)
    text = _OF_VIAL.sub(rf"\1:{NBSP}", _VIAL.sub(rf"\1{NBSP}", text))
    text = _RANGE.sub(rf"\1{NBSP}to{NBSP}", text)
    text = _TIMES.sub(f"×{NBSP}", text)
    return _SLASH.sub(f"/{JOINER}", text)


def escaped(text: str) -> str:
    """Plain text as inert rich text."""
    inert = _LONG_WORD.sub(_with_breaks, no_break(text))
    return inert.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def tool_tip(text: str) -> str:
    """Plain text for a tool-tip: Qt guesses whether one is markup, and must never guess so of somebody's words."""
    return f"<span>{escaped(text)}</span>" if "<" in text or "&" in text else text


def _with_breaks(word: re.Match[str]) -> str:
    """A word that no line can hold (a path, an address), with places where its line may end: else it is cut off."""
    return "".join(f"{part}\u200b" for part in _PIECE.findall(word[0]))


def marked(text: str, words: tuple[str, ...]) -> str:
    """Plain text as rich text with every whole word that is one of `words` in the strong weight: CK, not baCK."""
    if not words:
        return escaped(text)
    forms = "|".join(sorted((re.escape(word) for word in words if word), key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{forms})(?!\w)" if forms else r"(?!)", re.I)
    parts, end = [], 0
    for match in pattern.finditer(text):
        parts += [escaped(text[end : match.start()]), f'<span style="font-weight:600">{escaped(match[0])}</span>']
        end = match.end()
    return "".join((*parts, escaped(text[end:])))
