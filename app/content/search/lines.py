"""Which hits come first once all are scored: what a medicine is for, its dose, its risks; other readings; no repeats."""

from collections import Counter
from collections.abc import Mapping

from app.content.models import Topic
from app.content.search.index import Row
from app.content.search.lexicon import MEDICINES, Keys, keys_of
from app.content.search.query import Query
from app.content.search.ranking import Ranked

_CERTAIN, _FAR = 0.85, 0.05
_SAME_PAGE = 2  # hits of one page before those of others have been shown

# What a title says it is about, in the order in which it is wanted of a medicine named alone.
_FACETS: tuple[tuple[Keys, ...], ...] = tuple(
    tuple(keys_of(form) for form in forms.split(","))
    for forms in (
        "used in NMS,primary use,when is,how it works,what is,instead of,for all,every patient",
        "dose,how much,published regimens,vial",
        "side effects,risks,must not have,who must not,cautions,contraindications,what do I watch",
    )
)


def first_lines(query: Query, ranked: list[Ranked], topics: Mapping[Topic, float]) -> list[Ranked]:
    """All hits in the order they are shown."""
    ranked = _spread(ranked)
    if len(query.parts) == 1 and any(term.kind in MEDICINES for term in query.parts[0].terms):
        found = _facets(query, ranked)
        if len(found) == len(_FACETS):
            return [*found, *(hit for hit in ranked if hit not in found)]
    return _other_readings(ranked, topics)


def _spread(ranked: list[Ranked]) -> list[Ranked]:
    """Puts off what is one too many of its page, so that ten lines are not one question with nine details."""
    pages: Counter[str] = Counter()
    soon, later = [], []
    for hit in ranked:
        pages[hit.row.item.page] += 1
        (soon if pages[hit.row.item.page] <= _SAME_PAGE else later).append(hit)
    return soon + later


def _facets(query: Query, ranked: list[Ranked]) -> list[Ranked]:
    """The best hit for each facet among those that name the medicine in their title or are its own page."""
    named = [way for way, worth in query.parts[0].ways.items() if worth >= 0.9]
    found: list[Ranked] = []
    for forms in _FACETS:
        for hit in ranked:
            if hit not in found and hit.row.item.kind in ("question", "cell", "product") and _says(hit.row, named):
                if any(f" {' '.join(form)} " in hit.row.title for form in forms):
                    found.append(hit)
                    break
    return found


def _says(row: Row, named: list[Keys]) -> bool:
    return any(f" {' '.join(way)} " in row.title or f" {' '.join(way)} " in row.body for way in named)


def _other_readings(ranked: list[Ranked], topics: Mapping[Topic, float]) -> list[Ranked]:
    """Brings the next likely readings into the first three, so that a wrong guess costs one line, not a search.

    The second line stays with the first's topic only if that is nearly certain; the third is always another reading.
    """
    if len(ranked) < 3:
        return ranked
    head, rest = [ranked[0]], ranked[1:]
    for slot in (1, 2):
        seen = {hit.row.item.topic for hit in head}
        chosen = rest[0]
        if slot == 2 or topics.get(head[0].row.item.topic, 0.0) < _CERTAIN:
            fresh = [hit for hit in rest if hit.row.item.topic not in seen and hit.score > _FAR * head[0].score]
            chosen = max(fresh, key=lambda hit: hit.score, default=chosen)
        head.append(chosen)
        rest.remove(chosen)
    return head + rest
