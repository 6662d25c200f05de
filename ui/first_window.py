"""The first window's side of `app.single`: comes forward, with the tab asked for, when a second start asks.

Where the hospital's own file says `stay_resident`, closing the window only hides it: the program waits, and opening is
instant. It shows an icon in the tray, where there is one, and can be ended there and in the menu. It never shows old
content: if the program, the content or the hospital's file has changed while it waited, it ends instead of answering,
and the second start opens in its place.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from app.content.load import MANIFEST
from app.paths import APP_NAME, content_dir, sets_dir
from app.sets.shelf import CURRENT
from app.single import QUIT, Claim
from app.site.local import Local
from app.tongue import tr
from ui.app_icon import app_icon
from ui.widgets.header import TABS


class FirstWindow(QObject):
    """Watches the data folder; does nothing until a request lies in it."""

    def __init__(self, window: QWidget, claim: Claim, folder: Path, stays: Local | None = None) -> None:
        """`stays` is the local side of this computer if the program stays when the window is closed."""
        super().__init__(window)
        self._window, self._claim, self._stays = window, claim, stays
        self._read = self._on_disk()
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        if stays is not None:
            QApplication.setQuitOnLastWindowClosed(False)
            self.tray = self._make_tray()

    def come_forward(self, tab: str = "") -> None:
        """Shows the window in front of the others, with `tab` if it names one."""
        open_tab = getattr(self._window, "open_tab", None)
        if tab in TABS and open_tab is not None:
            open_tab(TABS.index(tab))
        window = self._window
        window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    def _touched(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how != QSystemTrayIcon.ActivationReason.Context:  # that one opens the icon's menu
            self.come_forward()

    def _look(self, _folder: str) -> None:
        if self._claim.asked() and self._window.isHidden() and self._on_disk() != self._read:
            QCoreApplication.quit()  # the lock goes with the process, and the second start takes it
            return
        tab = self._claim.take_request()
        if tab == QUIT:
            if self._window.isHidden():  # a window that somebody reads stays
                QCoreApplication.quit()
        elif tab is not None:
            self.come_forward(tab)

    def _on_disk(self) -> tuple[object, ...]:
        """What this process was started from, as the disk has it now."""
        if self._stays is None:
            return ()
        content = content_dir()
        sources = (content / MANIFEST, sets_dir() / CURRENT, self._stays.path, Path(sys.executable))
        return (content, *(_stamp(path) for path in sources))

    def _make_tray(self) -> QSystemTrayIcon | None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return None
        tray = QSystemTrayIcon(app_icon(), self)
        tray.setToolTip(APP_NAME)
        menu = QMenu(self._window)
        menu.addAction(tr("Open")).triggered.connect(lambda: self.come_forward())
        menu.addAction(tr("Quit")).triggered.connect(QCoreApplication.quit)
        tray.setContextMenu(menu)
        tray.activated.connect(self._touched)
        tray.show()
        return tray


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
