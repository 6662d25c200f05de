"""Which hits come first once all are scored: what a medicine is for, its dose, its risks; other readings; no repeats."""

from collections import Counter
from collections.abc import Mapping

from app.content.models import TOPICS, Topic
from app.content.search.asks import asked
from app.content.search.index import Row
from app.content.search.lexicon import MEDICINES, keys_of
from app.content.search.query import Part, Query
from app.content.search.ranking import Ranked

_NAME = 0.9  # a way of naming the medicine itself, not its class
_CERTAIN, _FAR = 0.85, 0.05
_SAME_PAGE = 2  # hits of one page before those of others have been shown

# What a title says it is about, in the order in which it is wanted of a medicine named alone, the plainest words first.
_FACETS: tuple[tuple[str, ...], ...] = tuple(
    tuple(f" {' '.join(keys_of(form))} " for form in forms.split(","))
    for forms in (
        "when is,for every patient,primary use,used in NMS,how it works",
        "what dose,how much,vial,published regimens,dose",
        "side effects,risks,must not have,cautions,contraindications,what do I watch",
    )
)
_FACET_TOPICS: tuple[Topic, ...] = ("dantrolene-role", "dantrolene-dose", "dantrolene-risks")
_ANY_TOPIC = tuple(topic for topic in TOPICS if topic not in _FACET_TOPICS)


def first_lines(query: Query, ranked: list[Ranked], topics: Mapping[Topic, float]) -> list[Ranked]:
    """All hits in the order they are shown."""
    ranked = _spread(ranked)
    medicines = [part for part in query.parts if any(term.kind in MEDICINES for term in part.terms)]
    if len(query.parts) == 1 and medicines:
        found = _facets(medicines[0], ranked)
        if len(found) == len(_FACETS):
            first = set(found)
            return [*found, *(hit for hit in ranked if hit not in first)]
    ranked = _question_first(_other_readings(ranked, topics))
    return _side_by_side(ranked) if "versus!" in asked(query.keys) else ranked


def _spread(ranked: list[Ranked]) -> list[Ranked]:
    """Puts off what is one too many of its page, so that ten lines are not one question with nine details."""
    pages: Counter[str] = Counter()
    soon: list[Ranked] = []
    later: list[Ranked] = []
    for hit in ranked:
        pages[hit.row.item.page] += 1
        (soon if pages[hit.row.item.page] <= _SAME_PAGE else later).append(hit)
    return soon + later


def _question_first(ranked: list[Ranked]) -> list[Ranked]:
    """A question's own short answer before its details: it is what the page opens with."""
    questions = {hit.row.item.id: hit for hit in ranked if hit.row.item.kind == "question"}
    found: dict[str, Ranked] = {}
    for hit in ranked:
        item = hit.row.item
        if item.kind == "detail" and item.page in questions:
            found.setdefault(item.page, questions[item.page])
        found.setdefault(item.id, hit)
    return list(found.values())


def _facets(medicine: Part, ranked: list[Ranked]) -> list[Ranked]:
    """The best hit for each facet among those that name the medicine in their title, or are a product of that name."""
    ways = sorted((way for way, worth in medicine.ways.items() if worth >= _NAME), key=lambda way: -medicine.ways[way])
    names = [f" {' '.join(way)} " for way in ways]
    naming = [(hit, _place(hit.row, names)) for hit in ranked if hit.row.item.kind in ("question", "cell", "product")]
    found: list[Ranked] = []
    for forms, topic in zip(_FACETS, _FACET_TOPICS, strict=True):
        likely = [
            (place, number, hit)
            for hit, place in naming
            if place < len(names) and hit not in found and hit.row.item.topic in (topic, *_ANY_TOPIC)
            for number in [next((at for at, form in enumerate(forms) if form in hit.row.title), None)]
            if number is not None
        ]
        if likely:
            found.append(min(likely, key=lambda one: one[:2])[2])
    return found


def _place(row: Row, names: list[str]) -> int:
    """Which of the names the row goes by, the first being the one typed; beyond the last if by none."""
    text = row.body if row.item.kind == "product" else row.title
    return next((place for place, name in enumerate(names) if name in text), len(names))


def _side_by_side(ranked: list[Ranked]) -> list[Ranked]:
    """Where two things are compared, a line that leads to the comparison or to "Is it NMS?" stands first or second."""
    for place, hit in enumerate(ranked):
        if hit.row.item.tab in ("compare", "differential") and hit.row.item.topic == ranked[0].row.item.topic:
            return [*ranked[:1], hit, *ranked[1:place], *ranked[place + 1 :]] if place else ranked
    return ranked


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
            fresh = (hit for hit in rest if hit.row.item.topic not in seen and hit.score > _FAR * head[0].score)
            chosen = max(fresh, key=lambda hit: hit.score, default=chosen)
        head.append(chosen)
        rest.remove(chosen)
    return head + rest
