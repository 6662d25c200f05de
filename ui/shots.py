"""Draws every tab, or every kind of page, as a nurse would see it to PNG files, without a display."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from app.content.content import Content
    from app.site.local import Local
    from ui.theme import Look

TABS = ("overview", "compare", "checklist", "faq")
SETTLED_MS = 60  # after which a page has its last layout


def draw_shots(
    folder: Path, size: str, theme: str, text_scale: int, site: str | None = None, *, every_page: bool = False
) -> int:
    """Writes overview.png, compare.png, checklist.png, faq.png and the side pages into `folder`; prints their paths.

    With `every_page` also one of every other kind of page, dialog and state.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        width, height = (int(part) for part in size.lower().split("x"))
    except ValueError:
        sys.stderr.write(f'The size "{size}" is not understood. Write it as 911x430.\n')
        return 2
    if not (200 <= width <= 8000 and 200 <= height <= 8000):
        sys.stderr.write(f'The size "{size}" is out of range. Each side is 200 to 8000.\n')
        return 2
    from app.errors import ContentError
    from app.paths import site_file
    from app.sets.shown import load_shown
    from app.site.local import Local, open_local
    from app.tongue import choose_language
    from ui.start import Application
    from ui.theme import look_for

    choose_language()  # only one that was asked for: pictures are the same on every machine
    app = Application([sys.argv[0]])
    look = look_for(theme, text_scale, width, height)
    app.setPalette(look.palette())
    try:
        content = load_shown().content
    except ContentError as error:
        sys.stderr.write("\n".join(str(problem) for problem in error.problems) + "\n")
        return error.exit_code
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.stderr.write(f"The folder {folder} could not be made ({error.strerror}). Choose another one.\n")
        return 40
    local = open_local(site) if site else Local(site_file())  # whatever this computer has
    with tempfile.TemporaryDirectory() as data:
        taken = _take(folder, Path(data), content, look, (width, height), local, every_page)
        return 0 if all(list(taken)) else 40  # every picture is tried, also after one that could not be written


def _take(
    folder: Path, data: Path, content: Content, look: Look, size: tuple[int, int], local: Local, every_page: bool
) -> Iterator[bool]:
    """Takes one picture after the other; whether each was written."""
    from app.session.clock import utc_now
    from app.session.store import open_store
    from ui.main_window import MainWindow
    from ui.session_desk import SessionDesk
    from ui.settings import Settings
    from ui.theme import Width
    from ui.tour import TurnedClock, broken, local_tour, sample_site, tour

    clock = TurnedClock(utc_now)
    store = open_store(data, clock).store

    def opened(local: Local) -> MainWindow:
        settings = Settings(None)
        desk = SessionDesk(store, content, settings, now=clock, local=local)
        window = MainWindow(content, desk, settings, look=look, local=local)
        window.resize(*size)
        window.build()
        window.show()
        return window

    window = opened(local)
    for number, name in enumerate(TABS):
        window.open_tab(number)
        window.focus_page()
        yield _keep(window, folder / f"{name}.png")
    for door in ("differential", "preparation"):
        window.show_id(door)
        yield _keep(window, folder / f"{door}.png")
    if every_page:
        for name, top in tour(window, clock):
            yield _keep(window, folder / f"{name}.png", top)
        window.close()
        window = opened(sample_site(content))
        for name, top in local_tour(window):
            yield _keep(window, folder / f"{name}.png", top)
        stopped = broken(look, window.local)
        stopped.resize(*size)
        stopped.show()
        yield _keep(stopped, folder / "broken.png")
        stopped.close()
        if look.width == Width.WIDE:  # one page of it, where it has room
            from ui.state_sheet import StateSheet

            sheet = StateSheet(look)
            sheet.resize(*size)
            sheet.show()
            yield _keep(sheet, folder / "states.png")
            sheet.close()
    window.close()
    store.shut()


def _keep(window: QWidget, path: Path, top: QWidget | None = None) -> bool:
    """Writes a picture of the window, with what lies on `top` of it."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()
    picture = window.grab()
    if top is not None and top is not window:
        picture = _with_top(picture, window, top)
    if not picture.save(str(path)):
        sys.stderr.write(f"The picture {path} could not be written: is the disk full or the folder read-only?\n")
        return False
    print(path)
    return True


def _with_top(picture: QPixmap, window: QWidget, top: QWidget) -> QPixmap:
    """A page in the middle of the window, in a frame for the one a window manager draws; a menu where it opened."""
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtWidgets import QDialog

    place = QRect(top.pos() - window.pos(), top.size())
    if isinstance(top, QDialog):
        place.moveCenter(window.rect().center())
    whole = window.rect().united(place.adjusted(0, 0, 1, 1))  # a menu may go on below the window
    ratio = picture.devicePixelRatio()
    both = QPixmap(whole.size() * ratio)
    both.setDevicePixelRatio(ratio)
    both.fill(window.palette().shadow().color())
    painter = QPainter(both)
    painter.drawPixmap(-whole.topLeft(), picture)
    place.translate(-whole.topLeft())
    painter.drawPixmap(place.topLeft(), top.grab())
    painter.setPen(window.palette().shadow().color())
    painter.drawRect(place)
    painter.end()
    return both
