"""`sessions list`, `show` and `recover`: what the nurse in charge and IT see, and that looking changes nothing."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.session.opening import NAMES
from app.session.store import SessionStore, open_store

Say = Callable[..., tuple[int, str, str]]

START = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


class Night:
    """A clock that goes on by a minute at each look."""

    def __init__(self) -> None:
        self.now = START - timedelta(minutes=1)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder that the tests' own NMS_BEDSIDE_DATA names."""
    return tmp_path / "data"


@pytest.fixture
def store(data: Path) -> Iterator[SessionStore]:
    with open_store(data, Night()).store as opened:
        yield opened


@pytest.fixture
def session(store: SessionStore) -> str:
    """A session as a night leaves it: a tick, a reason, a note, one thing taken back."""
    session_id = store.start("2026.1")
    store.mark(session_id, "stop-causative-agent", "done", wording="Stop every dopamine blocker.", edition="2026.1")
    store.mark(session_id, "start-cooling", "not-applicable", reason="no fever", wording="Cool.", edition="2026.1")
    store.mark(session_id, "start-fluids", "done", wording="Give fluids.", edition="2026.1")
    store.undo(session_id)
    store.note(session_id, "registrar called")
    return session_id


def test_there_are_no_sessions_and_looking_makes_no_file(say: Say, data: Path) -> None:
    assert say("sessions", "list") == (0, "There are no sessions.\n", "")
    assert say("sessions", "list", "--json") == (0, "[]\n", "")
    assert say("sessions", "recover")[0] == 0
    assert not data.exists()


def test_the_sessions_are_listed_the_newest_first(say: Say, store: SessionStore, session: str) -> None:
    later = store.start("2026.1")
    code, out, err = say("sessions", "list")
    assert (code, err) == (0, "")
    first, second = out.splitlines()
    assert first.startswith(later)
    assert "open" in first
    assert second.startswith(session)
    assert "(new-session)" in second
    assert "1 done, 1 not applicable" in second


def test_the_list_in_json(say: Say, session: str) -> None:
    code, out, _ = say("sessions", "list", "--json")
    (found,) = json.loads(out)
    assert code == 0
    assert found["id"] == session
    assert found["open"] is True
    assert found["started_at"].startswith("2026-11-23T03:0")
    assert found["started_at"].endswith("+00:00")
    assert found["closed_at"] is None
    assert (found["done"], found["not_applicable"], found["edition"]) == (1, 1, "2026.1")


def ticked_at(store: SessionStore, session: str) -> datetime:
    state = store.state(session)
    assert state is not None
    at = state.step("stop-causative-agent").at
    assert at is not None
    return at


def test_one_session_with_everything_that_happened(say: Say, store: SessionStore, session: str) -> None:
    code, out, err = say("sessions", "show", session)
    assert (code, err) == (0, "")
    local = f"{ticked_at(store, session).astimezone():%Y-%m-%d %H:%M}"
    assert f"   2  {local}  done  stop-causative-agent: Stop every dopamine blocker.\n" in out
    assert "not applicable (no fever)  start-cooling: Cool." in out
    assert "done  start-fluids: Give fluids.  [taken back]" in out
    assert "note (registrar called)" in out


def test_one_session_in_json(say: Say, store: SessionStore, session: str) -> None:
    code, out, _ = say("sessions", "show", session, "--json")
    found = json.loads(out)
    assert code == 0
    steps = {step["id"]: step for step in found["steps"]}
    assert steps["stop-causative-agent"]["state"] == "done"
    assert steps["stop-causative-agent"]["at"] == ticked_at(store, session).isoformat()
    assert (steps["start-cooling"]["state"], steps["start-cooling"]["reason"]) == ("not-applicable", "no fever")
    assert "start-fluids" not in steps
    assert [event["seq"] for event in found["timeline"]] == [1, 2, 3, 4, 5, 6]
    assert [event["seq"] for event in found["timeline"] if event["undone"]] == [4]
    assert [note["text"] for note in found["notes"]] == ["registrar called"]


