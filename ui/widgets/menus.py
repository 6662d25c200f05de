"""Menus that ears can use: each has a name of its own and says it when it opens.

The button that opened one lets go of the pointer with it: where a click elsewhere closes a menu, Qt tells the button
nothing (seen on a real X server), and it stayed lit.

Nothing in it is chosen until an arrow key is pressed: Enter or Space alone, pressed too early, must not mark a step.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCursor, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QStyle, QStyleHintReturn, QStyleOption, QToolButton, QWidget

from app.tongue import tr
from ui.style import BedsideStyle
from ui.theme import Look, Width
from ui.widgets.announce import announce

SEPARATOR = 2  # px that Qt asks for a separating line; an entry with words asks for more


class _Roomy(BedsideStyle):
    """Entries at least so high, and so wide that Fusion, which takes a column for ticks as wide as an entry is high from
    the words, leaves these whole. For menus alone: elsewhere sizes are asked for far too often to pass through Python."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption | None, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind != QStyle.ContentsType.CT_MenuItem or size.height() <= SEPARATOR:
            return found
        height = max(found.height(), self._height)
        return QSize(found.width() + height - found.height() * 2 // 3, height)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """The line that says that there is more, above or below, is as high as half an entry: Fusion's is a speck."""
        if metric == QStyle.PixelMetric.PM_MenuScrollerHeight and self._height:
            return self._height // 2
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Menu_Scrollable and isinstance(widget, Menu):
            return int(widget.scrolls)
        return super().styleHint(hint, option, widget, returnData)


@cache
def _roomy_style(height: int) -> _Roomy:
    """One for all menus, kept for the whole run: Qt does not own styles made in Python."""
    return _Roomy(height)


class Menu(QMenu):
    """Without a name Qt would call it by the window's. With `tall` its entries are as large as all on the checklist; it
    opens `beside` the row that it is about, if there is one."""

    beside: QWidget | None = None

    def __init__(self, look: Look, name: str, parent: QWidget, *, tall: bool = False) -> None:
        super().__init__(name, parent)
        self._look, self._tall = look, tall
        self.scrolls = (
            look.width == Width.TINY
        )  # else what has no room stands in columns, and there they go off the edge
        self.setStyle(_roomy_style(max(44, look.px(44)) if tall else 0))
        self.setFont(look.font("body"))
        self.setAccessibleName(name)

    def sub_menu(self, name: str) -> Menu:
        """A menu that opens from an entry of this one."""
        made = Menu(self._look, name, self, tall=self._tall)
        self.addMenu(made)
        return made

    def say_title(self) -> None:
        """Its name as a first line that is read and cannot be chosen: for a menu that no button with words opens."""
        title = self.addSection(self.accessibleName())
        title.setFont(self._look.font("body", strong=True))

    def popup_beside(self, row: QWidget, x: int) -> None:
        """Opens under a row, or above it, so that what it is about stays in sight; where neither has room, over its end.

        `x`: px from the left edge of the row.
        """
        place = QRect(row.mapToGlobal(QPoint(0, 0)), row.size())
        size = self.sizeHint()
        top = _top_beside(place, size.height(), row.screen().availableGeometry())
        if top <= place.bottom() and top + size.height() > place.top():  # the words of a row begin at its left
            x = max(x, place.width() - size.width())
        self.beside = row
        self.popup(QPoint(place.left() + x, top))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for opener in self.menuAction().associatedObjects():
            if isinstance(opener, QToolButton):
                QTimer.singleShot(0, opener, lambda opener=opener: _let_go(opener))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses as Enter does: it is the key that ticks."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if self.activeAction() is None:  # Qt would go to the first entry, and a second press choose it
                return
            event = QKeyEvent(event.type(), Qt.Key.Key_Return, event.modifiers(), "\r", event.isAutoRepeat())
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        row = self.beside
        if row is not None and self.sizeHint().height() <= self.height():  # else it takes the whole height, and scrolls
            # Qt goes to the top of the screen where neither side has room
            place = QRect(row.mapToGlobal(QPoint(0, 0)), row.size())
            self.move(self.x(), _top_beside(place, self.height(), row.screen().availableGeometry()))
        super().showEvent(event)
        over = self.parentWidget()
        if not (isinstance(over, QMenu) and over.isVisible()):  # else the entry that it hangs on has been read
            announce(self, tr("{name}. Down chooses.").format(name=self.accessibleName()))


def _top_beside(row: QRect, height: int, room: QRect) -> int:
    """Where a menu of a row begins, px from the top of all screens: under the row, else above it, else as near below its
    top as the room lets it."""
    if row.bottom() + 1 + height <= room.bottom() + 1:
        return row.bottom() + 1
    if row.top() - height >= room.top():
        return row.top() - height
    return max(room.top(), min(row.top(), room.bottom() + 1 - height))


def _let_go(button: QToolButton) -> None:
    """Tells a button that the pointer has left it, if it has."""
    if button.underMouse() and not button.rect().contains(button.mapFromGlobal(QCursor.pos())):
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
        button.update()
