"""Fixtures of the session tests; what they share besides is in session_bench.py."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode finds no modules beside a test by itself

from session_bench import Opener, SetClock, in_memory

from app.session.store import SessionStore


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def fast(tmp_path: Path) -> Iterator[Path]:
    """A place that costs no waiting for a disk, where the system has one. The kills happen on a real disk."""
    if in_memory() is None:
        yield tmp_path
        return
    with TemporaryDirectory(dir=in_memory(), prefix="nms-bedside-test-") as place:
        yield Path(place)


@pytest.fixture
def folder(fast: Path) -> Path:
    return fast / "data"


@pytest.fixture
def ruins(fast: Path) -> Path:
    """A place for one broken folder after the other."""
    return fast / "ruin"


@pytest.fixture
def opener(folder: Path, clock: SetClock) -> Iterator[Opener]:
    """Opens the store as the app does; shuts every one at the end."""
    with ExitStack() as shut:

        def open_it(where: Path = folder) -> SessionStore:
            return shut.enter_context(SessionStore(where, clock))

        yield open_it


@pytest.fixture
def store(opener: Opener) -> SessionStore:
    return opener()
