"""The virtual environment in `.venv`: made once from pinned, hash-checked packages, and trusted by its stamp.

The stamp is written last and names what was installed (pins, Python, folder). A stamp that matches makes the next
start cost a few file reads. One that is missing or old means a half-made or outdated environment, which is made anew.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Literal

from workshop.places import BUILD, REQUIREMENTS, ROOT, VENV, python_of, shown
from workshop.stop import Stop, cannot_write

Set = Literal["run", "test", "build"]
STAMP = "bedside-stamp.json"
CONTAINED: dict[Set, tuple[Set, ...]] = {"run": ("run",), "test": ("run", "test"), "build": ("build",)}
PROJECT = "project"


def ensure(wanted: Set, folder: Path = VENV) -> None:
    """Returns when `folder` has the wanted set of packages and the project itself."""
    if _is_ready(wanted, folder):
        return
    with _one_at_a_time():
        if not _is_ready(wanted, folder):
            _make(wanted, folder)


def _is_ready(wanted: Set, folder: Path) -> bool:
    stamp = _read_stamp(folder)
    return (
        stamp.get(wanted) == _pins_key(wanted)
        and (wanted == "build" or stamp.get(PROJECT) == _project_key())
        and python_of(folder).exists()
    )


def _make(wanted: Set, folder: Path) -> None:
    stamp = _read_stamp(folder) if python_of(folder).exists() else {}
    made: list[Set] = [name for name in CONTAINED if name in stamp]
    usable = bool(made) and all(stamp[name] == _pins_key(name) for name in made)
    try:
        if not usable:
            stamp = {}
            _create(folder)
        (folder / STAMP).unlink(missing_ok=True)
        if stamp.get(wanted) != _pins_key(wanted):
            _install_pins(wanted, folder)
            stamp |= {name: _pins_key(name) for name in CONTAINED[wanted]}
        if wanted != "build":
            _install_project(folder)
            stamp[PROJECT] = _project_key()
        (folder / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    except OSError as error:
        raise cannot_write(folder, error) from None


def _read_stamp(folder: Path) -> dict[str, str]:
    try:
        stamp = json.loads((folder / STAMP).read_bytes())
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _pins_key(name: Set) -> str:
    """Changes when the pins, the Python or the place of the clone change: then the environment is made anew."""
    python = f"{platform.python_implementation()} {sys.version_info[:2]} {platform.machine()}"
    pins = (REQUIREMENTS / f"{name}.txt").read_bytes()
    return sha256(f"{python} {ROOT}\n".encode() + pins).hexdigest()


def _project_key() -> str:
    """Changes when the project's own metadata changes: then only the project is installed anew."""
    return sha256((ROOT / "pyproject.toml").read_bytes() + (ROOT / "app" / "__init__.py").read_bytes()).hexdigest()


def _create(folder: Path) -> None:
    print(f"Setting up {shown(folder)} with Python {platform.python_version()} (once) ...", flush=True)
    if folder.exists():
        shutil.rmtree(folder)
    command = [base_python(), "-m", "venv", *([] if _has("ensurepip") else ["--without-pip"]), str(folder)]
    if not _has("venv") or not (_has("ensurepip") or _has("pip")):
        _get_venv_module()
        command = [base_python(), "-m", "venv", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace", env=clean_environment())
    if made.returncode == 0:
        return
    if not os.access(folder.parent, os.W_OK):
        raise cannot_write(folder, PermissionError(13, "Permission denied"))
    last = (made.stderr or made.stdout).strip().splitlines()[-1:] or ["it gave no reason"]
    raise Stop(f"Could not make {folder}.", f"Python's venv module says: {last[0]}.", "Mend that and run this again.")


def base_python() -> str:
    """The interpreter below any virtual environment, so that .venv can be made anew from within."""
    return getattr(sys, "_base_executable", None) or sys.executable


def _has(module: str) -> bool:
    """Whether the base interpreter has it: within .venv, which may lack pip, a second environment is made too."""
    if sys.prefix != sys.base_prefix:
        return subprocess.run([base_python(), "-c", f"import {module}"], capture_output=True).returncode == 0
    from importlib.util import find_spec

    return find_spec(module) is not None


def _get_venv_module() -> None:
    """Debian and Ubuntu package `venv` apart from Python. As root it is installed; else the line to run is said."""
    from workshop import system_libraries

    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if system_libraries.may_install() and sys.base_prefix == "/usr":
        system_libraries.install([package])
        return
    if system_libraries.is_debian_family():
        raise Stop(
            "This Python cannot make virtual environments.",
            "Its venv module is a package of its own.",
            f"Run this line and try again:\n  sudo apt-get install -y {package}",
        )
    raise Stop(
        "This Python cannot make virtual environments.",
        "Its venv module is missing.",
        "Install a complete Python 3.11 or newer and start again with it.",
    )


def _install_pins(wanted: Set, folder: Path) -> None:
    print("Downloading and checking the pinned packages (about 100 MB, once) ...", flush=True)
    pins = REQUIREMENTS / f"{wanted}.txt"
    run_pip(folder, "install", "--require-hashes", "--only-binary", ":all:", "-r", str(pins))


def _install_project(folder: Path) -> None:
    run_pip(folder, "install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))


def run_pip(folder: Path, *arguments: str) -> None:
    """Runs pip for the environment in `folder`: its own, or else the one of this Python."""
    program = [str(python_of(folder)), "-m", "pip"]
    if not any(folder.glob("lib/python*/site-packages/pip")) and not (folder / "Lib/site-packages/pip").exists():
        program = [base_python(), "-m", "pip", "--python", str(python_of(folder))]
    talkative = sys.stdout.isatty()
    options = ["--no-input", *(["--no-warn-script-location"] if arguments[0] == "install" else [])]
    done = subprocess.run(
        [*program, *arguments, *options, *([] if talkative else ["-q"])],
        stdin=subprocess.DEVNULL,
        stdout=None if talkative else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        env=clean_environment(),
    )
    if done.returncode:
        from workshop.pip_trouble import explain

        raise explain(done.stderr)


def clean_environment() -> dict[str, str]:
    """The process environment without what would send packages or imports elsewhere. Proxies and mirrors stay."""
    drop = {"PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PIP_USER"}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in drop}
    return kept | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two commands started at once must not both make the environment."""
    try:
        BUILD.mkdir(exist_ok=True)
        file = open(BUILD / "environment.lock", "w")  # noqa: SIM115 - closed below
    except OSError as error:
        raise cannot_write(BUILD, error) from None
    with file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
