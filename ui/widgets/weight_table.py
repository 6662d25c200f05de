"""The printed weight table of one vial: each cell wears its strength, and choosing one only reads it aloud in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
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
from app.preparation import cell, lines, sentence
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
BETWEEN = 6  # px at 100 % at least between the two lines of a cell that stand beside one another
ROLES: tuple[Literal["key", "body"], ...] = ("key", "body")


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
            strong, quiet = self.texts(index)
            weight, step = self.weights[index.row()], self.steps[index.column()]
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{strong}\n{quiet}"
            return f"{weight} kg, {step.mg_per_kg:g} mg/kg: {strong}, {quiet}"
        return None

    def texts(self, index: Index) -> tuple[str, str]:
        """The strong line and the quiet one (see app.preparation.lines), which says it where the label's limit cut the
        dose."""
        capped = tr(", label\u00a0limit") if self.limited(index.row(), index.column()) else ""
        strong, quiet = lines(self.product, self.steps[index.column()], self.weights[index.row()], min(self.weights))
        return no_break(strong), no_break(quiet + capped)

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
    role: Literal["key", "body"] = "key"  # the size of the strong lines: the larger one where it has room
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
        """Whether the two lines of a cell stand under one another, because side by side they would not fit."""
        return any(self.columnWidth(column) < part for column, part in enumerate(self._beside[self.role]))

    def _room(self, column: int) -> int:
        """The px of a column that text may use."""
        return self.columnWidth(column) - self.look.px(SIDE_LEFT) - self.look.px(SIDE_RIGHT)

    def _texts(self, column: int) -> list[tuple[str, str]]:
        model = self.weights
        return [model.texts(model.index(row, column)) for row in range(model.rowCount())]

    def strong_font(self, column: int, role: str = "") -> QFont:
        """That of the strong lines of a column. The 24-hour ceiling is no dose and not set strong."""
        return self.look.font(role or self.role, strong=not self.weights.steps[column].daily_maximum)

    def strong_width(self, index: Index) -> int:
        """The px of the widest strong line of a column that says the same as this cell's: counts end under one another,
        and so do doses."""
        return self._strong_widths[self.role][index.column()][self._is_count(self.weights.texts(index)[0])]

    @staticmethod
    def _is_count(strong: str) -> bool:
        return "×" in strong

    @cached_property
    def _strong_widths(self) -> dict[str, list[dict[bool, int]]]:
        found: dict[str, list[dict[bool, int]]] = {}
        for role in ROLES:
            found[role] = []
            for column in range(len(self.weights.steps)):
                metrics, widest = QFontMetrics(self.strong_font(column, role)), {True: 0, False: 0}
                for strong, _ in self._texts(column):
                    kind = self._is_count(strong)
                    widest[kind] = max(widest[kind], metrics.horizontalAdvance(strong))
                found[role].append(widest)
        return found

    @cached_property
    def _beside(self) -> dict[str, list[int]]:
        """By role the px each column needs for both lines of a cell beside one another."""
        metrics, look = QFontMetrics(self.look.font("note")), self.look
        across = look.px(SIDE_LEFT) + look.px(SIDE_RIGHT) + look.px(BETWEEN)
        return {
            role: [
                max(
                    self._strong_widths[role][column][self._is_count(strong)] + metrics.horizontalAdvance(quiet)
                    for strong, quiet in self._texts(column)
                )
                + across
                for column in range(len(self.weights.steps))
            ]
            for role in ROLES
        }

    @cached_property
    def _beneath(self) -> dict[str, list[int]]:
        """By role the px each column needs for its quiet lines below its strong ones, but for what the label limits."""
        metrics, look = QFontMetrics(self.look.font("note")), self.look
        across = look.px(SIDE_LEFT) + look.px(SIDE_RIGHT) + 1
        limited = self.weights.limited
        return {
            role: [
                max(
                    *self._strong_widths[role][column].values(),
                    *(
                        metrics.horizontalAdvance(quiet)
                        for row, (_, quiet) in enumerate(self._texts(column))
                        if not limited(row, column)
                    ),
                )
                + across
                for column in range(len(self.weights.steps))
            ]
            for role in ROLES
        }

    def strong_height(self, index: Index) -> int:
        """The px of the strong line of a cell; where a column is too narrow for it, mg and mL stand on a line each."""
        strong, step = self.weights.texts(index)[0], self.weights.steps[index.column()]
        return text_height(self.look, self.role, not step.daily_maximum, self._room(index.column()), strong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        model, look = self.weights, self.look
        self._share_width()
        stacked = self.stacked()
        heights = []
        for row in range(model.rowCount()):
            height = look.px(34)
            if stacked:  # a quiet line may take two lines, or three with the label's limit
                cells = [model.index(row, column) for column in range(model.columnCount())]
                needed = max(
                    self.strong_height(cell)
                    + text_height(look, "note", False, self._room(cell.column()), model.texts(cell)[1])
                    for cell in cells
                )
                height = max(look.px(43 if look.narrow else 48), needed + look.px(1 if look.narrow else 6))
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
        windows, the two lines of a cell in wide ones. The strong lines are as large as they can be unbroken."""
        width, steps = self.viewport().width(), len(self.weights.steps)
        head = self.horizontalHeader()
        assert isinstance(head, StepHeader)
        least = head.needed()
        head.one_line = self.look.narrow and sum(least) <= width
        if not head.one_line:
            least = [0] * steps
        ways = [] if head.one_line else [(role, self._beside[role]) for role in ROLES]
        # a quiet line that takes one line leaves room for another row
        ways += [(role, [max(pair) for pair in zip(least, self._beneath[role], strict=True)]) for role in ROLES]
        self.role, least = next((way for way in ways if sum(way[1]) <= width), (ROLES[-1], least))
        parts = shared(width, [1.0] * steps, least)
        for column, part in enumerate(parts):
            self.setColumnWidth(column, part)


class WeightDelegate(QStyledItemDelegate):
    """The strong line of a cell in the key size, where there is little room in that of the text; the quiet one in note
    size."""

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
        strong, quiet = table.weights.texts(index)
        above = table.above(index.row()) if table.stacked() else look.px(2)
        inside = rect.adjusted(look.px(SIDE_LEFT), above, -look.px(SIDE_RIGHT), 0 if table.stacked() else -look.px(3))
        if table.stacked():
            half = table.strong_height(index)
            upper = QRect(inside.left(), inside.top(), inside.width(), half)
            lower = QRect(inside.left(), inside.top() + half, inside.width(), inside.height() - half)
        else:
            upper = QRect(inside.left(), inside.top(), table.strong_width(index), inside.height())
            lower = inside
        how = (_RIGHT_TOP | WRAP) if table.stacked() else _RIGHT
        painter.setFont(table.strong_font(index.column()))
        painter.setPen(look.color("ink"))
        painter.drawText(upper, how, strong)
        painter.setFont(look.font("note"))
        painter.setPen(look.color("quiet"))
        painter.drawText(lower, how, quiet)
        if index == here:  # a thin line stays when the keyboard goes elsewhere
            focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(look.color("accent"), 3 if focus else 1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()
