"""The program's own window on a private X server, with a hand that clicks and types and an eye that looks at pixels.

Nothing here reaches into the program: the hand is the server's own test extension, so events come as from a mouse and
a keyboard, and what counts as ticked is what is painted.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from Xlib import XK, X, display
from Xlib.error import BadDrawable, BadWindow
from Xlib.ext import xtest
from Xlib.protocol.event import ClientMessage

import app

WIDTH, HEIGHT = 1366, 1860
PATIENCE_S = 60.0
CHILD = Path(__file__).with_name("window_child.py")

_HALF = 14  # px from the middle of a box to its frame
_ASIDE = 9  # px from the middle to where the eye looks: neither the tick nor the dash comes there
_PAPER = 21  # px from the middle to where there is nothing but paper, also around a box that has the keyboard
_DARK = 150  # of 255: a frame or a filled box is darker, paper is lighter


class Spot(NamedTuple):
    """The middle of a box in the window."""

    x: int
    y: int


class Eye:
    """What is painted in the column of the boxes."""

    def __init__(self, strip: bytes) -> None:
        self._strip = strip

    def _dark(self, y: int) -> bool:
        blue, green, red = self._strip[4 * y : 4 * y + 3]
        return (red * 3 + green * 6 + blue) / 10 < _DARK

    def ticked(self, spots: Sequence[Spot]) -> tuple[bool, ...] | None:
        """Which boxes are filled. None unless the frame of every box is exactly where it belongs: else something has
        moved (a sentence came, the window is not there yet, or no longer) and nothing can be said."""
        for spot in spots:
            rims = (range(spot.y - _HALF - 1, spot.y - _HALF + 3), range(spot.y + _HALF - 3, spot.y + _HALF + 2))
            if not all(any(map(self._dark, rim)) for rim in rims):
                return None
            if self._dark(spot.y - _PAPER) or self._dark(spot.y + _PAPER):
                return None
        return tuple(self._dark(spot.y + _ASIDE) and self._dark(spot.y - _ASIDE) for spot in spots)


class Screen:
    """The X server: clicks, keys, pixels."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._server = display.Display(name)
        self._root = self._server.screen().root
        self._keys = {
            sign: self._server.keysym_to_keycode(getattr(XK, f"XK_{sign}"))
            for sign in ("space", "Down", "Up", "Control_L", "Escape", "h", "k", "p", "r", "z")
        }

    def close(self) -> None:
        self._server.close()

    def look(self, spots: Sequence[Spot]) -> tuple[bool, ...] | None:
        strip = self._root.get_image(spots[0].x + _ASIDE, 0, 1, HEIGHT, X.ZPixmap, 0xFFFFFFFF).data
        return Eye(strip).ticked(spots)

    def click(self, spot: Spot) -> None:
        xtest.fake_input(self._server, X.MotionNotify, x=spot.x, y=spot.y)
        xtest.fake_input(self._server, X.ButtonPress, 1)
        xtest.fake_input(self._server, X.ButtonRelease, 1)
        self._server.flush()

    def press(self, *signs: str) -> None:
        """Keys one after the other; "Control_L+z" is held together."""
        for sign in signs:
            together = [self._keys[part] for part in sign.split("+")]
            for key in together:
                xtest.fake_input(self._server, X.KeyPress, key)
            for key in reversed(together):
                xtest.fake_input(self._server, X.KeyRelease, key)
        self._server.flush()

    def shown(self) -> list[tuple[Any, int]]:
        """What is on the screen, from below to the top, each with its width; windows that go meanwhile are left out."""
        found = []
        for window in self._root.query_tree().children:
            with suppress(BadWindow, BadDrawable):
                if window.get_attributes().map_state == X.IsViewable:
                    found.append((window, int(window.get_geometry().width)))
        return found

    def window(self) -> Any | None:
        """The program's window, if it is on the screen."""
        return next((window for window, width in self.shown() if width > WIDTH // 2), None)

    def on_top(self) -> Any:
        """The window, or the page that lies over it."""
        return next((window for window, width in reversed(self.shown()) if width > 100), None)

    def titles(self) -> list[str]:
        """The title of everything on the screen, as a window list or a taskbar shows it."""
        name = self._server.intern_atom("_NET_WM_NAME")
        found = [window.get_full_property(name, X.AnyPropertyType) for window, _ in self.shown()]
        return [os.fsdecode(title.value) for title in found if title]

    def give_keyboard(self, window: Any) -> None:
        """There is no window manager to do it."""
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._server.sync()

    def fill(self, window: Any) -> None:
        window.configure(x=0, y=0, width=WIDTH, height=HEIGHT)
        self._server.sync()

    def ask_to_close(self, window: Any) -> None:
        """What a window manager does when the cross is clicked."""
        asked = [self._server.intern_atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0]
        protocols = self._server.intern_atom("WM_PROTOCOLS")
        window.send_event(ClientMessage(window=window, client_type=protocols, data=(32, asked)))
        self._server.sync()


def start(
    screen: Screen, folder: Path, *fault: object, places: Mapping[str, str] = MappingProxyType({})
) -> "subprocess.Popen[bytes]":
    """The program as it is started by its icon (`window_child.py` only puts a faulty disk under it, if asked to)."""
    environment = {**os.environ, "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(folder)}
    environment |= {"PYTHONPATH": str(Path(app.__file__).parents[1]), "PYTHONDONTWRITEBYTECODE": ""}
    environment |= places
    environment.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, str(CHILD), str(folder), *map(str, fault)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def wait_until(true: Any, why: str) -> Any:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if found := true():
            return found
        time.sleep(0.01)
    raise AssertionError(why)
