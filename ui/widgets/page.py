"""A scrolling page and the pieces pages are made of: statements with their chips, tables, pictures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.content import models as m
from app.content.content import Content
from app.tongue import tr
from ui.style import HANG
from ui.theme import Look, Width, less_motion
from ui.widgets.controls import beneath, chip_button, fill, rule
from ui.widgets.prose import Prose, label

Cite = Callable[[str], object]
FLASH_MS = 1500
WIDEST = 940  # px at 100 %: a line of prose and its chip, near enough to be read together
WIDEST_TABLE = 1320
RULED = 2  # px: no more than a line between rows
SCROLL_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class _Inside(QWidget):
    """What scrolls. Its least height is what its width asks for: the sum of the least heights, each at the narrowest,
    would leave an empty end below the last line."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class ScrollPage(QScrollArea):
    """A column of widgets that scrolls up and down and never sideways. `anchors` maps item ids to their widgets.

    `deeper` finds an item inside its widget (a row of a table) and says how far below the widget's top it is. The
    column is at most `widest` px wide at 100 %, and keeps to the left. `by_rows`: Page down and Page up show whole rows. `before_resize`
    is given how high the page was (px), while every row still stands where it did.
    """

    def __init__(self, look: Look, *, top: int | None = None, widest: int = WIDEST) -> None:
        super().__init__()
        self.look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = _Inside()
        self._widest = look.px(widest)
        self._right = -1
        self.verticalScrollBar().setAccessibleName(tr("Scroll this page"))
        self.column = QVBoxLayout(self.inside)
        above = look.px(12 if look.narrow else 24) if top is None else top
        self.column.setContentsMargins(look.margin, above, look.margin, look.px(24))
        self.column.setSpacing(0)
        self.setWidget(self.inside)
        self.anchors: dict[str, QWidget] = {}
        self.deeper: dict[str, Callable[[], int]] = {}
        self.by_rows = False
        self.before_resize: Callable[[int], object] | None = None

    @property
    def room(self) -> int:
        """How many px of the page are in sight. Asking its viewport would make Python a class of everything Qt has: 7 ms and
        half a megabyte."""
        return self.verticalScrollBar().pageStep()

    def turn_page(self, *, forward: bool) -> None:
        """As far as the page is high, but by whole rows: what was cut by the foot (or the head) comes whole. A row that
        is taller than the page goes by as Qt would scroll it, and its end is not skipped."""
        bar, room = self.verticalScrollBar(), self.room
        here, least = bar.value(), room // 2
        boxes = [
            child.geometry()
            for child in self.inside.children()
            if isinstance(child, QWidget) and child.isVisible() and child.height() > RULED
        ]
        if forward:
            cut = min((box.top() for box in boxes if box.bottom() >= here + room), default=bar.maximum())
            bar.setValue(cut if cut > here else here + least)
        else:
            cut = max((box.bottom() + 1 for box in boxes if box.top() < here), default=0)
            fit = min((box.top() for box in boxes if cut - room <= box.top() < here), default=here - least)
            bar.setValue(fit if cut <= here + room else here - least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right are free for the page around it, since nothing scrolls sideways.

        What stands around it and holds no more than a button hands on its SCROLL_KEYS: where there is nothing to press
        on the page, no Tab leads into it.
        """
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        elif self.by_rows and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turn_page(forward=event.key() == Qt.Key.Key_PageDown)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column within its measure by a margin at the right, so that chips stay near their sentences."""
        if self.before_resize is not None:
            self.before_resize(event.oldSize().height())
        margins = self.column.contentsMargins()
        if self._right < 0:
            self._right = margins.right()
        bar = self.width() - event.size().width()  # it stands in the margin
        right = max(
            min(self._right, self.look.right) if bar else self._right,
            event.size().width() - margins.left() - self._widest,
        )
        if right != margins.right():
            self.column.setContentsMargins(margins.left(), margins.top(), right, margins.bottom())
        super().resizeEvent(event)

    def add(self, widget: QWidget, *, above: int = 0, anchor: str = "") -> QWidget:
        """Adds a widget with a gap (px at 100 %) above it."""
        if above:
            self.column.addSpacing(self.look.px(above))
        if isinstance(widget, StatementRow):
            self.column.addLayout(widget.hung())
        else:
            self.column.addWidget(widget)
        if anchor:
            self.anchors[anchor] = widget
        return widget

    def heading(self, text: str, *, above: int = 16) -> None:
        self.add(Prose(self.look, text, "key", strong=True, brief=True), above=above)
        self.column.addSpacing(self.look.px(4))

    def finish(self) -> None:
        """Keeps the column at the top when it is shorter than the page."""
        self.column.addStretch(1)

    def reveal(self, item_id: str, words: tuple[str, ...] = ()) -> bool:
        """Scrolls to an item, marks the matched words and tints it for a moment; False if it is not on this page."""
        target = self.anchors.get(item_id)
        if target is None:
            return False
        find = self.deeper.get(item_id)
        QTimer.singleShot(0, target, lambda: self.scroll_to(target, find() if find else 0))
        if find is None:
            for prose in [target] if isinstance(target, Prose) else target.findChildren(Prose):
                prose.mark(words)
            flash(target, self.look)
        return True

    def scroll_to(self, widget: QWidget, below: int = 0) -> None:
        """Puts the top of `widget`, or what is `below` it (px), near the top of the page."""
        # what has just changed may still wait for its place
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        y = widget.mapTo(self.inside, QPoint(0, below)).y()
        self.verticalScrollBar().setValue(max(0, y - (0 if self.by_rows else self.look.px(12))))


def flash(widget: QWidget, look: Look) -> None:
    """Gives a row a tinted ground for 1.5 s, or until the focus moves where the system asks for less motion."""
    before, filled = QPalette(widget.palette()), widget.autoFillBackground()
    if before.color(QPalette.ColorRole.Window) == look.color("tint"):
        return
    fill(widget, look, "tint")

    def back() -> None:
        alive = isValid(widget)  # type: ignore[no-untyped-call]
        if alive and widget.palette().color(QPalette.ColorRole.Window) == look.color("tint"):
            widget.setPalette(before)
            widget.setAutoFillBackground(filled)

    if less_motion():
        application = QApplication.instance()
        assert isinstance(application, QApplication)

        def moved() -> None:
            application.focusChanged.disconnect(moved)
            back()

        QTimer.singleShot(0, widget, lambda: application.focusChanged.connect(moved))
    else:
        QTimer.singleShot(FLASH_MS, widget, back)


class StatementRow(QFrame):
    """A sentence with its source chip at the right edge (below it where there is little room).

    `about` is what the chip is said to stand for, where the sentence alone is not the only one of its kind.
    """

    def __init__(
        self,
        look: Look,
        content: Content,
        statement: m.Statement | m.TableRow | m.Picture,
        text: str,
        cite: Cite,
        *,
        role: str = "body",
        color: str = "",
        about: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName(statement.id)
        self._below = look.width == Width.TINY
        row: QVBoxLayout | QHBoxLayout = QVBoxLayout(self) if self._below else QHBoxLayout(self)
        gap = look.px(4 if look.narrow else 10)
        row.setContentsMargins(HANG if self._below else 0, gap, 0, gap)
        row.setSpacing(look.px(4 if self._below else 12 if look.narrow else 16))
        self.prose = Prose(look, text, role, color=color, brief=True)
        row.addWidget(self.prose, 1)
        from app.content.evidence import chip

        if made := chip(content, statement.facts, statement.sources):
            if isinstance(row, QHBoxLayout):
                row.addStretch(0)
            button = chip_button(look, made, about or text, lambda: cite(statement.id))
            if self._below:
                row.addLayout(beneath(button))
            else:
                on_line = QVBoxLayout()  # a chip is taller than a line: raised, its words stand on the first one
                on_line.addSpacing(-look.px(1))
                on_line.addWidget(button)
                on_line.addStretch(1)
                row.addLayout(on_line)

    def hung(self) -> QHBoxLayout:
        """The row as it stands on a page: sentence and chip end at the page's edges, and the room for the chip's ring hangs
        out beside it."""
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addSpacing(-HANG * self._below)
        line.addWidget(self, 1)
        line.addSpacing(-HANG * (not self._below))
        return line


def statements(page: ScrollPage, content: Content, rows: tuple[m.Statement, ...], cite: Cite) -> None:
    """Sentences under one another with hairlines between them; a heading of their own stands before them."""
    for number, statement in enumerate(rows):
        if number:
            page.add(rule(page.look))
        if statement.heading:
            page.add(Prose(page.look, statement.heading, strong=True), above=8)
        page.add(StatementRow(page.look, content, statement, statement.text, cite), anchor=statement.id)


def caption(look: Look, content: Content, drawn: m.Picture, cite: Cite) -> StatementRow:
    """The sentence below a picture, with its own chip."""
    return StatementRow(look, content, drawn, drawn.caption, cite, role="note", color="quiet")


def picture(look: Look, content: Content, drawn: m.Picture, cite: Cite, *, chips: bool = True) -> QWidget:
    """Bars on one scale from zero, each with its figure in words: read as values by a screen reader."""
    from app.content.evidence import chip

    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.px(12))
    grid.setVerticalSpacing(look.px(6))
    for row, bar in enumerate(drawn.bars):
        name = f"{bar.label} ({bar.of})" if bar.of else bar.label
        text = Prose(look, name, measure=False)
        grid.addWidget(text, row, 0)
        drawn_bar = QProgressBar()
        drawn_bar.setTextVisible(False)
        drawn_bar.setRange(0, 1000)
        drawn_bar.setValue(round(1000 * bar.value / drawn.maximum) if drawn.maximum else 0)
        drawn_bar.setFixedHeight(look.px(12))
        figure = f"{bar.value:g}\u00a0{bar.unit}"
        drawn_bar.setAccessibleName(f"{name}: {figure}")
        grid.addWidget(drawn_bar, row, 1)
        grid.addWidget(label(look, figure, strong=True), row, 2)
        if chips and (made := chip(content, bar.facts, bar.sources)):
            grid.addWidget(chip_button(look, made, name, partial(cite, bar.id)), row, 3)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 2)
    box.setMaximumWidth(look.px(900))
    return box
