"""Files that only their owner can read, set aside without being touched, and overwritten before they are deleted.

On Windows the folder's own access list does this work (the local data folder is the user's alone) and `chmod` changes
nothing. What a file system or a solid-state disk keeps of blocks it was told to free is out of our reach.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

_OVERWRITE_LIMIT = 64 * 1024 * 1024  # bytes; a larger set-aside file may be sparse, and zeros would fill the disk
_MARK = ".damaged-"
_SUFFIXES = ("", "-journal", "-wal", "-shm")


def make_private_folder(folder: Path) -> None:
    """Make the folder, or take everybody else's access to it away. Raises OSError if it cannot be made."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    status = folder.stat()
    owner = getattr(os, "geteuid", lambda: status.st_uid)()
    # `--data-dir /tmp` or the home folder must not lock others, or the desktop, out.
    shared = (
        status.st_mode & stat.S_ISVTX
        or status.st_uid != owner
        or folder.resolve() == Path(os.path.expanduser("~")).resolve()
    )
    if not shared:
        with suppress(OSError):
            folder.chmod(0o700)


def make_private_file(path: Path) -> None:
    """An empty file that only the owner can read. Raises FileExistsError, OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def tighten(path: Path) -> None:
    """Take everybody else's access to a database away. By name: opening it could drop this process's own locks."""
    for file, _ in companions(path, path):
        with suppress(OSError):
            if stat.S_IMODE(file.stat().st_mode) & 0o077:
                file.chmod(0o600)


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut. Windows has no such thing for folders and needs none."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def aside_name(path: Path, now: datetime) -> Path:
    """A free name such as `sessions.damaged-20261114-030500.sqlite3` beside `path`. The time is UTC."""
    when = _when(now)
    names = (f"{path.stem}{_MARK}{when}{f'-{n}' if n else ''}{path.suffix}" for n in range(1_000_000))
    return next(free for free in map(path.with_name, names) if not os.path.lexists(free))


def companions(path: Path, other: Path) -> Iterator[tuple[Path, Path]]:
    """The file and what SQLite may have put beside it, each with its place beside `other`; existing ones only."""
    for suffix in _SUFFIXES:
        here = path.with_name(path.name + suffix)
        if os.path.lexists(here):
            yield here, other.with_name(other.name + suffix)


def aside_files(folder: Path, before: datetime | None = None) -> list[Path]:
    """Files set aside in this folder (before a time, if given), oldest first. Folders set aside are not among them."""
    limit = _when(before) if before else "~"
    found = [path for path in folder.glob(f"sessions*{_MARK}*") if path.is_file() and not path.is_symlink()]
    return sorted(path for path in found if path.name.partition(_MARK)[2][:15] < limit)


def half_mended(folder: Path) -> list[Path]:
    """Files that a mending which was killed left half written."""
    return sorted(folder.glob("sessions*.mending*"))


def shred(path: Path) -> None:
    """Overwrite with zeros, sync, delete. Raises OSError."""
    with path.open("r+b") as file:
        left = min(path.stat().st_size, _OVERWRITE_LIMIT)
        while left > 0:
            left -= file.write(b"\0" * min(left, 1024 * 1024))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _when(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
