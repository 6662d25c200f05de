"""`nms-bedside --self-test [FILE]`: proves an installed copy on the spot, and says so as JSON.

Loads the sealed content, opens every tab and side page, searches, makes and reopens a session, writes a PDF. Uses a
temporary folder; the user's own sessions are not touched. Exit code 0 if every step is good, else 1.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any


def self_test(file: str = "") -> int:
    """Runs every step; later steps are tried even if an earlier one fails.

    `file` takes the report as well, because a windowed executable has no console.
    """
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    steps: list[dict[str, Any]] = []

    def step(name: str, act: Callable[[], str]) -> None:
        try:
            steps.append({"name": name, "ok": True, "detail": act()})
        except Exception as error:  # every fault is the finding here
            steps.append({"name": name, "ok": False, "detail": f"{type(error).__name__}: {error}"})

    with tempfile.TemporaryDirectory() as scratch:
        _steps(Path(scratch), step)
    report = {"ok": all(found["ok"] for found in steps), "steps": steps}
    text = json.dumps(report, indent=1, ensure_ascii=False)
    if file:
        Path(file).write_text(text + "\n", encoding="utf-8")
    if sys.stdout is not None:
        print(text)
    return 0 if report["ok"] else 1


def _steps(scratch: Path, step: Callable[[str, Callable[[], str]], None]) -> None:
    from app.content.items import walk
    from app.content.load import load_content
    from app.content.search import Search
    from app.paths import content_dir
    from app.session.store import open_store
    from ui.main_window import MainWindow
    from ui.session_desk import SessionDesk
    from ui.settings import Settings
    from ui.start import Application
    from ui.theme import look_for
    from ui.widgets.header import TABS

    content = load_content(content_dir())
    step("content", lambda: f"edition {content.edition.version}, {sum(1 for _ in walk(content))} items")
    app = Application(sys.argv[:1])
    settings = Settings(None)
    opened = open_store(scratch)
    desk = SessionDesk(opened.store, content, settings)
    window = MainWindow(content, desk, settings, look=look_for("light", 100, 1366))
    window.resize(1366, 768)

    def pages() -> str:
        window.build()
        window.show()
        for number in range(len(TABS)):
            window.open_tab(number)
            app.processEvents()
        for door in ("differential", "preparation"):
            if not window.show_id(door):
                raise RuntimeError(f"{door} did not open")
            app.processEvents()
        if window.grab().isNull():
            raise RuntimeError("the window did not paint")
        return f"{len(TABS)} tabs and 2 side pages painted"

    step("window", pages)
    step("font", lambda: _font(app.font().family()))

    def searched() -> str:
        hits = Search(content).find("dantrolene", 3)
        if not hits:
            raise RuntimeError("no result for dantrolene")
        return hits[0].title

    step("search", searched)

    def session() -> str:
        first = next(iter(desk.steps))
        desk.mark(first, "done")
        opened.store.shut()
        again = open_store(scratch).store
        with again:
            state = again.open_session()
        if state is None or state.step(first).state != "done":
            raise RuntimeError("the tick was not there after reopening")
        return "one tick, reopened"

    step("session", session)
    step("pdf", lambda: _pdf(scratch / "page.pdf"))
    window.close()


def _font(family: str) -> str:
    from PySide6.QtGui import QFontDatabase

    if "IBM Plex Sans" not in QFontDatabase.families():
        raise RuntimeError(f"the bundled font was not found; the app would use {family}")
    return "IBM Plex Sans"


def _pdf(path: Path) -> str:
    from PySide6.QtGui import QPdfWriter, QTextDocument

    document = QTextDocument()
    document.setPlainText("NMS Bedside self-test")
    writer = QPdfWriter(str(path))
    document.print_(writer)
    del writer
    size = path.stat().st_size
    if path.read_bytes()[:5] != b"%PDF-":
        raise RuntimeError("the PDF was not written")
    return f"{size} bytes"
