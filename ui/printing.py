"""Everything that leaves the app on paper: the downtime card, the checklist with its times, the hand-over, the review copy.

Black on white whatever the theme. PDF needs no printer and no window (a QGuiApplication on the offscreen platform is
enough, with `ui.theme.load_fonts` called); a printer is only ever reached through the system's own dialog.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice

from app.content.content import Content
from app.handover.card import Card, card
from app.handover.report import Report
from app.handover.saving import save
from app.revision.review import Review
from app.site.local import NOTHING_LOCAL, Local
from app.tongue import tr
from ui.paper.card_page import card_page
from ui.paper.flow import Page, Sheet
from ui.paper.ink import Ink
from ui.paper.pdf import PAPERS, Lay, draw, pdf
from ui.paper.review_page import ReviewPages
from ui.paper.session_page import SessionPages
from ui.paper.vial_page import vial_page

__all__ = ("PAPERS", "print_card", "print_session", "write_card_pdf", "write_review_pdf", "write_session_pdf")


def write_card_pdf(
    path: Path,
    paper: str,
    content: Content,
    today: date,
    *,
    local: Local = NOTHING_LOCAL,
    report: Report | None = None,
    replace: bool = False,
) -> None:
    """The downtime card (with `report`: the checklist with its times) as a PDF. `paper` is "a4" or "letter".

    ExportError if something is there already and `replace` is False, or if it could not be written.
    """
    shown = card(content, today, local, report)
    made = pdf(_card_pages(shown), f"{shown.title}: {shown.name.lower()}", paper)
    save(path, made, replace=replace, private=report is not None)


def write_session_pdf(path: Path, report: Report, *, paper: str = "a4", replace: bool = False) -> None:
    """The hand-over with the timeline as a PDF. ExportError as above."""
    save(path, pdf(_session_pages(report), tr("NMS checklist hand-over"), paper), replace=replace, private=True)


def write_review_pdf(path: Path, review: Review, *, paper: str = "a4", replace: bool = False) -> None:
    """The whole content to tick and sign as a PDF. ExportError as above."""

    def lay(ink: Ink) -> tuple[Sheet, Sequence[Page]]:
        foot = tr("Review copy of edition {edition}, {date}. Content sum {sum}.").format(
            edition=review.edition, date=review.date, sum=review.content_sum
        )
        sheet = Sheet(ink, (foot if review.sealed else f"{foot} {tr('Draft, not sealed.')}",))
        return sheet, sheet.share_out(list(ReviewPages(sheet, review).blocks()))

    made = pdf(
        lay, tr("{title}: review copy of edition {edition}").format(title=review.title, edition=review.edition), paper
    )
    save(path, made, replace=replace)


def print_card(
    printer: QPagedPaintDevice,
    content: Content,
    today: date,
    *,
    local: Local = NOTHING_LOCAL,
    report: Report | None = None,
) -> None:
    """The card on a device that the system's dialog has set up. ExportError if the printer refuses."""
    draw(printer, _card_pages(card(content, today, local, report)))


def print_session(printer: QPagedPaintDevice, report: Report) -> None:
    """The hand-over with the timeline on such a device."""
    draw(printer, _session_pages(report))


def _card_pages(shown: Card) -> Lay:
    def lay(ink: Ink) -> tuple[Sheet, Sequence[Page]]:
        sheet = Sheet(ink, (f"{shown.edition} {shown.due}", shown.review))
        return sheet, [*sheet.share_out(card_page(sheet, shown)), *sheet.share_out(vial_page(sheet, shown))]

    return lay


def _session_pages(report: Report) -> Lay:
    def lay(ink: Ink) -> tuple[Sheet, Sequence[Page]]:
        sheet = Sheet(ink, (f"{report.edition}. {report.disclaimer}", f"{report.review}."))
        return sheet, sheet.share_out(list(SessionPages(sheet, report).blocks()))

    return lay
