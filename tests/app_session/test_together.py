"""Two windows, eight processes, one folder: nothing is lost and nothing is doubled."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from session_bench import EDITION, Opener, SetClock, a_night, run_child

from app.session import schema
from app.session.mending import LOCK, mending_lock
from app.session.store import open_store


def test_eight_processes_ticking_together_lose_nothing(folder: Path) -> None:
    ticks = 12
    children = [run_child("together", folder, f"nurse-{who}", ticks) for who in range(8)]
    for child in children:
        assert child.stdout
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin
        child.stdin.write("go\n")
        child.stdin.flush()
    acknowledged: list[str] = []
    sessions = set()
    for child in children:
        said, troubles = child.communicate(timeout=60)
        assert troubles == ""
        for line in said.splitlines():
            session, step = line.split()
            acknowledged.append(step)
            sessions.add(session)
    assert len(sessions) == 1, "a first tick at the same moment begins one session"
    with open_store(folder).store as store:
        state = store.open_session()
        assert state is not None
        assert [event.seq for event in state.timeline] == list(range(1, 8 * ticks + 2))
        assert sorted(event.step_id for event in state.timeline[1:]) == sorted(acknowledged)
        assert len(acknowledged) == 8 * ticks


def test_a_file_held_at_the_start_is_used_once_it_is_free(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "PATIENCE_S", schema.PATIENCE_S)  # put back afterwards
    session = a_night(folder, clock, ticks=3)
    schema.wait_at_most(0.02)
    with closing(sqlite3.connect(folder / "sessions.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        waiting = open_store(folder, clock).store
    with waiting:
        assert waiting.changed_elsewhere(), "the window draws what is there now"
        assert not waiting.changed_elsewhere()
        state = waiting.open_session()
        assert state is not None
        assert state.session_id == session
        assert [event.seq for event in state.timeline] == [1, 2, 3, 4], "its start and three ticks"


def test_eight_processes_starting_on_a_damaged_file_mend_it_once(folder: Path, clock: SetClock) -> None:
    a_night(folder, clock)
    os.truncate(folder / "sessions.sqlite3", (folder / "sessions.sqlite3").stat().st_size - 300)
    children = [run_child("open", folder) for _ in range(8)]
    said = []
    for child in children:
        line, troubles = child.communicate(timeout=60)
        assert troubles == ""
        said.append(line.strip())
    assert len(list(folder.glob("*.damaged-*"))) == 1
    assert sum("was damaged" in line for line in said) == 1, "the one that mended it says so"
    assert {line.split()[0] for line in said} == {"12"}, "all see every tick"


def test_two_windows_see_each_others_ticks(opener: Opener) -> None:
    one, other = opener(), opener()
    session = one.continue_or_start(EDITION)
    one.mark(session, "cool", "done")
    state = other.mark(session, "fluids", "done")
    assert state.counts(["cool", "fluids"]).done == 2
    assert one.undo(session).step("fluids").state == "todo", "undo takes back the last change, whoever made it"
    assert other.open_session() == one.open_session()


def test_a_session_closed_in_one_window_is_closed_in_the_other(opener: Opener) -> None:
    one, other = opener(), opener()
    session = one.start(EDITION)
    other.close(session)
    assert one.open_session() is None
    second = other.start(EDITION)
    assert one.continue_or_start(EDITION) == second


def test_another_process_that_is_mending_is_waited_for(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    released = threading.Event()
    held = threading.Event()

    def hold() -> None:
        with mending_lock(folder):
            held.set()
            released.wait(10)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(10)
    monkeypatch.setattr("app.session.schema.PATIENCE_S", 0.02)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert opened.notice == "Ticks cannot be saved: another program is holding the file."
        released.set()
        other.join()
        assert store.mark(store.continue_or_start(EDITION), "cool", "done").step("cool").state == "done"


def test_what_another_process_mended_meanwhile_is_not_mended_again(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_night(folder, clock)
    os.truncate(folder / "sessions.sqlite3", (folder / "sessions.sqlite3").stat().st_size - 300)

    @contextmanager
    def lock_after_another(where: Path) -> Iterator[None]:
        monkeypatch.undo()
        open_store(where, clock).store.shut()
        yield

    monkeypatch.setattr("app.session.mending.mending_lock", lock_after_another)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert opened.notice == ""
        assert store.state(session) is not None
    assert len(list(folder.glob("*.damaged-*"))) == 1


def test_a_lock_that_is_damaged_itself_does_not_stop_anybody(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    (folder / LOCK).write_bytes(b"junk" * 500)
    (folder / "sessions.sqlite3").write_bytes(b"junk" * 500)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "was damaged" in opened.notice
        assert store.can_save
