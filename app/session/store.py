"""SessionStore: the one thing the window and the command line talk to.

Every change is one event, appended in one durable transaction, and what a method returns is what the disk holds. If it
cannot be saved, SessionError says why and nothing has changed. Several processes may use one folder: a change waits for
its turn, and `seq` is given out inside the transaction.

At most one session is open: starting one, or opening an earlier one again, closes the one before.
"""

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from app.errors import SessionError
from app.named import NamedTuple
from app.session import faults, private, reading, schema
from app.session.clock import Clock, SteadyClock, utc_now
from app.session.events import (
    EDITION_LIMIT,
    STEP_LIMIT,
    WORDING_LIMIT,
    ClosedBy,
    Event,
    Mark,
    clean_text,
    new_session_id,
)
from app.session.file import SessionFile
from app.session.fold import SessionState, elapsed, fold, is_stale
from app.session.schema import SessionSummary
from app.tongue import mark, tr

RETENTION_HOURS = 72.0
ERASED_AT_ONCE = 100
"""Sessions in one piece of an erasing that can be watched and stopped: 20 ms here, a third of a second on a slow disk."""
NO_LIMIT = -1  # as SQLite means it

_Decide = Callable[[SessionState, Event], Event | None]

_BOX_BACK = mark("The box is back as it was.")
_GONE = (mark("Not saved: this checklist is no longer here."), mark("It was cleared."), mark("Start a new session."))
_CLOSED = (mark("Not saved: this checklist is closed."), _BOX_BACK, mark("Start a new session."))


class Opened(NamedTuple):
    """A store, ready; and what happened on the way as plain words ("" if nothing did)."""

    store: "SessionStore"
    notice: str


def open_store(folder: Path, clock: Clock = utc_now, steady: SteadyClock | None = None) -> Opened:
    """Never raises for anything that may lie in the folder."""
    store = SessionStore(folder, clock, steady)
    return Opened(store, store.take_notice())


