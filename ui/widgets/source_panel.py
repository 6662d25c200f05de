""" "Why and sources": what stands behind one sentence. A panel beside the text where there is room, else a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.content import models as m
from app.content.evidence import EVIDENCE_NAMES, KIND_NAMES, READ_NAMES, Provenance
from app.currency import due_on, review_line
from app.tongue import tr
from ui.theme import Look, Width
from ui.widgets.controls import fill, flat, rule
from ui.widgets.notice import Notice
from ui.widgets.page import SCROLL_KEYS, ScrollPage
from ui.widgets.prose import Prose, first_sentence, label

PANEL_WIDTH, WIDER, ROOMY = 420, 480, 1600  # px at 100 %: the panel; the panel in windows as wide as the third


class SourcePanel(QFrame):
    """Esc or the button closes it and gives the focus back to where it was."""

    closed = Signal()

    def __init__(
        self, look: Look, edition: m.Edition, reviewed: str, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._edition, self._reviewed, self._now = look, edition, reviewed, now
        self.setObjectName("source-panel")
        self.setAccessibleName(tr("Why and sources"))
        fill(self, look, "base")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        if look.width == Width.WIDE:
            outer.addWidget(rule(look, vertical=True))
        self._column = QVBoxLayout()
        outer.addLayout(self._column, 1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(look.margin, look.px(8), look.margin - look.px(8), 0)
        beside = look.width == Width.WIDE
        if beside:
            head.addWidget(label(look, tr("Why and sources"), "key", strong=True))
            head.addStretch(1)
            self.button = flat(look, "", "x", act=self.closed.emit, name=tr("Close sources"))
        else:
            self.button = flat(look, tr("Back"), "arrow-left", act=self.closed.emit, name=tr("Back, Escape"))
        head.addWidget(self.button)
        if not beside:
            head.addStretch(1)
        self._column.addLayout(head)
        self.page: ScrollPage | None = None

    def fit(self, window_px: int) -> None:
        """Beside the text: wider in a window that has the room."""
        if self._look.width == Width.WIDE:
            self.setFixedWidth(self._look.px(WIDER if window_px >= self._look.px(ROOMY) else PANEL_WIDTH))

    def show_item(self, behind: Provenance) -> None:
        """Fills the panel with everything behind one item."""
        if self.page is not None:
            self._column.removeWidget(self.page)
            self.page.deleteLater()
        look = self._look
        page = self.page = ScrollPage(look, top=look.px(8))
        fill(page.inside, look, "base")
        item = behind.item
        page.add(Prose(look, item.title, "note", color="quiet"))
        said = Prose(look, item.text, "key" if len(item.text) < 160 else "body")
        said.mark((first_sentence(item.text),))  # the claim; what follows it stands in the ordinary weight
        page.add(said, above=2)
        for conflict in behind.conflicts:
            page.add(Notice(look, "caution", tr("Sources differ"), conflict, stacked=look.width == Width.WIDE), above=8)
        if behind.facts:
            page.heading(tr("What was read"))
        for fact in behind.facts:
            page.add(self._fact(fact))
            page.add(rule(look))
        if behind.sources:
            page.heading(tr("Sources"))
        for source in behind.sources:
            page.add(self._source(source))
            page.add(rule(look))
        now, months = self._now(), behind.review_months
        due = review_line(self._edition.date, months, now)
        if now.astimezone().date() >= due_on(self._edition.date, months):
            page.add(Notice(look, "caution", tr("Overdue"), f"{due}.", role="note", stacked=True), above=12)
            due = ""
        reviewed = f"{due}. {self._reviewed}." if due else f"{self._reviewed}."
        page.add(Prose(look, reviewed, "note", color="quiet"), above=12)
        page.finish()
        self._column.addWidget(page, 1)

    def _fact(self, fact: m.Fact) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, self._look.px(6), 0, self._look.px(6))
        column.setSpacing(self._look.px(2))
        column.addWidget(Prose(self._look, fact.statement))
        column.addWidget(Prose(self._look, f"{tr(EVIDENCE_NAMES[fact.evidence])}. {fact.id}", "note", color="quiet"))
        return box

    def _source(self, source: m.Source) -> QWidget:
        box = QWidget()
        box.setObjectName(source.id)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, self._look.px(6), 0, self._look.px(6))
        column.setSpacing(self._look.px(2))
        column.addWidget(Prose(self._look, tr(KIND_NAMES[source.kind]), strong=True))
        column.addWidget(Prose(self._look, source.citation))
        where = [f"doi:{source.doi}" if source.doi else "", f"PMID {source.pmid}" if source.pmid else "", source.link]
        if text := "  ".join(part for part in where if part):
            line = Prose(self._look, _breakable(text), "note", color="quiet")
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            line.setAccessibleName(text)
            column.addWidget(line)
        read = f"{tr(READ_NAMES[source.read])}. {source.id}"
        column.addWidget(Prose(self._look, f"{read}. {source.note}" if source.note else read, "note", color="quiet"))
        return box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in SCROLL_KEYS and self.page is not None:
            self.page.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


def _breakable(text: str) -> str:
    """A long address with places where its line may end."""
    for sign in "/?&=._-":
        text = text.replace(sign, sign + "\u200b")
    return text
