"""Starts a program and watches the X server for the moment its window shows something.

The X server reports every change of pixels (the DAMAGE extension). A window counts as painted at the first report
after which its pixels are no longer of one colour, so an empty frame does not count. Nothing in the program helps or
knows, so the app, a bare window and a frozen app are measured alike.
"""

import os
import select
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from Xlib import X, display
from Xlib.error import XError
from Xlib.ext import damage

PATIENCE = 20.0  # seconds for a first paint
SMALLEST = (300, 150)  # pixels; anything smaller is no main window
QUIET = 0.6  # seconds without a change of pixels: the window has settled


@dataclass(frozen=True)
class Start:
    """Seconds from starting the process; memory in bytes, half a second after the window settled."""

    paint: float
    settled: float
    resident: int


def measure(command: Sequence[str], environment: dict[str, str], drop_caches: bool = False) -> Start:
    """One start of `command`, ended again. The display is the one that DISPLAY in `environment` names."""
    if drop_caches:
        os.sync()
        with open("/proc/sys/vm/drop_caches", "w", encoding="ascii") as file:
            file.write("3")
        time.sleep(0.2)
    server = display.Display(environment["DISPLAY"])
    root = server.screen().root
    server.damage_query_version()
    root.change_attributes(event_mask=X.SubstructureNotifyMask)
    root.damage_create(damage.DamageReportRawRectangles)
    server.sync()
    began = time.perf_counter()
    program = subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        paint, settled = _watch(server, began)
        time.sleep(0.5)
        return Start(paint, settled, _resident(program.pid))
    finally:
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(timeout=3)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
        server.close()


def _watch(server: Any, began: float) -> tuple[float, float]:
    window, paint, last = None, 0.0, 0.0
    while True:
        if not server.pending_events():
            select.select([server.fileno()], [], [], 0.02)
        now = time.perf_counter() - began
        changed = False
        for _ in range(server.pending_events()):
            event = server.next_event()
            if event.type == X.MapNotify and not paint and _is_large(event.window):
                window = event.window
            changed = changed or event.type == server.extension_event.DamageNotify
        if changed and window is not None:
            last = now
            if not paint and _shows_something(window):
                paint = now
        if paint and now - last > QUIET:
            return paint, last
        if not paint and now > PATIENCE:
            raise TimeoutError(f"no window was painted in {PATIENCE:.0f} s")


def _is_large(window: Any) -> bool:
    try:
        shape = window.get_geometry()
    except XError:
        return False
    return bool(shape.width >= SMALLEST[0] and shape.height >= SMALLEST[1])


def _shows_something(window: Any) -> bool:
    """Whether 16 sampled lines hold at least three colours, and 0.3 % of their pixels are not of the main one."""
    colours: Counter[bytes] = Counter()
    try:
        shape = window.get_geometry()
        for line in range(16):
            row = window.get_image(0, int(shape.height * (line + 0.5) / 16), shape.width, 1, X.ZPixmap, 0xFFFFFFFF).data
            colours.update(row[at : at + 3] for at in range(0, len(row), 4))
    except XError:
        return False
    return len(colours) >= 3 and colours.most_common(1)[0][1] <= 0.997 * colours.total()


def _resident(process: int) -> int:
    with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("Rss:"))
