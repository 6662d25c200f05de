"""A program that waits in the background (`stay_resident`): from a second start until its window is painted.

It is started as at log-on, without a window, asked for, and closed as by a window manager, again and again. The time
counts from starting the second process, and a start of the same program that does not stay takes its turn in between.
"""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from Xlib import X
from Xlib.protocol.event import ClientMessage

from bench.first_paint import AT_REST, SMALLEST, measure, painted_after, resident, watched
from bench.second_launch import TIMES

MOST = 0.23
SITE = 'hospital = "Bench"\nauthor = "Bench"\ndate = 2026-11-24\nstay_resident = true\n'


class Raised(NamedTuple):
    """Seconds to the painted window, the first after log-on in front; those of first starts; bytes while hidden."""

    raised: list[float]
    first: list[float]
    hidden: int


def measure_raised(command: list[str], environment: dict[str, str], place: Path) -> Raised:
    """`command` opens the tab that is measured; `place` is a folder to keep everything in."""
    place.mkdir(parents=True)
    site = place / "site.toml"
    site.write_text(SITE, encoding="utf-8")
    own = environment | {"NMS_BEDSIDE_DATA": str(place / "waits"), "NMS_BEDSIDE_SITE": str(site)}
    other = environment | {"NMS_BEDSIDE_DATA": str(place / "first")}
    waiting = subprocess.Popen([*command, "--background"], env=own, stdin=subprocess.DEVNULL)
    try:
        time.sleep(2)  # it has come to rest
        raised, first = [], []
        for _ in range(TIMES):
            with watched(own["DISPLAY"]) as server:
                began = time.perf_counter()
                subprocess.run(command, env=own, check=True, timeout=10, stdin=subprocess.DEVNULL)
                raised.append(painted_after(server, began))
                _close(server)
            time.sleep(AT_REST)
            first.append(measure(command, other, rest=False).paint)
        hidden = resident(waiting.pid)
        subprocess.run([*command, "--quit"], env=own, check=True, timeout=10, stdin=subprocess.DEVNULL)
        waiting.wait(10)
    finally:
        waiting.kill()
        waiting.wait()
    return Raised(raised, first, hidden)


def _close(server: Any) -> None:
    """What a window manager does when the cross is clicked, to every large window."""
    protocols, close = (server.intern_atom(name) for name in ("WM_PROTOCOLS", "WM_DELETE_WINDOW"))
    for window in server.screen().root.query_tree().children:
        shape, state = window.get_geometry(), window.get_attributes().map_state
        if state == X.IsViewable and shape.width >= SMALLEST[0] and shape.height >= SMALLEST[1]:
            event = ClientMessage(window=window, client_type=protocols, data=(32, [close, X.CurrentTime, 0, 0, 0]))
            window.send_event(event)
    server.sync()


def rows(measured: Raised, yardstick: float) -> Iterator[str]:
    """One line. `yardstick` is the memory of the bare window, in bytes."""
    raised, first = median(measured.raised), median(measured.first)
    yield ""
    yield (
        f"Waiting in the background (stay_resident), from a second start to the painted checklist: {raised * 1e3:.0f} ms, "
        f"{raised / first:.2f} × a first start (goal ≤ {MOST:.2f}); {measured.raised[0] * 1e3:.0f} ms the first time after "
        f"log-on. It keeps {measured.hidden / 1e6:.0f} MB resident, {measured.hidden / yardstick:.2f} × the bare window."
    )
