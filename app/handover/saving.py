"""Writes an export beside its place and renames it: a whole file or none, and nothing is replaced unasked."""

import errno
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.errors import ExportError
from app.session import faults
from app.tongue import mark, tr

_ELSEWHERE = mark("Choose another place.")
_BECAUSE = {
    errno.EACCES: mark("the folder cannot be written to, or another program is holding the file"),
    errno.EPERM: mark("the folder cannot be written to, or another program is holding the file"),
    errno.ENAMETOOLONG: mark("the name is too long"),
    errno.EIO: mark("the disk refused it"),
    errno.EFBIG: mark("the disk refused a file of this size"),
    errno.EINVAL: mark("the name cannot be used here"),
}


def save(path: Path, data: bytes, *, replace: bool = False, private: bool = False) -> None:
    """Writes `data` to `path`. `private`: readable by the owner only, for anything of a session.

    ExportError if a file is already there and `replace` is False, or if it could not be written; then what was there
    before is still there, whole, and nothing is left beside it.
    """
    if os.path.isdir(path):
        raise ExportError(
            tr("Not written: {name} is a folder.").format(name=path.name), "", tr("Give the name of a file.")
        )
    if not replace and os.path.lexists(path):
        raise ExportError(
            tr("Not written: {name} is already there.").format(name=path.name),
            "",
            tr("Choose another name, or say that it may be replaced."),
        )
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(prefix=".nms-bedside-", suffix=".part", dir=path.parent)
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            os.chmod(beside, 0o644)
        os.replace(beside, path)
        beside = ""
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise ExportError(tr("Not written: {why}.").format(why=_because(error)), "", tr(_ELSEWHERE)) from error
    finally:
        if beside:
            with suppress(OSError):
                os.unlink(beside)
    _sync_folder(path.parent)


def may_replace(path: Path, replace: bool, ask: Callable[[str], str] = input) -> bool:
    """For the command line: whether to replace what is there. Asks at a terminal; elsewhere only `replace` says yes."""
    if replace or not os.path.lexists(path) or sys.stdin is None or not sys.stdin.isatty():
        return replace
    try:
        return ask(f"{path} is already there. Replace it? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _because(error: OSError | ValueError) -> str:
    if not isinstance(error, OSError):
        return tr("the name cannot be used here")
    known = _BECAUSE.get(error.errno or 0)
    return tr(known) if known else faults.because(error)


def _sync_folder(folder: Path) -> None:
    """Makes the rename survive a power cut, where folders can be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
