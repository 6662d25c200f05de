"""The one-folder app: frozen from the installed wheel in a clean environment, checked, then trusted.

Nothing here looks at `.venv`. The build environment holds the hashed pins of build.txt and nothing else; the project's
own wheel is installed beside it, so what is frozen is what a hospital could have installed, and two builds at once
(a test and a release) do not meet.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from workshop import environment, system_libraries
from workshop.places import BUILD, ROOT, python_of, shown
from workshop.stop import Stop

from release import archive, older_glibc, verify

ENVIRONMENT = BUILD / "environment"
SPEC = ROOT / "build_scripts" / "release" / "nms_bedside.spec"
BARE = ROOT / "build_scripts" / "bench" / "bare_window.spec"
WORDS = "import json, platform, sqlite3; print(json.dumps([platform.python_version(), sqlite3.sqlite_version]))"


def freeze(workplace: Path = BUILD, icon: Path | None = None) -> Path:
    """Builds the folder in `workplace`, checks it and runs its self-test. Returns where it is."""
    system_libraries.ensure(system_libraries.for_build())
    environment.ensure("build", ENVIRONMENT)
    wheel, installed = make_wheel(workplace), workplace / "installed"
    shutil.rmtree(installed, ignore_errors=True)
    environment.run_pip(ENVIRONMENT, "install", "--no-deps", "--no-index", "--target", str(installed), str(wheel))
    print("Freezing ...", flush=True)
    _freeze(SPEC, workplace, {"PYTHONPATH": str(installed)} | ({"NMS_BEDSIDE_ICON": str(icon)} if icon else {}))
    folder = workplace / "frozen" / "nms-bedside"
    if sys.platform == "linux":
        for library in (folder / "_internal").glob("libpython3*.so.*"):
            older_glibc.relax(library, verify.OLDEST_GLIBC)
    verify.content_is_complete(folder, wheel)
    verify.nothing_foreign(folder)
    verify.self_test(folder)
    return folder


def freeze_yardstick(workplace: Path = BUILD) -> Path:
    """The bare window that `dev.py bench` measures beside, frozen as the app is. Returns the program."""
    environment.ensure("build", ENVIRONMENT)
    _freeze(BARE, workplace, {})
    folder = workplace / "frozen" / "bare-window"
    if sys.platform == "linux":
        for library in (folder / "_internal").glob("libpython3*.so.*"):
            older_glibc.relax(library, verify.OLDEST_GLIBC)
    return verify.program(folder, "bare-window")


def _freeze(spec: Path, workplace: Path, also: dict[str, str]) -> None:
    run_logged(
        [
            *(str(python_of(ENVIRONMENT)), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
            *("--distpath", str(workplace / "frozen"), "--workpath", str(workplace / "pyinstaller"), str(spec)),
        ],
        f"freeze {spec.stem}",
        workplace,
        {"PYINSTALLER_CONFIG_DIR": str(workplace / "pyinstaller-cache")} | also,
    )


def draw_icons() -> Path:
    """The icon in every size, drawn with the build environment's Qt."""
    environment.ensure("build", ENVIRONMENT)
    target = BUILD / "icons"
    drawing = ROOT / "resources" / "icons" / "nms-bedside.svg"
    script = ROOT / "build_scripts" / "release" / "icons.py"
    run_logged([str(python_of(ENVIRONMENT)), str(script), str(drawing), str(target)], "draw the icon", BUILD)
    return target


def site_packages(folder: Path = ENVIRONMENT) -> Path:
    """Where the packages of a virtual environment are."""
    return next((folder / ("Lib" if sys.platform == "win32" else "lib")).rglob("site-packages"))


def versions() -> dict[str, str]:
    """What the frozen Python is, as the environment it was frozen from says."""
    said = subprocess.run([str(python_of(ENVIRONMENT)), "-c", WORDS], capture_output=True, text=True, check=True)
    return named_versions(said.stdout)


def named_versions(said: str) -> dict[str, str]:
    """The answer to WORDS, in the words of parts.toml."""
    python, sqlite = json.loads(said)
    return {"python": python, "sqlite": sqlite, "nms-bedside": archive.version()}


def make_wheel(workplace: Path) -> Path:
    """The project's wheel, made by the pinned build backend."""
    wheels = workplace / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    run_logged(
        [str(python_of(ENVIRONMENT)), "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels)],
        "make the wheel",
        workplace,
        folder=ROOT,
    )
    return next(wheels.glob("*.whl"))


def reproducible_environment() -> dict[str, str]:
    """What makes two builds of one commit bit-identical: one time stamp, one hash seed, no odd search paths."""
    return environment.clean_environment() | {
        "SOURCE_DATE_EPOCH": str(source_date()),
        "PYTHONHASHSEED": "0",
        "PYTHONSAFEPATH": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
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


def run_logged(
    command: list[str],
    act: str,
    workplace: Path,
    also: dict[str, str] | None = None,
    folder: Path | None = None,
) -> str:
    """Runs one step of a build, `also` in its environment. Returns what it said, which is in build.log too."""
    workplace.mkdir(parents=True, exist_ok=True)
    log = workplace / "build.log"
    done = subprocess.run(
        command,
        cwd=folder or workplace,
        env=reproducible_environment() | (also or {}),
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
    return done.stdout
