"""How long the window stands still in each of its longer acts, and whether it says so: on this disk and this computer.

`python tests/ui_journeys/waits_bench.py` prints, for each act, how long it took in all and the longest time in which the
window answered nothing (a timer of 10 ms that was late), in milliseconds. Not run by the tests: it is what the sentences
in resources/design.md rest on.
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))
sys.path.insert(0, str(Path(__file__).parents[1] / "app_session"))
sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from ward import PretendedClock, Ward, until

from app.content.load import load_content
from app.paths import content_dir
from app.session import schema
from app.session.events import Event, Mark
from ui import printing
from ui.dialogs.print import PrintPage
from ui.start import Application


class Gaps(QObject):
    """The longest time between two beats of a timer of 10 ms."""

    def __init__(self) -> None:
        super().__init__()
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(10)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def watched(name: str, act: Callable[[], object], over: Callable[[], bool] = lambda: True) -> None:
    """Does it from the window's own loop, and waits until it is over and painted."""
    gaps, begun = Gaps(), time.perf_counter()
    done: list[object] = []
    QTimer.singleShot(20, gaps, lambda: done.append(act()))
    until(lambda: bool(done) and over(), 60)
    took = time.perf_counter() - begun
    until(lambda: False, 0.05)
    print(f"  {name:52} {1000 * took:8.0f} {1000 * gaps.longest:8.0f}", flush=True)


def close_pages() -> None:
    while (page := QApplication.activeModalWidget()) is not None:
        page.close()
        until(lambda: False, 0.05)


def long_session(folder: Path, clock: PretendedClock, steps: list[str], events: int) -> None:
    made = [Event("f" * 32, 1, clock(), "started", edition="1", run=1)]
    for seq in range(2, events + 1):
        state: Mark = "done" if seq % 48 < 24 else "todo"
        made.append(Event("f" * 32, seq, clock(), "marked", steps[seq % len(steps)], state, "", "words", "1"))
    schema.create(folder / "sessions.sqlite3", made)


def expired(folder: Path, clock: PretendedClock, sessions: int) -> None:
    at, made = clock() - timedelta(hours=100), []
    for number in range(sessions):
        name = f"{number:032x}"
        made.append(Event(name, 1, at, "started", edition="1", run=1))
        made += [Event(name, seq, at, "marked", f"step-{seq}", "done", "", "words " * 20, "1") for seq in range(2, 12)]
        made.append(Event(name, 12, at, "closed", reason="user", run=1))
    schema.create(folder / "sessions.sqlite3", made)


def main() -> None:
    application = Application(["bench"])
    content = load_content(content_dir())
    clock = PretendedClock()
    steps = [step.id for phase in content.checklist.phases for step in phase.steps if step.kind == "action"]
    print(f"  {'':52} {'in all':>8} {'still':>8}   ms")
    with TemporaryDirectory() as place:
        folder = Path(place)
        long_session(folder, clock, steps, 5000)
        ward = Ward(content, folder, clock)
        watched("open the window on a session of 5,000 events", lambda: ward.open((1366, 768)))
        window, desk = ward.window, ward.desk
        watched("tick in it", lambda: desk.mark(steps[0], "not-applicable"))
        watched("undo in it", window.acts.undo)
        watched("copy its hand-over", window.acts.hand_over)
        watched("its timeline", window.acts.timeline)
        close_pages()
        watched("look back", window.acts.look_back)
        close_pages()
        watched("print page", window.acts.print)
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, PrintPage)
        close_pages()
        told = window.acts._report(desk.state)  # type: ignore[arg-type]
        for name, file, act in (
            ("its hand-over as PDF", "s.pdf", lambda to: printing.write_session_pdf(to, told)),
            ("downtime card as PDF", "c.pdf", lambda to: printing.write_card_pdf(to, "a4", content, clock().date())),
        ):
            watched(name, lambda to=folder / file, act=act: act(to))  # type: ignore[misc]
        for page in ("overview", "compare", "faq", "differential", "preparation", "sources", "changes"):
            watched(f"page: {page}", lambda page=page: window.show_id(page))  # type: ignore[misc]
        watched("theme", lambda: window.set_theme("dark"))
        watched("text size", lambda: window.set_text_scale(150))
        window.search._search = None
        Ward._index = None
        watched("search index, in slices", window.search.build, lambda: window.search._search is not None)
        watched("search", lambda: window.header.search.setText("dantrolene vials"))
        ward.leave()
        for file in folder.glob("sessions*"):
            file.unlink()
        expired(folder, clock, 10_000)
        watched("open the window over 10,000 expired sessions", lambda: ward.open((1366, 768)))
        erasing = ward.desk._erasing
        watched("erase them", ward.desk.erase_what_is_due, lambda: not erasing.is_at_work)
        ward.leave()
    application.quit()


if __name__ == "__main__":
    main()
