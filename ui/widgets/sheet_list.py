"""A table read as a list, for small windows and large text: the row as a heading, then each column in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.content.evidence import Chip
from app.tongue import tr
from ui.theme import Look, Width
from ui.widgets.controls import beneath, chip_button, rule
from ui.widgets.page import ScrollPage
from ui.widgets.prose import Prose
from ui.widgets.sheet import Sheet
from ui.widgets.sheet_model import SheetCell


class SheetList(QWidget):
    """`cite` asks for the sources of an item. `boxes` maps item ids to the widgets they stand in."""

    cite = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[SheetCell]],
        row_names: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.boxes: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, row in enumerate(rows):
            box = QWidget()
            self._row(box, row_names[number] if row_names else "", list(zip(columns, row, strict=True)))
            column.addWidget(box)
            column.addWidget(rule(look))
            self.boxes |= {cell.item: box for cell in row if cell.item}

    def _row(self, box: QWidget, head: str, cells: list[tuple[str, SheetCell]]) -> None:
        """What has the same sources stands in a box of its own, named after the item, with one chip: in a table that
        is the cell, or the row."""
        look = self._look
        column = QVBoxLayout(box)
        column.setContentsMargins(0, look.px(8), 0, look.px(8))
        column.setSpacing(look.px(3))
        if head:
            column.addWidget(Prose(look, head, strong=True))
        for item, group in groupby(cells, key=lambda named: named[1].item):
            inside = QVBoxLayout()
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(look.px(3))
            held = QWidget()
            held.setObjectName(item)
            held.setLayout(inside)
            column.addWidget(held)
            for name, cell in group:
                if not head:  # the first column names the row
                    head = cell.text
                    inside.addWidget(Prose(look, head, strong=True))
                else:
                    self._cell(inside, head, name, cell)

    def _cell(self, column: QVBoxLayout, head: str, name: str, cell: SheetCell) -> None:
        look = self._look
        for label, text in cell.paragraphs:
            if text:
                said = ", ".join(part for part in (name, label) if part)
                column.addWidget(Prose(look, f"{said}: {text}", color="quiet" if cell.quiet else ""))
        if cell.chip:
            about = head if name == tr("Sources") else f"{head}, {name}"
            column.addLayout(beneath(chip_button(look, cell.chip, about, partial(self.cite.emit, cell.item))))


def add_table(
    page: ScrollPage,
    name: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[SheetCell]],
    *,
    row_names: Sequence[str] = (),
    corner: str = "",
    head_width: int = 0,
    above: int = 0,
    chips_beside: bool = False,
    head_chips: Sequence[tuple[Chip | None, str]] = (),
) -> Sheet | SheetList:
    """Puts a table on a scrolling page, as a list where there is little room, and makes every item of it findable."""
    table: Sheet | SheetList
    if page.look.width == Width.TINY:
        table = SheetList(page.look, name, columns, rows, row_names)
        page.anchors |= table.boxes
    else:
        table = Sheet(
            page.look,
            name,
            columns,
            rows,
            row_names=row_names,
            corner=corner,
            head_width=head_width,
            whole=True,
            chips_beside=chips_beside,
            head_chips=head_chips,
        )
        for item in table.items():
            page.anchors[item] = table
            page.deeper[item] = partial(table.choose, item)
    page.add(table, above=above)
    return table
