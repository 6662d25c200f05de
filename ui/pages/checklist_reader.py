"""Reader mode: one step, one big button, read across a bed. Space marks and moves on; arrows move; N is not applicable.

The button stays where it is while the step above it changes: a second press of a trembling glove would mark a step that
nobody has read. So a press by mouse or finger that comes at once after a turn marks nothing.
"""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.content.beside import beside
from app.content.content import Content
from app.content.models import Step
from app.session.fold import UNTOUCHED
from app.tongue import tr
from ui.in_words import local_time
from ui.session_desk import SessionDesk
from ui.theme import Look, Width
from ui.widgets.announce import announce
from ui.widgets.controls import fill, flush, hint_key, link, push, roomy, rule
from ui.widgets.flow import FlowLayout
from ui.widgets.following import UNAIMED_S
from ui.widgets.menus import Menu
from ui.widgets.page import WIDEST_TABLE, ScrollPage
from ui.widgets.prose import Prose
from ui.widgets.step_row import REASONS, WHO_NAMES, InfoRow, ticked_words

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class ReaderPage(QWidget):
    """Shows the same state as the list and saves through the same desk."""

    why = Signal(str)
    few_words = Signal(str)
    left = Signal()  # back to the list

    def __init__(self, look: Look, content: Content, desk: SessionDesk) -> None:
        super().__init__()
        self._look, self._desk = look, desk
        self._phases = {s.id: (n, p) for n, p in enumerate(content.checklist.phases, 1) for s in p.steps}
        self._steps = list(desk.steps.values())
        self._beside = beside(content.checklist)
        self._shown_beside = ""
        self._turned_at = float("-inf")
        self._total_phases = len(content.checklist.phases)
        self.at = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.page = page = ScrollPage(look, widest=WIDEST_TABLE)
        fill(page.inside, look, "base")
        side = look.margin if look.narrow else look.px(64)
        page.column.setContentsMargins(side, look.px(6 if look.narrow else 32), side, look.px(10))
        top = QHBoxLayout()
        self.phase = Prose(look, "", "body" if look.narrow else "key", color="quiet")
        self.place = Prose(look, "", "body" if look.narrow else "key", color="quiet")
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight)
        top.addWidget(self.phase, 1)
        top.addWidget(self.place)
        self.words = Prose(look, "", "reader", strong=True, measure=False)
        if look.width == Width.TINY:  # the words first: there is room for little else
            page.add(self.words)
            page.column.addLayout(top)
        else:
            page.column.addLayout(top)
            page.add(self.words, above=4 if look.narrow else 32)
        self.notes = QVBoxLayout()  # right under the words: in low windows little else is in sight
        self.notes.setSpacing(look.px(4))
        page.column.addLayout(self.notes)
        about = QHBoxLayout()
        self.who = Prose(look, "", "body" if look.narrow else "key", color="quiet", measure=False)
        about.addWidget(self.who)
        about.addSpacing(look.px(12))
        why = link(look, tr("Why"), act=lambda: self.why.emit(self.step_id), name=tr("Why, and sources of this step"))
        about.addWidget(roomy(why, look))
        about.addStretch(1)
        page.column.addSpacing(0 if look.width == Width.NARROW else look.px(8))
        page.column.addLayout(about)
        self.reworded = Prose(look, "", color="ink", measure=False)
        self.reworded.hide()
        page.add(self.reworded)
        self.fault = Prose(look, "", color="never", measure=False)
        self.fault.hide()
        page.add(self.fault)
        page.column.addSpacing(look.px({Width.TINY: 10, Width.NARROW: 0}.get(look.width, 28)))
        box = QWidget()
        fill(box, look, "base")
        # marking at the left, moving on unmarked at the right: neither is hit for the other
        flow = FlowLayout(box, look.px(8), look.px(4), apart=0 if look.width == Width.TINY else 2)
        flow.setContentsMargins(0, 0, 0, 0)
        self.done = push(look, tr("Done and next"), primary=True, act=self._done, icon="check")
        self.not_applicable = push(look, tr("Not applicable"), act=self._ask)
        self.back: QPushButton = push(look, tr("Back"), act=lambda: self.move_by(-1), icon="arrow-left")
        self.skip = push(look, tr("Skip"), act=lambda: self.move_by(1), icon="arrow-right")
        self.skip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # it points on
        others = [self.not_applicable, self.back, self.skip]
        if look.width == Width.TINY:  # the session bar, which has the way back, is part of the list there
            others.append(push(look, tr("List"), act=self.left.emit))
        if look.width > Width.TINY:
            self._enlarge(self.done, *others)
        for button in others:  # a click leaves the keyboard with "Done and next", so that Space goes on marking
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (self.done, *others):
            button.installEventFilter(self)
        for button in others if look.width == Width.TINY else [self.done, *others]:
            flow.addWidget(button)
        if not look.narrow or look.width == Width.TINY:
            page.column.addLayout(flush(box, wide=True))
            page.add(rule(look), above=10 if look.narrow else 28)
        self.following = Prose(look, "", color="quiet", measure=False)
        page.add(self.following, above=8)
        page.finish()
        column.addWidget(page, 1)
        if look.narrow:
            column.addWidget(self._foot(self.done if look.width == Width.TINY else box))
        self.refresh()

    def _enlarge(self, done: QPushButton, *others: QPushButton) -> None:
        """Words that are read, and buttons that are hit, from an arm's length; the keys that do the same beside them."""
        look = self._look
        for button in (done, *others):
            before = button.fontMetrics().horizontalAdvance(button.text())
            button.setFont(look.font("key", strong=button is done))
            grown = button.fontMetrics().horizontalAdvance(button.text()) - before
            button.setMinimumSize(button.minimumWidth() + grown, look.px(54 if look.narrow else 72))
        hint_key(done, look, tr("Space"))
        hint_key(self.not_applicable, look, "N")

    def _foot(self, acts: QWidget) -> QWidget:
        """In low windows what is pressed stays in sight, at the same place, under a long step."""
        look = self._look
        foot = QWidget()
        fill(foot, look, "base")
        column = QVBoxLayout(foot)
        column.setContentsMargins(look.margin, 0, look.margin, look.px(2))
        column.setSpacing(look.px(2))
        column.addWidget(rule(look))  # a line that goes on below it is not taken for cut off
        column.addLayout(flush(acts, wide=acts is not self.done))
        return foot

    @property
    def step_id(self) -> str:
        return self._steps[self.at].id

    def start(self, step_id: str) -> None:
        """Begins at a step and takes the keyboard."""
        before, self.at = self.at, next((n for n, step in enumerate(self._steps) if step.id == step_id), 0)
        self._turn(from_step=before)
        self.done.setFocus()

    def move_by(self, steps: int) -> None:
        before, self.at = self.at, max(0, min(len(self._steps) - 1, self.at + steps))
        self._turn(from_step=before)
        notes = " ".join(info.text for info in self._beside[self.step_id])
        announce(self, f"{self.place.plain}. {self.words.plain} {self.who.plain} {notes}".rstrip())

    def _turn(self, *, from_step: int) -> None:
        """Another step is shown from its first word: else one scrolled out of sight could be marked unread."""
        if self.at != from_step and self.isVisible():
            self._turned_at = monotonic()
        self.page.verticalScrollBar().setValue(0)
        self.refresh()

    def _done(self) -> None:
        before = self._desk.state
        if self._held() == "todo":  # one that does not apply stays so, with its reason: the list can change it
            self._desk.mark(self.step_id, "done", "")
            if self._desk.state is before:  # not saved: stay on the step
                return
        self.move_by(1)

    def _held(self) -> str:
        return self._desk.state.step(self.step_id).state if self._desk.state else "todo"

    def _ask(self) -> None:
        step = self.step_id
        title = tr("Step {number}: not applicable because").format(number=list(self._desk.steps).index(step) + 1)
        menu = Menu(self._look, title, self, tall=True)
        menu.say_title()
        for reason in map(tr, REASONS):
            menu.addAction(reason).triggered.connect(lambda _=False, reason=reason: self._not_applicable(step, reason))
        if self._desk.local.reasons:
            menu.addAction(tr("Another reason, in a few words")).triggered.connect(lambda: self.few_words.emit(step))
        menu.popup(self.not_applicable.mapToGlobal(self.not_applicable.rect().bottomLeft()))

    def _not_applicable(self, step: str, reason: str) -> None:
        before = self._desk.state
        self._desk.mark(step, "not-applicable", reason)
        if self._desk.state is not before:
            self.move_by(1)

    def show_fault(self, sentence: str) -> None:
        self.fault.say(sentence)
        self.fault.setVisible(bool(sentence))

    def refresh(self) -> None:
        step = self._steps[self.at]
        number, phase = self._phases[step.id]
        self.phase.say(
            tr("Phase {number} of {total}, {title}").format(number=number, total=self._total_phases, title=phase.title)
        )
        self.place.say(tr("Step {number} of {total}").format(number=self.at + 1, total=len(self._steps)))
        state = self._desk.state.step(step.id) if self._desk.state else None
        shown, changed = ticked_words(step, state or UNTOUCHED)
        self.words.say(shown)
        self.reworded.say(changed)
        self.reworded.setVisible(bool(changed))
        parts = [tr(WHO_NAMES[step.who]), step.recheck.text if step.recheck else ""]
        handled = state is not None and state.state != "todo"
        if state is not None and handled and state.at:
            parts.append(f"{tr('Done') if state.state == 'done' else tr('Not applicable')} {local_time(state.at)}")
            parts.append(state.reason)
        self.who.say(" ".join(f"{part.rstrip('.')}." for part in parts if part))  # sentences: nothing runs together
        self.fault.hide()
        self._show_beside(step)
        self.done.setText(tr("Next") if handled else tr("Done and next"))  # what is done is not done a second time
        if self.at + 1 < len(self._steps):
            self.following.say(
                tr("Next: {number}. {text}").format(number=self.at + 2, text=self._steps[self.at + 1].text)
            )
        else:
            self.following.say(tr("This is the last step."))
        self.back.setEnabled(self.at > 0)
        self.skip.setEnabled(self.at + 1 < len(self._steps))

    def _show_beside(self, step: Step) -> None:
        """What must be known with this step: the lines that stand under it in the list."""
        if self._shown_beside == step.id:
            return
        self._shown_beside = step.id
        while (item := self.notes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for info in self._beside[step.id]:
            note = InfoRow(self._look, info.id, info.text, edge=0)
            note.why.connect(self.why)
            self.notes.addWidget(note)
            fill(note, self._look, "base")

    def _is_unaimed(self, button: QObject) -> bool:
        """Whether a press on a button that marks came so soon that it was aimed at the step before."""
        marks = button is self.not_applicable or (button is self.done and self._held() == "todo")
        return marks and monotonic() - self._turned_at < UNAIMED_S

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move between steps also from a button; Qt would move between the buttons. What was not aimed is refused."""
        if event.type() in _PRESSES and self._is_unaimed(watched):
            self._desk.said.emit(tr("A new step: nothing was marked. Press again."))
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ARROWS:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._done()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.move_by(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.move_by(-1)
        elif key == Qt.Key.Key_N:
            self._ask()
        elif key == Qt.Key.Key_W:
            self.why.emit(self.step_id)
        else:
            super().keyPressEvent(event)
