"""How start-up grows: with the content, with the sessions that are kept, with the events of the open session."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.first_paint import Start
from bench.grown import grow_content, long_session, many_sessions

PLAIN = "app, checklist"
CONTENT = {"content × 10": 10, "content × 100": 100}
SESSIONS = {"10,000 kept sessions": 10_000}
EVENTS = {"a session of 500 events": 500, "a session of 5,000 events": 5000}
MOST = {"content × 10": 1.1, "content × 100": 1.3, "10,000 kept sessions": 1.0}

Described = tuple[list[str], bool, dict[str, str], Path | None]


def programs(scratch: Path, command: list[str]) -> dict[str, Described]:
    """Name → command, whether a tick is made, what is added to the environment, the data folder."""
    found: dict[str, Described] = {}
    for name, times in CONTENT.items():
        folder = grow_content(scratch / f"content-{times}", times)
        found[name] = (command, True, {"NMS_BEDSIDE_CONTENT": str(folder)}, None)
    for name, sessions in SESSIONS.items():
        found[name] = (command, False, {}, many_sessions(scratch / "sessions", sessions))
    for name, events in EVENTS.items():
        found[name] = (command, True, {}, long_session(scratch / f"events-{events}", events))
    return found


def rows(measured: dict[str, list[Start]]) -> Iterator[str]:
    """The table: first paint of the checklist beside that of the plain app in the same rounds."""
    plain = median(start.paint for start in measured[PLAIN])
    yield ""
    yield "| growth | first paint of the checklist, ms | × the plain app | more, ms | goal |"
    yield "|---|---:|---:|---:|---:|"
    for name, starts in measured.items():
        paint = median(start.paint for start in starts)
        goal = f"≤ {MOST[name]:.1f} ×" if name in MOST else "≤ 33 ms more" if name in EVENTS else ""
        yield f"| {name} | {paint * 1e3:.0f} | {paint / plain:.2f} | {(paint - plain) * 1e3:+.0f} | {goal} |"


def curves(measured: dict[str, list[Start]]) -> dict[str, list[tuple[str, list[float]]]]:
    """The same for drawing: title → points, each a label and every first paint in ms."""
    paints = {name: [start.paint * 1e3 for start in starts] for name, starts in measured.items()}
    return {
        "size of the content": [("× 1", paints[PLAIN]), *((f"× {n}", paints[name]) for name, n in CONTENT.items())],
        "kept sessions": [("1", paints[PLAIN]), *((f"{n:,}", paints[name]) for name, n in SESSIONS.items())],
        "events in the session": [
            ("4", paints[PLAIN]),
            *((f"{n:,}", paints[name]) for name, n in EVENTS.items()),
        ],
    }
