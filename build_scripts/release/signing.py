"""Signatures, and a loud word where there are none.

No key and no password is known here. Three variables of the builder's environment name a command each; where one is
missing, what it would have signed is listed in UNSIGNED-SYSTEM.txt in dist/ and said on stderr, so that nobody rolls out an
unsigned installer by mistake.

The uninstaller is made inside the installer: NSIS calls `python -m release.signing FILE` for it, see `windows.py`.

    NMS_BEDSIDE_SIGN_WINDOWS   signs one file; {file} stands for it. With {out}, writes the signed file there.
    NMS_BEDSIDE_SIGN_MACOS     signs the bundle {file}, for example: codesign --options runtime ... {file}
    NMS_BEDSIDE_SIGN_SUMS      signs SHA256SUMS, for example: minisign -Sm {file}
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Literal

from workshop.stop import Stop

UNSIGNED = "UNSIGNED-{}.txt"
Kind = Literal["WINDOWS", "MACOS", "SUMS"]


def sign(kind: Kind, files: list[Path]) -> list[str]:
    """Signs each file. Returns the names of those that stay unsigned because no command was given."""
    command = os.environ.get(f"NMS_BEDSIDE_SIGN_{kind}")
    if not command:
        return [file.name for file in files]
    for file in files:
        _sign(command, file)
    return []


def say_unsigned(names: list[str], folder: Path, system: str) -> None:
    """Writes and shouts what nobody signed of this system's files; takes the note away where everything is signed."""
    note = folder / UNSIGNED.format(system)
    note.unlink(missing_ok=True)
    if not names:
        return
    lines = [
        "UNSIGNED. DO NOT ROLL OUT.",
        "Nobody signed these files; a test build is all they are:",
        *(f"  {name}" for name in sorted(set(names))),
        "How to sign: build_scripts/release/signing.py and build_scripts/packaging/IT.md.",
    ]
    note.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(("", "!" * 60, *lines, "!" * 60)), file=sys.stderr, flush=True)


def _sign(command: str, file: Path) -> None:
    out = file.with_name(f"{file.name}.signed")
    words = [word.replace("{file}", str(file)).replace("{out}", str(out)) for word in shlex.split(command)]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["it gave no reason"]
        raise Stop(f"Could not sign {file.name}.", f"{words[0]} says: {last[0]}")
    if out.exists():
        out.replace(file)


if __name__ == "__main__":
    sign("WINDOWS", [Path(sys.argv[1])])
