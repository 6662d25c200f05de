"""Real processes on a private X server, which has no tray, as many desktops: closed, waiting, asked for again.

`stay_resident` is set. What happens within one window is tested in ../ui_journeys/test_stays_open.py.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from workshop.display import private_x_server
from workshop.places import VENV, start_of
from x_windows import PATIENCE, ask_to_close, title_of, wait_for_a_window, wait_until, windows
from Xlib import XK, X, display
from Xlib.ext import xtest

pytestmark = pytest.mark.x11
SITE = 'hospital = "St Example"\nauthor = "IT of St Example"\ndate = 2026-11-24\nstay_resident = true\n'
# The program itself, except that a hidden window looks at the disk five times a second.
IMPATIENT = "import sys, ui.staying, ui.main; ui.staying.TEND_MS = 200; sys.exit(ui.main.main(sys.argv[1:]))"


class Desk:
    """One desktop on which the program is started, by one user with one data folder."""

    def __init__(self, place: Path, screen: str) -> None:
        self.site, self.data = place / "site.toml", place / "data"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"},
            "DISPLAY": screen,
            "QT_QPA_PLATFORM": "xcb",
            "NMS_BEDSIDE_SITE": str(self.site),
            "XDG_RUNTIME_DIR": str(place),
        }
        self.server = display.Display(screen)
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self, *options: str, command: list[str] | None = None) -> "subprocess.Popen[bytes]":
        started = subprocess.Popen(
            [*(command or start_of(VENV, "nms-bedside")), *options],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.processes.append(started)
        return started

    def run(self, *options: str) -> int:
        return self.start(*options).wait(PATIENCE)

    def window(self, app: "subprocess.Popen[bytes]") -> Any:
        return wait_for_a_window(self.server, app)

    def shown(self) -> list[Any]:
        return list(windows(self.server.screen().root))

    def close(self, app: "subprocess.Popen[bytes]") -> None:
        ask_to_close(self.server, self.window(app))
        wait_until(lambda: not self.shown())
        assert app.poll() is None

    def holder(self) -> int:
        """The process that holds the lock of this desktop, by number; 0 if none does. Looking takes no lock."""
        name = f"window-{os.uname().nodename}-{self.environment['DISPLAY']}.lock".replace(":", "-")
        try:
            number = (self.data / name).stat().st_ino
        except OSError:
            return 0
        lines = [line.split() for line in Path("/proc/locks").read_text(encoding="ascii").splitlines()]
        return next((int(line[4]) for line in lines if line[1] == "FLOCK" and line[5].endswith(f":{number}")), 0)

    def one_waits(self) -> bool:
        """Whether a process holds the lock and has come to rest."""
        if not (process := self.holder()):
            return False
        spent = _spent(process)
        time.sleep(0.3)
        return self.holder() == process and _spent(process) == spent

    def end(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()
        self.server.close()


def _spent(process: int) -> list[str]:
    """The processor's time that it has used so far."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    except OSError:
        return []


@pytest.fixture
def desk(tmp_path: Path, x_server: str) -> Iterator[Desk]:
    made = Desk(tmp_path, x_server)
    made.site.write_text(SITE, encoding="utf-8")
    yield made
    made.end()


def said(app: "subprocess.Popen[bytes]") -> tuple[int, str]:
    """Its exit code and everything it said, once it has ended."""
    out = app.communicate(timeout=PATIENCE)[0].decode()
    return app.returncode, out


def test_started_at_log_on_it_shows_nothing_until_it_is_asked_for(desk: Desk) -> None:
    app = desk.start("--background")
    wait_until(desk.one_waits)
    assert desk.run("--background") == 0  # a second log-on script
    assert desk.shown() == []
    assert desk.run("--tab", "checklist") == 0
    window = desk.window(app)
    assert "NMS Bedside" in title_of(desk.server, window)
    desk.close(app)
    assert desk.run() == 0
    desk.window(app)
    desk.close(app)
    assert desk.run("--quit") == 0
    assert said(app) == (0, "")


def test_ctrl_q_ends_it_for_good(desk: Desk) -> None:
    app = desk.start()
    window = desk.window(app)
    window.set_input_focus(X.RevertToParent, X.CurrentTime)
    keys = [desk.server.keysym_to_keycode(key) for key in (XK.XK_Control_L, XK.XK_q)]
    for what, order in ((X.KeyPress, keys), (X.KeyRelease, keys[::-1])):
        for key in order:
            xtest.fake_input(desk.server, what, key)
    desk.server.sync()
    assert said(app) == (0, "")
    assert not desk.holder()


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGKILL])
def test_ended_by_the_system_while_hidden_it_is_silent_and_leaves_nothing_stale(desk: Desk, by: signal.Signals) -> None:
    """A log-out, a crash, a task killed by IT: the next start is an ordinary first one."""
    app = desk.start()
    desk.close(app)
    app.send_signal(by)
    assert said(app) == (-by, "")
    after = desk.start("--tab", "checklist")
    desk.window(after)
    assert after.poll() is None


def test_changed_overnight_the_second_start_takes_its_place(desk: Desk) -> None:
    app = desk.start()
    desk.close(app)
    desk.site.write_text(f'{SITE}[[phones]]\nname = "Pharmacy"\nnumber = "4711"\n', encoding="utf-8")
    second = desk.start("--tab", "checklist")
    desk.window(second)
    assert said(app) == (0, "")
    assert second.poll() is None
    desk.close(second)  # and it stays in its turn


def test_changed_while_it_waits_a_new_one_waits_in_its_place(desk: Desk) -> None:
    """The first start of the morning is instant after an update, too."""
    app = desk.start("--background", command=[sys.executable, "-c", IMPATIENT])
    wait_until(desk.one_waits)
    desk.site.write_text(f"{SITE}# newer\n", encoding="utf-8")
    assert said(app) == (0, "")
    wait_until(desk.one_waits)
    assert desk.holder() != app.pid
    assert desk.shown() == []
    assert desk.run() == 0  # somebody else had the window, and took the request
    wait_until(lambda: bool(desk.shown()))
    ask_to_close(desk.server, desk.shown()[0])
    wait_until(lambda: not desk.shown())
    assert desk.run("--quit") == 0
    wait_until(lambda: not desk.holder())


def test_switched_off_while_it_waits_it_ends_and_nothing_stays(desk: Desk) -> None:
    app = desk.start("--background", command=[sys.executable, "-c", IMPATIENT])
    wait_until(desk.one_waits)
    desk.site.write_text(SITE.replace("true", "false"), encoding="utf-8")
    assert said(app) == (0, "")
    wait_until(lambda: not desk.holder())
    assert desk.shown() == []


def test_one_account_on_two_desktops_has_one_waiting_on_each(desk: Desk, tmp_path: Path) -> None:
    """RDP, Citrix: a start on one never opens a window on the other, and `--quit` ends the own one only."""
    app = desk.start("--background")
    wait_until(desk.one_waits)
    with private_x_server() as screen:
        other = Desk(tmp_path, screen)
        try:
            second = other.start("--background")
            wait_until(other.one_waits)
            assert other.run("--tab", "faq") == 0
            other.window(second)
            assert desk.shown() == []
            other.close(second)
            assert other.run("--quit") == 0
            assert said(second) == (0, "")
            assert app.poll() is None
            assert desk.holder() == app.pid
        finally:
            other.end()
