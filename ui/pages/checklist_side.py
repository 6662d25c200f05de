"""What stands above the list of steps: the session bar and the first-run line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.content.content import Content
from app.session.recheck import Due
from app.tongue import mark, tr
from ui.doubts import can_undo, reminds, still_ahead
from ui.in_words import counted, how_often, local_time, said_after, said_ahead, said_progress, said_recheck, what_again
from ui.session_desk import SessionDesk
from ui.style import HANG
from ui.theme import Look, Width
from ui.typography import no_break, tool_tip
from ui.widgets.controls import fill, flat, link, relabel, roomy, rule
from ui.widgets.menus import Menu
from ui.widgets.prose import Prose, label
from ui.widgets.segmented import Segmented
from ui.widgets.sign import Sign

REMINDERS = {True: mark("Turn reminders off"), False: mark("Turn reminders on")}


def duration(time: timedelta | None) -> str:
    """ "42 min", "1 h 20 min", or that it cannot be known."""
    if time is None:
        return tr("time not known")
    minutes = int(time.total_seconds() // 60)
    if minutes < 60:
        return f"{minutes}\u00a0min"
    return f"{minutes // 60}\u00a0h {minutes % 60}\u00a0min"


class RecheckSign(Sign):
    """A clock for what is to come, a triangle for what is due: the colour of the words never stands alone."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "clock", "quiet", 16, inline=True)

    def show_due(self, due: Due | None) -> None:
        """Shows the sign of a re-check."""
        self.show_icon(*(("triangle-alert", "caution") if due is not None and due.is_due else ("clock", "quiet")))


class FirstRunLine(QFrame):
    """One dismissible line on what this is, and where more of that stands. No wall, no tour.

    It stands above the checklist and is no part of it: in a low window its buttons are as low as those of the header,
    so that the steps have the height.
    """

    dismissed = Signal()

    def __init__(self, look: Look, content: Content, desk: SessionDesk) -> None:
        super().__init__()
        self._settings = desk.settings
        fill(self, look, "tint")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.margin, 0, look.margin, 0)
        row.setSpacing(look.px(9))  # and the room for the ring of a link: its words stand 16 px from the sentence
        said = self.said = Prose(look, content.edition.disclaimer, measure=False, brief=True)
        said.setMaximumWidth(said.fontMetrics().horizontalAdvance(no_break(said.plain)) + 2)  # the link follows it
        about = link(look, tr("About"), act=lambda: desk.wants("about"), name=tr("About NMS Bedside"))
        dismiss = flat(look, tr("Dismiss"), "x", act=self.dismiss, name=tr("Dismiss this line"))
        row.addWidget(said, 1000)
        row.addWidget(about)
        row.addStretch(1)
        row.addWidget(dismiss)
        for button in (about, dismiss):
            if look.narrow:
                button.setMinimumHeight(look.px(34))
            else:
                roomy(button, look)

    def dismiss(self) -> None:
        """For good."""
        self._settings.end_first_run()
        self.hide()
        self.dismissed.emit()


