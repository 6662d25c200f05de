"""A real table with wrapped cells, source chips inside the cells, and headers that stay put while rows scroll.

One widget serves the comparison, the look-alikes, the criteria and the studies. A cell with sources is one target as a
whole (click, Enter or Space opens them); arrows move; a screen reader hears row, column and value.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
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
    QLabel,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.content.evidence import Chip
from app.tongue import tr
from ui.keyboard import into_sight
from ui.theme import Look
from ui.typography import no_break
from ui.widgets.prose import label
from ui.widgets.sheet_heads import ColumnHeader, RowHeader, draw_chip, name_heads
from ui.widgets.sheet_model import SheetCell, SheetModel
from ui.widgets.sheet_room import TALLEST, WRAP, least_widths, longest_word, padding, shared, text_height

Index = QModelIndex | QPersistentModelIndex


class Sheet(QTableView):
    """`whole` makes the table as tall as its rows, for use inside a scrolling page. `shares` weighs the columns.

    `chips_beside` puts the chip of a cell at its right edge, in the first line, where that makes no cell taller.

    `head_chips` gives each row one chip for all its cells, in its head, and the item that a click there opens: where a
    window is narrow and low, a chip in each cell would cost a line. A cell still opens its own sources and says them.

    `row_ids` name the rows for `find`, where the cells themselves open no sources.
    """

    cite = Signal(str)
    _corner: QLabel | None = None

    def __init__(
        self,
        look: Look,
        name: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[SheetCell]],
        *,
        row_names: Sequence[str] = (),
        row_ids: Sequence[str] = (),
        roles: Sequence[str] = (),
        corner: str = "",
        shares: Sequence[float] = (),
        head_width: int = 0,
        whole: bool = False,
        chips_beside: bool = False,
        head_chips: Sequence[tuple[Chip | None, str]] = (),
    ) -> None:
        super().__init__()
        self.chips_beside, self.head_chips = chips_beside, list(head_chips)
        self.look, self._whole, self._row_ids = look, whole, list(row_ids)
        self._fitted = -1  # the width in px that the rows were measured for
        self._shares = list(shares) or _shares(columns)
        self.sheet = SheetModel(columns, rows, row_names, roles)
        self.setModel(self.sheet)
        self._least = least_widths(look, columns, rows)
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
        head = ColumnHeader(look, corner, self, close=bool(head_chips))
        head.setAccessibleName(tr("{name}: columns").format(name=name))
        self.setHorizontalHeader(head)
        wide = head_width or look.px(112 if look.narrow else 190)
        side = RowHeader(look, wide, row_names, self, chips=[made for made, _ in head_chips])
        side.sectionClicked.connect(self._open_row)
        side.setAccessibleName(tr("{name}: rows").format(name=name))
        self.setVerticalHeader(side)
        side.setVisible(bool(row_names))
        name_heads(self, name)
        self._corner = label(look, corner if row_names else "", color="quiet")
        self._corner.setParent(self)
        self._corner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.color("window"))  # below the last row there is no table
        self.setPalette(palette)
        self.clicked.connect(self._open)

    def _open(self, index: Index) -> None:
        cell = self.sheet.cell(index)
        if cell.item:
            self.cite.emit(cell.item)

    def _open_row(self, row: int) -> None:
        if self.head_chips and (item := self.head_chips[row][1]):
            self.cite.emit(item)

    def items(self) -> list[str]:
        """The ids of everything that stands in a cell or names a row."""
        return [*(cell.item for row in self.sheet.rows for cell in row if cell.item), *self._row_ids]

    def choose(self, item: str) -> int:
        """Makes the cell of an item current; how far its row is below the top of the table, px."""
        row, column = self._find(item)
        self.setCurrentIndex(self.sheet.index(row, column))
        if not self._whole:
            self.scrollTo(self.currentIndex(), self.ScrollHint.PositionAtTop)
        return self.horizontalHeader().height() + self.rowViewportPosition(row)

    def _find(self, item: str) -> tuple[int, int]:
        for number, row in enumerate(self.sheet.rows):
            for column, cell in enumerate(row):
                if cell.item == item:
                    return number, column
        return (self._row_ids.index(item) if item in self._row_ids else 0), 0

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A table as tall as its rows does not scroll: the page around it does."""
        super().currentChanged(current, previous)
        if self._whole and self.hasFocus():
            into_sight(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._fitted:
            self.fit()

    def updateGeometries(self) -> None:
        """Puts the corner's word where the headers have left their place for it."""
        super().updateGeometries()
        if self._corner is None:  # Qt asks while the table is still being made
            return
        across, _ = padding(self.look)
        room = max(0, self.verticalHeader().width() - across)
        self._corner.setGeometry(across, 0, room, max(0, self.horizontalHeader().height() - 2))

    def fit(self) -> None:
        """Shares the width among the columns and gives each row the height its text needs."""
        self._fitted = self.viewport().width()
        for column, part in enumerate(shared(self._fitted, self._shares, self._least)):
            self.setColumnWidth(column, part)
        self.resizeRowsToContents()
        if self._whole:
            QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """Takes the height of all rows, once their widths are settled."""
        height = self.horizontalHeader().height() + sum(self.rowHeight(row) for row in range(self.sheet.rowCount()))
        if self.height() != height:
            self.setFixedHeight(height)
            # at once: a paint that came between would show the page below lying on the table
            QCoreApplication.sendPostedEvents(self.parentWidget(), QEvent.Type.LayoutRequest.value)

    def sizeHintForRow(self, row: int) -> int:
        cells = max(
            self.itemDelegate().sizeHint(_option(self.columnWidth(c)), self.sheet.index(row, c)).height()
            for c in range(self.sheet.columnCount())
        )
        side = self.verticalHeader()
        return max(cells, side.needed(row)) if isinstance(side, RowHeader) and not side.isHidden() else cells


def _option(width: int) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, TALLEST)
    return option


