"""What was erased is gone, what is kept is the owner's alone, and nothing is written anywhere else."""

import os
import random
import sqlite3
import stat
import sys
import traceback
from pathlib import Path

import pytest
from session_bench import EDITION, WORDING, Opener, SetClock, a_night

from app.errors import SessionError
from app.session import private
from app.session.store import SessionStore, open_store

CANARY = "canary-7f3a"
unix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists instead")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@unix_only
def test_only_the_owner_can_read_the_files(folder: Path, opener: Opener) -> None:
    before = os.umask(0)
    try:
        store = opener()
        store.mark(store.start(EDITION), "cool", "done")
    finally:
        os.umask(before)
    assert mode(folder) == 0o700
    assert {path.name: mode(path) for path in folder.iterdir()} == {
        "sessions.sqlite3": 0o600,
        "sessions.sqlite3-journal": 0o600,
        "sessions.lock": 0o600,
    }


@unix_only
def test_files_that_others_could_read_are_closed_to_them(folder: Path, clock: SetClock, opener: Opener) -> None:
    a_night(folder, clock)
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)
    (folder / "sessions.sqlite3-journal").touch(0o644)
    opener()
    assert mode(folder) == 0o700
    assert mode(folder / "sessions.sqlite3") == 0o600
    assert mode(folder / "sessions.sqlite3-journal") == 0o600