class SessionBar(QWidget):
    """Progress, undo, print, hand-over, and the choice of list or reader."""

    view = Signal(str)
    cite = Signal(str)
    go = Signal(str)  # to the step that is looked at again

    def __init__(self, look: Look, desk: SessionDesk, total: int) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self._due: Due | None = None
        self._step_id = ""  # of what is looked at again, or will be
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
        self.recheck = link(look, "", act=self._to_step, role="note" if look.narrow else "body")
        self._recheck_words: list[str] = []  # from the fullest to the shortest
        self._started = ""
        self._counted: list[str] = []
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
        desk.looked.connect(self.refresh)  # together with the bar above the phones, which says what is due

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shows as much as there is room for, so that nothing is ever cut; what to look at again where nothing else has to
        go for it but the progress bar."""
        self.started.setText(self._started)
        self.count.setText(", ".join(self._counted))
        if not self._fits(()):
            self.count.setText("\n".join(self._counted))  # what does not apply is no progress: below it
        if self._recheck_words and not self.recheck.isHidden():
            self._fit_recheck()
        for number in range(len(self._spare) + 1):
            if self._fits(self._spare[:number]):
                break
        gone = self._spare[:number]
        for widget in self._spare:
            if widget.isHidden() != (widget in gone):
                widget.setVisible(widget not in gone)

    def _fit_recheck(self) -> None:
        name, two_lines = self.recheck.accessibleName(), self._started.replace(", ", "\n")
        for words in self._recheck_words:
            self._show_recheck(words, name)
            if self._look.width == Width.TINY:
                if self.recheck.width() + self._look.px(70) + 2 * self._look.margin <= self.width():
                    return
                continue
            for started in (self._started, two_lines):
                self.started.setText(started)
                if self._fits(self._spare[:1]):
                    return

    def _fits(self, gone: Sequence[QWidget]) -> bool:
        items = (self._row.itemAt(index) for index in range(self._row.count()))
        inside = [found for item in items if item is not None and (found := item.widget()) is not None]
        stay = [found for found in inside if found not in gone and not self._is_off(found)]
        widths = [max(found.sizeHint().width(), found.minimumWidth()) for found in stay]
        margins = self._row.contentsMargins()
        needed = sum(widths) + len(widths) * self._row.spacing() + margins.left() + margins.right()
        return needed <= self.width()

    def _is_off(self, widget: QWidget) -> bool:
        return widget not in self._spare and widget.isHidden()

    def _more(self) -> QToolButton:
        desk, look = self._desk, self._look
        button = flat(look, "", "ellipsis", name=tr("More for this session"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_menu = menu = Menu(look, tr("This session"), button, tall=True)
        self.ahead = menu.addAction("")
        self.ahead.triggered.connect(self._to_step)
        self.rechecked = menu.addAction(tr("Re-checked now"))
        self.rechecked.triggered.connect(self._rechecked)
        self.sources = menu.addAction(tr("Sources of the re-check"))
        self.sources.triggered.connect(self._sources)
        self.reminders = menu.addAction("")
        self.reminders.triggered.connect(lambda: desk.wants("reminders"))
        # What is done often stands first; what ends something, and what cannot be taken back, behind lines of their own.
        acts: tuple[dict[str, Callable[[], None]], ...] = (
            {
                tr("Undo the last change"): lambda: desk.wants("undo"),
                tr("Print"): lambda: desk.wants("print"),
                tr("Hand over"): lambda: desk.wants("hand-over"),
                **({tr("Add a note"): lambda: desk.wants("note")} if desk.local.notes else {}),
                tr("Timeline"): lambda: desk.wants("timeline"),
                tr("Look back"): lambda: desk.wants("look-back"),
            },
            {tr("New session"): lambda: desk.wants("new"), tr("Close this session"): lambda: desk.wants("close")},
            {tr("Clear all kept sessions"): lambda: desk.wants("clear")},
        )
        for group in acts:
            menu.addSeparator()
            for name, act in group.items():
                menu.addAction(name).triggered.connect(lambda _=False, act=act: act())
        button.setMenu(menu)
        return button

    def _rechecked(self) -> None:
        if self._due is not None:
            self._desk.rechecked(self._due.step_id)

    def _sources(self) -> None:
        if self._due is not None:
            self.cite.emit(f"{self._due.step_id}-recheck")

    def _to_step(self) -> None:
        if self._step_id:
            self.go.emit(self._step_id)
        elif not reminds(self._desk):
            self._desk.wants("reminders")

    def _say_recheck(self, due: Due | None) -> None:
        """When, and what; while none runs, after which step, during which treatment, and how often. Whose interval it is
        stands at the step, where a click on it leads."""
        desk = self._desk
        step = desk.steps[due.step_id] if due is not None else still_ahead(desk)
        self._step_id = step.id if step is not None else ""
        self.ahead.setVisible(step is not None and due is None)
        if step is None and not reminds(desk) and not desk.is_covered:  # said as long as it is so, with the way back
            off = tr("Reminders off")
            self._recheck_words = [f"{off}\n{tr('Turn on again')}", off]
            self.recheck.setToolTip(tr("Turn reminders on"))
            self._show_recheck(self._recheck_words[0], f"{off}. {tr('Turn reminders on')}")
            return
        if step is None:
            self._recheck_words = []
            relabel(self.recheck, "")
            return
        text, during = (step.recheck.text, step.recheck.during) if step.recheck else ("", "")
        number = list(desk.steps).index(step.id) + 1
        short = said_recheck(due, due.late_min(desk.now())) if due is not None else said_ahead(number, during)
        self.ahead.setText(short)
        if due is None:  # for whom it holds never goes
            self._recheck_words = [f"{short}\n{how_often(text)}", short.replace(" (", "\n(")]
        else:  # nor does what it belongs to
            self._recheck_words = [f"{short}\n{what}" for what in (what_again(text), *said_after(number, during))]
        self.recheck.setToolTip(tool_tip(text))
        name = tr("{recheck}. {text} Go to step {number}").format(recheck=short, text=text, number=number)
        self._show_recheck(short, name)

    def _show_recheck(self, words: str, name: str) -> None:
        """As wide as its longest line, and 44 px at least."""
        self.recheck.setText(words)
        metrics = self.recheck.fontMetrics()
        wide = max(metrics.horizontalAdvance(line) for line in words.split("\n"))
        self.recheck.setFixedWidth(wide + 2 * HANG)
        lines = words.count("\n") + 1
        self.recheck.setFixedHeight(max(44, self._look.px(44), lines * metrics.lineSpacing() + 4))
        self.recheck.setAccessibleName(name)

    def refresh(self) -> None:
        """Shows the state and the clock."""
        desk, look = self._desk, self._look
        counts = desk.counts()
        self.progress.setValue(counts.handled)
        self.progress.setAccessibleName(said_progress(counts))
        self._counted = counted(counts)
        self.count.setAccessibleName(said_progress(counts))
        if desk.state is None or not desk.has_begun:
            self._started = tr("Not started")
        else:
            self._started = tr("Started {started_at}, {elapsed}").format(
                started_at=local_time(desk.state.started_at), elapsed=duration(desk.elapsed())
            )
        self.started.setText(self._started)
        self.undo.setEnabled(can_undo(desk))
        self._due = due = desk.next_recheck()
        for action in (self.rechecked, self.sources):
            action.setVisible(due is not None)
        self.reminders.setText(tr(REMINDERS[reminds(desk)]))
        self._say_recheck(due)
        self.recheck_sign.show_due(due)
        late = due is not None and due.is_due
        palette = self.recheck.palette()
        palette.setColor(palette.ColorRole.ButtonText, look.color("caution" if late else "ink"))
        self.recheck.setPalette(palette)
        if look.width < Width.WIDE:  # an empty label would be a nameless thing to a screen reader
            # What is due stands above the phones, on every page; with large text no line is spent on what is far off.
            ahead = not due.is_due if due is not None else bool(self._step_id) and look.width > Width.TINY
            self.recheck.setVisible(ahead or (bool(self._recheck_words) and not self._step_id))
            self.recheck_sign.setVisible(ahead)
        self._fit()
