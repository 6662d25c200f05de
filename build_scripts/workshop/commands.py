"""The sub-commands by name. Each part is imported only when asked for, so that `run` starts fast."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import NoReturn

from workshop import environment, system_libraries
from workshop.places import ROOT, VENV, python_of, start_of
from workshop.stop import Stop, cannot_go_on

WINDOWLESS = {"--version", "--help", "-h", "--shots", "--self-test"}


def run_command(arguments: list[str], usage: str) -> int:
    """Runs the named command and turns every expected trouble into one sentence on stderr."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage.strip())
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    try:
        if command is None:
            names = ", ".join(COMMANDS)
            raise Stop(f'There is no command "{arguments[0]}".', f"The commands are: {names}.", code=2)
        return command(arguments[1:])
    except Stop as stop:
        sys.stdout.flush()
        print(stop, file=sys.stderr)
        return stop.code
    except OSError as error:
        print(cannot_go_on(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again to go on: a half-made .venv is made anew.", file=sys.stderr)
        return 130


def run(arguments: list[str]) -> int:
    """Opens the app. Without a display it says so and draws the four tabs to PNG files instead."""
    from workshop import display

    where: display.Where = "native" if WINDOWLESS.intersection(arguments) else display.find()
    system_libraries.ensure((*system_libraries.DRAWING, *display.LIBRARIES[where]))
    environment.ensure("run")
    if where == "none":
        from workshop import pictures

        print("There is no display here, so the app cannot open a window. Drawing its four tabs instead:", flush=True)
        for picture in pictures.draw_one():
            print(f"  {picture}")
        return 0
    replace_this_process([*start_of(VENV, "nms-bedside"), *arguments])


def test(arguments: list[str]) -> int:
    """Every check and test, or only the named tests."""
    system_libraries.ensure((*system_libraries.FOR_TESTS, *system_libraries.for_build()))  # the tests freeze the app
    environment.ensure("test")
    from workshop import checks

    return checks.test(arguments)


def check(arguments: list[str]) -> int:
    """The checks that take seconds: style, types, walls, content."""
    environment.ensure("test")
    from workshop import checks

    return 1 if checks.run_checks() else 0


def fuzz(arguments: list[str]) -> int:
    """The long form of tests/fuzz; NMS_BEDSIDE_SEED=WORD starts another row of cases."""
    environment.ensure("test")
    command = [str(python_of(VENV)), "-m", "pytest", "tests/fuzz", "--durations=4", *arguments]
    return subprocess.call(command, cwd=ROOT, env={**os.environ, "NMS_BEDSIDE_FULL": "1"})


def shots(arguments: list[str]) -> int:
    """Pictures of every kind of page in every size, theme and text scale, and contact sheets."""
    system_libraries.ensure(system_libraries.DRAWING)
    environment.ensure("run")
    from workshop import pictures

    return pictures.draw_all(arguments)


def bench(arguments: list[str]) -> int:
    """Start-up of the app and of a bare window, measured in turns; with `search` or `repaint` first, that instead."""
    if not sys.platform.startswith("linux"):
        raise Stop("The bench watches a private X server.", "There is none on this system.", "Run it on Linux.")
    system_libraries.ensure(system_libraries.FOR_TESTS)
    environment.ensure("test")
    named = arguments[:1] in (["search"], ["repaint"])
    name, rest = (arguments[0], arguments[1:]) if named else ("start_up", arguments)
    return subprocess.call([str(python_of(VENV)), str(ROOT / "build_scripts" / "bench" / f"{name}.py"), *rest])


def build(arguments: list[str]) -> int:
    """The installable app, into dist/."""
    from workshop import build as builder

    return builder.build(arguments)


def seal(arguments: list[str]) -> int:
    """Checks the content and seals it."""
    environment.ensure("run")
    return subprocess.call([str(python_of(VENV)), str(ROOT / "build_scripts" / "seal_content.py"), *arguments])


def strings(arguments: list[str]) -> int:
    """Reads the strings out of the code for translators, and compiles every language."""
    environment.ensure("test")
    return subprocess.call([str(python_of(VENV)), str(ROOT / "build_scripts" / "extract_strings.py"), *arguments])


def icons(arguments: list[str]) -> int:
    """Writes down the strokes of every icon, after an SVG was added or changed."""
    environment.ensure("test")
    return subprocess.call([str(python_of(VENV)), str(ROOT / "build_scripts" / "draw_icons.py"), *arguments])


def lock(arguments: list[str]) -> int:
    """Writes the pinned requirement files anew."""
    from workshop import lock as locking

    return locking.lock(arguments)


def replace_this_process(command: list[str]) -> NoReturn:
    """Becomes the app. Windows cannot do that without losing the console, so there this process waits."""
    sys.stdout.flush()
    if sys.platform == "win32":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "fuzz": fuzz,
    "shots": shots,
    "bench": bench,
    "build": build,
    "seal": seal,
    "strings": strings,
    "icons": icons,
    "lock": lock,
}
