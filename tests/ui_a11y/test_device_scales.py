"""The sizes again on screens of 125, 150 and 200 %: Qt takes the scale of a screen once, at the start of a process.

Logical sizes are the same there, but fonts and pictures are drawn with more pixels, and Qt rounds widths otherwise.
Here two windows a scale; NMS_BEDSIDE_FULL=1 walks every size, text size and theme on each of them.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("NMS_BEDSIDE_FULL") == "1"
TURNS = {"1.25": "911x430-130", "1.5": "911x430-100", "2": "1366x768-200"}


@pytest.mark.parametrize("scale", TURNS)
def test_nothing_is_cut_on_a_screen_of_another_scale(scale: str) -> None:
    size, _, text = TURNS[scale].partition("-")
    chosen = [] if FULL else ["-k", f"{size} and {text} and light and first_act"]
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/ui_a11y/test_sizes.py", *chosen],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": scale},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout[-4000:]
    assert "passed" in told.stdout


def test_the_scale_reaches_the_window() -> None:
    """Without this the test above would say nothing."""
    code = (
        "from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "print(app.primaryScreen().devicePixelRatio())"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "QT_SCALE_FACTOR": "1.5"}, capture_output=True, text=True
    )
    assert told.stdout.strip() == "1.5", told.stderr
