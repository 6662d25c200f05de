"""What lies over the list while nobody has said whose checklist it is: a choice, and nothing of the ticks."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.tongue import tr
from ui.in_words import local_time, said_progress
from ui.pages.checklist_side import duration
from ui.session_desk import SessionDesk
from ui.theme import Look, Width
from ui.widgets.controls import flush, push
from ui.widgets.page import ScrollPage
from ui.widgets.prose import Prose

_CHOOSE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CoveredPage(ScrollPage):
    """A checklist that nobody touched for 30 minutes: its ticks are not drawn at all until a choice is made."""

    def __init__(self, look: Look, desk: SessionDesk) -> None:
        tiny = look.width == Width.TINY
        super().__init__(look, top=look.px(4 if tiny else 40 if look.narrow else 96))
        self._desk = desk
        self.add(Prose(look, tr("A checklist is still open"), "title", strong=True))
        self.go_on = push(look, tr("Continue this one"), primary=True, act=desk.go_on)
        self.new = push(look, tr("New session"), act=desk.new)
        for button in (self.go_on, self.new):
            button.installEventFilter(self)
        row = flush(self.go_on, self.new, gap=look.px(10))
        if tiny:  # the choice must be in sight before the words about it
            self.column.addLayout(row)
        self.facts = Prose(look, "", "key")
        self.add(self.facts, above=8)
        self.add(
            Prose(look, tr("Is this the same episode? The ticks stay covered until you choose."), color="quiet"),
            above=4,
        )
        if not tiny:
            self.column.addSpacing(look.px(20))
            self.column.addLayout(row)
        text = tr("New session closes the old one. Undo or Look back opens it again until it is erased.")
        self.add(Prose(look, text, "note", color="quiet"), above=12)
        self.finish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space pressed twice on a step asks, and does not answer: the ticks may be those of another patient."""
        if isinstance(event, QKeyEvent) and event.key() in _CHOOSE and self._desk.held_back_just_now():
            return True
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        desk, state = self._desk, self._desk.state
        if state is None:
            return
        idle = desk.now() - state.last_touch
        if idle >= timedelta():
            said = tr("Started {started_at}. {progress}. Last touched {idle} ago.")
        else:  # the clock was set back
            said = tr("Started {started_at}. {progress}. When it was last touched is not known.")
        self.facts.say(
            said.format(
                started_at=local_time(state.started_at),
                progress=said_progress(desk.counts()),
                idle=duration(idle),
            )
        )
