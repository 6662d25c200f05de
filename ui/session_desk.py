"""Joins the store and the widgets: asks the store to save, and tells the widgets what the disk then holds.

The pixel follows the disk: nothing is shown as done before the store returned, and when saving fails the widgets are
told to show what is still there, with one sentence why.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress
from datetime import datetime, timedelta
from math import inf
from time import monotonic
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from app.content.content import Content
from app.content.models import Step
from app.errors import SessionError
from app.session import faults
from app.session.clock import utc_now
from app.session.events import Mark
from app.session.fold import IDLE, Reworded, SessionState, asks_again, is_stale, reworded
from app.session.recheck import Due, Interval, next_recheck
from app.session.store import SessionStore
from app.site.local import NOTHING_LOCAL, Local
from app.tongue import mark, tr, tr_n
from ui.settings import Settings
from ui.turn import Turn

Kind = Literal["caution", "never"]

LOOK_MS = 20_000  # how often the clock is looked at while the window is open, on whatever page it is
_WAITS = mark("Not saved yet: another program is holding the file. It is tried again for 10 seconds.")
TIDY_EVERY = timedelta(hours=1)  # how often closed sessions are looked through for those whose time is over


UNREAD_S = 0.8  # a key pressed twice must not answer a question that came with the first press


class SessionDesk(QObject):
    """The session that is open, if any. `state` is what the disk holds."""

    changed = Signal()
    fault = Signal(str, str)
    notices = Signal()
    wanted = Signal(str)
    said = Signal(str)  # a sentence for the line above the phones
    took_back = Signal(str, str)  # a step that was unticked here, and what it was: "done" or "not-applicable"

    def __init__(
        self,
        store: SessionStore,
        content: Content,
        settings: Settings,
        notice: str = "",
        now: Callable[[], datetime] = utc_now,
        local: Local = NOTHING_LOCAL,
    ) -> None:
        super().__init__()
        self.local = local
        self._store, self._content, self.settings, self._now = store, content, settings, now
        self._notice = notice
        self.steps: dict[str, Step] = {
            step.id: step for phase in content.checklist.phases for step in phase.steps if step.kind == "action"
        }
        self.state: SessionState | None = None
        self.is_covered = False
        self._continued_at: datetime | None = None
        self._held_back_at = -inf
        self.offers_memory = self._opened_in_vain = not store.can_save
        self._turn = Turn(self)
        self._store.changed_elsewhere()  # from now on
        self._tidy()
        if self.state is not None:
            self.is_covered = asks_again(self.state, self._now())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look_at_clock)
        self._timer.start(LOOK_MS)

    def _tidy(self) -> None:
        """Closes what nobody touched for 12 hours, erases what was kept long enough, takes up what is open."""
        self._tidied_at = self._now()
        try:
            self._store.close_stale()
            self._store.erase_closed(self.local.retention_hours)
            self.state = self._store.open_session()
        except SessionError as error:
            self._notice = str(error)

    # ------------------------------------------------------------ acts

    def mark(self, step_id: str, state: Mark, reason: str = "") -> None:
        """Saves how a step stands; the first mark starts a session. After 30 minutes it asks instead.

        While another process holds the file the mark waits for its turn, and the row says so.
        """
        self._cover_if_left_alone()
        if self.is_covered:
            self._held_back_at = monotonic()
            self.changed.emit()
            return
        step, edition = self.steps[step_id], self._content.edition.version
        was = self.state.step(step_id).state if self.state is not None else "todo"
        try:
            session = self.state.session_id if self.state else self._store.continue_or_start(edition)
            self.state = self._store.mark(session, step_id, state, reason, step.text, edition)
        except SessionError as error:
            begun, sentence = self.state.session_id if self.state else "", str(error)
            if faults.is_held(error.__cause__):
                first = not self._turn.waits(step_id)
                if self._turn.take(step_id, lambda: self._mark_again(begun, step_id, state, reason, sentence)):
                    if first:
                        self.fault.emit(step_id, tr(_WAITS))
                    return
            self._turn.give_up(step_id)
            self._offer_memory()
            self.fault.emit(step_id, sentence)
            return
        self._turn.give_up(step_id)
        self._after_change()
        if state == "todo" and was != "todo":
            self.took_back.emit(step_id, was)

    def _mark_again(self, session: str, step_id: str, state: Mark, reason: str, sentence: str) -> None:
        """A mark whose turn has come; it never goes to another session than the one it was made in."""
        if session in ("", self.state.session_id if self.state else ""):
            self.mark(step_id, state, reason)
        else:
            self._turn.give_up(step_id)
            self.fault.emit(step_id, sentence)

    def _offer_memory(self) -> None:
        """Saving failed: offer to go on without it."""
        if self._store.saves and not self.offers_memory:
            self.offers_memory = True
            self.notices.emit()

    def go_on_without_saving(self) -> None:
        """Memory only, with every tick that was saved; the banner stays until the window closes."""
        from app.session.memory import MemoryStore

        self._store = MemoryStore.continuing(self._store, self._now)
        self.state = self._store.open_session()
        self.offers_memory = False
        self.notices.emit()
        self.changed.emit()

    def _after_change(self) -> None:
        """Something was saved: say what the store has to say, and take back the warning that nothing can be."""
        if self.offers_memory:
            self.offers_memory = False
            self.notices.emit()
        if notice := self._store.take_notice():
            self._say(notice)
        self.changed.emit()

    def undo(self) -> None:
        """Takes back the last change; both stay in the timeline."""
        if self.state is None or self.state.undoable is None or self.is_covered:
            return
        self._try(lambda session: self._store.undo(session), self.state.undoable.step_id)

    def rechecked(self, step_id: str) -> None:
        """A repeated look was taken again."""
        self._try(lambda session: self._store.recheck(session, step_id), step_id)

    def note(self, words: str) -> bool:
        """Adds a few words to the open session; whether they are kept."""
        before = self.state
        self._try(lambda session: self._store.note(session, words), "")
        return self.state is not before

    def close(self) -> None:
        """Ends the session; it can be looked back at until it is erased."""
        if self.state is None:
            return
        try:
            self._store.close(self.state.session_id, "user")
        except SessionError as error:
            self._say(str(error))
            return
        self._ended()
        self.changed.emit()

    def new(self) -> None:
        """A new session; what is open is closed first. It starts with the first tick."""
        if self.state is not None:
            try:
                self._store.close(self.state.session_id, "new-session")
            except SessionError as error:
                self._say(str(error))
                return
        self._ended()
        self.changed.emit()

    def clear_slowly(self) -> Generator[tuple[int, int], None, None]:
        """Erases every kept session, the open one last: after each piece how many, and of how many. Closing it stops it.

        SessionError if it could not be done.
        """
        if not self._store.saves:  # memory only: the disk, which cannot be written to, would keep what it has
            raise SessionError(
                tr("Nothing was erased: this window works without saving."),
                tr("What was saved before is still on the disk; the rest goes when the window closes."),
                tr("Open it again when saving works, then clear."),
            )
        try:
            yield from self._store.clear_slowly()
        finally:
            with suppress(SessionError):  # what cannot be read now is said when there is something to save
                if self._store.open_session() is None:
                    self._ended()
            self.changed.emit()

    def clear_now(self) -> int:
        """The same at once; gives how many there were."""
        return max((erased for erased, _ in self.clear_slowly()), default=0)

    def _ended(self) -> None:
        self._turn.give_up()  # what was marked in the session that is over does not begin the next
        self.state, self.is_covered = None, False

    def held_back_just_now(self) -> bool:
        """Whether the ticks were covered instead of marked a moment ago: nobody has read the question yet."""
        return monotonic() - self._held_back_at < UNREAD_S

    def go_on(self) -> None:
        """Continue the session that was covered."""
        self.is_covered = False
        self._continued_at = self._now()
        self.changed.emit()

    def _try(self, act: Callable[[str], SessionState], step_id: str) -> None:
        self._cover_if_left_alone()
        if self.state is None or self.is_covered:
            return
        try:
            self.state = act(self.state.session_id)
        except SessionError as error:
            self.fault.emit(step_id, str(error)) if step_id else self._say(str(error))
            return
        self._after_change()

    # ------------------------------------------------------------ what is so

    def handled(self) -> int:
        """How many steps are done or not applicable."""
        if self.state is None:
            return 0
        counts = self.state.counts(self.steps)
        return counts.done + counts.not_applicable

    def elapsed(self) -> timedelta | None:
        """How long the session has run; None when that cannot be known."""
        return self._store.elapsed(self.state) if self.state is not None else None

    def now(self) -> datetime:
        return self._now()

    def touched(self) -> None:
        """The window was touched after a while: cover the ticks if nobody looked for 30 minutes."""
        self.look_at_clock()

    def left(self) -> None:
        """The window was closed though the program stays: whoever opens it next has not said "continue this one"."""
        self._continued_at = None
        self.look_at_clock()

    @property
    def keeps(self) -> bool:
        """Whether ticks are saved, as far as is known; else only a new start can tell."""
        return self._store.saves and not self.offers_memory

    def look_at_clock(self) -> None:
        """What time does while the window stays open: takes up what another window did, closes a session after 12 hours,
        erases closed ones when their time is over, and covers the ticks when they have been left alone."""
        self._take_up_others()
        now, open_before = self._now(), self.state is not None
        stale = self.state is not None and is_stale(self.state, now)
        if stale or not timedelta() <= now - self._tidied_at < TIDY_EVERY:
            self._tidy()
            if open_before and self.state is None:
                self.is_covered = False
                self.changed.emit()
        self._cover_if_left_alone()

    def _take_up_others(self) -> None:
        """Two windows of one user may share the store; this one then shows what the other did."""
        if not self._store.changed_elsewhere():
            return
        if self._opened_in_vain and self._store.can_save:  # it was held by another process, and is free again
            self._opened_in_vain = self.offers_memory = False
            self._say("")
        try:
            state = self._store.open_session()
        except SessionError:  # said when there is something to save
            return
        if notice := self._store.take_notice():
            self._say(notice)
        if state == self.state:
            return
        same = state is not None and self.state is not None and state.session_id == self.state.session_id
        self.is_covered = same and self.is_covered
        self.state = state
        self.changed.emit()

    def _cover_if_left_alone(self) -> None:
        now = self._now()
        if self.state is None or self.is_covered or not asks_again(self.state, now):
            return
        if self._continued_at is not None and timedelta() <= now - self._continued_at < IDLE:
            return
        self.is_covered = True
        self.changed.emit()

    def past(self, at_most: int | None = None) -> list[SessionState]:
        """The sessions that are still kept, newest first and no more than so many."""
        states = (self._store.state(row.session_id) for row in self._store.list_sessions()[:at_most])
        return [state for state in states if state is not None]

    def how_many_kept(self) -> int:
        return len(self._store.list_sessions())

    def sentences(self) -> list[tuple[Kind, str]]:
        """Notices to show above the list."""
        said: list[tuple[Kind, str]] = []
        if not self._store.saves:
            said.append(("never", tr("Nothing is saved: ticks are lost when the window closes. Use paper as well.")))
        if self._notice:
            said.append(("caution", self._notice))
        if self.state is not None and not self.is_covered:
            said.extend(("caution", sentence) for sentence in self._doubts(self.state))
        return said

    def _doubts(self, state: SessionState) -> list[str]:
        """What must be known before the ticks are relied on."""
        said: list[str] = []
        if state.salvaged:
            from app.handover.words import SALVAGED

            said.append(tr(SALVAGED))
        changed = reworded(state, {step.id: step.text for step in self.steps.values()})
        now = [found for found in changed if found.present and found.ticked]
        if now:
            words = tr_n(
                "The words of {count} step have changed since it was ticked; both are shown.",
                "The words of {count} steps have changed since they were ticked; both are shown.",
                len(now),
            )
            said.append(words.format(count=len(now)))
        said.extend(self._gone(found) for found in changed if not found.present)
        return said

    def _gone(self, found: Reworded) -> str:
        words = found.ticked or tr("a step whose words were not kept")
        return tr("No longer in the checklist, ticked before: {words}").format(words=words)

    def wants(self, what: str) -> None:
        """Asks the window for something that is not the store's: print, hand-over, timeline, look-back, clear."""
        self.wanted.emit(what)

    def rechecks(self) -> list[Interval]:
        """The repeated looks that are running: steps with a sourced interval that are done."""
        if self.state is None or self.is_covered:
            return []
        running = []
        for step in self.steps.values():
            held = self.state.step(step.id)
            if step.recheck and held.state == "done" and held.at:
                again = step.recheck
                last = held.rechecked_at or held.at
                running.append(Interval(step.id, held.at, last, again.first_min, again.for_min, again.then_min))
        return running

    def next_recheck(self) -> Due | None:
        """The re-check that is due first; None if none is running or reminders are off."""
        return next_recheck(self.rechecks(), self.now()) if self.settings.reminders else None

    def switch_reminders(self) -> None:
        """Turns the silent reminders off, or on again."""
        self.settings.set_reminders(not self.settings.reminders)
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self._notice = sentence
        self.notices.emit()
