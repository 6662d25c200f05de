"""The SQLite file: its tables, its settings, and rows that can prove themselves.

`events` is the truth. `sessions` is a table of contents kept in the same transaction; it can be rebuilt from the events.
Each row carries a CRC-32 over its other columns, because SQLite notices a broken page but not a changed letter.

Rollback journal rather than WAL, because a ward profile may lie on a network share. TRUNCATE rather than DELETE: with
`synchronous=FULL` SQLite then also syncs the emptied journal, without which a power cut just after a commit could bring
the journal back and with it roll the acknowledged tick back.
"""

import sqlite3
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.named import NamedTuple
from app.session.events import Event

APPLICATION_ID = 0x4E4D5342  # "NMSB"
SCHEMA_VERSION = 1
PAGE_SIZE = 4096
PATIENCE_S = 10.0
"""How long a change waits for another process that is just writing, in seconds: the command line's patience."""

TABLES = (
    "CREATE TABLE sessions(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, edition TEXT NOT NULL,"
    " started_at TEXT NOT NULL, closed_at TEXT, last_seq INTEGER NOT NULL, crc INTEGER NOT NULL)",
    # salvage.py recognises a row by how this table starts: session, seq, at.
    "CREATE TABLE events(session TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL,"
    " step_id TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, wording TEXT NOT NULL, edition TEXT NOT NULL,"
    " undoes INTEGER, steady_ms INTEGER, run INTEGER NOT NULL, crc INTEGER NOT NULL)",
    "CREATE UNIQUE INDEX events_in_order ON events(session, seq)",
    "CREATE INDEX sessions_by_end ON sessions(closed_at)",
)

_SETTINGS = (
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA fullfsync=ON",  # macOS: fsync alone does not reach the platter
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",  # nothing of a session in temporary files
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)

_CREATE = (
    f"PRAGMA page_size={PAGE_SIZE}",
    "PRAGMA auto_vacuum=NONE",
    *_SETTINGS,
    "BEGIN EXCLUSIVE",
    f"PRAGMA application_id={APPLICATION_ID}",
    f"PRAGMA user_version={SCHEMA_VERSION}",
    *TABLES,
)

EVENT_COLUMNS = "session, seq, at, kind, step_id, state, reason, wording, edition, undoes, steady_ms, run, crc"


class Damaged(sqlite3.DatabaseError):
    """A row or a page that cannot be what was written."""


class SessionSummary(NamedTuple):
    """A session in the list, without its events. Times aware UTC; `closed_at` is None while it is open."""

    session_id: str
    edition: str
    started_at: datetime
    closed_at: datetime | None
    last_seq: int


def wait_at_most(seconds: float) -> None:
    """From now on this process waits no longer for another one that holds a file it opens: a window stands still then."""
    global PATIENCE_S
    PATIENCE_S = seconds


def open_existing(path: Path) -> sqlite3.Connection:
    """An existing file, never a new one; transactions are begun by hand. Raises sqlite3.Error."""
    name = path.as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    uri = f"file://{'' if name.startswith('/') else '/'}{name}?mode=rw"  # also right for C:/x and for //server/share
    # Any thread may use it, one at a time: file.py sees to that.
    return sqlite3.connect(uri, timeout=PATIENCE_S, isolation_level=None, uri=True, check_same_thread=False)


def connect(path: Path) -> sqlite3.Connection:
    """An existing file with this program's settings. Raises sqlite3.Error and then leaves nothing open."""
    return _set(open_existing(path), _SETTINGS)


def connect_memory(events: Iterable[Event] = ()) -> sqlite3.Connection:
    """The same tables without a disk, holding `events`."""
    connection = _set(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False), _CREATE)
    insert_sessions(connection, events)
    connection.execute("COMMIT")
    return connection


def create(path: Path, events: Iterable[Event] = ()) -> None:
    """Make `path`, an empty or absent file, a complete one holding `events`: all of it or nothing. Raises sqlite3.Error."""
    connection = _set(sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None), _CREATE)
    try:
        insert_sessions(connection, events)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _set(connection: sqlite3.Connection, statements: tuple[str, ...]) -> sqlite3.Connection:
    try:
        for statement in statements:
            connection.execute(statement).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


