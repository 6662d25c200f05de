"""The hand-over as it was copied, to be read before it is pasted or read out: the same words, broken by the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.handover.report import Report
from app.handover.sbar import UNBROKEN, sbar
from app.tongue import tr
from ui.dialogs.leaf import Leaf
from ui.theme import Look
from ui.typography import no_break
from ui.widgets.controls import push
from ui.widgets.page import SCROLL_KEYS
from ui.widgets.prose import label


class HandOverPage(Leaf):
    """`copied` says what became of the first copy, and whether that is trouble; `copy` makes another."""

    tells_of_session = True  # it goes when the ticks are covered

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        report: Report,
        *,
        copy: Callable[[Report], tuple[str, bool]],
        paper: Callable[[Report], object],
        copied: tuple[str, bool],
    ) -> None:
        super().__init__(parent, look, tr("Hand over"), scrolls=True)
        for number, part in enumerate(_parts(sbar(report, UNBROKEN))):
            heading, _, words = part.partition("\n")
            if number and words:
                self.add_words(heading, "key", strong=True)
            text = label(look, no_break(words if number and words else part))
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            flags = Qt.TextInteractionFlag
            text.setTextInteractionFlags(flags.TextSelectableByMouse)
            text.setContentsMargins(self.side, 0, self.side, look.px(8))
            self.body.addWidget(text)
        self.copy = push(look, tr("Copy again"), act=lambda: self._tell(copy(report)))
        self.paper = push(look, tr("Print"), act=lambda: paper(report))
        self.close_button = push(look, tr("Close"), primary=True, act=self.accept)
        for button in (self.close_button, self.copy, self.paper):
            self.add_button(button)
        self._tell(copied)
        self.close_button.setFocus()

    def _tell(self, outcome: tuple[str, bool]) -> None:
        sentence, wrong = outcome
        self.tell(sentence, wrong=wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The focus is on a button, outside what scrolls."""
        if event.key() in SCROLL_KEYS and self.page is not None:
            self.page.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _parts(text: str) -> list[str]:
    """The paragraphs: a head, one for each SBAR heading, what the content is."""
    return [part.strip("\n") for part in text.split("\n\n") if part.strip()]
