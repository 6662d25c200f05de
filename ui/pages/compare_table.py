"""The comparison as a table: features at the left, a column for each treatment."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.content import models as m
from app.content.content import Content
from app.content.evidence import chip
from app.tongue import tr
from ui.pages.compare_cells import cell_of
from ui.theme import Look
from ui.widgets.page import WIDEST_TABLE
from ui.widgets.sheet import Sheet
from ui.widgets.sheet_model import SheetCell


class TablePage(QWidget):
    """The comparison as a table whose header and first column stay put."""

    def __init__(self, look: Look, content: Content, rows: list[m.Row], columns: list[m.Column]) -> None:
        super().__init__()
        self._rows, self._columns = rows, columns
        cells: list[list[SheetCell]] = []
        for row in rows:
            line = [cell_of(row, column.id) for column in columns]
            cells.append([self._cell(content, found) for found in line])
        self.sheet = Sheet(
            look,
            tr("Comparison"),
            [column.name for column in columns],
            cells,
            row_names=[row.title for row in rows],
            roles=[column.role for column in columns],
            corner=tr("Feature"),
            head_width=look.px(112 if look.narrow else 170 if len(columns) > 2 else 190),
        )
        box = QHBoxLayout(self)
        box.setContentsMargins(look.margin, 0, look.margin - look.px(14) if look.margin > 14 else 0, 0)
        self.sheet.setMaximumWidth(look.px(WIDEST_TABLE))
        box.addWidget(self.sheet, 1)
        box.addStretch(0)

    @staticmethod
    def _cell(content: Content, found: tuple[str, tuple[m.Part, ...]]) -> SheetCell:
        item, parts = found
        if not parts:
            return SheetCell(tr("not sourced"), quiet=True)
        facts = tuple(dict.fromkeys(fact for part in parts for fact in part.facts))
        narrowed = tuple(dict.fromkeys(name for part in parts for name in part.sources))
        made = chip(content, facts, narrowed if all(part.sources for part in parts) else ())
        labelled = tuple((part.label, part.text) for part in parts)
        text = " ".join(part.text for part in parts)
        return SheetCell(text, made, item, parts=labelled)

    def show_row(self, row_id: str, item_id: str) -> None:
        """Scrolls to a row and makes its cell current."""
        for number, row in enumerate(self._rows):
            if row.id == row_id:
                column = next((i for i, c in enumerate(self._columns) if item_id.startswith(f"{row_id}-{c.id}")), 0)
                index = self.sheet.sheet.index(number, column)
                self.sheet.setCurrentIndex(index)
                self.sheet.scrollTo(index, Sheet.ScrollHint.PositionAtTop)
                self.sheet.setFocus()

    def first_row(self) -> str:
        """The id of the row at the top; "" while nothing is scrolled."""
        number = self.sheet.rowAt(0) if self.sheet.verticalScrollBar().value() else -1
        return self._rows[number].id if number >= 0 else ""

    def put_first(self, row_id: str) -> None:
        """Puts a row at the top, once it has its height."""
        number = next((number for number, row in enumerate(self._rows) if row.id == row_id), -1)
        if number >= 0:
            index = self.sheet.sheet.index(number, 0)
            QTimer.singleShot(0, self, lambda: self.sheet.scrollTo(index, Sheet.ScrollHint.PositionAtTop))
