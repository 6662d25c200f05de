"""Thousands of old sessions cost nothing at the start; a very long session opens quickly."""

import time
from pathlib import Path

from session_bench import EDITION, WORDING, SetClock

from app.session import schema
from app.session.events import Event
from app.session.opening import NAMES
from app.session.store import open_store


def many(sessions: int, clock: SetClock) -> list[Event]:
    events = []
    for number in range(sessions):
        name = f"{number:08x}"
        events.append(Event(name, 1, clock.now, "started", edition=EDITION))
        events += [Event(name, seq, clock.now, "marked", f"step-{seq}", "done", wording=WORDING) for seq in range(2, 6)]
        events.append(Event(name, 6, clock.now, "closed", reason="user"))
    return events


def test_ten_thousand_old_sessions_change_nothing_at_the_start(tmp_path: Path, clock: SetClock) -> None:
    taken = []
    for sessions in (3000, 10_000):
        folder = tmp_path / str(sessions)
        folder.mkdir()
        schema.create(folder / NAMES[0], many(sessions, clock))
        best = 9.0
        for _ in range(5):
            began = time.perf_counter()
            with open_store(folder, clock).store as store:
                assert store.close_stale() is None
                assert store.erase_closed() == 0
                store.mark(store.continue_or_start(EDITION), "cool", "done", wording=WORDING)
                best = min(best, time.perf_counter() - began)
        taken.append(best)
        clock.on(hours=1)
    assert taken[1] < 0.25, f"{taken} seconds"
    assert taken[1] < 3 * taken[0], f"{taken} seconds"


def test_a_session_with_five_thousand_events_opens_and_ticks_quickly(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    events = [Event("ffffffff", 1, clock.now, "started", edition=EDITION)]
    for seq in range(2, 5001):
        mark = "done" if seq % 36 < 18 else "todo"
        events.append(Event("ffffffff", seq, clock.now, "marked", f"step-{seq % 18}", mark, wording=WORDING))  # type: ignore[arg-type]
    schema.create(folder / NAMES[0], events)
    with open_store(folder, clock).store as store:
        best = 9.0
        for number in range(5):
            began = time.perf_counter()
            state = store.open_session()
            assert state is not None
            assert len(store.mark("ffffffff", f"new-{number}", "done").timeline) == 5001 + number
            best = min(best, time.perf_counter() - began)
    assert best < 0.3, f"{best} seconds for reading and ticking; about 0.03 on a quiet machine"
