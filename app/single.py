"""One window a user: a second start raises the first and ends, before Qt is imported.

The first window holds a lock on a file in the user's own data folder. A second start that finds it held leaves a request
beside it (which tab to show) and waits for the first to take it. No socket, no network: two files that only their owner
can read. The system lets go of the lock when a process ends, however it ends, so nothing stale can be left behind. If the
first window does not answer in time, the second opens by itself and both share the store safely.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

LOCK, REQUEST = "window.lock", "window.request"
PATIENCE_S = 2.0
_LOOK_EVERY_S = 0.01


class Claim:
    """Holds the lock while it lives. `take_request` gives what a second start asked for."""

    def __init__(self, folder: Path, handle: int) -> None:
        self._folder, self._handle = folder, handle

    def take_request(self) -> str | None:
        """The tab that a second start wants shown ("" for none in particular), or None if nobody asked."""
        path = self._folder / REQUEST
        try:
            words = path.read_text(encoding="ascii", errors="replace")[:40]
            path.unlink()
        except OSError:
            return None
        return words.strip()

    def release(self) -> None:
        """Lets go of the lock; the end of the process does the same."""
        os.close(self._handle)


def claim(folder: Path) -> Claim | None:
    """The lock of this folder, or None if another window of this user holds it. OSError if the folder is unusable."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    if not _lock(handle):
        os.close(handle)
        return None
    with suppress(OSError):
        (folder / REQUEST).unlink()  # asked of a window that has since gone
    return Claim(folder, handle)


def ask(folder: Path, tab: str) -> bool:
    """Asks the first window to come forward; True once it has taken the request."""
    path = folder / REQUEST
    beside = path.with_name(f"{REQUEST}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            file.write(tab)
        beside.replace(path)
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if not path.exists():
                return True
            time.sleep(_LOOK_EVERY_S)
        path.unlink()
    except OSError:
        return False
    return False


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
