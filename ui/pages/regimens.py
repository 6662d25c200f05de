"""The published regimens beside each other, and where the columns of the preparation table come from. None is a default."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.content import models as m
from app.content.content import Content
from app.content.evidence import chip
from app.tongue import tr
from ui.theme import Look
from ui.widgets.controls import beneath, chip_button, rule
from ui.widgets.notice import Notice
from ui.widgets.page import ScrollPage, StatementRow
from ui.widgets.prose import Prose


def regimens_page(look: Look, content: Content, cite: Callable[[str], None]) -> QWidget:
    """The page; `cite` opens the sources of an id."""
    preparation = content.preparation
    page = ScrollPage(look, top=look.px(4))
    page.add(Prose(look, tr("Published regimens side by side. None is a default; sources differ."), color="quiet"))
    for regimen in preparation.regimens:
        page.add(Prose(look, f"{regimen.name}, {regimen.country}", strong=True), above=10)
        held = m.Statement(id=regimen.id, text=regimen.text, facts=regimen.facts, sources=regimen.sources)
        page.add(StatementRow(look, content, held, regimen.text, cite), anchor=regimen.id)
        if regimen.warning:
            page.add(Notice(look, "caution", tr("Caution"), regimen.warning))
            if made := chip(content, regimen.facts, regimen.sources):
                button = chip_button(look, made, regimen.warning, partial(cite, regimen.id))
                page.column.addLayout(beneath(button))
        page.add(rule(look), above=4)
    page.heading(tr("Where the columns of the table come from"), above=20)
    for step in preparation.steps:
        held = m.Statement(id=step.id, text=step.name, facts=step.facts, sources=step.sources)
        text = f"{step.mg_per_kg:g} mg/kg: {step.name}"
        page.add(StatementRow(look, content, held, text, cite), anchor=step.id)
    page.finish()
    return page