# ---------------------------------------------------------------- rows


def stamp(at: datetime) -> str:
    """UTC on disk, always 27 characters, so that text order is time order. A naive time is a bug (ValueError)."""
    if at.tzinfo is None:
        raise ValueError("the session's clock must be aware of its time zone")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _crc(values: Iterable[object]) -> int:
    return zlib.crc32("\x1f".join(map(str, values)).encode())


def event_row(event: Event) -> tuple[Any, ...]:
    row = (
        event.session_id, event.seq, stamp(event.at), event.kind, event.step_id, event.state, event.reason,
        event.wording, event.edition, event.undoes, event.steady_ms, event.run,
    )  # fmt: skip
    return (*row, _crc(row))


def event_of(row: tuple[Any, ...]) -> Event:
    """The event of a row in the order of EVENT_COLUMNS. Raises Damaged if the row is not what was written."""
    *values, crc = row
    if _crc(values) != crc:
        raise Damaged("an entry does not match its check sum")
    try:
        values[2] = datetime.fromisoformat(values[2])
    except (TypeError, ValueError) as error:
        raise Damaged("an entry has no time") from error
    return Event(*values)


def summary_row(summary: SessionSummary) -> tuple[Any, ...]:
    closed = None if summary.closed_at is None else stamp(summary.closed_at)
    row = (summary.session_id, summary.edition, stamp(summary.started_at), closed, summary.last_seq)
    return (*row, _crc(row))


def summary_of(row: tuple[Any, ...]) -> SessionSummary:
    """The summary of a row `id, edition, started_at, closed_at, last_seq, crc`. Raises Damaged."""
    *values, crc = row
    if _crc(values) != crc:
        raise Damaged("a session does not match its check sum")
    session_id, edition, started, closed, last_seq = values
    ended = None if closed is None else datetime.fromisoformat(closed)
    return SessionSummary(session_id, edition, datetime.fromisoformat(started), ended, last_seq)


def insert_event(connection: sqlite3.Connection, event: Event) -> None:
    connection.execute(f"INSERT INTO events({EVENT_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", event_row(event))


def put_summary(connection: sqlite3.Connection, summary: SessionSummary) -> None:
    """Write or overwrite a session's line in the table of contents, keeping its place."""
    connection.execute(
        "INSERT INTO sessions(id, edition, started_at, closed_at, last_seq, crc) VALUES (?,?,?,?,?,?)"
        " ON CONFLICT(id) DO UPDATE SET edition=excluded.edition,"
        " started_at=excluded.started_at, closed_at=excluded.closed_at, last_seq=excluded.last_seq, crc=excluded.crc",
        summary_row(summary),
    )


def put_last(connection: sqlite3.Connection, session_id: str) -> None:
    """Give a session the last place: only the session there can be open."""
    connection.execute(
        "UPDATE sessions SET number = (SELECT MAX(number) + 1 FROM sessions) WHERE id = ?", (session_id,)
    )


def summary_from(events: Iterable[Event]) -> SessionSummary:
    """The line in the table of contents that these events of one session, in order, deserve."""
    first, *_ = listed = list(events)
    opened_again = {event.undoes for event in listed}
    closed = [event.at for event in listed if event.kind == "closed" and event.seq not in opened_again]
    return SessionSummary(first.session_id, first.edition, first.at, closed[-1] if closed else None, listed[-1].seq)


def by_session(events: Iterable[Event]) -> list[list[Event]]:
    """Mixed events as sessions, in the order in which each first appears; the events of each in order."""
    sessions: dict[str, list[Event]] = {}
    for event in events:
        sessions.setdefault(event.session_id, []).append(event)
    return [sorted(session, key=lambda event: event.seq) for session in sessions.values()]


def insert_sessions(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Write whole sessions, in the order in which each first appears."""
    for session in by_session(events):
        for event in session:
            insert_event(connection, event)
        put_summary(connection, summary_from(session))
