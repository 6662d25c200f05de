"""`search` and `show`: the content in a terminal."""

from dataclasses import dataclass
from difflib import get_close_matches

from app.cli.answer import Answer, as_json
from app.content import models as m
from app.content.content import Content
from app.content.evidence import EVIDENCE_NAMES, KIND_NAMES, READ_NAMES
from app.content.find import Finder, place_names
from app.content.items import Item, conflicts_of, sources_of
from app.content.rules.coverage import displayable
from app.errors import UsageError
from app.sets.shown import load_shown


def search(query: str, limit: int, as_data: bool) -> Answer:
    """At most `limit` results, best first. Nothing found is an answer, not an error."""
    from app.content.search import Search

    shown = load_shown()
    content, said = shown.content, tuple(filter(None, (shown.trouble,)))
    found = Search(content, Finder(content))
    hits = found.find(query, limit)
    if as_data:
        return as_json(
            [
                {"id": hit.id, "tab": hit.tab, "topic": hit.topic, "title": hit.title, "snippet": hit.snippet}
                for hit in hits
            ],
            said,
        )
    if not hits:
        return Answer((found.nothing(query),), said)
    lines = [read] if (read := found.read_as(query)) else []
    for number, hit in enumerate(hits, start=1):
        lines += [f"{number}. {hit.title}  [{hit.tab}, {hit.id}]", f"   {hit.snippet}"]
    return Answer(tuple(lines), said)


@dataclass(frozen=True, slots=True)
class _Found:
    """What `show` prints, whatever the id stands for. `facts` and `sources` may all be shown."""

    id: str
    kind: str
    tab: m.Tab
    topic: str
    title: str
    text: str
    facts: tuple[m.Fact, ...]
    conflicts: tuple[str, ...]
    sources: tuple[m.Source, ...]


def show(item_id: str, as_data: bool) -> Answer:
    """One item, page, fact or source. UsageError if there is none of this id that may be shown."""
    shown = load_shown()
    content, said = shown.content, tuple(filter(None, (shown.trouble,)))
    found = _find(content, item_id)
    return as_json(_plain(found), said) if as_data else Answer(tuple(_in_words(found)), said)


def _find(content: Content, item_id: str) -> _Found:
    finder = Finder(content)
    item = finder.item(item_id)
    if item is not None:
        return _of_items(content, item, (item,))
    fact = content.facts.get(item_id)
    if fact is not None and fact.id in displayable(content):
        return _Found(
            fact.id, "fact", "sources", "", EVIDENCE_NAMES[fact.evidence], fact.statement, (fact,),
            conflicts_of(content, (fact.id,)), sources_of(content, (fact.id,)),
        )  # fmt: skip
    source = content.sources.get(item_id)
    if source is not None and source.use == "cite":
        title = f"{KIND_NAMES[source.kind]}. {READ_NAMES[source.read]}"
        return _Found(source.id, "source", "sources", "", title, source.citation, (), (), (source,))
    held = tuple(item for item in finder.items() if item.page == item_id)
    if held:
        return _of_items(content, held[0], held, item_id, place_names(content).get(item_id, held[0].title))
    if fact is not None or source is not None:
        raise UsageError(
            f'"{item_id}" is kept for the record and not shown.',
            "No source for it may be cited.",
            "`search` prints the ids of what is shown.",
        )
    ids = [*(item.id for item in finder.items()), *content.facts, *content.sources]
    near = get_close_matches(item_id, ids, 1, 0.6)
    hint = f'Did you mean "{near[0]}"?' if near else "`search` prints the ids."
    raise UsageError(f'There is no "{item_id}" in this content.', "", hint)


def _of_items(content: Content, first: Item, items: tuple[Item, ...], page: str = "", title: str = "") -> _Found:
    """One item, or all that stand on a page."""
    facts = tuple(dict.fromkeys(fact for item in items for fact in item.facts))
    sources = {source.id: source for item in items for source in sources_of(content, item.facts, item.sources)}
    return _Found(
        id=page or first.id,
        kind="page" if page else first.kind,
        tab=first.tab,
        topic=first.topic,
        title=title or first.title,
        text="\n".join(item.text for item in items),
        facts=tuple(content.facts[name] for name in facts),
        conflicts=conflicts_of(content, facts),
        sources=tuple(sources.values()),
    )


def _plain(found: _Found) -> dict[str, object]:
    return {
        "id": found.id,
        "kind": found.kind,
        "tab": found.tab,
        "topic": found.topic,
        "title": found.title,
        "text": found.text,
        "facts": [
            {
                "id": fact.id,
                "statement": fact.statement,
                "evidence": fact.evidence,
                "figures": list(fact.figures),
                "conflict": fact.conflict,
            }
            for fact in found.facts
        ],
        "conflicts": list(found.conflicts),
        "sources": [
            {
                "id": source.id,
                "kind": source.kind,
                "citation": source.citation,
                "read": source.read,
                "how_read": READ_NAMES[source.read],
                "doi": source.doi,
                "pmid": source.pmid,
                "pmcid": source.pmcid,
                "link": source.link,
            }
            for source in found.sources
        ],
    }


def where(source: m.Source) -> str:
    """How a source can be found again."""
    numbers = (("doi:", source.doi), ("PMID ", source.pmid), ("", source.pmcid), ("", source.link))
    return " ".join(f"{name}{number}" for name, number in numbers if number)


def _in_words(found: _Found) -> list[str]:
    place = ", ".join(filter(None, (found.id, found.tab, found.topic)))
    lines = [found.title, f"[{place}]", "", *found.text.split("\n")]
    if found.conflicts:
        lines += ["", "Sources differ:", *(f"  {conflict}" for conflict in found.conflicts)]
    if found.facts and found.kind != "fact":
        lines += ["", "Facts:"]
        lines += [f"  {fact.id} ({EVIDENCE_NAMES[fact.evidence]}): {fact.statement}" for fact in found.facts]
    if found.sources:
        lines += ["", "Sources:"]
        for source in found.sources:
            lines.append(f"  {source.citation} [{KIND_NAMES[source.kind]}. {READ_NAMES[source.read]}]")
            if where(source):
                lines.append(f"    {where(source)}")
    return lines
