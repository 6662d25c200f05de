"""When nothing can be saved the box goes back, a sentence says why, and the nurse can go on without saving."""

import errno
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from faulty_disk import BROKEN, FULL, FaultyDisk
from session_bench import EDITION, WORDING, Opener, SetClock, a_night, run_child

from app.errors import SessionError
from app.session import faults
from app.session.memory import MemoryStore
from app.session.store import SessionStore, open_store

needs_faulty_disk = pytest.mark.skipif(not FaultyDisk.supported(), reason="this Python hides its SQLite library")


@needs_faulty_disk
@pytest.mark.parametrize("for_good", [True, False])
@pytest.mark.parametrize("answers", [FULL, BROKEN], ids=["full", "broken"])
def test_whatever_the_disk_refuses_the_screen_and_the_disk_agree(
    folder: Path, clock: SetClock, answers: dict[str, int], for_good: bool
) -> None:
    with FaultyDisk() as disk, open_store(folder, clock).store as store:
        session = store.start(EDITION)
        for turn in range(40):
            step = f"step-{turn}"
            disk.fail_at(turn, answers, for_good)
            said = ""
            try:
                store.mark(session, step, "done", wording=WORDING, edition=EDITION)
            except SessionError as error:
                said = str(error)
            acknowledged = not said
            assert acknowledged or (said.startswith("Not saved: ") and "The box is back as it was." in said)
            assert acknowledged == store.can_save
            last_sync = disk.asked[turn].name == "sync" if len(disk.asked) > turn else False
            disk.heal()
            with open_store(folder, clock).store as other:
                state = other.state(session)
            assert state is not None
            saved = state.step(step).state == "done"
            # After the very last sync failed for good nobody can know; until then refused means not there.
            assert saved == acknowledged or (saved and last_sync and for_good)
        assert acknowledged, "forty steps are more than a tick takes"
        assert store.can_save


@needs_faulty_disk
@pytest.mark.parametrize("answers", [FULL, BROKEN], ids=["full", "broken"])
def test_whatever_the_disk_refuses_while_erasing_the_open_session_stays(
    folder: Path, clock: SetClock, answers: dict[str, int]
) -> None:
    session = a_night(folder, clock)
    clock.on(hours=100)
    with FaultyDisk() as disk, open_store(folder, clock).store as store:
        whole = store.state(session)
        for turn in range(0, 120, 3):
            disk.fail_at(turn, answers)
            with suppress(SessionError):
                store.erase_closed()
            disk.heal()
            assert store.state(session) == whole
            if len(store.list_sessions()) == 1:
                return
    pytest.fail("erasing takes fewer than 120 acts")


@needs_faulty_disk
def test_a_full_disk_says_so_and_the_next_tick_tries_again(folder: Path, clock: SetClock) -> None:
    with FaultyDisk() as disk, open_store(folder, clock).store as store:
        session = store.start(EDITION)
        disk.fail_at(0, FULL)
        with pytest.raises(SessionError) as refused:
            store.mark(session, "cool", "done")
        assert str(refused.value) == (
            "Not saved: the disk is full. The box is back as it was. Use paper, or go on without saving."
        )
        assert refused.value.exit_code == 20
        with pytest.raises(SessionError, match="No session was started"):
            store.start(EDITION)
        with pytest.raises(SessionError, match="The session is still open"):
            store.close(session)
        with pytest.raises(SessionError, match="Nothing was erased"):
            store.clear_now()
        disk.heal()
        assert store.mark(session, "cool", "done").step("cool").state == "done"


@needs_faulty_disk
def test_after_a_full_disk_the_memory_only_mode_goes_on_with_every_saved_tick(folder: Path, clock: SetClock) -> None:
    with FaultyDisk() as disk, open_store(folder, clock).store as store:
        session = store.start(EDITION)
        store.mark(session, "cool", "done", wording=WORDING)
        disk.fail_at(0, BROKEN)
        with pytest.raises(SessionError):
            store.mark(session, "fluids", "done")
        with MemoryStore.continuing(store, clock) as memory:
            assert not memory.saves
            assert not memory.can_save
            state = memory.mark(session, "fluids", "done", wording=WORDING)
            assert state.counts(["cool", "fluids"]).done == 2
            assert memory.open_session() == state
            assert memory.undo(session).step("fluids").state == "todo"
            assert memory.erase_closed() == 0
            assert memory.clear_now() == 1
        disk.heal()
        kept = store.state(session)
        assert kept is not None
        assert kept.counts(["cool", "fluids"]).done == 1, "what was never saved is not on the disk"


