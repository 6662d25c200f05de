"""`dev.py bench`: time to first paint and memory of the app and of a bare window, in turns, on a private X server.

Usage: start_up.py [--runs N] [--cold]. Each round starts every program once, so that whatever else the machine does
hits them alike; the ratios are of medians from this one run. `--cold` drops the disk caches first (root only).
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from workshop.display import private_x_server
from workshop.places import BUILD, VENV, python_of, start_of

from bench.first_paint import Start, measure

BARE = "bare window"
GOAL = 1.10


def programs() -> dict[str, list[str]]:
    """What is measured: the yardstick first, then the app, from source and frozen if it was built."""
    app = start_of(VENV, "nms-bedside")
    found = {
        BARE: [str(python_of(VENV)), str(Path(__file__).with_name("bare_window.py"))],
        "app, overview": app,
        "app, checklist": [*app, "--tab", "checklist"],
    }
    frozen = BUILD / "frozen" / "nms-bedside" / "nms-bedside"
    return found | ({"frozen app, checklist": [str(frozen), "--tab", "checklist"]} if frozen.exists() else {})


def main() -> int:
    """Measures and prints one Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--cold", action="store_true")
    options = parser.parse_args()
    starts: dict[str, list[Start]] = {name: [] for name in programs()}
    with private_x_server() as display, tempfile.TemporaryDirectory() as scratch:
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        for turn in range(options.runs + 1):
            for name, command in programs().items():
                own = environment | {"NMS_BEDSIDE_DATA": str(Path(scratch) / f"{name} {turn}")}
                start = measure(command, own, options.cold)
                if turn:  # the first round only warms up
                    starts[name].append(start)
    print(
        f"{options.runs} rounds, {'cold' if options.cold else 'warm'}. Goal: first paint at most {GOAL} × the bare window.\n"
    )
    print("| program | first paint, ms (middle half) | ratio | settled, ms | resident, MB | ratio |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, measured in starts.items():
        print(row(name, measured, starts[BARE]))
    return 0


def row(name: str, measured: list[Start], bare: list[Start]) -> str:
    """One line of the table: medians, and how they compare with the bare window of the same run."""
    paint = median(start.paint for start in measured)
    low, _, high = quantiles([start.paint for start in measured], n=4)
    resident = median(start.resident for start in measured)
    return (
        f"| {name} | {paint * 1e3:.0f} ({low * 1e3:.0f} to {high * 1e3:.0f}) "
        f"| {paint / median(start.paint for start in bare):.2f} "
        f"| {median(start.settled for start in measured) * 1e3:.0f} "
        f"| {resident / 1e6:.0f} | {resident / median(start.resident for start in bare):.2f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
