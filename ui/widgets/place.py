"""The small shape that every tab and side page has, so that the router can treat them alike."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QListView, QPushButton, QScrollArea, QScrollBar, QWidget


class Place(QWidget):
    """`cite` asks for the sources of an item, `go` for another place, `moved` says which page is shown now."""

    cite = Signal(str)
    go = Signal(str)
    moved = Signal(str)

    def place(self) -> str:
        """The id of the page that is shown; "" if there is only one."""
        return ""

    def open(self, page_id: str) -> bool:
        """Shows a page; False if this place has no such page."""
        return False

    def show_item(self, page_id: str, item_id: str, words: tuple[str, ...] = ()) -> bool:
        """Opens a page at an item, with the words of a search marked."""
        return self.open(page_id)

    def leave_side_page(self) -> None:
        """The tab was chosen again: back to its first page."""

    def kept(self) -> dict[str, object]:
        """What a new frame must know to show the same as this one: how far it is scrolled, and what a tab adds."""
        bar = self._scroll_bar()
        return {"scrolled": bar.value() / bar.maximum()} if bar is not None and bar.maximum() else {}

    def take_up(self, kept: dict[str, object]) -> None:
        """Shows what was `kept` by the place that stood here before."""
        if isinstance(part := kept.get("scrolled"), float):
            QTimer.singleShot(0, self, lambda: self._scroll(part))

    def _scroll_bar(self) -> QScrollBar | None:
        """Of the largest page in sight."""
        areas = [area for area in self.findChildren(QScrollArea) if area.isVisible()]
        largest = max(areas, key=lambda area: area.width() * area.height(), default=None)
        return largest.verticalScrollBar() if largest is not None else None

    def _scroll(self, part: float) -> None:
        if (bar := self._scroll_bar()) is not None:
            bar.setValue(round(part * bar.maximum()))

    def focus_first(self) -> None:
        """Puts the keyboard where the eye is led first: the primary button, a list, any button."""
        for kind in (QPushButton, QListView, QComboBox, QAbstractButton):
            for widget in self.findChildren(kind):
                if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    widget.setFocus()
                    return
