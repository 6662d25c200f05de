"""The frozen window on a real (private) X server, without a network: it opens, shows something and closes as asked."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from release import no_network, verify
from Xlib import X, display
from Xlib.error import BadDrawable, BadMatch, BadWindow
from Xlib.protocol.event import ClientMessage

pytestmark = pytest.mark.x11
PATIENCE = 30.0  # seconds; it takes about one


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


def wait_until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < end
        time.sleep(0.05)


def picture(window: Any) -> bytes:
    shape = window.get_geometry()
    return bytes(window.get_image(0, 0, shape.width, shape.height, X.ZPixmap, 0xFFFFFFFF).data)


def is_changed(window: Any, before: bytes) -> bool:
    return picture(window) != before


def icon_of(server: Any, window: Any) -> bool:
    """Whether the window brings a picture for the task bar; it comes after the first paint."""
    wait_until(lambda: window.get_full_property(server.intern_atom("_NET_WM_ICON"), X.AnyPropertyType) is not None)
    return True


def wait_for_a_window(server: Any, app: subprocess.Popen[bytes]) -> Any:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and app.poll() is None:
        for window in windows(server.screen().root):
            with suppress(BadDrawable, BadMatch, BadWindow):
                if painted(window):
                    return window
        time.sleep(0.1)
    raise AssertionError(f"no window was shown (exit code {app.poll()})")


def windows(root: Any) -> Iterator[Any]:
    for window in root.query_tree().children:
        with suppress(BadDrawable, BadWindow):  # it has gone since it was listed
            shape = window.get_geometry()
            if shape.width >= 300 and shape.height >= 150 and window.get_attributes().map_state == X.IsViewable:
                yield window


def painted(window: Any) -> bool:
    """Whether some line across it has the many colours of drawn letters."""
    shape, shown = window.get_geometry(), picture(window)
    rows = (shown[line * shape.width * 4 :][: shape.width * 4] for line in range(0, shape.height, 8))
    return any(len({row[at : at + 3] for at in range(0, len(row), 4)}) >= 8 for row in rows)


def title_of(server: Any, window: Any) -> str:
    found = window.get_full_property(server.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
    return os.fsdecode(found.value) if found else ""


def ask_to_close(server: Any, window: Any) -> None:
    """What a window manager does when the user clicks the cross."""
    asked = [server.intern_atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0]
    window.send_event(ClientMessage(window=window, client_type=server.intern_atom("WM_PROTOCOLS"), data=(32, asked)))
    server.sync()
