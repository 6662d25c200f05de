"""Pages -> the bytes of a PDF that has a title, a language, embedded fonts and real text."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter

from app.handover.words import LANGUAGE
from ui.paper.flow import Page, Sheet
from ui.paper.ink import Ink
from ui.paper.mend_pdf import mended

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
    return mended(bytes(buffer.data().data()), LANGUAGE)


def draw(device: QPagedPaintDevice, lay: Lay) -> None:
    """Lays the pages out for this device and draws them. ExportError if it refuses."""
    sheet, pages = lay(Ink(device))
    sheet.draw(device, pages)


def whole_page(device: QPagedPaintDevice, paper: str) -> None:
    """The paper upright, with coordinates from its very corner: the margins are ours."""
    device.setPageLayout(
        QPageLayout(QPageSize(PAPERS[paper]), QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Point)
    )
