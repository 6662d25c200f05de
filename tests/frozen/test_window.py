"""The frozen window on a real (private) X server, without a network: it opens, shows something and closes as asked."""

import subprocess
from functools import partial
from pathlib import Path

import pytest
from release import no_network, verify
from x_windows import (
    PATIENCE,
    ask_to_close,
    icon_of,
    is_changed,
    picture,
    title_of,
    wait_for_a_window,
    wait_until,
    windows,
)
from Xlib import display

pytestmark = pytest.mark.x11


def test_the_window_opens_and_closes_and_asks_for_no_network(
    frozen: Path, bare: dict[str, str], x_server: str, tmp_path: Path
) -> None:
    log = tmp_path / "calls"
    command = [str(verify.program(frozen)), "--tab", "checklist"]
    if no_network.tracing():  # else the window is still opened and closed
        command = no_network.watched(command, log)
    environment = bare | {"DISPLAY": x_server, "QT_QPA_PLATFORM": "xcb"}
    app = subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    server = display.Display(x_server)
    try:
        window = wait_for_a_window(server, app)
        assert "NMS Bedside" in title_of(server, window)
        shape, screen = window.get_geometry(), server.screen()
        assert (shape.width, shape.height) == (1180, screen.height_in_pixels - 40)  # the foot is on a ward screen too
        ask_to_close(server, window)
        said = app.communicate(timeout=PATIENCE)[0].decode()
    finally:
        app.kill()
        server.close()
    assert (app.returncode, said) == (0, "")
    if no_network.tracing():
        assert no_network.judge(app.returncode, said, log).findings == []


def test_closed_it_waits_and_a_second_start_brings_it_back_at_once(
    frozen: Path, bare: dict[str, str], x_server: str, tmp_path: Path
) -> None:
    """With `stay_resident` in the hospital's file: closed, raised on another tab, closed, ended; no process stays."""
    site = tmp_path / "site.toml"
    site.write_text('hospital = "St Example"\nauthor = "IT"\ndate = 2026-11-24\nstay_resident = true\n', "utf-8")
    environment = bare | {"DISPLAY": x_server, "QT_QPA_PLATFORM": "xcb", "NMS_BEDSIDE_SITE": str(site)}
    program = str(verify.program(frozen))

    def start(*options: str) -> int:
        return subprocess.run([program, *options], env=environment, cwd=tmp_path, timeout=PATIENCE).returncode

    app = subprocess.Popen([program, "--tab", "checklist"], env=environment, cwd=tmp_path)
    server = display.Display(x_server)
    try:
        window = wait_for_a_window(server, app)
        assert icon_of(server, window)
        before = picture(window)
        assert start("--quit") == 0  # somebody reads it: it stays
        for _ in range(2):
            ask_to_close(server, window)
            wait_until(lambda: not list(windows(server.screen().root)))
            assert app.poll() is None
            assert start("--tab", "faq") == 0
            window = wait_for_a_window(server, app)
            wait_until(partial(is_changed, window, before))
        ask_to_close(server, window)
        wait_until(lambda: not list(windows(server.screen().root)))
        assert start("--quit") == 0
        assert app.wait(PATIENCE) == 0
    finally:
        app.kill()
        server.close()
