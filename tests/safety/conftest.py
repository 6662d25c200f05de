"""The content as it is delivered, and a ward to look at it on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

# importlib mode finds no modules beside a test by itself
sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))

from ward import PretendedClock, Ward

from app.content.content import Content
from app.content.load import load_content
from app.paths import content_dir


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(content_dir())


@pytest.fixture
def ward(qtbot: QtBot, tmp_path: Path, content: Content) -> Iterator[Ward]:
    made = Ward(content, tmp_path / "data", PretendedClock())
    yield made
    made.leave()
