"""What the session tests share: a clock that can be set, a night's ticks on the disk, other processes."""

import atexit
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import app
from app.session.opening import NAMES
from app.session.store import SessionStore, open_store

EDITION = "2026.1"
STEPS = tuple(f"step-{number}" for number in range(1, 19))
WORDING = "Stop the antipsychotic and every other dopamine blocker."


class SetClock:
    """A workstation's clock that stands still until somebody moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 14, 3, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        self.now += timedelta(hours=hours, minutes=minutes, seconds=seconds)


Opener = Callable[..., SessionStore]


def in_memory() -> str | None:
    """A place for temporary folders that costs no disk, where the system has one."""
    return "/dev/shm" if os.path.isdir("/dev/shm") else None


@cache
def _night(ticks: int) -> tuple[str, bytes]:
    clock = SetClock()
    with TemporaryDirectory(dir=in_memory()) as place:
        with open_store(Path(place), clock).store as store:
            earlier = store.start(EDITION)
            store.mark(earlier, "step-1", "done", wording=WORDING, edition=EDITION)
            store.close(earlier)
            session = store.start(EDITION)
            for number in range(1, ticks + 1):
                clock.on(minutes=1)
                store.mark(session, f"step-{number}", "done", wording=WORDING, edition=EDITION)
        return session, (Path(place) / NAMES[0]).read_bytes()


def a_night(folder: Path, clock: SetClock, ticks: int = 12) -> str:
    """A closed session and an open one with so many ticks, left on the disk; gives the open one's id."""
    session, data = _night(ticks)
    folder.mkdir(mode=0o700)
    (folder / NAMES[0]).write_bytes(data)
    clock.on(minutes=ticks)
    return session


@cache
def _compiled() -> str:
    """Where children find the program compiled: there are hundreds of them."""
    place = mkdtemp()
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place


def run_child(*arguments: object, before: Sequence[str] = ()) -> "subprocess.Popen[str]":
    """Another process that uses the real store: `session_child.py`. `before` is a command that runs it."""
    script = Path(__file__).with_name("session_child.py")
    environment = {**os.environ, "PYTHONPATH": str(Path(app.__file__).parents[1])}
    environment |= {"PYTHONPYCACHEPREFIX": _compiled(), "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.Popen(
        [*before, sys.executable, "-S", str(script), *map(str, arguments)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
