"""Tells when a window has been painted for the first time: what nobody sees yet is made then, not before."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """`done` is sent once: the window is on screen, and the event loop has nothing more urgent to do."""

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.winId()  # a window that was not shown yet has no handle
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose and isinstance(watched, QWindow) and watched.isExposed():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.done.emit)  # Qt paints while it handles this very event
        return False
