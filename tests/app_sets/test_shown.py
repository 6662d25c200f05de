"""What the app shows once a set is installed, after going back, and when the set on disk is damaged."""

import json
import os
import random
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from senders import TRUSTED, Edition

from app.cli import main
from app.content.load import MANIFEST
from app.content.models import SUBJECTS
from app.paths import content_dir
from app.sets import shown as start_up
from app.sets.install import Places, back, install
from app.sets.shelf import CURRENT, Shelf, read_shelf, write_shelf
from app.sets.shown import built_in_edition, load_shown
from app.sets.shown import newer as is_newer

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def shelf_of_9001(newer: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of sets in which edition 9001.1 was installed."""
    folder = tmp_path_factory.mktemp("shelf")
    trusted = folder / "trusted-keys"
    trusted.mkdir()
    (trusted / "pharmacy.pub").write_text(TRUSTED.public.text(), "ascii")
    install(newer.in_file(folder), Places(folder / "sets", trusted), NOW)
    return folder / "sets"


@pytest.fixture
def installed(shelf_of_9001: Path, places: Places) -> Path:
    """Edition 9001.1 is installed; the path is its folder."""
    shutil.copytree(shelf_of_9001, places.sets)
    return next(path for path in places.sets.iterdir() if path.is_dir())


def test_nothing_installed_shows_what_came_with_the_program(places: Places) -> None:
    found = load_shown()
    assert (found.content.edition.version, found.shelved, found.trouble) == (built_in_edition(), None, "")
    assert found.origin == ""


def test_an_installed_set_is_shown_and_says_who_signed_it(installed: Path) -> None:
    found = load_shown()
    assert found.content.edition.version == "9001.1"
    assert found.folder == installed
    assert found.trouble == ""
    assert found.origin.startswith("Installed content set, edition 9001.1, signed by pharmacy (key ")


def test_start_up_neither_runs_the_gate_nor_loads_the_crypto_library(installed: Path) -> None:
    code = (
        "import sys; from app.sets.shown import load_shown; found = load_shown(); "
        "print(found.content.edition.version, found.content.checklist.phases[0].id != '', "
        "[name for name in ('pydantic', 'nacl', 'cffi', 'tomllib', 'app.content.gate', 'app.sets.archive') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split(maxsplit=2) == ["9001.1", "True", "[]\n"]


def test_one_damaged_byte_anywhere_shows_the_built_in_content_whole(installed: Path) -> None:
    dice = random.Random(7)
    names = [MANIFEST, *(f"{name}.toml" for name in SUBJECTS), *(f"sealed/{name}.json" for name in SUBJECTS)]
    for _ in range(1000 if os.environ.get("NMS_BEDSIDE_FULL") else 60):
        path = installed / dice.choice(names)
        good = path.read_bytes()
        raw = bytearray(good)
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
        path.write_bytes(raw)
        found = load_shown()
        assert found.content.edition.version == built_in_edition()
        assert found.folder == content_dir()
        assert "edition 9001.1, is damaged. The content that came with the program is shown" in found.trouble
        path.write_bytes(good)
    assert load_shown().trouble == ""


def test_a_set_whose_folder_is_gone_shows_the_built_in_content(installed: Path) -> None:
    installed.rename(installed.with_name("elsewhere"))
    assert "is damaged" in load_shown().trouble


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 90_000,
        b'{"format": 2}',
        b'{"format": 1, "shown": 5, "built_in": "", "before": []}',
        b'{"format": 1, "shown": {"folder": "../.."}, "built_in": "", "before": []}',
        b"\xff\xfe",
        b" " * 300_000,
    ],
)
def test_a_damaged_list_of_sets_shows_the_built_in_content_and_says_so(installed: Path, raw: bytes) -> None:
    (installed.parent / CURRENT).write_bytes(raw)
    found = load_shown()
    assert found.content.edition.version == built_in_edition()
    assert "list of installed content sets cannot be used" in found.trouble


def test_a_list_that_points_outside_its_folder_is_damaged(installed: Path) -> None:
    path = installed.parent / CURRENT
    data = json.loads(path.read_bytes())
    data["shown"]["folder"] = f"../content-sets/{installed.name}"
    path.write_text(json.dumps(data))
    assert "cannot be used" in load_shown().trouble


def test_a_set_of_another_version_of_the_program_is_not_shown(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sealed files are made for the models of one version; another would misread them."""
    other = tmp_path / "other-program"
    shutil.copytree(content_dir(), other)
    (other / "content.schema.json").write_text("{}")
    monkeypatch.setattr(start_up, "built_in_dir", lambda: other)
    assert "installed for another version of the program" in load_shown().trouble


def test_a_newer_edition_that_came_with_the_program_is_shown_instead_of_an_older_set(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start_up, "built_in_edition", lambda: "9005.1")
    found = load_shown()
    assert found.shelved is None
    assert "edition 9005.1 is newer than the installed content set, edition 9001.1" in found.trouble


def test_an_older_edition_that_was_asked_for_stays_while_the_program_is_the_same(installed: Path) -> None:
    shelf = read_shelf(installed.parent)
    assert shelf is not None
    write_shelf(installed.parent, Shelf(shelf.shown, built_in_edition(), ()))
    assert load_shown().trouble == ""


def test_going_back_shows_what_was_shown_before_and_the_set_stays_on_disk(
    installed: Path, places: Places, newest: Edition, tmp_path: Path
) -> None:
    second = install(newest.in_file(tmp_path), places, NOW)
    assert load_shown().content.edition.version == "9002.1"
    gone_back = back(places)
    assert gone_back is not None
    assert gone_back.edition == load_shown().content.edition.version == "9001.1"
    assert (places.sets / second.folder / MANIFEST).is_file()
    assert back(places) is None
    assert load_shown().content.edition.version == built_in_edition()


def test_there_is_nothing_to_go_back_to(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "back"]) == 50
    assert "nothing to go back to" in capsys.readouterr().err


