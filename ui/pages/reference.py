"""Two pages that everything else refers to: the glossary, and every source with where it is used.

Both are long: a table draws only the rows in sight, where hundreds of widgets took seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.content.content import Content
from app.content.evidence import KIND_NAMES, READ_NAMES, chip
from app.content.items import walk
from app.tongue import tr
from ui.theme import Look, Width
from ui.widgets.prose import LONGEST_LINE, Prose
from ui.widgets.sheet import Sheet
from ui.widgets.sheet_model import SheetCell

LOWEST = 90  # px of height at 100 %: with less, what the page is about makes room for the table


class ReferencePage(QWidget):
    """A title over one long table."""

    def __init__(
        self,
        look: Look,
        title: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[SheetCell]],
        row_ids: Sequence[str],
        *,
        about: str = "",
        shares: Sequence[float] = (),
    ) -> None:
        super().__init__()
        self._ids = set(row_ids)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.margin, look.px(12 if look.narrow else 24), 0, 0)
        column.setSpacing(look.px(4))
        if look.width > Width.TINY:  # there the box above names the page
            column.addWidget(Prose(look, title, "title", strong=True))
        self._about, self._look = Prose(look, about, color="quiet"), look
        column.addWidget(self._about)
        if not about:
            self._about.hide()
        self.sheet = Sheet(look, title, columns, rows, row_ids=row_ids, shares=shares)
        self.sheet.setMaximumWidth(look.px(LONGEST_LINE + 200))
        self.sheet.setMinimumHeight(look.px(30))  # or Qt takes the room from the words above
        self.sheet.setAccessibleDescription(about)
        column.addWidget(self.sheet, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where large text, site numbers and a re-check that is due leave hardly a line, the table has it."""
        self._about.setVisible(bool(self._about.plain) and self.height() >= self._look.px(LOWEST))
        super().resizeEvent(event)

    def reveal(self, item_id: str, words: tuple[str, ...] = ()) -> bool:
        """Scrolls to a row; False if it is not here."""
        if item_id not in self._ids:
            return False
        QTimer.singleShot(0, self, lambda: self.sheet.choose(item_id))
        return True


def glossary_page(look: Look, content: Content, cite: Callable[[str], object]) -> ReferencePage:
    """Every abbreviation, brand and word with what it stands for."""
    terms = sorted(content.glossary.terms, key=lambda term: term.term.lower())
    rows = []
    for term in terms:
        made = chip(content, term.facts, term.sources)
        rows.append([SheetCell(term.term, strong=True), SheetCell(term.means, made, term.id if made else "")])
    ids = [term.id for term in terms]
    page = ReferencePage(look, tr("Glossary"), [tr("Word"), tr("What it stands for")], rows, ids, shares=(1.0, 2.4))
    page.sheet.cite.connect(cite)
    return page


def sources_page(look: Look, content: Content) -> ReferencePage:
    """Every reference that may be shown, how much of it was read, and how many sentences rest on it."""
    used: dict[str, set[str]] = {}
    for item in walk(content):
        for fact in item.facts:
            for name in content.facts[fact].sources:
                if not item.sources or name in item.sources:
                    used.setdefault(name, set()).add(f"{item.tab}: {item.title}")
    rows, ids = [], []
    for source in content.sources.values():
        if source.use != "cite" or source.id not in used:
            continue
        count = len(used[source.id])
        places = "; ".join(sorted(used[source.id])[:3]) + (
            "; " + tr("and {more} more").format(more=count - 3) if count > 3 else ""
        )
        read = f"{tr(KIND_NAMES[source.kind])}. {tr(READ_NAMES[source.read])}. {source.id}"
        parts = (("", source.citation), (read, ""), (tr("Used in: {places}").format(places=places), ""))
        rows.append([SheetCell(source.citation, parts=parts)])
        ids.append(source.id)
    about = tr("Everything shown rests on these. Most were read as an abstract or an excerpt; each says how much.")
    return ReferencePage(look, tr("Sources"), [tr("Reference")], rows, ids, about=about)
