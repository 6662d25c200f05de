"""Beside Python's own work the system loads Qt's libraries: they are there before they are imported."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ui.libraries import begin_to_load

BEGINS = """
import sys, json, time
import ui.main, ui.early
def files():
    return sorted(str(module.__file__) for module in list(sys.modules.values()) if getattr(module, "__file__", None))
def mapped():
    maps = open("/proc/self/maps").read() if sys.platform == "linux" else ""
    return sorted({line.split()[-1].rpartition("/")[2] for line in maps.splitlines() if ".so" in line})
said = {}
load = ui.early.begin_to_load
def watched():
    said["before"] = files()
ui.early.begin_to_load = watched
ui.early.begin()
said["beside"] = files()
load()
latest = time.monotonic() + 20
while sys.platform == "linux" and "QtCore.abi3.so" not in mapped() and time.monotonic() < latest:
    time.sleep(0.01)
time.sleep(0.2)
said["qt"] = [name for name in sys.modules if name.startswith("PySide6")]
said["mapped"] = mapped()
print(json.dumps(said))
"""
BY_SHARED_LIBRARY = (".so", ".pyd", ".dylib")


def begun(**environment: str) -> dict[str, list[str]]:
    """What was loaded before the thread begins, beside it, and by it."""
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
    assert [name for name in beside if name.endswith(BY_SHARED_LIBRARY)] == []


@pytest.mark.parametrize(
    ("display", "on_x11"),
    [({}, True), ({"QT_QPA_PLATFORM": "xcb"}, True), ({"QT_QPA_PLATFORM": "offscreen"}, False),
     ({"WAYLAND_DISPLAY": "wayland-0"}, False)],
)  # fmt: skip
def test_the_libraries_of_qt_are_there_before_python_imports_them(display: dict[str, str], on_x11: bool) -> None:
    said = begun(**display)
    assert said["qt"] == []
    if sys.platform != "linux":
        assert said["mapped"] == []
        return
    assert {"QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so", "libQt6Core.so.6"} <= set(said["mapped"])
    assert ("libQt6XcbQpa.so.6" in said["mapped"]) is on_x11


def test_whatever_is_not_where_it_is_looked_for_is_left_to_import(monkeypatch: pytest.MonkeyPatch) -> None:
    import _ctypes  # noqa: F401 - found while it can be

    monkeypatch.setattr(sys, "meta_path", [])
    begin_to_load()


def test_where_no_more_threads_are_allowed_it_is_left_to_import(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuses(*_given: object) -> None:
        asked.append(1)
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("ui.libraries.start_new_thread", refuses)
    begin_to_load()
    assert bool(asked) == (sys.platform == "linux")


# The program itself, which somebody interrupts at one of its moments.
INTERRUPTED = """
import os, signal, sys
import ui.main, ui.early
def interrupt():
    os.kill(os.getpid(), signal.SIGINT)
if sys.argv[1] == "early":
    begin = ui.early.begin_to_load
    ui.early.begin_to_load = lambda: (begin(), interrupt())
else:
    ui.early.begin()
    import ui.plain_qt
    from ui import start
    class Told(start.FirstPaint):
        def __init__(self, window):
            super().__init__(window)
            self.done.connect(interrupt)
    start.FirstPaint = Told
sys.exit(ui.main.main(["--data-dir", sys.argv[2]]))
"""


@pytest.mark.parametrize("moment", ["early", "painted"])
def test_an_interrupt_ends_it_at_once_and_without_a_word(moment: str, tmp_path: Path) -> None:
    """Python would raise KeyboardInterrupt somewhere, and where Qt called Python it is lost, or the process crashes."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, moment, str(tmp_path / "data")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert abs(done.returncode) == signal.SIGINT
    assert done.stderr == ""
