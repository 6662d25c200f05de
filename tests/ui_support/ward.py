"""A ward at night: the real window on the real store and the sealed content. Only the clock is pretended.

Keys and clicks go to the window as the system would send them, so that whatever has the focus, or lies on top, gets them.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar, TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QCursor, QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shiboken6 import isValid

from app.content.content import Content
from app.content.search import Search
from app.session.store import SessionStore, open_store
from app.site.local import NOTHING_LOCAL, Local
from ui.main_window import MainWindow
from ui.session_desk import SessionDesk
from ui.settings import Settings
from ui.tabs.checklist import ChecklistTab
from ui.theme import Look

SOME_NIGHT = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)
Found = TypeVar("Found", bound=QWidget)


class PretendedClock:
    """The workstation's clock, turned by hand."""

    def __init__(self, at: datetime = SOME_NIGHT) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_minutes(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)


class Ward:
    """One workstation: a data folder and at most one open window. `leave` and `come_back` are closing and opening it."""

    _index: ClassVar[Search | None] = None

    def __init__(self, content: Content, folder: Path, clock: PretendedClock) -> None:
        self.content, self.folder, self.clock = content, folder, clock
        self._window: MainWindow | None = None
        self._store: SessionStore | None = None

    # ------------------------------------------------------------ the window

    def open(
        self,
        size: tuple[int, int] = (911, 430),
        *,
        start: str = "checklist",
        theme: str = "light",
        text: int = 100,
        local: Local = NOTHING_LOCAL,
        look: Look | None = None,
        store: SessionStore | None = None,
        first_run: bool = False,
        hurried: bool = False,
    ) -> MainWindow:
        """Opens the window as the program does, at a size."""
        settings = Settings(self.folder)
        settings.theme, settings.text_scale, settings.first_run = theme, text, first_run
        notice = ""
        if store is None:
            store, notice = open_store(self.folder, self.clock)
        self._store = store
        desk = SessionDesk(store, self.content, settings, notice, now=self.clock, local=local)
        window = MainWindow(self.content, desk, settings, start=start, local=local, look=look, hurried=hurried)
        self._window = window
        if Ward._index is not None and local is NOTHING_LOCAL:  # the same content has the same index: it takes seconds
            window.search._search = Ward._index
        elif local is NOTHING_LOCAL:
            window.search.index.work(float("inf"))
        window.resize(*size)
        window.relook()
        if window.centralWidget() is None:
            window.build()
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window, 2000)
        window.focus_page()
        settle()
        return window

    def leave(self) -> None:
        """Closes the window and lets go of the store."""
        if self._window is not None:
            window, self._window = self._window, None
            if window.local is NOTHING_LOCAL:
                Ward._index = window.search._search
            window.close()
            window.desk.deleteLater()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if self._store is not None:
            store, self._store = self._store, None
            store.shut()
        settle()

    def come_back(self, size: tuple[int, int] = (911, 430), **how: object) -> MainWindow:
        """Closes the window and opens it again on the same folder."""
        self.leave()
        return self.open(size, **how)  # type: ignore[arg-type]

    @property
    def is_open(self) -> bool:
        return self._window is not None

    @property
    def window(self) -> MainWindow:
        assert self._window is not None, "no window is open"
        return self._window

    @property
    def desk(self) -> SessionDesk:
        return self.window.desk

    # ------------------------------------------------------------ the checklist

    @property
    def checklist(self) -> ChecklistTab:
        tab = self.window.router.place("checklist")
        assert isinstance(tab, ChecklistTab)
        return tab

    @property
    def steps(self) -> list[str]:
        """The ids of the actions, in order."""
        return [step.id for step in self.checklist.acts]

    def shown(self) -> dict[str, str]:
        """How every box looks: step id -> "todo", "done" or "not-applicable"."""
        names = {
            Qt.CheckState.Unchecked: "todo",
            Qt.CheckState.Checked: "done",
            Qt.CheckState.PartiallyChecked: "not-applicable",
        }
        return {step: names[row.box.checkState()] for step, row in self.checklist.rows.items()}

    def ticked(self) -> list[str]:
        return [step for step, state in self.shown().items() if state == "done"]

    def look_at_clock(self) -> None:
        """What the timer of the checklist does by itself every 20 s."""
        self.checklist._tick()
        settle()

    # ------------------------------------------------------------ hands

    def press(self, key: str | Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, to whatever the system would give it: an open menu, a dialog, else what has the focus."""
        where = QApplication.activePopupWidget()
        window = QGuiApplication.focusWindow() or self.window.windowHandle()
        target = where if where is not None else window
        if isinstance(key, str):
            for sign in key:
                QTest.keyClick(target, sign, modifier)
        else:
            QTest.keyClick(target, key, modifier)
        settle()

    def ctrl(self, key: str | Qt.Key) -> None:
        self.press(key if not isinstance(key, str) else _KEYS[key], Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        self.press(text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """A click at a place of the widget, delivered by the window: whatever lies on top there gets it."""
        window = widget.window()
        spot = widget.mapTo(window, at if at is not None else widget.rect().center())
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        settle()

    def focus(self) -> QWidget:
        """What has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the keyboard"
        return widget

    def choose(self, menu: QMenu, *names: str) -> None:
        """Chooses an entry of a menu by its words, through its submenus."""
        for name in names[:-1]:
            menu = next(action.menu() for action in menu.actions() if action.text() == name)  # type: ignore[assignment]
        next(action for action in menu.actions() if action.text() == names[-1]).trigger()
        settle()

    def in_the_menu(self, act: Callable[[QMenu], None]) -> None:
        """Does something in the menu that the next act opens and waits for."""

        def when_there() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(10, when_there)
                return
            try:
                act(menu)
            finally:
                while isinstance(left := QApplication.activePopupWidget(), QMenu):
                    left.close()

        QTimer.singleShot(0, when_there)

    def in_the_dialog(self, act: Callable[[QDialog], None]) -> None:
        """Does something in the dialog that the next act opens, however it waits."""

        def when_there() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isActiveWindow():
                QTimer.singleShot(10, when_there)
                return
            try:
                act(dialog)
            finally:  # a test that fails in here must not wait for ever
                if isValid(dialog) and dialog.isVisible():
                    dialog.done(0)

        QTimer.singleShot(0, when_there)


_KEYS = {
    "+": Qt.Key.Key_Plus,
    "-": Qt.Key.Key_Minus,
    **{sign: Qt.Key(ord(sign.upper())) for sign in "0123456789abcdefghijklmnopqrstuvwxyz"},
}


def settle(milliseconds: int = 0) -> None:
    """Lets everything that is waiting happen: layouts, single-shot timers, repaints."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if milliseconds:
        loop = QEventLoop()  # QTest.qWait would keep Python's other threads waiting
        QTimer.singleShot(milliseconds, loop, loop.quit)
        loop.exec()


def until(so: Callable[[], bool], seconds: float = 10) -> bool:
    """Lets the window live until something is so; whether it became so."""
    end = time.monotonic() + seconds
    while not so() and time.monotonic() < end:
        settle(20)
    return so()


def visible(root: QWidget, kind: type[Found]) -> list[Found]:
    """The widgets of a kind that are shown, whether scrolled into sight or not."""
    return [widget for widget in root.findChildren(kind) if widget.isVisible()]


def said(widget: QWidget) -> str:
    """Everything that is readable in a widget, as one string."""
    from PySide6.QtWidgets import QAbstractButton, QLabel

    from ui.widgets.prose import Prose

    words: list[str] = []
    for found in [widget, *widget.findChildren(QWidget)]:
        if found is not widget and not found.isVisible():
            continue
        if isinstance(found, Prose):
            words.append(found.plain)
        elif isinstance(found, QLabel | QAbstractButton):
            words.append(found.text())
    return "\n".join(words)


def hover(widget: QWidget) -> None:
    """Puts the pointer on a widget."""
    centre = QPointF(widget.rect().center())
    where = QPointF(widget.mapToGlobal(widget.rect().center()))
    QCursor.setPos(where.toPoint())
    QApplication.sendEvent(widget, QEnterEvent(centre, centre, where))
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    settle()
