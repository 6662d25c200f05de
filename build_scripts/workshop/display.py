"""Which display there is, and a private one for tests and measurements."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from workshop import system_libraries
from workshop.stop import Stop

Where = Literal["native", "x11", "wayland", "none"]

LIBRARIES: dict[Where, tuple[system_libraries.Need, ...]] = {
    "native": (),
    "none": (),
    "x11": system_libraries.X11,
    "wayland": system_libraries.WAYLAND,
}


def find() -> Where:
    """The display that a window would open on. Windows and macOS always have their own."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return "native"
    if os.environ.get("DISPLAY") and _x_server_answers():
        return "x11"
    if os.environ.get("WAYLAND_DISPLAY") and os.path.exists(_wayland_socket()):
        return "wayland"
    return "none"


def _x_server_answers() -> bool:
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True  # Qt needs libX11 too: the check of the libraries asks for it, and that is the better sentence.
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = x11.XOpenDisplay(None)
    if connection:
        x11.XCloseDisplay(ctypes.c_void_p(connection))
    return bool(connection)


def _wayland_socket() -> str:
    return os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), os.environ["WAYLAND_DISPLAY"])


@contextmanager
def private_x_server(size: str = "1366x768x24") -> Iterator[str]:
    """An X server of our own on a free number; yields the DISPLAY to use. It ends with the block."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    try:
        server = subprocess.Popen(command, pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        raise Stop("There is no Xvfb on this system.", do="Run `dev.py test` once: it says how to get it.") from None
    finally:
        os.close(write_end)
    try:
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        if not number:
            raise Stop("The private X server (Xvfb) did not start.", do="Try `Xvfb :99` to see why.")
        yield f":{number}"
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=5)
