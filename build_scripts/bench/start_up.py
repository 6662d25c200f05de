"""`dev.py bench`: how soon the app can be used and what memory it takes, beside a bare window, on a private X server.

Usage: start_up.py [--runs N] [--notes]. Each round starts every program once, so that whatever else the machine does
hits them alike; ratios are of medians from this one run. With the disk caches dropped too, where this is root. `--notes`
writes the report and the curves into the repo (NOTES.md, growth.svg).
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from release.folder import freeze_yardstick
from workshop.display import private_x_server
from workshop.places import BUILD, VENV, python_of, start_of

from bench import growth, raised, report, second_launch, steps
from bench.first_paint import Start, drop_caches, measure
from bench.grown import DATABASE, ticked_steps

BARE, BARE_FROZEN = "bare window", "frozen bare window"
RESTED = (1, 2, 3)  # rounds in which memory is measured, too: it hardly varies, and takes a second


@dataclass
class Program:
    """What is started, with what in its data folder; and what was measured."""

    command: list[str]
    ticks: bool = False
    extra: dict[str, str] = field(default_factory=dict)
    data: Path | None = None
    warm: list[Start] = field(default_factory=list)
    cold: list[Start] = field(default_factory=list)


def programs() -> dict[str, Program]:
    """The yardstick first, then the app, from source and frozen if it was built; then the yardstick is frozen, too."""
    app = start_of(VENV, "nms-bedside")
    frozen = str(BUILD / "frozen" / "nms-bedside" / "nms-bedside")
    found = {
        BARE: Program([str(python_of(VENV)), str(Path(__file__).with_name("bare_window.py"))]),
        "app, overview": Program(app),
        "app, checklist": Program([*app, "--tab", "checklist"], ticks=True),
    }
    if Path(frozen).exists():
        found[BARE_FROZEN] = Program([str(freeze_yardstick())])
        found["frozen app, overview"] = Program([frozen])
        found["frozen app, checklist"] = Program([frozen, "--tab", "checklist"], ticks=True)
    return found


def environment_for(display: str) -> dict[str, str]:
    """As a person's: an environment that forbids Python to keep what it compiled would time the compiler."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def start_once(program: Program, environment: dict[str, str], scratch: Path, *, rest: bool = False) -> Start:
    """One start on a fresh copy of the program's data folder, so that every start finds the same."""
    data = scratch / "data"
    shutil.rmtree(data, ignore_errors=True)
    shutil.copytree(program.data or scratch / "ticked", data)
    own = environment | program.extra | {"NMS_BEDSIDE_DATA": str(data)}
    return measure(program.command, own, data / DATABASE if program.ticks else None, rest=rest)


def main() -> int:
    """Measures and prints the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--notes", action="store_true")
    options = parser.parse_args()
    with private_x_server() as display, tempfile.TemporaryDirectory() as place:
        scratch, environment = Path(place), environment_for(display)
        ticked_steps(scratch / "ticked")
        started = programs()
        larger = growth.programs(scratch, started["app, checklist"].command)
        every = {**started, **{name: Program(*what) for name, what in larger.items()}}
        for turn in range(options.runs + 1):
            for name, program in every.items():
                start = start_once(program, environment, scratch, rest=turn in RESTED and name in started)
                if turn:  # the first round only warms up
                    program.warm.append(start)
        for _ in range(max(3, options.runs - 2) if os.geteuid() == 0 else 0):
            for program in started.values():
                drop_caches()
                program.cold.append(start_once(program, environment, scratch))
        second = second_launch.measure_again(started["app, checklist"].command, environment, scratch / "second")
        waits = raised.measure_raised(started["app, checklist"].command, environment, scratch / "raised")
        parts = steps.measure_steps(str(python_of(VENV)), environment, scratch, options.runs)
    text = "\n".join(
        [
            *rows(started, options.runs),
            *growth.rows({name: every[name].warm for name in ("app, checklist", *larger)}),
            *second_launch.rows(second, median(start.paint for start in started["app, checklist"].warm)),
            *raised.rows(waits, memory(started[BARE])),
            *steps.rows(parts),
        ]
    )
    print(text)
    if options.notes:
        report.write(text, growth.curves({name: every[name].warm for name in ("app, checklist", *larger)}))
    return 0


def rows(started: dict[str, Program], runs: int) -> Iterator[str]:
    """The table of start-up: medians, the middle half, and how they compare with the bare window of the same run.

    What is frozen is compared with the bare window from source and, in brackets, with the frozen one.
    """
    yield f"{runs} rounds, in turns. Times from starting the process, ms: median (middle half); × is beside the bare window,"
    yield "and in brackets beside the bare window that was frozen in the same way."
    yield ""
    yield "| program | first paint | × | tick on disk | cold disk: first paint | × | resident, MB | × |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for name, program in started.items():
        paint, cold = [s.paint for s in program.warm], [s.paint for s in program.cold]
        ticked = [s.ticked for s in program.warm if s.ticked is not None]
        beside = [started[BARE], *([started[BARE_FROZEN]] if name.startswith("frozen app") else [])]
        cells = [
            spread(paint),
            compared(program, beside, lambda one: median(s.paint for s in one.warm)),
            spread(ticked) if ticked else "",
            spread(cold) if cold else "not root",
            compared(program, beside, lambda one: median(s.paint for s in one.cold)) if cold else "",
            f"{memory(program) / 1e6:.1f}",
            compared(program, beside, memory),
        ]
        yield f"| {name} | {' | '.join(cells)} |"


def compared(program: Program, yardsticks: list[Program], measured: Callable[[Program], float]) -> str:
    """How many times the first yardstick's it is, and the others' in brackets."""
    first, *others = (f"{measured(program) / measured(yardstick):.2f}" for yardstick in yardsticks)
    return " ".join([first, *(f"({other})" for other in others)])


def memory(program: Program) -> float:
    """Bytes resident at rest."""
    return median(start.resident for start in program.warm if start.resident is not None)


def spread(seconds: list[float]) -> str:
    """Median and middle half in ms."""
    low, _, high = quantiles(seconds, n=4)
    return f"{median(seconds) * 1e3:.0f} ({low * 1e3:.0f} to {high * 1e3:.0f})"


if __name__ == "__main__":
    sys.exit(main())
