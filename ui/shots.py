"""Draws every tab as a nurse would see it to PNG files, without a display."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

TABS = ("overview", "compare", "checklist", "faq")


def draw_shots(folder: Path, size: str, theme: str, text_scale: int, site: str | None = None) -> int:
    """Writes overview.png, compare.png, checklist.png, faq.png and the side pages into `folder`; prints their paths."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        width, height = (int(part) for part in size.lower().split("x"))
    except ValueError:
        sys.stderr.write(f'The size "{size}" is not understood. Write it as 911x430.\n')
        return 2
    if not (200 <= width <= 8000 and 200 <= height <= 8000):
        sys.stderr.write(f'The size "{size}" is out of range. Each side is 200 to 8000.\n')
        return 2
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QWidget

    from app.errors import ContentError
    from app.session.store import open_store
    from app.sets.shown import load_shown
    from app.site.local import NOTHING_LOCAL, open_local
    from app.tongue import choose_language
    from ui.main_window import MainWindow
    from ui.session_desk import SessionDesk
    from ui.settings import Settings
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

    def settle() -> None:
        loop = QEventLoop()
        QTimer.singleShot(60, loop.quit)
        loop.exec()

    def keep(window: QWidget, name: str) -> bool:
        settle()
        path = folder / f"{name}.png"
        if not window.grab().save(str(path)):
            sys.stderr.write(f"The picture {path} could not be written: is the disk full or the folder read-only?\n")
            return False
        print(path)
        return True

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.stderr.write(f"The folder {folder} could not be made ({error.strerror}). Choose another one.\n")
        return 40
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(None)
        opened = open_store(Path(data))
        local = open_local(site) if site else NOTHING_LOCAL
        desk = SessionDesk(opened.store, content, settings, local=local)
        window = MainWindow(content, desk, settings, look=look, local=local)
        window.resize(width, height)
        window.build()
        window.show()
        written = True
        for number, name in enumerate(TABS):
            window.open_tab(number)
            window.focus_page()
            written = keep(window, name) and written
        for door in ("differential", "preparation"):
            window.show_id(door)
            written = keep(window, door) and written
        window.close()
        opened.store.shut()
    return 0 if written else 40
