"""A real table with wrapped cells, source chips inside the cells, and headers that stay put while rows scroll.

One widget serves the comparison, the look-alikes, the criteria and the studies. A cell with sources is one target as a
whole (click, Enter or Space opens them); arrows move; a screen reader hears row, column and value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.content.evidence import Chip
from ui.theme import Look
from ui.typography import no_break
from ui.widgets.prose import label

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALLEST = 100_000


@dataclass(frozen=True, slots=True)
class SheetCell:
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
        said = " ".join(f"{name}: {text}" if name else text for name, text in self.paragraphs)
        return f"{said} {self.chip.text}".strip() if self.chip else said


NOT_SOURCED = SheetCell("not sourced", quiet=True)


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


class Sheet(QTableView):
    """`whole` makes the table as tall as its rows, for use inside a scrolling page. `shares` weighs the columns."""

    cite = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[SheetCell]],
        *,
        row_names: Sequence[str] = (),
        roles: Sequence[str] = (),
        corner: str = "",
        shares: Sequence[float] = (),
        head_width: int = 0,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self.look, self._whole = look, whole
        self._shares = list(shares) or _shares(columns)
        self.sheet = SheetModel(columns, rows, row_names, roles)
        self.setModel(self.sheet)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setItemDelegate(CellDelegate(look, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = ColumnHeader(look, corner, self)
        self.setHorizontalHeader(head)
        side = RowHeader(look, head_width or look.px(112 if look.narrow else 190), self)
        self.setVerticalHeader(side)
        side.setVisible(bool(row_names))
        self._corner = label(look, corner if row_names else "", color="quiet")
        self._corner.setParent(self)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.color("base" if not whole else "window"))
        self.setPalette(palette)
        self.clicked.connect(self._open)

    def _open(self, index: Index) -> None:
        cell = self.sheet.cell(index)
        if cell.item:
            self.cite.emit(cell.item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Shares the width among the columns and gives each row the height its text needs."""
        across, _ = _padding(self.look)
        head = self.horizontalHeader().sizeHint().height()
        self._corner.setGeometry(across, 0, max(0, self.verticalHeader().width() - across), head - 2)
        width = self.viewport().width()
        total, left = sum(self._shares), width
        for column, share in enumerate(self._shares):
            part = left if column == len(self._shares) - 1 else int(width * share / total)
            self.setColumnWidth(column, part)
            left -= part
        self.resizeRowsToContents()
        if self._whole:
            QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """Takes the height of all rows, once their widths are settled."""
        height = self.horizontalHeader().height() + sum(self.rowHeight(row) for row in range(self.sheet.rowCount()))
        if self.height() != height:
            self.setFixedHeight(height)

    def sizeHintForRow(self, row: int) -> int:
        cells = max(
            self.itemDelegate().sizeHint(_option(self.columnWidth(c)), self.sheet.index(row, c)).height()
            for c in range(self.sheet.columnCount())
        )
        side = self.verticalHeader()
        return max(cells, side.needed(row)) if isinstance(side, RowHeader) and not side.isHidden() else cells


def _option(width: int) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, _TALLEST)
    return option


def _shares(columns: Sequence[str]) -> list[float]:
    """A "Sources" column is narrow; the others are equal, so that no drug looks favoured."""
    return [0.42 if name == "Sources" else 1.0 for name in columns]


def _padding(look: Look) -> tuple[int, int]:
    return (look.px(8), look.px(6)) if look.narrow else (look.px(14), look.px(9))


class CellDelegate(QStyledItemDelegate):
    """Paragraphs, then the chip line."""

    def __init__(self, look: Look, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._look, self._sheet = look, sheet

    def _layout(self, cell: SheetCell, width: int) -> list[tuple[str, str, int]]:
        """(role, text, height) of everything in the cell, top to bottom."""
        look, (across, _) = self._look, _padding(self._look)
        room = QRect(0, 0, max(20, width - 2 * across), _TALLEST)
        lines = []
        for name, text in cell.paragraphs:
            if name:
                lines.append(("label", no_break(name), _height(look, "note", room, name)))
            if text:
                role = "strong" if cell.strong else "quiet" if cell.quiet else "body"
                lines.append((role, no_break(text), _height(look, "body", room, text, cell.strong)))
        if cell.chip:
            sign = "differ" if cell.chip.differ else "chip"
            beside = room.adjusted(0, 0, -look.px(21), 0) if cell.chip.differ else room
            lines.append((sign, cell.chip.text, _height(look, "note", beside, cell.chip.text) + look.px(4)))
        return lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        _, down = _padding(self._look)
        width = option.rect.width()
        height = sum(height for _, _, height in self._layout(self._sheet.sheet.cell(index), width))
        return QSize(width, max(self._look.px(34), height + 2 * down + 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._look
        rect, state = QRect(option.rect), option.state
        across, down = _padding(look)
        cell = self._sheet.sheet.cell(index)
        painter.save()
        hover = cell.item and state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(rect, look.color("tint" if hover else "base"))
        painter.setPen(look.color("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column():
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        top = rect.top() + down
        for role, text, height in self._layout(cell, rect.width()):
            box = QRect(rect.left() + across, top, rect.width() - 2 * across, height)
            self._draw(painter, role, text, box)
            top += height
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.color("accent"), 3))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _draw(self, painter: QPainter, role: str, text: str, box: QRect) -> None:
        look = self._look
        if role in ("chip", "differ"):
            color = "caution" if role == "differ" else "accent"
            painter.setFont(look.font("note"))
            painter.setPen(look.color(color))
            box = box.adjusted(0, look.px(4), 0, 0)
            if role == "differ":
                size = look.px(16)
                sign = look.icon("triangle-alert", "caution", 16).pixmap(QSize(size, size))
                painter.drawPixmap(box.left(), box.top() + look.px(1), sign)
                box = box.adjusted(size + look.px(5), 0, 0, 0)
            painter.drawText(box, _WRAP, text)
            return
        painter.setFont(look.font("note" if role == "label" else "body", strong=role == "strong"))
        painter.setPen(look.color("quiet" if role in ("label", "quiet") else "ink"))
        painter.drawText(box, _WRAP, text)


def _height(look: Look, role: str, room: QRect, text: str, strong: bool = False) -> int:
    return QFontMetrics(look.font(role, strong)).boundingRect(room, _WRAP, no_break(text)).height()


class ColumnHeader(QHeaderView):
    """Drug names over a 2 px accent rule; a role stands after the name in quiet."""

    def __init__(self, look: Look, corner: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._corner = look, corner
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)

    def _text(self, section: int) -> tuple[str, str]:
        model = self.model()
        role = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.UserRole) or ""
        name = model.headerData(section, Qt.Orientation.Horizontal) or ""
        return str(name), "" if self._look.narrow else str(role)

    def sizeHint(self) -> QSize:
        look, (across, _) = self._look, _padding(self._look)
        height = look.px(34 if look.narrow else 44)
        metrics = QFontMetrics(look.font(self._role, strong=True))
        for section in range(self.count()):
            room = QRect(0, 0, max(20, self.sectionSize(section) - 2 * across), _TALLEST)
            needed = metrics.boundingRect(room, _WRAP, self._text(section)[0]).height()
            height = max(height, needed + look.px(14))
        return QSize(super().sizeHint().width(), height)

    @property
    def _role(self) -> str:
        return "body" if self._look.narrow else "key"

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, (across, _) = self._look, _padding(self._look)
        painter.save()
        painter.fillRect(rect, look.color("window"))
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), look.color("accent"))
        if logicalIndex:
            painter.setPen(look.color("hairline"))
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        name, role = self._text(logicalIndex)
        box = rect.adjusted(across, look.px(4), -across, -look.px(6))
        quiet = name in ("Sources", "")
        painter.setFont(look.font("body" if quiet else self._role, strong=not quiet))
        painter.setPen(look.color("quiet" if quiet else "ink"))
        painter.drawText(box, _WRAP | int(Qt.AlignmentFlag.AlignVCenter), name)
        if role:
            used = painter.fontMetrics().horizontalAdvance(name) + look.px(6)
            painter.setFont(look.font("body"))
            if used + painter.fontMetrics().horizontalAdvance(role) <= box.width():
                painter.setPen(look.color("quiet"))
                painter.drawText(box.adjusted(used, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), role)
        painter.restore()


class RowHeader(QHeaderView):
    """The features, in the strong weight, wrapped; they stay while columns are read."""

    def __init__(self, look: Look, width: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._look, self._width = look, width
        self.setFixedWidth(width)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)

    def _name(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Vertical) or "")

    def needed(self, section: int) -> int:
        """The height in px that the name of a row needs."""
        across, down = _padding(self._look)
        room = QRect(0, 0, self._width - 2 * across, _TALLEST)
        metrics = QFontMetrics(self._look.font("body", strong=True))
        return metrics.boundingRect(room, _WRAP, self._name(section)).height() + 2 * down

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, (across, down) = self._look, _padding(self._look)
        painter.save()
        painter.fillRect(rect, look.color("window"))
        painter.setPen(look.color("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(look.font("body", strong=True))
        painter.setPen(look.color("ink"))
        painter.drawText(rect.adjusted(across, down, -across, 0), _WRAP, self._name(logicalIndex))
        painter.restore()
