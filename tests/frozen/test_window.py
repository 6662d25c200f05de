"""The frozen window on a real (private) X server, without a network: it opens, shows something and closes as asked."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from release import no_network, verify
from Xlib import X, display
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
        ask_to_close(server, window)
        said = app.communicate(timeout=PATIENCE)[0].decode()
    finally:
        app.kill()
        server.close()
    assert (app.returncode, said) == (0, "")
    if no_network.tracing():
        assert no_network.judge(app.returncode, said, log).findings == []


def wait_for_a_window(server: Any, app: subprocess.Popen[bytes]) -> Any:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and app.poll() is None:
        for window in windows(server.screen().root):
            if painted(window):
                return window
        time.sleep(0.1)
    raise AssertionError(f"no window was shown (exit code {app.poll()})")


def windows(root: Any) -> Iterator[Any]:
    for window in root.query_tree().children:
        shape = window.get_geometry()
        if shape.width >= 300 and shape.height >= 150 and window.get_attributes().map_state == X.IsViewable:
            yield window


def painted(window: Any) -> bool:
    """Whether a line through the middle has at least three colours."""
    shape = window.get_geometry()
    row = window.get_image(0, shape.height // 2, shape.width, 1, X.ZPixmap, 0xFFFFFFFF).data
    return len({row[at : at + 3] for at in range(0, len(row), 4)}) >= 3


def title_of(server: Any, window: Any) -> str:
    found = window.get_full_property(server.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
    return os.fsdecode(found.value) if found else ""


def ask_to_close(server: Any, window: Any) -> None:
    """What a window manager does when the user clicks the cross."""
    asked = [server.intern_atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0]
    window.send_event(ClientMessage(window=window, client_type=server.intern_atom("WM_PROTOCOLS"), data=(32, asked)))
    server.sync()