def test_looking_writes_nothing(say: Say, data: Path, session: str) -> None:
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    say("sessions", "list")
    say("sessions", "show", session)
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


@pytest.mark.parametrize("place", [["--data-dir", "{}", "sessions", "list"], ["sessions", "--data-dir", "{}", "list"],
                                   ["sessions", "list", "--data-dir={}"]])  # fmt: skip
def test_the_data_folder_may_be_named_anywhere(say: Say, tmp_path: Path, place: list[str]) -> None:
    other = tmp_path / "other"
    with open_store(other, Night()).store as opened:
        session_id = opened.start("2026.1")
    code, out, err = say(*(part.format(other) for part in place))
    assert (code, err) == (0, "")
    assert out.startswith(session_id)


def test_a_session_that_does_not_exist(say: Say, session: str) -> None:
    assert say("sessions", "show", "0000") == (
        20,
        "",
        'There is no session "0000". It may have been erased. `sessions list` prints those that are here.\n',
    )


def test_the_data_folder_is_a_file(say: Say, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("")
    for arguments in (["list"], ["show", "x"], ["recover"]):
        code, out, err = say("--data-dir", str(place), "sessions", *arguments)
        assert (code, out) == (20, "")
        assert err == f"{place} is a file, not a folder. Name the folder that holds the sessions.\n"


def test_the_data_folder_is_in_a_home_that_nobody_has(say: Say) -> None:
    code, out, err = say("--data-dir", "~nobody-here/x", "sessions", "list")
    assert (code, out) == (2, "")
    assert err.startswith("The data folder cannot be found. ")


def test_damage_is_told_and_what_can_be_read_is_listed(say: Say, data: Path, store: SessionStore, session: str) -> None:
    store.shut()
    path = data / NAMES[0]
    raw = bytearray(path.read_bytes())
    raw[-8:] = bytes(8)
    path.write_bytes(bytes(raw[: len(raw) - 512]))
    code, _, err = say("sessions", "list")
    assert code == 0
    assert err.strip()
    assert "Traceback" not in err


# ---------------------------------------------------------------- recover


def test_nothing_to_recover(say: Say, session: str) -> None:
    assert say("sessions", "recover") == (0, "Recovered: 0 sessions, 0 entries.\n", "")


def test_a_session_of_another_file_is_recovered(say: Say, tmp_path: Path, data: Path, session: str) -> None:
    found = tmp_path / "found.sqlite3"
    found.write_bytes((data / NAMES[0]).read_bytes())
    elsewhere = tmp_path / "elsewhere"
    with open_store(elsewhere, Night()).store as opened:
        opened.start("2026.1")
    code, out, err = say("--data-dir", str(elsewhere), "sessions", "recover", str(found))
    assert (code, err) == (0, "")
    assert "Recovered: 1 sessions, 6 entries." in out
    assert session in say("--data-dir", str(elsewhere), "sessions", "list")[1]
    code, out, _ = say("--data-dir", str(elsewhere), "sessions", "recover", str(found), "--json")
    assert code == 0
    assert (json.loads(out)["sessions"], json.loads(out)["entries"]) == (0, 0)


def test_recovering_from_a_file_that_is_not_there(say: Say, tmp_path: Path, session: str) -> None:
    code, out, err = say("sessions", "recover", str(tmp_path / "nothing"))
    assert (code, out) == (2, "")
    assert err == f"There is no file {tmp_path / 'nothing'}. Name a file that is there.\n"


def test_recovering_into_a_folder_that_is_not_there(say: Say, tmp_path: Path) -> None:
    found = tmp_path / "found"
    found.write_text("")
    code, out, err = say("--data-dir", str(tmp_path / "no"), "sessions", "recover", str(found))
    assert (code, out) == (20, "")
    assert err.startswith(f"There is no folder {tmp_path / 'no'}.")
