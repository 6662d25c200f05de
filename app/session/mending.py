"""Putting a whole file where a damaged or missing one was.

The fresh file is complete before anything is moved: written beside (`sessions.mending.sqlite3`), then the damaged file
set aside, then the fresh one renamed into place. A power cut at any moment leaves either the damaged file to begin with
again, or the finished fresh one to be taken.

Two processes may arrive at the same damage together, so all of it happens under a lock and after a second look. The
damaged file's own write lock is held too where it still works: no other process can then put a tick into a file that is
about to be set aside, and afterwards SQLite refuses to write to a file that was renamed.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from app.session import private, schema
from app.session.events import Event
from app.session.examining import Examined, Verdict, examine, originals
from app.session.faults import code
from app.session.fold import fold
from app.session.salvage import salvage_from
from app.tongue import tr, tr_n

LOCK = "sessions.lock"


@contextmanager
def mending_lock(folder: Path) -> Iterator[None]:
    """One process at a time. An empty SQLite file serves as the lock: the same on every system, gone with its holder.

    Raises sqlite3.OperationalError if another process holds it for too long. Where no lock can be made nothing can be
    mended either, and the caller finds that out by itself.
    """
    path = folder / LOCK
    with suppress(OSError):
        private.make_private_file(path)
    with ExitStack() as held:
        try:
            lock = held.enter_context(closing(sqlite3.connect(path, timeout=schema.PATIENCE_S, isolation_level=None)))
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if code(error) == sqlite3.SQLITE_BUSY:
                raise
        yield


def mend(path: Path, found: Examined, rescued: dict[tuple[str, int], Event], now: datetime) -> str:
    """Make `path` a whole file again and say in one sentence what happened. Raises OSError or sqlite3.Error.

    `rescued` are events known to have been in it; what is read from the damaged file is added, so that the caller has
    them even if the disk takes nothing.
    """
    fresh = path.with_name(f"{path.stem}.mending{path.suffix}")
    aside = private.aside_name(path, now)
    known = len(rescued)
    taken_up = found.verdict is Verdict.MISSING and not known and _is_whole(fresh)
    with ExitStack() as held:
        kept: Mapping[Path, bytes] = {}
        if path.is_file():
            kept = found.originals or originals(path)
            # Opened before the lock is taken and closed after it: closing a file drops the process's locks on it.
            file = held.enter_context(path.open("rb"))
            _hold(path, held)
            for event in salvage_from(file, path.with_name(path.name + "-journal")):
                rescued.setdefault((event.session_id, event.seq), event)
        if not taken_up:
            _write_fresh(fresh, list(marked_salvaged(rescued.values(), now)))
        for here, data in kept.items():
            there = aside.with_name(here.name.replace(path.name, aside.name))
            private.make_private_file(there)
            there.write_bytes(data)
        try:
            _move(path, aside, fresh, kept)
        except PermissionError:  # Windows moves no file that is open, not even by ourselves
            held.close()
            _move(path, aside, fresh, kept)
    private.sync_folder(path.parent)
    if taken_up:
        return tr("The computer stopped while the saved checklists were being repaired; the repaired file is used.")
    return _sentence(found.verdict, known, len(rescued), aside.name)


def marked_salvaged(events: Iterable[Event], now: datetime, keep_open: bool = True) -> Iterator[Event]:
    """The sessions ready for a new file: the open one last, each with an entry saying that it was salvaged.

    Several sessions may seem open because the entry that closed one is lost. The one started last stays open (unless
    `keep_open` is False); the others are closed.
    """
    sessions = sorted(schema.by_session(events), key=lambda session: (fold(session).is_open, session[0].at))
    for place, session in enumerate(sessions, 1):
        session_id, seq = session[0].session_id, session[-1].seq
        yield from session
        yield Event(session_id, seq + 1, now, "salvaged")
        if fold(session).is_open and not (keep_open and place == len(sessions)):
            yield Event(session_id, seq + 2, now, "closed", reason="salvage")


def _is_whole(path: Path) -> bool:
    with suppress(OSError, sqlite3.Error):
        found = examine(path, thorough=True)
        if found.connection is not None:
            found.connection.close()
            return True
    return False


def _hold(path: Path, held: ExitStack) -> None:
    if path.stat().st_size < schema.PAGE_SIZE:
        return  # SQLite would take it for a new database and begin to fill it
    with suppress(sqlite3.Error, UnicodeDecodeError):
        connection = held.enter_context(closing(schema.open_existing(path)))
        connection.execute("BEGIN IMMEDIATE")


def _write_fresh(fresh: Path, events: list[Event]) -> None:
    _remove(fresh)
    try:
        private.make_private_file(fresh)
        schema.create(fresh, events)
    except BaseException:
        _remove(fresh)
        raise
    with suppress(FileNotFoundError):
        fresh.with_name(fresh.name + "-journal").unlink()


def _remove(fresh: Path) -> None:
    for file, _ in private.companions(fresh, fresh):
        with suppress(OSError):
            file.unlink()


def _move(path: Path, aside: Path, fresh: Path, kept: Mapping[Path, bytes]) -> None:
    """Set the file and its companions aside as they were found, and put the fresh one in its place.

    The companions go first: a stray journal beside the fresh file would be played into it.
    """
    for here, there in reversed(list(private.companions(path, aside))):
        empty_journal = here != path and here.is_file() and not here.stat().st_size  # every good change leaves one
        if here in kept or empty_journal:
            here.unlink()
        else:
            os.rename(here, there)
    os.replace(fresh, path)


def _sentence(verdict: Verdict, known: int, rescued: int, aside: str) -> str:
    if verdict is Verdict.MISSING:
        return (
            tr("The file of the saved checklists was gone; this checklist was saved again in a new one.")
            if known
            else ""
        )
    entries = tr_n("{rescued} entry", "{rescued} entries", rescued).format(rescued=rescued)
    kept = (
        tr("{entries} could be read and kept").format(entries=entries) if rescued else tr("nothing in it could be read")
    )
    return tr(
        "The file of the saved checklists was damaged: {kept}, and it was set aside untouched as {aside}."
    ).format(kept=kept, aside=aside)
