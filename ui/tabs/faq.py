"""FAQ: the question, then the short answer in step size, then detail with its sources."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.content import models as m
from app.content.content import Content
from app.content.evidence import chip
from app.content.topics import TOPIC_NAMES
from app.tongue import tr
from ui.theme import Look, Width
from ui.typography import escaped
from ui.widgets.controls import beneath, chip_button, link, rule
from ui.widgets.flow import FlowLayout
from ui.widgets.page import ScrollPage, statements
from ui.widgets.place import Place
from ui.widgets.prose import Prose, label
from ui.widgets.rail import Entry, Rail

RAIL_WIDTH = {Width.NARROW: 272, Width.MEDIUM: 300, Width.WIDE: 340}


class FaqTab(Place):
    """`cite` asks for the sources of an item, `go` for another place."""

    def __init__(self, look: Look, content: Content, names: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._content, self._names = look, content, names
        self._questions = {question.id: question for question in content.faq.questions}
        self._pages: dict[str, ScrollPage] = {}
        self._here = ""
        self.stack = QStackedWidget()
        entries = self._entries()
        self.rail: Rail | None = None
        if look.width == Width.TINY:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            self._choice = QComboBox()
            self._choice.setAccessibleName(tr("Questions"))
            self._choice.setFont(look.font("body"))
            self._choice.setMinimumHeight(look.px(36))
            self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            for entry in entries:
                if entry.id:
                    self._choice.addItem(entry.text, entry.id)
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
            self.rail = Rail(look, tr("Questions"), entries)
            self.rail.opened.connect(self.open)
            box = QWidget()
            inside = QVBoxLayout(box)
            inside.setContentsMargins(look.margin, look.px(8 if look.narrow else 16), 0, 0)
            inside.addWidget(self.rail)
            box.setFixedWidth(look.px(RAIL_WIDTH[look.width]))
            row.addWidget(box)
            row.addWidget(rule(look, vertical=True))
            row.addWidget(self.stack, 1)
        if self._questions:
            self.open(next(entry.id for entry in entries if entry.id))

    def _entries(self) -> list[Entry]:
        """The questions under their topics, in the order of the closed list."""
        entries: list[Entry] = []
        for topic in m.TOPICS:
            asked = [question for question in self._content.faq.questions if question.topic == topic]
            if asked:
                entries.append(Entry("", tr(TOPIC_NAMES[topic])))
                entries += [Entry(question.id, question.rail) for question in asked]
        return entries

    def place(self) -> str:
        return self._here

    def open(self, question_id: str) -> bool:
        """Shows a question; builds its page the first time."""
        question = self._questions.get(question_id)
        if question is None:
            return False
        if question_id not in self._pages:
            self._pages[question_id] = self._build(question)
            self.stack.addWidget(self._pages[question_id])
        self.stack.setCurrentWidget(self._pages[question_id])
        self._here = question_id
        if self.rail is not None:
            self.rail.choose(question_id)
        else:
            self._choice.setCurrentIndex(self._choice.findData(question_id))
        self.moved.emit(question_id)
        return True

    def show_item(self, page_id: str, item_id: str, words: tuple[str, ...] = ()) -> bool:
        if not self.open(page_id):
            return False
        page = self._pages[page_id]
        found = page.reveal(item_id, words)
        # The question is read before its answer; in tiny windows the box above has it, and the answer needs the room.
        if found and item_id == page_id and self._look.width > Width.TINY:
            QTimer.singleShot(0, page, lambda: page.scroll_to(page.inside))
        return found

    def _build(self, question: m.Question) -> ScrollPage:
        look = self._look
        page = ScrollPage(look)
        page.add(Prose(look, question.question, "title", strong=True))
        answer = Prose(look, question.answer, "step")
        first, _, rest = question.answer.partition(".")
        if first in ("No", "Never", "Yes"):
            color = look.tokens.ink if first == "Yes" else look.tokens.never
            lead = f'<span style="font-weight:600; color:{color}">{first}.</span>'
            answer.setText(look.paragraph("\x00", answer.font()).replace("\x00", lead + escaped(rest)))
        # In tiny windows an answer that was found stands at the head of the page, with nothing of its question above it.
        page.add(answer, above=14 if look.width == Width.TINY else 8, anchor=question.id)
        if made := chip(self._content, question.facts, question.sources):
            button = chip_button(look, made, question.question, lambda: self.cite.emit(question.id))
            page.column.addLayout(beneath(button))
        page.column.addSpacing(look.px(10))
        statements(page, self._content, question.details, self.cite.emit)
        if question.see:
            page.column.addSpacing(look.px(16))
            box = QWidget()
            flow = FlowLayout(box, look.px(16), look.px(4))
            flow.setContentsMargins(0, 0, 0, 0)
            flow.addWidget(label(look, tr("See also"), color="quiet"))
            for target in question.see:
                name = self._names.get(target, target)
                flow.addWidget(link(look, name, act=partial(self.go.emit, target)))
            page.add(box)
        page.finish()
        return page
