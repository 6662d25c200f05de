"""The list of search results under the search box: a child of the window, raised above the page (a popup would steal
the keyboard and be announced as a window)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.tongue import mark, tr
from ui.theme import Look, Width
from ui.typography import no_break
from ui.widgets.announce import announce
from ui.widgets.controls import fill
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from app.content.search import Hit

Index: TypeAlias = QModelIndex | QPersistentModelIndex
KIND_NAMES = {
    "overview": mark("Overview"),
    "compare": mark("Compare"),
    "checklist": mark("Checklist"),
    "faq": mark("FAQ"),
    "preparation": mark("Preparation"),
    "differential": mark("Is it NMS?"),
    "glossary": mark("Glossary"),
    "sources": mark("Source"),
    "site": mark("Local"),
}
_WRAP = int(Qt.TextFlag.TextWordWrap)
_KEPT = 600  # rows kept laid out


class HitModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[Hit, ...] = ()
        self.words: tuple[str, ...] = ()

    def replace(self, hits: tuple[Hit, ...], words: tuple[str, ...]) -> None:
        self.beginResetModel()
        self.hits, self.words = hits, words
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            stop = "" if hit.title.endswith((".", "?", "!")) else "."
            return f"{tr(KIND_NAMES[hit.tab])}: {hit.title}{stop} {hit.snippet}".strip()
        return None


@dataclass(frozen=True, slots=True)
class _Laid:
    """A hit laid out for one width: its lines and how tall the row is, in px."""

    kind: str
    title: QTextLayout
    snippet: QTextLayout
    height: int


class HitDelegate(QStyledItemDelegate):
    """Kind at the left (before the title where it is narrow), title, then the answering sentence whole: no number is cut.

    What is painted is what was measured: the same layout, matched words strong, kept for the next keystroke. A view
    asks for the size of every row several times a keystroke.
    """

    def __init__(self, look: Look, view: QListView, model: HitModel) -> None:
        super().__init__(view)
        self._look, self._view, self._model = look, view, model
        self._strong = look.font("body", strong=True)
        self._plain = look.font("body")
        self._laid: dict[tuple[Hit, tuple[str, ...], int], _Laid] = {}
        self._kind = 0 if look.width == Width.TINY else look.px(102)
        self._side, self._pad = look.px(14), look.px(9 if look.width > Width.TINY else 2)  # no line to spare there
        self._bar = view.verticalScrollBar().sizeHint().width()
        self._sizes: list[QSize] = []

    def width(self) -> int:
        """The width of a row, px. The room for a scroll bar is always kept, so that no line breaks anew when it comes."""
        return self._view.width() - self._bar

    def measure(self) -> None:
        """Lays out the rows of the model for the width that the view has now."""
        width = self.width()
        self._sizes = [QSize(width, self._lay(hit).height) for hit in self._model.hits]

    def height(self, row: int) -> int:
        """How tall a measured row is, px."""
        return self._sizes[row].height()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.row()
        return self._sizes[row] if row < len(self._sizes) else QSize(self.width(), 1)

    def _lay(self, hit: Hit) -> _Laid:
        room = max(60, self.width() - 2 * self._side - self._kind)
        key = (hit, self._model.words, room)
        laid = self._laid.get(key)
        if laid is None:
            if len(self._laid) >= _KEPT:
                self._laid.clear()
            kind = tr(KIND_NAMES[hit.tab])
            ahead = "" if self._kind else f"{kind}: "
            title = self._lines(no_break(ahead + hit.title), self._strong, room)
            text = no_break(hit.snippet)
            snippet = self._lines(text, self._plain, room, _spans(text, self._model.words))
            height = title.boundingRect().height() + snippet.boundingRect().height()
            laid = self._laid[key] = _Laid(kind, title, snippet, ceil(height) + 2 * self._pad)
        return laid

    def _lines(self, text: str, font: QFont, width: int, strong: Iterable[tuple[int, int]] = ()) -> QTextLayout:
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        formats = []
        for start, end in strong:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, end - start
            shape = QTextCharFormat()
            shape.setFontWeight(QFont.Weight.DemiBold)
            part.format = shape
            formats.append(part)
        if formats:
            layout.setFormats(formats)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        below = 0.0
        while text and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, below))
            below += line.height()
        layout.endLayout()
        return layout

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, laid = self._look, self._lay(self._model.hits[index.row()])
        rect, state = QRect(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, look.color("tint" if chosen else "base"))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), look.color("accent"))
        painter.setPen(look.color("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        at = QPointF(rect.left() + self._side, rect.top() + self._pad)
        painter.setPen(look.color("quiet"))
        if self._kind:
            painter.setFont(self._plain)
            kind = QRect(int(at.x()), int(at.y()), self._kind, rect.height())
            if self._in_sight(kind.top(), painter.fontMetrics().height()):
                painter.drawText(kind, _WRAP, laid.kind)
            at.setX(at.x() + self._kind)
        self._draw(painter, laid.snippet, QPointF(at.x(), at.y() + laid.title.boundingRect().height()))
        painter.setPen(look.color("ink"))
        self._draw(painter, laid.title, at)
        painter.restore()

    def _draw(self, painter: QPainter, layout: QTextLayout, at: QPointF) -> None:
        """Whole lines only: half of a figure may be read as another one."""
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if self._in_sight(at.y() + line.y(), line.height()):
                line.draw(painter, at)

    def _in_sight(self, top: float, height: float) -> bool:
        return top >= 0 and top + height <= self._view.viewport().height() + 1


def _spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the words stand in the text, as whole words."""
    pattern = _pattern(words)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    forms = "|".join(sorted((re.escape(no_break(word)) for word in words if word), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.I) if forms else None


class Results(QFrame):
    """`opened` carries the chosen hit. The field keeps the focus; arrows and Enter are handed on to the list."""

    opened = Signal(object)
    dismissed = Signal()
    too_early = Signal()  # Enter before there was anything to open
    topic = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.floor = self.deepest = parent.height()
        self._said = self._number = ""
        self.setObjectName("results")
        fill(self, look, "base")
        self.setFrameShape(QFrame.Shape.Box)
        palette = self.palette()
        palette.setColor(palette.ColorRole.WindowText, look.color("edge"))
        self.setPalette(palette)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self.count = Prose(look, "", "note", color="quiet", measure=False)
        above = look.px(5 if look.width > Width.TINY else 3)
        self.count.setContentsMargins(look.px(14), above, look.px(14), above)
        column.addWidget(self.count)
        self.model = HitModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.delegate = HitDelegate(look, self.list, self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("Search results"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self.opened.emit(self.model.hits[index.row()]))
        column.addWidget(self.list, 1)
        self.hide()

    def show_hits(self, hits: tuple[Hit, ...], words: tuple[str, ...], said: str, number: str = "") -> None:
        """Shows the hits with the first selected. Above them stand what is `said`, and the `number` there are: it gives
        way where the first answer would be cut for it, and is read out all the same."""
        self._said, self._number = said, f"{said} {number}".strip()
        self.model.replace(hits, words)
        self.fit()
        if hits:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        if not self.isVisible():
            self.show()
            self.raise_()
        self.announce(f"{self._number} {self.chosen}".strip())

    def fit(self) -> None:
        """As tall as its rows, at most down to `floor` (px in the window); down to `deepest` if the first answer would be
        cut there, over the re-check that is due: the phones stay in sight."""
        if (inside := self.layout()) is not None:
            inside.activate()  # before the first show the list has no width of its own yet
        self.delegate.measure()
        height = self._head(self._number)
        gap = 0 if self._look.width == Width.TINY else self._look.px(4)
        most = self.floor - self.y() - gap
        if self.model.hits and height + self.delegate.height(0) > most:
            most = self.deepest - self.y() - gap
            if height + self.delegate.height(0) > most:
                height = self._head(self._said)
        most = max(self._look.px(30), most)
        for row in range(self.model.rowCount()):
            if row and height + self.delegate.height(row) > most:
                break  # the panel ends with a whole row: half of one looks like an answer without its end
            height += self.delegate.height(row)
        self.resize(self.width(), min(max(height, self._look.px(30)), most))

    def _head(self, words: str) -> int:
        """Says `words` above the rows; gives how tall that and the frame are, in px."""
        self.count.say(words)
        self.count.setVisible(bool(words))
        return 4 + (self.count.heightForWidth(self.width() - 2) if words else 0)

    @property
    def chosen(self) -> str:
        """The selected row as a screen reader says it."""
        index = self.list.currentIndex()
        return str(self.model.data(index, Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else ""

    def announce(self, text: str) -> None:
        """For a screen reader: the number of results and the selected one, as they change."""
        announce(self, text)

    def step(self, step: int) -> None:
        """Selects the next or the previous row."""
        if not self.model.hits or self._rest_shown(step):
            return
        row = max(0, min(len(self.model.hits) - 1, self.list.currentIndex().row() + step))
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self.announce(self.chosen)

    def _rest_shown(self, step: int) -> bool:
        """Where the selected row is taller than the list (large text, low window), its other end is shown first."""
        room, view = self.list.visualRect(self.list.currentIndex()), self.list.viewport().height()
        hidden = room.bottom() + 1 - view if step > 0 else room.top()
        if room.height() <= view or hidden * step <= 0:
            return False
        bar = self.list.verticalScrollBar()
        bar.setValue(bar.value() + hidden)
        return True

    def choose(self) -> None:
        """Opens the selected row."""
        index = self.list.currentIndex()
        if index.isValid():
            self.opened.emit(self.model.hits[index.row()])
        elif not self.model.hits:
            self.too_early.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Installed on the search field: the keys that move in the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return True
        if not self.isVisible():
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if (step := steps.get(Qt.Key(key))) is not None:
            self.step(step)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
            return True
        return False
