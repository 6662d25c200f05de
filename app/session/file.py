"""The open session file behind a store: transactions that are whole or not at all, and a file that can be lost.

The file may be damaged, moved, removed or put back while the program runs. Each use first looks whether the name still
leads to the open file; SQLite itself refuses to write to one that was renamed. Either way the folder is opened again
(opening.py) and the work is done once more, on a fresh file if need be.

A window lets another thread wait for the disk, so two threads may ask: one is served after the other.
"""

import os
import sqlite3
from _thread import RLock
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from app.errors import SessionError
from app.session import faults
from app.session.clock import Clock
from app.session.events import Event
from app.session.faults import Trouble
from app.session.opening import Found, find
from app.session.schema import Damaged, connect_memory

_T = TypeVar("_T")
Work = Callable[[sqlite3.Connection], _T]

_READING = "BEGIN"
_WRITING = "BEGIN IMMEDIATE"
_LOOKS_UP = (
    1000  # steps of SQLite's after which rewriting the file looks whether somebody waits for it: well under 1 ms
)
_ANOTHER_FILE = -1  # no version of SQLite's: whatever the file holds now may have been changed elsewhere


class SessionFile:
    """`remember` the events of the open session while working: they are kept if the transaction is, so that the next
    change need not read them again, and so that they can be written anew should the file vanish under the program."""

    def __init__(self, folder: Path, clock: Clock, suspect: bool = False) -> None:
        self.known: tuple[Event, ...] = ()
        self.notice = ""
        self._folder = folder
        self._clock = clock
        self._remembered: tuple[Event, ...] = ()
        self._version: int | None = None
        self._trouble: Trouble | None = None
        self._lock = RLock()
        self._adopt(self._find(suspect))

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing can be saved at the moment, as far as is known."""
        return self._trouble

    def read(self, work: Work[_T]) -> _T:
        """One consistent look. SessionError if it cannot be had."""
        with self._lock:
            return self._run(_READING, work, faults.not_read)

    def write(self, work: Work[_T], unchanged: str) -> _T:
        """One durable change. SessionError if it was not saved; `unchanged` is the sentence saying what stays as it was."""
        with self._lock:
            return self._write(work, unchanged)

    def _write(self, work: Work[_T], unchanged: str) -> _T:
        if self._is_out_of_reach():
            self._reopen(suspect=False)
        try:
            result = self._run(_WRITING, work, lambda error: faults.not_saved(error, unchanged))
        except SessionError as error:
            if isinstance(error.__cause__, sqlite3.Error | OSError):
                self._trouble = error.__cause__
            raise
        self._trouble = None
        return result

    def wipe(self) -> None:
        """After erasing: rewrite the file, because SQLite's secure delete misses bytes that it moved between pages.

        If another process is reading just now it is left to the next time: `owes_wipe` until then.
        """
        with self._lock, suppress(sqlite3.Error):
            self._connection.execute("VACUUM")

    def owes_wipe(self) -> bool:
        """Whether something was erased and the file not rewritten since. A file that cannot be read owes nothing."""
        with suppress(SessionError):
            return bool(self.read(lambda connection: connection.execute("PRAGMA freelist_count").fetchone()[0]))
        return False

    def remember(self, events: tuple[Event, ...]) -> None:
        self._remembered = events

    def changed_elsewhere(self) -> bool:
        """Whether another process wrote since this was last asked. A file that cannot be read has not changed.

        A file that another process was holding when it was opened is looked for again.
        """
        with self._lock, suppress(SessionError):
            if self._is_out_of_reach() and faults.is_held(self._trouble):
                self._reopen(suspect=False)
            version = self.read(lambda connection: connection.execute("PRAGMA data_version").fetchone()[0])
            changed, self._version = self._version not in (None, version), version
            return changed
        return False

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    # ------------------------------------------------------------ one transaction

    def _run(self, begin: str, work: Work[_T], failed: Callable[[Trouble], SessionError]) -> _T:
        if self._path is not None and _identity(self._path) != self._identity:
            self._reopen(suspect=False)
        try:
            return self._once(begin, work)
        except (sqlite3.Error, OSError) as error:
            if not (faults.is_damage(error) or faults.has_moved(error)):
                raise failed(error) from error
        self._reopen(suspect=True)
        try:
            return self._once(begin, work)
        except (sqlite3.Error, OSError) as error:
            raise failed(error) from error

    def _once(self, begin: str, work: Work[_T]) -> _T:
        if begin == _WRITING and self._is_out_of_reach() and self._trouble is not None:
            raise self._trouble  # never acknowledge what only memory holds
        self._remembered = self.known
        try:
            self._connection.execute(begin)
            result = work(self._connection)
            try:
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                if not self._was_kept():
                    raise
        except BaseException as error:
            self._roll_back()
            if faults.quotes_the_file(error):
                raise Damaged("text that is none") from None
            raise
        self.known = self._remembered
        return result

    def _was_kept(self) -> bool:
        """After a commit that failed: whether the change is there all the same, made certain by a write that succeeds.

        It happens when only the very last step, syncing the emptied journal, went wrong.
        """
        self._roll_back()
        if not self._remembered:
            return False
        last = self._remembered[-1]
        turn = "UPDATE sessions SET last_seq = -last_seq WHERE id = ? AND last_seq = ?"
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            # There and back: SQLite writes nothing for a change that changes nothing.
            there = self._connection.execute(turn, (last.session_id, last.seq)).rowcount
            back = self._connection.execute(turn, (last.session_id, -last.seq)).rowcount
            self._connection.execute("COMMIT")
        except sqlite3.Error:
            return False
        return there == back == 1

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.execute("ROLLBACK")

    # ------------------------------------------------------------ finding the file again

    def _is_out_of_reach(self) -> bool:
        return self._path is None

    def _find(self, suspect: bool) -> Found:
        return find(self._folder, self._clock(), self.known, suspect)

    def _reopen(self, suspect: bool) -> None:
        self._connection.close()
        self._adopt(self._find(suspect))
        self._version = _ANOTHER_FILE

    def _adopt(self, found: Found) -> None:
        self._connection = found.connection
        self._path = found.path
        self._identity = None if found.path is None else _identity(found.path)
        self._trouble = found.trouble
        self._version = None
        if found.path is not None:
            self.known = found.events  # else what was last seen is all there is
        self.notice = found.notice or self.notice


class MemoryFile(SessionFile):
    """The same without a disk: begins with the given events and is gone with the program."""

    def __init__(self, events: tuple[Event, ...], clock: Clock) -> None:
        self._events = events
        super().__init__(Path(), clock)

    def _is_out_of_reach(self) -> bool:
        return False

    def _find(self, suspect: bool) -> Found:
        return Found(connect_memory(self._events), None)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
