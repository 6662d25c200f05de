"""What a source chip says, and everything the "Why and sources" panel shows for one item."""

from __future__ import annotations

from typing import NamedTuple

from app.content import models as m
from app.content.content import Content
from app.content.items import Item, conflicts_of, sources_of
from app.content.review import overdue, review_months
from app.tongue import mark, tr

EVIDENCE_NAMES: dict[m.Evidence, str] = {
    "label": mark("Label"),
    "guideline": mark("Guideline"),
    "observational": mark("Studies"),
    "case-reports": mark("Case reports"),
    "expert": mark("Expert"),
    "seed-only": mark("Article only"),
}
KIND_NAMES: dict[m.SourceKind, str] = {
    "guideline": mark("Guideline"),
    "journal": mark("Journal"),
    "label": mark("Label"),
    "textbook": mark("Textbook"),
    "web": mark("Web page"),
    "seed": mark("Article"),
}
READ_NAMES: dict[m.HowRead, str] = {
    "full": mark("Read in full"),
    "abstract": mark("Abstract read"),
    "excerpt": mark("Excerpt read"),
    "cited-by": mark("Not read itself; cited by another source"),
}


class Chip(NamedTuple):
    """`text` is "Guideline 4" or, where a cited fact has a conflict, "Sources differ 4"; 4 counts the sources.

    Once the review of the statement is overdue, that stands before it. `warns` is the triangle: for either. `short` says
    the same beside the triangle in a narrow column: "differ 4".
    """

    text: str
    differ: bool
    overdue: bool = False
    short: str = ""

    @property
    def warns(self) -> bool:
        return self.differ or self.overdue


def chip(content: Content, facts: tuple[str, ...], narrowed: tuple[str, ...] = ()) -> Chip | None:
    """The chip of a sentence that cites `facts`; None if it cites nothing."""
    if not facts:
        return None
    count = len(sources_of(content, facts, narrowed))
    differ = bool(conflicts_of(content, facts))
    name = tr(EVIDENCE_NAMES[content.facts[facts[0]].evidence])
    text = tr("Sources differ {count}").format(count=count) if differ else f"{name} {count}"
    short = tr("differ {count}").format(count=count) if differ else text
    late = overdue(content, facts)
    if late:
        text, short = (tr("Review overdue. {sources}").format(sources=said) for said in (text, short))
    return Chip(text, differ, late, short)


class Provenance(NamedTuple):
    """What stands behind one item: the facts in words, what disagrees, the sources and how much of each was read."""

    item: Item
    facts: tuple[m.Fact, ...]
    conflicts: tuple[str, ...]
    sources: tuple[m.Source, ...]
    review_months: int


def provenance(content: Content, item: Item) -> Provenance:
    """Everything behind `item`. Doses and risks are due for review sooner than the rest."""
    return Provenance(
        item=item,
        facts=tuple(content.facts[name] for name in item.facts),
        conflicts=conflicts_of(content, item.facts),
        sources=sources_of(content, item.facts, item.sources),
        review_months=review_months(content, item.facts, item.topic),
    )
