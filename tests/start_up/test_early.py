"""What is loaded while Qt is imported is what would be loaded afterwards, and what is wrong is said all the same."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from app.sets.early import Early

from app.errors import ContentError
from app.paths import content_dir
from app.sets.shown import load_shown
from ui.libraries import libraries


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    monkeypatch.setenv("NMS_BEDSIDE_CONTENT", str(folder))
    return folder


def test_the_same_content_is_loaded() -> None:
    before = sys.getswitchinterval()
    early, later = Early().shown(), load_shown()
    assert sys.getswitchinterval() == before
    assert early.folder == later.folder
    assert early.content.checklist == later.content.checklist
    assert early.content.edition == later.content.edition


@pytest.mark.parametrize("file", ["sealed/checklist.json", "glossary.toml", "manifest.json"])
def test_damaged_content_is_refused_with_the_file_that_is_wrong(copied: Path, file: str) -> None:
    (copied / file).write_bytes((copied / file).read_bytes()[:-3] + b"xxx")
    with pytest.raises(ContentError) as caught:
        Early().shown()
    assert any(problem.file == Path(file).name for problem in caught.value.problems)


def test_content_that_is_changed_after_it_was_hashed_is_not_read_again(copied: Path) -> None:
    shown = Early().shown()
    whole = load_shown().content.checklist
    for file in (copied / "sealed").iterdir():
        file.write_bytes(b"{}")
    assert shown.content.checklist == whole


def test_a_set_that_cannot_be_used_is_told_in_the_language_chosen_meanwhile(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sets = tmp_path / "sets"
    sets.mkdir()
    (sets / "current.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr("app.sets.shown.sets_dir", lambda: sets)
    early = Early()
    with early._busy:
        pass
    monkeypatch.setattr("app.sets.shown.tr", lambda text: f"# {text}")
    assert early.shown().trouble.startswith("# ")


def test_content_is_loaded_even_where_the_libraries_cannot_be() -> None:
    def fails() -> None:
        raise OSError("no such library")

    assert Early(fails).shown().content.edition == load_shown().content.edition


# ---------------------------------------------------------------- beside it, Qt's libraries

BEGINS = """
import sys, json
import ui.main, ui.early, ui.libraries
def files():
    return sorted(str(module.__file__) for module in list(sys.modules.values()) if getattr(module, "__file__", None))
said = {}
class Watched(ui.early.Early):
    def __init__(self, first):
        said["before"] = files()
        super().__init__(None)  # so that what is loaded below is loaded by Python alone
        self._first = first
ui.early.Early = Watched
early = ui.early.begin()
said["beside"] = files()
early.shown()
if early._first:
    early._first()
said["qt"] = [name for name in sys.modules if name.startswith("PySide6")]
maps = open("/proc/self/maps").read() if sys.platform == "linux" else ""
said["mapped"] = sorted({line.split()[-1].rpartition("/")[2] for line in maps.splitlines() if ".so" in line})
print(json.dumps(said))
"""
BY_SHARED_LIBRARY = (".so", ".pyd", ".dylib")


def begun(**environment: str) -> dict[str, list[str]]:
    """What was loaded before the thread began, beside it, and by it."""
    done = subprocess.run(
        [sys.executable, "-c", BEGINS],
        env={name: value for name, value in os.environ.items() if not name.startswith(("QT_", "WAYLAND"))}
        | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_python_loads_no_library_of_its_own_beside_those_of_qt() -> None:
    """It would wait for the thread, and with it everything else."""
    said = begun()
    beside = set(said["beside"]) - set(said["before"])
    assert any(name.endswith(os.path.join("app", "session", "events.py")) for name in beside)
    by_library = {Path(name).name.partition(".")[0] for name in beside if name.endswith(BY_SHARED_LIBRARY)}
    assert by_library <= {"_hashlib", "_blake2", "_sha256"}, "those of `hashlib` are loaded by the thread itself"


@pytest.mark.parametrize(
    ("display", "on_x11"),
    [({}, True), ({"QT_QPA_PLATFORM": "xcb"}, True), ({"QT_QPA_PLATFORM": "offscreen"}, False),
     ({"WAYLAND_DISPLAY": "wayland-0"}, False)],
)  # fmt: skip
def test_the_libraries_of_qt_are_there_before_python_imports_them(display: dict[str, str], on_x11: bool) -> None:
    said = begun(**display)
    assert said["qt"] == []
    if sys.platform != "linux":
        assert libraries() is None
        return
    assert {"QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so", "libQt6Core.so.6"} <= set(said["mapped"])
    assert ("libQt6XcbQpa.so.6" in said["mapped"]) is on_x11


def test_whatever_is_not_where_it_is_looked_for_is_left_to_import(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    load = libraries()
    assert load is None or load() is None  # type: ignore[func-returns-value]