@unix_only
def test_a_folder_that_everybody_shares_stays_shared(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, home = tmp_path / "tmp", tmp_path / "home"
    shared.mkdir()
    shared.chmod(0o1777)
    home.mkdir()
    home.chmod(0o755)
    monkeypatch.setenv("HOME", str(home))
    for folder, expected in ((shared, 0o1777), (home, 0o755)):
        open_store(folder, clock).store.shut()
        assert mode(folder) == expected
        assert mode(folder / "sessions.sqlite3") == 0o600


@unix_only
def test_set_aside_files_are_the_owners_alone_too(folder: Path, clock: SetClock, opener: Opener) -> None:
    a_night(folder, clock)
    os.truncate(folder / "sessions.sqlite3", 5000)
    (folder / "sessions.sqlite3-journal").write_bytes(b"\xd9junk")
    opener()
    asides = list(folder.glob("*.damaged-*"))
    assert len(asides) == 2
    assert {mode(path) for path in asides} == {0o600}


def test_a_system_that_cannot_close_files_to_others_still_opens(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*rest: object) -> None:
        raise PermissionError(1, "not on this file system")

    monkeypatch.setattr(Path, "chmod", refuse)
    folder.mkdir(mode=0o755)
    opened = open_store(folder, clock)
    with opened.store as store:
        (folder / "sessions.sqlite3").touch(0o644)
        assert (opened.notice, store.can_save) == ("", True)


# ---------------------------------------------------------------- erasing


def traces(folder: Path, words: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def test_closed_sessions_are_erased_after_72_hours_and_not_before(store: SessionStore, clock: SetClock) -> None:
    closed = store.start(EDITION)
    store.close(closed)
    clock.on(hours=1)
    later = store.start(EDITION)
    store.close(later)
    current = store.start(EDITION)
    clock.on(hours=71)
    assert store.erase_closed() == 0
    clock.on(hours=0.5)
    assert store.erase_closed() == 1
    assert [found.session_id for found in store.list_sessions()] == [current, later]
    assert store.erase_closed(older_than_hours=1) == 1
    assert [found.session_id for found in store.list_sessions()] == [current]


def test_a_clock_set_back_erases_nothing_too_early(store: SessionStore, clock: SetClock) -> None:
    store.close(store.start(EDITION))
    clock.on(hours=-1000)
    assert store.erase_closed() == 0


def test_an_erased_session_leaves_no_trace_in_any_file(folder: Path, clock: SetClock, opener: Opener) -> None:
    """In random order, because pages that are joined when something between them goes keep old bytes in their gaps."""
    chance = random.Random(1)
    store = opener()
    lived: list[tuple[str, str]] = []
    for number in range(14):
        session, words = store.start(EDITION), f"{CANARY}-{number:02}"
        for step in range(chance.randrange(1, 40)):
            store.mark(
                session, f"step-{step}", "not-applicable", f"{words} {step}", wording="w" * chance.randrange(300)
            )
        lived.append((session, words))
        if number % 2:
            gone, words = lived.pop(chance.randrange(len(lived) - 1))
            assert store._delete(lambda connection, gone=gone: [gone]) == 1  # type: ignore[misc]
            store._file.wipe()
            assert traces(folder, words) == []
            assert traces(folder, gone) == []
    assert {found.session_id for found in store.list_sessions()} == {session for session, words in lived}


def test_clear_now_leaves_nothing_at_all(folder: Path, clock: SetClock, opener: Opener) -> None:
    session = a_night(folder, clock)
    os.truncate(folder / "sessions.sqlite3", (folder / "sessions.sqlite3").stat().st_size - 300)
    store = opener()
    (folder / "sessions.mending.sqlite3").write_text(f"killed while mending {CANARY}")
    store.mark(session, "cool", "not-applicable", CANARY, WORDING)
    assert traces(folder, CANARY) != []
    assert list(folder.glob("*.damaged-*"))
    assert store.clear_now() == 2
    assert traces(folder, CANARY) == traces(folder, WORDING) == traces(folder, session) == []
    assert list(folder.glob("*.damaged-*")) == []
    assert store.open_session() is None
    assert store.clear_now() == 0
    assert store.mark(store.start(EDITION), "cool", "done").step("cool").state == "done"


def test_damaged_files_set_aside_are_erased_with_the_closed_sessions(
    folder: Path, clock: SetClock, opener: Opener
) -> None:
    folder.mkdir()
    (folder / "sessions.sqlite3").write_bytes(CANARY.encode() * 1000)
    store = opener()
    clock.on(hours=71)
    store.erase_closed()
    assert list(folder.glob("*.damaged-*"))
    clock.on(hours=2)
    store.erase_closed()
    assert not list(folder.glob("*.damaged-*"))


def test_a_damaged_file_that_cannot_be_erased_is_said_to_be_there(
    folder: Path, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    (folder / "sessions.sqlite3").write_bytes(b"junk")
    store = opener()

    def refuse(path: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(private, "shred", refuse)
    with pytest.raises(SessionError, match="could not be erased: the folder cannot be written to"):
        store.clear_now()


def test_a_folder_whose_files_cannot_be_listed_is_said_when_all_is_to_be_erased(
    opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opener()
    session = store.start(EDITION)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "not for you")

    monkeypatch.setattr(private, "aside_files", refuse)
    with pytest.raises(SessionError, match="could not be erased: the folder cannot be written to"):
        store.clear_now()
    assert store.state(session) is None, "what could be erased is erased"


def test_broken_text_in_the_file_is_repeated_by_no_error(folder: Path, clock: SetClock, opener: Opener) -> None:
    a_night(folder, clock)
    store = opener()
    file = folder / "sessions.sqlite3"
    data = bytearray(file.read_bytes().replace(WORDING.encode(), WORDING[:-2].encode() + b"\xff\xfe"))
    data[24:28] = b"junk"  # SQLite reads the pages anew
    file.write_bytes(bytes(data))
    with pytest.raises(sqlite3.Error) as told:
        store._file._once("BEGIN", lambda connection: connection.execute("SELECT wording FROM events").fetchall())
    assert "antipsychotic" not in "".join(traceback.format_exception(told.value))


def test_while_somebody_reads_erasing_is_done_and_rewriting_is_left_to_the_next_time(
    folder: Path, clock: SetClock, opener: Opener
) -> None:
    a_night(folder, clock)
    store, reader = opener(), opener()
    store._file._connection.execute("PRAGMA busy_timeout=20")
    clock.on(hours=100)
    rows = reader._file._connection.execute("SELECT * FROM sessions")
    with pytest.raises(SessionError, match="Nothing was erased"):
        store.erase_closed()
    rows.close()
    assert store.erase_closed() == 1


def test_nothing_is_written_beside_the_folder(
    fast: Path, folder: Path, clock: SetClock, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = fast / "temporary"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    store = opener()
    session = store.start(EDITION)
    for number in range(50):
        store.mark(session, f"step-{number}", "not-applicable", CANARY, WORDING)
    store.close(session)
    clock.on(hours=100)
    store.erase_closed()
    assert list(temporary.iterdir()) == []
    assert sorted(path.name for path in folder.iterdir()) == [
        "sessions.lock",
        "sessions.sqlite3",
        "sessions.sqlite3-journal",
    ]
    assert sorted(path.name for path in fast.iterdir()) == ["data", "temporary"]


def test_the_session_package_writes_no_log_and_prints_nothing() -> None:
    sources = Path(private.__file__).parent.glob("*.py")
    for source in sources:
        text = source.read_text(encoding="utf-8")
        assert "import logging" not in text, source.name
        assert "print(" not in text, source.name


def test_no_field_is_there_for_a_name_or_a_number(folder: Path, clock: SetClock, store: SessionStore) -> None:
    from app.session.events import Event

    assert Event._fields == (
        "session_id", "seq", "at", "kind", "step_id", "state", "reason", "wording", "edition", "undoes", "steady_ms",
        "run",
    )  # fmt: skip


def test_a_folder_out_of_reach_never_ends_the_program(tmp_path: Path) -> None:
    """As where the folder above belongs to another user: it can be neither looked into nor made."""
    store, notice = open_store(tmp_path / ("a" * 300))
    try:
        assert notice
        assert not store.can_save
        assert store.erase_closed() == 0
        with pytest.raises(SessionError, match="Nothing was erased"):
            store.clear_now()
    finally:
        store.shut()
