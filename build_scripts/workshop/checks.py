"""Every check that the project must pass, in one table, and the tests after them."""

import os
import subprocess
import time
from collections.abc import Sequence

from workshop.places import ROOT, VENV, python_of, start_of

PYTHON = str(python_of(VENV))
CODE = ("app", "ui", "build_scripts", "tests")

CHECKS: tuple[tuple[str, Sequence[str]], ...] = (
    ("style (ruff check)", (PYTHON, "-m", "ruff", "check", "--no-fix", "--output-format", "concise", *CODE)),
    ("layout (ruff format)", (PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise", *CODE)),
    ("types (mypy)", (PYTHON, "-m", "mypy")),
    ("walls (import-linter)", start_of(VENV, "lint-imports")),
    ("content (nms-bedside-cli check)", (*start_of(VENV, "nms-bedside-cli"), "check")),
)


def run_checks() -> list[str]:
    """Runs the quick checks, shows what fails, and returns the names of those that failed."""
    failed = []
    for name, command in CHECKS:
        started = time.monotonic()
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        print(f"{name}: {'FAILED' if done.returncode else 'ok'} ({time.monotonic() - started:.1f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout.rstrip(), flush=True)
    return failed


def test(arguments: list[str]) -> int:
    """Checks and tests. With arguments for pytest, only pytest runs. The last line is pytest's own."""
    failed = [] if arguments else run_checks()
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "NMS_BEDSIDE_FAILED_CHECKS": ", ".join(failed)}
    tests = subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environment)
    return tests or (1 if failed else 0)
