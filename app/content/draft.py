"""Checks one file on its own, beside the evidence ledger, while the other files are still being written."""

from pathlib import Path
from typing import Any

from app.content import items
from app.content import models as m
from app.content.content import Content
from app.content.gate import read_subject
from app.content.items import Item
from app.content.rules.numbers import unsupported
from app.content.rules.references import _check_item
from app.content.rules.wording import check_item_wording
from app.errors import Problem

_EMPTY_STATEMENT = m.Statement(id="none", text="none", facts=())


def check_draft(path: Path) -> list[Problem]:
    """The problems of one content file: schema, citations, numbers, wording. Cross-links are not followed."""
    subject = path.stem
    drafts = {name: read_subject(path.parent, name) for name in {"sources", "facts", subject}}
    problems = [problem for draft in drafts.values() for problem in draft.problems]
    if problems:
        return problems
    values: dict[str, Any] = {name: draft.value for name, draft in drafts.items()}
    values.setdefault(
        "overview", m.Overview(title="", definition=_EMPTY_STATEMENT, signs=(), key_points=(), sections=())
    )
    for name in ("criteria", "care"):
        values.setdefault(name, m.Sections(sections=()))
    content = Content(lambda name: values[name])
    lines = drafts[subject].lines
    for item in _walk(content, subject):
        if item.subject != subject:
            continue
        found = list(_check_item(content, item)) + list(check_item_wording(item))
        if not found and item.facts:
            found = [(subject, item.id, f'the number "{w}" is in none of the facts it cites') for w in unsupported(item, content)]
        problems += [Problem(path.name, lines.of_id(item_id), f"{item_id}: {message}") for _, item_id, message in found]
    return problems


def _walk(content: Content, subject: str) -> list[Item]:
    walkers = {
        "comparison": lambda: items.walk_comparison(content.comparison),
        "checklist": lambda: items.walk_checklist(content.checklist),
        "faq": lambda: items.walk_faq(content.faq),
        "preparation": lambda: items.walk_preparation(content.preparation),
        "differential": lambda: items.walk_differential(content.differential),
        "glossary": lambda: items.walk_glossary(content.glossary),
    }
    if subject in ("overview", "criteria", "care"):
        return list(items.walk_overview(content))
    return list(walkers[subject]()) if subject in walkers else []
