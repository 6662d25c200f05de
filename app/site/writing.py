"""A Site as TOML, and onto the disk whole or not at all: for the form inside the app.

What is written is read back first: nothing reaches the disk that `load` would refuse.
"""

import os
import tempfile
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.errors import SiteError, ended
from app.site.load import parse
from app.site.models import Site
from app.tongue import tr

_HEAD = """\
# NMS Bedside: the hospital's own file. It adds local phones, stock, contacts and a sign-off; it cannot change content.
# Every key there is: nms-bedside-cli site init
"""


def as_toml(site: Site) -> str:
    """The text of a file that loads as `site`. Keys that hold their default are left out."""
    top, tables = _table(site, "")
    return "\n".join((_HEAD, *top, *tables)) + "\n"


def _table(record: Any, name: str) -> tuple[list[str], list[str]]:
    keys: list[str] = []
    tables: list[str] = []
    for field in fields(record):
        value, here = getattr(record, field.name), f"{name}{field.name}"
        if is_dataclass(value) and not isinstance(value, type):
            inner, _ = _table(value, f"{here}.")
            tables += ["", f"[{here}]", *inner] if inner else []
        elif isinstance(value, tuple):
            for entry in value:
                tables += ["", f"[[{here}]]", *_table(entry, f"{here}.")[0]]
        elif value is not None and value != field.default:
            keys.append(f"{field.name} = {_written(value)}")
    return keys, tables


def _written(value: str | bool | int | date) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        safe = value.replace("\\", "\\\\").replace('"', '\\"')
        # JSON's escapes are TOML's: what does not print is written as a code
        return '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in safe) + '"'
    return value.isoformat() if isinstance(value, date) else str(value)


def may_write(path: Path) -> bool:
    """Whether this user may put the file there. Nothing is tried on the disk."""
    folder = path.parent
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK | os.X_OK) and (not os.path.lexists(path) or os.access(path, os.W_OK))


def write(site: Site, path: Path) -> None:
    """Replaces the file at once. Raises SiteError, and then the old file is as it was."""
    text = as_toml(site)
    if problems := parse(text)[1]:
        raise SiteError(tr("Nothing was written."), ended(problems[0].message), tr("Change it and save again."))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".site-", suffix=".toml")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(handle)
            os.chmod(beside, 0o644)  # every user of the computer reads it; mkstemp lets only the writer
            os.replace(beside, path)
        except OSError:
            with suppress(OSError):
                os.unlink(beside)
            raise
    except OSError as error:
        raise SiteError(
            tr("Nothing was written: {why}.").format(why=(error.strerror or tr("the disk refused it")).lower()),
            "",
            tr("Ask IT to put the file there, or save it elsewhere and send it to them."),
        ) from error
