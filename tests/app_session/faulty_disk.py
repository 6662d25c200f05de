"""A disk that fails when told to, and that remembers what was synced: SQLite's own file layer with a hand in it.

SQLite reaches files through a table of functions (a VFS). This registers a copy of the system's table in which writing,
truncating, syncing, deleting and opening first ask `FaultyDisk`. Everything else, locks included, is the real thing.
Where Python's sqlite3 module hides its library (linked statically) it cannot be done: `FaultyDisk.supported()` says so.
"""

import _sqlite3
import ctypes
import sqlite3
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple, Self

FULL = {"write": sqlite3.SQLITE_FULL}
BROKEN = {
    "write": sqlite3.SQLITE_IOERR_WRITE,
    "sync": sqlite3.SQLITE_IOERR_FSYNC,
    "truncate": sqlite3.SQLITE_IOERR_TRUNCATE,
    "delete": sqlite3.SQLITE_IOERR_DELETE,
}
"""What a system's disk answers to each act when it refuses it; it never answers anything else."""

_POINTERS_VFS = (
    "xOpen xDelete xAccess xFullPathname xDlOpen xDlError xDlSym xDlClose xRandomness xSleep xCurrentTime xGetLastError"
    " xCurrentTimeInt64 xSetSystemCall xGetSystemCall xNextSystemCall"
).split()
_POINTERS_FILE = (
    "xClose xRead xWrite xTruncate xSync xFileSize xLock xUnlock xCheckReservedLock xFileControl xSectorSize"
    " xDeviceCharacteristics xShmMap xShmLock xShmBarrier xShmUnmap xFetch xUnfetch"
).split()


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("iVersion", ctypes.c_int),
        ("szOsFile", ctypes.c_int),
        ("mxPathname", ctypes.c_int),
        ("pNext", ctypes.c_void_p),
        ("zName", ctypes.c_char_p),
        ("pAppData", ctypes.c_void_p),
        *((name, ctypes.c_void_p) for name in _POINTERS_VFS),
    ]


class _Methods(ctypes.Structure):
    _fields_ = [("iVersion", ctypes.c_int), *((name, ctypes.c_void_p) for name in _POINTERS_FILE)]


# Names travel as bare addresses: SQLite keeps the pointer, and a bytes object made from it would not live as long.
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)
)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


@cache
def _library() -> ctypes.CDLL | None:
    """The very library that Python's sqlite3 uses; None if it is linked in without its names.

    It is found through the module (Linux, macOS), beside it (Windows), or in the program itself (a built-in module).
    """
    module = getattr(_sqlite3, "__file__", None)
    beside = Path(module).with_name("sqlite3.dll") if module else None
    for name in (module, str(beside) if beside and beside.exists() else None, None):
        if name is None and sys.platform == "win32":
            continue
        library = ctypes.CDLL(name)
        if hasattr(library, "sqlite3_vfs_find") and hasattr(library, "sqlite3_libversion"):
            library.sqlite3_libversion.restype = ctypes.c_char_p
            if library.sqlite3_libversion().decode() == sqlite3.sqlite_version:
                return library
    return None


class Act(NamedTuple):
    """Something the disk was asked to do. `name` is write, truncate, sync, delete or (from a test) acknowledged."""

    name: str
    path: str = ""
    offset: int = 0
    data: bytes = b""


