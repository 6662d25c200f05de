"""A ward with a window, a site, and a place where papers are saved instead of the system's dialogs."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

# importlib mode finds no modules beside a test by itself
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "ui_support"))
sys.path.insert(0, str(Path(__file__).parents[1] / "app_handover"))

from told_night import Night
from ward import PretendedClock, Ward

from app.content.content import Content
from app.content.load import load_content
from app.paths import content_dir
from app.site.local import Local, open_local
from ui.theme import load_fonts

SITE = """\
hospital = "St Example"
unit = "Ward 4"
author = "Pharmacy of St Example"
date = 2026-11-24

[[phones]]
name = "Critical care"
number = "bleep 0001"

[[phones]]
name = "Pharmacy on call"
number = "0002"

[[stock]]
product = "product-20mg"
where = "Emergency cupboard"

[sign_off]
name = "Name One"
role = "consultant"
date = 2026-11-25
edition = "2026.1"
scope = "Everything"
"""


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(content_dir())


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: object) -> None:
    """The bundled fonts, as the program loads them."""
    load_fonts()


@pytest.fixture
def night(content: Content) -> Night:
    return Night(content)


@pytest.fixture
def local(tmp_path: Path) -> Local:
    """A site with phones, stock and a sign-off."""
    path = tmp_path / "site.toml"
    path.write_text(SITE, encoding="utf-8")
    return open_local(path)


@pytest.fixture
def ward(qtbot: QtBot, tmp_path: Path, content: Content) -> Iterator[Ward]:
    made = Ward(content, tmp_path / "data", PretendedClock())
    yield made
    made.leave()


@pytest.fixture
def save_to(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Answers the file dialog: this path, and whether to replace; None goes back."""

    def answer(path: Path | None, replace: bool = True) -> None:
        chosen = None if path is None else (path, replace)
        monkeypatch.setattr("ui.dialogs.places.ask_where", lambda parent, name: chosen)

    return answer
