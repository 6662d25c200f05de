"""The one-folder app: frozen from the installed wheel in a clean environment, checked, then trusted.

Nothing here looks at `.venv`. The build environment holds the hashed pins of build.txt and the project's own wheel,
so what is frozen is what a hospital could have installed.
"""

import os
import shutil
import subprocess
from pathlib import Path

from workshop import environment, system_libraries
from workshop.places import BUILD, ROOT, python_of, shown
from workshop.stop import Stop

from release import older_glibc, verify

ENVIRONMENT = BUILD / "environment"
OUTPUT = BUILD / "frozen" / "nms-bedside"
SPEC = ROOT / "build_scripts" / "release" / "nms_bedside.spec"


def freeze() -> Path:
    """Builds the folder, checks it and runs its self-test. Returns where it is."""
    system_libraries.ensure(system_libraries.for_build())
    environment.ensure("build", ENVIRONMENT)
    wheel = _make_wheel()
    environment.run_pip(ENVIRONMENT, "install", "--no-deps", "--no-index", "--force-reinstall", str(wheel))
    print("Freezing ...", flush=True)
    _run(
        [
            *(str(python_of(ENVIRONMENT)), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
            *("--distpath", str(OUTPUT.parent), "--workpath", str(BUILD / "pyinstaller"), str(SPEC)),
        ],
        "freeze the app",
    )
    for library in (OUTPUT / "_internal").glob("libpython3*.so.*"):
        older_glibc.relax(library, verify.OLDEST_GLIBC)
    verify.content_is_complete(OUTPUT, wheel)
    verify.nothing_foreign(OUTPUT)
    verify.self_test(OUTPUT)
    return OUTPUT


def reproducible_environment() -> dict[str, str]:
    """What makes two builds of one commit bit-identical: one time stamp, one hash seed, no odd search paths."""
    return environment.clean_environment() | {
        "SOURCE_DATE_EPOCH": str(source_date()),
        "PYTHONHASHSEED": "0",
        "PYTHONSAFEPATH": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYINSTALLER_CONFIG_DIR": str(BUILD / "pyinstaller-cache"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }


def source_date() -> int:
    """When the commit was made; outside git, a fixed day."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told:
        return int(told)
    asked = subprocess.run(["git", "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True)
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip() else 1_735_689_600


def _make_wheel() -> Path:
    wheels = BUILD / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    _run(
        [str(python_of(ENVIRONMENT)), "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)],
        "make the wheel",
        ROOT,
    )
    return next(wheels.glob("*.whl"))


def _run(command: list[str], act: str, folder: Path = BUILD) -> None:
    log = BUILD / "build.log"
    done = subprocess.run(
        command,
        cwd=folder,
        env=reproducible_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    log.write_text(done.stdout, encoding="utf-8")
    if done.returncode:
        last = "\n".join(done.stdout.strip().splitlines()[-15:])
        raise Stop(f"Could not {act}. The last lines (all of them are in {shown(log)}):\n{last}")
