"""The real app on a private X server with a private accessibility bus, and a client on that bus to ask.

Nothing waits for a fixed time: every question is asked again until its answer is the one hoped for or patience ends.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

PATIENCE = 30.0  # seconds; everything takes far below one unless the machine is busy with something else
SYSTEM_PYTHON = "/usr/bin/python3"  # it has the AT-SPI binding
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
APP = "NMS Bedside"
Found = TypeVar("Found")
Node = dict[str, Any]


@dataclass
class ScreenReader:
    """`keys` go to the window as from a keyboard; everything else goes over the accessibility bus."""

    client: "subprocess.Popen[str]"
    app: "subprocess.Popen[bytes]"
    screen: Display
    since: int = 0

    # ------------------------------------------------------------ the bus

    def ask(self, **question: Any) -> Any:
        """One question to the client."""
        assert self.client.stdin is not None
        assert self.client.stdout is not None
        self.client.stdin.write(json.dumps({"app": APP, **question}) + "\n")
        self.client.stdin.flush()
        line = self.client.stdout.readline()
        assert line, f"the client on the accessibility bus has ended ({self.client.wait()})"
        reply = json.loads(line)
        assert "error" not in reply, f"{question}: {reply['error']}"
        return reply["is"]

    def until(self, asked: Callable[[], Found], what: str) -> Found:
        """The first answer that is something; fails with `what` if there is none in time."""
        end = time.monotonic() + PATIENCE
        while True:
            with suppress(AssertionError):
                if found := asked():
                    return found
            assert self.app.poll() is None, f"the app has ended ({self.app.returncode}) before: {what}"
            assert time.monotonic() < end, f"not in {PATIENCE:.0f} s: {what}; heard {self.heard()[-12:]}"
            time.sleep(0.02)

    def showing(self) -> list[Node]:
        """Everything that is on screen, parents before children; tables without their cells."""
        found: list[Node] = self.ask(do="tree")
        return found

    def find(self, name: str, role: str = "") -> Node:
        """The node that is on screen and whose name begins so; waits until there is one."""
        found: Node = self.until(
            lambda: self.ask(do="find", name=name, role=role), f"{role or 'something'} called {name!r}"
        )
        return found

    def look(self, node: Node) -> Node:
        """The same node as it is now."""
        now: Node = self.ask(do="look", path=node["path"])
        return now

    def act(self, node: Node, action: str) -> None:
        """What a switch device or a braille key does: an action by its name."""
        assert self.ask(do="act", path=node["path"], action=action), f"{action} on {node['name']!r}"

    def cells(self, node: Node, rows: int) -> dict[str, Any]:
        """The first `rows` of a table."""
        read: dict[str, Any] = self.ask(do="cells", path=node["path"], rows=rows)
        return read

    # ------------------------------------------------------------ what is heard

    def heard(self, *, ever: bool = False) -> list[Node]:
        """The events since `forget`, or since the start."""
        events: list[Node] = self.ask(do="heard", since=0 if ever else self.since)
        return events

    def forget(self) -> None:
        """What was heard so far does not count."""
        self.since = len(self.heard(ever=True))

    def announced(self, *, ever: bool = False) -> list[str]:
        """The announcements, in order."""
        return [event["said"] for event in self.heard(ever=ever) if event["kind"].startswith("object:announcement")]

    def hears(self, *words: str, ever: bool = False) -> str:
        """Waits for an announcement in which all of these stand."""

        def found() -> str:
            return next((said for said in self.announced(ever=ever) if all(word in said for word in words)), "")

        return self.until(found, f"an announcement with {words}")

    def focused(self) -> Node | None:
        """What the keyboard went to last."""
        gone = [e for e in self.heard() if e["kind"] == "object:state-changed:focused" and e["on"]]
        return gone[-1] if gone else None

    def moves_to(self, name: str) -> Node:
        """Waits until the keyboard is on something whose name begins so."""

        def there() -> Node | None:
            here = self.focused()
            return here if here is not None and here["name"].startswith(name) else None

        return self.until(there, f"the keyboard on {name!r}")  # type: ignore[return-value]

    # ------------------------------------------------------------ the keyboard

    def press(self, key: str, *held: str) -> None:
        """A key by its X name ("Tab", "space", "a"), while others are held ("Control_L")."""
        codes = [self.screen.keysym_to_keycode(XK.string_to_keysym(name)) for name in (*held, key)]
        for code in codes:
            xtest.fake_input(self.screen, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self.screen, X.KeyRelease, code)
        self.screen.sync()

    def take_the_keyboard(self) -> None:
        """What a window manager does: the newest window gets the keys."""

        def given() -> bool:
            shown = [w for w in self.screen.screen().root.query_tree().children if _is_shown(w)]
            if shown:
                shown[-1].set_input_focus(X.RevertToParent, X.CurrentTime)
                self.screen.sync()
            return bool(shown)

        self.until(given, "a window on the screen")


def _is_shown(window: Any) -> bool:
    shape = window.get_geometry()
    return bool(shape.width >= 300 and window.get_attributes().map_state == X.IsViewable)


@contextmanager
def screen_reader(x_display: str, folder: Path, *arguments: str) -> Iterator[ScreenReader]:
    """Starts a bus, a client and then the app on `folder`; everything ends with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    running = folder / "run"
    running.mkdir(mode=0o700)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_", "AT_SPI_"))}
    kept |= {"DISPLAY": x_display, "XDG_RUNTIME_DIR": str(running), "HOME": str(folder), "GSETTINGS_BACKEND": "memory"}
    kept.pop("WAYLAND_DISPLAY", None)
    with ExitStack() as stack:
        kept["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_bus(kept))
        stack.enter_context(_process([LAUNCHER, "--launch-immediately"], kept, stderr=subprocess.DEVNULL))
        client = stack.enter_context(_client(kept))
        screen = Display(x_display)
        stack.callback(screen.close)
        shown = kept | {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        said = stack.enter_context((folder / "said").open("wb"))
        app = stack.enter_context(_process([sys.executable, "-m", "ui.main", *arguments], shown, stderr=said))
        reader = ScreenReader(client, app, screen)
        reader.until(lambda: reader.ask(do="there"), "the app on the accessibility bus")
        reader.take_the_keyboard()
        yield reader


@contextmanager
def _process(command: list[str], environment: Mapping[str, str], **more: Any) -> Iterator["subprocess.Popen[Any]"]:
    started = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, **more)
    try:
        yield started
    finally:
        started.terminate()
        try:
            started.wait(timeout=10)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()


@contextmanager
def _bus(environment: Mapping[str, str]) -> Iterator[str]:
    """A session bus of our own; its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with _process(command, environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as daemon:
        assert daemon.stdout is not None
        with daemon.stdout as said:
            yield said.readline().decode().strip()


@contextmanager
def _client(environment: Mapping[str, str]) -> Iterator["subprocess.Popen[str]"]:
    program = Path(__file__).with_name("at_spi_client.py")
    # -I: nothing of the virtual environment or this folder may stand in for the system's modules
    client = subprocess.Popen(
        [SYSTEM_PYTHON, "-I", str(program)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert client.stdout is not None
    assert client.stdin is not None
    try:
        assert client.stdout.readline(), "the client found no accessibility bus"
        yield client
    finally:
        client.stdin.close()
        client.terminate()
        client.wait()
        client.stdout.close()
