"""Whatever happened to the file, the app opens, says so in a sentence, keeps what can be read, and goes on."""

import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest
from session_bench import EDITION, WORDING, Opener, SetClock, a_night, run_child

from app.errors import SessionError
from app.session import schema
from app.session.events import Event
from app.session.examining import SMALL
from app.session.opening import NAMES
from app.session.salvage import salvage
from app.session.store import SessionStore, open_store

FILE = NAMES[0]


def everything(store: SessionStore) -> set[Event]:
    return {event for found in store.list_sessions() for event in store.events(found.session_id)}


def truth(events: set[Event]) -> set[Event]:
    """Without what mending itself adds."""
    return {event for event in events if event.kind != "salvaged" and event.reason != "salvage"}


@pytest.fixture
def night(folder: Path, clock: SetClock) -> bytes:
    """A good file with a closed and an open session, as bytes."""
    a_night(folder, clock)
    return (folder / FILE).read_bytes()


@pytest.fixture
def events(night: bytes, opener: Opener) -> set[Event]:
    store = opener()
    found = everything(store)
    store.shut()
    return found


def opens_on(place: Path, damaged: bytes, clock: SetClock) -> tuple[str, set[Event]]:
    """Opens a folder holding these bytes; checks what must hold for any of them; gives the notice and all events."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    (place / FILE).write_bytes(damaged)
    opened = open_store(place, clock)
    with opened.store as store:
        found = everything(store)
        assert store.can_save, store._file.trouble
        session = store.continue_or_start(EDITION)
        assert store.mark(session, "afterwards", "done").step("afterwards").state == "done", "it goes on"
        notice = opened.notice + store.take_notice()
    for aside in place.glob("*.damaged-*"):
        assert aside.read_bytes() == damaged, "the damaged file is untouched"
        assert aside.name in notice
        assert "damaged" in notice
    again = open_store(place, clock)
    with again.store as store:
        assert again.notice == notice if "newer" in notice or "Another program" in notice else again.notice == ""
        assert truth(everything(store)) >= truth(found)
    return notice, found


def test_a_file_cut_short_at_every_512_bytes(ruins: Path, night: bytes, events: set[Event], clock: SetClock) -> None:
    kept = []
    for length in range(0, len(night), 512):
        notice, found = opens_on(ruins, night[:length], clock)
        assert "was damaged" in notice
        assert truth(found) <= events, "nothing is invented"
        kept.append(len(truth(found)))
    assert kept == sorted(kept), "the more is left, the more is kept"
    assert kept[0] == 0
    assert kept[-1] == len(events), "the last sector holds an index only"


def test_a_sentence_says_what_happened(ruins: Path, night: bytes, events: set[Event], clock: SetClock) -> None:
    assert opens_on(ruins, night[:-512], clock)[0] == (
        f"The file of the saved checklists was damaged: {len(events)} entries could be read and kept, and it was set"
        " aside untouched as sessions.damaged-20261114-031700.sqlite3."
    )
    assert "nothing in it could be read" in opens_on(ruins, b"", clock)[0]


def test_random_bytes_flipped_never_change_a_tick_in_silence(
    ruins: Path, night: bytes, events: set[Event], clock: SetClock
) -> None:
    chance = random.Random(11)
    used = [place for place, byte in enumerate(night) if byte]
    places = [*range(100), *chance.sample(used, 90), *chance.sample(range(len(night)), 10)]
    noticed = 0
    for place in places:
        damaged = bytearray(night)
        damaged[place] ^= 1 << chance.randrange(8)
        notice, found = opens_on(ruins, bytes(damaged), clock)
        if "damaged" in notice:
            noticed += 1
            lost = events - truth(found)
            assert truth(found) <= events, f"byte {place}: nothing is invented"
            assert len(lost) <= 1, f"byte {place}: one changed byte costs one entry at most"
        elif notice:
            assert 60 <= place < 64, f"byte {place}: only a changed version number looks like a newer version"
        else:
            assert found == events, f"byte {place}: all is as it was"
    assert noticed > 100


def test_many_flipped_bytes_cost_only_the_entries_they_hit(
    ruins: Path, night: bytes, events: set[Event], clock: SetClock
) -> None:
    chance = random.Random(12)
    for _ in range(25):
        damaged = bytearray(night)
        for _ in range(12):
            damaged[chance.randrange(len(night))] = chance.randrange(256)
        notice, found = opens_on(ruins, bytes(damaged), clock)
        assert truth(found) <= events
        assert len(truth(found)) >= len(events) - 12 or "newer" in notice


@pytest.mark.parametrize("size", [1, 99, 100, 511, 4096, 70_000])
def test_junk_in_its_place(ruins: Path, clock: SetClock, size: int) -> None:
    notice, found = opens_on(ruins, random.Random(size).randbytes(size), clock)
    assert "nothing in it could be read" in notice
    assert found == set()


def test_a_folder_in_its_place(folder: Path, clock: SetClock) -> None:
    (folder / FILE).mkdir(parents=True)
    (folder / FILE / "somebody's letter.txt").write_text("dear")
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "set aside untouched as sessions.damaged-20261114-030500.sqlite3" in opened.notice
        assert store.mark(store.start(EDITION), "cool", "done").step("cool").state == "done"
        clock.on(hours=1000)
        store.erase_closed()
        store.clear_now()
    (aside,) = folder.glob("*.damaged-*")
    assert (aside / "somebody's letter.txt").read_text() == "dear", "a folder is not ours to erase"


def test_a_huge_file_in_its_place(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    with (folder / FILE).open("wb") as file:
        file.truncate(5 * 1024**3)  # sparse: it takes no room here
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "nothing in it could be read" in opened.notice
        assert store.mark(store.start(EDITION), "cool", "done").step("cool").state == "done"
        store.clear_now()
    assert list(folder.glob("*.damaged-*")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Unix only")
def test_a_pipe_in_its_place_does_not_hang(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    os.mkfifo(folder / FILE)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "set aside" in opened.notice
        assert store.can_save


def test_a_link_that_leads_nowhere(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    (folder / FILE).symlink_to(folder / "gone")
    opened = open_store(folder, clock)
    with opened.store as store:
        assert opened.notice == ""
        assert store.mark(store.start(EDITION), "cool", "done").step("cool").state == "done"


def test_a_link_that_leads_in_a_circle_is_passed_by(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    (folder / FILE).symlink_to(folder / FILE)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "cannot be opened: it was left as it is" in opened.notice
        assert store.mark(store.start(EDITION), "cool", "done").step("cool").state == "done"


@pytest.mark.parametrize("page_size", [512, 4096, 65536])
def test_another_programs_database_is_left_as_it_is(folder: Path, clock: SetClock, page_size: int) -> None:
    folder.mkdir()
    other = sqlite3.connect(folder / FILE)
    other.execute(f"PRAGMA page_size={page_size}")
    other.execute("CREATE TABLE letters(text)")
    other.execute("INSERT INTO letters VALUES ('dear')")
    other.commit()
    other.close()
    theirs = (folder / FILE).read_bytes()
    for _ in range(2):
        opened = open_store(folder, clock)
        with opened.store as store:
            assert opened.notice.startswith("Another program's file is in the place of the saved checklists")
            session = store.continue_or_start(EDITION)
            store.mark(session, "cool", "done")
    assert (folder / FILE).read_bytes() == theirs
    assert (folder / NAMES[1]).exists()


def test_a_newer_version_s_sessions_are_left_as_they_are(folder: Path, clock: SetClock, night: bytes) -> None:
    newer = sqlite3.connect(folder / FILE)
    newer.execute(f"PRAGMA user_version={schema.SCHEMA_VERSION + 1}")
    newer.close()
    theirs = (folder / FILE).read_bytes()
    opened = open_store(folder, clock)
    with opened.store as store:
        assert opened.notice == (
            "The saved checklists belong to a newer NMS Bedside: they were left as they are, and this one keeps its own"
            " beside them."
        )
        assert store.list_sessions() == ()
        assert store.mark(store.start(EDITION), "cool", "done").step("cool").state == "done"
    assert (folder / FILE).read_bytes() == theirs


@pytest.mark.parametrize("version", range(schema.SCHEMA_VERSION))
def test_the_sessions_of_an_older_file_are_all_taken_over(
    folder: Path, clock: SetClock, night: bytes, events: set[Event], version: int
) -> None:
    """There is no older file yet: only test builds ever wrote one. Its entries are read, and it is set aside as it was."""
    older = bytearray(night)
    older[60:64] = version.to_bytes(4, "big")
    (folder / FILE).write_bytes(older)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert f"{len(events)} entries could be read and kept" in opened.notice
        assert truth(everything(store)) == events
        state = store.open_session()
        assert state is not None
        assert store.mark(state.session_id, "cool", "done").step("cool").state == "done"
    (aside,) = folder.glob("*.damaged-*")
    assert aside.read_bytes() == older


def test_when_every_name_is_taken_it_still_opens(folder: Path, clock: SetClock) -> None:
    folder.mkdir()
    for name in NAMES:
        (folder / name).symlink_to(folder / name)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "Ticks cannot be saved" in opened.notice
        assert not store.can_save
        assert store.open_session() is None


def test_a_folder_in_the_place_of_the_journal_is_passed_by(folder: Path, clock: SetClock, night: bytes) -> None:
    (folder / f"{FILE}-journal").unlink(missing_ok=True)
    (folder / f"{FILE}-journal").mkdir()
    (folder / f"{FILE}-journal" / "in the way").touch()
    opened = open_store(folder, clock)
    with opened.store as store:
        assert opened.notice != ""
        assert store.mark(store.continue_or_start(EDITION), "cool", "done").step("cool").state == "done"


# ---------------------------------------------------------------- the tables inside


def alter(folder: Path, statement: str) -> None:
    other = sqlite3.connect(folder / FILE, isolation_level=None)
    other.execute("PRAGMA writable_schema=ON")
    other.execute(statement)
    other.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET state = 'todo' WHERE seq = 5",
        "UPDATE events SET at = '2026-11-14T03:00:00.000000Z' WHERE seq = 5",
        "UPDATE sessions SET closed_at = NULL",
        "UPDATE sessions SET last_seq = 3",
        "DELETE FROM sessions",
        "DELETE FROM events WHERE seq = 4",
        "DELETE FROM events WHERE kind = 'closed'",
        "DELETE FROM events",
        "DROP TABLE sessions",
        "DROP INDEX events_in_order",
        "UPDATE sqlite_master SET rootpage = 6 WHERE name = 'events_in_order'",
    ],
)
def test_tables_that_somebody_altered_are_noticed(
    folder: Path, events: set[Event], clock: SetClock, statement: str
) -> None:
    alter(folder, statement)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "was damaged" in opened.notice
        assert truth(everything(store)) <= events


def test_entries_that_are_missing_are_said_to_be_missing(folder: Path, events: set[Event], clock: SetClock) -> None:
    alter(folder, "DELETE FROM events WHERE seq = 4")
    with open_store(folder, clock).store as store:
        state = store.open_session()
        assert state is not None
        assert state.salvaged
        assert 4 not in {event.seq for event in state.timeline}
        assert store.mark(state.session_id, "cool", "done").salvaged, "and it works on"


def test_a_session_that_lost_its_ending_is_closed_and_only_the_last_stays_open(
    folder: Path, events: set[Event], clock: SetClock
) -> None:
    alter(folder, "DELETE FROM events WHERE kind = 'closed'")
    with open_store(folder, clock).store as store:
        last, first = (store.state(found.session_id) for found in store.list_sessions())
        assert last is not None
        assert first is not None
        assert (last.is_open, first.is_open, first.closed_by) == (True, False, "salvage")


def test_a_large_file_is_checked_where_it_is_read(folder: Path, clock: SetClock) -> None:
    """Damage in an old session of a large file is found when that session is looked at, and mended then."""
    history = []
    for number in range(100):
        name = f"{number:08x}"
        history.append(Event(name, 1, clock.now, "started"))
        history.extend(Event(name, seq, clock.now, "note", reason="x" * 80) for seq in range(2, 22))
        history.append(Event(name, 22, clock.now, "closed", reason="user"))
    folder.mkdir()
    schema.create(folder / FILE, history)
    assert (folder / FILE).stat().st_size > SMALL
    alter(folder, "UPDATE events SET reason = 'another' WHERE session = '00000005' AND seq = 7")
    opened = open_store(folder, clock)
    with opened.store as store:
        assert opened.notice == ""
        assert len(store.list_sessions()) == 100
        state = store.state("00000005")
        assert "was damaged" in store.take_notice()
        assert store.take_notice() == ""
        assert state is not None
        assert [event.seq for event in state.timeline] == [*range(1, 7), *range(8, 24)]
        assert len(store.list_sessions()) == 100
        assert all(found.closed_at for found in store.list_sessions())


# ---------------------------------------------------------------- while the program runs


def test_damage_under_the_open_window_is_mended_at_the_next_tick(folder: Path, clock: SetClock, opener: Opener) -> None:
    session = a_night(folder, clock)
    store = opener()
    file = folder / FILE
    with file.open("r+b") as raw:
        raw.seek(24)  # the change counter: SQLite forgets the pages it remembers
        raw.write(b"junk")
        raw.seek(100)
        raw.write(b"junk" * 2000)
    state = store.mark(session, "afterwards", "done", wording=WORDING)
    assert "was damaged" in store.take_notice()
    assert state.step("afterwards").state == "done"
    assert len(state.steps) == 13, "what was on the screen is written anew"
    store.shut()
    assert opener().state(session) == state


def test_broken_names_of_tables_under_the_open_window_are_mended_too(
    folder: Path, clock: SetClock, opener: Opener
) -> None:
    """SQLite's own complaint about them is no proper text."""
    session = a_night(folder, clock)
    store = opener()
    file = folder / FILE
    data = bytearray(file.read_bytes())
    place = data.find(b"TABLE sessions(")
    data[place : place + 5] = b"T\xccBLE"
    data[24:28] = data[40:44] = b"junk"  # SQLite reads pages and tables anew
    file.write_bytes(bytes(data))
    assert len(store.mark(session, "afterwards", "done").steps) == 13
    assert "was damaged" in store.take_notice()


