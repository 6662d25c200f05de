"""What every test stands on: no display unless asked for, and a data folder of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what the person at this machine has."""
    monkeypatch.setenv("NMS_BEDSIDE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("NMS_BEDSIDE_MACHINE", str(tmp_path / "machine"))
    monkeypatch.delenv("NMS_BEDSIDE_CONTENT", raising=False)
    monkeypatch.delenv("NMS_BEDSIDE_SITE", raising=False)


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Every window is tested in the application that the program makes, with its style and its fonts."""
    from ui.start import Application

    return Application


@pytest.fixture(scope="session")
def x_server() -> Iterator[str]:
    """A private X server for tests marked x11; the value is the DISPLAY for the app's process."""
    from workshop.display import private_x_server

    with private_x_server() as display:
        yield display


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Repeats above pytest's last line which of the checks before the tests failed (see workshop/checks.py)."""
    failed = os.environ.get("NMS_BEDSIDE_FAILED_CHECKS")
    if failed:
        terminalreporter.write_line(f"Checks that failed before the tests: {failed}", red=True)
