"""The heads of a table: drug names over one rule, and the features at the left; both stay while the rest scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QTableView, QWidget

from app.content.evidence import Chip
from app.tongue import tr
from ui.theme import Look
from ui.typography import no_break
from ui.widgets.sheet_room import WRAP, head_role, longest_word, padding, text_height

SIGN = 21  # px at 100 %: the triangle of a chip, and what parts it from the words


class ColumnHeader(QHeaderView):
    """Drug names over a 2 px accent rule; a role stands after the name in quiet."""

    def __init__(self, look: Look, corner: str, parent: QWidget, *, close: bool = False) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._corner, self._close = look, corner, close
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
        look, (across, _) = self._look, padding(self._look)
        height = look.px(28 if self._close else 34 if look.narrow else 44)
        for section in range(self.count()):
            room = max(20, self.sectionSize(section) - 2 * across)
            needed = text_height(look, self._role, True, room, self._text(section)[0])
            height = max(height, needed + look.px(8 if self._close else 14))
        return QSize(super().sizeHint().width(), height)

    @property
    def _role(self) -> str:
        return head_role(self._look, self.count())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, (across, _) = self._look, padding(self._look)
        painter.save()
        painter.fillRect(rect, look.color("window"))
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), look.color("accent"))
        if logicalIndex:
            painter.setPen(look.color("hairline"))
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        name, role = self._text(logicalIndex)
        box = rect.adjusted(across, look.px(2 if self._close else 4), -across, -look.px(4 if self._close else 6))
        quiet = name in (tr("Sources"), "")
        painter.setFont(look.font("body" if quiet else self._role, strong=not quiet))
        painter.setPen(look.color("quiet" if quiet else "ink"))
        painter.drawText(box, WRAP | int(Qt.AlignmentFlag.AlignVCenter), name)
        if role:
            used = painter.fontMetrics().horizontalAdvance(name) + look.px(6)
            painter.setFont(look.font("body"))
            if used + painter.fontMetrics().horizontalAdvance(role) <= box.width():
                painter.setPen(look.color("quiet"))
                painter.drawText(box.adjusted(used, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), role)
        painter.restore()


class RowHeader(QHeaderView):
    """The features, in the strong weight, wrapped; they stay while columns are read.

    `chips` are those of whole rows: each at the right edge, beside the name or, where that has no room, below it.
    """

    def __init__(
        self, look: Look, width: int, names: Sequence[str], parent: QWidget, *, chips: Sequence[Chip | None] = ()
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        longest = max((longest_word(look, "body", True, name) for name in names), default=0)
        self._look, self._chips, self._padding = look, list(chips), padding(look, bool(chips))
        self._width = max(width, longest + 2 * self._padding[0])
        self.setFixedWidth(self._width)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(bool(chips))
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)

    def _name(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Vertical) or "")

    @property
    def _room(self) -> int:
        return self._width - 2 * self._padding[0]

    def _name_height(self, section: int) -> int:
        return text_height(self._look, "body", True, self._room, self._name(section))

    def chip_of(self, section: int) -> Chip | None:
        """The chip of a row, if the heads have them."""
        return self._chips[section] if self._chips else None

    def chip_place(self, section: int) -> QRect:
        """Where the chip of a row stands, from the top of the row's head, px; empty if it has none."""
        chip = self.chip_of(section)
        if chip is None:
            return QRect()
        look, (across, down) = self._look, self._padding
        sign = look.px(SIGN) if chip.warns else 0
        tall = text_height(look, "note", False, self._room - sign, chip.short)
        wide = min(self._room, QFontMetrics(look.font("note")).horizontalAdvance(no_break(chip.short)) + 1 + sign)
        name = QFontMetrics(look.font("body", strong=True)).horizontalAdvance(no_break(self._name(section)))
        beside = name + look.px(6) + wide <= self._room
        top = down + look.px(1) if beside else down + self._name_height(section)
        return QRect(across + self._room - wide, top, wide, tall)

    def needed(self, section: int) -> int:
        """The height in px that the name of a row, and its chip, need."""
        down = self._padding[1]
        chip = self.chip_place(section)
        return max(down + self._name_height(section), chip.bottom() + 1) + down + bool(self._chips)

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, (across, down) = self._look, self._padding
        painter.save()
        painter.fillRect(rect, look.color("window"))
        painter.setPen(look.color("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(look.font("body", strong=True))
        painter.setPen(look.color("ink"))
        painter.drawText(rect.adjusted(across, down, -across, 0), WRAP, self._name(logicalIndex))
        if (chip := self.chip_of(logicalIndex)) is not None:
            draw_chip(painter, look, chip.short, self.chip_place(logicalIndex).translated(rect.topLeft()), chip.warns)
        painter.restore()


def draw_chip(painter: QPainter, look: Look, text: str, box: QRect, warns: bool) -> None:
    """The words of a chip, after the triangle where it `warns`: in a table they are not underlined."""
    painter.setFont(look.font("note"))
    painter.setPen(look.color("caution" if warns else "accent"))
    if warns:
        size = look.px(16)
        sign = look.icon("triangle-alert", "caution", 16).pixmap(QSize(size, size))
        painter.drawPixmap(box.left(), box.top() + look.px(1), sign)
        box = box.adjusted(look.px(SIGN), 0, 0, 0)
    painter.drawText(box, WRAP, text)


def name_heads(table: QTableView, name: str) -> None:
    """A screen reader meets the heads and the empty corner as parts of their own: none may be nameless."""
    table.horizontalHeader().setAccessibleName(tr("Column heads of {name}").format(name=name))
    table.verticalHeader().setAccessibleName(tr("Row heads of {name}").format(name=name))
    for corner in table.findChildren(QAbstractButton):
        corner.setAccessibleName(tr("Corner of {name}").format(name=name))
