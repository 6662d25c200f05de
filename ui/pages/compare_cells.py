"""What stands in the comparison's cells, and its pages that are not tables."""

from __future__ import annotations

from collections.abc import Callable

from app.content import models as m
from app.content.content import Content
from app.content.evidence import chip
from app.tongue import mark, tr
from ui.theme import Look, Width
from ui.widgets.controls import rule
from ui.widgets.page import WIDEST_TABLE, ScrollPage, StatementRow, caption, picture, statements
from ui.widgets.prose import Prose
from ui.widgets.sheet_list import add_table
from ui.widgets.sheet_model import SheetCell

AGONISTS = "agonists"
GROUPS = {
    "seed": mark("The six basic rows"),
    "practice": mark("Licence, regimens, route, mixing"),
    "safety": mark("Safety"),
    "evidence": mark("What studies found"),
}
Cite = Callable[[str], object]


def cell_of(row: m.Row, column: str) -> tuple[str, tuple[m.Part, ...]]:
    """The item id and the parts of a cell. Where a row has no cell for both agonists, theirs stand after one another."""
    found = {cell.column: cell for cell in row.cells}
    if column in found:
        return f"{row.id}-{column}", found[column].parts
    if column != AGONISTS:
        return "", ()
    parts: list[m.Part] = []
    for drug in ("bromocriptine", "amantadine"):
        if drug in found:
            for part in found[drug].parts:
                label = f"{drug}, {part.label}" if part.label else drug
                parts.append(m.Part(text=part.text, facts=part.facts, sources=part.sources, label=label))
    first = next((drug for drug in ("bromocriptine", "amantadine") if drug in found), "")
    return f"{row.id}-{first}" if first else "", tuple(parts)


def list_page(look: Look, content: Content, rows: list[m.Row], columns: list[m.Column], cite: Cite) -> ScrollPage:
    """The same table as headings and paragraphs: feature, drug, text, chip."""
    tiny = look.width == Width.TINY  # there the first feature, drug and sentence need the room to be seen together
    page = ScrollPage(look, top=look.px(2 if tiny else 8))
    for number, row in enumerate(rows):
        page.add(Prose(look, row.title, "key", strong=True), above=14 if number else 0, anchor=row.id)
        for column in columns:
            _, parts = cell_of(row, column.id)
            page.add(Prose(look, column.name, strong=True, color="accent"), above=2 if tiny else 8)
            if not parts:
                page.add(Prose(look, tr("not sourced"), color="quiet"), above=2)
            for place, part in enumerate(parts):
                item = f"{row.id}-{column.id}" + (f"-{place + 1}" if place else "")
                text = f"{part.label}: {part.text}" if part.label else part.text
                held = m.Statement(id=item, text=text, facts=part.facts, sources=part.sources)
                about = ", ".join(word for word in (row.title, column.name, part.label) if word)
                page.add(StatementRow(look, content, held, text, cite, about=f"{about}: {part.text}"), anchor=item)
        page.add(rule(look), above=4)
    page.finish()
    return page


def others_page(look: Look, content: Content, cite: Cite) -> ScrollPage:
    """Benzodiazepines, ECT and combinations: cards of their own."""
    page = ScrollPage(look, top=look.px(8))
    for number, card in enumerate(content.comparison.cards):
        page.add(Prose(look, card.title, "key", strong=True), above=12 if number else 0, anchor=card.id)
        statements(page, content, card.statements, cite)
        page.add(rule(look, color="accent"), above=4)
    page.finish()
    return page


def studies_page(look: Look, content: Content, cite: Cite) -> ScrollPage:
    """Each study with its type and size, in a table that ranks nothing, and plain pictures of published figures."""
    page = ScrollPage(look, top=look.px(8), widest=WIDEST_TABLE)
    page.add(Prose(look, tr("No trial has compared these treatments. The table ranks nothing."), color="quiet"))
    rows = []
    for study in content.comparison.studies:
        made = chip(content, study.facts, study.sources)
        size = SheetCell(f"{study.design}; {study.size}", item=study.id)
        rows.append(
            [
                size,
                SheetCell(study.found, item=study.id),
                SheetCell(study.limits, item=study.id),
                SheetCell("", made, study.id),
            ]
        )
    add_table(
        page,
        tr("Studies"),
        [tr("Type and size"), tr("What it found"), tr("Limits"), tr("Sources")],
        rows,
        row_names=[study.name for study in content.comparison.studies],
        corner=tr("Study"),
        above=8,
    ).cite.connect(cite)
    for drawn in content.comparison.pictures:
        page.heading(drawn.title, above=20)
        made_picture = page.add(picture(look, content, drawn, cite), above=4)
        for bar in drawn.bars:
            page.anchors[bar.id] = made_picture
        page.add(caption(look, content, drawn, cite), anchor=drawn.id)
    page.finish()
    return page