def test_an_emptied_file_under_the_open_window_is_mended_too(folder: Path, clock: SetClock, opener: Opener) -> None:
    session = a_night(folder, clock)
    store = opener()
    os.truncate(folder / FILE, 0)
    assert len(store.mark(session, "afterwards", "done").steps) == 13
    assert "was damaged" in store.take_notice()


def test_a_file_removed_under_the_open_window_is_written_anew(folder: Path, clock: SetClock, opener: Opener) -> None:
    session = a_night(folder, clock)
    store = opener()
    shutil.rmtree(folder)
    state = store.mark(session, "afterwards", "done")
    assert len(state.steps) == 13
    assert store.take_notice() == (
        "The file of the saved checklists was gone; this checklist was saved again in a new one."
    )
    store.shut()
    assert opener().state(session) == state


def test_a_file_put_back_from_a_backup_is_taken_as_it_is(folder: Path, clock: SetClock, opener: Opener) -> None:
    session = a_night(folder, clock)
    store = opener()
    shutil.copy(folder / FILE, folder / "backup")
    store.mark(session, "afterwards", "done")
    os.replace(folder / "backup", folder / FILE)
    state = store.open_session()
    assert state is not None
    assert state.step("afterwards").state == "todo", "the screen follows the disk"


def test_a_file_renamed_in_the_very_moment_of_a_tick_takes_no_tick_along(
    folder: Path, clock: SetClock, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_night(folder, clock)
    store = opener()
    monkeypatch.setattr("app.session.file._identity", lambda path: (0, 0))  # looking comes too early
    store._file._identity = (0, 0)
    (folder / FILE).rename(folder / "elsewhere")
    state = store.mark(session, "afterwards", "done")
    assert state.step("afterwards").state == "done"
    monkeypatch.undo()
    assert opener().state(session) == state


def test_damage_that_cannot_be_mended_refuses_the_tick(store: SessionStore, monkeypatch: pytest.MonkeyPatch) -> None:
    session = store.start(EDITION)

    def broken(*rest: object) -> None:
        raise schema.Damaged("again and again")

    monkeypatch.setattr("app.session.schema.insert_event", broken)
    with pytest.raises(SessionError, match="Not saved: the file is damaged"):
        store.mark(session, "cool", "done")


# ---------------------------------------------------------------- a power cut and damage together


def left_by_a_cut(folder: Path, clock: SetClock) -> str:
    """A file in the middle of a tick, with its journal, as a power cut leaves it."""
    session = a_night(folder, clock)
    connection = schema.connect(folder / FILE)
    connection.execute("PRAGMA cache_size=1")  # so that pages are written before the commit
    connection.execute("BEGIN IMMEDIATE")
    for seq in range(14, 400):
        schema.insert_event(connection, Event(session, seq, clock.now, "note", reason="never acknowledged" * 4))
    files = {path: path.read_bytes() for path in folder.iterdir()}
    connection.execute("ROLLBACK")
    connection.close()
    for path, data in files.items():
        path.write_bytes(data)
    assert b"never acknowledged" in (folder / FILE).read_bytes()
    return session


def test_an_unfinished_tick_is_taken_back(folder: Path, clock: SetClock) -> None:
    session = left_by_a_cut(folder, clock)
    assert len(salvage(folder / FILE)) == 16, "nor would salvage take it for a tick"
    opened = open_store(folder, clock)
    with opened.store as store:
        assert opened.notice == ""
        assert len(store.events(session)) == 13


@pytest.mark.parametrize("place", [0, 100])
def test_of_a_damaged_file_with_an_unfinished_tick_only_finished_ones_are_kept(
    folder: Path, clock: SetClock, place: int
) -> None:
    session = left_by_a_cut(folder, clock)
    file, journal = folder / FILE, folder / f"{FILE}-journal"
    with file.open("r+b") as raw:
        raw.seek(place)
        raw.write(b"\xff" * 8)
    if place:  # also in the journal's copy of that page, or SQLite would put it right by itself
        data = bytearray(journal.read_bytes())
        where = data.find(file.read_bytes()[:16])
        data[where + place : where + place + 8] = b"\xff" * 8
        journal.write_bytes(bytes(data))
    found = {path.name: path.read_bytes() for path in (file, journal)}
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "was damaged" in opened.notice or place == 0
        events = store.events(session)
        assert truth(set(events)) == {event for event in events if event.seq <= 13 and event.kind != "salvaged"}
        assert len(truth(set(events))) == 13
    aside = sorted(folder.glob("*.damaged-*"))
    if opened.notice:
        assert [path.read_bytes() for path in aside] == [found[FILE], found[f"{FILE}-journal"]]


def test_a_cut_while_mending_is_made_good_at_the_next_start(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_night(folder, clock)
    os.truncate(folder / FILE, (folder / FILE).stat().st_size - 512)
    monkeypatch.setattr(os, "replace", lambda *paths: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        open_store(folder, clock)
    assert not (folder / FILE).exists(), "set aside, and nothing in its place yet"
    monkeypatch.undo()
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "the repaired file is used" in opened.notice
        assert len(truth(set(store.events(session)))) == 13


@pytest.mark.parametrize("unfinished", [False, True], ids=["plain", "with a journal"])
def test_a_kill_at_any_moment_of_mending_is_made_good_at_the_next_start(
    ruins: Path, clock: SetClock, unfinished: bool
) -> None:
    for moment in range(60):
        shutil.rmtree(ruins, ignore_errors=True)
        if unfinished:
            session = left_by_a_cut(ruins, clock)
            with (ruins / FILE).open("r+b") as raw:
                raw.write(b"junk")
        else:
            session = a_night(ruins, clock)
            os.truncate(ruins / FILE, (ruins / FILE).stat().st_size - 512)
        child = run_child("die-at", ruins, moment)
        said, troubles = child.communicate(timeout=60)
        assert troubles == ""
        with open_store(ruins, clock).store as store:
            events = store.events(session)
            assert [event.seq for event in events if event.kind != "salvaged"] == list(range(1, 14)), moment
            assert store.mark(session, "afterwards", "done").step("afterwards").state == "done"
        if said:
            return
    pytest.fail("mending takes fewer than sixty changes")


def test_a_half_written_repair_is_begun_anew(folder: Path, clock: SetClock) -> None:
    session = a_night(folder, clock)
    os.truncate(folder / FILE, (folder / FILE).stat().st_size - 512)
    (folder / "sessions.mending.sqlite3").write_bytes(b"half")
    with open_store(folder, clock).store as store:
        assert len(truth(set(store.events(session)))) == 13
    (folder / FILE).unlink()
    (folder / "sessions.mending.sqlite3").write_bytes(b"half")
    opened = open_store(folder, clock)
    with opened.store as store:
        assert opened.notice == ""
        assert store.list_sessions() == ()


def test_a_file_that_is_open_elsewhere_is_moved_once_it_is_let_go(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where no open file can be moved."""
    session = a_night(folder, clock)
    os.truncate(folder / FILE, (folder / FILE).stat().st_size - 512)
    real = os.rename
    refused: list[Path] = []

    def rename(here: Path, there: Path) -> None:
        if not refused:
            refused.append(here)
            raise PermissionError(13, "in use")
        real(here, there)

    monkeypatch.setattr(os, "rename", rename)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "was damaged" in opened.notice
        assert len(truth(set(store.events(session)))) == 13


def test_a_damaged_file_that_cannot_be_moved_is_copied_beside(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_night(folder, clock)
    os.truncate(folder / FILE, (folder / FILE).stat().st_size - 512)

    def rename(here: Path, there: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(os, "rename", rename)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert "cannot be opened: it was left as it is" in opened.notice
        assert len(truth(set(store.events(session)))) == 13
    assert (folder / NAMES[1]).exists()


def test_two_files_set_aside_in_one_second_keep_both_names(folder: Path, clock: SetClock) -> None:
    for _ in range(3):
        folder.mkdir(exist_ok=True)
        (folder / FILE).write_bytes(b"junk")
        open_store(folder, clock).store.shut()
    assert sorted(path.name for path in folder.glob("*damaged*")) == [
        "sessions.damaged-20261114-030500-1.sqlite3",
        "sessions.damaged-20261114-030500-2.sqlite3",
        "sessions.damaged-20261114-030500.sqlite3",
    ]
