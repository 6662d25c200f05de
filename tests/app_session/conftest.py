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
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def ruins() -> Iterator[Path]:
    """A place for one broken folder after the other; in memory where the system has such a place, to save time."""
    with TemporaryDirectory(dir=in_memory()) as place:
        yield Path(place) / "ruin"


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
