"""The list at the left of a page: group headings and entries, the chosen one with a bar and in the strong weight."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.style import ground
from ui.theme import Look
from ui.typography import no_break

Index = QModelIndex | QPersistentModelIndex
_SECOND = Qt.ItemDataRole.UserRole + 1
_HEADING = Qt.ItemDataRole.UserRole + 2


class Entry(NamedTuple):
    """`id` empty makes a heading. `second` is a smaller line below."""

    id: str
    text: str
    second: str = ""


class Rail(QListWidget):
    """Arrow keys choose; choosing opens. Text wraps, nothing is elided."""

    opened = Signal(str)

    def __init__(self, look: Look, name: str, entries: list[Entry]) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setItemDelegate(RailDelegate(look, self))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.color("window"))
        self.setPalette(palette)
        self._rows: dict[str, int] = {}
        self.room = 0  # the width of the viewport; to ask for it by name would make every class that Qt has
        for entry in entries:
            item = QListWidgetItem(no_break(entry.text))
            item.setData(Qt.ItemDataRole.UserRole, entry.id)
            item.setData(_SECOND, no_break(entry.second))
            item.setData(_HEADING, not entry.id)
            spoken = f"{entry.text}. {entry.second}" if entry.second else entry.text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            if entry.id:
                self._rows[entry.id] = self.count()
            else:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.currentItemChanged.connect(self._changed)

    def choose(self, entry_id: str) -> bool:
        """Selects an entry without announcing it as opened; False if there is no such entry."""
        row = self._rows.get(entry_id)
        if row is None:
            return False
        before = self.currentIndex()
        self.blockSignals(True)
        self.setCurrentRow(row)
        self.blockSignals(False)
        self.scrollToItem(self.item(row))
        for index in (before, self.currentIndex()):
            self.update(index)
        return True

    def ids(self) -> list[str]:
        """The entries in order, headings left out."""
        return list(self._rows)

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(Qt.ItemDataRole.UserRole):
            self.opened.emit(item.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter is the window's, which looks for the word that it begins; Qt would go to an entry that begins so."""
        if event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.room = event.size().width()
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class RailDelegate(QStyledItemDelegate):
    """Paints an entry: bar, text, second line. Heights follow the wrapped text."""

    def __init__(self, look: Look, view: Rail) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def _inset(self) -> tuple[int, int, int]:
        """Left, right and vertical padding in px."""
        look = self._look
        return look.px(12 if look.narrow else 16), look.px(8), look.px(4 if look.narrow else 8)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        left, right, vertical = self._inset()
        width = self._view.room
        room = QRect(0, 0, max(40, width - left - right), 10_000)
        heading = index.data(_HEADING)
        metrics = _metrics(self._look, "note" if heading else "body", False)
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data()).height()
        if second := index.data(_SECOND):
            note = _metrics(self._look, "note", False)
            height += note.boundingRect(room, Qt.TextFlag.TextWordWrap, second).height()
        least = self._look.px(28 if heading else 32 if self._look.narrow else 37)
        return QSize(width, max(least, height + 2 * vertical))

    def _strong_too(self, room: QRect, text: str) -> bool:
        """Whether the strong weight takes no line more: the room for one would stand empty until the entry is chosen.
        Where it does, the bar and the ground alone say which one is chosen."""
        wrap = Qt.TextFlag.TextWordWrap
        plain, strong = (
            _metrics(self._look, "body", weight).boundingRect(room, wrap, text) for weight in (False, True)
        )
        return strong.height() <= plain.height()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRect(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        left, right, vertical = self._inset()
        painter.save()
        if index.data(_HEADING):
            painter.setFont(look.font("note"))
            painter.setPen(look.color("quiet"))
            flags = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
            painter.drawText(rect.adjusted(left, 0, -right, -look.px(4)), flags, index.data())
            painter.restore()
            return
        if chosen:
            ground(painter, rect, look.color("base"))
            ground(painter, QRect(rect.left(), rect.top(), 4, rect.height()), look.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            ground(painter, rect, look.color("tint"))
        text = rect.adjusted(left, vertical, -right, -vertical)
        painter.setFont(
            look.font("body", strong=chosen and self._strong_too(QRect(0, 0, text.width(), 10_000), index.data()))
        )
        painter.setPen(look.color("ink"))
        second = index.data(_SECOND)
        wrap = int(Qt.TextFlag.TextWordWrap)
        if second:
            bound = painter.fontMetrics().boundingRect(QRect(text), wrap, index.data())
            painter.drawText(text, wrap, index.data())
            painter.setFont(look.font("note"))
            painter.setPen(look.color("quiet"))
            painter.drawText(text.adjusted(0, bound.height(), 0, 0), wrap, second)
        else:
            painter.drawText(text, wrap | Qt.AlignmentFlag.AlignVCenter, index.data())
        if state & QStyle.StateFlag.State_HasFocus and chosen:
            _ring(painter, rect, look)
        painter.restore()


def _metrics(look: Look, role: str, strong: bool) -> QFontMetrics:
    return QFontMetrics(look.font(role, strong))


def _ring(painter: QPainter, rect: QRect, look: Look) -> None:
    painter.setPen(QPen(look.color("accent"), 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -2, -2))