class SessionStore:
    """`clock` gives aware times. `steady`, seconds that nobody can set, lets a clock set forward be noticed too
    (`clock.steady_seconds`; leave it out where the clock is a pretended one). Shut it at the end. A thread may wait for
    the disk in place of the window's own: each call is served alone.
    """

    saves = True
    """False in the memory-only mode, which must show a banner."""

    def __init__(self, folder: Path, clock: Clock = utc_now, steady: SteadyClock | None = None) -> None:
        self._folder = folder
        self._clock = clock
        self._steady = steady
        self._run = int.from_bytes(os.urandom(4), "big")
        self._file = self._open()

    def _open(self) -> SessionFile:
        return SessionFile(self._folder, self._clock)

    # ------------------------------------------------------------ looking

    @property
    def can_save(self) -> bool:
        """False while it is known that ticks cannot be saved (read-only, full, out of reach). True is no promise."""
        return self.saves and self._file.trouble is None

    def take_notice(self) -> str:
        """What opening had to say, once. Damage met later mends itself and is told here: ask after each change."""
        notice, self._file.notice = self._file.notice, ""
        return notice

    def open_session(self) -> SessionState | None:
        """The session that is open, or None. (It may be older than twelve hours: `close_stale` first.)"""
        return self._file.read(self._open_session)

    def state(self, session_id: str) -> SessionState | None:
        """A session, open or closed, or None if there is none of this id."""
        events = self.events(session_id)
        return fold(events) if events else None

    def events(self, session_id: str) -> tuple[Event, ...]:
        """The events of a session, in order; none if there is none of this id."""
        return self._file.read(lambda connection: self._load(connection, session_id))

    def list_sessions(self, kept_hours: float | None = None) -> tuple[SessionSummary, ...]:
        """All sessions, the newest first; with `kept_hours` without those closed longer ago, which wait to be erased."""
        since = "" if kept_hours is None else schema.stamp(self._clock() - timedelta(hours=kept_hours))
        return self._file.read(lambda connection: reading.summaries(connection, since))

    def known_events(self) -> tuple[Event, ...]:
        """The events of the open session as last seen, even if the disk is gone. For memory-only mode and hand-over."""
        return self._file.known

    def changed_elsewhere(self) -> bool:
        """Whether another window or process wrote since this was last asked: cheap, for a timer that then repaints."""
        return self._file.changed_elsewhere()

    def elapsed(self, state: SessionState) -> timedelta | None:
        """How long the session has run; None when that cannot be known."""
        return elapsed(state, self._clock(), self._steady_ms(), self._run)

    # ------------------------------------------------------------ changing

    def start(self, edition: str) -> str:
        """Begin a new session under this content edition; one that is open is closed. Gives its id."""
        return self._file.write(lambda connection: self._start(connection, edition), tr("No session was started."))

    def continue_or_start(self, edition: str) -> str:
        """The id of the open session, else of a new one: another window may have begun one a moment ago."""
        return self._file.write(lambda connection: self._open_or_new(connection, edition), tr(_BOX_BACK))

    def mark(
        self, session_id: str, step_id: str, state: Mark, reason: str = "", wording: str = "", edition: str = ""
    ) -> SessionState:
        """Set how a step stands. A mark that changes nothing adds no entry and keeps the first time.

        Without a `session_id` it goes to the open session, else to a new one, which begins in the same transaction.
        `wording` is what was on screen; `reason` is cleaned and cut to 80 characters.
        """
        words = clean_text(reason)
        if len(step_id) > STEP_LIMIT or len(wording) > WORDING_LIMIT or len(edition) > EDITION_LIMIT:
            raise ValueError("step id, wording or edition is too long to be kept")

        def decide(before: SessionState, draft: Event) -> Event | None:
            step = before.step(step_id)
            same = (step.state, step.reason, step.wording) == (state, words, wording)
            if same or state == "todo" == step.state:
                return None
            return draft._replace(
                kind="marked", step_id=step_id, state=state, reason=words, wording=wording, edition=edition
            )

        if session_id:
            return self._change(session_id, decide)
        return self._file.write(
            lambda connection: self._changed(connection, self._open_or_new(connection, edition), decide), tr(_BOX_BACK)
        )

    def recheck(self, session_id: str, step_id: str) -> SessionState:
        """Note that a step that is repeated was looked at again now."""
        return self._change(session_id, lambda _, draft: draft._replace(kind="rechecked", step_id=step_id))

    def note(self, session_id: str, text: str) -> SessionState:
        """Add a few words, cleaned and cut to 80 characters. Nothing is added if nothing is left of them."""
        words = clean_text(text)
        return self._change(session_id, lambda _, draft: draft._replace(reason=words) if words else None)

    def undo(self, session_id: str) -> SessionState:
        """Take back the last change (mark, re-check or note) that was not taken back yet. Both stay in the timeline."""

        def decide(before: SessionState, draft: Event) -> Event | None:
            last = before.undoable
            if last is None:
                return None
            return draft._replace(kind="undone", undoes=last.seq, step_id=last.step_id, wording=last.wording)

        return self._change(session_id, decide)

    def close(self, session_id: str, by: ClosedBy = "user") -> SessionState:
        """End a session. Closing it again changes nothing."""

        def decide(before: SessionState, draft: Event) -> Event | None:
            return draft._replace(kind="closed", reason=by) if before.is_open else None

        return self._change(session_id, decide, tr("The session is still open."), closed_too=True)

    def reopen(self, session_id: str) -> SessionState:
        """Open a closed session again, as long as it is kept. One that is open is closed. Both stay in the timeline.

        It counts as touched now, so that one that was closed after twelve hours is not closed again at once.
        """

        def work(connection: sqlite3.Connection) -> SessionState:
            events = self._load(connection, session_id)
            if not events:
                raise SessionError(
                    tr("Not opened: this checklist is no longer here."),
                    tr("It was erased."),
                    tr("Start a new session."),
                )
            state = fold(events)
            if state.is_open:
                return state
            self._close_open(connection, "another-opened")
            closing = next(event for event in reversed(events) if event.kind == "closed")
            draft = self._draft(session_id, events[-1].seq + 1)._replace(kind="undone", undoes=closing.seq)
            schema.put_last(connection, session_id)
            return fold(self._append(connection, events, draft))

        return self._file.write(work, tr("The checklist is still closed."))

    def close_stale(self) -> SessionState | None:
        """Close the open session if nobody has touched it for twelve hours, and give it; else None."""
        state = self.open_session()
        if state is None or not is_stale(state, self._clock()):
            return None

        def decide(before: SessionState, draft: Event) -> Event | None:
            return draft._replace(kind="closed", reason="12 h") if is_stale(before, draft.at) else None

        return self._change(state.session_id, decide, tr("The session is still open."), closed_too=True)

    # ------------------------------------------------------------ erasing

    def erase_closed(self, older_than_hours: float = RETENTION_HOURS) -> int:
        """Erase sessions that were closed longer ago than this, and damaged files set aside longer ago; gives how many.

        Ages are the clock's: a session that seems to be closed in the future is kept until it no longer does.
        """
        return sum(self.erase_slowly(older_than_hours, NO_LIMIT))

    def erase_slowly(self, older_than_hours: float, at_once: int = ERASED_AT_ONCE) -> Generator[int, None, None]:
        """The same in pieces: after each, how many sessions it erased. Whoever stops asking leaves the rest to the next
        time: each session is erased whole or kept whole."""
        limit = self._clock() - timedelta(hours=older_than_hours)
        before = schema.stamp(limit)
        with suppress(OSError):  # a folder out of reach: what lies there waits until it can be looked at
            self._shred(private.aside_files(self._folder, limit) if self.saves else [])
        while self._file.read(lambda connection: reading.closed_before(connection, before, 1)):
            yield self._delete(lambda connection: reading.closed_before(connection, before, at_once))
        if self._file.owes_wipe():
            self.wipe()

    def clear_now(self) -> int:
        """Erase every session, the open one too, and all damaged files set aside; gives how many sessions there were."""
        return max((erased for erased, _ in self.clear_slowly()), default=0)

    def clear_slowly(self, at_once: int = ERASED_AT_ONCE) -> Generator[tuple[int, int], None, None]:
        """The same in pieces, oldest sessions first: after each piece how many are erased, and of how many.

        Whoever closes this iterator stops it, and then owes a `wipe`: each session is erased whole or kept whole.
        SessionError stops it too.
        """
        total = len(self.list_sessions())
        erased = 0
        try:
            while piece := self._delete(lambda connection: reading.oldest(connection, at_once)):
                erased += piece
                yield erased, max(total, erased)
        except SessionError:
            self.wipe()
            raise
        self.wipe()
        self._shred_all_aside()

    def wipe(self) -> None:
        """Rewrites the file without what was erased. If that is cut off `erase_closed` makes up for it."""
        self._file.wipe()

    def _shred_all_aside(self) -> None:
        if self.saves:
            try:
                aside = private.aside_files(self._folder) + private.half_mended(self._folder)
            except OSError as error:
                raise _not_erased(error) from error
            self._shred(aside)

    def shut(self) -> None:
        """Let go of the file. The store cannot be used afterwards."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shut()

    # ------------------------------------------------------------ inside a transaction

    def _change(
        self,
        session_id: str,
        decide: _Decide,
        unchanged: str = _BOX_BACK,
        closed_too: bool = False,
    ) -> SessionState:
        """Append what `decide` makes of the state and a draft (by itself an empty note), or nothing if it makes None."""
        return self._file.write(
            lambda connection: self._changed(connection, session_id, decide, closed_too=closed_too), unchanged
        )

    def _changed(
        self, connection: sqlite3.Connection, session_id: str, decide: _Decide, *, closed_too: bool = False
    ) -> SessionState:
        events = self._load(connection, session_id)
        if not events:
            raise SessionError(*map(tr, _GONE))
        state = fold(events)
        if not state.is_open and not closed_too:
            raise SessionError(*map(tr, _CLOSED))
        event = decide(state, self._draft(session_id, events[-1].seq + 1))
        return state if event is None else fold(self._append(connection, events, event))

    def _open_or_new(self, connection: sqlite3.Connection, edition: str) -> str:
        state = self._open_session(connection)
        return self._start(connection, edition) if state is None else state.session_id

    def _start(self, connection: sqlite3.Connection, edition: str) -> str:
        self._close_open(connection, "new-session")
        begun = self._draft(new_session_id(), 1)._replace(kind="started", edition=edition[:EDITION_LIMIT])
        self._append(connection, (), begun)
        return begun.session_id

    def _close_open(self, connection: sqlite3.Connection, by: ClosedBy) -> None:
        last = reading.last_summary(connection)
        if last is not None and last.closed_at is None:
            events = self._load(connection, last.session_id)
            closing = self._draft(last.session_id, last.last_seq + 1)._replace(kind="closed", reason=by)
            self._append(connection, events, closing)

    def _open_session(self, connection: sqlite3.Connection) -> SessionState | None:
        last = reading.last_summary(connection)
        return None if last is None or last.closed_at is not None else fold(self._load(connection, last.session_id))

    def _load(self, connection: sqlite3.Connection, session_id: str) -> tuple[Event, ...]:
        known = self._file.known
        found = reading.summary(connection, session_id)
        if found is None:
            return ()
        events = reading.history(connection, found, known if known and known[0].session_id == session_id else ())
        if found.closed_at is None:
            self._file.remember(events)
        return events

    def _append(self, connection: sqlite3.Connection, events: tuple[Event, ...], event: Event) -> tuple[Event, ...]:
        after = (*events, event)
        schema.insert_event(connection, event)
        schema.put_summary(connection, schema.summary_from(after))
        self._file.remember(after)
        return after

    def _draft(self, session_id: str, seq: int) -> Event:
        return Event(session_id, seq, self._clock(), "note", steady_ms=self._steady_ms(), run=self._run)

    def _steady_ms(self) -> int | None:
        return None if self._steady is None else round(self._steady() * 1000)

    def _delete(self, choose: Callable[[sqlite3.Connection], list[str]]) -> int:
        def work(connection: sqlite3.Connection) -> int:
            chosen = [(session_id,) for session_id in choose(connection)]
            connection.executemany("DELETE FROM events WHERE session = ?", chosen)
            erased = connection.executemany("DELETE FROM sessions WHERE id = ?", chosen).rowcount
            if erased != len(chosen):
                raise schema.Damaged("a session is listed and cannot be found")
            self._file.remember(())
            return len(chosen)

        return self._file.write(work, tr("Nothing was erased."))

    def _shred(self, files: list[Path]) -> None:
        if not files:
            return
        from app.session.mending import mending_lock

        try:
            with mending_lock(self._folder):
                for file in files:
                    private.shred(file)
        except (OSError, sqlite3.Error) as error:
            raise _not_erased(error) from error


def _not_erased(error: OSError | sqlite3.Error) -> SessionError:
    return SessionError(
        tr("A damaged file that was set aside could not be erased: {why}.").format(why=faults.because(error)),
        "",
        tr("Ask IT."),
    )
