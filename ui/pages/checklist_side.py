"""What stands around the list of steps: the session bar, the side rail, the first-run line."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.content.content import Content
from app.session.recheck import Due
from app.tongue import mark, tr
from ui.session_desk import SessionDesk
from ui.settings import Settings
from ui.style import HANG
from ui.theme import Look, Width
from ui.widgets.controls import fill, flat, link, relabel, roomy, rule
from ui.widgets.menus import Menu
from ui.widgets.page import ScrollPage
from ui.widgets.prose import Prose, label
from ui.widgets.segmented import Segmented
from ui.widgets.sign import Sign
from ui.widgets.step_row import local_time

REMINDERS = {True: mark("Turn reminders off"), False: mark("Turn reminders on")}


def duration(time: timedelta | None) -> str:
    """ "42 min", "1 h 20 min", or that it cannot be known."""
    if time is None:
        return tr("time not known")
    minutes = int(time.total_seconds() // 60)
    if minutes < 60:
        return f"{minutes}\u00a0min"
    return f"{minutes // 60}\u00a0h {minutes % 60}\u00a0min"


def said_recheck(due: Due, now_late_min: int) -> str:
    """A re-check in words."""
    if now_late_min > 0:
        return tr("Re-check overdue by {late}\u00a0min").format(late=now_late_min)
    return tr("Re-check due now") if due.is_due else tr("Re-check {at}").format(at=local_time(due.at))


class RecheckSign(Sign):
    """A clock for what is to come, a triangle for what is due: the colour of the words never stands alone."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "clock", "quiet", 16)

    def show_due(self, due: Due | None) -> None:
        """Shows the sign of a re-check."""
        self.show_icon(*(("triangle-alert", "caution") if due is not None and due.is_due else ("clock", "quiet")))


class FirstRunLine(QFrame):
    """One dismissible line on what this is. No wall, no tour."""

    dismissed = Signal()

    def __init__(self, look: Look, content: Content, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        fill(self, look, "tint")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.margin, 0, look.margin, 0)
        row.addWidget(Prose(look, content.edition.disclaimer), 1)
        row.addWidget(roomy(flat(look, tr("Dismiss"), "x", act=self._dismiss, name=tr("Dismiss this line")), look))

    def _dismiss(self) -> None:
        self._settings.end_first_run()
        self.hide()
        self.dismissed.emit()


