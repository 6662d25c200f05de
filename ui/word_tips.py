"""Tooltips from the glossary: what the abbreviations and brands in a sentence stand for.

Looked up when a pointer first enters a sentence (`Prose.enterEvent`), never before. Nobody needs the tooltip: the
glossary page says the same.
"""

from __future__ import annotations

import re

from app.content.content import Content
from app.errors import ContentError

MOST = 5
KINDS = ("abbreviation", "brand")


class WordTips:
    """The window's glossary for tooltips."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def tip(self, text: str) -> str:
        """ "CK: creatine kinase" for each word of `text` that the glossary knows; "" if there is none.

        Nor is there one in content that is not as it was sealed: `ui/start.py` says so in place of the window, once it
        has compared every file, and a pointer that rests here earlier must not be what reports it.
        """
        try:
            terms = self._content.terms
        except ContentError:
            return ""
        words = dict.fromkeys(re.findall(r"[A-Za-z][A-Za-z&0-9-]+", text))
        known = [terms.get(f"word-{word.lower().replace('&', '-and-')}") for word in words]
        found = [f"{term.term}: {term.means}" for term in known if term and term.kind in KINDS and term.term in words]
        return "\n".join(found[:MOST])
