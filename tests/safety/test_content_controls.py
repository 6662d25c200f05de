"""What keeps the right words on screen and on paper: see resources/safety/hazard-log.toml."""

import ast
import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from ward import Ward, said, settle, visible

from app.content.content import Content
from app.content.find import Finder
from app.content.items import walk
from app.content.search import Search
from app.handover.card import card
from app.paths import content_dir
from app.site.local import NOTHING_LOCAL, open_local
from ui.broken import BrokenWindow
from ui.settings import Settings
from ui.start import make_window
from ui.widgets.prose import Prose
from ui.widgets.strips import PhoneStrip

UI = Path(__file__).resolve().parents[2] / "ui"
SITE = 'hospital = "St Example"\nauthor = "Pharmacy"\ndate = 2026-11-24\n\n[[phones]]\nname = "Critical care"\nnumber = "0001"\n'


@pytest.fixture
def spoilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content in which one figure of a vial was changed after the seal."""
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    for file in (folder / "preparation.toml", folder / "sealed" / "preparation.json"):
        text = file.read_text(encoding="utf-8")
        assert "60.0" in text
        file.write_text(text.replace("60.0", "6.0"), encoding="utf-8")
    monkeypatch.setenv("NMS_BEDSIDE_CONTENT", str(folder))
    return folder


@pytest.fixture(scope="module")
def search(content: Content) -> Search:
    return Search(content, Finder(content))


def test_one_changed_figure_and_nothing_clinical_is_shown(
    ward: Ward, spoilt: Path, content: Content, tmp_path: Path
) -> None:
    window = make_window("checklist", tmp_path / "data", Settings(None))
    window.show()
    settle()
    assert isinstance(window, BrokenWindow)
    shown = said(window)
    assert "Use your local protocol and phone numbers now." in shown
    assert "preparation" in shown
    for item in walk(content):
        assert len(item.text) < 12 or item.text not in shown, item.id
    window.close()
    window.deleteLater()


def test_with_broken_content_the_local_phones_are_still_there(ward: Ward, spoilt: Path, tmp_path: Path) -> None:
    site = tmp_path / "site.toml"
    site.write_text(SITE, encoding="utf-8")
    window = make_window("checklist", tmp_path / "data", Settings(None), open_local(site))
    window.show()
    settle()
    strip = window.findChildren(PhoneStrip)[0]
    assert {"Local", "Critical care", "0001"} <= set(said(strip).splitlines())
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("text", [100, 150, 200])
@pytest.mark.parametrize("place", ["overview", "compare", "checklist", "faq", "differential", "preparation"])
def test_on_the_smallest_ward_screen_no_label_is_narrower_than_its_text(ward: Ward, place: str, text: int) -> None:
    window = ward.open((911, 430), text=text)
    window.show_id(place)
    settle()
    for label in visible(window, QLabel):
        if isinstance(label, Prose):
            assert label.height() >= label.heightForWidth(label.width()) - 1, label.plain
        elif label.text() and label.textFormat() == Qt.TextFormat.PlainText:
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()), label.text()
        left = label.mapTo(window, label.rect().topLeft()).x()
        if label.text() and label.isVisibleTo(window) and not label.visibleRegion().isEmpty():
            assert left >= 0, label.text()
            assert left + label.width() <= window.width(), label.text()


def test_every_notice_says_its_kind_in_a_word() -> None:
    found = 0
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Notice"):
                continue
            kind, word = node.args[1], node.args[2]
            if isinstance(kind, ast.Constant) and kind.value == "plain":
                continue
            assert not (isinstance(word, ast.Constant) and not word.value), f"{path.name}:{node.lineno}"
            found += 1
    assert found >= 5


@pytest.mark.parametrize(
    ("typed", "drug"),
    [
        ("dantrolin", "dantrolene"),
        ("dantroline", "dantrolene"),
        ("dantrolen", "dantrolene"),
        ("bromocriptin", "bromocriptine"),
        ("bromocryptine", "bromocriptine"),
        ("amantadin", "amantadine"),
        ("lorazapam", "lorazepam"),
    ],
)
def test_a_misspelt_drug_name_leads_to_the_drug(search: Search, typed: str, drug: str) -> None:
    hits = search.find(typed)
    assert hits
    assert any(drug in f"{hit.title} {hit.snippet}".lower() for hit in hits[:3])


def test_paper_has_the_same_steps_in_the_same_order_as_the_screen(content: Content) -> None:
    for today in (content.edition.date, date(2031, 1, 1)):
        printed = card(content, today, NOTHING_LOCAL)
        lines = [line for phase in printed.phases for line in phase.lines]
        steps = [step for phase in content.checklist.phases for step in phase.steps]
        actions = [line.text.replace("\u00a0", " ") for line in lines if line.number]
        assert actions == [step.text.replace("\u00a0", " ") for step in steps if step.kind == "action"]
        assert [line.number for line in lines if line.number] == list(range(1, len(actions) + 1))
        assert content.edition.version in printed.edition
        assert printed.due
        assert "No clinician at this site has reviewed this content" in printed.review
