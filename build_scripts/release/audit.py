"""Known weaknesses in the packages that ship, and a loud word where nobody looked.

What is known to be weak changes from day to day and is asked of a service, so it is no part of the build's own pins.
NMS_BEDSIDE_AUDIT names the command that asks, with {file} for the pinned requirements of the app. It prints pip-audit's
JSON, for example:

    pip-audit --require-hashes --disable-pip --progress-spinner off --format json -r {file}

Without it, or where a package could not be looked up, NOT-AUDITED.txt in dist/ says so. A weakness that is known stops
the build.
"""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

from workshop.places import REQUIREMENTS
from workshop.stop import Stop

COMMAND = "NMS_BEDSIDE_AUDIT"
NOTE = "NOT-AUDITED.txt"


def audit(folder: Path, pins: Path = REQUIREMENTS / "run.txt") -> None:
    """Asks for the weaknesses of everything pinned. Stop if one is known; a note in `folder` if it is not known."""
    (folder / NOTE).unlink(missing_ok=True)
    command = os.environ.get(COMMAND)
    if not command:
        _say_unknown(folder, [f"Nobody looked for known weaknesses: {COMMAND} is not set."])
        return
    words = [word.replace("{file}", str(pins)) for word in shlex.split(command)]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    try:
        found = json.loads(done.stdout)["dependencies"]
        weak = [f"{one['name']} {one['version']}: {bug['id']}" for one in found for bug in one.get("vulns", ())]
        unknown = [f"{one['name']}: {one['skip_reason']}" for one in found if "skip_reason" in one]
    except (ValueError, KeyError, TypeError) as error:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["it printed nothing"]
        raise Stop("The packages could not be audited.", f"{words[0]} says: {last[0]}") from error
    if weak:
        raise Stop("Packages with known weaknesses:", "; ".join(weak), "Choose newer ones: dev.py lock --upgrade.")
    if unknown or not found:
        _say_unknown(folder, unknown or ["The audit looked at no package."])
    else:
        print(f"Audited: {len(found)} packages, no known weakness.")


def _say_unknown(folder: Path, reasons: list[str]) -> None:
    lines = ["NOT AUDITED. DO NOT ROLL OUT.", *reasons, "How to audit: build_scripts/release/audit.py."]
    (folder / NOTE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(("", "!" * 60, *lines, "!" * 60)), file=sys.stderr, flush=True)
