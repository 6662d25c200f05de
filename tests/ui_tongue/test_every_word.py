"""Every word of the window comes from the catalogue, shown with a pretended language in which all of them have brackets.

What is left without brackets must be clinical content, the hospital's own words, a number, a unit, a key or a name.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from pretended_language import NAME, write_language
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QTabBar,
    QTableView,
    QWidget,
)
from ward import PretendedClock, Ward, settle

from app.content.content import Content
from app.handover.card import card
from app.handover.report import Report, report
from app.handover.sbar import sbar, timeline_text
from app.session.memory import MemoryStore
from app.site.local import open_local
from app.tongue import LANGUAGE_VARIABLE, choose_language, tr
from ui.broken import BrokenWindow
from ui.dialogs.hand_over import HandOverPage
from ui.widgets.prose import Prose

PLACES = (
    "overview", "sec-criteria", "compare", "compare-four", "others", "studies", "differential", "preparation",
    "product-20mg", "regimens", "faq", "glossary", "sources", "site", "checklist",
)  # fmt: skip
SITE = """\
hospital = "St Example"
author = "Pharmacy desk"
date = 2026-11-24
[[phones]]
name = "Critical care"
number = "bleep 0001"
[[stock]]
product = "product-20mg"
where = "Emergency cupboard"
[[escalation]]
who = "Poisons centre"
how = "0003, day and night"
[protocol]
where = "Blue folder"
"""
SIZES = ((911, 430), (1366, 768), (480, 360))
NAMES = re.compile(
    r"NMS Bedside|\bNMS\b|\bPDF\b|\bA4\b|\bPython\b|\bQt\b|\bCK\b|\bdoi:\S+|\bPMID\b|https?:\S+|nms-bedside\S*|site\.toml|"
    r"\b(?:mg/kg|mg|mL|kg|g|min|h|toml)\b|Ctrl\+\S+|Alt\+M|\b[NWR]\b|(?:/[\w.-]+)+|\b[A-Z]+(?:-[A-Z0-9]+)+\b|\b[SC]\d+\b"
)
Words = list[str]


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("translations")
    write_language(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(LANGUAGE_VARIABLE, raising=False)
        assert choose_language([NAME], folder) == NAME
        yield folder
        choose_language()


@pytest.fixture(scope="module")
def ward(
    language: Path, qapp: QApplication, content: Content, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ward]:
    folder = tmp_path_factory.mktemp("ward")
    (folder / "site.toml").write_text(SITE, "utf-8")
    made = Ward(content, folder / "data", PretendedClock())
    made.open(SIZES[0], local=open_local(str(folder / "site.toml")))
    yield made
    made.leave()


@pytest.fixture(scope="module")
def known(content: Content) -> Words:
    """What the content and the hospital say, longest first."""
    content_words = {plain(text) for subject in _subjects(content) for text in _texts(subject)}
    site = set(re.findall(r'"([^"]+)"', SITE))
    # Where there is little room, the licence is shown up to its first colon.
    words = {
        bare
        for text in content_words | site | {content.preparation.licence.text.partition(":")[0]}
        if len(bare := text.strip(" .")) > 1
    }
    return sorted(words | {f"{word[0].lower()}{word[1:]}" for word in words}, key=len, reverse=True)


def _subjects(content: Content) -> Iterator[Any]:
    from app.content.models import SUBJECTS

    yield from (content.subject(name) for name in SUBJECTS)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


# ------------------------------------------------------------------ what is left without brackets


def plain(text: str) -> str:
    """Without markup and without the signs that only say where a line may break."""
    if "<" in text and ">" in text:
        text = QTextDocumentFragment.fromHtml(text).toPlainText()
    return " ".join(re.sub("[\u200b\u2060\u00ad]", "", text).replace("\u00a0", " ").split())


def outside(text: str) -> str:
    """What stands outside all brackets, with a bar in the place of each."""
    depth, kept = 0, ""
    for sign in text:
        if sign == "⟦":
            depth += 1
        elif sign == "⟧":
            depth -= 1
            kept += "|"
        elif depth <= 0:
            kept += sign
    return kept


def left(text: str, known: Words) -> str:
    """The words that came neither from the catalogue nor from anywhere else they may come from."""
    parts = []
    for part in outside(plain(text)).split("|"):
        bare = part.strip()
        if not re.search(r"[A-Za-z]{2}", NAMES.sub("", bare)) or bare.strip(" .,;:()\u26a0") in known:
            continue
        for sentence in known:
            if sentence in bare:
                bare = re.sub(rf"(?<!\w){re.escape(sentence)}(?!\w)", "", bare)
                if not re.search(r"[A-Za-z]{2}", bare):
                    break
        if re.search(r"[A-Za-z]{2}", NAMES.sub("", bare)):
            parts.append(bare)
    return " | ".join(parts)


def shown(root: QWidget) -> Iterator[str]:
    """Every text, name and tip of what is visible."""
    yield root.windowTitle()
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() or (isinstance(widget, QDialog) and widget is not root):
            continue
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, Prose):
            yield widget.plain
        elif isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(index) for index in range(widget.count()))
            yield from (widget.tabToolTip(index) for index in range(widget.count()))
        elif isinstance(widget, QProgressBar):
            yield widget.text() if widget.isTextVisible() else ""
        elif isinstance(widget, QAbstractItemView):
            yield from cells(widget.model(), table=isinstance(widget, QTableView))
        for menu in widget.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield from entries(menu)


def cells(model: QAbstractItemModel, *, table: bool) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
    columns = model.columnCount() if table else 1
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            yield from (said for role in roles if isinstance(said := index.data(role), str))
    ways = ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, model.rowCount()))
    for way, count in ways if table else ():
        for section in range(count):
            yield from (said for role in roles if isinstance(said := model.headerData(section, way, role), str))


def entries(menu: QMenu) -> Iterator[str]:
    for action in menu.actions():
        yield action.text()
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from entries(inner)


def missed(texts: Iterator[str], known: Words) -> list[str]:
    return sorted({found for text in texts if text and (found := left(text, known))})


# ------------------------------------------------------------------ the walk


def test_the_walk_sees_what_is_not_translated(known: Words, qapp: QApplication) -> None:
    assert left("⟦Print~~⟧ Close", known) == "Close"
    assert left("⟦{x}: ⟦Print~~⟧~⟧", known) == ""
    assert left("Not applicable", known) == "Not applicable"
    assert left("20 mg, 3 h. Ctrl+5", known) == ""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_page_is_translated(size: tuple[int, int], ward: Ward, known: Words) -> None:
    window, desk = ward.window, ward.desk
    window.resize(*size)
    window.relook()
    settle()
    desk.new()
    wrong: dict[str, list[str]] = {}
    for place in PLACES:
        assert window.show_id(place), place
        settle()
        wrong[place] = missed(shown(window), known)
    for item in (ward.steps[0], "product-20mg", "sec-criteria"):
        window.show_sources(item)
        settle()
        wrong[f"sources of {item}"] = missed(shown(window), known)
        window.close_panel()
    window.show_id("checklist")
    desk.mark(ward.steps[0], "done")
    desk.mark(ward.steps[1], "not-applicable", tr("Done before, by others"))
    for view in ("list", "reader"):
        ward.checklist.show_view(view)
        settle()
        wrong[f"ticked, {view}"] = missed(shown(window), known)
    ward.clock.pass_minutes(200)
    desk.look_at_clock()
    settle()
    wrong["late"] = missed(shown(window), known)
    desk.go_on()
    wrong["menu"] = missed(entries(window.menus.make()), known)
    ward.checklist.show_view("list")
    settle()
    for row in ward.checklist.rows.values():
        wrong["menu of a step"] = wrong.get("menu of a step", []) + missed(shown(row), known)
    assert not any(wrong.values()), "\n".join(f"{place}: {texts}" for place, texts in wrong.items() if texts)


def test_every_dialog_is_translated(ward: Ward, known: Words) -> None:
    window, desk = ward.window, ward.desk
    window.resize(*SIZES[0])
    window.relook()
    window.show_id("checklist")
    desk.new()
    desk.mark(ward.steps[0], "done")
    desk.new()
    desk.mark(ward.steps[0], "done")
    from ui.dialogs.few_words import FewWords
    from ui.dialogs.site_form import SiteForm

    acts = {
        "keys": window.menus.show_keys,
        "changes": window.menus.show_changes,
        "about": window.menus.show_about,
        "phones": window.menus.how_to_add_phones,
        "timeline": window.acts.timeline,
        "look back": window.acts.look_back,
        "clear": window.acts.clear,
        "print": window.acts.print,
        "hand over": window.acts.hand_over,
        "new": window.acts.new,
        "few words": lambda: FewWords(window, window.look).open(),
        "site form": lambda: SiteForm(
            window, window.look, window.local, "1", {"product-20mg": "Dantrolene"}, ward.clock.at.date()
        ).open(),
    }
    wrong = {}
    for name, act in acts.items():
        act()
        settle()
        page = QApplication.activeModalWidget()
        assert isinstance(page, QDialog), name
        wrong[name] = missed(shown(page), known)
        page.reject()
        settle()
    assert not any(wrong.values()), "\n".join(f"{name}: {texts}" for name, texts in wrong.items() if texts)


def test_what_is_said_is_translated(ward: Ward, known: Words) -> None:
    window, desk = ward.window, ward.desk
    desk.close()
    desk.just_ended = ""
    said = []

    def heard() -> None:
        settle()
        line = window.acts.line
        assert line is not None
        said.append(line.sentence)

    window.acts.undo()
    heard()
    window.acts.timeline()
    heard()
    window.show_id("checklist")
    desk.mark(ward.steps[0], "done")
    window.acts.hand_over()
    settle()
    page = QApplication.activeModalWidget()
    assert isinstance(page, HandOverPage)
    said.append(page.outcome.plain)
    page.reject()
    window.acts.undo()
    heard()
    assert missed(iter(said), known) == []
    assert len(set(said)) == 4


def test_the_search_is_translated(ward: Ward, known: Words) -> None:
    window = ward.window
    for words in ("dantrolene", "zzqx"):
        window.search.focus()
        ward.type(words)
        settle(300)
        assert missed((text for text in shown(window) if words not in text), known) == []
        window.search.close()


def test_the_hand_over_and_the_card_are_translated(language: Path, content: Content, known: Words) -> None:
    clock = PretendedClock()
    store = MemoryStore(clock=clock)
    session = store.start(content.edition.version)
    steps = [step for phase in content.checklist.phases for step in phase.steps if step.kind == "action"]
    for step, state in zip(steps, ("done", "not-applicable", "done", "todo"), strict=False):
        clock.pass_minutes(5)
        store.mark(session, step.id, state, "", step.text, content.edition.version)  # type: ignore[arg-type]
    store.undo(session)
    clock.pass_minutes(300)
    state = store.close(session)
    told: Report = report(content, state, clock.at, store.elapsed(state), review="")
    papers = "\n".join((sbar(told), timeline_text(told)))
    joined = re.sub(r"\n +", " ", papers)  # a sentence that goes on is indented
    assert missed(iter(_paragraphs(joined)), known) == []
    shown_card = card(content, clock.at.date(), report=told)
    marks = {"done", "not-applicable", "todo"}  # how the line stands, for the drawing; never shown
    assert missed((text for text in _texts(shown_card) if text not in marks), known) == []


def _paragraphs(text: str) -> list[str]:
    """The lines, with those that belong to one bracket joined."""
    found = [""]
    for line in text.split("\n"):
        if found[-1].count("⟦") != found[-1].count("⟧"):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def test_the_page_for_damaged_content_is_translated(
    language: Path, qapp: QApplication, known: Words, tmp_path: Path
) -> None:
    from app.errors import ContentError, Problem
    from ui.settings import Settings

    window = BrokenWindow(
        ContentError((Problem("faq.toml", 3, "⟦is damaged⟧"),)), Settings(tmp_path), phones=[], origin=""
    )
    window.show()
    settle()
    assert missed(shown(window), [*known, "faq.toml"]) == []
    window.close()
    window.deleteLater()