class SessionBar(QWidget):
    """Progress, undo, print, hand-over, and the choice of list or reader."""

    view = Signal(str)
    cite = Signal(str)

    def __init__(self, look: Look, desk: SessionDesk, total: int) -> None:
        super().__init__()
        self._look, self._desk, self._total = look, desk, total
        self._due: Due | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(look.margin, 0, look.margin, 0)
        row.setSpacing(look.px(10 if look.narrow else 14))
        self.started = label(look, "")
        row.addWidget(self.started)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setRange(0, max(1, total))
        self.progress.setFixedSize(look.px(96 if look.narrow else 120), look.px(8))
        row.addWidget(self.progress)
        self.count = label(look, "", strong=True)
        row.addWidget(self.count)
        self.recheck_sign = RecheckSign(look)
        self.recheck = label(look, "")
        if look.width > Width.TINY:
            row.addWidget(self.recheck_sign)
            row.addWidget(self.recheck)
        # Only ever hidden here: a widget shown before it stands in a window opens as one of its own.
        if look.width in (Width.TINY, Width.WIDE):
            self.started.hide()
        if look.width == Width.WIDE:  # the side rail says it
            self.recheck.hide()
            self.recheck_sign.hide()
        if look.width == Width.TINY:
            self.progress.hide()
        row.addStretch(1)
        words = tr("Undo") if look.width > Width.TINY else ""
        self.undo = flat(look, words, "undo-2", act=lambda: desk.wants("undo"), name=tr("Undo the last change"))
        self.undo.setToolTip("Ctrl+Z")
        self.print_button = flat(look, tr("Print"), "printer", act=lambda: desk.wants("print"))
        self.hand_over = flat(look, tr("Hand over"), "copy", act=lambda: desk.wants("hand-over"))
        row.addWidget(roomy(self.undo, look))
        if look.width > Width.NARROW:
            row.addWidget(roomy(self.print_button, look))
        if look.width > Width.TINY:
            row.addWidget(roomy(self.hand_over, look))
        self.view_buttons = Segmented(look, tr("View"), {"list": tr("List"), "reader": tr("Reader")}, tall=True)
        self.view_buttons.choose("list")
        self.view_buttons.chosen.connect(self.view)
        row.addWidget(self.view_buttons)
        row.addWidget(roomy(self._more(), look))
        column.addLayout(row)
        if look.width == Width.TINY:
            below = QHBoxLayout()
            below.setContentsMargins(look.margin, 0, look.margin, 0)
            below.setSpacing(look.px(6))
            self.recheck.setContentsMargins(0, 0, 0, look.px(6))
            below.addWidget(self.recheck_sign, 0, Qt.AlignmentFlag.AlignTop)
            below.addWidget(self.recheck)
            below.addStretch(1)
            column.addLayout(below)
        column.addWidget(rule(look))
        self._row = row
        # What the menu, or another place, has as well: it goes first where there is no room, in this order.
        spare = (self.progress, self.print_button, self.hand_over, self.started, self.undo)
        self._spare = [widget for widget in spare if row.indexOf(widget) >= 0 and not widget.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shows as much as there is room for, so that nothing is ever cut."""
        items = (self._row.itemAt(index) for index in range(self._row.count()))
        inside = [found for item in items if item is not None and (found := item.widget()) is not None]
        for number in range(len(self._spare) + 1):
            gone = set(self._spare[:number])
            stay = [found for found in inside if found not in gone and not self._is_off(found)]
            widths = [max(found.sizeHint().width(), found.minimumWidth()) for found in stay]
            margins = self._row.contentsMargins()
            needed = sum(widths) + len(widths) * self._row.spacing() + margins.left() + margins.right()
            if needed <= self.width():
                break
        for widget in self._spare:
            if widget.isHidden() != (widget in gone):
                widget.setVisible(widget not in gone)

    def _is_off(self, widget: QWidget) -> bool:
        return widget not in self._spare and widget.isHidden()

    def _more(self) -> QToolButton:
        desk, look = self._desk, self._look
        button = flat(look, "", "ellipsis", name=tr("More for this session"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = Menu(look, tr("This session"), button, tall=True)
        acts = {
            tr("Undo the last change"): lambda: desk.wants("undo"),
            tr("Print"): lambda: desk.wants("print"),
            tr("Hand over"): lambda: desk.wants("hand-over"),
            **({tr("Add a note"): lambda: desk.wants("note")} if desk.local.notes else {}),
            tr("Timeline"): lambda: desk.wants("timeline"),
            tr("New session"): desk.new,
            tr("Close this session"): desk.close,
            tr("Look back"): lambda: desk.wants("look-back"),
            tr("Clear all kept sessions"): lambda: desk.wants("clear"),
        }
        for name, act in acts.items():
            menu.addAction(name).triggered.connect(lambda _=False, act=act: act())
        menu.addSeparator()
        self.rechecked = menu.addAction(tr("Re-checked now"))
        self.rechecked.triggered.connect(self._rechecked)
        self.sources = menu.addAction(tr("Sources of the re-check"))
        self.sources.triggered.connect(self._sources)
        self.reminders = menu.addAction("")
        self.reminders.triggered.connect(lambda: desk.switch_reminders())
        button.setMenu(menu)
        return button

    def _rechecked(self) -> None:
        if self._due is not None:
            self._desk.rechecked(self._due.step_id)

    def _sources(self) -> None:
        if self._due is not None:
            self.cite.emit(f"{self._due.step_id}-recheck")

    def refresh(self) -> None:
        """Shows the state and the clock."""
        desk, look = self._desk, self._look
        handled = desk.handled()
        self.progress.setValue(handled)
        self.progress.setAccessibleName(
            tr("{handled} of {total} steps handled").format(handled=handled, total=self._total)
        )
        self.count.setText(tr("{handled} of {total}").format(handled=handled, total=self._total))
        if desk.state is None:
            self.started.setText(tr("Not started"))
        else:
            self.started.setText(
                tr("Started {started_at}, {elapsed}").format(
                    started_at=local_time(desk.state.started_at), elapsed=duration(desk.elapsed())
                )
            )
        self.undo.setEnabled(desk.state is not None and desk.state.undoable is not None)
        self._due = due = desk.next_recheck()
        for action in (self.rechecked, self.sources):
            action.setVisible(due is not None)
        self.reminders.setText(tr(REMINDERS[desk.settings.reminders]))
        self.recheck.setText(said_recheck(due, due.late_min(desk.now())) if due else "")
        self.recheck_sign.show_due(due)
        late = due is not None and due.is_due
        palette = self.recheck.palette()
        palette.setColor(palette.ColorRole.WindowText, look.color("caution" if late else "ink"))
        self.recheck.setPalette(palette)
        if look.width < Width.WIDE:  # an empty label would be a nameless thing to a screen reader
            self.recheck.setVisible(due is not None)
            self.recheck_sign.setVisible(due is not None)
        if look.width > Width.TINY:
            self._fit()


class SideRail(QFrame):
    """On wide windows: when it began, the phases, the next re-check."""

    phase = Signal(str)
    cite = Signal(str)

    def __init__(self, look: Look, content: Content, desk: SessionDesk) -> None:
        super().__init__()
        self._look, self._content, self._desk = look, content, desk
        self.setFixedWidth(look.px(296))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._page = ScrollPage(look, top=look.px(20))
        self._page.column.setContentsMargins(look.margin, look.px(20), look.px(12), 0)
        outer.addWidget(self._page, 1)
        outer.addWidget(rule(look, vertical=True))
        self.started = Prose(look, "", color="quiet")
        self.elapsed = Prose(look, "", "title", strong=True)
        for widget in (self.started, self.elapsed):
            widget.setContentsMargins(look.px(16), 0, look.px(8), 0)
            self._page.add(widget)
        self._page.column.addSpacing(look.px(12))
        self._phases: list[tuple[QToolButton, str, list[str]]] = []
        for number, phase in enumerate(content.checklist.phases, start=1):
            button = PhaseButton(look, number, phase.title)
            button.clicked.connect(lambda _=False, phase=phase: self.phase.emit(phase.id))
            ids = [step.id for step in phase.steps if step.kind == "action"]
            self._phases.append((button, phase.id, ids))
            self._page.add(button)
        self._page.add(rule(look), above=14)
        self.due = Prose(look, "")
        self.due_text = Prose(look, "")
        self._sign = RecheckSign(look)
        line = QHBoxLayout()
        line.setContentsMargins(look.px(16), look.px(4), look.px(8), 0)
        line.setSpacing(look.px(6))
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.due, 1)
        self._page.column.addLayout(line)
        self.due_text.setContentsMargins(look.px(16), look.px(4), look.px(8), 0)
        self._page.add(self.due_text)
        row = QHBoxLayout()
        row.setContentsMargins(look.px(16) - HANG, look.px(4), 0, 0)
        row.setSpacing(look.px(4))
        self.rechecked = link(look, tr("Re-checked now"), act=self._rechecked)
        self.sources = link(look, tr("Sources"), act=self._sources, role="note", name=tr("Sources of the re-check"))
        self.reminders = link(look, "", act=desk.switch_reminders)
        for shown in (self.rechecked, self.sources, self.reminders):
            roomy(shown, look)
        row.addWidget(self.rechecked)
        row.addWidget(self.sources)
        row.addStretch(1)
        self._page.column.addLayout(row)
        last = QHBoxLayout()
        last.setContentsMargins(look.px(16) - HANG, 0, 0, 0)
        last.addWidget(self.reminders)
        last.addStretch(1)
        self._page.column.addLayout(last)
        self._page.finish()
        self._due: Due | None = None

    def _rechecked(self) -> None:
        if self._due is not None:
            self._desk.rechecked(self._due.step_id)

    def _sources(self) -> None:
        if self._due is not None:
            self.cite.emit(f"{self._due.step_id}-recheck")

    def refresh(self, following: str) -> None:
        """Shows the state and the clock; `following` is the step that is next."""
        desk = self._desk
        state = desk.state
        self.started.say(
            tr("Started {started_at}").format(started_at=local_time(state.started_at))
            if state
            else tr("The first tick starts a session")
        )
        self.elapsed.say(duration(desk.elapsed()) if state else tr("Not started"))
        for button, _, ids in self._phases:
            handled = sum(1 for step in ids if state is not None and state.step(step).state != "todo")
            if isinstance(button, PhaseButton):
                button.show_count(handled, len(ids), here=following in ids, covered=desk.is_covered)
        self._due = due = desk.next_recheck()
        for widget in (self.rechecked, self.sources):
            widget.setVisible(due is not None)
        self._sign.show_due(due)
        self._sign.setVisible(due is not None)
        relabel(self.reminders, tr(REMINDERS[desk.settings.reminders]))
        if due is None:
            silent = tr("Re-check reminders appear here. They are silent.")
            self.due.say(silent if desk.settings.reminders else tr("Re-check reminders are off."), "quiet")
            self.due_text.say("")
            return
        late = due.late_min(desk.now())
        self.due.say(said_recheck(due, late), "caution" if due.is_due else "ink")
        self.due_text.say(self._desk.steps[due.step_id].recheck.text if self._desk.steps[due.step_id].recheck else "")  # type: ignore[union-attr]


class PhaseButton(QToolButton):
    """A phase in the side rail: number, title, count; the one that is next has the bar."""

    def __init__(self, look: Look, number: int, title: str) -> None:
        super().__init__()
        self._look, self._number, self._title = look, number, title
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, look.px(4), 0)
        row.setSpacing(look.px(10))
        self._bar = QFrame()
        self._bar.setFixedWidth(4)
        row.addWidget(self._bar)
        self._name = label(look, f"{number}  {title}", color="ink")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self._name)
        row.addStretch(1)
        self._count = label(look, "", color="quiet")
        row.addWidget(self._count)
        self.setMinimumHeight(max(44, look.px(44)))

    def show_count(self, handled: int, total: int, *, here: bool, covered: bool) -> None:
        """`covered`: nobody has said yet whose checklist it is, so nothing of it is told."""
        here = here and not covered
        fill(self._bar, self._look, "accent" if here else "window")
        self._name.setFont(self._look.font("body", strong=here))
        self._count.setText("" if covered else tr("{handled} of {total}").format(handled=handled, total=total))
        said = tr("Phase {number}, {title}") if covered else tr("Phase {number}, {title}, {handled} of {total}")
        self.setAccessibleName(said.format(number=self._number, title=self._title, handled=handled, total=total))
