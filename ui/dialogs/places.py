"""The system's own dialogs: where to save, and which printer. Tests put something else in their place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PDF = "PDF (*.pdf)"


def ask_where(parent: QWidget, name: str) -> tuple[Path, bool] | None:
    """Where to save a PDF, and whether the person agreed to replace what is there; None if they went back.

    The system asks about an existing file by itself. Where it left out ".pdf" it asked about another name than ours.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save as PDF"), str(Path(folder) / name), _PDF)
    if not chosen:
        return None
    path = Path(chosen)
    return (path, True) if path.suffix.lower() == ".pdf" else (path.with_name(f"{path.name}.pdf"), False)


def ask_printer(parent: QWidget, paper: str, name: str) -> QPrinter | None:
    """A printer set up in the system's dialog, drawing from the corner of the sheet; None if the person went back."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from ui.paper.pdf import whole_page

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator("NMS Bedside")
    whole_page(printer, paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print"))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    printer.setFullPage(True)
    return printer
