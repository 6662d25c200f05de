"""Beside the list on wide windows: when it began, the phases, the next repeated look."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from app.content.content import Content
from app.session.fold import Counts
from app.session.recheck import Due
from app.tongue import tr
from ui.doubts import reminds, still_ahead
from ui.in_words import counted, local_time, said_ahead, said_progress, said_recheck
from ui.pages.checklist_side import REMINDERS, RecheckSign, duration
from ui.session_desk import SessionDesk
from ui.style import HANG
from ui.theme import Look
from ui.widgets.controls import fill, link, relabel, roomy, rule
from ui.widgets.page import ScrollPage
from ui.widgets.prose import Prose, label, tint


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
        line.setContentsMargins(look.px(16), look.px(14), look.px(8), 0)
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
        self.reminders = link(look, "", act=lambda: desk.wants("reminders"))
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
        self._list: ScrollPage | None = None
        self._at, self._following = "", ""  # the phase that is read, once the list has moved; the step that is next

    def follow(self, page: ScrollPage) -> None:
        """The mark is on the phase at the top of the list in `page`, from when that is first scrolled."""
        self._list = page
        page.verticalScrollBar().valueChanged.connect(self._scrolled)

    def _scrolled(self, value: int) -> None:
        page, at = self._list, self._at
        if page is None:
            return
        for _, phase_id, _ in self._phases:
            heading = page.anchors.get(phase_id)
            at_end = (
                value == page.verticalScrollBar().maximum()
            )  # no further: the last phase may be too short for the top
            if heading is not None and (at_end or heading.mapTo(page.inside, QPoint(0, 0)).y() <= value + HANG):
                at = phase_id
        if at != self._at:
            self._at = at
            self._show_phases()

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
        begun = state if desk.has_begun else None
        self.started.say(
            tr("Started {started_at}").format(started_at=local_time(begun.started_at))
            if begun
            else tr("The first tick starts a session")
        )
        self.elapsed.say(duration(desk.elapsed()) if begun else tr("Not started"))
        self._following = following
        self._show_phases()
        self._due = due = desk.next_recheck()
        for widget in (self.rechecked, self.sources):
            widget.setVisible(due is not None)
        self._sign.show_due(due)
        self._sign.setVisible(due is not None)
        relabel(self.reminders, tr(REMINDERS[reminds(desk)]))
        if due is None:
            self._tell_ahead()
            return
        late = due.late_min(desk.now())
        self.due.say(said_recheck(due, late), "caution" if due.is_due else "ink")
        self.due_text.say(self._desk.steps[due.step_id].recheck.text if self._desk.steps[due.step_id].recheck else "")  # type: ignore[union-attr]

    def _show_phases(self) -> None:
        state = self._desk.state
        for button, phase_id, ids in self._phases:
            counts = state.counts(ids) if state is not None else Counts(len(ids), 0, 0)
            here = phase_id == self._at if self._at else self._following in ids
            if isinstance(button, PhaseButton):
                button.show_count(counts, here=here, covered=self._desk.is_covered)

    def _tell_ahead(self) -> None:
        """After which step there will be something to look at again, what and how often."""
        desk, step = self._desk, still_ahead(self._desk)
        if not reminds(desk):
            again = next((step.recheck for step in desk.steps.values() if step.recheck), None)
            self.due.say(tr("Re-check reminders are off."), "ink")
            self.due_text.say(again.text if again is not None else "")  # the rule holds without a reminder
            return
        if step is None or step.recheck is None:
            self.due.say(tr("Re-check reminders appear here. They are silent."), "quiet")
            self.due_text.say("")
            return
        self._sign.show()
        self.due.say(said_ahead(list(desk.steps).index(step.id) + 1, step.recheck.during), "ink")
        self.due_text.say(step.recheck.text)


class PhaseButton(QToolButton):
    """A phase in the side rail: number, title, count; the one that is read has the bar."""

    def __init__(self, look: Look, number: int, title: str) -> None:
        super().__init__()
        self._look, self._number, self._title = look, number, title
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, look.px(4), 0)
        row.setSpacing(look.px(16) - 4)  # its words stand at the edge of the others
        self._bar = QFrame()
        self._bar.setFixedWidth(4)
        row.addWidget(self._bar)
        self._name = label(look, f"{number}  {title}", color="ink")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self._name)
        row.addLayout(self._words, 1)
        self._apart: QLabel | None = None
        self._count = label(look, "", color="quiet")
        row.addWidget(self._count)
        self.setMinimumHeight(max(44, look.px(44)))

    def _say_apart(self, words: str) -> None:
        """What does not apply was not done: it stands below the title. Made when it is first wanted."""
        if words and self._apart is None:
            self._apart = label(self._look, "", "note")
            self._apart.setIndent(self._name.fontMetrics().horizontalAdvance("0  "))
            self._words.addWidget(self._apart)
        if self._apart is not None:
            tint(self._apart, self._look, "quiet")
            self._apart.setText(words)
            self._apart.setVisible(bool(words))

    def show_count(self, counts: Counts, *, here: bool, covered: bool) -> None:
        """`covered`: nobody has said yet whose checklist it is, so nothing of it is told."""
        here = here and not covered
        ground = "base" if here else "window"
        fill(self, self._look, ground)
        fill(self._bar, self._look, "accent" if here else ground)
        for words, ink in ((self._name, "ink"), (self._count, "quiet")):
            tint(words, self._look, ink)
        self._name.setFont(self._look.font("body", strong=here))
        short, *apart = ("",) if covered else counted(counts)
        self._count.setText(short)
        self._say_apart(apart[0] if apart else "")
        said = tr("Phase {number}, {title}") if covered else tr("Phase {number}, {title}, {progress}")
        self.setAccessibleName(said.format(number=self._number, title=self._title, progress=said_progress(counts)))
