"""Hostile text that got past everything else is inert: in labels, tables, tool-tips, on paper and on the clipboard.

The gate and the site file's rules refuse such text. Here it is put behind them, into every sentence of the content and
every text of the site, to see that nothing that shows it would follow it.
"""

import dataclasses
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as TextGuess
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from ward import PretendedClock, Ward, settle

from app.content.content import Content
from app.content.models import SUBJECTS, model_of
from app.content.plain import build, dump
from app.handover import report
from app.site.local import Local
from app.site.models import Site
from ui.printing import write_card_pdf, write_session_pdf
from ui.widgets.sheet import Sheet
from ui.widgets.weight_table import WeightTable

sys.path.insert(0, str(Path(__file__).parents[1] / "ui_printing"))
sys.path.insert(0, str(Path(__file__).parents[1] / "app_site"))

from pdf_text import read_pdf
from samples import GOOD

EVIL = '<b>fat</b><img src="file:///evil.png"><a href="http://evil.example/">go</a>&lt;i&gt;'
KEPT = {
    "id", "ids", "facts", "sources", "topic", "kind", "group", "column", "feature", "first", "links", "see", "date", "evidence",
    "who", "use", "read", "fact", "seed", "version",
}  # fmt: skip


def poisoned(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, key if not isinstance(inner, dict) else "") for inner in value]
    if isinstance(value, str) and value and key not in KEPT:
        return f"{value} {EVIL}"
    return value


@pytest.fixture(scope="module")
def evil_content(content: Content) -> Content:
    loaded = {
        subject: build(model_of(subject), _poison(subject, dump(content.subject(subject)))) for subject in SUBJECTS
    }
    return Content(lambda subject: loaded[subject])


def _poison(subject: str, plain: Any) -> Any:
    """Lists that hold tables keep their names; only what is read changes."""
    if subject in ("facts", "sources"):
        return {name: [poisoned(entry) for entry in entries] for name, entries in plain.items()}
    return poisoned(plain)


@pytest.fixture
def evil_local(tmp_path: Path) -> Local:
    from app.site.load import parse

    site, problems = parse(GOOD)
    assert site is not None, problems
    changed: Site = dataclasses.replace(
        site, hospital=f"St {EVIL}", author=EVIL, phones=tuple(dataclasses.replace(p, name=EVIL) for p in site.phones)
    )
    return Local(tmp_path / "site.toml", changed)


@pytest.fixture
def evil_ward(qapp: QApplication, evil_content: Content, tmp_path: Path, clock: PretendedClock) -> Iterator[Ward]:
    made = Ward(evil_content, tmp_path / "data", clock)
    yield made
    made.leave()


def as_shown(rich: str) -> QTextDocument:
    document = QTextDocument()
    document.setHtml(rich)
    return document


def followed(rich: str) -> bool:
    """Whether some of the hostile text became markup."""
    inside = as_shown(rich).toHtml()
    return "evil.png" in re.sub(r"&[a-z]+;|[^<>]*(?=<)", "", inside) or "<a " in inside or "<img" in inside


def watch(window: QWidget) -> Iterator[str]:
    """Every widget that took the hostile text for markup."""
    for widget in [window, *window.findChildren(QWidget)]:
        tip = widget.toolTip()
        if tip and TextGuess.mightBeRichText(tip) and followed(tip):
            yield f"tool-tip of {type(widget).__name__}: {tip[:60]}"
        if isinstance(widget, QLabel) and widget.text():
            rich = widget.textFormat() == Qt.TextFormat.RichText or (
                widget.textFormat() == Qt.TextFormat.AutoText and TextGuess.mightBeRichText(widget.text())
            )
            if rich and followed(widget.text()):
                yield f"{type(widget).__name__}: {widget.text()[:80]}"


PAGES = (
    "key-points", "sec-causes", "sec-timing", "sec-criteria", "compare", "studies", "checklist", "faq", "differential",
    "product-20mg", "regimens", "glossary", "sources", "site",
)  # fmt: skip


def test_no_label_and_no_tool_tip_follows_it_on_any_page(evil_ward: Ward, evil_local: Local) -> None:
    window = evil_ward.open((1366, 768), start="overview", local=evil_local)
    found: dict[str, list[str]] = {}
    seen = 0
    for page in PAGES:
        window.show_id(page)
        settle()
        seen += sum("fat" in widget.text() for widget in window.findChildren(QLabel))
        if wrong := list(watch(window)):
            found[page] = wrong
    window.show_sources(evil_ward.content.overview.definition.id)
    settle()
    assert list(watch(window)) == []
    assert found == {}
    assert seen > 200


def test_tables_give_it_to_the_view_as_plain_text(evil_ward: Ward) -> None:
    window = evil_ward.open((1366, 768), start="overview")
    met = 0
    for page in ("compare", "studies", "differential", "sec-criteria", "glossary", "sources", "product-20mg"):
        window.show_id(page)
        settle()
        for table in [*window.findChildren(Sheet), *window.findChildren(WeightTable)]:
            model = table.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                    met += "<b>fat</b>" in str(model.index(row, column).data())
                    assert not (tip and TextGuess.mightBeRichText(str(tip)) and followed(str(tip)))
            for column in range(model.columnCount()):
                tip = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
                assert not (tip and TextGuess.mightBeRichText(str(tip)) and followed(str(tip)))
    assert met > 100


def test_the_watch_sees_what_is_followed(qapp: QApplication) -> None:
    """So that the tests above cannot be blind."""
    box = QWidget()
    label = QLabel(EVIL, box)
    label.setTextFormat(Qt.TextFormat.RichText)
    box.setToolTip(f"{EVIL} a tip")
    assert len(list(watch(box))) == 2


def test_on_paper_it_is_letters_and_no_link(
    evil_ward: Ward, evil_local: Local, evil_content: Content, content: Content, tmp_path: Path
) -> None:
    card, hand_over = tmp_path / "card.pdf", tmp_path / "session.pdf"
    write_card_pdf(card, "a4", content, evil_ward.clock().date(), local=evil_local)
    desk = evil_ward.open((1366, 768)).desk
    desk.mark(evil_ward.steps[0], "not-applicable", "<b>fat</b> reason")
    assert desk.state is not None
    told = report(evil_content, desk.state, evil_ward.clock(), None, review=f"Reviewed {EVIL}")
    write_session_pdf(hand_over, told)
    for path in (card, hand_over):
        raw = path.read_bytes()
        for act in (b"/URI", b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/Link"):
            assert act not in raw
        assert "<b>fat</b>" in read_pdf(path).words
    assert "<b>fat</b> reason" in read_pdf(hand_over).words


def test_the_clipboard_gets_plain_text_alone(evil_ward: Ward) -> None:
    window = evil_ward.open((1366, 768))
    window.desk.mark(evil_ward.steps[0], "not-applicable", "<b>fat</b> reason")
    window.acts.hand_over()
    settle()
    data = QApplication.clipboard().mimeData()
    assert [kind for kind in data.formats() if "plain" not in kind and kind.startswith("text/")] == []
    assert not data.hasHtml()
    assert "<b>fat</b> reason" in data.text()
