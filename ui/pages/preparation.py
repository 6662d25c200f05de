"""Preparation: the vial first, then the printed table. A number never stands without its product; nothing is typed in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.content import models as m
from app.content.content import Content
from app.content.evidence import chip
from app.preparation import sentence
from app.site.local import NOTHING_LOCAL, Local
from app.tongue import mark, tr
from ui.pages.regimens import regimens_page
from ui.pages.site import stock_places, stock_words
from ui.style import HANG
from ui.theme import Look, Width
from ui.widgets.controls import beneath, chip_button, fill, flat, rule
from ui.widgets.flow import FlowLayout
from ui.widgets.local import LocalTag
from ui.widgets.menus import Menu
from ui.widgets.page import WIDEST_TABLE, ScrollPage, StatementRow, flash, statements
from ui.widgets.prose import Prose
from ui.widgets.segmented import Segmented
from ui.widgets.sign import Sign
from ui.widgets.weight_list import WeightList
from ui.widgets.weight_table import WeightTable

VIEWS = {"table": mark("Table"), "notes": mark("Mixing"), "regimens": mark("Regimens")}


class PreparationPage(QWidget):
    """`product` is chosen by the reader; until then no number is shown."""

    cite = Signal(str)

    def __init__(self, look: Look, content: Content, local: Local = NOTHING_LOCAL) -> None:
        super().__init__()
        self._look, self._content, self._preparation = look, content, content.preparation
        self.product: m.Product | None = None
        self._about_product: list[QWidget] = []
        self._view = "table"
        self.table: WeightTable | None = None
        self.weights: WeightList | None = None  # what stands for the table where that has no room
        self._scrolling_top: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        names = {
            product.id: tr("{vial_mg:g} mg vial").format(vial_mg=product.vial_mg)
            for product in self._preparation.products
        }
        self.vials = Segmented(look, tr("Vial"), names)
        self.vials.chosen.connect(self.choose_product)
        self.views = Segmented(look, tr("What to show"), {view: tr(name) for view, name in VIEWS.items()})
        self.views.choose("table")
        self.views.chosen.connect(self.choose_view)
        self.tool: QWidget = self._view_menu() if look.width == Width.TINY else self.views
        self.alone = look.width == Width.NARROW  # no tools of the tab above it: the rows of the table need the height
        self._summary = QWidget()
        self._summary_row = QHBoxLayout(self._summary)
        words = stock_words(content, local)
        self._stock = (words, f"{stock_places(content, local)} {local.origin}".strip()) if words else None
        self.tag = self._tag() if look.width > Width.TINY else None  # beside the views where there is room
        self._ask = Prose(look, tr("Choose the vial you hold"), "title", strong=True)
        self._ask.setContentsMargins(look.margin, look.px(4 if look.narrow else 12), look.margin, look.px(6))
        column.addWidget(self._ask)
        if look.width == Width.TINY:
            self._tiny_top(column)
        else:
            self._top(column)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        foot = self._foot()
        column.addWidget(foot)
        foot.setVisible(look.width > Width.TINY)  # with large text the line stands beside each weight instead
        only = self._preparation.products[0].id if len(self._preparation.products) == 1 else local.only_product
        self._show()
        if only in names:
            self.choose_product(only)

    def _tag(self) -> LocalTag | None:
        """What the site stocks."""
        return LocalTag(self._look, *self._stock) if self._stock else None

    def _view_menu(self) -> QToolButton:
        """The views as a menu, where a line of them would take the page's own room."""
        self.views.setParent(self)
        self.views.hide()
        button = flat(self._look, "", "ellipsis", name=tr("What to show"))
        menu = Menu(self._look, tr("What to show"), button)
        for view, name in VIEWS.items():
            menu.addAction(tr(name)).triggered.connect(partial(self._choose, view))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _choose(self, view: str, _on: bool = False) -> None:
        self.choose_view(view)

    def _tiny_top(self, column: QVBoxLayout) -> None:
        """The vials at the head of the page that scrolls (`_put_vials`): where text is large, beside the site's numbers,
        they would leave its words a single line."""
        look = self._look
        self._scrolling_top = QWidget(self)
        self._head = QVBoxLayout(self._scrolling_top)
        self._head.setContentsMargins(0, 0, 0, look.px(4))
        self._head.setSpacing(look.px(4))
        flow = FlowLayout(None, look.px(16), look.px(4))
        flow.addWidget(self.vials)
        self._head.addLayout(flow)
        column.addWidget(self._summary)

    def lead(self, tools: QWidget) -> None:
        """Takes in the tab's own tools, above the vials: they scroll as well."""
        self._head.insertWidget(0, tools)
        tools.show()

    def _put_vials(self, page: QWidget) -> None:
        """Moves the vials into a new page."""
        if self._scrolling_top is not None and isinstance(page, ScrollPage):
            page.column.setContentsMargins(self._look.margin, 0, self._look.margin, self._look.px(24))
            page.column.insertWidget(0, self._scrolling_top)
            self._scrolling_top.show()

    def _top(self, column: QVBoxLayout) -> None:
        """The vials and what belongs to the chosen one beside each other: the rows of the table need the height.

        The views (`tool`) stand in the tab's own line of tools, which takes them from here, and with them what the site
        stocks. In a low window there is no such line: they stand beside the vials.
        """
        look = self._look
        self._summary_row.setContentsMargins(0, 0, 0, 0)
        self._summary_row.setSpacing(look.px(16))
        row = QHBoxLayout()
        row.setContentsMargins(
            look.margin, look.px(4 if self.alone else 0), look.margin, look.px(2 if look.narrow else 6)
        )
        row.setSpacing(look.px(12 if look.narrow else 20))
        if self.alone:
            row.addWidget(self.vials)
            row.addStretch(1)
            if self.tag is not None:
                row.addWidget(self.tag)
            row.addWidget(self.views)
            column.addLayout(row)
            self._summary_row.setContentsMargins(look.margin, 0, look.margin - HANG, 0)
            column.addWidget(self._summary)
            return
        row.addWidget(self.vials, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._summary, 1)
        row.addSpacing(-HANG)
        column.addLayout(row)

    @property
    def _always(self) -> str:
        """What stands beside every number: the licence up to its first colon, in one line; its chip has the rest."""
        licence = self._preparation.licence.text.partition(":")[0].rstrip(".") + "."
        return f"{self._preparation.confirm} {licence}"

    def _foot(self) -> QWidget:
        """The read-back sentence and the line that never goes away."""
        look = self._look
        foot = QFrame()
        fill(foot, look, "base")
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule(look, color="accent", thickness=2))
        inside = QVBoxLayout()
        pad = look.px(2 if look.narrow else 8)
        inside.setContentsMargins(look.margin, pad, look.margin, pad)
        inside.setSpacing(0 if self.alone else look.px(2))
        self.said = Prose(look, "", "body" if look.narrow else "key", measure=False)
        self.said.setObjectName("read-back")
        inside.addWidget(self.said)
        line = QHBoxLayout()
        line.setSpacing(look.px(4 if self.alone else 6))
        line.addWidget(Sign(look, "triangle-alert", "caution", 16, inline=True), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Prose(look, self._always, strong=True, color="caution", measure=False), 1)
        licence = self._preparation.licence
        if made := chip(self._content, licence.facts, licence.sources):
            button = chip_button(look, made, licence.text, lambda: self.cite.emit(licence.id))
            if self.alone:
                button.setFixedHeight(look.px(24))  # no taller than the line
            else:
                line.addSpacing(look.px(8))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            line.addSpacing(-HANG)
        inside.addLayout(line)
        column.addLayout(inside)
        return foot

    def kept(self) -> dict[str, object]:
        """The vial, the view and the cell that were chosen, for a new frame."""
        index = self.table.currentIndex() if self.table is not None else None
        chosen = self.weights.chosen if self.weights is not None else None
        if index is not None and index.isValid():
            chosen = index.row(), index.column()
        cell = {"cell": chosen} if chosen is not None else {}
        return {**({"vial": self.product.id} if self.product else {}), "view": self._view, **cell}

    def take_up(self, kept: dict[str, object]) -> None:
        """Chooses again what was chosen before."""
        if vial := kept.get("vial"):
            self.choose_product(str(vial))
        self.choose_view(str(kept.get("view", "table")))
        if not isinstance(cell := kept.get("cell"), tuple):
            return
        if self.table is not None:
            self.table.setCurrentIndex(self.table.weights.index(*cell))
        elif self.weights is not None:
            self.weights.choose(*cell)
            QTimer.singleShot(0, self.stack.currentWidget(), self.weights.show_chosen)  # once the page has its height

    def choose_product(self, product_id: str) -> None:
        """Shows one vial's table."""
        self.product = next(product for product in self._preparation.products if product.id == product_id)
        self.vials.choose(product_id)
        self._show()

    def choose_view(self, view: str) -> None:
        """The table, the mixing notes or the published regimens."""
        self._view = view
        self.views.choose(view)
        self._show()

    def _show(self) -> None:
        focus = QApplication.focusWidget()
        moves = self._scrolling_top is not None and focus is not None and self._scrolling_top.isAncestorOf(focus)
        lost = focus is not None and self.stack.isAncestorOf(focus) and not moves
        self.table = self.weights = None
        self._say_product()
        if self._view == "regimens":
            page = regimens_page(self._look, self._content, self.cite.emit)
        elif self.product is None:
            page = self._choose_first()
        elif self._view == "notes":
            page = self._notes(self.product)
        else:
            page = self._table_page(self.product)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._put_vials(page)
        while (old := self.stack.widget(0)) is not None and old is not page:
            self.stack.removeWidget(old)
            old.deleteLater()
        if moves and focus is not None:  # the keyboard goes along into the new page
            focus.setFocus()
        if lost and self.views.isVisible():  # else Qt gives the keyboard to whatever comes first
            self.views.buttons[self._view].setFocus()

    def _say_product(self) -> None:
        look = self._look
        for widget in self._about_product:
            widget.hide()
            widget.deleteLater()
        self._about_product = []
        product = self.product
        self._summary.setVisible(product is not None and look.width > Width.TINY)
        self._ask.setVisible(product is None and self._view != "regimens" and look.width > Width.TINY)
        # In a low window nothing but a chosen cell takes the height of a row.
        self.said.setVisible(product is not None and self._view == "table" and not self.alone)
        if product is None:
            self.said.say(tr("Choose the vial you hold. Strengths differ between products."))
            return
        self.said.say(tr("Choose a cell: it is read back here in words. Nothing is calculated for a patient."))
        if look.width == Width.TINY:
            return
        text = Prose(look, f"{', '.join(product.brands)}. {product.summary}", measure=False)
        self._summary_row.insertWidget(0, text, 1)
        self._about_product.append(text)
        if made := chip(self._content, product.facts, product.sources):
            button = chip_button(look, made, product.name, lambda: self.cite.emit(product.id))
            self._about_product.append(button)
            self._summary_row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _choose_first(self) -> QWidget:
        look = self._look
        page = ScrollPage(look, top=look.px(6 if look.narrow else 12))
        text = tr("No number is shown until the vial is chosen: the strengths differ widely, and so do the volumes.")
        if look.width == Width.TINY:
            page.add(Prose(look, tr("Choose the vial you hold"), "title", strong=True))
            if (tag := self._tag()) is not None:
                page.add(tag)
        page.add(Prose(look, text))
        for product in self._preparation.products:
            line = tr("{vial_mg:g} mg vial: {brands}").format(vial_mg=product.vial_mg, brands=", ".join(product.brands))
            page.add(Prose(look, line, "key"), above=10)
        page.finish()
        return page

    def _table_page(self, product: m.Product) -> QWidget:
        look = self._look
        if look.width == Width.TINY:
            return self._list(product)
        box = QWidget()
        column = QHBoxLayout(box)
        column.setContentsMargins(look.margin, 0, max(0, look.margin - look.px(14)), 0)
        made = {step.id: chip(self._content, step.facts, step.sources) for step in self._preparation.steps}
        self.table = WeightTable(
            look, self._preparation, product, {name: found.text for name, found in made.items() if found}
        )
        self.table.setMaximumWidth(look.px(WIDEST_TABLE))
        self.table.read.connect(self._read_back)
        self.table.cite.connect(self.cite)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        return box

    def _read_back(self, sentence: str) -> None:
        """The chosen cell in words; what is opened and drawn up stands strong."""
        self.said.say(sentence)
        self.said.show()
        self.said.mark((sentence.partition(". ")[0],))

    def focus_first(self) -> None:
        """To the vials. Never into the table: Qt would choose its first cell, and no dose is ever chosen for anyone."""
        chosen = self.product.id if self.product else next(iter(self.vials.buttons))
        self.vials.buttons[chosen].setFocus()

    def show_weight(self, weight_kg: int) -> None:
        """Brings the row of this weight into sight and marks it. No cell is chosen: that is for who reads it."""
        page = self.stack.currentWidget()
        if self.table is not None:
            self.table.show_weight(weight_kg)
        elif self.weights is not None:
            QTimer.singleShot(0, page, partial(self.weights.go, weight_kg))  # once the new page has its height
            flash(self.weights.heads[weight_kg], self._look)

    def _list(self, product: m.Product) -> QWidget:
        """The table as records, for small windows and large text; a row of the printed weights leads to each."""
        page = ScrollPage(self._look, top=self._look.px(4))
        self.weights = WeightList(self._look, self._preparation, product, page)
        page.add(self.weights.chooser)
        if (tag := self._tag()) is not None:
            page.add(tag, above=6)
        page.add(Prose(self._look, f"{', '.join(product.brands)}. {product.summary}"), above=6)
        self._cited(page, product, product.name)
        licence = self._preparation.licence
        for weight in self._preparation.weights_kg:
            heading = self.weights.add(weight)
            page.add(Prose(self._look, product.summary), above=4)  # how it is mixed stays beside what is drawn up
            self._cited(page, product, f"{heading}. {product.summary}")
            page.add(Prose(self._look, self._always, color="caution"), above=4)
            self._cited(page, licence, f"{heading}. {licence.text}")
            for step in self._preparation.steps:
                words = f"{step.heading}. {sentence(product, step, weight)}"
                page.add(Prose(self._look, words), above=4)
                self._cited(page, step, words)
        page.add(StatementRow(self._look, self._content, licence, licence.text, self.cite.emit), above=10)
        page.finish()
        return page

    def _cited(self, page: ScrollPage, item: m.Statement | m.DoseStep | m.Product, words: str) -> None:
        """What stands above leads to its sources, as in the table."""
        if made := chip(self._content, item.facts, item.sources):
            button = chip_button(self._look, made, words, partial(self.cite.emit, item.id))
            page.column.addLayout(beneath(button))

    def _notes(self, product: m.Product) -> QWidget:
        page = ScrollPage(self._look, top=self._look.px(4))
        page.heading(product.name, above=0)
        statements(page, self._content, product.notes, self.cite.emit)
        page.heading(tr("For every product"), above=20)
        statements(page, self._content, self._preparation.notes, self.cite.emit)
        page.finish()
        return page

    def show_item(self, page_id: str, item_id: str, words: tuple[str, ...] = ()) -> bool:
        """Opens a vial, a note or a regimen."""
        if page_id == "regimens" or any(step.id == item_id for step in self._preparation.steps):
            self.choose_view("regimens")
        elif any(product.id == page_id for product in self._preparation.products):
            self.choose_product(page_id)
            self.choose_view("table" if item_id == page_id else "notes")
        elif item_id != page_id and any(note.id == item_id for note in self._preparation.notes):
            if self.product is None:
                self.choose_product(self._preparation.products[0].id)
            self.choose_view("notes")
        page = self.stack.currentWidget()
        if isinstance(page, ScrollPage):
            page.reveal(item_id, words)
        return True
