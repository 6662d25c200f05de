"""After a tick the next open step comes whole into sight, in one jump of whole rows and never under a hand that clicks.

A hand on the mouse or the glass may still be there for a second click, or on its way to another box. So the list waits
until it has been still, and takes no press on a box while the jump is so fresh that the press was aimed at what stood
there before. Keys and a screen reader aim at nothing on the screen: for them it moves at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.tongue import mark
from ui.theme import Width
from ui.widgets.page import ScrollPage
from ui.widgets.step_row import StepRow

STILL_MS = 600  # longer than any system's double click
MOST_WAITS = 5  # a mouse on a trembling trolley is never still
STILL_PX = 3
MOVED_S = 1.0  # after an act: a hand on its way to the next box presses by then
MOST_ROUNDS = 4  # until a bar that breaks its words anew has its height
MOST_PX = 4  # by which a box may move and still be the one that was aimed at
UNAIMED_S = 0.5  # nobody sees that something has moved and presses on purpose in less
REFUSED = mark("The list had just moved, so nothing was ticked. Press again.")


class Following(QObject):
    """`page` holds the rows. It scrolls nothing that the reader has scrolled since. `lost`: what was ticked out of its
    order is no longer whole in sight, and neither is what was left open before it."""

    lost = Signal()
    refused = Signal()

    def __init__(self, page: ScrollPage) -> None:
        super().__init__(page)
        self._page = page
        self._target: StepRow | None = None
        self._ticked: StepRow | None = None
        self._from = self._waits = 0
        self._pointer = QPoint()
        self._jumped_at = float("-inf")
        self._took_keys = False
        self._stood: dict[StepRow, int] = {}
        self._acted_at = float("-inf")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def follow(self, row: StepRow, *, at_once: bool, ticked: StepRow | None = None) -> None:
        """Brings `row` into sight: at once, or when the hand has been still. `ticked`: out of its order."""
        self._target, self._waits = row, 0 if at_once else MOST_WAITS
        self._ticked = ticked
        self._from, self._pointer = self._page.verticalScrollBar().value(), QCursor.pos()
        self._timer.start(0 if at_once else STILL_MS)

    def bring(self, row: StepRow) -> None:
        """The whole row where it has room, its words too; else from its top. In no more than it takes."""
        self._page.ensureWidgetVisible(row, 0, 0)
        self._page.ensureWidgetVisible(row.box, 0, 0)

    def guard(self, row: StepRow) -> None:
        """A press on the box of a row that was aimed at what stood there before is `refused`."""
        row.box.is_unaimed = lambda key: self.is_unaimed(row, key=key)
        row.box.refused.connect(self.refused)

    def is_unaimed(self, row: StepRow, *, key: bool) -> bool:
        """Whether a press on the box of `row` now was aimed at what stood there before the list moved."""
        if monotonic() - self._jumped_at < UNAIMED_S and (self._took_keys or not key):
            return True
        moved = self._stands(row) - self._stood.get(row, self._stands(row))
        return not key and abs(moved) > MOST_PX and monotonic() - self._acted_at < MOVED_S

    def has_scrolled(self, by: int) -> None:
        """The list was scrolled by `by` px, and not by the reader."""
        self._stood = {row: top + by for row, top in self._stood.items()}

    @contextmanager
    def steady(self, rows: Iterable[StepRow], first: QWidget) -> Iterator[None]:
        """While an act or the clock changes what is shown: the boxes of `rows` stay where the hand saw them, or take no
        press from it. What stands above the `first` widget of the list may scroll with it."""
        if self._page.before_resize is None or not self._page.isVisible():  # before the first paint, or elsewhere
            yield
            return
        now, above = monotonic(), self._top(first)
        if now - self._acted_at > MOVED_S:
            self._stood = {row: self._stands(row) for row in rows}
        self._acted_at = now
        yield
        if self._page.look.width == Width.TINY and self._page.isVisible():
            self._make_up(first, above)

    def _make_up(self, first: QWidget, above: int) -> None:
        """What stands above the list has become taller: it is scrolled by as much."""
        bar = self._page.verticalScrollBar()
        for _ in range(MOST_ROUNDS):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            top, value = self._top(first), bar.value()
            if top == above:
                return
            bar.setValue(value + top - above)
            self.has_scrolled(bar.value() - value)
            above = top

    def _stands(self, row: StepRow) -> int:
        """How far its box is below the window's edge, were the list not scrolled."""
        return self._top(row.box) + self._page.mapTo(self._page.window(), QPoint(0, 0)).y()

    def _look(self) -> None:
        row, bar = self._target, self._page.verticalScrollBar()
        if row is None or not isValid(row) or not row.isVisible() or bar.value() != self._from:  # type: ignore[no-untyped-call]
            return
        pointer, held = QCursor.pos(), bool(QApplication.mouseButtons().value)
        busy = held or QApplication.activePopupWidget() is not None
        moved = (pointer - self._pointer).manhattanLength() > STILL_PX
        if self._waits and (busy or moved):
            self._pointer, self._waits = pointer, self._waits if busy else self._waits - 1
            self._timer.start(STILL_MS)
            return
        value = self.wanted(row)
        if value == bar.value():
            return
        bar.setValue(value)
        self._jumped_at, self._took_keys = monotonic(), False
        focus = QApplication.focusWidget()
        if focus is not None and self._page.isAncestorOf(focus) and not self.is_whole(focus):
            self._took_keys = True  # the keyboard would be out of sight
            row.box.setFocus()
        if self._ticked is not None and not self.is_whole(self._ticked):
            self.lost.emit()

    def _top(self, widget: QWidget) -> int:
        return widget.mapTo(self._page.inside, QPoint(0, 0)).y()

    def is_whole(self, widget: QWidget) -> bool:
        """Whether all of it is seen."""
        value, top = self._page.verticalScrollBar().value(), self._top(widget)
        return value <= top and top + widget.height() <= value + self._page.room

    def wanted(self, row: StepRow) -> int:
        """Where the list must stand (px) for the whole row to be seen: where it is, or the nearest start of a row."""
        top, room = self._top(row), self._page.room
        if self.is_whole(row):
            return self._page.verticalScrollBar().value()
        least = top + row.height() - room
        if top < self._page.verticalScrollBar().value() or least >= top:
            return top
        return min(start for start in (*map(self._top, self._page.anchors.values()), top) if least <= start <= top)
