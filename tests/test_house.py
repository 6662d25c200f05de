"""The walls of the house, checked: what may lie where, and what no file may say or import.

The walls between `ui`, `app` and `resources` themselves are import-linter contracts in pyproject.toml.
"""

import ast
import re
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("app", "ui", "resources")
FOLDERS = {*ROOMS, "build_scripts", "tests"}
MADE = {"build", "dist", "shots"}  # by the workshop, ignored by git
LONGEST = 400
NETWORK = {
    "asyncio", "ftplib", "http", "httpx", "imaplib", "requests", "smtplib", "socket", "socketserver", "ssl",
    "urllib.request", "urllib3", "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtHttpServer",
}  # fmt: skip
# A path of one machine, or the address of a package registry: neither means anything to a reader elsewhere.
PLACES = "|".join(("home", "root", "work", "workspace", "farm", "mnt", "Users"))
MACHINE_PATH = re.compile(rf"(?<![\w.~}}])/(?:{PLACES})/\w")
REGISTRY = re.compile(
    r"\b(?:pypi\.(?:org|python)|pythonhoste[d]|registry\.npmjs|deb\.debian|security\.debian|proxy\.golang)\b"
)
# Evidence is quoted with its own addresses.
QUOTED = ("resources/content/",)


def files() -> Iterator[Path]:
    """Every file that belongs to the project, with its path below the root."""
    for top in ROOT.iterdir():
        if top.is_file():
            yield top
        elif top.name in FOLDERS | {".ci", ".github"}:
            for path in top.rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    yield path


def modules(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_only_the_agreed_folders_are_at_the_top() -> None:
    found = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert found - MADE - {"__pycache__"} <= FOLDERS


def test_no_package_in_tests_shadows_a_room() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_belongs_to_this_distribution_alone(room: str) -> None:
    assert set(packages_distributions().get(room, ["nms-bedside"])) == {"nms-bedside"}
    spec = find_spec(room)
    assert spec is not None
    assert Path(str(spec.origin)) == ROOT / room / "__init__.py"


def test_no_module_swells() -> None:
    lengths = {
        name_of(path): len(path.read_text("utf-8").splitlines()) for path in modules("app", "ui", "build_scripts")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_nobody_imports_the_network() -> None:
    guilty = []
    for path in modules(*ROOMS, "build_scripts"):
        names = set(imported(ast.parse(path.read_text("utf-8"))))
        guilty += [
            f"{name_of(path)}: {name}" for name in names for bad in NETWORK if (name + ".").startswith(bad + ".")
        ]
    assert guilty == []


def test_every_module_opens_with_its_reason() -> None:
    silent = [
        name_of(path)
        for path in modules(*ROOMS, "build_scripts", "tests")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in files():
        if name_of(path).startswith(QUOTED):
            continue
        try:
            lines = path.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{name_of(path)}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(lines, 1)
            if MACHINE_PATH.search(line) or REGISTRY.search(line)
        ]
    assert found == []
