"""What a screen reader is told of the checklist as it changes: what was saved, what was not, and which re-check is due.

It hears the same signals as the widgets and compares what the disk holds now with what it held before. Nothing here is
seen; everything said here also stands on the screen.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.tongue import mark, tr
from ui.doubts import is_due_under_cover
from ui.in_words import DUE_COVERED
from ui.widgets.announce import announce

if TYPE_CHECKING:
    from app.session.fold import SessionState
    from ui.session_desk import SessionDesk

LOOK_MS = 20_000  # as often as the checklist looks at the clock
FIRST_LOOK_MS = 2_000  # a screen reader has taken the window up by then, and read what has the keyboard
_MARKS = {
    "done": mark("step {number} done {time}"),
    "not-applicable": mark("step {number} not applicable {time}"),
    "todo": mark("step {number} back to do"),
}


class Aloud(QObject):
    """`window` is what speaks. A re-check is told when it falls due and once more when it is overdue."""

    def __init__(self, window: QWidget, desk: SessionDesk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._held, self._covered = desk.state, desk.is_covered
        self._due: tuple[str, bool] | None = None
        self._told = desk.sentences()
        desk.notices.connect(self._notices)
        desk.changed.connect(self._changed)
        desk.fault.connect(lambda _step, sentence: self._say(sentence, urgent=True))
        timer = QTimer(self)
        timer.timeout.connect(self.look_at_clock)
        timer.start(LOOK_MS)
        QTimer.singleShot(FIRST_LOOK_MS, self, self.look_at_clock)

    def _notices(self) -> None:
        """What stands in a banner above the list, when it is new."""
        before, self._told = self._told, self._desk.sentences()
        for kind, sentence in self._told:
            if (kind, sentence) not in before:
                self._say(sentence, urgent=kind == "never")

    def _changed(self) -> None:
        desk, before = self._desk, self._held
        self._held = now = desk.state
        if desk.is_covered and not self._covered:
            self._say(tr("A checklist is still open. Its ticks are covered until you choose."))
        self._covered = desk.is_covered
        if now is not None and now.timeline[-1].kind in ("undone", "rechecked"):
            pass  # what is taken back, opened again or looked at again is said in a line of its own, which speaks for itself
        elif now is not None:
            self._say(self._saved(before, now))
        elif before is not None:
            self._say(tr("No checklist is open now. The first tick starts one."))
        self.look_at_clock()

    def _saved(self, before: SessionState | None, now: SessionState) -> str:
        """ "Saved: step 3 done 14:05.", or "" if no step changed."""
        same = before if before is not None and before.session_id == now.session_id else None
        changed = []
        for number, step in enumerate(self._desk.steps, 1):
            held, was = now.step(step), same.step(step) if same is not None else None
            if (held.state, held.reason) != ((was.state, was.reason) if was is not None else ("todo", "")):
                changed.append(tr(_MARKS[held.state]).format(number=number, time=_time(held.at)))
            elif held.rechecked_at is not None and (was is None or held.rechecked_at != was.rechecked_at):
                changed.append(
                    tr("step {number} re-checked {time}").format(number=number, time=_time(held.rechecked_at))
                )
        kept = all(kind != "never" for kind, _ in self._desk.sentences())
        said = tr("Saved: {what}.") if kept else tr("Not saved, in this window only: {what}.")
        return said.format(what=", ".join(changed)) if changed else ""

    def _say(self, sentence: str, *, urgent: bool = False) -> None:
        """A window that was closed and waits in the background tells nobody of a checklist."""
        if not self._window.isHidden():
            announce(self._window, sentence, urgent=urgent)

    def look_at_clock(self) -> None:
        """Says that a re-check is due, or overdue, when that is news. A hidden window keeps it until it is opened."""
        if self._window.isHidden():
            return
        desk = self._desk
        found = desk.next_recheck()
        late = found.late_min(desk.now()) if found is not None else 0
        due = (found.step_id, late > 0) if found is not None and found.is_due else None
        if is_due_under_cover(desk):
            due = ("", False)
        if due == self._due:
            return
        self._due = due
        if is_due_under_cover(desk):
            self._say(tr(DUE_COVERED), urgent=True)
        elif due is not None and (again := desk.steps[due[0]].recheck) is not None:
            said = tr("Re-check overdue by {minutes}\u00a0min: {what}") if late else tr("Re-check due now: {what}")
            self._say(said.format(minutes=late, what=again.text), urgent=True)


def _time(when: datetime | None) -> str:
    return f"{when.astimezone():%H:%M}" if when is not None else ""
