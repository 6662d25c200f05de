"""Checks one file on its own, beside the evidence ledger, while the other files are still being written."""

from pathlib import Path
from typing import Any

from app.content import models as m
from app.content.content import Content
from app.content.gate import read_subject
from app.content.items import walk
from app.content.rules import limits, numbers, placed, references, wording
from app.content.rules.objection import Objections
from app.errors import Problem, UsageError

LEDGER = ("sources", "facts")

_NOTHING = m.Statement(id="none", text="none", facts=())
_EMPTY: dict[str, Any] = {
    "sources": m.Sources(sources=()),
    "facts": m.Facts(facts=()),
    "left_out": m.LeftOuts(),
    "overview": m.Overview(title="", definition=_NOTHING, signs=(), key_points=(), sections=()),
    "criteria": m.Sections(sections=()),
    "care": m.Sections(sections=()),
    "comparison": m.Comparison(columns=(), rows=()),
    "checklist": m.Checklist(phases=()),
    "faq": m.Faq(questions=()),
    "preparation": m.Preparation(weights_kg=(), confirm="", licence=_NOTHING, products=(), steps=()),
    "differential": m.Differential(features=(), conditions=()),
    "glossary": m.Glossary(terms=()),
}


def check_draft(path: Path) -> list[Problem]:
    """The problems of one content file: keys, ids, citations, tables, numbers, wording. Links are not followed.

    The ledger (`sources.toml`, `facts.toml`) is read from the same folder. UsageError if no subject has that name.
    """
    subject = path.stem
    if path.name != f"{subject}.toml" or subject not in m.SUBJECTS:
        names = ", ".join(f"{name}.toml" for name in m.SUBJECTS)
        raise UsageError(f"{path.name} is no content file.", f"The content files are: {names}.", "Name one of them.")
    drafts = {name: read_subject(path.parent, name) for name in dict.fromkeys((*LEDGER, subject))}
    if problems := [problem for draft in drafts.values() for problem in draft.problems]:
        return problems
    values = _EMPTY | {name: draft.value for name, draft in drafts.items()}
    content = Content(lambda name: values[name])
    lines = {name: draft.lines for name, draft in drafts.items()}
    return [problem for problem in placed(_objections(content, subject), lines) if problem.file == path.name]


def _objections(content: Content, subject: str) -> Objections:
    """What the rules object to in one file, whatever the others hold."""
    if subject == "edition":
        yield from limits.check_edition(content.edition)
    yield from wording.check_texts(subject, content.subject(subject), content.facts)
    yield from references.check_ledger(content)
    yield from references.check_ids(content)
    yield from references.check_tables(content)
    if subject == "checklist":
        yield from limits.check_checklist(content.checklist)
    for item in walk(content):
        if item.subject != subject:
            continue
        cited = list(references.check_citations(content, item))
        yield from cited
        yield from wording.check_length(item)
        if item.facts and not cited:  # a citation that leads nowhere has no numbers
            yield from numbers.check_item_numbers(item, content)
