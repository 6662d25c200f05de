"""Tooltips from the glossary: what the abbreviations and brands in a sentence stand for.

Looked up when a pointer first enters a sentence (`Prose.enterEvent`), never before. Nobody needs the tooltip: the
glossary page says the same.
"""

from __future__ import annotations

import re
from functools import cached_property

from app.content.content import Content
from app.errors import ContentError

MOST = 5


class WordTips:
    """The window's glossary for tooltips."""

    def __init__(self, content: Content) -> None:
        self._content = content

    @cached_property
    def _meanings(self) -> dict[str, str]:
        """Abbreviations and brands as written in sentences, and what they stand for."""
        kinds = ("abbreviation", "brand")
        return {
            term.term: term.means for term in self._content.glossary.terms if term.kind in kinds and len(term.term) > 1
        }

    def tip(self, text: str) -> str:
        """ "CK: creatine kinase" for each word of `text` that the glossary knows; "" if there is none.

        Nor is there one in content that is not as it was sealed: `ui/start.py` says so in place of the window, once it
        has compared every file, and a pointer that rests here earlier must not be what reports it.
        """
        try:
            meanings = self._meanings
        except ContentError:
            return ""
        words = dict.fromkeys(re.findall(r"[A-Za-z][A-Za-z&0-9-]*", text))
        found = [f"{word}: {meanings[word]}" for word in words if word in meanings]
        return "\n".join(found[:MOST])
