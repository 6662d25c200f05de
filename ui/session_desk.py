"""Joins the store and the widgets: asks the store to save, and tells the widgets what the disk then holds.

The pixel follows the disk: nothing is shown as done before the store returned, and when saving fails the widgets are
told to show what is still there, with one sentence why.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from math import inf
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from app.content.content import Content
from app.content.models import Step
from app.errors import SessionError
from app.session.clock import utc_now
from app.session.events import ClosedBy, Mark
from app.session.fold import IDLE, Counts, SessionState, asks_again, is_stale
from app.session.recheck import Due, next_recheck
from app.session.schema import SessionSummary
from app.session.store import SessionStore
from app.site.local import NOTHING_LOCAL, Local
from app.tongue import tr
from ui.doubts import Kind, notices, reminds, repeated
from ui.erasing import Erasing, erase_all
from ui.saving import WAITS, Act, Saving
from ui.settings import Settings

LOOK_MS = 20_000  # how often the clock is looked at while the window is open, on whatever page it is
TIDY_EVERY = timedelta(hours=1)  # how often closed sessions are looked through for those whose time is over
UNREAD_S = 0.8  # a key pressed twice must not answer a question that came with the first press


class SessionDesk(QObject):
    """The session that is open, if any. `state` is what the disk holds.

    `fault`: a step, and why it is not saved; "" takes that back. `saving`: a step, or another place, that takes longer
    than a moment to write; `saved` when it no longer does. `looked`: at the clock.
    """

    changed = Signal()
    looked = Signal()
    saving = Signal(str)
    saved = Signal(str)
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
        self.local, self._notice = local, notice
        self._store, self._content, self.settings, self._now = store, content, settings, now
        self.steps: dict[str, Step] = {
            step.id: step for phase in content.checklist.phases for step in phase.steps if step.kind == "action"
        }
        self.state: SessionState | None = None
        self.is_covered = False
        self.just_ended = ""  # the session that was ended here and that undo opens again, until a new one begins
        self._continued_at: datetime | None = None
        self._held_back_at = -inf
        self.offers_memory = self._opened_in_vain = not store.can_save
        self._notes = 0
        self._saving = Saving(self, lambda: self.state.session_id if self.state else "")
        self._saving.told.connect(self._tell)
        self._saving.slow.connect(self.saving)
        self._saving.over.connect(self.saved)
        self._saving.stuck.connect(self._offer_memory)
        self._erasing = Erasing(self, self._say)
        self._store.changed_elsewhere()  # from now on
        self._tidy()
        if self.state is not None:
            self.is_covered = asks_again(self.state, self._now())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look_at_clock)
        self._timer.timeout.connect(self.erase_what_is_due)
        self._timer.start(LOOK_MS)

    def _tidy(self) -> None:
        """Closes what nobody touched for 12 hours, takes up what is open; has the rest erased soon."""
        self._tidied_at, self._erases = self._now(), True
        try:
            self._store.close_stale()
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

        def work() -> SessionState:  # the first mark and the session it begins: one transaction
            return self._store.mark(self._open_id(), step_id, state, reason, step.text, edition)

        def failed(error: SessionError) -> None:
            self._offer_memory()
            self._tell(step_id, str(error))

        def saved(now: SessionState) -> None:
            self._take_up(now)
            if state == "todo" and was != "todo":
                self.took_back.emit(step_id, was)

        self._saving.save(Act(step_id, self._open_id(), work, saved, failed))

    def _open_id(self) -> str:
        return self.state.session_id if self.state else ""

    def _take_up(self, state: SessionState) -> None:
        self.state, self.just_ended = state, ""
        self.settings.session_is_open(state.session_id)
        self._after_change()

    def _tell(self, place: str, sentence: str) -> None:
        """What became of an act: under the row of its step, else above the list. "" takes back that it waits."""
        if place in self.steps:
            self.fault.emit(place, sentence)
        elif sentence or self._notice == tr(WAITS):
            self._say(sentence)

    def _offer_memory(self) -> None:
        """Saving failed: offer to go on without it."""
        if self._store.saves and not self.offers_memory:
            self.offers_memory = True
            self.notices.emit()

    def go_on_without_saving(self) -> None:
        """Memory only, with every tick that was saved; the banner stays until the window closes."""
        from app.session.memory import MemoryStore

        self._saving.drop()
        self._erasing.stop()
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

    def undo(self, then: Callable[[], None] = lambda: None) -> None:
        """Takes back the last change; both stay in the timeline. `then` is called when that is saved."""
        if self.state is None or self.state.undoable is None or self.is_covered:
            return
        last = self.state.undoable
        self._try(
            lambda: self._store.undo(self._open_id()),
            last.step_id or f"note {last.seq}",
            then,
            still=lambda: self.state is not None and self.state.undoable == last,
        )

    def take_back_waiting(self) -> bool:
        """Takes back what waits for its turn and is not saved yet; whether there was something."""
        return self._saving.take_back()

    def rechecked(self, step_id: str) -> None:
        """A repeated look was taken again."""
        self._try(lambda: self._store.recheck(self._open_id(), step_id), step_id)

    def note(self, words: str, then: Callable[[], None] = lambda: None) -> bool:
        """Adds a few words to the open session; whether they are kept by now. `then` is called when they are."""
        before = self.state
        self._notes += 1  # one that waits does not push another out
        self._try(lambda: self._store.note(self._open_id(), words), f"new note {self._notes}", then)
        return self.state is not before

    def close(self) -> None:
        """Ends the session; it can be looked back at, and opened again, until it is erased."""
        self._end("user")

    def new(self) -> None:
        """A new session; what is open is closed first. It starts with the first tick."""
        if self.state is None:
            self._leave()
        else:
            self._end("new-session")

    def _end(self, by: ClosedBy) -> None:
        if self.state is not None:
            ended = self.state.session_id
            work, failed = partial(self._store.close, ended, by), self._failing("end")
            self._saving.save(Act("end", ended, work, lambda _: self._leave(ended), failed))

    def _failing(self, place: str) -> Callable[[SessionError], None]:
        return lambda error: self._tell(place, str(error))

    def _leave(self, ended: str = "") -> None:
        self._ended(ended)
        self.changed.emit()

    def reopen(self, session_id: str, then: Callable[[], None], failed: Callable[[str], None]) -> None:
        """Opens a kept session again; one that is open is closed. `then` is called when that is saved, or `failed`."""

        def saved(state: SessionState) -> None:
            self._ended()
            self._continued_at = self._now()
            self._take_up(state)
            then()

        work = partial(self._store.reopen, session_id)
        self._saving.save(Act("reopen", self._open_id(), work, saved, lambda error: failed(str(error))))

    def clear_slowly(self) -> Generator[tuple[int, int], bool | None, None]:
        """Erases every kept session, the open one last: gives how many, and of how many, over and over until it is done
        ((0, 0) before that is known). To send True stops it, see `erasing.watched`.

        SessionError if it could not be done.
        """
        return erase_all(self._store, self._erasing, self._after_clearing)

    def _after_clearing(self) -> None:
        with suppress(SessionError):  # what cannot be read now is said when there is something to save
            if self._store.open_session() is None:
                self._ended()
        self.changed.emit()

    def _ended(self, session_id: str = "") -> None:
        self._saving.forget()  # what was marked in the session that is over does not begin the next
        self.state, self.is_covered, self.just_ended = None, False, session_id

    def held_back_just_now(self) -> bool:
        """Whether the ticks were covered a moment ago, instead of marked: nobody has read the question yet."""
        return monotonic() - self._held_back_at < UNREAD_S

    def go_on(self) -> None:
        """Continue the session that was covered."""
        self.is_covered = False
        self._continued_at = self._now()
        self.changed.emit()

    def _try(
        self,
        work: Callable[[], SessionState],
        place: str,
        then: Callable[[], None] = lambda: None,
        still: Callable[[], bool] = lambda: True,
    ) -> None:
        """A change of the open session, which waits for its turn as a mark does."""
        self._cover_if_left_alone()
        if self.state is None or self.is_covered:
            return

        def saved(state: SessionState) -> None:
            self._take_up(state)
            then()

        self._saving.save(Act(place, self.state.session_id, work, saved, self._failing(place), still))

    # ------------------------------------------------------------ what is so

    def counts(self) -> Counts:
        """How many of the steps stand how."""
        return Counts(len(self.steps), 0, 0) if self.state is None else self.state.counts(self.steps)

    @property
    def has_begun(self) -> bool:
        return self.state is not None and self.state.has_begun

    def elapsed(self) -> timedelta | None:
        """How long the session has run; None when that cannot be known."""
        return self._store.elapsed(self.state) if self.state is not None else None

    def now(self) -> datetime:
        return self._now()

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
        if not self._saving.is_busy and not self._erasing.is_at_work:  # the disk is at it; there is another look soon
            self._look_at_disk()
        self._cover_if_left_alone()
        self.looked.emit()

    def _look_at_disk(self) -> None:
        self._take_up_others()
        now, open_before = self._now(), self.state is not None
        stale = self.state is not None and is_stale(self.state, now)
        if stale or not timedelta() <= now - self._tidied_at < TIDY_EVERY:
            self._tidy()
            if open_before and self.state is None:
                self.is_covered = False
                self.changed.emit()

    def erase_what_is_due(self) -> None:
        """Erases what was kept long enough, in small pieces while the window goes on: after the first paint, then hourly."""
        if self._erases:
            self._erases = False
            self._erasing.begin(self._store, self.local.retention_hours)

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
        """The sessions that are still kept, newest first and no more than so many. None whose time is over is among
        them, whether it is erased yet or not."""

        def work() -> list[SessionState]:
            states = (self._store.state(row.session_id) for row in self._kept()[:at_most])
            return [state for state in states if state is not None]

        return self._saving.read(work)

    def how_many_kept(self) -> int:
        return len(self._saving.read(self._kept))

    def _kept(self) -> tuple[SessionSummary, ...]:
        return self._store.list_sessions(self.local.retention_hours)

    def sentences(self) -> list[tuple[Kind, str]]:
        """Notices to show above the list."""
        state = None if self.is_covered else self.state
        return notices(state, self.steps.values(), saves=self._store.saves, notice=self._notice)

    def wants(self, what: str) -> None:
        """Asks the window for something that is not the store's: print, hand-over, timeline, look-back, clear, about."""
        self.wanted.emit(what)

    def next_recheck(self, step_id: str = "", *, covered: bool = False) -> Due | None:
        """The re-check due first, of one step or of all, `covered` or in sight; None if none runs or reminders are off."""
        if self.state is None or self.is_covered is not covered or not reminds(self):
            return None
        return next_recheck(repeated(self.state, [self.steps[step_id]] if step_id else self.steps.values()), self.now())

    def switch_reminders(self) -> None:
        """Turns the silent reminders off for this session, or on again."""
        self.settings.set_reminders(not reminds(self), self._open_id())
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self._notice = sentence
        self.notices.emit()
