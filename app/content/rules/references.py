"""Ids are unique and permanent in form, every reference resolves, and nothing weak is shown."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from app.content.content import Content
from app.content.items import Item, walk

Found = Iterator[tuple[str, str, str]]

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FACT = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)+")
PAGES = ("overview", "key-points", "compare", "studies", "checklist", "faq", "preparation", "regimens", "differential")


def check_ids(content: Content) -> Found:
    """Every id once in the whole content, kebab-case; facts keep their capital ids."""
    seen: dict[str, str] = dict.fromkeys(PAGES, "the pages")
    for subject, item_id in _all_ids(content):
        if not (_FACT if subject == "facts" else _KEBAB).fullmatch(item_id):
            yield subject, item_id, f'the id "{item_id}" is not kebab-case (small letters, figures and single hyphens)'
        if item_id in seen:
            yield subject, item_id, f'the id "{item_id}" is used twice (also in {seen[item_id]})'
        seen[item_id] = f"{subject}.toml"


def _all_ids(content: Content) -> Iterator[tuple[str, str]]:
    yield from (("sources", name.id) for name in content.subject("sources").sources)
    yield from (("facts", name.id) for name in content.subject("facts").facts)
    for subject in ("overview", "criteria", "care"):
        for section in content.subject(subject).sections:
            yield subject, section.id
            yield from ((subject, part.id) for part in (*section.tables, *section.pictures))
    yield from (("comparison", row.id) for row in (*content.comparison.rows, *content.comparison.cards))
    yield from (("comparison", picture.id) for picture in content.comparison.pictures)
    yield from (("checklist", phase.id) for phase in content.checklist.phases)
    yield from (("differential", condition.id) for condition in content.differential.conditions)
    yield from ((item.subject, item.id) for item in walk(content))


def check_evidence(content: Content) -> Found:
    """Facts and sources that are cited exist, may be shown, and every clinical sentence has one."""
    for fact in content.facts.values():
        for name in fact.sources:
            if name not in content.sources:
                yield "facts", fact.id, f'cites the source "{name}", which does not exist{_near(name, content.sources)}'
    for item in walk(content):
        yield from _check_item(content, item)


def _check_item(content: Content, item: Item) -> Found:
    if not item.facts:
        if item.cited:
            yield item.subject, item.id, "a clinical sentence without a citation: give it `facts`"
        return
    cited: set[str] = set()
    for name in item.facts:
        fact = content.facts.get(name)
        if fact is None:
            yield item.subject, item.id, f'cites the fact "{name}", which does not exist{_near(name, content.facts)}'
            continue
        shown = {source for source in fact.sources if source in content.sources and is_citable(content, source)}
        cited |= shown
        if not shown:
            yield item.subject, item.id, f'cites "{name}", which rests only on sources that may not be shown'
    for name in item.sources:
        if name not in content.sources:
            yield item.subject, item.id, f'names the source "{name}", which does not exist'
        elif not is_citable(content, name):
            yield item.subject, item.id, f'names the source "{name}", which is a lead and may not be shown'
        elif name not in cited:
            yield item.subject, item.id, f'names the source "{name}", which none of its facts cites'


def is_citable(content: Content, source: str) -> bool:
    """Whether a source may be shown to a reader."""
    return content.sources[source].use == "cite"


def check_links(content: Content) -> Found:
    """`links` and `see` lead somewhere."""
    targets = {item_id for subject, item_id in _all_ids(content) if subject not in ("facts", "sources")} | set(PAGES)
    for phase in content.checklist.phases:
        for step in phase.steps:
            for link in step.links:
                if link not in targets:
                    yield "checklist", step.id, f'links to "{link}", which does not exist{_near(link, targets)}'
    for question in content.faq.questions:
        for link in question.see:
            if link not in targets:
                yield "faq", question.id, f'sees also "{link}", which does not exist{_near(link, targets)}'


def check_tables(content: Content) -> Found:
    """Rows are as wide as their table; cells name columns and features that exist, each once."""
    for subject in ("overview", "criteria", "care"):
        for section in content.subject(subject).sections:
            for table in section.tables:
                for row in table.rows:
                    if len(row.cells) != len(table.columns):
                        message = f"has {len(row.cells)} cells where the table has {len(table.columns)} columns"
                        yield subject, row.id, message
    columns = [column.id for column in content.comparison.columns]
    for compared in content.comparison.rows:
        yield from _known_once("comparison", compared.id, [cell.column for cell in compared.cells], columns, "column")
        for cell in compared.cells:
            if not cell.parts:
                yield "comparison", compared.id, f'the cell "{cell.column}" is empty; leave it out to say "not sourced"'
    features = [feature.id for feature in content.differential.features]
    for condition in content.differential.conditions:
        found = [finding.feature for finding in condition.findings]
        yield from _known_once("differential", condition.id, found, features, "feature")
        yield from _known_once("differential", condition.id, list(condition.first), features, "feature")


def _known_once(subject: str, item: str, names: list[str], known: list[str], what: str) -> Found:
    for name in names:
        if name not in known:
            yield subject, item, f'names the {what} "{name}", which does not exist{_near(name, known)}'
        if names.count(name) > 1:
            yield subject, item, f'names the {what} "{name}" more than once'


def _near(name: str, known: object) -> str:
    near = get_close_matches(name, list(known), 1, 0.7)  # type: ignore[call-overload]
    return f'; did you mean "{near[0]}"?' if near else ""
