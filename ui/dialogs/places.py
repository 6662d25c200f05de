"""The system's own dialogs: where to save, and which printer. Tests put something else in their place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PDF = "PDF (*.pdf)"
_last: Path | None = None  # the folder saved to in this run; kept nowhere else


def begin_at(name: str) -> str:
    """Where a dialog opens that saves a file of this name: the folder chosen before in this run, else the person's
    documents, else their home. Never the folder the program was started from: that one is nobody's."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    folders = (_last, documents, Path(QDir.homePath()))
    return str(next((folder for folder in folders if folder is not None and folder.is_dir()), documents) / name)


def chosen_for(path: Path) -> None:
    """A file was given this place: the next one of this run is asked for there."""
    global _last
    _last = path.absolute().parent


def ask_where(parent: QWidget, name: str) -> tuple[Path, bool] | None:
    """Where to save a PDF, and whether the person agreed to replace what is there; None if they went back.

    The system asks about an existing file by itself. Where it left out ".pdf" it asked about another name than ours.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("Save as PDF"), begin_at(name), _PDF)
    if not chosen:
        return None
    path = Path(chosen)
    chosen_for(path)
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
    if file_name := dialog.findChild(QLineEdit, "filename"):  # of Qt's own dialog: it offers "print to a file"
        file_name.setText(begin_at(f"{name}.pdf"))
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    if written := printer.outputFileName():
        chosen_for(Path(written))
    printer.setFullPage(True)
    return printer
