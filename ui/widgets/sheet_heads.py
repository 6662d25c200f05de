"""The heads of a table: drug names over one rule, and the features at the left; both stay while the rest scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHeaderView, QTableView, QWidget

from app.tongue import tr
from ui.theme import Look
from ui.widgets.sheet_room import WRAP, head_role, longest_word, padding, text_height


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
        look, (across, _) = self._look, padding(self._look)
        height = look.px(34 if look.narrow else 44)
        for section in range(self.count()):
            room = max(20, self.sectionSize(section) - 2 * across)
            needed = text_height(look, self._role, True, room, self._text(section)[0])
            height = max(height, needed + look.px(14))
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
        box = rect.adjusted(across, look.px(4), -across, -look.px(6))
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
    """The features, in the strong weight, wrapped; they stay while columns are read."""

    def __init__(self, look: Look, width: int, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        longest = max((longest_word(look, "body", True, name) for name in names), default=0)
        self._look, self._width = look, max(width, longest + 2 * padding(look)[0])
        self.setFixedWidth(self._width)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)

    def _name(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Vertical) or "")

    def needed(self, section: int) -> int:
        """The height in px that the name of a row needs."""
        across, down = padding(self._look)
        return text_height(self._look, "body", True, self._width - 2 * across, self._name(section)) + 2 * down

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, (across, down) = self._look, padding(self._look)
        painter.save()
        painter.fillRect(rect, look.color("window"))
        painter.setPen(look.color("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(look.font("body", strong=True))
        painter.setPen(look.color("ink"))
        painter.drawText(rect.adjusted(across, down, -across, 0), WRAP, self._name(logicalIndex))
        painter.restore()


def name_heads(table: QTableView, name: str) -> None:
    """A screen reader meets the heads and the empty corner as parts of their own: none may be nameless."""
    table.horizontalHeader().setAccessibleName(tr("Column heads of {name}").format(name=name))
    table.verticalHeader().setAccessibleName(tr("Row heads of {name}").format(name=name))
    for corner in table.findChildren(QAbstractButton):
        corner.setAccessibleName(tr("Corner of {name}").format(name=name))
