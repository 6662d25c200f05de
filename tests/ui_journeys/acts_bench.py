"""How long each act of the window that touches the disk or paper holds it up, here and on a disk that is far slower.

`python tests/ui_journeys/acts_bench.py [sessions]` prints milliseconds; the slow disk takes 40 ms for each sync and half
a millisecond for each page written. Not run by the tests: it is what the sentences in resources/design.md rest on.
"""

import os
import sys
import time
from collections.abc import Callable, Generator
from contextlib import nullcontext, suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))
sys.path.insert(0, str(Path(__file__).parents[1] / "app_session"))
sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from faulty_disk import FaultyDisk, SlowDisk
from PySide6.QtWidgets import QApplication
from ward import PretendedClock, Ward, settle

from app.content.content import Content
from app.content.load import load_content
from app.paths import content_dir
from app.session import schema
from app.session.events import Event
from app.session.store import open_store
from app.site.models import Site
from app.site.writing import write
from ui import printing
from ui.start import Application
from ui.turn import HELD_S

SYNC_S = SlowDisk().sync_s


def fill(folder: Path, content: Content, clock: PretendedClock, sessions: int) -> None:
    """Closed sessions of twenty ticks each."""
    open_store(folder, clock).store.shut()
    file = folder / "sessions.sqlite3"
    file.unlink()
    steps = [step for phase in content.checklist.phases for step in phase.steps if step.kind == "action"][:20]
    edition = content.edition.version

    def events() -> list[Event]:
        made = []
        for number in range(sessions):
            name, at = f"{number:032x}", clock() - timedelta(hours=20) + timedelta(seconds=number)
            made.append(Event(name, 1, at, "started", edition=edition, run=1))
            made += [
                Event(name, seq, at, "marked", step.id, "done", "", step.text, edition, None, None, 1)
                for seq, step in enumerate(steps, 2)
            ]
            made.append(Event(name, len(steps) + 2, at, "closed", reason="user", run=1))
        return made

    schema.create(file, events())


def timed(name: str, act: Callable[[], object], *, painted: bool = True) -> None:
    begun = time.perf_counter()
    act()
    if painted:
        settle()
    print(f"  {name:44} {1000 * (time.perf_counter() - begun):8.0f}", flush=True)


def close_page() -> None:
    if (page := QApplication.activeModalWidget()) is not None:
        page.close()
        settle()


def stop(pieces: Generator[tuple[int, int], bool | None, None]) -> None:
    """Until what is kept has been written anew; the window answers meanwhile."""
    with suppress(StopIteration):
        pieces.send(True)
        while True:
            pieces.send(None)
            settle()


def measure(content: Content, sessions: int, disk: FaultyDisk | None) -> None:
    clock = PretendedClock()
    with TemporaryDirectory() as place:
        folder = Path(place) / "data"
        fill(folder, content, clock, sessions)
        ward = Ward(content, folder, clock)
        site = Site(hospital="Ward", author="IT", date=clock().date())
        real = os.fsync
        with disk or nullcontext():
            if disk is not None:
                os.fsync = lambda handle: (time.sleep(SYNC_S), real(handle))[1]
            timed("open the window", lambda: ward.open(start="checklist"))
            ward.ctrl("3")
            desk, window = ward.desk, ward.window
            timed("first tick, which starts a session", lambda: desk.mark(ward.steps[0], "done"))
            timed("tick", lambda: desk.mark(ward.steps[1], "done"))
            timed("undo", desk.undo)
            timed("copy the hand-over", window.acts.hand_over)
            timed(f"look back, {sessions} kept", window.acts.look_back)
            close_page()
            timed("timeline", window.acts.timeline)
            close_page()
            told = window.acts._report(desk.state)
            timed("card as PDF", lambda: printing.write_card_pdf(folder / "c.pdf", "a4", content, clock().date()))
            timed("hand-over as PDF", lambda: printing.write_session_pdf(folder / "s.pdf", told))
            timed("site file saved", lambda: write(site, folder / "site.toml"))
            timed("Sources", lambda: window.show_id("sources"))
            timed("theme", lambda: window.set_theme("dark"))
            timed("text size", lambda: window.set_text_scale(150))
            timed("close the session", desk.close)
            pieces, longest, begun = desk.clear_slowly(), 0.0, time.perf_counter()
            for erased, total in pieces:
                now = time.perf_counter()
                longest, begun = max(longest, now - begun), now
                settle()
                if erased > total // 2:
                    break
            print(f"  {'erase all: its longest wait':44} {1000 * longest:8.0f}")
            timed("stop half way: what is kept is written anew", lambda: stop(pieces))
            begun = time.perf_counter()
            for _ in desk.clear_slowly():
                settle()
            print(f"  {'erase the other half, in all':44} {1000 * (time.perf_counter() - begun):8.0f}")
            os.fsync = real
            ward.leave()


def main() -> None:
    sessions = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    application = Application(["bench"])
    schema.wait_at_most(HELD_S)
    content = load_content(content_dir())
    print(f"this disk, {sessions} sessions, ms")
    measure(content, sessions, None)
    print(f"slow disk, {sessions} sessions, ms")
    measure(content, sessions, SlowDisk())
    application.quit()


if __name__ == "__main__":
    main()
