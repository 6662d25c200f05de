"""What is installed on this computer: a folder for each set, and one small file that says which is shown.

`current.json` is replaced in one step, so a reader finds the old choice or the new one, never something between. It is
read at start-up: nothing but `json` is needed for it.
"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

from app.content.sums import sum_of_bytes
from app.named import NamedTuple

CURRENT = "current.json"
FORMAT = 1
LARGEST_BYTES = 256 * 1024
_TEXTS = ("folder", "edition", "date", "manifest", "schema", "signed_by", "key", "installed")


class Shelved(NamedTuple):
    """One installed set. `manifest` and `schema` are SHA-256 sums of files that the gate of this computer passed.

    `signed_by` is the name of the trusted key's file, `key` its number, `installed` a UTC time.
    """

    folder: str
    edition: str
    date: str
    manifest: str
    schema: str
    signed_by: str
    key: str
    installed: str


class Shelf(NamedTuple):
    """`shown` is None for the content that came with the program, whose edition was `built_in` when this was written.

    `before` are those that were shown earlier, the latest last; `content back` returns to it.
    """

    shown: Shelved | None = None
    built_in: str = ""
    before: tuple[Shelved | None, ...] = ()


class Damaged(Exception):
    """There is a file that says what is shown, and it cannot be used."""


def read_shelf(folder: Path) -> Shelf | None:
    """What was chosen on this computer, or None if nothing was ever installed. Damaged if that cannot be told."""
    try:
        with open(folder / CURRENT, "rb") as file:
            raw = file.read(LARGEST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise Damaged(f"{error.strerror}") from None
    try:
        data = json.loads(raw)
        if data["format"] != FORMAT or len(raw) > LARGEST_BYTES:
            raise Damaged("another version of the program wrote it")
        return Shelf(_shelved(data["shown"]), _text(data["built_in"]), tuple(map(_shelved, data["before"])))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged("it is damaged") from None


def write_shelf(folder: Path, shelf: Shelf) -> None:
    """Replaces the choice in one step; OSError leaves the old one."""
    data = {
        "format": FORMAT,
        "shown": shelf.shown and shelf.shown._asdict(),
        "built_in": shelf.built_in,
        "before": [known and known._asdict() for known in shelf.before],
    }
    beside = folder / f"{CURRENT}.{os.getpid()}.new"
    try:
        with open(beside, "wb") as file:
            file.write(json.dumps(data, indent=1).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, 0o644)
        os.replace(beside, folder / CURRENT)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(folder)


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, "" if it cannot be read."""
    try:
        return sum_of_bytes(path.read_bytes())
    except OSError:
        return ""


def sync_folder(folder: Path) -> None:
    """Makes a rename survive a power cut, where folders can be synced."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def others_may_write(folder: Path) -> bool:
    """Whether every user of this computer may write here (POSIX only: Windows keeps that in access lists)."""
    try:
        return os.name == "posix" and bool(os.stat(folder).st_mode & stat.S_IWOTH)
    except OSError:
        return False


def _shelved(data: Any) -> Shelved | None:
    if data is None:
        return None
    found = Shelved(**{name: _text(data[name]) for name in _TEXTS})
    if not found.folder or Path(found.folder).name != found.folder or found.folder in (".", ".."):
        raise ValueError("a set lies in a folder of its own beside this file")
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("text belongs here")
    return value
