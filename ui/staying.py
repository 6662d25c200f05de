"""Where the hospital's own file says `stay_resident`: closing the window hides it, and opening it again is instant.

Imported only there. What is hidden must be no worse than what was ended:
- It keeps nothing of who closed it. The page, the search and what they put away are as at a start, the question
  "continue this one or new session" comes after the same time, and what it copied is taken off the clipboard with it.
- It shows nothing old. If the program, the content, an installed set or the hospital's file has changed, a new process
  takes its place: when it is asked for, or in the background a minute or two after the change. A new day builds the
  pages anew, because they say what is overdue.
- It says nothing. A re-check that falls due shows no message and is not read aloud: on a shared computer that would tell
  whoever sits there that a checklist is running. It stands in the checklist when the window is opened.
- It does not work without saving: such a window promises that its ticks are lost when it is closed, so it ends.

At log-out it goes like any other program; nothing waits to be saved. SIGTERM ends it as it ends any other.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from app.content.load import MANIFEST
from app.paths import APP_NAME, content_dir, sets_dir
from app.session.fold import IDLE
from app.sets.shelf import CURRENT
from app.single import may_come_forward
from app.tongue import mark, tr
from ui.app_icon import app_icon
from ui.widgets.header import TABS

if TYPE_CHECKING:
    from datetime import date

    from ui.first_window import FirstWindow
    from ui.main_window import MainWindow

START = "overview"
TEND_MS = 60_000  # how often a hidden window looks at the day and at the disk
WAITS = mark("Still open in the background. Quit with Ctrl+Q, or in the menu.")


class Staying(QObject):
    """Keeps `window` ready while it is hidden. `folder` and `site` as for `ui.start.run`: a new process gets them too."""

    def __init__(self, first: FirstWindow, window: MainWindow, folder: Path, site: str | None = None) -> None:
        super().__init__(window)
        self._first, self._window, self._folder = first, window, folder
        self._options = ["--site", str(window.local.path)] if site else []
        self._read = self._seen = self._on_disk()
        self._day = self._today()
        self._closed_at = monotonic()
        self._session_is_ending = False
        QApplication.setQuitOnLastWindowClosed(False)
        window.closed.connect(self._closed, Qt.ConnectionType.QueuedConnection)
        self._tending = QTimer(self)
        self._tending.timeout.connect(self.tend)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.commitDataRequest.connect(self.session_ends)
        self.tray = self._make_tray()

    # ------------------------------------------------------------ hidden

    def wait(self) -> None:
        """From now on the window is hidden: made as at a start, whole, and looked after."""
        self._closed_at = monotonic()
        self._window.desk.left()
        self._make_again()
        self._tending.start(TEND_MS)

    def _closed(self) -> None:
        if not self._window.isHidden():  # it was brought back meanwhile
            return
        if not self._window.desk.keeps:
            QCoreApplication.quit()
            return
        if self._window.settings.tells_waiting and not self._session_is_ending:
            self.tray.showMessage(APP_NAME, tr(WAITS), app_icon())
        self.wait()

    def end(self) -> None:
        """Nothing waits any more: whatever is on the screen now ends the program when it is closed."""
        QApplication.setQuitOnLastWindowClosed(True)
        self._window.closed.disconnect(self._closed)
        self._tending.stop()
        self.tray.hide()

    def tend(self) -> None:
        """Keeps up with the day; a change on the disk that has settled since the last look starts a new process."""
        now = self._on_disk()
        if now != self._read:
            if now == self._seen:  # whoever installs has finished
                self._begin_anew("--background")
            self._seen = now
            return
        self._keep_up()
        clipboard = QGuiApplication.clipboard()
        if monotonic() - self._closed_at > IDLE.total_seconds() and clipboard.ownsClipboard():
            clipboard.clear()  # ended programs leave nothing there either (on X11)

    def _keep_up(self) -> None:
        self._window.desk.look_at_clock()
        if self._today() != self._day:
            self._make_again()
        else:
            self._window.relook()

    def _make_again(self) -> None:
        self._day = self._today()
        self._window.begin_again(START)
        for tab in ("checklist", START):  # laid out and drawn once where nobody waits for it, which takes 25 ms each
            self._window.open_tab(TABS.index(tab))
            self._window.grab()

    def _today(self) -> date:
        return self._window.desk.now().astimezone().date()

    # ------------------------------------------------------------ brought back

    def is_old(self) -> bool:
        """Whether this process was started from something that the disk no longer has."""
        return self._on_disk() != self._read

    def get_ready(self, tab: str) -> bool:
        """Everything as it must be when the window is shown; False if a new process shows it instead."""
        if self.is_old():
            self._begin_anew("--tab", tab or START)
            return False
        self._tending.stop()
        self._session_is_ending = False
        self._keep_up()
        from ui.start import place_window

        place_window(self._window, self._window.settings)  # screens come and go, and change their size
        QTimer.singleShot(0, self, self._shown)
        return True

    def _shown(self) -> None:
        self._window.focus_page()
        if self._window.settings.tells_waiting:
            self._window.settings.end_telling_waiting()
            self._window.acts.say(tr(WAITS))

    def _begin_anew(self, *options: str) -> None:
        self._first.let_go()
        may_come_forward()
        os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"  # it is no part of this process, but the program anew
        program = [] if getattr(sys, "frozen", False) else ["-P", "-m", "ui.main"]
        data = ["--data-dir", str(self._folder.absolute())]
        new = QProcess()
        new.setProgram(sys.executable)
        new.setArguments([*program, *data, *self._options, *options])
        for silence in (new.setStandardOutputFile, new.setStandardErrorFile):  # whoever reads ours waits for our end
            silence(QProcess.nullDevice())
        new.startDetached()
        QCoreApplication.quit()

    def _on_disk(self) -> tuple[object, ...]:
        """What this process was started from, as the disk has it now."""
        content = content_dir()
        program = (Path(sys.executable), Path(__file__))  # the second is written anew where Python runs the source
        sources = (content / MANIFEST, sets_dir() / CURRENT, self._window.local.path, *program)
        return (content, *(_stamp(path) for path in sources))

    # ------------------------------------------------------------ the system's side

    def session_ends(self, session: QSessionManager) -> None:
        """The user logs out: without a word, and not to be opened again by the system (autostart does that, hidden)."""
        self._session_is_ending = True
        session.setRestartHint(QSessionManager.RestartHint.RestartNever)

    def _make_tray(self) -> QSystemTrayIcon:
        """Shown where there is a tray. Under X11 always: there the tray may come after this program, and Qt waits for it."""
        tray = QSystemTrayIcon(app_icon(), self)
        tray.setToolTip(APP_NAME)
        menu = QMenu(self._window)
        menu.addAction(tr("Open checklist")).triggered.connect(lambda: self._first.come_forward("checklist"))
        menu.addAction(tr("Open")).triggered.connect(lambda: self._first.come_forward())
        menu.addAction(tr("Quit")).triggered.connect(QCoreApplication.quit)
        tray.setContextMenu(menu)
        tray.activated.connect(self._touched)
        if QSystemTrayIcon.isSystemTrayAvailable() or QGuiApplication.platformName() == "xcb":
            tray.show()
        return tray

    def _touched(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how != QSystemTrayIcon.ActivationReason.Context:  # that one opens the icon's menu
            self._first.come_forward()


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino
