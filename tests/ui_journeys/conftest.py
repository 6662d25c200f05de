"""Fixtures of these tests are in ../ui_support; a warning that Qt logs fails the test."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "app_session"))  # for the slow disk
sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))  # importlib mode finds no modules beside a test

from ward_fixtures import clock, content, night, shared_ward, ward

__all__ = ["clock", "content", "night", "shared_ward", "ward"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))
