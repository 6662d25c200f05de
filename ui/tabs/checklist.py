"""The checklist: one row is lit, the next act. Rows repaint only with what the disk holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.content import models as m
from app.content.content import Content
from app.content.review import overdue
from app.session.fold import Counts, StepState
from app.tongue import tr
from ui.pages.checklist_side import FirstRunLine, SessionBar
from ui.pages.covered import CoveredPage
from ui.pages.side_rail import SideRail
from ui.session_desk import SessionDesk
from ui.theme import Look, Width
from ui.widgets.box_to_box import BoxToBox
from ui.widgets.controls import rule
from ui.widgets.following import REFUSED, Following
from ui.widgets.page import ScrollPage
from ui.widgets.place import Place
from ui.widgets.step_row import InfoRow, PhaseHeading, StepRow

if TYPE_CHECKING:
    from ui.pages.checklist_reader import ReaderPage
    from ui.widgets.in_place import InPlace

TICK_MS = 20_000  # how often elapsed time and re-checks are looked at
NO_LIMIT = 1 << 30
LINE_ABOVE = 39  # px of height at 100 % of the first-run line or the session bar, no less than the mean of the two
RULE = 1  # px of the line between two rows
WIDEST_STEP = 1180  # px at 100 %: who and when stay near the words


class ChecklistTab(Place):
    """`cite` asks for the sources of a step, `go` for another place.

    `names` gives what a link to each place says. Only the rows that `room` px can hold are made at once, for the first
    paint; `finish` makes the others, and so does whatever asks for `rows`.
    """

    def __init__(
        self,
        look: Look,
        content: Content,
        desk: SessionDesk,
        names: Callable[[], dict[str, str]],
        parent: QWidget | None = None,
        *,
        room: int = NO_LIMIT,
    ) -> None:
        super().__init__(parent)
        self._look, self._content, self.desk, self._names = look, content, desk, names
        self.acts: list[m.Step] = [s for p in content.checklist.phases for s in p.steps if s.kind == "action"]
        self._rows: dict[str, StepRow] = {}
        self._headings: list[tuple[PhaseHeading, list[str]]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.side = SideRail(look, content, desk) if look.width == Width.WIDE else None
        if self.side is not None:
            self.side.phase.connect(self.show_phase)
            self.side.cite.connect(self.cite)
            row.addWidget(self.side)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.head = QVBoxLayout()
        self.head.setSpacing(0)
        self.first_line = FirstRunLine(look, content, desk) if desk.settings.first_run else None
        if self.first_line is not None:
            self.head.addWidget(self.first_line)
            self.first_line.dismissed.connect(self.refresh)
        self.banner = QVBoxLayout()
        self.head.addLayout(self.banner)
        self.bar = SessionBar(look, desk, len(self.acts))
        self.bar.view.connect(self.show_view)
        self.bar.cite.connect(self.cite)
        self.bar.go.connect(self.go)
        self.head.addWidget(self.bar)
        if look.width > Width.TINY:  # with large text the bar scrolls with the list
            column.addLayout(self.head)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        row.addLayout(column, 1)
        self._list()
        if self.side is not None:
            self.side.follow(self.page)
        self.stack.addWidget(self.page)
        self._unmade = self._make_rows()
        above = (self.first_line is not None) + (look.width > Width.TINY or self.first_line is None)
        room -= above * look.px(LINE_ABOVE)
        if all(height < room for height in self._unmade):
            self.finish()
        desk.changed.connect(self.refresh)
        desk.fault.connect(self._fault)
        desk.saving.connect(self._saving)
        desk.saved.connect(self._saved)
        desk.notices.connect(self._notices)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)
        self._view, self._was_covered, self._ran = "list", desk.is_covered, desk.state is not None
        self._notices()
        self.refresh()
        self.focus_first()

    # ------------------------------------------------------------ the list

    def _list(self) -> None:
        look = self._look
        page = self.page = ScrollPage(look, top=0, widest=WIDEST_STEP)
        page.column.setContentsMargins(0, 0, 0, look.px(16))
        page.by_rows = True
        self._following = Following(page)
        self._following.lost.connect(lambda: self.desk.wants("say-skipped"))
        self._following.refused.connect(lambda: self.desk.said.emit(tr(REFUSED)))
        self._to_box = BoxToBox(lambda: self.rows, page)
        page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        if look.width == Width.TINY:
            page.column.addLayout(self.head)

    def _make_rows(self) -> Iterator[int]:
        """Makes the rows from the top, one at a time; gives how tall they are at least, all together, in px."""
        look, page, phases = self._look, self.page, self._content.checklist.phases
        number = height = 0
        for order, phase in enumerate(phases, start=1):
            heading = PhaseHeading(look, order, len(phases), phase.title)
            page.add(heading, anchor=phase.id)
            page.add(rule(look))
            height += look.px(PhaseHeading.LEAST) + RULE
            ids = [step.id for step in phase.steps if step.kind == "action"]
            self._headings.append((heading, ids))
            for step in phase.steps:
                if step.kind == "action":
                    number += 1
                    row = self._step_row(step, number)
                    page.add(row, anchor=step.id)
                    height += row.minimumHeight() + RULE
                else:
                    height += self._info_row(step.id, step.text, step.facts, anchor=step.id)
                if step.recheck is not None:  # how often, and whose interval it is
                    said = tr("Re-check: {text}").format(text=step.recheck.text)
                    page.add(rule(look))
                    height += self._info_row(f"{step.id}-recheck", said, step.recheck.facts)
                page.add(rule(look))
                yield height
        page.finish()

    def _info_row(self, about: str, text: str, facts: tuple[str, ...], anchor: str = "") -> int:
        """Adds a line without a box; gives how tall it is at least, in px."""
        line = InfoRow(self._look, about, text, overdue=overdue(self._content, facts))
        line.why.connect(self.cite)
        self.page.add(line, anchor=anchor)
        return line.least + RULE

    def finish(self) -> None:
        """Makes the rows that are still missing, below those in sight, and reads what is needed should the disk fail."""
        from ui.pages import checklist_banner  # noqa: F401

        self._make_the_rest()
        if self.page.before_resize is None:
            self.page.before_resize = self.in_place.keep
            self.in_place.hold_soon(self._next())  # the window may have been enlarged since

    @cached_property
    def in_place(self) -> InPlace:
        """Keeps the place in the list."""
        from ui.widgets.in_place import InPlace

        return InPlace(self.page, self._following, self._rows, self._next)

    def _make_the_rest(self) -> dict[str, StepRow]:
        made = len(self._rows)
        for _ in self._unmade:
            pass
        if len(self._rows) > made:
            self.refresh()
        return self._rows

    @property
    def rows(self) -> dict[str, StepRow]:
        """Every row, by the id of its step."""
        return self._make_the_rest()

    @cached_property
    def reader(self) -> ReaderPage:
        """One step at a time; made when it is first wanted."""
        from ui.pages.checklist_reader import ReaderPage

        reader = ReaderPage(self._look, self._content, self.desk)
        reader.why.connect(self.cite)
        reader.few_words.connect(self._few_words)
        reader.left.connect(lambda: self.show_view("list"))
        self.desk.changed.connect(reader.refresh)
        self.stack.addWidget(reader)
        return reader

    @cached_property
    def covered(self) -> CoveredPage:
        """What stands in place of ticks that nobody touched for 30 minutes."""
        covered = CoveredPage(self._look, self.desk)
        self.stack.addWidget(covered)
        return covered

    def _step_row(self, step: m.Step, number: int) -> StepRow:
        row = StepRow(self._look, step, number, self._names)
        row.marked.connect(self._mark)
        row.why.connect(self.cite)
        row.few_words.connect(self._few_words)
        row.may_type = self.desk.local.reasons
        row.link_chosen.connect(self.go)
        row.left.connect(self._to_box.move)
        self._following.guard(row)
        self._rows[step.id] = row
        if overdue(self._content, step.facts):
            row.say_overdue()
        return row

    def _mark(self, step_id: str, state: str, reason: str) -> None:
        if state in ("todo", "done", "not-applicable"):
            before, box = self._held(step_id), self._rows[step_id].box
            self.desk.mark(step_id, state, reason)  # type: ignore[arg-type]
            if self._held(step_id) == before:
                return
            if state == "todo":  # what was taken back is seen
                self._following.follow(self._rows[step_id], at_once=not box.by_pointer)
            elif row := self._rows.get(self._next(after=step_id) or self._next()):  # what is not made yet is far below
                ticked = self._rows[step_id] if row is not self._rows.get(self._next()) else None  # out of its order
                at_once = QApplication.focusWidget() is box and not box.by_pointer
                self._following.follow(row, at_once=at_once, ticked=ticked)

    def _held(self, step_id: str) -> StepState:
        return self.desk.state.step(step_id) if self.desk.state is not None else StepState()

    def _next(self, after: str = "") -> str:
        """The first step nobody has handled, of all or of those `after` one; "" if there is none."""
        state, ids = self.desk.state, [step.id for step in self.acts]
        for step in self.acts[ids.index(after) + 1 if after else 0 :]:
            if state is None or state.step(step.id).state == "todo":
                return step.id
        return ""

    def focus_first(self) -> None:
        """Puts the keyboard on the next act, or on "Continue" while the ticks are covered."""
        if self.desk.is_covered:
            self.covered.go_on.setFocus()
        elif self._view == "reader":
            self.reader.done.setFocus()
        elif first := self._next():
            row = self._rows.get(first) or self.rows[first]
            row.box.setFocus()
            QTimer.singleShot(0, row, lambda: self._following.bring(row))

    def refresh(self) -> None:
        """Repaints every row with the state the store returned."""
        state, following = self.desk.state, self._next()
        with self._following.steady(self._rows.values(), self._headings[0][0]):
            for step_id, row in self._rows.items():
                held = state.step(step_id) if state else StepState()
                if row.state != held or row._next != (step_id == following):
                    row.show_state(held, next_step=step_id == following)
            for heading, ids in self._headings:
                heading.show_count(state.counts(ids) if state is not None else Counts(len(ids), 0, 0))
            self.bar.refresh()
            if self.side is not None:
                self.side.refresh(following)
            self._show()
        if self.desk.sentences() != self._said:
            self._notices()
        if self._ran and state is None and self.desk.just_ended:
            self._start_over()
        self._ran = state is not None

    def _start_over(self) -> None:
        """The session that ran was ended: the next one begins at its top, not where that one was scrolled to."""
        if self._view == "reader":
            self.reader.start(self._next())
        self.page.verticalScrollBar().setValue(0)
        self.focus_first()

    def _show(self) -> None:
        here = self.isAncestorOf(focus) if (focus := QApplication.focusWidget()) is not None else self.isVisible()
        if self.desk.is_covered:
            self.covered.refresh()
            self.stack.setCurrentWidget(self.covered)
        else:
            self.stack.setCurrentWidget(self.reader if self._view == "reader" else self.page)
        self.bar.setEnabled(not self.desk.is_covered)
        tight = self._look.width == Width.TINY and self.first_line is not None and not self.first_line.isHidden()
        # with the line of a first run it is one too many for the first act to be in sight, and has nothing to say yet
        if self.bar.isHidden() != (hide := self.desk.is_covered or (tight and self.desk.state is None)):
            self.bar.setHidden(hide)
        if here and self._was_covered != self.desk.is_covered:
            self.focus_first()
        self._was_covered = self.desk.is_covered

    def show_view(self, view: str) -> None:
        """The list or the reader: the same state. The keyboard goes along."""
        was, self._view = self._view, view
        self.bar.view_buttons.choose(view)
        if view == "reader":
            self.reader.start(self._next())
        self._show()
        if view == "list" and was == "reader":
            row = self.rows[self.reader.step_id]
            row.box.setFocus()
            self.page.ensureWidgetVisible(row)

    def kept(self) -> dict[str, object]:
        if self._view == "reader":
            return {**super().kept(), "reader": self.reader.step_id}
        return {} if self.desk.is_covered else {"seen": self.in_place.seen()}

    def take_up(self, kept: dict[str, object]) -> None:
        if step_id := kept.get("reader"):
            self.show_view("reader")
            self.reader.start(str(step_id))
        elif "seen" in kept:
            self.in_place.hold_soon(kept["seen"])
        super().take_up(kept)

    def show_item(self, page_id: str, item_id: str, words: tuple[str, ...] = ()) -> bool:
        """Scrolls to a step and puts the focus on its box."""
        self.finish()
        if self._view == "reader":
            self.show_view("list")
        found = self.page.reveal(page_id, words)
        if found and page_id in self.rows:
            self.rows[page_id].box.setFocus()
        return found

    def show_phase(self, phase_id: str) -> None:
        self.show_view("list")
        self.finish()
        if target := self.page.anchors.get(phase_id):
            self.page.scroll_to(target)

    # ------------------------------------------------------------ what happens

    def read_again(self, step_id: str) -> None:
        """A step was taken back: it is seen, and the reader, if it is open, shows that one, so that it is not left unread."""
        if self._view == "reader" and step_id in self.desk.steps:
            self.reader.start(step_id)
        elif row := self._rows.get(step_id):
            self._following.follow(row, at_once=True)

    def _few_words(self, step_id: str) -> None:
        from ui.dialogs.few_words import ask_few_words

        number = list(self.desk.steps).index(step_id) + 1
        if words := ask_few_words(self, self._look, number):
            self.desk.mark(step_id, "not-applicable", words)

    def _fault(self, step_id: str, sentence: str) -> None:
        if step_id in self.rows:
            self.rows[step_id].show_fault(sentence)
            if sentence:
                self.page.ensureWidgetVisible(self.rows[step_id])
        if self._view == "reader":
            self.reader.show_fault(sentence)

    def _saving(self, step_id: str) -> None:
        if row := self._rows.get(step_id):
            row.show_saving()

    def _saved(self, step_id: str) -> None:
        """It no longer is being saved; what came of it is told next."""
        if row := self._rows.get(step_id):
            row.show_state(row.state, next_step=row._next)

    def _notices(self) -> None:
        """What went wrong with the store, in a banner that cannot be missed."""
        self._said = self.desk.sentences()
        if self._said or self.desk.offers_memory or self.banner.count():
            from ui.pages.checklist_banner import fill_banner

            fill_banner(self.banner, self._look, self.desk)

    def _tick(self) -> None:
        with self._following.steady(self._rows.values(), self._headings[0][0]):
            self.desk.look_at_clock()
            self.bar.refresh()
        if self.side is not None:
            self.side.refresh(self._next())
        if self.desk.is_covered:
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_R and not event.modifiers():
            self.show_view("list" if self._view == "reader" else "reader")
        elif self._view != "list" or self.desk.is_covered or not self._to_box.typed(event.text()):
            super().keyPressEvent(event)
