""" "Is it NMS?": the discriminating sign in one sentence, then NMS beside one look-alike, best separators first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.content import models as m
from app.content.content import Content
from app.content.evidence import Chip, chip
from app.tongue import tr
from ui.theme import Look, Width
from ui.widgets.controls import rule
from ui.widgets.lead import Lead
from ui.widgets.page import ScrollPage, StatementRow, statements
from ui.widgets.place import Place
from ui.widgets.prose import Prose, first_sentence
from ui.widgets.rail import Entry, Rail
from ui.widgets.sheet_list import add_table
from ui.widgets.sheet_model import SheetCell, not_sourced

RAIL_WIDTH = {Width.NARROW: 304, Width.MEDIUM: 320, Width.WIDE: 380}
NMS = "nms"


class DifferentialPage(Place):
    """One pair at a time: nine columns cannot be read on a ward screen, and the list is itself the overview."""

    def __init__(self, look: Look, content: Content, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._content = look, content
        self._conditions = {condition.id: condition for condition in content.differential.conditions}
        self._pages: dict[str, ScrollPage] = {}
        self._here = ""
        self.stack = QStackedWidget()
        others = [condition for condition in self._conditions.values() if condition.id != NMS]
        entries = [Entry("", tr("Look-alikes. Choose one to compare."))]
        entries += [Entry(condition.id, condition.name, condition.sign) for condition in others]
        self.rail: Rail | None = None
        if look.width == Width.TINY:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            self._choice = QComboBox()
            self._choice.setAccessibleName(tr("Look-alikes"))
            self._choice.setFont(look.font("body"))
            self._choice.setMinimumHeight(look.px(36))
            for condition in others:
                self._choice.addItem(condition.name, condition.id)
            self._choice.activated.connect(lambda index: self.open(self._choice.itemData(index)))
            chooser = QHBoxLayout()
            chooser.setContentsMargins(look.margin, look.px(4), look.margin, 0)
            chooser.addWidget(self._choice)
            column.addLayout(chooser)
            column.addWidget(self.stack, 1)
        else:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            self.rail = Rail(look, tr("Look-alikes"), entries)
            self.rail.opened.connect(self.open)
            box = QWidget()
            inside = QVBoxLayout(box)
            inside.setContentsMargins(look.margin, look.px(4 if look.narrow else 12), 0, 0)
            inside.addWidget(self.rail)
            box.setFixedWidth(look.px(RAIL_WIDTH[look.width]))
            row.addWidget(box)
            row.addWidget(rule(look, vertical=True))
            row.addWidget(self.stack, 1)
        if others:
            self.open(others[0].id)

    def place(self) -> str:
        return self._here

    def open(self, condition_id: str) -> bool:
        """Shows NMS beside a look-alike; "nms" itself keeps the one that is shown."""
        if condition_id in (NMS, "differential"):
            return True
        condition = self._conditions.get(condition_id)
        if condition is None:
            return False
        if condition_id not in self._pages:
            self._pages[condition_id] = self._build(condition)
            self.stack.addWidget(self._pages[condition_id])
        self.stack.setCurrentWidget(self._pages[condition_id])
        self._here = condition_id
        if self.rail is not None:
            self.rail.choose(condition_id)
        else:
            self._choice.setCurrentIndex(self._choice.findData(condition_id))
        self.moved.emit(condition_id)
        return True

    def show_item(self, page_id: str, item_id: str, words: tuple[str, ...] = ()) -> bool:
        opened = self.open(page_id)
        if opened and item_id != page_id:
            self._pages[self._here].reveal(item_id, words)
        return opened

    def _build(self, other: m.Condition) -> ScrollPage:
        look, content = self._look, self._content
        nms = self._conditions[NMS]
        low = look.width == Width.NARROW  # there every line counts: five signs are to be seen together
        page = ScrollPage(look, top=look.px(3 if low else 4 if look.narrow else 10))
        if low:
            page.add(Lead(look, content, other.lead, self.cite.emit), anchor=other.lead.id)
        else:
            role = "body" if look.narrow else "key"
            lead = StatementRow(look, content, other.lead, other.lead.text, self.cite.emit, role=role)
            lead.prose.mark((first_sentence(other.lead.text),))
            page.add(lead, anchor=other.lead.id)
        names = {feature.id: feature.name for feature in content.differential.features}
        order = [*other.first, *(name for name in names if name not in other.first)]
        rows = [[self._cell(nms, name), self._cell(other, name)] for name in order]
        add_table(
            page,
            tr("NMS beside {name}").format(name=other.name),
            ["NMS", other.name],
            rows,
            row_names=[names[name] for name in order],
            corner=tr("Sign"),
            head_width=look.px(123 if low else 104 if look.narrow else 170),
            above=4 if low else 6,
            chips_beside=True,
            head_chips=[self._of_both((nms, other), name) for name in order] if low else (),
        ).cite.connect(self.cite)
        page.column.addSpacing(look.px(10))
        statements(page, content, (*other.notes, *nms.notes, *content.differential.notes), self.cite.emit)
        closing = tr("This page gives no verdict. \u201cNot sourced\u201d means that no source read says.")
        page.add(Prose(look, closing, color="quiet"), above=10)
        page.finish()
        return page

    def _of_both(self, conditions: Sequence[m.Condition], feature: str) -> tuple[Chip | None, str]:
        """One chip for what stands side by side, and the item that shows what both say and stand on."""
        found = [
            (f"{condition.id}-{feature}", finding)
            for condition in conditions
            for finding in condition.findings
            if finding.feature == feature
        ]
        facts = tuple(dict.fromkeys(fact for _, finding in found for fact in finding.facts))
        narrowed = all(finding.sources for _, finding in found)
        sources = tuple(dict.fromkeys(name for _, finding in found for name in finding.sources)) if narrowed else ()
        return chip(self._content, facts, sources), "+".join(item for item, _ in found)

    def _cell(self, condition: m.Condition, feature: str) -> SheetCell:
        found = next((finding for finding in condition.findings if finding.feature == feature), None)
        if found is None:
            return not_sourced()
        made = chip(self._content, found.facts, found.sources)
        return SheetCell(found.text, made, f"{condition.id}-{feature}")
