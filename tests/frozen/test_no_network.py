"""Nothing goes on the network: no run of the app asks the kernel for a network socket.

With strace (the tests install it on Debian as root) source and frozen app are watched from outside, every thread and
child of theirs, in a namespace without a network. Where a system forbids tracing, those tests say so and skip; what
remains is Python's own audit of the source app, on every system.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from release import no_network, verify
from workshop.places import VENV, start_of

traced = pytest.mark.skipif(
    not no_network.tracing(), reason="this system forbids strace; the source app is still audited from within"
)

AUDITED = """
import sys
asked = []
def note(event, arguments):
    if event == "socket.__new__" and arguments[1] != 1 or event in ("socket.getaddrinfo", "socket.connect"):
        asked.append((event, repr(arguments)))
sys.addaudithook(note)
{run}
print("ASKED", asked, file=sys.stderr)
sys.exit(3 if asked else code)
"""
SELF_TEST = "from ui.main import main; code = main(['--self-test', 'report.json'])"


@pytest.fixture
def plain() -> dict[str, str]:
    """This process's environment, without a display."""
    return {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}


@traced
@pytest.mark.parametrize(
    "control",
    [
        "import socket; socket.socket()",
        "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import socket; socket.socket()'])",
        "import threading, socket; t = threading.Thread(target=socket.socket); t.start(); t.join()",
    ],
)
def test_the_watch_catches_whoever_asks_for_a_network(control: str, plain: dict[str, str]) -> None:
    findings = no_network.watch([sys.executable, "-c", control], plain).findings
    assert [finding for finding in findings if "socket(AF_" in finding] != []


@traced
def test_the_watch_allows_what_stays_on_the_machine(plain: dict[str, str]) -> None:
    seen = no_network.watch([sys.executable, "-c", "import socket; socket.socket(socket.AF_UNIX)"], plain)
    assert (seen.findings, seen.code) == ([], 0)
    assert seen.programs > 0


@traced
def test_there_is_no_network_where_the_app_is_watched() -> None:
    if not no_network.namespace():
        pytest.skip("this system forbids network namespaces; the calls are watched all the same")
    listed = subprocess.run([*no_network.namespace(), "cat", "/proc/net/dev"], capture_output=True, text=True).stdout
    assert [line.split(":")[0].strip() for line in listed.splitlines()[2:]] == ["lo"]


@traced
def test_a_whole_run_from_source_asks_for_none(plain: dict[str, str]) -> None:
    seen = no_network.watch([*start_of(VENV, "nms-bedside"), "--self-test"], plain)
    assert seen.findings == []
    proved(seen)


@traced
def test_a_whole_run_of_the_frozen_app_asks_for_none(frozen: Path, bare: dict[str, str]) -> None:
    seen = no_network.watch([str(verify.program(frozen)), "--self-test"], bare)
    assert seen.findings == []
    proved(seen)


@traced
def test_the_frozen_console_asks_for_none(frozen: Path, bare: dict[str, str]) -> None:
    seen = no_network.watch([str(verify.program(frozen, "nms-bedside-cli")), "search", "dantrolene"], bare)
    assert (seen.findings, seen.code) == ([], 0)


def test_python_audits_the_source_app_on_every_system(plain: dict[str, str], tmp_path: Path) -> None:
    done = audited(SELF_TEST, plain, tmp_path)
    assert "ASKED []" in done.stderr
    assert done.returncode == 0
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["ok"] is True


def test_the_audit_catches_whoever_asks_for_a_network(plain: dict[str, str], tmp_path: Path) -> None:
    assert audited("import socket; code = 0; socket.socket()", plain, tmp_path).returncode == 3


def audited(run: str, environment: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", AUDITED.format(run=run)]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, timeout=120)


def proved(seen: no_network.Watched) -> None:
    """The run was a whole one: the app says itself that every step of its self-test was good."""
    report = json.loads(seen.printed[seen.printed.index("{") :])
    assert (report["ok"], seen.code) == (True, 0)
    assert seen.programs > 0
