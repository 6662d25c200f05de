"""The modules that a window needs before its first paint lie unpacked in its program; unpacking them took 6 ms of a start.

They have no docstrings, which nobody reads there: a third of a megabyte of memory. All others are packed, in the console's copy and in what both share, too: unpacked, all would take ten megabytes more.
"""

import os
import subprocess
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from PyInstaller.archive.writers import ZlibArchiveWriter
from PyInstaller.building import api
from workshop.stop import Stop

READ_DOCSTRINGS = "app.content.models"  # for the schema of the content, which `check` compares
TABS = ("overview", "checklist")  # what a cold window opens with
# The window gives the collector of garbage a rest until it has been painted, and then calls this first.
LISTING = """
import gc, os, sys
def painted():
    print(*sys.modules, flush=True)
    os._exit(0)
gc.freeze = painted
sys.argv = ["nms-bedside", "--tab", sys.argv[1]]
from ui.main import main
sys.exit(main())
"""
LONGEST_S = 60


def first_modules(python: str) -> frozenset[str]:
    """The names of what the app has imported when its window has been painted. It is run, without a display."""
    return frozenset().union(*(_loaded(python, tab) for tab in TABS))


def _loaded(python: str, tab: str) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="bedside-") as data:
        own = {"QT_QPA_PLATFORM": "offscreen", "NMS_BEDSIDE_DATA": str(Path(data))}
        done = subprocess.run(
            [python, "-c", LISTING, tab],
            env=dict(os.environ) | own,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
        )
    if done.returncode or "ui.main_window" not in done.stdout:
        raise Stop(f"Could not tell what the window needs at its start ({tab}). It said:\n{done.stderr[-2000:]}")
    return done.stdout.split()


def repack(library: Path, unpacked: Collection[str]) -> None:
    """The same for the zip file with the part of Python's library that it needs to start; PyInstaller packs nothing of it."""
    with ZipFile(library) as whole:
        found = [(entry, whole.read(entry)) for entry in whole.infolist()]
    with ZipFile(library, "w") as packed:
        for entry, data in found:
            module = entry.filename.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
            packed.writestr(
                ZipInfo(entry.filename, entry.date_time), data, ZIP_STORED if module in unpacked else ZIP_DEFLATED
            )


def pack(modules: Any, unpacked: Collection[str]) -> Any:
    """PyInstaller's archive of `modules`, of which those named `unpacked` can be read as they lie, without docstrings."""

    class Writer(ZlibArchiveWriter):  # type: ignore[misc]  # PyInstaller tells no types
        @classmethod
        def _write_entry(cls, fp: Any, entry: Any, code_dict: Any) -> Any:
            name, source, _ = entry
            first = name in unpacked
            cls._COMPRESSION_LEVEL = 0 if first else 6
            if first and not name.startswith(READ_DOCSTRINGS) and str(source).endswith(".py"):
                code_dict = {name: compile(Path(source).read_bytes(), source, "exec", dont_inherit=True, optimize=2)}
            return super()._write_entry(fp, entry, code_dict)

    theirs, api.ZlibArchiveWriter = api.ZlibArchiveWriter, Writer
    try:
        return api.PYZ(modules)
    finally:
        api.ZlibArchiveWriter = theirs