def test_nobody_goes_back_to_a_damaged_set(
    installed: Path, places: Places, newest: Edition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(newest.in_file(tmp_path), places, NOW)
    (installed / "faq.toml").write_text("")
    assert main(["content", "back"]) == 50
    assert "Edition 9001.1 cannot be shown: faq.toml" in capsys.readouterr().err
    assert load_shown().content.edition.version == "9002.1"


def test_a_damaged_set_can_be_installed_again(installed: Path, places: Places, newer: Edition, tmp_path: Path) -> None:
    (installed / "faq.toml").write_text("")
    assert load_shown().trouble
    install(newer.in_file(tmp_path), places, NOW)
    assert (load_shown().trouble, load_shown().content.edition.version) == ("", "9001.1")


def test_the_same_set_twice_is_said_to_be_there(
    installed: Path, places: Places, newer: Edition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "install", str(newer.in_file(tmp_path))]) == 50
    assert "Edition 9001.1 is shown already" in capsys.readouterr().err


def test_the_list_says_what_is_shown_and_what_is_wrong(installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "list"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[0].startswith("shown    edition 9001.1 of ")
    assert said.out.splitlines()[1] == f"before   edition {built_in_edition()}, which came with the program"
    assert "trusted  pharmacy (key " in said.out
    (installed / "sealed" / "faq.json").write_text("[]")
    assert main(["content", "list", "--json"]) == 50
    said = capsys.readouterr()
    assert json.loads(said.out)["shown"] is None
    assert json.loads(said.out)["chosen"]["edition"] == "9001.1"
    assert "is damaged (faq.json: the file was changed after the content was sealed)" in said.err


def test_what_is_installed_can_be_read_by_everybody(installed: Path) -> None:
    for path in (installed, installed / "sealed", installed.parent / CURRENT, installed / MANIFEST):
        assert path.stat().st_mode & 0o044 == 0o044


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2026.2", "2026.1", True),
        ("2026.10", "2026.9", True),
        ("2026.1", "2026.1", False),
        ("2026.1.1", "2026.1", True),
        ("", "2026.1", False),
        ("2026.1", "", True),
        ("soon", "2026.1", False),
    ],
)
def test_editions_are_compared_as_numbers(one: str, other: str, expected: bool) -> None:
    assert is_newer(one, other) is expected
