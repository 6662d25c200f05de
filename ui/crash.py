"""One crash hook: log, do not repeat, one calm notice. Nothing of a session is written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.errors import ContentError
from app.logbook import log_crash
from app.tongue import tr

_seen: set[str] = set()


def install_crash_hook(window: QWidget, refused: Callable[[ContentError], None]) -> None:
    """From now on an unexpected error is logged, and the first of each kind is told in one sentence.

    `refused` is told of content that cannot be used: that has a page of its own.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, ContentError):
            refused(error)
            return
        import traceback

        frames = traceback.extract_tb(trace)
        where = f"{frames[-1].name}, line {frames[-1].lineno}" if frames else ""
        key = f"{kind.__name__} in {where}"
        if key in _seen:
            return
        _seen.add(key)
        log_crash(kind, frames)
        QTimer.singleShot(0, window, lambda: _tell(window))

    sys.excepthook = hook


def _tell(window: QWidget) -> None:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(window)
    box.setWindowTitle("NMS Bedside")
    box.setText(
        tr("Something in this window went wrong. Your ticks are saved. Go on, or close and open the window again.")
    )
    box.setInformativeText(tr("Use the local protocol if anything looks wrong here."))
    box.open()