@needs_faulty_disk
def test_a_first_start_on_a_full_disk_opens_and_saves_as_soon_as_there_is_room(folder: Path, clock: SetClock) -> None:
    with FaultyDisk() as disk:
        disk.fail_at(0, FULL)
        opened = open_store(folder, clock)
        with opened.store as store:
            assert opened.notice == "Ticks cannot be saved: the disk is full."
            assert not store.can_save
            assert store.open_session() is None
            assert store.known_events() == ()
            with pytest.raises(SessionError, match="Not saved: the disk is full"):
                store.continue_or_start(EDITION)
            disk.heal()
            session = store.continue_or_start(EDITION)
            assert store.mark(session, "cool", "done").step("cool").state == "done"
            assert store.can_save
    with open_store(folder, clock).store as store:
        assert store.state(session) is not None


@needs_faulty_disk
def test_a_damaged_file_on_a_full_disk_is_shown_and_left_where_it_is(folder: Path, clock: SetClock) -> None:
    session = a_night(folder, clock)
    file = folder / "sessions.sqlite3"
    damaged = file.read_bytes()[:-700]
    file.write_bytes(damaged)
    with FaultyDisk() as disk:
        disk.fail_at(0, FULL)
        opened = open_store(folder, clock)
        with opened.store as store:
            assert opened.notice == "Ticks cannot be saved: the disk is full."
            state = store.open_session()
            assert state is not None
            assert state.salvaged
            assert state.session_id == session
            with pytest.raises(SessionError):
                store.mark(session, "cool", "done")
            assert file.read_bytes() == damaged
            assert [path.name for path in folder.iterdir() if "mending" in path.name] == []
            disk.heal()
            assert store.mark(session, "cool", "done").step("cool").state == "done"
            assert "was damaged" in store.take_notice()


@needs_faulty_disk
def test_sessions_that_cannot_be_read_are_said_to_be_so(folder: Path, clock: SetClock, opener: Opener) -> None:
    a_night(folder, clock)
    store, blocker = opener(), sqlite3.connect(folder / "sessions.sqlite3", isolation_level=None)
    try:
        store._file._connection.execute("PRAGMA busy_timeout=20")
        blocker.execute("BEGIN EXCLUSIVE")
        with pytest.raises(SessionError, match="The saved checklists cannot be read: another program is holding"):
            store.open_session()
        assert not store.changed_elsewhere()
        with pytest.raises(SessionError, match="Not saved: another program is holding the file"):
            store.start(EDITION)
        blocker.execute("ROLLBACK")
        assert store.open_session() is not None
    finally:
        blocker.close()


