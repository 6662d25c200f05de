"""Fixtures of the hand-over tests; the night they tell of is in told_night.py."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode finds no modules beside a test by itself

from told_night import Night

from app.content.content import Content
from app.content.load import load_content
from app.paths import content_dir


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(content_dir())


@pytest.fixture
def night(content: Content) -> Night:
    return Night(content)
