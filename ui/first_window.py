"""The first window's side of `app.single`: comes forward, with the tab asked for, when a second start asks.

A window that waits hidden (`ui.staying`) never answers with what is old: it ends instead, and the second start opens in
its place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QWidget

from app.single import QUIT, Claim
from ui.widgets.header import TABS

if TYPE_CHECKING:
    from ui.staying import Staying


class FirstWindow(QObject):
    """Watches the data folder; does nothing until a request lies in it. `staying` is set where closing only hides."""

    def __init__(self, window: QWidget, claim: Claim, folder: Path) -> None:
        super().__init__(window)
        self._window, self._claim = window, claim
        self.staying: Staying | None = None
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)

    def come_forward(self, tab: str = "") -> None:
        """Shows the window in front of the others, with `tab` if it names one."""
        window = self._window
        if self.staying is not None and window.isHidden() and not self.staying.get_ready(tab):
            return
        open_tab = getattr(window, "open_tab", None)
        if tab in TABS and open_tab is not None:
            open_tab(TABS.index(tab))
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    def is_now(self, window: QWidget) -> None:
        """Another window has taken the place of the first, which goes on living, hidden."""
        self._window, self.staying = window, None

    def let_go(self) -> None:
        """Another process may be the first one now; requests are left to it."""
        self._watcher.directoryChanged.disconnect(self._look)
        self._claim.release()

    def _look(self, _folder: str) -> None:
        hidden = self._window.isHidden()
        if hidden and self.staying is not None and self._claim.asked() and self.staying.is_old():
            self.let_go()
            QCoreApplication.quit()
            return
        tab = self._claim.take_request()
        if tab == QUIT:
            if hidden:  # a window that somebody reads stays
                QCoreApplication.quit()
        elif tab is not None:
            self.come_forward(tab)
