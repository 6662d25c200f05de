"""What is loaded while Qt is imported is what would be loaded afterwards, and what is wrong is said all the same."""

import shutil
import sys
from pathlib import Path

import pytest

from app.errors import ContentError
from app.paths import content_dir
from app.sets.early import Early
from app.sets.shown import load_shown


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    monkeypatch.setenv("NMS_BEDSIDE_CONTENT", str(folder))
    return folder


def test_the_same_content_is_loaded() -> None:
    before = sys.getswitchinterval()
    early, later = Early().shown(), load_shown()
    assert sys.getswitchinterval() == before
    assert early.folder == later.folder
    assert early.content.checklist == later.content.checklist
    assert early.content.edition == later.content.edition


@pytest.mark.parametrize("file", ["sealed/checklist.json", "glossary.toml", "manifest.json"])
def test_damaged_content_is_refused_with_the_file_that_is_wrong(copied: Path, file: str) -> None:
    (copied / file).write_bytes((copied / file).read_bytes()[:-3] + b"xxx")
    with pytest.raises(ContentError) as caught:
        Early().shown()
    assert any(problem.file == Path(file).name for problem in caught.value.problems)


def test_content_that_is_changed_after_it_was_hashed_is_not_read_again(copied: Path) -> None:
    shown = Early().shown()
    whole = load_shown().content.checklist
    for file in (copied / "sealed").iterdir():
        file.write_bytes(b"{}")
    assert shown.content.checklist == whole


def test_a_set_that_cannot_be_used_is_told_in_the_language_chosen_meanwhile(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sets = tmp_path / "sets"
    sets.mkdir()
    (sets / "current.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr("app.sets.shown.sets_dir", lambda: sets)
    early = Early()
    early._thread.join()
    monkeypatch.setattr("app.sets.shown.tr", lambda text: f"# {text}")
    assert early.shown().trouble.startswith("# ")
