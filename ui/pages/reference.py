"""Two pages that everything else refers to: the glossary, and every source with where it is used."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.content.content import Content
from app.content.evidence import KIND_NAMES, READ_NAMES, chip
from app.content.items import walk
from ui.theme import Look
from ui.widgets.controls import chip_button, rule
from ui.widgets.page import ScrollPage
from ui.widgets.prose import Prose


def glossary_page(look: Look, content: Content, cite: Callable[[str], object]) -> ScrollPage:
    """Every abbreviation, brand and word with what it stands for."""
    page = ScrollPage(look)
    page.add(Prose(look, "Glossary", "title", strong=True))
    for term in sorted(content.glossary.terms, key=lambda term: term.term.lower()):
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, look.px(6), 0, look.px(6))
        column.setSpacing(look.px(2))
        column.addWidget(Prose(look, term.term, strong=True))
        column.addWidget(Prose(look, term.means))
        if made := chip(content, term.facts, term.sources):
            button = chip_button(look, made, term.term, partial(cite, term.id))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        page.add(box, anchor=term.id)
        page.add(rule(look))
    page.finish()
    return page


def sources_page(look: Look, content: Content) -> ScrollPage:
    """Every reference that may be shown, how much of it was read, and how many sentences rest on it."""
    used: dict[str, set[str]] = {}
    for item in walk(content):
        for fact in item.facts:
            for name in content.facts[fact].sources:
                if not item.sources or name in item.sources:
                    used.setdefault(name, set()).add(f"{item.tab}: {item.title}")
    page = ScrollPage(look)
    page.add(Prose(look, "Sources", "title", strong=True))
    page.add(
        Prose(
            look,
            "Everything shown rests on these. Most were read as an abstract or an excerpt; each says how much.",
            color="quiet",
        )
    )
    for source in content.sources.values():
        if source.use != "cite" or source.id not in used:
            continue
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, look.px(6), 0, look.px(6))
        column.setSpacing(look.px(2))
        column.addWidget(Prose(look, source.citation))
        count = len(used[source.id])
        places = "; ".join(sorted(used[source.id])[:3]) + (f"; and {count - 3} more" if count > 3 else "")
        column.addWidget(
            Prose(look, f"{KIND_NAMES[source.kind]}. {READ_NAMES[source.read]}. {source.id}", "note", color="quiet")
        )
        column.addWidget(Prose(look, f"Used in: {places}", "note", color="quiet"))
        page.add(box, anchor=source.id)
        page.add(rule(look))
    page.finish()
    return page
