"""The downtime card as it comes out of the printer."""

import shutil
import subprocess
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from crowded_site import crowded
from pdf_text import PdfText, read_pdf
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from told_night import Night

from app.content.content import Content
from app.errors import ExportError
from app.handover.card import card
from app.site.local import Local
from ui.paper.flow import MARGIN, Sheet
from ui.paper.ink import PITCH, Ink, Laid
from ui.printing import print_card, write_card_pdf
from ui.theme import DARK, make_palette

TODAY = date(2026, 11, 23)
SIZES = {"a4": (595, 842), "letter": (612, 792)}
Rect = tuple[float, float, float, float, str]


@pytest.fixture(params=["a4", "letter"])
def paper(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def blank(tmp_path: Path, content: Content, paper: str) -> PdfText:
    write_card_pdf(tmp_path / "card.pdf", paper, content, TODAY)
    return read_pdf(tmp_path / "card.pdf")


def said(text: str) -> str:
    """Words as they are found on paper."""
    return " ".join(text.split())


def test_the_card_has_two_pages_of_the_paper_that_was_asked_for(blank: PdfText, paper: str) -> None:
    assert len(blank.pages) == 2
    assert blank.size == SIZES[paper]


def test_every_step_and_every_warning_can_be_read(blank: PdfText, content: Content) -> None:
    for phase in content.checklist.phases:
        assert phase.title in blank.words
        for step in phase.steps:
            assert said(step.text) in blank.words


def test_each_empty_phone_box_names_whom_to_write_beside(blank: PdfText) -> None:
    assert {"Senior doctor", "Critical care", "Poison centre", "Pharmacy"} <= set(blank.pages[0])


def test_every_figure_of_every_vial_can_be_read_with_all_its_zeros(blank: PdfText, content: Content) -> None:
    """With the screen's dotted zero, "10 × 20 mg" would be read back as "1 × 2 mg"."""
    page = {said(text) for text in blank.pages[1]}
    for table in card(content, TODAY).tables:
        assert any(text.startswith(table.name) for text in page)
        for (weight, cells), column in ((row, column) for row in table.rows for column in enumerate(table.columns)):
            place, head = column
            assert weight in page
            assert head.dose in page
            wanted = {cells[place].total} if head.ceiling else {cells[place].strong, cells[place].quiet}
            assert wanted <= page


def test_each_vial_has_its_never_mix_line_and_the_page_says_to_confirm(blank: PdfText, content: Content) -> None:
    preparation = content.preparation
    for product in preparation.products:
        assert said(product.summary) in blank.words
    assert said(f"{preparation.confirm} {preparation.licence.text}") in blank.words


def test_both_pages_carry_edition_review_and_their_number(blank: PdfText) -> None:
    for number, page in enumerate(blank.pages, start=1):
        words = said(" ".join(page))
        assert "NMS Bedside, edition 2026.1, 23 November 2026." in words
        assert "Doses due for review November 2027" in words
        assert "No clinician at this site has reviewed this content." in words
        assert f"Page {number} of 2" in words


def test_without_local_numbers_there_are_lines_to_write_on(blank: PdfText) -> None:
    assert "No local numbers set: write them in." in blank.words


def test_it_is_black_on_white_also_at_night(tmp_path: Path, content: Content) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.palette()
    application.setPalette(make_palette(DARK))
    try:
        write_card_pdf(tmp_path / "card.pdf", "a4", content, TODAY)
    finally:
        application.setPalette(before)
    assert {colour.strip() for colour in read_pdf(tmp_path / "card.pdf").colours} == {b"0 0 0"}


def test_it_carries_its_own_font_a_title_and_a_language(blank: PdfText) -> None:
    assert blank.families == {"IBMPlexSans", "IBMPlexSans-SmBld"}
    assert blank.title == "Neuroleptic malignant syndrome: downtime card"
    assert blank.language == "en-GB"


def test_words_are_parted_by_spaces_not_by_tabs(blank: PdfText) -> None:
    assert not any("\t" in text for page in blank.pages for text in page)
    assert "Downtime card" in blank.pages[0]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_another_program_reads_the_same(tmp_path: Path, content: Content) -> None:
    path = tmp_path / "card.pdf"
    write_card_pdf(path, "a4", content, TODAY)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    words = said(done.stdout)
    assert "19 × 20 mg 375 mg in 1,125 mL" in words
    assert said(content.checklist.phases[0].steps[0].text) in words


def test_a_site_has_its_numbers_its_vial_and_its_sign_off(tmp_path: Path, content: Content, local: Local) -> None:
    write_card_pdf(tmp_path / "card.pdf", "a4", content, TODAY, local=local)
    made = read_pdf(tmp_path / "card.pdf")
    assert len(made.pages) == 2
    assert {"Critical care", "bleep 0001", "Pharmacy on call", "0002"} <= set(made.pages[0])
    assert "Kept here: Emergency cupboard" in made.words
    assert "120 mg vial" not in made.words
    assert "Reviewed at St Example, Name One, consultant, 25 November 2026." in made.words
    assert "75 × 20 mg" in made.words  # one vial: the ceiling has room for all of its cell


def test_a_running_checklist_prints_its_times(tmp_path: Path, content: Content, night: Night) -> None:
    night.tick(1)
    night.later(7)
    night.tick(2, "not-applicable", "Already done")
    path = tmp_path / "run.pdf"
    write_card_pdf(path, "a4", content, TODAY, report=night.told())
    made = read_pdf(path)
    page = made.pages[0]
    assert {"03:05", "03:12", "not applicable", "Reason: Already done."} <= set(page)
    assert "Checklist with its times" in page
    assert "1 of 24 done, 1 not applicable." in page
    assert path.stat().st_mode & 0o077 == 0


def test_a_long_night_takes_more_pages_and_loses_nothing(tmp_path: Path, content: Content, night: Night) -> None:
    for number in range(1, len(night.steps) + 1):
        night.later(30)
        night.tick(
            number, "not-applicable", f"Reason number {number} with as many words as there may be, up to eighty of"
        )
    path = tmp_path / "run.pdf"
    write_card_pdf(path, "letter", content, TODAY, report=night.told())
    made = read_pdf(path)
    assert len(made.pages) == 3
    for number in range(1, len(night.steps) + 1):
        assert f"Reason number {number} with" in made.words


def test_an_existing_file_is_not_replaced_unasked(tmp_path: Path, content: Content) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(b"mine")
    with pytest.raises(ExportError, match="already there"):
        write_card_pdf(path, "a4", content, TODAY)
    assert path.read_bytes() == b"mine"


def on_paper(path: Path, size: QPageSize.PageSizeId) -> QPdfWriter:
    """A printer that holds other paper than the card was made for."""
    printer = QPdfWriter(str(path))
    printer.setPageSize(QPageSize(size))
    printer.setPageMargins(QMarginsF())
    return printer


def test_small_paper_takes_more_pages_and_tears_no_table(tmp_path: Path, content: Content, local: Local) -> None:
    print_card(on_paper(tmp_path / "a5.pdf", QPageSize.PageSizeId.A5), content, TODAY, local=local)
    made = read_pdf(tmp_path / "a5.pdf")
    assert len(made.pages) > 2
    table = next(page for page in made.pages if "150 kg" in map(said, page))
    assert {"40 kg", "0.25 mg/kg", "24 h max, not a dose"} <= {said(text) for text in table}
    assert "20 mg vial" in said(" ".join(table))


def test_paper_that_would_tear_a_table_is_refused(tmp_path: Path, content: Content) -> None:
    with pytest.raises(ExportError, match="too small for the vial tables"):
        print_card(on_paper(tmp_path / "a6.pdf", QPageSize.PageSizeId.A6), content, TODAY)


# ---------------------------------------------------------------- nothing is cut off or covered


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[list[Rect]]:
    """Where every text is drawn, page by page, while something is printed."""
    pages: list[list[Rect]] = []
    draw_foot, write = Sheet._draw_foot, Ink.write

    def keep(ink: Ink, laid: Laid, x: float, y: float) -> None:
        words = " / ".join("".join(run for run, _ in line) for line in laid.lines)
        width = max(sum(ink.width(run, laid.points, strong) for run, strong in line) for line in laid.lines)
        if words:
            pages[-1].append((x, y, x + width, y + len(laid.lines) * laid.points * PITCH, words))
        write(ink, laid, x, y)

    def turn(sheet: Sheet, number: int, total: int) -> None:
        draw_foot(sheet, number, total)
        pages.append([])

    monkeypatch.setattr(Ink, "write", keep)
    monkeypatch.setattr(Sheet, "_draw_foot", turn)
    pages.append([])
    return pages


@pytest.mark.parametrize("stocked", [False, True])
def test_no_text_leaves_the_margins_or_lies_on_another(
    qtbot: QtBot, tmp_path: Path, content: Content, local: Local, paper: str, stocked: bool, written: list[list[Rect]]
) -> None:
    if stocked:
        write_card_pdf(tmp_path / "card.pdf", paper, content, TODAY, local=local)
    else:
        write_card_pdf(tmp_path / "card.pdf", paper, content, TODAY)
    width, height = SIZES[paper]
    _check(written, width, height)


@pytest.mark.parametrize("letter", ["W", "n"])
def test_with_more_local_numbers_than_a_ward_has_nothing_leaves_its_place_either(
    tmp_path: Path, content: Content, paper: str, letter: str, written: list[list[Rect]]
) -> None:
    local = crowded(tmp_path, 8, 3, letter)
    write_card_pdf(tmp_path / "card.pdf", paper, content, TODAY, local=local)
    _check(written, *SIZES[paper])


def test_nothing_typed_leaves_its_column(
    tmp_path: Path, content: Content, night: Night, paper: str, written: list[list[Rect]]
) -> None:
    for number, reason in enumerate(("x" * 80, "W" * 80, "a" * 40 + " " + "b" * 39, "\u6c37" * 40), start=1):
        night.tick(number, "not-applicable", reason)
    night.later(21 * 60)
    night.tick(5)
    write_card_pdf(tmp_path / "card.pdf", paper, content, TODAY, report=night.told())
    _check(written, *SIZES[paper])


def test_small_paper_cuts_nothing_off_either(
    tmp_path: Path, content: Content, local: Local, written: list[list[Rect]]
) -> None:
    print_card(on_paper(tmp_path / "a5.pdf", QPageSize.PageSizeId.A5), content, TODAY, local=local)
    _check(written, 420, 595)


def _check(written: list[list[Rect]], width: float, height: float) -> None:
    for page in written[:-1]:
        assert page
        for left, top, right, bottom, words in page:
            assert left >= MARGIN - 0.5, words
            assert right <= width - MARGIN + 0.5, words
            assert top >= MARGIN - 3, words
            assert bottom <= height - MARGIN + 3, words
        overlapping = [
            (a[4], b[4])
            for a, b in combinations(page, 2)
            if min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 2.5
        ]
        assert overlapping == []
