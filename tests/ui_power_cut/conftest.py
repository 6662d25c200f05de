"""The tests of the killed window use the ward, to know where the boxes are, and the faulty disk of the store's tests."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# importlib mode finds no modules beside a test by itself
sys.path.insert(0, str(Path(__file__).parents[1] / "app_session"))
sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))
sys.path.insert(0, str(Path(__file__).parent))

from real_window import HEIGHT, WIDTH
from ward_fixtures import clock, content, ward

__all__ = ["clock", "content", "ward"]


@pytest.fixture(scope="session")
def tall_screen() -> Iterator[str]:
    """A private X server on which the whole checklist is seen at once."""
    from workshop.display import private_x_server

    with private_x_server(f"{WIDTH}x{HEIGHT}x24") as display:
        yield display
