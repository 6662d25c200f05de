"""Why something could not be saved or read, in words a nurse can use at night."""

import errno
import sqlite3

from app.errors import SessionError
from app.tongue import mark, tr

_BY_SQLITE = {
    sqlite3.SQLITE_FULL: mark("the disk is full"),
    sqlite3.SQLITE_READONLY: mark("the folder is read-only"),
    sqlite3.SQLITE_CANTOPEN: mark("the folder is gone or cannot be written to"),
    sqlite3.SQLITE_PERM: mark("the folder cannot be written to"),
    sqlite3.SQLITE_BUSY: mark("another program is holding the file"),
    sqlite3.SQLITE_LOCKED: mark("another program is holding the file"),
    sqlite3.SQLITE_IOERR: mark("the disk refused it (a fault, or a quota that is used up)"),
}
_BY_ERRNO = {
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("the quota is used up"),
    errno.EROFS: mark("the folder is read-only"),
    errno.EACCES: mark("the folder cannot be written to"),
    errno.EPERM: mark("the folder cannot be written to"),
    errno.ENOENT: mark("the folder is gone"),
    errno.ENOTDIR: mark("a file is in the place of the folder"),
    errno.EEXIST: mark("a file is in the place of the folder"),
}

_DAMAGE = (
    0,  # Python's own: a Damaged row
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_SCHEMA,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_TOOBIG,
)

Trouble = sqlite3.Error | OSError
PAPER = mark("Use paper, or go on without saving.")
AGAIN = mark("Try again in a moment, or use paper.")


def code(error: BaseException) -> int:
    """SQLite's primary result code; 0 if it is no error of SQLite's."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def is_damage(error: BaseException) -> bool:
    """Whether the file itself is broken, so that trying again is useless and salvage is not.

    The statements are always the same and right; so one that SQLite cannot follow tells of the file too.
    """
    if isinstance(error, sqlite3.ProgrammingError):
        return False
    return quotes_the_file(error) or (isinstance(error, sqlite3.DatabaseError) and code(error) in _DAMAGE)


def quotes_the_file(error: BaseException) -> bool:
    """Whether Python met broken text in the file, or in what SQLite says of it. Its message repeats that text."""
    return isinstance(error, UnicodeDecodeError) or (type(error) is sqlite3.OperationalError and not code(error))


def has_moved(error: BaseException) -> bool:
    """Whether the open file is no longer the one under its name: SQLite refuses to write to it."""
    return int(getattr(error, "sqlite_errorcode", 0)) == sqlite3.SQLITE_READONLY_DBMOVED


def is_held(error: BaseException | None) -> bool:
    """Whether another process is just holding the file: trying again is likely to help."""
    return error is not None and code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def because(error: Trouble) -> str:
    """The reason, as the end of a sentence."""
    if isinstance(error, OSError):
        return tr(_BY_ERRNO.get(error.errno or 0, mark("the folder cannot be used")))
    if is_damage(error):
        return tr("the file is damaged")
    return tr(_BY_SQLITE.get(code(error), mark("the file could not be written")))


def not_saved(error: Trouble, unchanged: str) -> SessionError:
    """`unchanged` says what is as it was before, as a sentence."""
    return SessionError(tr("Not saved: {why}.").format(why=because(error)), unchanged, _way_out(error))


def not_read(error: Trouble) -> SessionError:
    return SessionError(
        tr("The saved checklists cannot be read: {why}.").format(why=because(error)), "", _way_out(error)
    )


def _way_out(error: Trouble) -> str:
    return tr(AGAIN if is_held(error) else PAPER)
