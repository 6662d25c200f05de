"""Where the time to the first paint goes, step by step, measured from inside the app.

Run as a script it is the app itself (checklist open), with a mark after each step; it prints what each took and ends
after the first paint.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False  # what only the measuring side needs is imported there: the app does without most of it
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BEGAN = "NMS_BEDSIDE_BENCH_BEGAN"  # when the process was started, on the clock of `time.monotonic`


def measure_steps(python: str, environment: dict[str, str], scratch: Path, runs: int) -> list[dict[str, float]]:
    """Step → seconds, for each run, the first of which is left out."""
    import json
    import subprocess

    own = environment | {"NMS_BEDSIDE_DATA": str(scratch / "ticked")}
    found = []
    for _ in range(runs + 1):
        began = {BEGAN: str(time.monotonic())}
        done = subprocess.run([python, __file__], env=own | began, check=True, capture_output=True, text=True)
        found.append(json.loads(done.stdout))
    return found[1:]


def rows(parts: list[dict[str, float]]) -> Iterator[str]:
    """The table, in the order in which things happen."""
    from statistics import median

    yield ""
    yield "| step to the first paint of the checklist | ms |"
    yield "|---|---:|"
    for step in parts[0]:
        yield f"| {step} | {median(part[step] for part in parts) * 1e3:.0f} |"
    yield f"| together | {median(sum(part.values()) for part in parts) * 1e3:.0f} |"


def _run() -> None:
    marks: dict[str, float] = {}
    last = float(os.environ[BEGAN])

    def mark(step: str) -> None:
        nonlocal last
        now = time.monotonic()
        marks[step], last = now - last, now

    mark("Python starts")
    import ui.main
    from app.own_folder import own_folder
    from ui.early import begin

    own = own_folder()
    shown = begin("checklist")
    mark("what needs no library, and the content, beside the libraries of Qt")
    from pathlib import Path

    import ui.plain_qt  # noqa: F401

    folder = Path(own)

    mark("PySide6, QtCore")
    from PySide6 import QtWidgets  # noqa: F401

    mark("QtGui, QtWidgets")
    from PySide6.QtCore import Qt  # noqa: F401
    from PySide6.QtWidgets import QStyle  # noqa: F401

    mark("the enumerations of Qt, made in Python")
    from ui import start
    from ui.first_paint import FirstPaint
    from ui.settings import Settings

    mark("own modules")
    app = start.Application(sys.argv[:1])
    mark("QApplication, style, fonts")
    window = start.make_window("checklist", folder, Settings(folder), hurried=True, shown=shown)
    mark("session, frame and page")
    window.show()
    painted = FirstPaint(window)
    painted.done.connect(app.quit)
    app.exec()
    mark("show and first paint")
    print(repr(marks).replace("'", '"'), flush=True)
    os._exit(0)


if __name__ == "__main__":
    _run()
