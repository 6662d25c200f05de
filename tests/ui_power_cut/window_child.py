"""Run by the tests of the killed window: the program, on the disk it is given.

window_child.py FOLDER                    the program and nothing else
window_child.py FOLDER full N             the disk is full from the Nth write on
window_child.py FOLDER broken N           every write and sync fails from the Nth on
window_child.py FOLDER read-only N        the disk turns read-only at the Nth write
window_child.py FOLDER forgetful LOG      each act of the disk is noted in LOG, so that what was never synced can be
                                          taken away afterwards
"""

import os
import pickle
import sqlite3
import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "app_session"))

from faulty_disk import BROKEN, FULL, Act, FaultyDisk

READ_ONLY = dict.fromkeys(("write", "truncate", "delete"), sqlite3.SQLITE_READONLY)
ANSWERS = {"full": FULL, "broken": BROKEN, "read-only": READ_ONLY}


class Notes(list[Act]):
    """A list that is on the disk already when the next act begins: a kill leaves the kernel's pages in peace."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def append(self, act: Act) -> None:
        words = pickle.dumps(tuple(act))
        os.write(self._file, struct.pack("<I", len(words)) + words)


def noted(path: Path) -> list[Act]:
    """The acts noted there; one that the kill cut short is left out."""
    data, acts, at = path.read_bytes(), [], 0
    while len(data) >= at + 4:
        (size,) = struct.unpack_from("<I", data, at)
        if len(data) < at + 4 + size:
            break
        acts.append(Act(*pickle.loads(data[at + 4 : at + 4 + size])))
        at += 4 + size
    return acts


def main(folder: str, kind: str = "", what: str = "") -> int:
    from ui.main import main as program

    arguments = ["--tab", "checklist", "--data-dir", folder]
    if not kind:
        return program(arguments)
    with FaultyDisk() as disk:
        if kind == "forgetful":
            disk.log = Notes(what)
        else:
            disk.fail_at(int(what), ANSWERS[kind])
        return program(arguments)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
