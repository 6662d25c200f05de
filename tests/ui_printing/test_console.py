"""`nms-bedside-cli card` and `sessions export`, as IT and the nurse in charge type them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_text import read_pdf

import app
from app.content.content import Content
from app.session.store import open_store
from ui.console import is_paper, main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def session(folder: Path, content: Content) -> str:
    """A session with one tick, left on the disk; its id."""
    step = content.checklist.phases[0].steps[0]
    with open_store(folder).store as store:
        found = store.start("2026.1")
        store.mark(found, step.id, "done", "", step.text, "2026.1")
    return found


@pytest.fixture(autouse=True)
def no_site_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NMS_BEDSIDE_SITE", raising=False)
    monkeypatch.setattr("app.site.local.site_file", lambda: tmp_path / "machine" / "site.toml")


def test_the_card_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "card.pdf"
    assert main(["card", "--paper", "letter", "--out", str(out)]) == 0
    assert read_pdf(out).size == (612, 792)
    assert capsys.readouterr().out == f"Written: {out}\n"


def test_the_card_carries_the_sites_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site.toml"
    site.write_text(
        'hospital = "St Example"\nauthor = "Pharmacy"\ndate = 2026-11-24\n'
        '[[phones]]\nname = "Critical care"\nnumber = "0001"\n',
        encoding="utf-8",
    )
    assert main(["card", "--site", str(site), "--out", str(tmp_path / "card.pdf")]) == 0
    assert {"Critical care", "0001"} <= set(read_pdf(tmp_path / "card.pdf").pages[0])
    assert main(["card", "--site", str(tmp_path / "none.toml"), "--out", str(tmp_path / "blank.pdf")]) == 0
    assert "cannot be read: write them in" in read_pdf(tmp_path / "blank.pdf").words
    assert "own file is missing" in capsys.readouterr().err


def test_an_existing_file_stays_unless_it_may_be_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "card.pdf"
    out.write_bytes(b"mine")
    assert main(["card", "--out", str(out)]) == 40
    assert "already there" in capsys.readouterr().err
    assert out.read_bytes() == b"mine"
    assert main(["card", "--out", str(out), "--replace"]) == 0
    assert out.read_bytes() != b"mine"


def test_a_session_is_exported_as_text_json_and_pdf(tmp_path: Path, folder: Path, session: str) -> None:
    for place, kind in enumerate(("text", "json", "pdf")):
        out = tmp_path / f"session.{kind}"
        anywhere = ["--data-dir", str(folder)]
        asked = ["sessions", "export", session, "--format", kind, "--out", str(out)]
        assert main([*anywhere, *asked] if place else [*asked, *anywhere]) == 0
    assert (tmp_path / "session.text").read_text("utf-8").startswith("NMS checklist hand-over\n")
    data = json.loads((tmp_path / "session.json").read_text("utf-8"))
    assert data["session"]["id"] == session
    assert data["counts"]["done"] == 1
    assert "Situation" in read_pdf(tmp_path / "session.pdf").words


def test_a_session_that_is_not_there_is_said(
    tmp_path: Path, folder: Path, session: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in (folder, tmp_path / "nowhere"):
        asked = ["--data-dir", str(place), "sessions", "export", "00000000", "--out", str(tmp_path / "x.txt")]
        assert main(asked) == 20
        assert 'There is no session "00000000".' in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()


def test_a_data_folder_that_cannot_be_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["sessions", "export", "1", "--data-dir", "~nobody-of-this-name/x", "--out", str(tmp_path / "x")]
    assert main(asked) == 2
    assert "data folder cannot be found" in capsys.readouterr().err


@pytest.mark.parametrize(
    "asked", [["card"], ["card", "--paper", "a5", "--out", "x"], ["sessions", "export", "--out", "x"]]
)
def test_a_command_line_that_is_not_understood_is_a_sentence(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked) == 2
    assert capsys.readouterr().err.startswith("The command line was not understood:")


def test_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", "--help"]) == 0
    assert "--paper {a4,letter}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "paper"),
    [
        (["card", "--out", "x"], True),
        (["sessions", "export", "1"], True),
        (["--data-dir", "card", "sessions", "list"], False),
        (["--data-dir", "d", "card"], True),
        (["--data-dir=d", "sessions", "export"], True),
        (["search", "card"], False),
        (["sessions", "list"], False),
        ([], False),
    ],
)
def test_everything_else_is_left_to_the_other_commands(arguments: list[str], paper: bool) -> None:
    assert is_paper(arguments) is paper


def test_the_other_commands_answer_through_the_same_door(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sessions", "list"]) == 0
    assert capsys.readouterr().out == "There are no sessions.\n"


def test_interrupted_work_says_so_by_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*anything: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.printing.write_card_pdf", interrupt)
    assert main(["card", "--out", str(tmp_path / "card.pdf")]) == 130
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("asked", [["--version"], ["sessions", "list"]])
def test_qt_is_not_loaded_for_what_needs_no_paper(asked: list[str], tmp_path: Path) -> None:
    code = "import sys; from ui.console import main; main(sys.argv[1:]); sys.exit('PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, *asked],
        env={**os.environ, "PYTHONPATH": str(Path(app.__file__).parents[1]), "NMS_BEDSIDE_DATA": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_from_a_plain_terminal_without_a_display(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "ui.console", "card", "--out", "card.pdf"],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(Path(app.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(read_pdf(tmp_path / "card.pdf").pages) == 2
