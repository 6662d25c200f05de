"""The small shape that every tab and side page has, so that the router can treat them alike."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QListView, QPushButton, QWidget


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

    def focus_first(self) -> None:
        """Puts the keyboard where the eye is led first: the primary button, a list, any button."""
        for kind in (QPushButton, QListView, QComboBox, QAbstractButton):
            for widget in self.findChildren(kind):
                if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    widget.setFocus()
                    return
