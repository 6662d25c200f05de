"""Asks before a running checklist is ended for a new one: what runs, and what becomes of it. The way on has the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.tongue import tr
from ui.dialogs.leaf import Leaf
from ui.in_words import local_time, said_progress
from ui.session_desk import SessionDesk
from ui.theme import Look
from ui.widgets.controls import push


class BeginNew(Leaf):
    """`begun` is called once the one that ran is closed, or could not be."""

    tells_of_session = True  # it goes when the ticks are covered

    def __init__(self, parent: QWidget, look: Look, desk: SessionDesk, begun: Callable[[], object]) -> None:
        super().__init__(parent, look, tr("A checklist is running"), scrolls=True, size=(620, 220))
        self._desk, self._begun = desk, begun
        state = desk.state
        assert state is not None
        self.session_id = state.session_id
        self.running = tr("{progress}, started {started_at}.").format(
            progress=said_progress(desk.counts()), started_at=local_time(state.started_at)
        )
        kept = tr(
            "A new one closes it. Look back keeps it, and can open it again until it is erased; "
            "Undo opens it again until the first new tick."
        )
        if (again := desk.next_recheck()) is not None:
            stops = tr("Its re-check at {at} will stop.").format(at=local_time(again.at))
            self.running = f"{self.running} {stops}"
        self.add_words(self.running, "key", strong=True)
        self.add_words(kept)
        self.go_on = push(look, tr("Go on with this one"), primary=True, act=self.reject)
        self.new = push(look, tr("Begin a new one"), act=self._new)
        self.add_button(self.go_on)
        self.add_button(self.new)
        self.show_all_words()
        self.setAccessibleName(f"{self.title.plain}. {self.running} {kept}")
        self.go_on.setFocus()

    def _new(self) -> None:
        """Only the one that was asked about is closed: another window may have begun the next already."""
        self.accept()
        if self._desk.state is not None and self._desk.state.session_id == self.session_id:
            self._desk.new()
            self._begun()
