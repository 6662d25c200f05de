"""The review copy: nothing that is read on screen is missing, each statement has what it rests on, and lines to sign."""

import re
import shutil
from pathlib import Path

import pytest
from pdf_text import PdfText, read_pdf

from app.content.content import Content
from app.content.items import conflicts_of, sources_of, walk
from app.paths import content_dir
from app.revision.reading import read_edition
from app.revision.records import records_of
from app.revision.review import ORDER, review_of
from ui.console import main


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("review") / "review.pdf"
    assert main(["review", "--out", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def paper(file: Path) -> PdfText:
    return read_pdf(file)


@pytest.fixture(scope="module")
def words(paper: PdfText) -> str:
    return squeezed(paper.words)


def squeezed(text: str) -> str:
    """Without spaces and joiners: a line of print ends where the paper ends."""
    return re.sub(r"[\s\u00a0\u2060]+", "", text)


def test_every_statement_is_there_with_its_id_and_its_facts(words: str, content: Content) -> None:
    missing = [item.id for item in walk(content) if item.id not in words]
    assert missing == []
    for item in walk(content):
        if item.facts:
            assert squeezed(f"Facts: {', '.join(item.facts)}") in words, item.id


def test_every_word_that_is_read_on_screen_is_there(words: str) -> None:
    records = records_of(read_edition(content_dir()))
    missing = [
        f"{record.id}: {text[:60]}"
        for record in records.values()
        for _, text in record.words
        if squeezed(text) not in words
    ]
    assert missing == []


def test_sources_come_with_how_much_of_them_was_read_and_conflicts_are_named(words: str, content: Content) -> None:
    for item in walk(content):
        for source in sources_of(content, item.facts, item.sources):
            assert squeezed(f"{source.id} (") in words
        for conflict in conflicts_of(content, item.facts):
            assert squeezed(f"Sources differ: {conflict}") in words
    assert "(Label,excerptread)" in words
    assert "alead:nevershown" in words


def test_every_part_has_lines_to_sign(words: str) -> None:
    assert words.count("Signature") == 2 * (len(ORDER) + 1)
    for name in ORDER.values():
        assert squeezed(f"For the part \u201c{name}\u201d") in words


def test_doses_and_risks_are_marked(words: str) -> None:
    assert "product-20mg.Doseorrisk." in words


def test_each_page_says_which_edition_and_which_page_of_how_many(paper: PdfText) -> None:
    total = len(paper.pages)
    for number, page in enumerate(paper.pages, start=1):
        assert f"Page {number} of {total}" in page
        assert any("Review copy of edition" in text and "Content sum" in text for text in page)


def test_title_language_and_fonts(paper: PdfText) -> None:
    assert paper.title.startswith("NMS Bedside: review copy of edition ")
    assert paper.language.startswith("en")
    assert {name.partition("-")[0] for name in paper.families} == {"IBMPlexSans"}
    assert len(paper.colours) == 1  # black


def test_the_sum_on_paper_is_that_of_the_files_and_a_changed_word_changes_it(tmp_path: Path, words: str) -> None:
    review = review_of(content_dir())
    assert review.content_sum in words
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    path = folder / "edition.toml"
    path.write_text(path.read_text("utf-8").replace("First edition.", "First edition, mended."), "utf-8")
    changed = review_of(folder)
    assert changed.content_sum != review.content_sum
    assert (review.sealed, changed.sealed) == (True, False)


def test_content_that_does_not_pass_the_gate_makes_no_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    (folder / "faq.toml").write_text("questions = 3", "utf-8")
    monkeypatch.setenv("NMS_BEDSIDE_CONTENT", str(folder))
    out = tmp_path / "review.pdf"
    assert main(["review", "--out", str(out)]) == 10
    assert not out.exists()
    assert "faq.toml" in capsys.readouterr().err


def test_a_paper_that_is_there_is_not_replaced_unasked(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    assert main(["review", "--out", str(file)]) == 40
    assert file.read_bytes() == before
