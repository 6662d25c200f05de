"""`sessions recover`: what IT can still get out of files that were set aside."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from session_bench import EDITION, Opener, SetClock, a_night

from app.errors import SessionError
from app.session import schema
from app.session.events import Event
from app.session.recovery import recover
from app.session.salvage import rows_in, salvage
from app.session.store import open_store


def test_with_nothing_set_aside_there_is_nothing_to_say(folder: Path, clock: SetClock) -> None:
    a_night(folder, clock)
    assert recover(folder, clock=clock) == (0, 0, ())


def test_a_session_from_a_file_that_was_set_aside_arrives_closed(folder: Path, clock: SetClock) -> None:
    session = a_night(folder, clock)
    (folder / "sessions.sqlite3").rename(folder / "sessions.damaged-20261114-010000.sqlite3")
    with open_store(folder, clock).store as store:
        current = store.start(EDITION)
    found = recover(folder, clock=clock)
    assert (found.sessions, found.entries) == (2, 16)
    assert found.sentences == (
        "sessions.damaged-20261114-010000.sqlite3: 16 entries could be read, 16 of them were missing here.",
    )
    with open_store(folder, clock).store as store:
        state = store.state(session)
        assert state is not None
        assert (state.closed_by, state.salvaged, len(state.steps)) == ("salvage", True, 12)
        now_open = store.open_session()
        assert now_open is not None
        assert now_open.session_id == current, "the one that is open stays the one that is open"
        store.close(current)
    again = recover(folder, clock=clock)
    assert (again.sessions, again.entries) == (0, 0)


def test_gaps_in_a_session_that_is_still_there_are_filled(folder: Path, clock: SetClock) -> None:
    session = a_night(folder, clock)
    good = folder / "good.sqlite3"
    good.write_bytes((folder / "sessions.sqlite3").read_bytes())
    with open_store(folder, clock).store as store:
        store._file._connection.execute("DELETE FROM events WHERE seq = 5")
    with open_store(folder, clock).store as store:
        before = store.state(session)
        assert before is not None
        assert before.step("step-4").state == "todo"
    found = recover(folder, [good], clock)
    assert (found.sessions, found.entries) == (0, 1)
    with open_store(folder, clock).store as store:
        after = store.state(session)
        assert after is not None
        assert after.step("step-4").state == "done"
        assert after.is_open
        assert after.salvaged


def test_a_file_that_cannot_be_read_is_named(folder: Path, clock: SetClock) -> None:
    found = recover(folder, [folder / "no such file"], clock)
    assert found.sentences == ("no such file could not be read: the folder is gone.",)


def test_recovery_looks_at_every_entry(folder: Path, clock: SetClock) -> None:
    a_night(folder, clock)
    os.truncate(folder / "sessions.sqlite3", (folder / "sessions.sqlite3").stat().st_size - 300)
    found = recover(folder, clock=clock)
    assert "was damaged" in found.sentences[0]
    assert "0 of them were missing here" in found.sentences[1]


def test_where_nothing_can_be_saved_recovery_says_so(tmp_path: Path, clock: SetClock) -> None:
    folder = tmp_path / "data"
    session = a_night(folder, clock)
    aside = folder.rename(tmp_path / "aside")
    folder.write_text("in the way")
    with pytest.raises(SessionError, match="Nothing was recovered"):
        recover(folder, [aside / "sessions.sqlite3"], clock)
    assert session


# ---------------------------------------------------------------- reading bytes


@settings(deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=300), st.binary(max_size=300))
def test_no_bytes_stop_the_reading(before: bytes, after: bytes) -> None:
    """Random bytes around and after what looks like the beginning of an entry."""
    looks_like = bytes([14, 29, 1, 67])
    assert list(rows_in(before + looks_like + after)) == []


@settings(deadline=None, derandomize=True, database=None)
@given(
    seq=st.integers(1, 2**40),
    reason=st.text(max_size=80, alphabet=st.characters(codec="utf-8")),
    wording=st.text(max_size=600, alphabet=st.characters(codec="utf-8")),
    undoes=st.none() | st.integers(0, 2**33),
    steady_ms=st.none() | st.integers(-(2**62), 2**62),
    run=st.integers(0, 2**32 - 1),
)
def test_every_entry_that_can_be_written_can_be_salvaged(
    seq: int, reason: str, wording: str, undoes: int | None, steady_ms: int | None, run: int
) -> None:
    event = Event(
        "0a1b2c3d", seq, SetClock().now, "marked", "s" * 100, "done", reason, wording, "e" * 100, undoes, steady_ms, run
    )
    connection = schema.connect_memory([event])
    image = connection.serialize()
    connection.close()
    pages = [image[start : start + schema.PAGE_SIZE] for start in range(0, len(image), schema.PAGE_SIZE)]
    assert [found for page in pages for found in rows_in(page)] == [event]


def test_an_entry_without_a_time_is_no_entry() -> None:
    row = list(schema.event_row(Event("0a1b2c3d", 1, SetClock().now, "started"))[:-1])
    row[2] = "yesterday"
    with pytest.raises(schema.Damaged):
        schema.event_of((*row, schema._crc(row)))


def test_a_journal_that_is_no_journal_changes_nothing(folder: Path, clock: SetClock, opener: Opener) -> None:
    a_night(folder, clock)
    file, journal = folder / "sessions.sqlite3", folder / "sessions.sqlite3-journal"
    whole = salvage(file)
    magic = bytes.fromhex("d9d505f920a163d7")
    for junk in (
        b"",
        b"junk" * 50,
        magic,
        magic + bytes(20),
        magic + b"\0\0\0\1" * 5,
        magic + bytes.fromhex("00000001 00000000 00000006 00000200 00001000"),
        magic + bytes.fromhex("00000001 00000000 00000006 00000200 00001000") + bytes(9000),
    ):
        journal.write_bytes(junk)
        assert salvage(file) == whole
