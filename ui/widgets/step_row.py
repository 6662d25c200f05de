"""One line of the checklist: marker, box, number, words, who or time, Why and more. Information lines have no box."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.content.models import Step
from app.session.fold import Counts, StepState
from app.tongue import mark, tr
from ui.in_words import counted, local_time, said_progress
from ui.theme import Look, Width
from ui.typography import tool_tip
from ui.widgets.controls import fill, flat, link, roomy
from ui.widgets.menus import Menu
from ui.widgets.prose import Prose, label, tint
from ui.widgets.tick_box import TickBox

REASONS = (
    mark("Done before, by others"),
    mark("Not needed for this patient"),
    mark("Not available here"),
    mark("The team decided against it"),
)
WHO_NAMES = {
    "nurse": mark("Nurse"),
    "doctor": mark("Doctor"),
    "pharmacist": mark("Pharmacist"),
    "team": mark("Everyone"),
    "": "",
}


class StepRow(QFrame):
    """`marked` asks to save a state; the row repaints only when `show_state` is called with what the disk holds."""

    marked = Signal(str, str, str)  # step id, state, reason
    why = Signal(str)
    few_words = Signal(str)
    may_type = True  # the site may allow the list of reasons only
    link_chosen = Signal(str)
    left = Signal(int)  # Up (-1) or Down (1): to the row before or after

    def __init__(self, look: Look, step: Step, number: int, names: Callable[[], dict[str, str]]) -> None:
        super().__init__()
        self._look, self.step, self.number, self._names = look, step, number, names
        self.state = StepState()
        self._next = False
        self.setObjectName(step.id)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, look.right, 0)
        gap = look.px(2 if look.width == Width.TINY else 6)  # large text: the words need the room
        line.setSpacing(gap)
        self.marker = QFrame()
        self.marker.setFixedWidth(4)
        line.addWidget(self.marker)
        self.box = TickBox(look, large=look.width == Width.TINY)
        beside = (self.box.sizeHint().width() - look.px(28)) // 2
        line.addSpacing(look.margin - 4 - beside - gap)  # the drawn box stands at the margin, its target around it
        self.box.clicked.connect(self._clicked)
        top = Qt.AlignmentFlag.AlignTop if look.width == Width.TINY else Qt.AlignmentFlag.AlignVCenter
        line.addWidget(self.box, 0, top)  # a step of many lines starts with its box and number
        self.number_label = label(look, str(number), "step", color="quiet")
        self.number_label.setFixedWidth(look.px(26))
        self.number_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.words = Prose(look, step.text, "step", measure=False, brief=True)
        self.words.setBuddy(self.box)
        self.words.setMinimumWidth(look.px(120))
        said = self._said = line
        if look.width == Width.TINY:  # as high as the words, so that the number stands on their first line
            said = self._said = QHBoxLayout()
            said.setSpacing(gap)
            centred = QVBoxLayout()
            centred.addStretch(1)
            centred.addLayout(said)
            centred.addStretch(1)
            line.addLayout(centred, 1)
        said.addWidget(self.number_label, 0, top)
        said.addSpacing(look.px(4))
        said.addWidget(self.words, 1)
        self.aside = QLabel()
        self.aside.setFont(look.font("body"))
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.aside.setMinimumWidth(look.px(104))
        line.addWidget(self.aside)
        if look.width == Width.TINY:
            self.aside.hide()
        self.why_button = link(
            look,
            tr("Why"),
            act=lambda: self.why.emit(step.id),
            name=tr("Why, and sources: step {number}").format(number=number),
        )
        roomy(self.why_button, look)
        self.more = flat(look, "", "ellipsis", name=tr("More for step {number}").format(number=number))
        roomy(self.more, look)
        self.more.pressed.connect(self._open_menu)
        if look.width == Width.TINY:  # as tall as all others, but no wider than a finger: the words need the room
            self.why_button.setMinimumWidth(44)
            self.more.setMinimumWidth(max(44, look.px(24)))
        line.addWidget(self.why_button, 0, top)
        line.addWidget(self.more, 0, top)
        outer.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(1)
        self.reworded: Prose | None = None
        self._outer = outer
        self.setMinimumHeight(look.px(49 if look.narrow else 46))
        if QAccessible.isActive():  # whoever hears what a button is hears that it has a menu
            _ = self.menu
        self.show_state(StepState(), next_step=False)

    def say_overdue(self) -> None:
        """Sign and words below the step; what exactly is overdue stands under Why."""
        look = self._look
        sign = overdue_sign(look)
        sign.setContentsMargins(look.margin + look.px(78), 0, look.right, look.px(6))
        self._outer.insertWidget(self._foot, sign)
        self.why_button.setAccessibleName(
            tr("Review overdue. Why, and sources: step {number}").format(number=self.number)
        )

    @cached_property
    def fault(self) -> Prose:
        """Why nothing was saved: made when it is first said, as most rows never do."""
        fault = self._below("never")
        fault.hide()
        self._outer.addWidget(fault)
        return fault

    @property
    def _foot(self) -> int:
        """Where the next line below the words goes: before the fault, if there is one."""
        return self._outer.count() - ("fault" in self.__dict__)

    def _below(self, color: str) -> Prose:
        """A sentence under the words of the step."""
        look = self._look
        below = Prose(look, "", color=color, measure=False)
        below.setContentsMargins(look.margin + look.px(78), 0, look.right, look.px(6))
        return below

    @cached_property
    def menu(self) -> Menu:
        """That of the button with the dots, which has it from when this is first asked for: most are never opened, and
        each takes 7 kB."""
        menu = Menu(self._look, tr("Step {number}").format(number=self.number), self.more, tall=True)
        menu.beside = self
        menu.aboutToShow.connect(self._fill_menu)
        self.more.setPopupMode(
            QToolButton.ToolButtonPopupMode.InstantPopup
        )  # without a menu it would offer nothing to do
        self.more.setMenu(menu)
        return menu

    def _open_menu(self) -> None:
        """At the first press; later ones Qt answers itself."""
        if "menu" not in self.__dict__:
            _ = self.menu
            self.more.showMenu()

    def _fill_menu(self) -> None:
        """Made when it is first opened: 24 rows would otherwise each make a menu at start-up. What was never marked has
        no way back."""
        if self.menu.isEmpty():
            self._make_entries()
        self._back.setVisible(self.state.state != "todo")

    def _make_entries(self) -> None:
        step = self.step
        self.menu.say_title()  # the menu may cover its row
        self.menu.addAction(tr("Done")).triggered.connect(lambda: self.marked.emit(step.id, "done", ""))
        # what N opens; the same reasons stand in the whole menu, a click less away
        title = tr("Step {number}: not applicable because").format(number=self.number)
        self.reasons = Menu(self._look, title, self.menu, tall=True)
        self.reasons.say_title()
        said = tr("Not applicable: {reason}")
        for reason in map(tr, REASONS):
            act = partial(self.marked.emit, step.id, "not-applicable", reason)
            for menu, words in ((self.reasons, reason), (self.menu, said.format(reason=reason))):
                menu.addAction(words).triggered.connect(lambda _=False, act=act: act())
        if self.may_type:
            words = tr("Another reason, in a few words")
            for menu, name in ((self.reasons, words), (self.menu, said.format(reason=words))):
                menu.addAction(name).triggered.connect(lambda: self.few_words.emit(step.id))
        self._back = self.menu.addAction(tr("Back to do"))
        self._back.triggered.connect(lambda: self.marked.emit(step.id, "todo", ""))
        self.menu.addSeparator()
        self.menu.addAction(tr("Why and sources")).triggered.connect(lambda: self.why.emit(step.id))
        for target in step.links:
            act = partial(self.link_chosen.emit, target)
            self.menu.addAction(self._names().get(target, target)).triggered.connect(lambda _=False, act=act: act())

    def ask_reason(self) -> None:
        """Opens the short list of reasons under the row, whose words stay in sight."""
        self._fill_menu()
        self.reasons.popup_beside(self, self.box.x())

    def _clicked(self) -> None:
        self.marked.emit(self.step.id, "todo" if self.state.state != "todo" else "done", "")

    def show_state(self, state: StepState, *, next_step: bool) -> None:
        """Shows what the disk holds."""
        look = self._look
        self.state, self._next = state, next_step
        if "fault" in self.__dict__:
            self.fault.hide()
        self.box.show_state(state.state)
        shown, changed = ticked_words(self.step, state)
        self.words.say(shown, "ink" if state.state == "todo" else "quiet")
        self._say_reworded(changed)
        fill(self.marker, look, "accent" if next_step else "window")
        fill(self, look, "base" if next_step else "window")
        time = local_time(state.at) if state.at and state.state != "todo" else ""
        strong = f'<span style="font-weight:600">{time}</span>'
        quiet, ink = look.tokens.quiet, look.tokens.ink
        who = tr(WHO_NAMES[self.step.who])
        self.aside.setTextFormat(Qt.TextFormat.RichText if time else Qt.TextFormat.PlainText)
        if state.state == "not-applicable":
            small = f'<span style="color:{quiet};font-size:{look.font("note").pointSizeF()}pt">{tr("not applicable")}</span>'
            gap = "<br>" if look.narrow else " "
            self.aside.setText(f'{small}{gap}<span style="color:{ink}">{strong}</span>')
        else:
            tint(self.aside, look, "ink" if time else "quiet")
            self.aside.setText(strong if time else who)
        words = {
            "todo": tr("to do"),
            "done": tr("done {time}").format(time=time),
            "not-applicable": tr("not applicable {time}").format(time=time),
        }[state.state]
        if state.state == "not-applicable" and state.reason:
            words += f", {state.reason}"
        self._say_reason(state.reason if state.state == "not-applicable" else "")
        reason = tr("Not applicable: {reason}").format(reason=state.reason) if state.reason else ""
        for pointed_at in (self.aside, self.words, self.box):
            pointed_at.setToolTip(tool_tip(reason))
        self.aside.setAccessibleName(words if state.state != "todo" else who)
        self.box.setAccessibleName(tr("Step {number}. {text}").format(number=self.number, text=shown))
        self.box.setAccessibleDescription(". ".join(part for part in (words, who) if part))

    @cached_property
    def reason(self) -> Prose:
        """Why the step does not apply, in small letters under its words: made when it is first said."""
        reason = Prose(self._look, "", "note", color="quiet", measure=False)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        self._said.insertLayout(self._said.indexOf(self.words), beside, 1)
        self._said.removeWidget(self.words)
        for words in (self.words, reason):
            beside.addWidget(words)
        return reason

    def _say_reason(self, reason: str) -> None:
        if not reason and "reason" not in self.__dict__:
            return
        self.reason.say(reason)
        self.reason.setVisible(bool(reason))
        if reason:
            self.reason.setAccessibleName(tr("Not applicable: {reason}").format(reason=reason))

    def _say_reworded(self, sentence: str) -> None:
        if sentence and self.reworded is None:
            self.reworded = self._below("ink")
            self._outer.insertWidget(self._foot, self.reworded)
        if self.reworded is not None:
            self.reworded.say(sentence)
            self.reworded.setVisible(bool(sentence))

    def show_fault(self, sentence: str) -> None:
        """The box is as the disk holds it; a sentence under the row says why nothing was saved."""
        self.box.show_state(self.state.state)
        self.fault.say(sentence)
        self.fault.setVisible(bool(sentence))

    def show_saving(self) -> None:
        """Its act is being written, and the disk is slow: the box stays as the disk holds it, and nothing moves."""
        self.aside.setText(f'<span style="color:{self._look.tokens.ink}">{tr("Saving")}</span>')

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the box ticks nothing: a glove, a finger that scrolls or points at words must not write into the
        record. It takes the keyboard to this step, so that it is seen to be heard, and Space or the box then ticks."""
        self.box.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.box.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.ask_reason()
        elif event.key() == Qt.Key.Key_W and not event.modifiers():
            self.why.emit(self.step.id)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


