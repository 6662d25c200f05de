"""An editor checks one file while the others are still being written."""

import shutil
from pathlib import Path

import pytest

from app.content.draft import check_draft
from app.content.models import SUBJECTS
from app.errors import UsageError
from app.paths import content_dir


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The evidence ledger and nothing else."""
    for name in ("sources.toml", "facts.toml"):
        shutil.copy(content_dir() / name, tmp_path)
    return tmp_path


def told(path: Path) -> list[str]:
    return [str(problem) for problem in check_draft(path)]


def draft(desk: Path, subject: str, old: str = "", new: str = "") -> Path:
    text = (content_dir() / f"{subject}.toml").read_text("utf-8")
    assert old in text
    path = desk / f"{subject}.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def line_of(path: Path, item: str) -> int:
    text = path.read_text("utf-8")
    return text[: text.index(f'id = "{item}"')].count("\n") + 1


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_file_is_good_on_its_own(desk: Path, subject: str) -> None:
    assert told(draft(desk, subject)) == []


def test_a_key_is_misspelt(desk: Path) -> None:
    path = draft(desk, "faq", "answer = ", "anwser = ")
    assert told(path)[-1].endswith('unknown key "anwser"; did you mean "answer"?')


def test_a_citation_a_number_and_a_style_are_wrong_at_once(desk: Path) -> None:
    path = draft(desk, "faq", "It relaxes muscle directly.", "It relaxes muscle in 987 minutes!")
    path.write_text(path.read_text("utf-8").replace('facts = ["DAN-GEN-02"]', 'facts = ["DAN-GEN-2"]', 1), "utf-8")
    works, cited = line_of(path, "faq-how-dantrolene-works"), line_of(path, "faq-how-dantrolene-works-d1")
    assert told(path) == [
        f'faq.toml, line {works}: faq-how-dantrolene-works: no exclamation marks (found "!")',
        f'faq.toml, line {works}: faq-how-dantrolene-works: the number "987" is in none of the facts it cites',
        f'faq.toml, line {cited}: faq-how-dantrolene-works-d1: cites the fact "DAN-GEN-2", which does not exist; '
        'did you mean "DAN-GEN-02"?',
    ]


def test_a_checklist_that_is_too_long(desk: Path) -> None:
    path = draft(desk, "checklist", "Stop every dopamine blocker", "Stop every dopamine blocker " + "now " * 30)
    assert told(path)[0].endswith("stop-causative-agent: 38 words where a step may have at most 32")


def test_a_fact_without_its_source(desk: Path) -> None:
    path = draft(desk, "facts", '"berman-2011"', '"berman-2012"')
    assert told(path)[0].endswith('cites the source "berman-2012", which does not exist; did you mean "berman-2011"?')


def test_a_purpose_that_is_too_long(desk: Path) -> None:
    path = draft(desk, "edition", 'purpose = "', 'purpose = "' + "word " * 60)
    assert "words where at most 60 are allowed" in told(path)[0]


def test_links_to_files_that_are_not_there_yet_are_not_followed(desk: Path) -> None:
    path = draft(desk, "faq", 'see = ["checklist"', 'see = ["not-written-yet"')
    assert told(path) == []


def test_the_file_is_not_there(desk: Path) -> None:
    assert told(desk / "faq.toml") == ["faq.toml: the file is missing"]


@pytest.mark.parametrize("name", ["faq2.toml", "faq.json", "faq", "README.md"])
def test_the_file_is_no_content_file(desk: Path, name: str) -> None:
    with pytest.raises(UsageError, match=f"{name} is no content file. The content files are: edition.toml, "):
        check_draft(desk / name)
