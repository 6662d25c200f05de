"""Keeps the place in the list while everything around it changes: the window's size, a bar at the foot, the text's size.

Then rows change their heights, and the same number of pixels is another row. So the first row that is seen stays the
first, and the step that the eye is on stays whole in sight. What the reader scrolls meanwhile stays as it was left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.following import Following
from ui.widgets.page import ScrollPage
from ui.widgets.place import SETTLED_MS
from ui.widgets.step_row import StepRow


class Seen(NamedTuple):
    """`first` is the id of the first row that is seen from its top, `above` how far below the edge it stands (px); ""
    where the list is at its very top. `step` is the step that was whole in sight, "" if it was not."""

    first: str = ""
    above: int = 0
    step: str = ""


class InPlace(QObject):
    """`rows` holds the rows by step; `next_step` gives the one that is lit. The eye is on it, or where the keyboard is."""

    def __init__(
        self, page: ScrollPage, following: Following, rows: dict[str, StepRow], next_step: Callable[[], str]
    ) -> None:
        super().__init__(page)
        self._page, self._following, self._rows, self._next = page, following, rows, next_step
        self._bar = page.verticalScrollBar()
        self._seen = Seen()
        self._put = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)
        self._bar.rangeChanged.connect(self._again)

    def seen(self, room: int = 0) -> Seen:
        """What is seen now, or was while the list was `room` px high; while it settles, what was seen before."""
        if self._settles():
            return self._seen
        value, focus = self._bar.value(), QApplication.focusWidget()
        step = next((name for name, row in self._rows.items() if row.box is focus), "") or self._next()
        row = self._rows.get(step)
        room = room or self._page.room
        whole = step if row is not None and 0 <= self._top(row) - value <= max(0, room - row.height()) else ""
        tops = {name: self._top(widget) for name, widget in self._page.anchors.items()}
        first = min((top for top in tops.values() if top >= value), default=0)
        if not value or not first:
            return Seen(step=whole)
        return Seen(next(name for name, top in tops.items() if top == first), first - value, whole)

    def keep(self, room: int) -> None:
        """The list is no longer `room` px high: what was seen stays in sight until it has settled."""
        if room > 0 and not self._settles():
            self.hold(self.seen(room))
        self._timer.start(SETTLED_MS)

    def hold_soon(self, seen: object) -> None:
        """Shows what was `seen` in the place that stood here before, or a step by its id, once this one is laid out."""
        what = seen if isinstance(seen, Seen) else Seen(step=str(seen))
        QTimer.singleShot(0, self, lambda: self.hold(what))

    def hold(self, seen: Seen) -> None:
        """Shows what was `seen`, as soon and as long as rows find their heights."""
        self._seen, self._put = seen, self._bar.value()
        self._timer.start(SETTLED_MS)
        QTimer.singleShot(0, self, self._again)

    def _settles(self) -> bool:
        """Whether it is still being held, and nobody has scrolled since."""
        return self._timer.isActive() and self._bar.value() == self._put

    def _again(self) -> None:
        if not self._settles():
            self._timer.stop()
            return
        first = self._page.anchors.get(self._seen.first)
        self._bar.setValue(self._top(first) - self._seen.above if first is not None else 0)
        if row := self._rows.get(self._seen.step):
            self._bar.setValue(self._following.wanted(row))
        self._following.has_scrolled(self._bar.value() - self._put)
        self._put = self._bar.value()

    def _end(self) -> None:
        self._timer.start(SETTLED_MS)
        self._again()
        self._timer.stop()

    def _top(self, widget: QWidget) -> int:
        return widget.mapTo(self._page.inside, QPoint(0, 0)).y()
