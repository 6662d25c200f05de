"""Tooltips from the glossary: what the abbreviations and brands in a sentence stand for.

One event filter for the whole window, so that no text widget needs to know the glossary, and nothing is looked up before
a pointer rests on a sentence. Nobody needs the tooltip: the glossary page says the same.
"""

import re
from functools import cached_property

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from app.content.content import Content
from ui.typography import escaped
from ui.widgets.prose import Prose

MOST = 5


class WordTips(QObject):
    """Install on the application."""

    def __init__(self, content: Content, parent: QObject) -> None:
        super().__init__(parent)
        self._content = content

    @cached_property
    def _meanings(self) -> dict[str, str]:
        """Abbreviations and brands as written in sentences, and what they stand for."""
        kinds = ("abbreviation", "brand")
        return {
            term.term: term.means for term in self._content.glossary.terms if term.kind in kinds and len(term.term) > 1
        }

    def tip(self, text: str) -> str:
        """ "CK: creatine kinase" for each word of `text` that the glossary knows; "" if there is none."""
        words = dict.fromkeys(re.findall(r"[A-Za-z][A-Za-z&0-9-]*", text))
        found = [f"{word}: {self._meanings[word]}" for word in words if word in self._meanings]
        return "\n".join(found[:MOST])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(watched, Prose) and isinstance(event, QHelpEvent):
            if tip := self.tip(watched.plain):
                lines = "<br>".join(escaped(line) for line in tip.splitlines())
                QToolTip.showText(event.globalPos(), f"<p>{lines}</p>", watched)
            else:
                QToolTip.hideText()
            return True
        return False
