"""One window a user: a second start raises the first and ends, before Qt is imported.

The first window holds a lock on a file in the user's own data folder. A second start that finds it held leaves a request
beside it (which tab to show) and waits for the first to take it. No socket, no network: two files that only their owner
can read. The system lets go of the lock when a process ends, however it ends, so nothing stale can be left behind. If the
first window ends meanwhile, the second takes its place; if it does not answer in time, the second opens by itself. Both
then share the store safely.

The two files carry the name of the computer and of the desktop session: where one account is logged on twice (RDP,
Citrix, a home folder on a share), nobody raises a window that stands on somebody else's screen.

A second start runs nothing else of ours, so this module imports little: `pathlib` and regular expressions would take as
long as all the rest of it.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False  # `typing` is not imported either
if TYPE_CHECKING:
    from pathlib import Path

PATIENCE_S = 2.0
QUIT = "quit"
"""Asked instead of a tab: a window that waits in the background ends."""
_LOOK_EVERY_S = 0.01


class Claim:
    """Holds the lock while it lives. `take_request` gives what a second start asked for."""

    def __init__(self, folder: str | Path, handle: int) -> None:
        self._folder, self._handle = folder, handle

    def asked(self) -> bool:
        """Whether a request lies there; it is left for `take_request`, or for whoever holds the lock next."""
        return os.path.exists(_file(self._folder, "request"))

    def take_request(self) -> str | None:
        """The tab that a second start wants shown ("" for none in particular), or None if nobody asked."""
        path = _file(self._folder, "request")
        try:
            with open(path, encoding="ascii", errors="replace") as file:
                words = file.read(40)
            os.unlink(path)
        except OSError:
            return None
        return words.strip()

    def release(self) -> None:
        """Lets go of the lock, once; the end of the process does the same."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)


def lock_file(folder: Path) -> Path:
    """The file whose lock the first window of this desktop session holds."""
    return folder / os.path.basename(_file(folder, "lock"))


def request_file(folder: Path) -> Path:
    """Where a second start leaves what it wants."""
    return folder / os.path.basename(_file(folder, "request"))


def was_ever_held(folder: str) -> bool:
    """Whether a window of this desktop session ever ran on this folder."""
    return os.path.exists(_file(folder, "lock"))


def _file(folder: str | Path, kind: str) -> str:
    return os.path.join(folder, f"window-{_desktop()}.{kind}")


def claim(folder: str | Path) -> Claim | None:
    """The lock of this folder, or None if another window of this user holds it. OSError if the folder is unusable."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    held = _try_to_lock(folder)
    if held is not None:
        _forget(_file(folder, "request"))  # asked of a window that has since gone
    return held


def ask(folder: str | Path, tab: str) -> bool | Claim:
    """Asks the first window to come forward: True once it has taken the request, False if it does not answer.

    A `Claim` if the first window has ended meanwhile: then this process is the first one.
    """
    path = _file(folder, "request")
    beside = f"{path}.{os.getpid()}"
    may_come_forward()
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            file.write(tab)
        os.replace(beside, path)
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if not os.path.exists(path):
                return True
            if (held := _try_to_lock(folder)) is not None:
                _forget(path)
                return held
            time.sleep(_LOOK_EVERY_S)
        os.unlink(path)
    except OSError:
        return False
    return False


def _desktop() -> str:
    """This computer and this desktop session, as part of a file's name."""
    if sys.platform == "win32":
        import ctypes

        session = ctypes.c_ulong()
        ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))
        words = f"{os.environ.get('COMPUTERNAME', '')}-{session.value}"
    else:
        screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "").removesuffix(".0")
        words = f"{os.uname().nodename}-{screen}"
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign == "-") else " " for sign in words)
    return "-".join(plain.split())[-60:].strip("-") or "here"


def may_come_forward() -> None:
    """Windows lets only the program that the user has just started take the front; this one passes that on."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def _forget(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return  # it is not there, or nobody may take it away


def _try_to_lock(folder: str | Path) -> Claim | None:
    handle = os.open(_file(folder, "lock"), os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    if _lock(handle):
        return Claim(folder, handle)
    os.close(handle)
    return None


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
