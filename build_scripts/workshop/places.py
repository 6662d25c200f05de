"""Where the workshop finds and puts things. Everything it makes is inside the clone and ignored by git."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "build_scripts" / "requirements"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
SHOTS = ROOT / "shots"


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return program_of(environment, "python")


def program_of(environment: Path, name: str) -> Path:
    """A command that was installed into a virtual environment."""
    if sys.platform == "win32":
        return environment / "Scripts" / f"{name}.exe"
    return environment / "bin" / name


def start_of(environment: Path, name: str) -> list[str]:
    """The command line that starts an installed program, without trusting the path written in its first line."""
    if sys.platform == "win32":
        return [str(program_of(environment, name))]
    return [str(python_of(environment)), str(program_of(environment, name))]


def shown(path: Path) -> str:
    """A path as a person would type it: relative to where they stand if it is below."""
    try:
        return os.fspath(path.relative_to(Path.cwd()))
    except ValueError:
        return os.fspath(path)
