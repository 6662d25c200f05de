"""Compare: two drug names over one rule, read across. Side pages: four columns, other treatments, studies, preparation."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.content.content import Content
from app.site.local import NOTHING_LOCAL, Local
from app.tongue import mark, tr
from ui.pages.compare_cells import AGONISTS, GROUPS, list_page, others_page, studies_page
from ui.pages.compare_table import TablePage
from ui.pages.preparation import PreparationPage
from ui.theme import Look, Width
from ui.widgets.controls import flat, reword
from ui.widgets.header import TabStrip
from ui.widgets.menus import Menu
from ui.widgets.page import ScrollPage
from ui.widgets.place import Place

PAGES = {
    "compare": mark("Two columns"),
    "compare-four": mark("Four columns"),
    "others": mark("Others"),
    "studies": mark("Studies"),
    "preparation": mark("Preparation"),
}
TWO = ("dantrolene", AGONISTS)
FOUR = ("dantrolene", "bromocriptine", "amantadine", "supportive")


class CompareTab(Place):
    """`cite` asks for the sources of an item, `go` for another place, `moved` says which page is shown."""

    def __init__(
        self, look: Look, content: Content, local: Local = NOTHING_LOCAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._content, self._local = look, content, local
        self._pages: dict[str, QWidget] = {}
        self._here = ""
        self._preparation: PreparationPage | None = None
        self._as_list = look.width == Width.TINY
        self._groups: set[str] = set(GROUPS)
        self._columns: set[str] = set(FOUR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tools = QWidget()
        self.tools.setLayout(self._tools())
        self._column = column
        column.addWidget(self.tools)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.open("compare")

    # ------------------------------------------------------------ the line of tools

    def _tools(self) -> QHBoxLayout:
        look = self._look
        row = self._tool_row = QHBoxLayout()
        self._hang = look.px({Width.TINY: 6, Width.NARROW: 13}.get(look.width, 18))  # of a tab before its words
        left = max(0, look.margin - self._hang)
        above = 0 if look.narrow else look.px(3)
        row.setContentsMargins(left, above, look.margin, above)
        row.setSpacing(look.px(8))
        names = [tr(name) for name in PAGES.values()]
        if look.width == Width.TINY:
            names[:2] = [tr("Two"), tr("Four")]
        height = {Width.TINY: 26, Width.NARROW: 36}.get(look.width, 44)
        self.strip = TabStrip(look, names, look.px(height), link_colour=True)
        self.strip.setAccessibleName(tr("Compare pages"))
        self.strip.currentChanged.connect(lambda index: self.open(list(PAGES)[index]))
        row.addWidget(self.strip)
        row.addStretch(1)
        self.row_menu, self.column_menu = self._row_menu(), self._column_menu()
        self._list_button = flat(look, self._other_way(), act=lambda: self._read_as_list(not self._as_list))
        if look.width == Width.TINY:  # one button for both menus
            both = self._menu(tr("Rows and columns"))
            both.addMenu(self.row_menu)
            both.addMenu(self.column_menu)
            self._row_button = self._column_button = flat(look, "", "ellipsis", name=tr("Rows and columns"))
            self._row_button.setMenu(both)
        else:
            self._column_button, self._row_button = (flat(look, word, "chevron-down") for word in self._choice())
            self._column_button.setMenu(self.column_menu)
            self._row_button.setMenu(self.row_menu)
        for button in dict.fromkeys((self._column_button, self._list_button, self._row_button)):
            if button.menu() is not None:  # else Qt offers a screen reader nothing to do with it
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            if look.width > Width.TINY:
                button.setProperty("framed", True)
                button.setAutoRaise(False)  # or the style is asked for the frame under the pointer only
            row.addWidget(button)
        return row

    def _other_way(self) -> str:
        """What the button says: it leads to the other of the two ways, so it tells which one is shown."""
        return tr("Read as a table") if self._as_list else tr("Read as a list")

    def _choice(self) -> tuple[str, str]:
        """What the two buttons say: how many columns and rows are shown, so that none is missed unseen."""
        rows = [row for row in self._content.comparison.rows if row.group in self._groups]
        all_rows = len(rows) == len(self._content.comparison.rows)
        return (
            tr("Columns: {number}").format(number=len(self._columns)),
            tr("Rows: all") if all_rows else tr("Rows: {number}").format(number=len(rows)),
        )

    def _menu(self, name: str) -> QMenu:
        return Menu(self._look, name, self)

    def _row_menu(self) -> QMenu:
        menu = self._menu(tr("Rows"))
        self._offer(menu, self._groups, {group: tr(name) for group, name in GROUPS.items()})
        if self._look.width > Width.TINY:  # below that there is no room for a table
            menu.addSeparator()
            self._list_action = QAction(tr("Read as a list"), menu)
            self._list_action.setCheckable(True)
            self._list_action.setChecked(self._as_list)
            self._list_action.toggled.connect(self._read_as_list)
            menu.addAction(self._list_action)
        return menu

    def _column_menu(self) -> QMenu:
        menu = self._menu(tr("Columns"))
        names = {column.id: column.name for column in self._content.comparison.columns if column.id in FOUR}
        self._offer(menu, self._columns, names)
        return menu

    def _offer(self, menu: QMenu, chosen: set[str], names: dict[str, str]) -> None:
        for choice, name in names.items():
            action = menu.addAction(name)
            action.setData(choice)
            action.setCheckable(True)
            action.setChecked(True)
            act = partial(self._filter, menu, chosen, choice)
            action.triggered.connect(lambda on=False, act=act: act(on))

    def _filter(self, menu: QMenu, chosen: set[str], name: str, on: bool) -> None:
        """Shows or hides rows or columns; the last one left stays."""
        if on:
            chosen.add(name)
        elif len(chosen) > 1:
            chosen.discard(name)
        else:  # the box in the menu goes back by itself
            self.told.emit(
                tr("One group of rows has to stay. Choose another, then take this one out.")
                if chosen is self._groups
                else tr("One column has to stay. Choose another, then take this one out.")
            )
        self._show_choice(menu, chosen)
        self._rebuild()

    @staticmethod
    def _show_choice(menu: QMenu, chosen: set[str]) -> None:
        for action in menu.actions():
            if action.data():
                action.setChecked(action.data() in chosen)

    def _read_as_list(self, as_list: bool) -> None:
        if as_list == self._as_list:
            return
        self._as_list = as_list
        self._list_button.setText(self._other_way())
        self._list_button.setAccessibleName(self._other_way())
        self._list_action.setChecked(self._as_list)
        self._rebuild()

    def _rebuild(self) -> None:
        if self._look.width > Width.TINY:
            for button, words in zip((self._column_button, self._row_button), self._choice(), strict=True):
                reword(self._look, button, words)
        first = self._first_row()
        for name in ("compare", "compare-four"):
            if page := self._pages.pop(name, None):
                self.stack.removeWidget(page)
                page.deleteLater()
        self.open(self._here)
        page = self._pages.get(self._here)
        if first and isinstance(page, TablePage):
            page.put_first(first)
        elif first and isinstance(page, ScrollPage) and (row := page.anchors.get(first)):
            page.scroll_to(row)

    def _first_row(self) -> str:
        """The row that is read, at the top of the table or the list; "" at the very top of either."""
        page = self._pages.get(self._here)
        if isinstance(page, TablePage):
            return page.first_row()
        if not isinstance(page, ScrollPage) or not (at := page.verticalScrollBar().value()):
            return ""
        names = [row.id for row in self._content.comparison.rows if row.id in page.anchors]
        tops = {name: page.anchors[name].mapTo(page.inside, QPoint(0, 0)).y() for name in names}
        edge = at + self._look.px(12) + 1  # which a row that was put at the top is below
        return max((name for name in names if tops[name] <= edge), key=lambda name: tops[name], default="")

    # ------------------------------------------------------------ pages

    def focus_first(self) -> None:
        """To the table or the vials, not to the tools above them; but where the first chip of a list stands so low that
        it would push the title of its row out of sight, to the name of the page, and the list stays at its top."""
        page = self.stack.currentWidget()
        if isinstance(page, PreparationPage):
            page.focus_first()
            return
        self._focus_in(page)
        if isinstance(page, ScrollPage) and (bar := page.verticalScrollBar()).value():
            bar.setValue(0)
            self.strip.setFocus()

    def leave_side_page(self) -> None:
        self.open("compare")

    def place(self) -> str:
        return self._here

    def kept(self) -> dict[str, object]:
        vials = self._preparation.kept() if self._preparation is not None else {}
        filters = {"groups": frozenset(self._groups), "columns": frozenset(self._columns)}
        return {**super().kept(), **vials, **filters}

    def take_up(self, kept: dict[str, object]) -> None:
        for chosen, name, menu in (
            (self._groups, "groups", self.row_menu),
            (self._columns, "columns", self.column_menu),
        ):
            if isinstance(before := kept.get(name), frozenset) and before != chosen:
                chosen.intersection_update(before)
                self._show_choice(menu, chosen)
                self._rebuild()
        if self._preparation is not None:
            self._preparation.take_up(kept)
        super().take_up(kept)

    def open(self, page_id: str) -> bool:
        """Shows a page; builds it the first time."""
        if page_id not in PAGES:
            return False
        if page_id not in self._pages:
            self._pages[page_id] = self._build(page_id)
            self.stack.addWidget(self._pages[page_id])
        self.stack.setCurrentWidget(self._pages[page_id])
        self._here = page_id
        self.strip.blockSignals(True)
        self.strip.setCurrentIndex(list(PAGES).index(page_id))
        self.strip.blockSignals(False)
        self._place_tools(page_id)
        table = page_id in ("compare", "compare-four")
        self._row_button.setVisible(table)
        if self._column_button is not self._row_button:
            self._column_button.setVisible(page_id == "compare-four")
        self.column_menu.menuAction().setVisible(page_id == "compare-four")
        self._list_button.setVisible(table and self._look.width >= Width.MEDIUM)
        if self._preparation is not None:
            self._preparation.tool.setVisible(page_id == "preparation")
            if self._preparation.tag is not None:
                self._preparation.tag.setVisible(page_id == "preparation")
        self.moved.emit(page_id)
        return True

    def _place_tools(self, page_id: str) -> None:
        """Where text is large the tools scroll with the vials: both fixed would leave the words no room. In a low window
        the vials stand in their place; the door in the header says where one is, and its tab leads back."""
        if self._look.width == Width.NARROW:
            self.tools.setVisible(page_id != "preparation")
        if self._look.width > Width.TINY:
            return
        focus = QApplication.focusWidget()
        held = focus is not None and self.tools.isAncestorOf(focus)
        if page_id == "preparation" and self._preparation is not None:
            self._tool_row.setContentsMargins(0, 0, 0, 0)
            self._preparation.lead(self.tools)
        elif self._column.indexOf(self.tools) < 0:
            self._tool_row.setContentsMargins(max(0, self._look.margin - self._hang), 0, self._look.margin, 0)
            self._column.insertWidget(0, self.tools)
            self.tools.show()
        if held and focus is not None:
            focus.setFocus()

    def show_item(self, page_id: str, item_id: str, words: tuple[str, ...] = ()) -> bool:
        """Opens the page that holds an item, at the item. `page_id` is a row, a card, "studies", a vial ..."""
        comparison, preparation = self._content.comparison, self._content.preparation
        if page_id in PAGES:
            opened = self.open(page_id)
        elif any(row.id == page_id for row in comparison.rows):
            whole = {f"{page_id}-{column}" for column in ("bromocriptine", "amantadine", "supportive")}
            four = any(item_id == name or item_id.startswith(f"{name}-") for name in whole)
            return self.open("compare-four" if four else "compare") and self._show_row(page_id, item_id, words)
        elif any(card.id == page_id for card in comparison.cards):
            opened = self.open("others")
        elif page_id == "regimens" or any(product.id == page_id for product in preparation.products):
            opened = self.open("preparation")
        else:
            return False
        page = self.stack.currentWidget()
        if isinstance(page, PreparationPage):
            return page.show_item(page_id, item_id, words)
        if isinstance(page, ScrollPage) and item_id not in (page_id, "compare"):
            page.reveal(item_id, words) or page.reveal(page_id, words)
        return opened

    def show_weight(self, weight_kg: int) -> None:
        """Brings a row of the vial table into sight."""
        page = self.stack.currentWidget()
        if isinstance(page, PreparationPage):
            page.show_weight(weight_kg)

    def _show_row(self, row_id: str, item_id: str, words: tuple[str, ...]) -> bool:
        group = next(row.group for row in self._content.comparison.rows if row.id == row_id)
        column = next((name for name in FOUR if item_id.startswith(f"{row_id}-{name}")), "")
        if group not in self._groups or (column and column not in self._columns):  # it was filtered away: bring it back
            self._groups.add(group)
            self._columns |= {column} & set(FOUR)
            self._show_choice(self.row_menu, self._groups)
            self._show_choice(self.column_menu, self._columns)
            self._rebuild()
        page = self.stack.currentWidget()
        if isinstance(page, ScrollPage):
            return page.reveal(item_id, words) or page.reveal(row_id, words)
        if isinstance(page, TablePage):
            page.show_row(row_id, item_id)
            return True
        return False

    def _build(self, page_id: str) -> QWidget:
        look, content = self._look, self._content
        if page_id == "preparation":
            page = PreparationPage(look, content, self._local)
            page.cite.connect(self.cite)
            if not page.alone:
                if page.tag is not None:
                    self._tool_row.addWidget(page.tag)
                self._tool_row.addWidget(page.tool)
            self._preparation = page
            return page
        if page_id == "studies":
            return studies_page(look, content, self.cite.emit)
        if page_id == "others":
            return others_page(look, content, self.cite.emit)
        wanted = TWO if page_id == "compare" else tuple(name for name in FOUR if name in self._columns)
        columns = [column for name in wanted for column in content.comparison.columns if column.id == name]
        rows = [row for row in content.comparison.rows if row.group in self._groups]
        if self._as_list:
            return list_page(look, content, rows, columns, self.cite.emit)
        table = TablePage(look, content, rows, columns)
        table.sheet.cite.connect(self.cite)
        return table
