"""Where Tab goes, and what scrolls when nothing that has the keyboard wants the key.

Pages are made when they are first shown, and Qt puts what is made last at the end of its own order: after the phones.
So the order is read from the screen instead, each time: what stands together stays together, rows from the top, a row
from the left.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QRadioButton, QScrollArea, QWidget

SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)

GAP = 8  # px between what is scrolled into sight and the edge of the page


def tab_stops(root: QWidget) -> Iterator[QWidget]:
    """Everything below `root` that Tab comes by, in the order of the screen."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus and root.focusProxy() is None and root.isEnabled():
        group = root.group() if isinstance(root, QRadioButton) else None
        if group is None or group.checkedButton() in (None, root):  # arrows choose among the others
            yield root
    for child in _in_reading_order(root):
        yield from tab_stops(child)


def _in_reading_order(parent: QWidget) -> list[QWidget]:
    shown = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisible() and not child.size().isEmpty()
    ]
    shown.sort(key=lambda child: (child.y(), child.x()))
    ordered: list[QWidget] = []
    row: list[QWidget] = []
    for child in shown:
        if row and child.y() >= min(_bottom(other) for other in row):  # below one of them: a new row
            beside = [other for other in row if _bottom(other) > child.y() and other.x() > child.x()]
            ordered += sorted((other for other in row if other not in beside), key=lambda other: other.x())
            row = beside  # a column at the right waits for the whole of the one at its left
        row.append(child)
    return ordered + sorted(row, key=lambda other: other.x())


def _bottom(widget: QWidget) -> int:
    return widget.y() + widget.height()


def move_focus(window: QWidget, forward: bool) -> bool:
    """Tab or Shift+Tab: gives the keyboard to the next stop, round and round, and scrolls it into sight."""
    stops = list(tab_stops(window))
    if not stops:
        return False
    here = QApplication.focusWidget()
    while here is not None and here not in stops and here is not window:  # a number that was clicked, say
        here = here.parentWidget()
    at = stops.index(here) if here in stops else -1 if forward else 0
    target = stops[(at + (1 if forward else -1)) % len(stops)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    into_sight(target)
    return True


def into_sight(widget: QWidget, part: QRect | None = None) -> None:
    """Scrolls every page that the widget stands in, until it (or a part of it) is seen: its top if it is too tall."""
    box = part if part is not None else _current(widget)
    if widget.visibleRegion().boundingRect().contains(box):
        return  # and Qt need not show Python what it stands in: a viewport would make every class that Qt has
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea) and (inside := parent.widget()) is not None:
            bar, top = parent.verticalScrollBar(), widget.mapTo(inside, box.topLeft()).y()
            below = top + box.height() - bar.pageStep()
            if top < bar.value() or box.height() > bar.pageStep():
                bar.setValue(top - GAP)
            elif below > bar.value():
                bar.setValue(below + GAP)
        parent = parent.parentWidget()


def _current(widget: QWidget) -> QRect:
    """The cell of a table that the keyboard is on; else the whole widget."""
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        cell = widget.visualRect(widget.currentIndex())
        return QRect(widget.viewport().mapTo(widget, cell.topLeft()), cell.size())
    return widget.rect()


def scroll(area: QAbstractScrollArea | None, event: QKeyEvent) -> bool:
    """Lets a page scroll by a key that nothing else took; False if it is no such key."""
    if area is None or event.key() not in SCROLLING or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    bar = area.verticalScrollBar()
    ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
    if (end := ends.get(Qt.Key(event.key()))) is not None:
        bar.setValue(end)
    elif getattr(area, "by_rows", False):
        QApplication.sendEvent(area, QKeyEvent(QEvent.Type.KeyPress, event.key(), Qt.KeyboardModifier.NoModifier))
    else:
        QApplication.sendEvent(bar, QKeyEvent(QEvent.Type.KeyPress, event.key(), Qt.KeyboardModifier.NoModifier))
    return True
