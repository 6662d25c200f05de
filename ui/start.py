"""Starts the window: content first (nothing is shown that did not pass the gate), then the store, then the frame."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import ContentError
from app.logbook import start_log
from app.paths import APP_NAME
from app.session.clock import steady_seconds
from app.session.schema import wait_at_most
from app.session.store import open_store
from app.sets.shown import Shown, load_shown
from app.single import Claim
from app.site.local import NOTHING_LOCAL, Local, open_local
from app.tongue import choose_language
from ui.app_icon import app_icon
from ui.crash import install_crash_hook
from ui.first_paint import FirstPaint
from ui.first_window import FirstWindow
from ui.late import LateCheck
from ui.main_window import MainWindow
from ui.session_desk import SessionDesk
from ui.settings import Settings
from ui.style import BedsideStyle
from ui.theme import load_fonts, look_for, system_theme
from ui.turn import HELD_S
from ui.widgets.strips import local_phones

if TYPE_CHECKING:
    from ui.staying import Staying

FIRST_SIZE = (1180, 760)
FRAME = (16, 40)  # logical px that a window manager's borders and title bar take, at most


class Application(QApplication):
    """The application, which keeps its style alive (Qt does not own styles made in Python)."""

    def __init__(self, argv: list[str]) -> None:
        QCoreApplication.setApplicationName(APP_NAME)
        super().__init__(argv)
        self.setApplicationDisplayName(APP_NAME)
        self.setDesktopFileName("nms-bedside")
        self.bedside_style = BedsideStyle()
        self.setStyle(self.bedside_style)
        load_fonts()


def run(
    tab: str | None,
    folder: Path,
    claim: Claim | None,
    site: str | None = None,
    *,
    background: bool = False,
    shown: Shown | None = None,
) -> int:
    """Opens the window and runs until it is closed. `claim` makes it the one that later starts bring forward.

    `site` is the hospital's own file, if another than this computer's. `background` waits without a window until a later
    start asks for it; it ends at once where that file does not say `stay_resident`.
    `shown` is the content, if it was loaded already.
    """
    app = Application(sys.argv[:1])
    start_log(folder)
    choose_language(QLocale.system().uiLanguages())
    settings = Settings(folder)
    local = open_local(site)
    window = make_window(tab or "overview", folder, settings, local, hurried=True, shown=shown)
    _watch(window)
    first = FirstWindow(window, claim, folder) if claim is not None else None
    if local.stay_resident and first is not None and isinstance(window, MainWindow):
        from ui.staying import Staying  # few hospitals ask for it, and every import delays the first paint

        first.staying = Staying(first, window, folder, site)
        if background and window.desk.keeps:
            _wait(window, first.staying)
            _check_the_rest(window, settings, first)
            return app.exec()
    if background:
        return 0
    window.show()
    painted = FirstPaint(window)
    painted.done.connect(_collect_again)
    if isinstance(window, MainWindow):
        window.focus_page()
        painted.done.connect(window.after_first_paint)
        painted.done.connect(lambda: _check_the_rest(window, settings, first))
    painted.done.connect(lambda: window.setWindowIcon(app_icon()))
    return app.exec()


def _wait(window: MainWindow, staying: Staying) -> None:
    """What else follows the first paint, at once: the window is whole when it is asked for."""
    window.after_first_paint()
    window.setWindowIcon(app_icon())
    staying.wait()
    _collect_again()


def _check_the_rest(window: MainWindow, settings: Settings, first: FirstWindow | None) -> None:
    """Of the content; if it cannot be used, the one plain page takes the place of the window, wherever that was."""
    if window.shown is None or window.shown.unchecked is None:
        return

    def give_way(error: ContentError) -> None:
        seen = window.isVisible()
        for other in QApplication.topLevelWidgets():
            other.hide()
        if first is not None and first.staying is not None:
            first.staying.end()
        if not seen:  # nobody is told anything now; the next start says it
            QCoreApplication.quit()
            return
        page = _broken(error, settings, window.local)
        page.setGeometry(window.geometry())
        if first is not None:
            first.is_now(page)
        page.show()

    LateCheck(window, window.shown.unchecked, give_way)


def _watch(window: QWidget) -> None:
    """What goes wrong from now on is told; what is damaged takes the window away, as soon as `LateCheck` is there to do it."""

    def refused(error: ContentError) -> None:
        check = window.findChild(LateCheck)
        if isinstance(check, LateCheck):
            check.refuse(error)

    install_crash_hook(window, refused)


def _collect_again() -> None:
    """Ends the pause that `main` began: from here on garbage is collected, and what is made by now is left out."""
    gc.freeze()
    gc.enable()


def make_window(
    tab: str,
    folder: Path,
    settings: Settings,
    local: Local = NOTHING_LOCAL,
    *,
    hurried: bool = False,
    shown: Shown | None = None,
) -> QWidget:
    """The window on good content, else the one plain page that says what is wrong.

    `hurried` leaves what is not in sight for `after_first_paint`, and files that nobody asks for yet for `LateCheck`.
    """
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme = system_theme() if settings.theme == "system" else settings.theme
        app.setPalette(look_for(theme, 100, 1000).palette())  # before the first show: no flash of white
    store = window = None
    try:
        shown = shown or load_shown(hurried=hurried)
        wait_at_most(HELD_S)
        opened = open_store(folder, steady=steady_seconds)
        store = opened.store
        desk = SessionDesk(store, shown.content, settings, opened.notice, local=local)
        window = MainWindow(shown.content, desk, settings, start=tab, local=local, hurried=hurried, shown=shown)
        place_window(window, settings)
        window.relook()
    except ContentError as error:
        if window is not None:
            window.deleteLater()  # else it would be built anew, and fail again, when the system's theme changes
        if store is not None:
            store.shut()
        return _broken(error, settings, local)
    return window


def _broken(error: ContentError, settings: Settings, local: Local) -> QWidget:
    from ui.broken import BrokenWindow

    return BrokenWindow(error, settings, phones=local_phones(local), origin=local.origin, local=local)


def place_window(window: MainWindow, settings: Settings) -> None:
    """Where it was closed, as far as there is still a screen; else at its first size."""
    if not settings.restore_geometry(window):
        window.resize(*_first_size(window))


def _first_size(window: QWidget) -> tuple[int, int]:
    """FIRST_SIZE, or what a smaller screen has room for below a title bar: the strip at the foot is never outside."""
    room = window.screen().availableSize()
    return min(FIRST_SIZE[0], room.width() - FRAME[0]), min(FIRST_SIZE[1], room.height() - FRAME[1])