def _shares(columns: Sequence[str]) -> list[float]:
    """A "Sources" column is narrow; the others are equal, so that no drug looks favoured."""
    return [0.42 if name == tr("Sources") else 1.0 for name in columns]


class CellDelegate(QStyledItemDelegate):
    """Paragraphs, then the chip line."""

    def __init__(self, look: Look, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._look, self._sheet = look, sheet

    def _layout(self, cell: SheetCell, width: int) -> list[tuple[str, str, int]]:
        """(role, text, height) of everything in the cell, top to bottom."""
        look, (across, _) = self._look, padding(self._look)
        room = max(20, width - 2 * across)
        beside = self.chip_room(cell, width)
        lines = self._words(cell, room - beside)
        if cell.chip and not self._sheet.head_chips:
            sign = "differ" if cell.chip.warns else "chip"
            wide = room - look.px(21) if cell.chip.warns else room
            height = text_height(look, "note", False, wide, cell.chip.text) + look.px(4)
            lines.append((sign, cell.chip.text, 0 if beside else height))
        return lines

    def chip_room(self, cell: SheetCell, width: int) -> int:
        """The px that the chip takes at the right of a cell's words; 0 where it stands below them."""
        if not cell.chip or not self._sheet.chips_beside or self._sheet.head_chips:
            return 0
        look, (across, _) = self._look, padding(self._look)
        room = max(20, width - 2 * across)
        chip = QFontMetrics(look.font("note")).horizontalAdvance(cell.chip.text) + 1
        taken = chip + look.px(12) + (look.px(21) if cell.chip.warns else 0)
        longest = max((longest_word(look, "body", cell.strong, text) for _, text in cell.paragraphs if text), default=0)
        if room - taken < longest:
            return 0
        line = text_height(look, "note", False, room, cell.chip.text) + look.px(4)
        beside, below = (sum(height for _, _, height in self._words(cell, wide)) for wide in (room - taken, room))
        return taken if beside <= below + line else 0

    def _words(self, cell: SheetCell, room: int) -> list[tuple[str, str, int]]:
        """What stands in the cell but for its chip, as in `_layout`, on lines of `room` px."""
        look = self._look
        lines: list[tuple[str, str, int]] = []
        for name, text in cell.paragraphs:
            if lines and (name or not look.narrow):  # a label is nearer to what it names than to what stands before it
                lines.append(("gap", "", look.px(5)))
            if name:
                height = text_height(look, "note", False, room, name)
                if not lines:  # on the line of the larger words in the cells beside it
                    height += QFontMetrics(look.font("body")).ascent() - QFontMetrics(look.font("note")).ascent()
                lines.append(("label", no_break(name), height))
            if text:
                role = "strong" if cell.strong else "quiet" if cell.quiet else "body"
                lines.append((role, no_break(text), text_height(look, "body", cell.strong, room, text)))
        return lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        close = bool(self._sheet.head_chips)
        _, down = padding(self._look, close)
        width = option.rect.width()
        height = sum(height for _, _, height in self._layout(self._sheet.sheet.cell(index), width))
        return QSize(width, max(self._look.px(28 if close else 34), height + 2 * down + 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._look
        rect, state = QRect(option.rect), option.state
        across, down = padding(look, bool(self._sheet.head_chips))
        cell = self._sheet.sheet.cell(index)
        painter.save()
        hover = cell.item and state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(rect, look.color("tint" if hover else "base"))
        painter.setPen(look.color("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column():
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        top, beside = rect.top() + down, self.chip_room(cell, rect.width())
        for role, text, height in self._layout(cell, rect.width()):
            box = QRect(rect.left() + across, top, rect.width() - 2 * across, height)
            if beside and role in ("chip", "differ"):
                at = box.right() + 1 - beside + look.px(12)
                box = QRect(at, rect.top() + down - look.px(2), beside, rect.height())
            elif beside:
                box.setWidth(box.width() - beside)
            self._draw(painter, role, text, box)
            top += height
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.color("accent"), 3))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _draw(self, painter: QPainter, role: str, text: str, box: QRect) -> None:
        look = self._look
        if role in ("chip", "differ"):
            draw_chip(painter, look, text, box.adjusted(0, look.px(4), 0, 0), role == "differ")
            return
        painter.setFont(look.font("note" if role == "label" else "body", strong=role == "strong"))
        painter.setPen(look.color("quiet" if role in ("label", "quiet") else "ink"))
        painter.drawText(box, WRAP | int(Qt.AlignmentFlag.AlignBottom) if role == "label" else WRAP, text)
