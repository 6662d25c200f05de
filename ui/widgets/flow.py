"""A layout that lets a row of widgets wrap onto further lines, so that nothing is ever elided or pushed out."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line. Gaps in px. The last `apart` items stand at the right end of their line."""

    def __init__(self, parent: QWidget | None, gap: int, line_gap: int, *, apart: int = 0) -> None:
        super().__init__(parent)
        self._apart = apart
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Puts the items into `rect` line by line, each line centred on its height; returns the height used."""
        margins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        y = inside.top()
        line: list[QLayoutItem] = []
        used = 0
        for item in [*(one for one in self._items if not one.isEmpty()), None]:  # hidden widgets take no room
            width = item.sizeHint().width() if item else 0
            if item is None or (line and used + width > inside.width()):
                height = max((one.sizeHint().height() for one in line), default=0)
                if place:
                    self._place(line, inside, y, height)
                y += height + (self._line_gap if item else 0)
                line, used = [], 0
            if item is not None:
                line.append(item)
                used += width + self._gap
        return y - rect.top() + margins.bottom()

    def _place(self, line: list[QLayoutItem], inside: QRect, y: int, height: int) -> None:
        x = inside.left()
        last = [item for item in line if item in self._items[len(self._items) - self._apart :]]
        needed = sum(item.sizeHint().width() for item in line) + self._gap * (len(line) - 1)
        for item in line:
            if last and item is last[0] and len(last) < len(line):
                x += max(0, inside.width() - needed)
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + self._gap
