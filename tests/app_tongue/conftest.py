"""No test leaves a language behind, and none meets the one of the person who runs it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))  # importlib mode finds no modules beside a test

from app.tongue import LANGUAGE_VARIABLE, choose_language


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(LANGUAGE_VARIABLE, raising=False)
    yield
    monkeypatch.delenv(LANGUAGE_VARIABLE, raising=False)
    choose_language()
