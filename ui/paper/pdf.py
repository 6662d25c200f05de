"""Pages -> the bytes of a PDF that has a title, a language, embedded fonts and real text.

Qt writes no language into a PDF, and a screen reader then guesses how to pronounce it: it is added as an update at the end
of the file, the way the format foresees.
"""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter

from app.handover.words import LANGUAGE
from ui.paper.flow import Page, Sheet
from ui.paper.ink import Ink

PAPERS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_DPI = 1200

Lay = Callable[[Ink], tuple[Sheet, Sequence[Page]]]


def pdf(lay: Lay, title: str, paper: str) -> bytes:
    """`lay` makes the pages for a device; `paper` is a key of PAPERS."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator("NMS Bedside")
    whole_page(writer, paper)
    draw(writer, lay)
    del writer
    return with_language(bytes(buffer.data().data()), LANGUAGE)


def draw(device: QPagedPaintDevice, lay: Lay) -> None:
    """Lays the pages out for this device and draws them. ExportError if it refuses."""
    sheet, pages = lay(Ink(device))
    sheet.draw(device, pages)


def whole_page(device: QPagedPaintDevice, paper: str) -> None:
    """The paper upright, with coordinates from its very corner: the margins are ours."""
    device.setPageLayout(
        QPageLayout(QPageSize(PAPERS[paper]), QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
    )


def with_language(pdf_bytes: bytes, language: str) -> bytes:
    """The PDF with its language and "show the title" set in its catalogue, as an incremental update."""
    root = re.search(rb"/Root (\d+) 0 R", pdf_bytes)
    start = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf_bytes)
    size = re.search(rb"/Size (\d+)", pdf_bytes)
    if not (root and start and size):
        return pdf_bytes
    number = root[1]
    catalogue = re.search(rb"\n" + number + rb" 0 obj\s*<<(.*?)>>\s*endobj", pdf_bytes, re.DOTALL)
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", pdf_bytes, re.DOTALL)
    if not (catalogue and trailer) or b"/Lang" in catalogue[1]:
        return pdf_bytes
    added = b"/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n" % language.encode("ascii")
    offset = len(pdf_bytes)
    update = b"%s 0 obj\n<<%s%s>>\nendobj\n" % (number, catalogue[1].rstrip(b"\n") + b"\n", added)
    table = b"xref\n%s 1\n%010d 00000 n \ntrailer\n<<%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (
        number,
        offset,
        trailer[1].rstrip(b"\n") + b"\n",
        start[1],
        offset + len(update),
    )
    return pdf_bytes + update + table
