"""A program's windows on an X server, seen and closed as a window manager would; nothing reaches into the program."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from Xlib import X
from Xlib.error import BadDrawable, BadMatch, BadWindow
from Xlib.protocol.event import ClientMessage

PATIENCE = 30.0  # seconds; it takes about one


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


def wait_for_a_window(server: Any, app: "subprocess.Popen[bytes]") -> Any:
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
