"""The printed weight table of one vial: each cell wears its strength, and choosing one only reads it aloud in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.content.models import Preparation, Product
from app.preparation import cell, sentence, written
from app.tongue import tr
from ui.theme import Look
from ui.typography import no_break, tool_tip
from ui.widgets.prose import label
from ui.widgets.sheet_heads import name_heads
from ui.widgets.sheet_room import WRAP, shared, text_height
from ui.widgets.weight_heads import BandHeader, StepHeader

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_RIGHT_TOP = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
SIDE_LEFT, SIDE_RIGHT = 6, 8  # px at 100 % beside the text of a cell
BETWEEN = 10  # px at 100 % between count and volume


class WeightModel(QAbstractTableModel):
    """Weight bands down, mg/kg steps across. `chips` says by step id what its head rests on."""

    def __init__(self, preparation: Preparation, product: Product, chips: Mapping[str, str]) -> None:
        super().__init__()
        self._chips = chips
        self.weights, self.steps, self.product = preparation.weights_kg, preparation.steps, product

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.weights)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            count, volume = self.texts(index)
            weight, step = self.weights[index.row()], self.steps[index.column()]
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{count}\n{volume}"
            return f"{weight} kg, {step.mg_per_kg:g} mg/kg: {count}, {volume}"
        return None

    def texts(self, index: Index) -> tuple[str, str]:
        """ "10 × 20 mg" and "200 mg in 600 mL" (with "cap" where the label's limit cut the dose)."""
        found = cell(self.product, self.steps[index.column()], self.weights[index.row()])
        capped = tr(", label\u00a0limit") if found.capped else ""
        count = f"{found.vials} × {self.product.vial_mg:g} mg"
        return no_break(count), no_break(
            tr("{mg} mg in\u00a0{ml} mL{capped}").format(mg=written(found.mg), ml=written(found.ml), capped=capped)
        )

    def limited(self, row: int, column: int) -> bool:
        """Whether the label's limit cut the dose."""
        return cell(self.product, self.steps[column], self.weights[row]).capped

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return no_break(f"{self.steps[section].mg_per_kg:g} mg/kg" if across else f"{self.weights[section]} kg")
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            step = self.steps[section] if across else None
            if step is None:
                return f"{self.weights[section]} kg"
            said = ". ".join(filter(None, (f"{step.mg_per_kg:g} mg/kg", step.name, self._chips.get(step.id, ""))))
            return tool_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        if role == Qt.ItemDataRole.UserRole and across:
            return self.steps[section].heading
        return None


def filled(heights: list[int], room: int) -> list[int]:
    """Row heights in px, a little taller where `room` ends within a row, so that it ends between two of them."""
    shown = used = 0
    while shown < len(heights) and used + heights[shown] <= room:
        used, shown = used + heights[shown], shown + 1
    more = (room - used) // shown if 0 < shown < len(heights) else 0
    return [height + more for height in heights]


class WeightTable(QTableView):
    """`read` says the chosen cell as a sentence; `cite` asks for the sources of a step. There is nothing to type in."""

    read = Signal(str)
    cite = Signal(str)
    _corner: QLabel | None = None
    marked = -1  # the row that a search led to, until a cell is chosen
    _least: Sequence[int] = ()  # the px that each row needs

    def __init__(
        self, look: Look, preparation: Preparation, product: Product, chips: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self.look = look
        self.weights = WeightModel(preparation, product, chips or {})
        self.setModel(self.weights)
        self.setAccessibleName(tr("Preparation table, {name}").format(name=product.name))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setItemDelegate(WeightDelegate(look, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # a count is never cut from its mL
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its room is kept: nothing moves
        self.setHorizontalHeader(StepHeader(look, self))
        self.setVerticalHeader(BandHeader(look, self))
        self._corner = label(look, tr("Weight"), color="quiet")
        self._corner.setParent(self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        name_heads(self, tr("the preparation table, {name}").format(name=product.name))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.color("window"))
        self.setPalette(palette)
        self.selectionModel().currentChanged.connect(lambda index, _: self._chosen(index))
        self.horizontalHeader().sectionClicked.connect(lambda column: self.cite.emit(self.weights.steps[column].id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter or W opens the sources of the step that the current cell belongs to."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_W):
            self.cite.emit(self.weights.steps[index.column()].id)
        else:
            super().keyPressEvent(event)

    def show_weight(self, weight_kg: int) -> None:
        """Brings a row into sight and marks it, as the row of the chosen cell is marked; chooses no cell."""
        self.marked = self.weights.weights.index(weight_kg)
        self.scrollTo(self.weights.index(self.marked, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self.viewport().update()
        self.verticalHeader().viewport().update()

    def row_shown(self) -> int:
        """The row that stands out: that of the chosen cell, else the one a search led to; -1 for none."""
        here = self.currentIndex()
        return here.row() if here.isValid() else self.marked

    def _chosen(self, index: Index) -> None:
        self.viewport().update()
        self.verticalHeader().viewport().update()
        if index.isValid():
            step, weight = self.weights.steps[index.column()], self.weights.weights[index.row()]
            self.read.emit(sentence(self.weights.product, step, weight))

    def updateGeometries(self) -> None:
        """Puts the corner's word where the headers have left their place for it."""
        super().updateGeometries()
        if self._corner is not None:  # Qt asks while the table is still being made
            across, down = self.look.px(8), self.look.px(6)
            room = self.verticalHeader().width() - across
            self._corner.setGeometry(0, 0, room, max(0, self.horizontalHeader().height() - down))

    def stacked(self) -> bool:
        """Whether count and volume stand under one another, because side by side they would not fit."""
        return any(self.columnWidth(column) < part for column, part in enumerate(self._beside))

    def _room(self, column: int) -> int:
        """The px of a column that text may use."""
        return self.columnWidth(column) - self.look.px(SIDE_LEFT) - self.look.px(SIDE_RIGHT)

    def _texts(self, column: int) -> list[tuple[str, str]]:
        model = self.weights
        return [model.texts(model.index(row, column)) for row in range(model.rowCount())]

    @cached_property
    def count_widths(self) -> list[int]:
        """The px of the widest count of each column."""
        steps = self.weights.steps
        metrics = [QFontMetrics(self.look.font("key", strong=not step.daily_maximum)) for step in steps]
        return [
            max(metrics[column].horizontalAdvance(count) for count, _ in self._texts(column))
            for column in range(len(steps))
        ]

    @cached_property
    def _beside(self) -> list[int]:
        """The px each column needs for count and volume beside one another."""
        metrics, look = QFontMetrics(self.look.font("note")), self.look
        across = look.px(SIDE_LEFT) + look.px(SIDE_RIGHT) + look.px(BETWEEN)
        return [
            count + max(metrics.horizontalAdvance(volume) for _, volume in self._texts(column)) + across
            for column, count in enumerate(self.count_widths)
        ]

    @cached_property
    def _beneath(self) -> list[int]:
        """The px each column needs for its volumes below its counts, but for what the label limits."""
        metrics, look = QFontMetrics(self.look.font("note")), self.look
        across = look.px(SIDE_LEFT) + look.px(SIDE_RIGHT) + 1
        limited = self.weights.limited
        return [
            max(
                metrics.horizontalAdvance(volume)
                for row, (_, volume) in enumerate(self._texts(column))
                if not limited(row, column)
            )
            + across
            for column in range(len(self.weights.steps))
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        model, look = self.weights, self.look
        self._share_width()
        stacked = self.stacked()
        count = QFontMetrics(look.font("key", strong=True)).height()
        heights = []
        for row in range(model.rowCount()):
            height = look.px(34)
            if stacked:  # a volume may take two lines, or three with the label's limit
                columns = range(model.columnCount())
                volumes = [model.texts(model.index(row, column))[1] for column in columns]
                volume = max(
                    text_height(look, "note", False, self._room(column), volumes[column]) for column in columns
                )
                height = max(look.px(43 if look.narrow else 48), count + volume + look.px(1 if look.narrow else 6))
            heights.append(height)
        self._least = heights
        for row, height in enumerate(filled(heights, self.viewport().height())):
            self.setRowHeight(row, height)
        if self.currentIndex().isValid():  # the sentence below may have taken a second line
            QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def cut(self, rect: QRect) -> bool:
        """Whether a row reaches beyond the edge of what is in sight. It is left out: a count without its mL misleads."""
        room = self.viewport().height()
        return (rect.top() < 0 or rect.bottom() >= room) and rect.height() < room

    def above(self, row: int) -> int:
        """The px that a row leaves above its text: half of what it was given beyond its need."""
        return (self.rowHeight(row) - self._least[row]) // 2 + 1

    def _share_width(self) -> None:
        """Equal columns; what fits on one line beside its like may take a little from the others: heads in low
        windows, counts and volumes in wide ones."""
        width, steps = self.viewport().width(), len(self.weights.steps)
        head = self.horizontalHeader()
        assert isinstance(head, StepHeader)
        least = head.needed()
        head.one_line = self.look.narrow and sum(least) <= width
        if head.one_line:  # a volume that takes one line leaves room for another row
            unbroken = [max(pair) for pair in zip(least, self._beneath, strict=True)]
            least = unbroken if sum(unbroken) <= width else least
        else:
            least = self._beside if sum(self._beside) <= width else [0] * steps
        parts = shared(width, [1.0] * steps, least)
        for column, part in enumerate(parts):
            self.setColumnWidth(column, part)


class WeightDelegate(QStyledItemDelegate):
    """Count × strength in the key size; mg in mL in note size. The 24-hour ceiling is not set strong."""

    def __init__(self, look: Look, table: WeightTable) -> None:
        super().__init__(table)
        self._look, self._table = look, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, table = self._look, self._table
        rect = QRect(option.rect)
        if table.cut(rect):
            return
        here = table.currentIndex()
        ground = "tint" if table.row_shown() == index.row() else ("base", "alternate")[index.row() % 2]
        painter.save()
        painter.fillRect(rect, look.color(ground))
        painter.setPen(look.color("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        count, volume = table.weights.texts(index)
        step = table.weights.steps[index.column()]
        above = table.above(index.row()) if table.stacked() else look.px(2)
        inside = rect.adjusted(look.px(SIDE_LEFT), above, -look.px(SIDE_RIGHT), 0 if table.stacked() else -look.px(3))
        count_font = look.font("key", strong=not step.daily_maximum)
        if table.stacked():
            half = QFontMetrics(count_font).height()
            upper = QRect(inside.left(), inside.top(), inside.width(), half)
            lower = QRect(inside.left(), inside.top() + half, inside.width(), inside.height() - half)
        else:
            upper = QRect(inside.left(), inside.top(), table.count_widths[index.column()], inside.height())
            lower = inside
        painter.setFont(count_font)
        painter.setPen(look.color("ink"))
        painter.drawText(upper, _RIGHT, count)
        painter.setFont(look.font("note"))
        painter.setPen(look.color("quiet"))
        painter.drawText(lower, (_RIGHT_TOP | WRAP) if table.stacked() else _RIGHT, volume)
        if index == here:  # a thin line stays when the keyboard goes elsewhere
            focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(look.color("accent"), 3 if focus else 1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()
