"""Thousands of old sessions cost nothing at the start; a very long session opens quickly."""

import sqlite3
import time
from pathlib import Path

import pytest
from session_bench import EDITION, WORDING, SetClock

from app.session import schema
from app.session.events import Event, Mark
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


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one for each ten steps of SQLite's: work that is the same on every machine, however busy."""
    taken: list[int] = []
    real = schema.open_existing

    def counted(path: Path) -> sqlite3.Connection:
        connection = real(path)
        connection.set_progress_handler(lambda: taken.append(1), 10)
        return connection

    monkeypatch.setattr(schema, "open_existing", counted)
    return taken


def test_ten_thousand_old_sessions_change_nothing_at_the_start(fast: Path, clock: SetClock, steps: list[int]) -> None:
    work = []
    for sessions in (1000, 10_000):
        folder = fast / str(sessions)
        folder.mkdir()
        schema.create(folder / NAMES[0], many(sessions, clock))
        steps.clear()
        began = time.process_time()
        with open_store(folder, clock).store as store:
            assert store.close_stale() is None
            assert store.erase_closed() == 0
            assert store.open_session() is None
            store.mark(store.continue_or_start(EDITION), "cool", "done", wording=WORDING)
        assert time.process_time() - began < 0.5
        work.append(len(steps))
    assert work[0] > 10
    assert work[1] <= work[0] * 1.1, f"{work} tens of steps"


def test_a_session_with_five_thousand_events_opens_and_ticks_quickly(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    events = [Event("ffffffff", 1, clock.now, "started", edition=EDITION)]
    for seq in range(2, 5001):
        mark: Mark = "done" if seq % 36 < 18 else "todo"
        events.append(Event("ffffffff", seq, clock.now, "marked", f"step-{seq % 18}", mark, wording=WORDING))
    schema.create(folder / NAMES[0], events)
    best = 9.0
    for number in range(3):
        began = time.process_time()
        with open_store(folder, clock).store as store:
            state = store.open_session()
            best = min(best, time.process_time() - began)
            assert state is not None
            assert len(store.mark("ffffffff", f"new-{number}", "done").timeline) == 5001 + number
    assert best < 0.3, f"{best} seconds; about 0.03 on a quiet machine"
