"""Ids are unique and permanent in form, every reference resolves, and nothing weak is shown."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from app.content.content import Content
from app.content.items import Item, walk
from app.content.rules.objection import Objection, Objections

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FACT = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)+")
LONGEST_ID = 64
PAGES = ("overview", "key-points", "compare", "studies", "checklist", "faq", "preparation", "regimens", "differential")


def check_ids(content: Content) -> Objections:
    """Every id once in the whole content, kebab-case; facts keep their capital ids."""
    seen: dict[str, str] = dict.fromkeys(PAGES, "the pages")
    for subject, item_id in _all_ids(content):
        yield from _well_formed(subject, item_id)
        if item_id in seen:
            again = seen[item_id] == f"{subject}.toml"
            yield Objection(subject, item_id, f'the id "{item_id}" is used twice (also in {seen[item_id]})', again)
        seen.setdefault(item_id, f"{subject}.toml")
    # Columns and features are named within their own table only.
    for subject, names in (
        ("comparison", [column.id for column in content.comparison.columns]),
        ("differential", [feature.id for feature in content.differential.features]),
    ):
        for name in names:
            yield from _well_formed(subject, name)
            if names.count(name) > 1:
                yield Objection(subject, name, f'the id "{name}" is used twice (also in {subject}.toml)', True)


def _well_formed(subject: str, item_id: str) -> Objections:
    if subject == "facts":
        if not _FACT.fullmatch(item_id):
            yield Objection(subject, item_id, f'the id "{item_id}" is not one of a fact (as DAN-DOSE-01)')
    elif not _KEBAB.fullmatch(item_id):
        message = f'the id "{item_id}" is not kebab-case (small letters, figures and single hyphens)'
        yield Objection(subject, item_id, message)
    if len(item_id) > LONGEST_ID:
        yield Objection(subject, item_id, f"an id has at most {LONGEST_ID} characters")


def _all_ids(content: Content) -> Iterator[tuple[str, str]]:
    yield from (("sources", name.id) for name in content.subject("sources").sources)
    yield from (("facts", name.id) for name in content.subject("facts").facts)
    for subject in ("overview", "criteria", "care"):
        for section in content.subject(subject).sections:
            yield subject, section.id
            yield from ((subject, table.id) for table in section.tables)
    yield from (("comparison", row.id) for row in content.comparison.rows)
    yield from (("comparison", card.id) for card in content.comparison.cards)
    yield from (("checklist", phase.id) for phase in content.checklist.phases)
    yield from (("differential", condition.id) for condition in content.differential.conditions)
    yield from ((item.subject, item.id) for item in walk(content))


def check_evidence(content: Content) -> Objections:
    """Facts and sources that are cited exist, may be shown, and every clinical sentence has one."""
    yield from check_ledger(content)
    for item in walk(content):
        yield from check_citations(content, item)


def check_ledger(content: Content) -> Objections:
    """The sources of every fact exist."""
    for fact in content.facts.values():
        for name in fact.sources:
            if name not in content.sources:
                message = f'cites the source "{name}", which does not exist{_near(name, content.sources)}'
                yield Objection("facts", fact.id, message)


def check_citations(content: Content, item: Item) -> Objections:
    """The citations of one item."""
    subject, own = item.subject, item.id
    if not item.facts:
        if item.cited:
            yield Objection(subject, own, "a clinical sentence without a citation: give it `facts`")
        elif item.sources:
            yield Objection(subject, own, "names sources but cites no fact")
        return
    cited: set[str] = set()
    for name in item.facts:
        fact = content.facts.get(name)
        if fact is None:
            message = f'cites the fact "{name}", which does not exist{_near(name, content.facts)}'
            yield Objection(subject, own, message)
            continue
        shown = {source for source in fact.sources if source in content.sources and is_citable(content, source)}
        cited |= shown
        if not shown:
            yield Objection(subject, own, f'cites "{name}", which rests only on sources that may not be shown')
    for name in item.sources:
        if name not in content.sources:
            message = f'names the source "{name}", which does not exist{_near(name, content.sources)}'
            yield Objection(subject, own, message)
        elif not is_citable(content, name):
            yield Objection(subject, own, f'names the source "{name}", which is a lead and may not be shown')
        elif name not in cited:
            yield Objection(subject, own, f'names the source "{name}", which none of its facts cites')


def is_citable(content: Content, source: str) -> bool:
    """Whether a source may be shown to a reader."""
    return content.sources[source].use == "cite"


def check_links(content: Content) -> Objections:
    """`links` and `see` lead somewhere."""
    targets = {item_id for subject, item_id in _all_ids(content) if subject not in ("facts", "sources")} | set(PAGES)
    for phase in content.checklist.phases:
        for step in phase.steps:
            for link in step.links:
                if link not in targets:
                    message = f'links to "{link}", which does not exist{_near(link, targets)}'
                    yield Objection("checklist", step.id, message)
    for question in content.faq.questions:
        for link in question.see:
            if link not in targets:
                message = f'sees also "{link}", which does not exist{_near(link, targets)}'
                yield Objection("faq", question.id, message)


def check_tables(content: Content) -> Objections:
    """Rows are as wide as their table; cells name columns and features that exist, each once."""
    for subject in ("overview", "criteria", "care"):
        for section in content.subject(subject).sections:
            for table in section.tables:
                for row in table.rows:
                    if len(row.cells) != len(table.columns):
                        message = f"has {len(row.cells)} cells where the table has {len(table.columns)} columns"
                        yield Objection(subject, row.id, message)
    columns = [column.id for column in content.comparison.columns]
    for compared in content.comparison.rows:
        yield from _known_once("comparison", compared.id, [cell.column for cell in compared.cells], columns, "column")
        for cell in compared.cells:
            if not cell.parts:
                message = f'the cell "{cell.column}" is empty; leave it out to say "not sourced"'
                yield Objection("comparison", f"{compared.id}-{cell.column}", message)
    features = [feature.id for feature in content.differential.features]
    for condition in content.differential.conditions:
        found = [finding.feature for finding in condition.findings]
        yield from _known_once("differential", condition.id, found, features, "feature")
        yield from _known_once("differential", condition.id, list(condition.first), features, "feature")


def _known_once(subject: str, holder: str, names: list[str], known: list[str], what: str) -> Objections:
    for name in names:
        place = f"{holder}-{name}"
        if name not in known:
            message = f'names the {what} "{name}", which does not exist{_near(name, known)}'
            yield Objection(subject, place, message)
        if names.count(name) > 1:
            yield Objection(subject, place, f'names the {what} "{name}" more than once', True)


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 1, 0.7)
    return f'; did you mean "{near[0]}"?' if near else ""
