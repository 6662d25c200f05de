"""The pictures that the look is judged by show every kind of page, and the contact sheet shows every picture."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from ui.tour import PAGES

ROOT = Path(__file__).parents[2]
SIZE = (911, 430)
TABS = {"overview", "compare", "checklist", "faq", "differential", "preparation"}
STATES = {
    "look-alike", "answer", "mixing", "search", "search-nothing", "checklist-running", "checklist-not-saved", "reader",
    "sources", "left-alone", "menu", "broken",
}  # fmt: skip
LEAVES = {
    "print", "timeline", "look-back", "new", "hand-over", "clear", "what-changed", "safety-file", "keys", "about", "local-numbers",
    "local-form",
}  # fmt: skip
LOCAL = {"local-checklist", "local-preparation", "local-site"}


def run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("911x430-light-100")
    run("-m", "ui.main", "--shots", str(folder), "--every-page")
    return {path.stem: path for path in sorted(folder.glob("*.png"))}


def test_every_kind_of_page_has_its_picture(pictures: dict[str, Path]) -> None:
    vials = {name for name in pictures if name.startswith("vial-")}
    assert len(vials) == 3
    assert set(pictures) - vials == TABS | set(PAGES) | STATES | LEAVES | LOCAL
    for name, path in pictures.items():
        picture = QImage(str(path))
        assert picture.width() == SIZE[0], name
        assert picture.height() == SIZE[1] or (name == "menu" and picture.height() > SIZE[1]), name


def test_no_two_pictures_are_the_same(pictures: dict[str, Path]) -> None:
    """A page that did not come up leaves the one before it in the picture."""
    seen: dict[str, str] = {}
    for name, path in pictures.items():
        seen.setdefault(sha256(path.read_bytes()).hexdigest(), name)
    assert set(seen.values()) == set(pictures)


def test_the_contact_sheet_has_room_for_every_picture(pictures: dict[str, Path], tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.png"
    script = ROOT / "build_scripts" / "workshop" / "contact_sheet.py"
    run(str(script), str(sheet), *map(str, pictures.values()))
    drawn = QImage(str(sheet))
    rows = -(-len(pictures) // 8)
    assert drawn.width() == 8 * 468 + 8
    assert drawn.height() >= rows * (217 + 22)
    grounds = {
        drawn.pixelColor(8 + 468 * (number % 8) + 230, 22 + 22 + (217 + 30) * (number // 8) + 4).name()
        for number in range(8)
    }
    assert "#777777" not in grounds  # the sheet's own ground: no cell of the first row is empty
