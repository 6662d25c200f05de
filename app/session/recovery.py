"""`nms-bedside-cli sessions recover`: for IT, after damage.

Opening already mends by itself. This looks once more at every entry, and reads files that were set aside (or any file it
is pointed at) for entries the store does not hold: a disk that was full when the damage was found may have space now.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from app.session import private, reading, schema
from app.session.clock import Clock, utc_now
from app.session.events import Event
from app.session.faults import because
from app.session.file import SessionFile
from app.session.mending import marked_salvaged
from app.session.salvage import salvage


class Recovered(NamedTuple):
    """What came of it: how many sessions and entries were added, and a sentence a file."""

    sessions: int
    entries: int
    sentences: tuple[str, ...]


def recover(folder: Path, files: Sequence[Path] = (), clock: Clock = utc_now) -> Recovered:
    """Read `files`, by default all that were set aside in `folder`, and add what is missing. They are left as they are.

    A recovered session arrives closed, with an entry saying that it was salvaged, and is erased with the others.
    Raises SessionError if the store cannot be written to.
    """
    with closing(SessionFile(folder, clock, suspect=True)) as store:
        sentences = [store.notice]
        sessions = entries = 0
        for file in files or [path for path in private.aside_files(folder) if path.suffix == ".sqlite3"]:
            try:
                events = salvage(file)
            except OSError as error:
                sentences.append(f"{file.name} could not be read: {because(error)}.")
                continue
            new = store.write(lambda connection, read=events: _add(connection, read, clock()), "Nothing was recovered.")  # type: ignore[misc]
            sessions, entries = sessions + new[0], entries + new[1]
            sentences.append(f"{file.name}: {len(events)} entries could be read, {new[1]} of them were missing here.")
    return Recovered(sessions, entries, tuple(filter(None, sentences)))


def _add(connection: sqlite3.Connection, events: list[Event], now: datetime) -> tuple[int, int]:
    """Add what is missing; gives the number of sessions and of entries added."""
    last = reading.last_summary(connection)
    sessions = entries = 0
    for read in schema.by_session(events):
        found = reading.summary(connection, read[0].session_id)
        if found is None:
            sessions, entries = sessions + 1, entries + len(read)
            schema.insert_sessions(connection, marked_salvaged(read, now, keep_open=False))
            continue
        held = reading.history(connection, found)
        seen = {event.seq for event in held}
        # Beyond the last entry the store went its own way; only gaps before it are filled.
        missing = [event for event in read if event.seq < found.last_seq and event.seq not in seen]
        for event in missing:
            schema.insert_event(connection, event)
        schema.put_summary(connection, schema.summary_from(schema.by_session([*held, *missing])[0]))
        entries += len(missing)
    if last is not None and last.closed_at is None:
        # The open session is always the last one.
        connection.execute(
            "UPDATE sessions SET number = (SELECT max(number) + 1 FROM sessions) WHERE id = ?", (last.session_id,)
        )
    return sessions, entries
