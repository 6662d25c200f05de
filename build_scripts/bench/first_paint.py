"""Starts a program and watches the X server for the moment its window shows something, and when it can be used.

The X server reports every change of pixels (the DAMAGE extension). A window counts as painted at the first report
after which its pixels are no longer of one colour, so an empty frame does not count. Nothing in the program helps or
knows, so the app, a bare window and a frozen app are measured alike. Where a checklist is open, a key is pressed at once,
as a person's would be, and the tick counts when it is on the disk.
"""

import os
import select
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from Xlib import XK, X, display
from Xlib.error import XError
from Xlib.ext import damage, xtest

PATIENCE = 20.0  # seconds for a first paint
SMALLEST = (300, 150)  # pixels; anything smaller is no main window
QUIET = 0.3  # seconds without a change of pixels: the window has settled
AT_REST = 0.7  # seconds after that: what is done behind the first paint is done


@dataclass(frozen=True)
class Start:
    """Seconds from starting the process; memory in bytes, when the program has come to rest, if that was waited for.

    `ticked` is when the tick of a key pressed at the first paint was on the disk; None where none was pressed.
    """

    paint: float
    ticked: float | None
    resident: int | None


def drop_caches() -> None:
    """Everything comes from the disk again, as after the computer was switched on. Root only."""
    os.sync()
    Path("/proc/sys/vm/drop_caches").write_text("3", encoding="ascii")
    time.sleep(0.2)


def measure(command: Sequence[str], environment: dict[str, str], tick: Path | None = None, *, rest: bool) -> Start:
    """One start of `command`, ended again. The display is the one that DISPLAY in `environment` names.

    `tick` is the database of the checklist that is open and has the keyboard; `rest` waits to measure memory, too.
    """
    with _running(command, environment) as (program, server, began):
        paint, ticked = _watch(server, began, tick)
        if rest:
            time.sleep(AT_REST)
        return Start(paint, ticked, resident(program.pid) if rest else None)


@contextmanager
def window_of(command: Sequence[str], environment: dict[str, str]) -> Iterator[float]:
    """The program with its window on screen, until the end of the block; yields the seconds to its first paint."""
    with _running(command, environment) as (_, server, began):
        yield _watch(server, began, None)[0]


@contextmanager
def _running(
    command: Sequence[str], environment: dict[str, str]
) -> Iterator[tuple["subprocess.Popen[bytes]", Any, float]]:
    with watched(environment["DISPLAY"]) as server:
        began = time.perf_counter()
        program = subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            yield program, server, began
        finally:
            program.send_signal(signal.SIGTERM)
            try:
                program.wait(timeout=3)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()


@contextmanager
def watched(name: str) -> Iterator[Any]:
    """A connection to the display that is told of every window and every change of pixels."""
    server = display.Display(name)
    try:
        root = server.screen().root
        server.damage_query_version()
        root.change_attributes(event_mask=X.SubstructureNotifyMask)
        root.damage_create(damage.DamageReportRawRectangles)
        server.sync()
        yield server
    finally:
        server.close()


def painted_after(server: Any, began: float) -> float:
    """Seconds from `began` until a window that comes now is painted; returns when it has settled."""
    return _watch(server, began, None)[0]


def _watch(server: Any, began: float, tick: Path | None) -> tuple[float, float | None]:
    """When the window was painted, and when the tick was on the disk; returns once both are so and it has settled."""
    window, paint, last, ticked = None, 0.0, 0.0, None
    before = _changed_at(tick)
    while True:
        if not server.pending_events():
            select.select([server.fileno()], [], [], 0.02 if not paint or ticked or tick is None else 0.001)
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
                if tick is not None:
                    _press_space(server, window)
        if paint and tick is not None and ticked is None and _changed_at(tick) != before:
            ticked = now
        if paint and (tick is None or ticked) and now - last > QUIET:
            return paint, ticked
        if now > PATIENCE:
            raise TimeoutError(f"no window was painted, or no tick was saved, in {PATIENCE:.0f} s")


def _press_space(server: Any, window: Any) -> None:
    window.set_input_focus(X.RevertToParent, X.CurrentTime)
    key = server.keysym_to_keycode(XK.XK_space)
    for what in (X.KeyPress, X.KeyRelease):
        xtest.fake_input(server, what, key)
    server.sync()


def _changed_at(path: Path | None) -> int:
    return path.stat().st_mtime_ns if path is not None else 0


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


def resident(process: int) -> int:
    """Bytes of memory that the process has in use."""
    with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("Rss:"))
