"""From a path to the text of a site file, whatever lies there: a folder, a pipe, a link, ten megabytes, other bytes.

A link is refused: who may write the file is decided by the folder it lies in, and a link would move that elsewhere.
"""

import os
import stat
from pathlib import Path

from app.errors import Problem

LARGEST_BYTES = 32 * 1024
# One key of 32,000 parts ("a.a.a...") keeps tomllib busy for half a minute; at this length the worst file takes a second.
LONGEST_LINE = 400
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Unreadable(Exception):
    """Why there is no text; `problem` names the line, or 0 for the file as a whole."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.problem = Problem("site file", line, message)


def read_text(path: Path) -> str:
    """The text of the file. Raises FileNotFoundError if nothing is there, and Unreadable for all else."""
    try:
        _refuse_other_kinds(os.lstat(path).st_mode)
        handle = os.open(path, _FLAGS)  # does not wait for a pipe and does not follow a link put there meanwhile
        with os.fdopen(handle, "rb") as file:
            _refuse_other_kinds(os.fstat(handle).st_mode)
            raw = file.read(LARGEST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileNotFoundError(str(error)) from None
    except OSError as error:
        raise Unreadable(f"it cannot be read ({error.strerror})") from None
    except ValueError:  # a NUL in the path
        raise Unreadable("no file can have this name") from None
    if len(raw) > LARGEST_BYTES:
        raise Unreadable(f"it is larger than {LARGEST_BYTES // 1024} kB: no site file is")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable("it is not UTF-8; save it as UTF-8", raw.count(b"\n", 0, error.start) + 1) from None
    if text.startswith("\ufeff"):  # Notepad writes one; it means nothing
        text = text[1:]
    if "\0" in text:
        raise Unreadable("it holds a NUL character, so it is no text file", text.count("\n", 0, text.index("\0")) + 1)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE and not line.lstrip().startswith("#"):
            raise Unreadable(
                f"the line has more than {LONGEST_LINE} characters: nothing in a site file is as long", number
            )
    return text


def _refuse_other_kinds(mode: int) -> None:
    if stat.S_ISLNK(mode):
        raise Unreadable("it is a link; put the file itself there")
    if stat.S_ISDIR(mode):
        raise Unreadable("it is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise Unreadable("it is not an ordinary file")


def anyone_may_change(path: Path) -> bool:
    """Whether every user of this computer may write the file (POSIX only: Windows keeps that in access lists)."""
    try:
        return os.name == "posix" and bool(os.lstat(path).st_mode & stat.S_IWOTH)
    except OSError:
        return False
