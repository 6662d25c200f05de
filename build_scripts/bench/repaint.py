"""`dev.py bench repaint`: what the style costs. Paints the 60 cells of the weight table and the rows of the checklist
again and again, without a display, with our style and with Qt's own, and resizes the wrapping comparison.

Prints one Markdown table: medians in ms of processor time, which other programs change little. A frame at 60 Hz is
16.7 ms.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.content.load import load_content
from app.paths import content_dir
from app.session.store import open_store
from ui.main_window import MainWindow
from ui.pages.preparation import PreparationPage
from ui.session_desk import SessionDesk
from ui.settings import Settings
from ui.start import Application

TIMES = 60
SIZE = (1366, 768)


def main() -> int:
    """Measures and prints."""
    application = Application([sys.argv[0]])
    with tempfile.TemporaryDirectory() as folder:
        store, _ = open_store(Path(folder))
        content, settings = load_content(content_dir()), Settings(None)
        window = MainWindow(content, SessionDesk(store, content, settings), settings, start="checklist")
        window.resize(*SIZE)
        window.relook()
        window.show()
        checklist = window.stack.currentWidget()
        window.show_id("preparation")
        page = window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
        assert isinstance(page, PreparationPage)
        page.choose_product(content.preparation.products[0].id)
        _settle()
        assert page.table is not None
        parts: dict[str, Callable[[], QWidget]] = {
            "weight table, 60 cells": lambda: _shown(window, "preparation", page.table),
            "checklist, the rows in sight": lambda: _shown(window, "checklist", checklist),
            "comparison, two columns": lambda: _shown(window, "compare", None),
        }
        print("| repaint | our style, ms | Fusion, ms |")
        print("|---|---:|---:|")
        ours = {name: _paint(find()) for name, find in parts.items()}
        resized = _resize(window)
        application.setStyle(QStyleFactory.create("Fusion"))
        _settle()
        for name, find in parts.items():
            print(f"| {name} | {ours[name]:.1f} | {_paint(find()):.1f} |")
        print(f"| comparison, one step of resizing with its row heights | {resized:.1f} | |")
        window.close()
        store.shut()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return 0


def _shown(window: MainWindow, target: str, widget: QWidget | None) -> QWidget:
    window.show_id(target)
    _settle()
    return widget if widget is not None else window.stack.currentWidget()


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _paint(widget: QWidget) -> float:
    """The median ms of painting a widget anew, as a window does after a tick."""
    took = []
    for _ in range(TIMES):
        start = process_time()
        widget.grab()
        took.append(1000 * (process_time() - start))
    return median(took)


def _resize(window: MainWindow) -> float:
    """The median ms until the rows of the comparison have their new heights after the window grew a pixel wider."""
    window.show_id("compare")
    took = []
    for step in range(TIMES):
        start = process_time()
        window.resize(SIZE[0] - step % 40, SIZE[1])
        _settle()
        took.append(1000 * (process_time() - start))
    return median(took)


if __name__ == "__main__":
    sys.exit(main())
