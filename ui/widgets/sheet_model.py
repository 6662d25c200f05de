"""What stands in a table: its cells, and the model that names row, column and value for the view and a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.content.evidence import Chip
from app.tongue import tr
from ui.typography import no_break

Index = QModelIndex | QPersistentModelIndex


class SheetCell(NamedTuple):
    """`parts` are further paragraphs as (label, text); `item` is the id whose sources the cell opens."""

    text: str
    chip: Chip | None = None
    item: str = ""
    quiet: bool = False
    strong: bool = False
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def paragraphs(self) -> tuple[tuple[str, str], ...]:
        return self.parts or (("", self.text),)

    def spoken(self) -> str:
        """The cell as a screen reader should say it."""
        said = " ".join(": ".join(part for part in pair if part) for pair in self.paragraphs)
        return f"{said} {self.chip.text}".strip() if self.chip else said


def not_sourced() -> SheetCell:
    """The cell of what no source read says."""
    return SheetCell(tr("not sourced"), quiet=True)


class SheetModel(QAbstractTableModel):
    """Rows of cells with headers. `row_names` empty means the table has no row header."""

    def __init__(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[SheetCell]],
        row_names: Sequence[str],
        roles: Sequence[str],
    ) -> None:
        super().__init__()
        self.columns, self.rows, self.row_names, self.roles = list(columns), rows, list(row_names), list(roles)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, index: Index) -> SheetCell:
        return self.rows[index.row()][index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return no_break(self.cell(index).text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.cell(index).spoken()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        names = self.columns if orientation == Qt.Orientation.Horizontal else self.row_names
        if section >= len(names):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return names[section]
        if role == Qt.ItemDataRole.UserRole and orientation == Qt.Orientation.Horizontal and self.roles:
            return self.roles[section]
        return None
