"""What lies at the place of a session file, found out without changing it.

The first look reads one page and nothing else, so that another program's or a newer version's database is never opened.
Only then SQLite opens the file, which may take back a change that a power cut had interrupted. If a journal shows that
this may happen, the bytes of both files are kept first, so that a file which turns out to be damaged can still be set
aside as it was.
"""

import sqlite3
import stat
from collections.abc import Mapping
from contextlib import suppress
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from app.named import NamedTuple
from app.session import reading, schema
from app.session.events import Event
from app.session.faults import is_damage
from app.session.schema import Damaged

SMALL = 256 * 1024
"""Bytes up to which a file is checked whole each time (a few milliseconds). Beyond, only where the program reads."""

_KEEP_LIMIT = 64 * 1024 * 1024
_MAGIC = b"SQLite format 3\0"
_OURS = schema.TABLES[1][:60].encode()


class Verdict(Enum):
    GOOD = "good"
    MISSING = "missing"
    DAMAGED = "damaged"
    NEWER = "newer"
    FOREIGN = "foreign"


class Examined(NamedTuple):
    """`connection` is open if and only if the verdict is GOOD.

    `events` are those of the session started last, if it is open: reading them is part of the proof.
    `originals` are the bytes of files that SQLite may have changed since.
    """

    verdict: Verdict
    connection: sqlite3.Connection | None = None
    events: tuple[Event, ...] = ()
    originals: Mapping[Path, bytes] = MappingProxyType({})


def examine(path: Path, thorough: bool = False) -> Examined:
    """Raises OSError or sqlite3.Error if that cannot be found out now (no permission, busy, a failing disk)."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return Examined(Verdict.MISSING)
    journal = _journal(path)
    if not stat.S_ISREG(status.st_mode) or (journal.exists() and not journal.is_file()):
        return Examined(Verdict.DAMAGED)
    verdict = _first_look(path)
    if verdict is not Verdict.GOOD:
        return Examined(verdict, originals=originals(path) if verdict is Verdict.DAMAGED else {})
    kept = originals(path)
    try:
        connection = schema.connect(path)
        try:
            events = _prove(connection, path, thorough or bool(kept) or status.st_size <= SMALL)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if is_damage(error):
            return Examined(Verdict.DAMAGED, originals=kept)
        raise
    return Examined(Verdict.GOOD, connection, events)


def originals(path: Path) -> dict[Path, bytes]:
    """The bytes of the file and its journal, if there is a journal that SQLite might act upon."""
    journal = _journal(path)
    with suppress(OSError):
        if journal.stat().st_size and path.stat().st_size <= _KEEP_LIMIT:
            return {path: path.read_bytes(), journal: journal.read_bytes()}
    return {}


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _first_look(path: Path) -> Verdict:
    with path.open("rb") as file:
        page = file.read(schema.PAGE_SIZE)
    if len(page) < 100 or not page.startswith(_MAGIC):
        return Verdict.DAMAGED
    version, application = int.from_bytes(page[60:64], "big"), int.from_bytes(page[68:72], "big")
    if application != schema.APPLICATION_ID:
        return Verdict.DAMAGED if _OURS in page else Verdict.FOREIGN
    if schema.SCHEMA_VERSION < version < 10_000:
        return Verdict.NEWER
    sound = version == schema.SCHEMA_VERSION and int.from_bytes(page[16:18], "big") == schema.PAGE_SIZE
    # Read and write format 1: rollback journal. Nothing of ours ever sets another.
    return Verdict.GOOD if sound and page[18:20] == b"\1\1" else Verdict.DAMAGED


def _prove(connection: sqlite3.Connection, path: Path, whole: bool) -> tuple[Event, ...]:
    """Inside one read transaction, so that no other process changes the file meanwhile."""
    connection.execute("BEGIN")
    present = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master")}
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    if not present.issuperset(schema.TABLES) or path.stat().st_size != pages * schema.PAGE_SIZE:
        raise Damaged("the file was cut short or its tables were changed")
    if whole:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise Damaged("the file's pages do not fit together")
        reading.check_all(connection)
    last = reading.last_summary(connection)
    events = () if last is None or last.closed_at is not None else reading.history(connection, last)
    connection.execute("ROLLBACK")
    return events
