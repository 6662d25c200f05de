"""From a folder to a usable file, whatever lies there. Never raises: at worst the connection is to memory.

What lies there, and what becomes of it:

    good                     used
    missing                  made
    damaged, a folder, junk  set aside untouched; what can be read goes into a fresh file
    a newer NMS Bedside's    left as it is; the next free name is used: sessions-1.sqlite3, sessions-2.sqlite3 ...
    another program's        likewise
    out of reach             likewise if the folder can be written to
    read-only, disk full     read if it can be; nothing is saved until a later attempt succeeds
"""

import errno
import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from app.named import NamedTuple
from app.session import private, schema
from app.session.events import Event
from app.session.examining import Examined, Verdict, examine
from app.session.faults import Trouble, because, code
from app.tongue import mark, tr

NAMES = ("sessions.sqlite3", *(f"sessions-{n}.sqlite3" for n in range(1, 10)))

_PASSED_BY = {
    Verdict.NEWER: mark(
        "The saved checklists belong to a newer NMS Bedside: they were left as they are, and this one keeps"
        " its own beside them."
    ),
    Verdict.FOREIGN: mark(
        "Another program's file is in the place of the saved checklists: it was left as it is, and a file"
        " beside it is used."
    ),
}
_OUT_OF_REACH = mark(
    "The file of the saved checklists cannot be opened: it was left as it is, and a file beside it is used."
)
_IN_THE_WAY = (errno.EACCES, errno.EPERM, errno.ELOOP, errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOTEMPTY)


class Found(NamedTuple):
    """What a folder came to.

    `path` is None when no file on the disk can be used; the connection then leads to memory, holding what could be read.
    `trouble` is why nothing can be saved at the moment; None when nothing is known to stand against it.
    `events` are those of the open session, if there is one on the disk.
    """

    connection: sqlite3.Connection
    path: Path | None
    notice: str = ""
    trouble: Trouble | None = None
    events: tuple[Event, ...] = ()


def find(folder: Path, now: datetime, known: Iterable[Event] = (), suspect: bool = False) -> Found:
    """`known`: events that were certainly saved here. `suspect`: something did not add up, look at everything."""
    rescued = {(event.session_id, event.seq): event for event in known}
    seen = len(rescued)
    notices: list[str] = []
    trouble: Trouble | None = None
    try:
        private.make_private_folder(folder)
        for name in NAMES:
            try:
                found, notice = _use(folder / name, rescued, now, suspect)
            except (OSError, sqlite3.Error) as error:
                if not _in_the_way(error, folder):
                    raise
                found, notice, trouble = Examined(Verdict.FOREIGN), tr(_OUT_OF_REACH), error
            notices.append(notice)
            if found.connection is not None:
                private.tighten(folder / name)
                return _on_disk(found.connection, folder / name, notices, found.events)
    except (OSError, sqlite3.Error) as error:
        trouble = error
    trouble = trouble or OSError("every name is taken")
    notices.append(tr("Ticks cannot be saved: {trouble}.").format(trouble=because(trouble)))
    shown = rescued.values() if len(rescued) == seen else _salvaged(rescued.values(), now)
    return Found(schema.connect_memory(shown), None, _joined(notices), trouble)


def _salvaged(events: Iterable[Event], now: datetime) -> Iterable[Event]:
    from app.session.mending import marked_salvaged  # few starts mend, and every import delays the window

    return marked_salvaged(events, now)


def _use(path: Path, rescued: dict[tuple[str, int], Event], now: datetime, suspect: bool) -> tuple[Examined, str]:
    """What is there in the end (without a connection if it must be left alone) and a sentence."""
    found = examine(path, thorough=suspect)
    sentence = tr(_PASSED_BY.get(found.verdict, ""))
    if found.verdict in (Verdict.MISSING, Verdict.DAMAGED):
        from app.session.mending import mend, mending_lock

        with mending_lock(path.parent):
            # Another process may have mended it meanwhile. If not, the first look saw it before SQLite touched it.
            found = examine(path, thorough=suspect)._replace(originals=found.originals)
            if found.verdict in (Verdict.MISSING, Verdict.DAMAGED):
                sentence = mend(path, found, rescued, now)
                found = examine(path)
    return found, sentence


def _on_disk(connection: sqlite3.Connection, path: Path, notices: list[str], events: tuple[Event, ...]) -> Found:
    """The file can be read; whether it can be written to is asked of the folder and of SQLite, without writing."""
    trouble: Trouble | None = None
    if not os.access(path.parent, os.W_OK):
        trouble = OSError(errno.EROFS, "read-only")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE sessions SET number = number WHERE 0")  # BEGIN alone passes on a read-only file
    except sqlite3.Error as error:
        trouble = trouble if code(error) == sqlite3.SQLITE_BUSY else error
    with suppress(sqlite3.Error):
        connection.execute("ROLLBACK")
    if trouble is not None:
        notices.append(tr("Ticks cannot be saved: {trouble}.").format(trouble=because(trouble)))
    return Found(connection, path, _joined(notices), trouble, events)


def _in_the_way(error: Trouble, folder: Path) -> bool:
    """Whether this file cannot be used but another one in the same folder could."""
    blocked = error.errno in _IN_THE_WAY if isinstance(error, OSError) else code(error) == sqlite3.SQLITE_CANTOPEN
    return blocked and os.access(folder, os.W_OK)


def _joined(notices: list[str]) -> str:
    return " ".join(dict.fromkeys(notice for notice in notices if notice))
