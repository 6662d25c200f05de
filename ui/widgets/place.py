"""The small shape that every tab and side page has, so that the router can treat them alike."""

from __future__ import annotations

from typing import TypeVar

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget
from shiboken6 import isValid

from ui.keyboard import into_sight

_T = TypeVar("_T", bound=QAbstractScrollArea)
SETTLED_MS = 300  # a new page has its height by then; later the reader's own scrolling counts


class Place(QWidget):
    """`cite` asks for the sources of an item, `go` for another place, `moved` says which page is shown now,
    `told` what could not be done, and why."""

    cite = Signal(str)
    go = Signal(str)
    moved = Signal(str)
    told = Signal(str)

    def place(self) -> str:
        """The id of the page that is shown; "" if there is only one."""
        return ""

    def open(self, page_id: str) -> bool:
        """Shows a page; False if this place has no such page."""
        return False

    def show_item(self, page_id: str, item_id: str, words: tuple[str, ...] = ()) -> bool:
        """Opens a page at an item, with the words of a search marked."""
        return self.open(page_id)

    def show_weight(self, weight_kg: int) -> None:
        """Brings a row of the vial table into sight, where this place has one; chooses no cell of it."""

    def finish(self) -> None:
        """Makes what was left out to be painted sooner."""

    def leave_side_page(self) -> None:
        """The tab was chosen again: back to its first page."""

    def kept(self) -> dict[str, object]:
        """What a new frame must know to show the same as this one: the cell that is chosen, how far the page is
        scrolled, and what a tab adds."""
        from PySide6.QtWidgets import (
            QTableView,  # a view's enumerations take a while to make: not before the first paint
        )

        kept: dict[str, object] = {}
        area = self.area()
        if (table := self._largest(QTableView)) is not None and (index := table.currentIndex()).isValid():
            kept["at"] = (index.row(), index.column())
        if area is not None and (bar := area.verticalScrollBar()).maximum():
            kept["scrolled"] = bar.value() / bar.maximum()
        return kept

    _kept_at: _Scrolled | None = None
    _returns = False

    def take_up(self, kept: dict[str, object]) -> None:
        """Shows what was `kept` by the place that stood here before, once it has been laid out."""
        self._returns = True
        QTimer.singleShot(0, self, lambda: self._return_to(kept))

    def lead_elsewhere(self) -> None:
        """Something else is to be shown here: where the reader was is forgotten. In a table it would be another dose."""
        self._returns = False
        if self._kept_at is not None and isValid(self._kept_at):  # type: ignore[no-untyped-call]
            self._kept_at.deleteLater()
            self._kept_at.let_go()

    def _return_to(self, kept: dict[str, object]) -> None:
        from PySide6.QtWidgets import QTableView

        area = self.area()
        if not self._returns or area is None:
            return
        if (table := self._largest(QTableView)) is not None and isinstance(at := kept.get("at"), tuple):
            table.setCurrentIndex(table.model().index(*at))
        if isinstance(part := kept.get("scrolled"), float):
            self._kept_at = _Scrolled(area.verticalScrollBar(), part)

    def area(self) -> QAbstractScrollArea | None:
        """The largest page or table of what this place shows, whether the place itself is in sight or not. A table that
        scrolls with its page may well be larger than what is seen of that."""
        return self._largest(QAbstractScrollArea)

    def _largest(self, kind: type[_T]) -> _T | None:
        areas = [area for area in self.findChildren(kind) if area.isVisibleTo(self)]
        outer = [area for area in areas if not any(o is not area and o.isAncestorOf(area) for o in areas)]
        return max(outer, key=lambda area: area.width() * area.height(), default=None)

    def _scroll_bar(self) -> QScrollBar | None:
        area = self.area()
        return area.verticalScrollBar() if area is not None else None

    def focus_first(self) -> None:
        """Puts the keyboard where the eye is led first: the primary button, a list, a table, any button."""
        self._focus_in(self)

    @staticmethod
    def _focus_in(part: QWidget) -> None:
        for kind in ("QPushButton", "QListView", "QTableView", "QComboBox", "QAbstractButton"):
            # by name, because each class takes its time to be made: the first kind is there as a rule
            for widget in part.findChildren(getattr(QtWidgets, kind)):
                if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    widget.setFocus()
                    into_sight(widget)
                    return


class _Scrolled(QObject):
    """Holds a new page at the `part` of its length where the old one stood, while its height is still being found."""

    def __init__(self, bar: QScrollBar, part: float) -> None:
        super().__init__(bar)
        self._bar, self._part = bar, part
        bar.rangeChanged.connect(self._hold)
        self._hold()
        QTimer.singleShot(SETTLED_MS, self, self.deleteLater)

    def let_go(self) -> None:
        """From here on it scrolls as it likes."""
        self._bar.rangeChanged.disconnect(self._hold)

    def _hold(self) -> None:
        self._bar.setValue(round(self._part * self._bar.maximum()))