class FaultyDisk:
    """While it is entered, every new SQLite connection goes through it. `refuse` gives a result code for an act, 0 to
    let it through; `log` is what was let through."""

    def __init__(self) -> None:
        self.log: list[Act] = []
        self.asked: list[Act] = []
        self.refuse: Callable[[Act], int] = lambda act: 0
        self._files: dict[int, str] = {}
        self._kept: list[Any] = []

    @staticmethod
    def supported() -> bool:
        return _library() is not None

    def fail_at(self, turn: int, answers: Mapping[str, int], for_good: bool = True) -> None:
        """Refuse the act number `turn` counted from now (0 is the next), and all after it if `for_good`."""
        self.asked.clear()

        def refuse(act: Act) -> int:
            hit = len(self.asked) > turn and (for_good or len(self.asked) == turn + 1)
            return answers.get(act.name, 0) if hit else 0

        self.refuse = refuse

    def heal(self) -> None:
        self.refuse = lambda act: 0

    def __enter__(self) -> Self:
        library = _library()
        assert library is not None
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._library, self._real = library, library.sqlite3_vfs_find(None)
        self._mine = _Vfs.from_buffer_copy(self._real.contents)
        self._mine.zName, self._mine.pNext = b"faulty", None
        self._mine.xOpen = self._keep(_OPEN(self._open))
        self._mine.xDelete = self._keep(_DELETE(self._delete))
        library.sqlite3_vfs_register(ctypes.byref(self._mine), 1)
        return self

    def __exit__(self, *error: object) -> None:
        self._library.sqlite3_vfs_unregister(ctypes.byref(self._mine))
        self._library.sqlite3_vfs_register(self._real, 1)

    def _keep(self, function: Any) -> int | None:
        self._kept.append(function)
        return ctypes.cast(function, ctypes.c_void_p).value

    def _ask(self, act: Act) -> int:
        self.asked.append(act)
        code = self.refuse(act)
        if not code:
            self.log.append(act)
        return code

    def _open(self, vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        code = int(_OPEN(self._real.contents.xOpen)(ctypes.addressof(self._real.contents), name, file, flags, out))
        if code == 0:
            self._files[file] = ctypes.string_at(name).decode() if name else ""
            slot = ctypes.cast(file, ctypes.POINTER(ctypes.c_void_p))
            real = ctypes.cast(slot[0], ctypes.POINTER(_Methods)).contents
            mine = _Methods.from_buffer_copy(real)
            mine.xWrite = self._keep(_WRITE(lambda *rest: self._write(real, *rest)))
            mine.xTruncate = self._keep(_TRUNCATE(lambda *rest: self._truncate(real, *rest)))
            mine.xSync = self._keep(_SYNC(lambda *rest: self._sync(real, *rest)))
            self._kept.append(mine)
            slot[0] = ctypes.addressof(mine)
        return code

    def _delete(self, vfs: int, name: int, sync_folder: int) -> int:
        code = self._ask(Act("delete", ctypes.string_at(name).decode()))
        return code or int(
            _DELETE(self._real.contents.xDelete)(ctypes.addressof(self._real.contents), name, sync_folder)
        )

    def _write(self, real: _Methods, file: int, data: int, size: int, offset: int) -> int:
        code = self._ask(Act("write", self._files[file], offset, ctypes.string_at(data, size)))
        return code or int(_WRITE(real.xWrite)(file, data, size, offset))

    def _truncate(self, real: _Methods, file: int, size: int) -> int:
        code = self._ask(Act("truncate", self._files[file], size))
        return code or int(_TRUNCATE(real.xTruncate)(file, size))

    def _sync(self, real: _Methods, file: int, flags: int) -> int:
        code = self._ask(Act("sync", self._files[file]))
        return code or int(_SYNC(real.xSync)(file, flags))


class SlowDisk(FaultyDisk):
    """Refuses nothing and remembers nothing, but takes its time: so many seconds for each sync, and for each write."""

    def __init__(self, sync_s: float = 0.040, write_s: float = 0.0005) -> None:
        super().__init__()
        self.sync_s, self.write_s = sync_s, write_s

    def _ask(self, act: Act) -> int:
        time.sleep({"sync": self.sync_s, "write": self.write_s}.get(act.name, 0))
        return 0


def after_power_cut(log: list[Act], before: dict[str, bytes], chance: float, random: Random) -> dict[str, bytes]:
    """The files as a power cut at the end of `log` leaves them, beginning with `before`.

    What was synced is there. What was not: each sector of 512 bytes of it, and each truncation, with this chance.
    """
    synced: dict[str, bytearray] = {path: bytearray(data) for path, data in before.items()}
    waiting: dict[str, list[Act]] = {}
    for act in log:
        if act.name in ("write", "truncate"):
            waiting.setdefault(act.path, []).append(act)
        elif act.name == "sync":
            for done in waiting.pop(act.path, []):
                _apply(synced.setdefault(act.path, bytearray()), done, 1, random)
        elif act.name == "delete":
            waiting.pop(act.path, None)
            synced.pop(act.path, None)
    for path, acts in waiting.items():
        for act in acts:
            _apply(synced.setdefault(path, bytearray()), act, chance, random)
    return {path: bytes(data) for path, data in synced.items()}


def _apply(file: bytearray, act: Act, chance: float, random: Random) -> None:
    if act.name == "truncate":
        if random.random() < chance:
            del file[act.offset :]
        return
    for start in range(0, len(act.data), 512):
        if random.random() < chance:
            piece, at = act.data[start : start + 512], act.offset + start
            file.extend(bytes(max(0, at - len(file))))
            file[at : at + len(piece)] = piece


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir()
    for path, data in files.items():
        (folder / Path(path).name).write_bytes(data)
