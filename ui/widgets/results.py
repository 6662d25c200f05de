"""The list of search results under the search box: a child of the window, raised above the page (a popup would steal
the keyboard and be announced as a window)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QKeyEvent, QPainter, QTextDocument
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
from ui.typography import marked, no_break
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
            return f"{tr(KIND_NAMES[hit.tab])}: {hit.title}. {hit.snippet}"
        return None


class HitDelegate(QStyledItemDelegate):
    """Kind at the left, title, then the answering sentence whole: a number is never cut."""

    def __init__(self, look: Look, view: QListView, model: HitModel) -> None:
        super().__init__(view)
        self._look, self._view, self._model = look, view, model

    def _boxes(self, rect: QRect) -> tuple[QRect, QRect]:
        look = self._look
        kind = 0 if look.width == Width.TINY else look.px(102)
        pad = look.px(8)
        left = QRect(rect.left() + look.px(14), rect.top() + pad, kind, rect.height() - 2 * pad)
        right = rect.adjusted(look.px(14) + kind, pad, -look.px(14), -pad)
        return left, right

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, hit = self._look, self._model.hits[index.row()]
        width = self._view.viewport().width()
        _, right = self._boxes(QRect(0, 0, width, 100))
        room = QRect(0, 0, max(60, right.width()), 10_000)
        height = 0
        for role, strong, text in (("body", True, hit.title), ("body", False, hit.snippet)):
            metrics = QFontMetrics(look.font(role, strong))
            height += metrics.boundingRect(room, _WRAP, no_break(text)).height() if text else 0
        return QSize(width, height + look.px(18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, hit = self._look, self._model.hits[index.row()]
        rect, state = QRect(option.rect), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, look.color("tint" if chosen else "base"))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), look.color("accent"))
        painter.setPen(look.color("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left, right = self._boxes(rect)
        painter.setPen(look.color("quiet"))
        painter.setFont(look.font("body"))
        if left.width():
            painter.drawText(left, _WRAP, tr(KIND_NAMES[hit.tab]))
        painter.setPen(look.color("ink"))
        painter.setFont(look.font("body", strong=True))
        bound = painter.fontMetrics().boundingRect(QRect(right), _WRAP, no_break(hit.title))
        painter.drawText(right, _WRAP, no_break(hit.title))
        if hit.snippet:
            self._snippet(painter, hit.snippet, right.adjusted(0, bound.height(), 0, 0))
        painter.restore()

    def _snippet(self, painter: QPainter, text: str, box: QRect) -> None:
        """The sentence with the matched words strong."""
        look = self._look
        words = tuple(word for word in self._model.words if len(word) > 2)
        if not any(word.lower() in text.lower() for word in words):
            painter.setFont(look.font("body"))
            painter.setPen(look.color("quiet"))
            painter.drawText(box, _WRAP, no_break(text))
            return
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(look.font("body"))
        document.setHtml(f'<span style="color:{look.tokens.quiet}">{marked(text, words)}</span>')
        document.setTextWidth(box.width())
        painter.translate(box.topLeft())
        document.drawContents(painter)


class Results(QFrame):
    """`opened` carries the chosen hit. The field keeps the focus; arrows and Enter are handed on to the list."""

    opened = Signal(object)
    dismissed = Signal()
    topic = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.floor = parent.height()
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
        self.count.setContentsMargins(look.px(14), look.px(5), look.px(14), look.px(5))
        column.addWidget(self.count)
        self.model = HitModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(look, self.list, self.model))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("Search results"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self.opened.emit(self.model.hits[index.row()]))
        column.addWidget(self.list, 1)
        self.hide()

    def show_hits(self, hits: tuple[Hit, ...], words: tuple[str, ...], said: str) -> None:
        """Shows the hits with the first selected, and says how many there are."""
        self.model.replace(hits, words)
        self.count.say(said)
        if hits:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        self.fit()
        self.show()
        self.raise_()
        self.announce(said)

    def fit(self) -> None:
        """As tall as its rows, at most down to `floor` (px in the window): the phones stay in sight."""
        self.list.doItemsLayout()
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        height = self.count.heightForWidth(self.width() - 2) + rows + 4
        self.resize(self.width(), min(max(height, self._look.px(30)), self.floor - self.y() - self._look.px(4)))

    def announce(self, text: str) -> None:
        """For a screen reader: the number of results and the selected one, as they change."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def step(self, step: int) -> None:
        """Selects the next or the previous row."""
        if not self.model.hits:
            return
        row = max(0, min(len(self.model.hits) - 1, self.list.currentIndex().row() + step))
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self.announce(str(self.model.data(index, Qt.ItemDataRole.AccessibleTextRole)))

    def choose(self) -> None:
        """Opens the selected row."""
        index = self.list.currentIndex()
        if index.isValid():
            self.opened.emit(self.model.hits[index.row()])

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
