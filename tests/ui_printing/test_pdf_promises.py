"""What every PDF of ours promises, as a reader that is not ours finds it: real text, a title, a language, its own fonts.

Qt writes no tags; these four are what a screen reader has instead.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from crowded_site import crowded
from pypdf import PdfReader
from told_night import Night

from app.content.content import Content
from app.site.local import NOTHING_LOCAL
from ui.printing import write_card_pdf, write_session_pdf

TODAY = date(2026, 11, 23)


@pytest.fixture(params=["a4", "letter"])
def paper(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["card", "session", "hand-over"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def made(tmp_path: Path, content: Content, night: Night, kind: str, paper: str) -> PdfReader:
    night.tick(1)
    night.later(5)
    night.tick(2, "not-applicable", "Already done")
    path = tmp_path / "made.pdf"
    if kind == "hand-over":
        write_session_pdf(path, night.told(), paper=paper)
    else:
        write_card_pdf(path, paper, content, TODAY, report=night.told() if kind == "session" else None)
    return PdfReader(path, strict=True)


def words(made: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in made.pages).replace("\u00a0", " ").split())


def fonts(made: PdfReader) -> Iterator[Any]:
    for page in made.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            yield font.get_object()


def test_every_step_is_real_text_on_it(made: PdfReader, content: Content) -> None:
    said = words(made)
    for phase in content.checklist.phases:
        for step in phase.steps:
            if step.kind == "action":
                assert " ".join(step.text.replace("\u00a0", " ").split()) in said
    assert "No clinician at this site has reviewed this content." in said
    assert f"Page {len(made.pages)} of {len(made.pages)}" in said


def test_it_has_a_title_that_is_shown_and_a_language(made: PdfReader, kind: str) -> None:
    catalogue: Any = made.trailer["/Root"]
    titles = {
        "card": "Neuroleptic malignant syndrome: downtime card",
        "session": "Neuroleptic malignant syndrome: checklist with its times",
        "hand-over": "NMS checklist hand-over",
    }
    assert made.metadata is not None
    assert made.metadata.title == titles[kind]
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - pypdf's own kind of truth


def test_every_font_is_inside_and_every_glyph_has_a_meaning(made: PdfReader) -> None:
    found = list(fonts(made))
    assert {font["/BaseFont"].split("+")[-1] for font in found} == {"/IBMPlexSans", "/IBMPlexSans-SmBld"}
    for font in found:
        (below,) = font["/DescendantFonts"]
        assert below.get_object()["/FontDescriptor"]["/FontFile2"].get_object().get_data()[:4] in (b"\0\1\0\0", b"true")
        assert b"beginbf" in font["/ToUnicode"].get_object().get_data()


def test_nothing_in_it_acts_and_it_names_nobody(made: PdfReader, night: Night) -> None:
    catalogue: Any = made.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Encrypt"} & (set(catalogue) | set(made.trailer))
    assert not {"/JavaScript", "/EmbeddedFiles"} & set(catalogue["/Names"].get_object())
    assert not any(page.annotations for page in made.pages)
    assert made.metadata is not None
    assert not made.metadata.author
    assert night.session not in str(made.metadata) + words(made)


def test_the_pages_are_of_the_paper_that_was_asked_for(made: PdfReader, paper: str) -> None:
    sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in made.pages}
    assert sizes == {(595, 842) if paper == "a4" else (612, 792)}


# ---------------------------------------------------------------- two pages, whatever the site says


@pytest.mark.parametrize("letter", ["W", "n", "\u00c5"])
@pytest.mark.parametrize(("phones", "products"), [(1, 1), (8, 1), (8, 2), (8, 3)])
def test_the_card_has_two_pages_whatever_the_site_adds(
    tmp_path: Path, content: Content, paper: str, phones: int, products: int, letter: str
) -> None:
    local = crowded(tmp_path, phones, products, letter)
    write_card_pdf(tmp_path / "card.pdf", paper, content, TODAY, local=local)
    made = PdfReader(tmp_path / "card.pdf", strict=True)
    assert len(made.pages) == 2
    first, second = (" ".join(page.extract_text().replace("\u00a0", " ").split()) for page in made.pages)
    for _, number in local.phones:
        assert number in first, "no local number is left out"
    assert first.count("Nurse") >= 10
    assert all(f"{weight} kg" in second for weight in content.preparation.weights_kg)
    assert second.count("Kept here") == products


def test_without_a_site_it_has_two_pages_too(tmp_path: Path, content: Content, paper: str) -> None:
    write_card_pdf(tmp_path / "card.pdf", paper, content, TODAY, local=NOTHING_LOCAL)
    assert len(PdfReader(tmp_path / "card.pdf", strict=True).pages) == 2
