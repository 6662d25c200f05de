"""The app as hospitals get it: frozen once for all tests here, then moved to a folder with an awkward name."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from release import verify
from release.folder import freeze

sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))  # importlib mode finds no modules beside a test


@pytest.fixture(scope="session")
def frozen() -> Iterator[Path]:
    """The one-folder app, built from a wheel of this very clone; about half a minute."""
    with tempfile.TemporaryDirectory(prefix="bedside-", ignore_cleanup_errors=True) as scratch:
        built = freeze(Path(scratch))
        moved = Path(scratch) / "Station 3 – Größe µ"
        built.rename(moved)
        yield moved


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The environment of a user who has no Python, no Qt and no clone."""
    return verify.bare_environment(str(tmp_path))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On Windows and macOS the hosted workflow builds and self-tests; here it would only be done twice."""
    if sys.platform != "linux":
        for item in items:
            if "frozen" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.skip(reason="built and self-tested by `dev.py build` on this system"))
