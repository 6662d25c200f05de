"""The heads of the printed weight table: steps across with their source, weight bands down, the chosen one filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme import Look

if TYPE_CHECKING:
    from ui.widgets.weight_table import WeightTable

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class StepHeader(QHeaderView):
    """The source of a step in quiet, its mg/kg in the key size; beside one another with `one_line`."""

    one_line = False

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)  # a click opens the sources of the step
        self.setMinimumSectionSize(20)

    def sizeHint(self) -> QSize:
        height = QFontMetrics(self._look.font("key", strong=True)).height()
        if not self.one_line:
            height += QFontMetrics(self._look.font("note")).height()
        return QSize(super().sizeHint().width(), height + self._look.px(5 if self.one_line else 8))

    def _texts(self, section: int) -> tuple[str, str]:
        """Where a step comes from, and its mg/kg."""
        across = Qt.Orientation.Horizontal
        source = self.model().headerData(section, across, Qt.ItemDataRole.UserRole)
        return str(source or ""), str(self.model().headerData(section, across))

    def needed(self) -> list[int]:
        """The px that each head needs to stand on one line."""
        note = QFontMetrics(self._look.font("note"))
        key = QFontMetrics(self._look.font("key", strong=True))
        texts = [self._texts(section) for section in range(self.count())]
        return [
            note.horizontalAdvance(source) + key.horizontalAdvance(dose) + self._look.px(15) for source, dose in texts
        ]

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look = self._look
        painter.save()
        painter.fillRect(rect, look.color("window"))
        painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), look.color("accent"))
        painter.setPen(look.color("hairline"))
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        source, dose = self._texts(logicalIndex)
        inside = rect.adjusted(look.px(2), look.px(2), -look.px(8), -look.px(3 if self.one_line else 4))
        painter.setFont(look.font("key", strong=True))
        painter.setPen(look.color("ink"))
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), dose)
        painter.setFont(look.font("note"))
        painter.setPen(look.color("quiet"))
        if self.one_line:
            taken = QFontMetrics(look.font("key", strong=True)).horizontalAdvance(dose) + look.px(4)
            beside = inside.adjusted(0, 0, -taken, -look.px(1))
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), source)
        else:
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), source)
        painter.restore()


class BandHeader(QHeaderView):
    """The weight bands; the chosen one filled in the accent."""

    def __init__(self, look: Look, table: WeightTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._look, self._table = look, table
        self.setFixedWidth(look.px(84 if look.narrow else 92))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(20)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if self._table.cut(rect):
            return
        look = self._look
        chosen = self._table.row_shown() == logicalIndex
        painter.save()
        painter.fillRect(rect, look.color("accent" if chosen else "window"))
        painter.setPen(look.color("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(look.font("key", strong=True))
        painter.setPen(look.color("on_accent" if chosen else "ink"))
        name = str(self.model().headerData(logicalIndex, Qt.Orientation.Vertical))
        painter.drawText(rect.adjusted(0, 0, -look.px(10), 0), _RIGHT, name)
        painter.restore()
