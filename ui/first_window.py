"""The first window's side of `app.single`: comes forward, with the tab asked for, when a second start asks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QWidget

from app.single import Claim
from ui.widgets.header import TABS


class FirstWindow(QObject):
    """Watches the data folder; does nothing until a request lies in it."""

    def __init__(self, window: QWidget, claim: Claim, folder: Path) -> None:
        super().__init__(window)
        self._window, self._claim = window, claim
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)

    def _look(self, _folder: str) -> None:
        tab = self._claim.take_request()
        if tab is None:
            return
        open_tab = getattr(self._window, "open_tab", None)
        if tab in TABS and open_tab is not None:
            open_tab(TABS.index(tab))
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()
