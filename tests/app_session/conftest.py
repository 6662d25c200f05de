"""Fixtures of the session tests; what they share besides is in session_bench.py."""

import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode finds no modules beside a test by itself

from branches import CHECK, Branches, whole_folder
from session_bench import Opener, SetClock, in_memory

from app.session.store import SessionStore

HERE = Path(__file__).parent
_BRANCHES = Branches()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Generator[None]:
    """The check of the branches comes last in this folder; where only some of its tests are run it is left out."""
    yield
    check = [item for item in items if item.path == HERE / CHECK]
    rest = [item for item in items if item not in check]
    if not whole_folder(config, items, HERE):
        config.hook.pytest_deselected(items=check)
        items[:] = rest
        return
    last = max(place for place, item in enumerate(rest, 1) if item.path.parent == HERE)
    items[:] = [*rest[:last], *check, *rest[last:]]


@pytest.fixture
def branches() -> Branches:
    return _BRANCHES


@pytest.fixture(autouse=True)
def branches_are_counted(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.path == HERE / CHECK:
        yield
        return
    _BRANCHES.start()
    yield
    _BRANCHES.stop()


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
