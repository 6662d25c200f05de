"""A good site file, one that can be spoilt, and a ward on it. Every person and place in it is a plain placeholder."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

# importlib mode finds no modules beside a test by itself
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))

from samples import GOOD
from ward import PretendedClock, Ward

from app.content.content import Content
from app.content.load import load_content
from app.paths import content_dir

Write = Callable[[str], Path]


@pytest.fixture(autouse=True)
def no_site_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads the file of the computer it runs on."""
    monkeypatch.delenv("NMS_BEDSIDE_SITE", raising=False)
    monkeypatch.setattr("app.site.local.site_file", lambda: tmp_path / "machine" / "site.toml")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Puts a text where a site file may lie."""

    def put(text: str) -> Path:
        path = tmp_path / "site.toml"
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

    return put


@pytest.fixture
def good(write: Write) -> Path:
    return write(GOOD)


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(content_dir())


@pytest.fixture
def ward(qtbot: QtBot, tmp_path: Path, content: Content) -> Iterator[Ward]:
    made = Ward(content, tmp_path / "data", PretendedClock())
    yield made
    made.leave()
