"""Puts candidates in the order a person wants: what matches best, of the kind that answers, on the topic wanted."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.content.models import Topic
from app.content.search.index import BREAK, Index, Row
from app.content.search.leaning import lean
from app.content.search.lexicon import Keys
from app.content.search.query import Part, Query
from app.content.search.words import STOP

# What a hit of each kind is worth beside others: answers and acts before figures, word meanings and references.
KIND = {
    "question": 1.0, "definition": 1.2, "sign": 1.1, "key-point": 1.1, "lead": 1.15, "action": 1.1, "recheck": 0.9,
    "info": 0.95, "cell": 1.0, "product": 1.05, "dose": 0.9, "regimen": 0.95, "statement": 1.0, "detail": 0.9,
    "table-row": 0.85, "finding": 0.9, "bar": 0.7, "study": 0.75, "term": 0.7, "source": 0.3, "site": 1.1,
}  # fmt: skip

# How much a glossary word of each kind says about the topic.
KIND_OF_WORD = {"brand": 1.5, "generic": 1.5, "medical": 1.2, "lay": 1.2, "abbreviation": 1.0}
_FAINT = frozenset(
    "mg mL mg/kg h min IV PO OD BD TDS QDS PRN U/L ULN mmol/L mmHg NMS antipsychotic bolus tablet injection IM SC".split()
)

TITLE, BODY, PHRASES = 1.0, 0.85, 0.95
_FIT, _COVER = 0.28, 0.72
_SAME_THING = 0.85  # forms worth this much stand for the part when its rarity is told
_QUITE_FIT, _FITTING = 0.8, 0.8  # a question that fits better than this speaks for its topic
_LITTLE = 10.0  # a query that weighs no more than this says little: what it finds has half a vote
_FLOOR = 0.12  # what a row by which a wanted topic is entered is worth with no word in common
# A medicine that causes NMS is the subject of many questions and the answer to few: asked about in a way that points
# elsewhere, its own topic steps back.
_SUBJECT_ONLY: tuple[Topic, ...] = ("cause",)
_SUBJECT = 0.05
_VOTERS = 25
_SHARPNESS = 3.6
_RULES, _WORDS, _VOTE, _LEAN, _LEAN_PAIRS = 0.57, 0.5, 0.5, 0.3, 0.67
_TOPIC_PULL = 1.4


@dataclass(slots=True)
class Ranked:
    row: Row
    match: float
    fit: float
    score: float


def weigh(query: Query, index: Index) -> None:
    """Gives each part its share of the query, by how rare it is in the content."""
    for part in query.parts:
        rarity = min((_rarity(way, index) for way, worth in part.ways.items() if worth >= _SAME_THING), default=1.0)
        if part.number:
            part.weight = 0.5 * rarity if index.frequency.get(part.keys[0], 0) else 0.2
        elif part.terms:
            faint = all(term.name in _FAINT for term in part.terms)
            part.weight = 0.35 * rarity if faint else max(2.0, rarity)
        else:
            known = index.frequency.get(part.keys[0], 0) > 0
            part.weight = (0.7 * rarity if known else 0.6) * part.sure


def _rarity(way: Keys, index: Index) -> float:
    return max(index.rarity(key) for key in way)


def rank(query: Query, rows: list[Row], index: Index, wanted: Mapping[Topic, float]) -> list[Ranked]:
    """All rows, best first."""
    total = sum(part.weight for part in query.parts) or 1.0
    ranked = []
    for row in rows:
        fit = _fit(row, query.parts, total, index)
        match = max(_FLOOR, _COVER * _cover(row, query.parts) / total + _FIT * fit)
        ranked.append(Ranked(row, match, fit, match * KIND.get(row.item.kind, 1.0)))
    ranked.sort(key=lambda hit: -hit.score)
    topics = topics_of(query, ranked, index, wanted)
    for hit in ranked:
        hit.score *= 1 + _TOPIC_PULL * topics.get(hit.row.item.topic, 0.0)
    ranked.sort(key=lambda hit: -hit.score)
    return _other_readings(ranked, topics)


def _other_readings(ranked: list[Ranked], topics: Mapping[Topic, float]) -> list[Ranked]:
    """Brings the next likely readings into the first three, so that a guess that is wrong costs one line, not a search.

    The second line stays with the first's topic only if that is nearly certain; the third is always another reading.
    """
    if len(ranked) < 3:
        return ranked
    head, rest = [ranked[0]], ranked[1:]
    for slot in (1, 2):
        seen = {hit.row.item.topic for hit in head}
        if slot == 1 and topics.get(head[0].row.item.topic, 0.0) > _CERTAIN:
            chosen = rest[0]
        else:
            fresh = [hit for hit in rest[:_READINGS] if hit.row.item.topic not in seen and hit.score > _FAR * head[0].score]
            chosen = max(fresh, key=lambda hit: hit.score, default=rest[0])
        head.append(chosen)
        rest.remove(chosen)
    return head + rest


_CERTAIN = 0.8
_READINGS = 60
_FAR = 0.15


def _asked_words(query: Query, total: float) -> Iterator[tuple[str, float]]:
    """The words of the query and the pairs they make, with what each may say about the topic."""
    for part in query.parts:
        for key in part.keys:
            yield key, _LEAN * part.weight / total / len(part.keys)
    for first, second in zip(query.keys, query.keys[1:], strict=False):
        yield f"{first} {second}", _LEAN_PAIRS


def _cover(row: Row, parts: list[Part]) -> float:
    found = 0.0
    for part in parts:
        best = 0.0
        for way, worth in part.ways.items():
            if worth <= best:
                continue
            text = f" {' '.join(way)} "
            if text in row.title:
                best = max(best, worth * TITLE)
            elif text in row.phrases:
                best = max(best, worth * PHRASES)
            elif text in row.body:
                best = max(best, worth * BODY)
        found += part.weight * best
    return found * (1 - 0.06 * math.log1p(row.length / 20))


def _fit(row: Row, parts: list[Part], total: float, index: Index) -> float:
    """How nearly the query is the question, one of its other wordings, the term or one of its spellings: 0 to 1."""
    if row.item.kind not in ("question", "term", "lead", "product"):
        return 0.0
    best = 0.0
    for phrase in (row.title, *(row.phrases.split(BREAK) if len(row.phrases) > 2 else ())):
        text = f" {phrase.strip()} "
        matched = 0.0
        for part in parts:
            matched += part.weight * max(
                (worth for way, worth in part.ways.items() if f" {' '.join(way)} " in text), default=0.0
            )
        if matched:
            own = sum(index.rarity(key) for key in text.split() if key not in STOP)
            best = max(best, 2 * matched / (total + max(own, matched)))
    return min(1.0, best)


def topics_of(query: Query, ranked: list[Ranked], index: Index, wanted: Mapping[Topic, float]) -> dict[Topic, float]:
    """How likely each topic is what was wanted, together 1: from the rules, the glossary and what was found."""
    points: dict[Topic, float] = defaultdict(float)
    for topic, worth in wanted.items():
        points[topic] += _RULES * worth
    total = sum(part.weight for part in query.parts) or 1.0
    for part in query.parts:
        for term in part.terms:
            share = part.weight / total * part.sure / len(part.terms)
            if term.topic in _SUBJECT_ONLY and any(worth >= 1 for topic, worth in wanted.items() if topic != term.topic):
                share *= _SUBJECT
            points[term.topic] += _WORDS * share * KIND_OF_WORD[term.kind]
    best = max(ranked[0].score if ranked else 1.0, 0.3)
    votes: dict[Topic, float] = defaultdict(float)
    for place, hit in enumerate(ranked[:_VOTERS]):
        votes[hit.row.item.topic] += (hit.score / best) ** 2.3 / math.sqrt(1 + place)
    everything = (sum(votes.values()) or 1.0) * (1 + _LITTLE / total)
    for topic, vote in votes.items():
        points[topic] += _VOTE * vote / everything
    fitting = max((hit for hit in ranked[:_VOTERS] if hit.row.item.kind == "question"), key=lambda hit: hit.fit, default=None)
    if fitting is not None and fitting.fit > _QUITE_FIT:
        points[fitting.row.item.topic] += _FITTING * (fitting.fit - _QUITE_FIT) / (1 - _QUITE_FIT)
    for topic, more in lean(index.leaning, _asked_words(query, total)).items():
        points[topic] += more
    largest = max(points.values(), default=1.0)
    sharp = {topic: math.exp(_SHARPNESS * (point - largest)) for topic, point in points.items()}
    together = sum(sharp.values())
    return {topic: share / together for topic, share in sharp.items()}
