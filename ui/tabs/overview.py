"""Overview: recognise, then act. The first page, the pages behind it, and "Is it NMS?" as a side page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.content import models as m
from app.content.content import Content
from app.content.evidence import chip
from app.content.review import overdue
from app.site.local import NOTHING_LOCAL, Local
from app.tongue import tr
from ui.in_words import said_progress
from ui.pace import told
from ui.style import HANG
from ui.theme import Look, Width
from ui.widgets.controls import beneath, beside_text, chip_button, fill, flush_right, push, rule
from ui.widgets.page import WIDEST_TABLE, ScrollPage, caption, picture, statements
from ui.widgets.place import Place
from ui.widgets.prose import Prose
from ui.widgets.rail import Entry, Rail

if TYPE_CHECKING:
    from ui.pages.reference import ReferencePage
    from ui.session_desk import SessionDesk

KEY_POINTS = "key-points"
RAIL_WIDTH = {Width.NARROW: 190, Width.MEDIUM: 220, Width.WIDE: 264}


class OverviewTab(Place):
    """`cite` asks for the sources of an item, `go` for another place."""

    def __init__(
        self,
        look: Look,
        content: Content,
        local: Local = NOTHING_LOCAL,
        desk: SessionDesk | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._content, self._local, self._desk = look, content, local, desk
        self._pages: dict[str, ScrollPage | ReferencePage] = {}
        self._here = ""
        entries = [Entry("", ""), Entry(KEY_POINTS, tr("Key points"))][1:]
        group = ""
        for section in content.sections:
            if section.group != group:
                group = section.group
                entries.append(Entry("", group))
            entries.append(Entry(section.id, section.rail))
        entries += [
            Entry("", tr("Reference")),
            Entry("glossary", tr("Glossary")),
            Entry("sources", tr("Sources")),
            Entry("site", tr("This site")),
        ]
        self._sections = {section.id: section for section in content.sections}
        self.stack = QStackedWidget()
        if look.width == Width.TINY:
            column = QVBoxLayout(self)
            self._choice = QComboBox()
            self._choice.setAccessibleName(tr("Overview pages"))
            self._choice.setFont(look.font("body"))
            self._choice.setMinimumHeight(look.px(36))
            for entry in entries:
                if entry.id:
                    self._choice.addItem(entry.text, entry.id)
            self._choice.activated.connect(lambda index: self.open(self._choice.itemData(index)))
            chooser = QHBoxLayout()
            chooser.setContentsMargins(look.margin, look.px(4), look.margin, 0)
            chooser.addWidget(self._choice)
            column.addLayout(chooser)
            column.addWidget(self.stack, 1)
            column.setContentsMargins(0, 0, 0, 0)
            self.rail: Rail | None = None
        else:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(0)
            self.rail = Rail(look, tr("Overview pages"), entries)
            self.rail.opened.connect(self.open)
            box = QWidget()
            inside = QVBoxLayout(box)
            inside.setContentsMargins(look.margin, look.px(8 if look.narrow else 20), 0, 0)
            inside.addWidget(self.rail)
            box.setFixedWidth(look.px(RAIL_WIDTH[look.width]))
            row.addWidget(box)
            row.addWidget(rule(look, vertical=True))
            row.addWidget(self.stack, 1)
        self.open(KEY_POINTS)

    def leave_side_page(self) -> None:
        self.open(KEY_POINTS)

    def focus_first(self) -> None:
        """To the primary button; on the page of the site, whose one button is its last, to the list of pages."""
        if self._here == "site":
            (self.rail if self.rail is not None else self._choice).setFocus()
        else:
            super().focus_first()

    def place(self) -> str:
        """The id of the page that is shown."""
        return self._here

    def open(self, page_id: str) -> bool:
        """Shows a page; builds it the first time."""
        page = self._pages.get(page_id) or self._build(page_id)
        if page is None:
            return False
        if page_id not in self._pages:
            self._pages[page_id] = page
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._here = page_id
        if self.rail is not None:
            self.rail.choose(page_id)
        else:
            self._choice.setCurrentIndex(self._choice.findData(page_id))
        self.moved.emit(page_id)
        return True

    def show_item(self, page_id: str, item_id: str, words: tuple[str, ...] = ()) -> bool:
        """Opens a page at an item."""
        return self.open(page_id) and (item_id == page_id or self._pages[page_id].reveal(item_id, words))

    def _build(self, page_id: str) -> ScrollPage | ReferencePage | None:
        if page_id == KEY_POINTS:
            return self._key_points()
        if page_id == "glossary":
            from ui.pages.reference import glossary_page

            return glossary_page(self._look, self._content, self.cite.emit)
        if page_id == "sources":
            from ui.pages.reference import sources_page

            with told(self, self._look, "sources"):
                return sources_page(self._look, self._content)
        if page_id == "site":
            from ui.pages.site import site_page  # few open it

            return site_page(self._look, self._content, self._local)
        section = self._sections.get(page_id)
        return self._section(section) if section else None

    def _key_points(self) -> ScrollPage:
        look, overview = self._look, self._content.overview
        page = ScrollPage(look, top=look.px(6) if look.narrow else None, widest=WIDEST_TABLE)
        top = QHBoxLayout()
        top.setSpacing(look.px(16))
        words = QVBoxLayout()
        words.setSpacing(look.px(2 if look.narrow else 4))
        self._running = Prose(look, "", strong=True, brief=True)
        self._running.setObjectName("running")
        words.addWidget(self._running)
        words.addWidget(Prose(look, overview.title, "title", strong=True, brief=True))
        definition = Prose(look, overview.definition.text, "body" if look.narrow else "key")
        words.addWidget(definition)
        page.anchors[overview.definition.id] = definition
        top.addLayout(words, 1)
        self._to_checklist = push(look, tr("Open the checklist"), primary=True, act=lambda: self.go.emit("checklist"))
        self._to_checklist.setToolTip("Ctrl+3")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(flush_right(self._to_checklist))
        if made := chip(self._content, overview.definition.facts, overview.definition.sources):
            said = overview.definition
            button = chip_button(look, made, said.text, lambda: self.cite.emit(said.id))
            if look.width == Width.TINY:
                words.addLayout(beneath(button))
            else:  # with the chips of the key points, beside the end of its sentence
                right.addStretch(1)
                right.addLayout(beside_text(button))
        if look.width == Width.TINY:
            right.addStretch(1)
        top.addLayout(right)
        page.column.addLayout(top)
        self._say_running()  # which shows a line: it must stand on the page by then, else it would be a window of its own
        if self._desk is not None:
            self._desk.changed.connect(self._say_running)
        page.add(self._signs(page), above=6 if look.narrow else 16)
        page.column.addSpacing(look.px(2 if look.narrow else 6))
        beside = self._timing(page) if look.width == Width.WIDE else None
        if beside is None:
            statements(page, self._content, overview.key_points, self.cite.emit)
        else:
            row = QHBoxLayout()
            row.setSpacing(look.px(28))
            points = QVBoxLayout()
            points.setSpacing(0)
            whole, page.column = page.column, points
            statements(page, self._content, overview.key_points, self.cite.emit)
            points.addStretch(1)
            page.column = whole
            row.addLayout(points, 1)
            row.addWidget(rule(look, vertical=True))
            row.addWidget(beside)
            page.column.addLayout(row)
        page.finish()
        return page

    def _say_running(self) -> None:
        """Whether a checklist is open: after a restart this is the first page, and it must not look like a clean start."""
        state = self._desk.state if self._desk is not None and self._desk.has_begun else None
        self._running.setHidden(state is None)
        words = (
            tr("Open the checklist") if state is None else tr("Go on with it")
        )  # no longer than the first, for its room
        self._to_checklist.setText(words)
        self._to_checklist.setAccessibleName(words if state is None else tr("Go on with the checklist"))
        if state is None or self._desk is None:
            return
        said = tr("Checklist running since {started_at}, {progress}. Go on: Ctrl+3.")
        self._running.say(
            said.format(
                started_at=f"{state.started_at.astimezone():%H:%M}",
                progress=said_progress(self._desk.counts()),
            )
        )

    def _timing(self, page: ScrollPage) -> QWidget | None:
        """The small picture of when it appears, beside the key points where there is room."""
        look = self._look
        found = next((s for s in self._content.sections if s.id == "sec-timing" and s.pictures), None)
        if found is None:
            return None
        box = QWidget()
        box.setFixedWidth(look.px(300) + HANG)
        column = QVBoxLayout(box)
        column.setContentsMargins(HANG, look.px(8), 0, 0)
        column.setSpacing(look.px(6))
        drawn = found.pictures[0]
        column.addWidget(Prose(look, drawn.title, "key", strong=True))
        column.addWidget(picture(look, self._content, drawn, self.cite.emit, chips=False))
        if made := chip(self._content, drawn.bars[0].facts, drawn.bars[0].sources):
            button = chip_button(look, made, drawn.bars[0].label, lambda: self.cite.emit(drawn.bars[0].id))
            column.addLayout(beneath(button))
        column.addWidget(Prose(look, drawn.caption, "note", color="quiet"))
        if made := chip(self._content, drawn.facts, drawn.sources):
            button = chip_button(look, made, drawn.caption, lambda: self.cite.emit(drawn.id))
            column.addLayout(beneath(button))
        column.addStretch(1)
        return box

    def _signs(self, page: ScrollPage) -> QWidget:
        """The four signs in one white band."""
        look = self._look
        band = QFrame()
        fill(band, look, "hairline")  # shows as a frame and between the signs
        grid = QGridLayout(band)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(1)
        signs = self._content.overview.signs
        late = any(overdue(self._content, sign.facts) for sign in signs)  # their chips are longer
        columns = 2 if look.width == Width.TINY or (late and look.narrow) else 4
        for number, sign in enumerate(signs):
            box = QWidget()
            fill(box, look, "base")
            inside = QVBoxLayout(box)
            pad = look.px(8 if look.narrow else 14)
            inside.setContentsMargins(pad, look.px(5) if look.narrow else pad, pad, look.px(3) if look.narrow else pad)
            inside.setSpacing(0 if look.narrow else look.px(2))
            inside.addWidget(Prose(look, sign.heading, "body" if look.narrow else "key", strong=True, brief=True))
            inside.addWidget(Prose(look, sign.text))
            inside.addStretch(1)
            if made := chip(self._content, sign.facts, sign.sources):
                button = chip_button(look, made, sign.heading, partial(self.cite.emit, sign.id))
                inside.addLayout(beneath(button))
            grid.addWidget(box, number // columns, number % columns)
            grid.setColumnStretch(number % columns, 1)
            page.anchors[sign.id] = box
        return band

    def _section(self, section: m.Section) -> ScrollPage:
        look = self._look
        page = ScrollPage(look)
        page.add(Prose(look, section.title, "title", strong=True))
        page.column.addSpacing(look.px(6))
        for drawn in section.pictures:
            if drawn.title != section.title:
                page.heading(drawn.title, above=8)
            made = page.add(picture(look, self._content, drawn, self.cite.emit), above=4)
            for bar in drawn.bars:
                page.anchors[bar.id] = made
            page.add(caption(look, self._content, drawn, self.cite.emit), anchor=drawn.id)
        statements(page, self._content, section.statements, self.cite.emit)
        for table in section.tables:
            page.heading(table.title, above=20)
            self._table(page, table)
        page.finish()
        return page

    def _table(self, page: ScrollPage, table: m.Table) -> None:
        from ui.widgets.sheet_list import add_table  # not on the first page
        from ui.widgets.sheet_model import SheetCell

        rows = []
        for row in table.rows:
            made = chip(self._content, row.facts, row.sources)
            cells = [SheetCell(text, item=row.id) for text in row.cells]
            cells.append(SheetCell("", chip=made, item=row.id))
            rows.append(cells)
        add_table(page, table.title, [*table.columns, tr("Sources")], rows).cite.connect(self.cite)
