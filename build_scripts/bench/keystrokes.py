"""Types queries into the real window and prints, as JSON, how many milliseconds each keystroke took.

Usage: keystrokes.py FOLDER TIMES EVERY (see search.py). A keystroke ends when the window has nothing left to paint.
"""

import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest

from app.content.content import Content
from app.content.find import Finder
from app.content.search import Search
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.start import Application, make_window

QUERIES = Path(__file__).resolve().parents[2] / "tests" / "app_content"
SIZE = (911, 430)


class Paints(QObject):
    """Counts the paints of the results list, so that a keystroke whose results were never drawn cannot count as fast."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() == QEvent.Type.Paint
        return False


def larger(content: Content, finder: Finder, times: int) -> Search:
    """The search over the content and (`times` - 1) copies of every item under other ids."""
    copies = (
        item._replace(id=f"{item.id}-{n}", page=f"{item.page}-{n}") for n in range(1, times) for item in finder.items()
    )
    return Search(content, finder, copies)


def main(folder: str, times: int, every: int) -> None:
    """Opens the window, lets it build its index, types, measures."""
    app = Application(sys.argv[:1])
    window = make_window("checklist", Path(folder), Settings(Path(folder)))
    assert isinstance(window, MainWindow)
    window.resize(*SIZE)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    window.search._search = larger(window.content, window.finder, times)
    slices = build(window)
    QTest.qWait(300)
    typed = queries()[::every]
    painted = type_all(app, window, typed)
    texts = [text[:end] for text in typed for end in range(1, len(text) + 1)]
    index = window.search.index
    engine = [taken(lambda text=text: index.find(text, 20)) for text in texts]  # type: ignore[misc]
    plain = [taken(lambda text=text: index.plain_fts5(text)) for text in texts]  # type: ignore[misc]
    json.dump({"painted": painted, "engine": engine, "plain FTS5": plain, "slices": slices}, sys.stdout)


def queries() -> list[str]:
    """The queries of every hand."""
    paths = sorted(QUERIES.glob("queries_*.toml"))
    return [entry["q"] for path in paths for entry in tomllib.loads(path.read_text("utf-8"))["queries"]]


def build(window: MainWindow) -> list[float]:
    """Lets the window build its index as it does by itself, and says how long each slice held it up."""
    slices: list[float] = []
    desk = window.search
    slice_of = desk._build_on

    def timed() -> None:
        slices.append(taken(slice_of))

    desk._build_on = timed  # type: ignore[method-assign]
    desk._go_on()
    while not desk.index.ready:
        QTest.qWait(5)
    return slices


def type_all(app: Application, window: MainWindow, typed: list[str]) -> list[float]:
    """Milliseconds from each keystroke until everything is painted."""
    paints = Paints()
    window.search.focus()
    field = window.header.search
    results = window.search._results
    assert results is not None
    results.list.viewport().installEventFilter(paints)
    found: list[float] = []
    for warm in (True, False):
        for text in typed[:3] if warm else typed:
            field.clear()
            app.processEvents()
            for letter in text:
                seen = paints.seen
                before = perf_counter()
                QTest.keyClicks(field, letter)
                app.processEvents()
                if not warm:
                    found.append((perf_counter() - before) * 1000)
                assert paints.seen > seen or not results.isVisible() or letter == " ", text
    return found


def taken(act: Callable[[], object]) -> float:
    before = perf_counter()
    act()
    return (perf_counter() - before) * 1000


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
