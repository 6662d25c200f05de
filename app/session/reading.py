"""Reading sessions back from an open file, and refusing what does not add up.

SQLite may answer wrongly without noticing when an index is damaged: a missing entry looks like an entry that never was.
So a session's events must run 1, 2, 3 ... up to the number its line in the table of contents names; only a session that
was salvaged before may have gaps. All functions expect to be inside a transaction and raise Damaged or sqlite3.Error.
"""

import sqlite3
from collections.abc import Sequence
from itertools import groupby

from app.session.events import Event
from app.session.schema import EVENT_COLUMNS, Damaged, SessionSummary, event_of, summary_from, summary_of

_SUMMARY = "SELECT id, edition, started_at, closed_at, last_seq, crc FROM sessions"


def summary(connection: sqlite3.Connection, session_id: str) -> SessionSummary | None:
    row = connection.execute(f"{_SUMMARY} WHERE id = ?", (session_id,)).fetchone()
    return None if row is None else summary_of(row)


def last_summary(connection: sqlite3.Connection) -> SessionSummary | None:
    """The session that was started, or opened again, last: the only one that can still be open."""
    row = connection.execute(f"{_SUMMARY} ORDER BY number DESC LIMIT 1").fetchone()
    return None if row is None else summary_of(row)


def summaries(connection: sqlite3.Connection, since: str = "") -> tuple[SessionSummary, ...]:
    """All sessions, the newest first; without those closed before this moment (as text, see `schema.stamp`)."""
    kept = f"{_SUMMARY} WHERE typeof(closed_at) <> 'text' OR closed_at >= ? ORDER BY number DESC"  # open, or damaged
    return tuple(map(summary_of, connection.execute(kept, (since,))))


def oldest(connection: sqlite3.Connection, at_most: int) -> list[str]:
    """The ids of so many sessions, those started first before the others."""
    return [row[0] for row in connection.execute("SELECT id FROM sessions ORDER BY number LIMIT ?", (at_most,))]


def closed_before(connection: sqlite3.Connection, stamp: str, at_most: int) -> list[str]:
    """The ids of so many sessions closed before this moment (as text, see `schema.stamp`)."""
    chosen = "SELECT id FROM sessions WHERE closed_at < ? LIMIT ?"
    return [row[0] for row in connection.execute(chosen, (stamp, at_most))]


def history(connection: sqlite3.Connection, found: SessionSummary, known: Sequence[Event] = ()) -> tuple[Event, ...]:
    """The events of a session, in order. `known` are its first events, if the caller has read them before."""
    seen = known[-1].seq if known else 0
    rows = connection.execute(
        f"SELECT {EVENT_COLUMNS} FROM events WHERE session = ? AND seq > ? ORDER BY seq", (found.session_id, seen)
    )
    events = (*known, *map(event_of, rows.fetchall()))
    _check(found, events)
    return events


def check_all(connection: sqlite3.Connection) -> None:
    """Every entry of every session, and that the two tables agree."""
    named = {found.session_id: found for found in summaries(connection)}
    rows = connection.execute(f"SELECT {EVENT_COLUMNS} FROM events NOT INDEXED ORDER BY session, seq")
    for session_id, events in groupby(map(event_of, rows), key=lambda event: event.session_id):
        _check(named.pop(session_id, None), tuple(events))
    if named:
        raise Damaged("a session without entries")


def _check(found: SessionSummary | None, events: Sequence[Event]) -> None:
    if found is None or not events or summary_from(events) != found:
        raise Damaged("a session does not match its entries")
    whole = len(events) == found.last_seq or any(event.kind == "salvaged" for event in events)
    if not whole or any(event.session_id != found.session_id for event in events):
        raise Damaged("entries are missing")
