"""`dev.py bench search`: from a keystroke to painted results, in the real window on a private X server.

Usage: search.py [--every N]. Types every N-th query of the search benchmark, letter by letter, into the search box at
911 by 430, on the built-in content and on content a hundred times as large, and prints one Markdown table. Each text
is also given, in the same run, to the engine alone and to a plain FTS5 query of the same index: the ratios are to that.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from workshop.display import private_x_server
from workshop.places import VENV, python_of

GOALS = {1: 16.0, 100: 50.0}  # ms from keystroke to painted results, 99th percentile


def main() -> int:
    """Measures and prints; 1 if a goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=6, help="type every N-th query (default 6)")
    parser.add_argument("--times", type=int, choices=tuple(GOALS), help="only this size of content")
    options = parser.parse_args()
    print("| content | keystrokes | what | median, ms | 99th, ms | most, ms | median ÷ FTS5 | 99th ÷ FTS5 |")
    print("|---|---:|---|---:|---:|---:|---:|---:|")
    notes: list[str] = []
    missed = False
    for times, goal in GOALS.items():
        if options.times in (None, times):
            measured = _measure(times, options.every if times == 1 else options.every * 4)
            missed |= _print(times, measured, goal, notes)
    print("", *notes, sep="\n")
    return int(missed)


def _measure(times: int, every: int) -> dict[str, list[float]]:
    """What keystrokes.py found, in a process and a data folder of its own."""
    with private_x_server() as display, tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        script = Path(__file__).with_name("keystrokes.py")
        command = [str(python_of(VENV)), str(script), scratch, str(times), str(every)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found


def _print(times: int, measured: dict[str, list[float]], goal: float, notes: list[str]) -> bool:
    """The rows of one content; True if the 99th percentile is above the goal."""
    plain = measured["plain FTS5"]
    for name in ("painted", "engine", "plain FTS5"):
        taken = measured[name]
        half, most = _at(taken, 0.5), _at(taken, 0.99)
        ratios = f"{half / _at(plain, 0.5):.1f} | {most / _at(plain, 0.99):.1f}"
        print(f"| × {times} | {len(taken)} | {name} | {half:.2f} | {most:.2f} | {max(taken):.2f} | {ratios} |")
    slices = measured["slices"]
    notes.append(
        f"× {times}: goal {goal:.0f} ms at the 99th percentile. Index built after the first paint in {len(slices)} slices, "
        f"{sum(slices) / 1000:.2f} s together, the longest {max(slices):.1f} ms (99th {_at(slices, 0.99):.1f})."
    )
    return _at(measured["painted"], 0.99) > goal


def _at(taken: list[float], share: float) -> float:
    """The value below which this share of them lies."""
    return sorted(taken)[min(len(taken) - 1, int(share * len(taken)))]


if __name__ == "__main__":
    sys.exit(main())