def test_a_file_another_program_holds_at_the_start_is_not_taken_for_damaged(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_night(folder, clock)
    monkeypatch.setattr("app.session.schema.PATIENCE_S", 0.02)
    blocker = sqlite3.connect(folder / "sessions.sqlite3", isolation_level=None)
    try:
        blocker.execute("BEGIN IMMEDIATE")
        reader = open_store(folder, clock)
        with reader.store as store:
            assert (reader.notice, store.can_save) == ("", True), "being written to is no trouble"
        blocker.execute("ROLLBACK")
        blocker.execute("BEGIN EXCLUSIVE")
        opened = open_store(folder, clock)
        with opened.store as store:
            assert opened.notice == "Ticks cannot be saved: another program is holding the file."
            blocker.execute("ROLLBACK")
            assert store.mark(session, "cool", "done").step("cool").state == "done"
    finally:
        blocker.close()
    assert not list(folder.glob("*damaged*"))


# ---------------------------------------------------------------- the real thing, where the system allows it


def said_by(child: "subprocess.Popen[str]") -> list[str]:
    said, troubles = child.communicate(timeout=60)
    assert troubles == ""
    return said.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are a Unix thing")
@pytest.mark.parametrize("limit", [4096, 20_000, 40_000, 41_000])
def test_a_quota_that_is_used_up_refuses_ticks_and_loses_none(folder: Path, limit: int) -> None:
    lines = said_by(run_child("until-refused", folder, limit))
    ticks = [line for line in lines if " step-" in line]
    assert any(line.startswith("refused Not saved: ") for line in lines)
    assert lines[-1] == f"still {len(ticks)}"
    opened = open_store(folder)
    with opened.store as store:
        state = store.open_session()
        assert opened.notice == ""
        assert (len(state.steps) if state else 0) == len(ticks)


@cache
def namespace() -> tuple[str, ...]:
    """What runs a command where it may mount things that nobody else sees: as root, or as a user who is root in there
    only. Empty if this system allows neither."""
    for options in (("--mount",), ("--user", "--map-root-user", "--mount")):
        attempt = ("unshare", *options, "mount", "-t", "tmpfs", "none", "/mnt")
        with suppress(OSError):
            if subprocess.run(attempt, capture_output=True, check=False).returncode == 0:
                return ("unshare", *options)
    return ()


def mounted(script: str, *arguments: object) -> "subprocess.Popen[str]":
    """A child in a mount namespace of its own, so that nothing stays mounted."""
    return run_child(*arguments, before=[*namespace(), "sh", "-ec", script + '\nexec "$@"', "sh"])


needs_mounts = pytest.mark.skipif(not namespace(), reason="this system lets nobody mount a file system for a test")


@needs_mounts
def test_a_really_full_disk_refuses_ticks_and_loses_none(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    lines = said_by(mounted(f"mount -t tmpfs -o size=128k none {small}", "until-refused", small / "data"))
    assert any(line.startswith("refused Not saved: the disk is full.") for line in lines)
    assert lines[-1] == f"still {len([line for line in lines if ' step-' in line])}"


@needs_mounts
def test_a_read_only_disk_shows_the_sessions_and_refuses_ticks(tmp_path: Path, clock: SetClock) -> None:
    folder = tmp_path / "data"
    a_night(folder, clock)
    read_only = f"mount --bind {folder} {folder}; mount -o remount,ro,bind {folder}"
    lines = said_by(mounted(read_only, "until-refused", folder))
    assert lines[0] == "notice Ticks cannot be saved: the folder is read-only."
    assert lines[1].startswith("refused Not saved: the folder is read-only. The box is back as it was.")
    assert lines[2] == "still 12"


@needs_mounts
def test_a_read_only_disk_without_any_sessions_opens_too(tmp_path: Path) -> None:
    read_only = f"mount --bind {tmp_path} {tmp_path}; mount -o remount,ro,bind {tmp_path}"
    lines = said_by(mounted(read_only, "until-refused", tmp_path / "data"))
    assert lines[0] == "notice Ticks cannot be saved: the folder is read-only."
    assert lines[1].startswith("refused Not saved: the folder is read-only.")


def test_a_folder_without_permission_to_write_is_said_to_be_read_only(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_night(folder, clock)
    monkeypatch.setattr("app.session.opening.os.access", lambda *rest: False)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert opened.notice == "Ticks cannot be saved: the folder is read-only."
        assert not store.can_save
        assert store.state(session) is not None


def test_a_file_without_permission_to_write_is_said_to_be_read_only(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_night(folder, clock)

    def for_reading(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"{path.as_uri()}?mode=ro", isolation_level=None, uri=True)

    monkeypatch.setattr("app.session.schema.open_existing", for_reading)
    opened = open_store(folder, clock)
    with opened.store as store:
        assert opened.notice == "Ticks cannot be saved: the folder is read-only."
        with pytest.raises(SessionError, match="Not saved: the folder is read-only"):
            store.mark(session, "cool", "done")
        assert store.state(session) is not None


def test_a_file_in_the_place_of_the_folder_is_said_to_be_there(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "data").write_text("not a folder")
    opened = open_store(tmp_path / "data", clock)
    with opened.store as store:
        assert opened.notice == "Ticks cannot be saved: a file is in the place of the folder."
        assert not store.can_save
        assert store.list_sessions() == ()


def test_a_folder_that_goes_away_refuses_ticks_until_it_is_back(folder: Path, clock: SetClock, opener: Opener) -> None:
    session = a_night(folder, clock)
    store = opener()
    away = folder.rename(folder.with_name("away"))
    folder.write_text("in the way")
    shown = store.open_session()
    assert shown is not None
    assert shown.session_id == session
    with pytest.raises(SessionError, match="a file is in the place of the folder"):
        store.mark(session, "cool", "done")
    assert not shown.salvaged, "nothing was lost"
    assert store.known_events() == shown.timeline
    folder.unlink()
    away.rename(folder)
    state = store.mark(session, "cool", "done")
    assert not state.salvaged, "nothing was lost"
    assert state.step("cool").state == "done"


def test_a_folder_that_goes_away_in_the_middle_of_a_tick_acknowledges_nothing(
    folder: Path, clock: SetClock, opener: Opener
) -> None:
    session = a_night(folder, clock)
    store = opener()
    shutil.rmtree(folder)
    folder.write_text("in the way")
    with pytest.raises(SessionError, match="Not saved: a file is in the place of the folder"):
        store.mark(session, "cool", "done")


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(errno.ENOSPC, ""), "the disk is full"),
        (PermissionError(errno.EACCES, ""), "the folder cannot be written to"),
        (OSError(), "the folder cannot be used"),
        (sqlite3.OperationalError(), "the file is damaged"),
        (sqlite3.ProgrammingError(), "the file could not be written"),
    ],
)
def test_each_reason_is_a_sentence(error: faults.Trouble, why: str) -> None:
    assert str(faults.not_saved(error, "The box is back as it was.")).startswith(f"Not saved: {why}. The box")


def test_a_fault_of_ours_is_no_fault_of_the_disk(store: SessionStore) -> None:
    session = store.start(EDITION)
    with pytest.raises(RuntimeError):
        store._file.write(lambda connection: (_ for _ in ()).throw(RuntimeError("a bug")), "Nothing.")
    assert store.mark(session, "cool", "done").step("cool").state == "done"
