"""`nms-bedside --self-test [FILE]`: proves an installed copy on the spot, and says so as JSON.

Loads the sealed content, opens every tab and side page, searches, makes and reopens a session, prints both papers to
PDF. Uses a temporary folder; the user's own sessions are not touched. Exit code 0 if every step is good, 10 if the
content is refused (nothing else is tried then), 40 if FILE could not be written, else 1.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from app.content.content import Content
    from app.session.store import SessionStore
    from app.sets.shown import Shown
    from ui.main_window import MainWindow
    from ui.session_desk import SessionDesk

FAILED = 1


def self_test(file: str = "") -> int:
    """Runs every step; later steps are tried even if an earlier one fails, but none without content.

    `file` takes the report as well, because a windowed executable has no console.
    """
    from app.errors import ContentError, ExportError

    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    steps: list[dict[str, Any]] = []

    def step(name: str, act: Callable[[], str]) -> None:
        try:
            steps.append({"name": name, "ok": True, "detail": act()})
        except Exception as error:  # every fault is the finding here
            steps.append({"name": name, "ok": False, "detail": f"{type(error).__name__}: {error}"})

    code = FAILED
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        try:
            _steps(Path(scratch), step)
        except ContentError as error:
            code = error.exit_code
            steps.append({"name": "content", "ok": False, "detail": str(error)})
    report = {"ok": all(found["ok"] for found in steps), "steps": steps}
    text = json.dumps(report, indent=1, ensure_ascii=False)
    if sys.stdout is not None:
        print(text)
    try:
        if file:
            Path(file).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        if sys.stderr is not None:
            print(f"The report could not be written: {error.strerror}.", file=sys.stderr)
        code = ExportError.exit_code
    else:
        code = 0 if report["ok"] else code
    return code


def _steps(scratch: Path, step: Callable[[str, Callable[[], str]], None]) -> None:
    """Each step in turn. ContentError if the content is refused: there is nothing to show then."""
    import ui.plain_qt  # noqa: F401 - as the window starts
    from app.content.items import walk
    from app.session.store import open_store
    from app.sets.shown import load_shown
    from ui.main_window import MainWindow
    from ui.session_desk import SessionDesk
    from ui.settings import Settings
    from ui.start import Application
    from ui.theme import look_for

    shown = load_shown()
    content = shown.content
    step("content", lambda: f"edition {content.edition.version}, {sum(1 for _ in walk(content))} items")
    if shown.shelved or shown.trouble:
        step("content set", lambda: _content_set(shown))
    app = Application(sys.argv[:1])
    settings = Settings(None)
    store = open_store(scratch).store
    desk = SessionDesk(store, content, settings)
    window = MainWindow(content, desk, settings, look=look_for("light", 100, 1366))
    window.resize(1366, 768)
    step("window", lambda: _pages(app, window))
    step("qt", _explains_itself)
    step("font", lambda: _font(app.font().family()))
    step("search", lambda: _search(content))
    step("session", lambda: _session(desk, store, scratch))
    step("paper", lambda: _paper(content, scratch))
    window.close()


def _content_set(shown: Shown) -> str:
    """An installed set that is damaged is left aside by the window, with a sentence; here it is a finding."""
    if shown.trouble:
        raise RuntimeError(shown.trouble)
    return shown.origin


def _pages(app: QApplication, window: MainWindow) -> str:
    from ui.widgets.header import TABS

    window.build()
    window.show()
    for number in range(len(TABS)):
        window.open_tab(number)
        app.processEvents()
        _painted(window.grab().toImage(), TABS[number])
    for door in ("differential", "preparation"):
        if not window.show_id(door):
            raise RuntimeError(f"{door} did not open")
        app.processEvents()
        _painted(window.grab().toImage(), door)
    return f"{len(TABS) + 2} tabs and pages painted"


def _painted(image: QImage, name: str) -> None:
    """Text makes dozens of colours along some line; an empty page has three at most."""
    lines = range(0, image.height(), 8)
    most = max((len({image.pixel(x, y) for x in range(0, image.width(), 2)}) for y in lines), default=0)
    if most < 8:
        raise RuntimeError(f"{name} was not painted")


def _explains_itself() -> str:
    """A crash report is worth what PySide6 says of the call that was wrong; that part of it is loaded only for this."""
    from PySide6.QtCore import QPoint

    try:
        QPoint("nowhere")  # type: ignore[call-overload]
    except TypeError as error:
        if "Supported signatures" not in str(error):
            raise
        return "a wrong call is explained"
    raise RuntimeError("a wrong call was taken")


def _font(family: str) -> str:
    from PySide6.QtGui import QFontDatabase

    if "IBM Plex Sans" not in QFontDatabase.families():
        raise RuntimeError(f"the bundled font was not found; the app would use {family}")
    return "IBM Plex Sans"


def _search(content: Content) -> str:
    from app.content.search import Search

    hits = Search(content).find("dantrolene", 3)
    if not hits:
        raise RuntimeError("no result for dantrolene")
    return hits[0].title


def _session(desk: SessionDesk, store: SessionStore, scratch: Path) -> str:
    """A tick, the store shut, and the tick read from the disk by a new one."""
    from app.session.store import open_store

    first = next(iter(desk.steps))
    desk.mark(first, "done")
    store.shut()
    with open_store(scratch).store as again:
        state = again.open_session()
    if state is None or state.step(first).state != "done":
        raise RuntimeError("the tick was not there after reopening")
    return "one tick, reopened"


def _paper(content: Content, scratch: Path) -> str:
    """The downtime card and the hand-over of that session, printed to PDF."""
    from app.handover.report import report
    from app.session.clock import utc_now
    from app.session.store import open_store
    from ui.printing import write_card_pdf, write_session_pdf

    now = utc_now()
    card, told = scratch / "card.pdf", scratch / "hand-over.pdf"
    write_card_pdf(card, "a4", content, now.astimezone().date())
    with open_store(scratch).store as store:
        state = store.open_session()
        if state is None:
            raise RuntimeError("there is no session to print")
        write_session_pdf(told, report(content, state, now, store.elapsed(state)))
    for path in (card, told):
        written = path.read_bytes()
        if not written.startswith(b"%PDF-") or b"%%EOF" not in written[-16:]:
            raise RuntimeError(f"{path.name} is no whole PDF")
    return f"card {card.stat().st_size} bytes, hand-over {told.stat().st_size} bytes"
