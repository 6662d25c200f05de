"""Two users of one computer never meet: neither sees, changes or stops what the other has.

As root the two are real users of the system. Without root nobody can become another; then the other user is this one,
looking at a copy of the folder in which the owner may do what others may do in the real one: the same bits, asked of the
same kernel.
"""

import json
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from session_bench import run_child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists instead")

ANNA, BEN = "61001", "61002"
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def ward() -> Iterator[Path]:
    """A place that every user can reach, as /home is."""
    with TemporaryDirectory(prefix="nms-bedside-ward-") as place:
        os.chmod(place, 0o755)
        yield Path(place)


def home(ward: Path, user: str) -> Path:
    made = ward / user
    made.mkdir(mode=0o755)
    if IS_ROOT:
        os.chown(made, int(user), int(user))
    return made


def ticks(user: str, folder: Path) -> list[str]:
    """What this user ticked there, in another process."""
    who = ("as", user) if IS_ROOT else ()
    said, troubles = run_child(*who, "together", folder, f"nurse-{user}", 3).communicate("go\n", timeout=60)
    assert troubles == ""
    return [line.split()[1] for line in said.splitlines()[1:]]


def as_another_meets_it(folder: Path) -> Path:
    """The folder itself for a real other user; else the copy described above."""
    if IS_ROOT:
        return folder
    copy = folder.with_name(f"{folder.name}-for-others")
    shutil.copytree(folder, copy)
    for path in (*copy.rglob("*"), copy):
        real = folder / path.relative_to(copy)
        path.chmod((stat.S_IMODE(real.stat().st_mode) & 0o007) << 6)
    return copy


def open_again(folder: Path) -> None:
    """So that the copy can be removed."""
    if not IS_ROOT:
        folder.chmod(0o700)


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def look(user: str, folder: Path, whose: str = "") -> dict[str, Any]:
    who = ("as", user) if IS_ROOT else ()
    said, troubles = run_child(*who, "look", folder, whose).communicate(timeout=60)
    assert troubles == ""
    found = json.loads(said)
    assert isinstance(found, dict)
    return found


def test_the_folder_of_another_user_shows_nothing_and_takes_nothing(ward: Path) -> None:
    folder = home(ward, ANNA) / "data"
    assert len(ticks(ANNA, folder)) == 3
    before = everything(folder)
    there = as_another_meets_it(folder)
    seen = look(BEN, there, "strange")
    open_again(there)
    assert seen["refused"] == "PermissionError"
    assert seen["claim"] == "PermissionError", "nor does the window of one stop the window of the other"
    assert seen["sessions"] == []
    assert seen["notice"] == "Ticks cannot be saved: the folder cannot be written to."
    assert str(seen["ticked"]).startswith("Not saved: the folder cannot be written to.")
    assert everything(folder) == before


def test_each_in_a_folder_of_their_own_they_never_meet(ward: Path) -> None:
    hers, his = home(ward, ANNA) / "data", home(ward, BEN) / "data"
    assert ticks(ANNA, hers) == [f"nurse-{ANNA}-{number}" for number in range(3)]
    assert ticks(BEN, his) == [f"nurse-{BEN}-{number}" for number in range(3)]
    for user, folder in ((ANNA, hers), (BEN, his)):
        seen = look(user, folder)
        assert len(seen["sessions"]) == 1
        assert seen["ticked"] is True
        assert seen["claim"] == "held"
        other = BEN if user == ANNA else ANNA
        assert f"nurse-{other}" not in json.dumps(seen["read"])


def test_in_a_folder_that_all_share_the_files_are_still_the_owners_alone(ward: Path) -> None:
    """`--data-dir` on a place like /tmp: the folder must stay everybody's, the sessions must not."""
    shared = ward / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    assert len(ticks(ANNA, shared)) == 3
    assert stat.S_IMODE(shared.stat().st_mode) == 0o1777
    assert [path.name for path in shared.iterdir() if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
    there = as_another_meets_it(shared)
    seen = look(BEN, there, "strange")
    open_again(there)
    assert seen["refused"] == "PermissionError"
    assert seen["sessions"] == []
    assert f"nurse-{ANNA}" not in json.dumps(seen)