def overdue_sign(look: Look) -> QWidget:
    """Triangle, words and colour together."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(look.px(4))
    sign = QLabel()
    sign.setPixmap(look.icon("triangle-alert", "caution", 14).pixmap(QSize(look.px(14), look.px(14))))
    line.addWidget(sign)
    line.addWidget(label(look, tr("Review overdue"), "note", strong=True, color="caution"))
    line.addStretch(1)
    return box


class InfoRow(QFrame):
    """A line that informs and cannot be ticked; `overdue` says that its review is."""

    why = Signal(str)

    def __init__(self, look: Look, item_id: str, text: str, *, overdue: bool = False, edge: int | None = None) -> None:
        """`edge`: where its words begin, in px; None: in line with those of the steps."""
        super().__init__()
        self.setObjectName(item_id)
        fill(self, look, "window")
        row = QHBoxLayout(self)
        left = look.margin + look.px(78)
        if edge is not None:
            row.setContentsMargins(edge, 0, 0, 0)
        else:
            row.setContentsMargins(look.margin if look.width == Width.TINY else left, 0, look.right, 0)
        row.setSpacing(look.px(12))
        self.words = Prose(look, text, measure=False, brief=True)
        inside = QVBoxLayout()
        inside.setSpacing(look.px(2))
        inside.addWidget(self.words)
        if overdue:
            inside.addWidget(overdue_sign(look))
        row.addLayout(inside, 1)
        why = link(
            look,
            tr("Why"),
            act=lambda: self.why.emit(item_id),
            role="note",
            name=tr("Why, and sources: {text}").format(text=text),
        )
        row.addWidget(roomy(why, look))
        self.least = why.minimumHeight()  # px of height, no less
        if look.width > Width.TINY and edge is None:  # under those of the steps, which have one more button
            row.addSpacing(max(44, look.px(44)) + look.px(6))


class PhaseHeading(QWidget):
    """ "1 of 4  Stop and call" and how many of its actions are done; what does not apply is said apart."""

    LEAST = 28  # px of height at 100 %, no less

    def __init__(self, look: Look, number: int, total: int, title: str) -> None:
        super().__init__()
        self._tiny = look.width == Width.TINY
        row = QHBoxLayout(self)
        row.setContentsMargins(look.margin, look.px(6), look.right, look.px(2))
        row.setSpacing(look.px(10))
        said = tr("{number} of {total}").format(number=number, total=total)
        # its line is as high as the title's first
        which = Prose(look, said, "key", strong=True, measure=False, brief=True)
        which.setWordWrap(False)
        row.addWidget(which, 0, Qt.AlignmentFlag.AlignTop)
        name = Prose(look, title, "key", strong=True, brief=True)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)  # also where the count beside it takes two lines
        row.addWidget(name, 1)
        self.count = label(look, "", color="quiet")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.count)

    def show_count(self, counts: Counts) -> None:
        said = said_progress(counts) if counts.not_applicable and not self._tiny else "\n".join(counted(counts))
        self.count.setText(said)
        self.count.setAccessibleName(said_progress(counts))


def ticked_words(step: Step, state: StepState) -> tuple[str, str]:
    """The words to show: those that were ticked, if they were others than now, and then what they are now."""
    if state.state == "todo" or state.wording in ("", step.text):
        return step.text, ""
    now = tr("Words of edition {edition}. Now: {words}").format(edition=state.edition, words=step.text)
    return state.wording, now
