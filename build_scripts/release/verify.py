"""What must be true of a frozen folder before anybody gets it. Each check raises Stop with what is wrong."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

from workshop.stop import Stop

from release.trim import LEFT_DATA

FOREIGN = re.compile(
    r"(^|/)(pytest|_pytest|hypothesis|mypy|ruff|PyInstaller|hatchling|pip|setuptools|tests|build_scripts)(/|$)"
    r"|lib(ssl|crypto)[.-]|Qt6?Network|(^|/)(icuuc|mscms|bcryptprimitives|ucrtbase)\.dll$"
)
OLDEST_GLIBC = (2, 34)


def content_is_complete(folder: Path, wheel: Path) -> None:
    """Every file of `resources` in the wheel is in the folder, byte for byte. PyInstaller may drop data in silence."""
    missing = []
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith("resources/") and not name.endswith(".py")]
        names = [name for name in names if not LEFT_DATA.search(name)]
        for name in names:
            frozen = folder / "_internal" / name
            if not frozen.is_file() or frozen.read_bytes() != archive.read(name):
                missing.append(name)
    if missing or not any(name.endswith("edition.toml") for name in names):
        raise Stop(
            "The frozen app lacks content:", ", ".join(missing) or "there is none at all", "Nothing was released."
        )


def nothing_foreign(folder: Path) -> None:
    """No developer's tool, no network library and no shim of a test machine went in."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
    foreign = [name for name in names if FOREIGN.search(name)]
    if foreign:
        raise Stop("The frozen app holds what does not belong to it:", ", ".join(sorted(foreign)[:8]))


def runs_on_old_systems(folder: Path) -> str:
    """The newest glibc symbol any binary asks for, as text; Stop if it is newer than promised."""
    newest, guilty = (0, 0), ""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.read_bytes()[:4] != b"\x7fELF":
            continue
        shown = subprocess.run(["objdump", "-T", str(path)], capture_output=True, text=True).stdout
        for major, minor in re.findall(r"\bGLIBC_(\d+)\.(\d+)", shown):
            if (int(major), int(minor)) > newest:
                newest, guilty = (int(major), int(minor)), path.name
    if newest > OLDEST_GLIBC:
        raise Stop(
            f"{guilty} needs glibc {newest[0]}.{newest[1]}, and the archive promises {OLDEST_GLIBC[0]}.{OLDEST_GLIBC[1]}.",
            "Build on an older system or with another Python.",
        )
    return f"{newest[0]}.{newest[1]} ({guilty})"


def self_test(folder: Path, command: tuple[str, ...] = ()) -> list[str]:
    """Runs the frozen window's own test, far from the clone. Returns its steps.

    The contract: `nms-bedside --self-test FILE` writes {"ok": bool, "steps": [{"name", "ok", "detail"}]} to FILE and
    exits with 0 if all is well, else 1. It writes a file because windowed programs have no stdout on Windows.
    """
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "self-test.json"
        done = subprocess.run(
            [*command, str(program(folder)), "--self-test", str(report)],
            cwd=scratch,
            env=bare_environment(scratch),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=120,
        )
        try:
            result = json.loads(report.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise Stop(
                "The frozen app's self-test gave no report.", f"Code {done.returncode}: {done.stderr.strip()}"
            ) from None
    failed = [f"{step['name']} ({step['detail']})" for step in result["steps"] if not step["ok"]]
    if failed or not result["ok"] or done.returncode or not result["steps"]:
        raise Stop("The frozen app's self-test failed:", ", ".join(failed) or f"exit code {done.returncode}")
    return [step["name"] for step in result["steps"]]


def program(folder: Path, name: str = "nms-bedside") -> Path:
    """One of the two programs in a frozen folder."""
    return folder / (f"{name}.exe" if sys.platform == "win32" else name)


def bare_environment(scratch: str) -> dict[str, str]:
    """No Python, Qt or library path of this machine may help the frozen app."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP") if name in os.environ}
    return kept | {
        "HOME": scratch,
        "NMS_BEDSIDE_DATA": str(Path(scratch) / "data"),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
    }
