"""Puts candidates in the order a person wants: what matches best, of the kind that answers, on the topic meant."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from app.content.models import Topic
from app.content.search.asks import asked
from app.content.search.index import BREAK, Index, Row
from app.content.search.lexicon import Keys
from app.content.search.meaning import shares
from app.content.search.query import Part, Query
from app.content.search.words import STOP

# What a hit of each kind is worth beside others: answers and acts before figures, word meanings and references.
KIND = {
    "definition": 1.2, "lead": 1.15, "sign": 1.1, "key-point": 1.1, "action": 1.1, "site": 1.1, "product": 1.05,
    "question": 1.0, "cell": 1.0, "statement": 1.0, "info": 0.95, "regimen": 0.95, "detail": 0.9, "recheck": 0.9,
    "finding": 0.9, "dose": 0.9, "table-row": 0.85, "study": 0.75, "bar": 0.7, "term": 0.75, "source": 0.3,
}  # fmt: skip
_FITS = ("question", "term", "lead", "product")  # kinds whose title is what a person may type

TITLE, BODY, PHRASES = 1.0, 0.85, 0.95
_FIT, _COVER = 0.35, 0.65
_FLOOR = 0.2  # what a row by which a wanted topic is entered is worth with no word in common
_LENGTH = 0.06
_SAME_THING = 0.85  # forms worth this much stand for the part when its rarity is told
_FAINT = frozenset(
    "mg mL mg/kg h min IV PO OD BD TDS QDS PRN U/L ULN mmol/L mmHg NMS antipsychotic bolus tablet injection IM SC".split()
)

_MEANING, _EVENED = 1.0, 0.5  # what was learned, divided by so high a power of how much was shown
_VOTES, _VOTERS, _VOTE_POWER = 0.35, 25, 1.0
_FITTING, _QUITE_FIT = 1.5, 0.88  # a question that fits better than this speaks for its topic
_PULL = 6.0
_UNTYPED = 0.6  # a word meaning is worth so much less where what was typed is not the word
_COMPARED = {"lead": 1.4, "cell": 1.25, "finding": 1.15}  # what is worth more where two things are compared


@dataclass(slots=True)
class Ranked:
    """A row with how well it matches, how nearly it is what was typed, and the score it is placed by."""

    row: Row
    match: float
    fit: float
    score: float


def weigh(query: Query, index: Index) -> float:
    """Gives each part its share of the query, by how rare it is in the content; returns the whole."""
    for part in query.parts:
        rarity = min((_rarity(way, index) for way, worth in part.ways.items() if worth >= _SAME_THING), default=1.0)
        known = any(index.knows(key) for key in part.keys)
        if part.number:
            part.weight = 0.5 * rarity if known else 0.2
        elif part.terms:
            part.weight = 0.35 * rarity if all(term.name in _FAINT for term in part.terms) else max(2.0, rarity)
        else:
            part.weight = (0.7 * rarity if known else 0.6) * part.sure
    return sum(part.weight for part in query.parts) or 1.0


def _rarity(way: Keys, index: Index) -> float:
    return max(index.rarity(key) for key in way)


def rank(
    query: Query, rows: list[Row], index: Index, meant: Mapping[Topic, float], shown: int
) -> tuple[list[Ranked], dict[Topic, float]]:
    """All rows, best first, and how likely each topic is. `meant` was learned of the `shown` features of the query."""
    total = sum(part.weight for part in query.parts) or 1.0
    ranked = []
    for row in rows:
        fit = _fit(row, query.parts, total, index)
        match = max(_FLOOR, _COVER * _cover(row, query.parts) / total + _FIT * fit)
        kind = KIND.get(row.item.kind, 1.0)
        if row.item.kind == "term" and fit < _UNTYPED:
            kind *= _UNTYPED
        ranked.append(Ranked(row, match, fit, match * kind))
    ranked.sort(key=lambda hit: -hit.score)
    topics = topics_of(ranked, meant, shown)
    compared = "versus!" in asked(query.keys)
    for hit in ranked:
        hit.score *= 1 + _PULL * topics.get(hit.row.item.topic, 0.0)
        if compared:
            hit.score *= _COMPARED.get(hit.row.item.kind, 1.0)
    ranked.sort(key=lambda hit: -hit.score)
    return ranked, topics


def _cover(row: Row, parts: list[Part]) -> float:
    """How much of the query the row holds anywhere; a long row holds more by chance."""
    found = 0.0
    for part in parts:
        best = 0.0
        for way, worth in part.ways.items():
            if worth > best:
                text = f" {' '.join(way)} "
                if text in row.title:
                    best = max(best, worth * TITLE)
                elif text in row.phrases:
                    best = max(best, worth * PHRASES)
                elif text in row.body:
                    best = max(best, worth * BODY)
        found += part.weight * best
    return found * (1 - _LENGTH * math.log1p(row.length / 20))


def _fit(row: Row, parts: list[Part], total: float, index: Index) -> float:
    """How nearly the query is the question, one of its other wordings, the term or one of its spellings: 0 to 1."""
    if row.item.kind not in _FITS:
        return 0.0
    best = 0.0
    for phrase in (row.title, *(row.phrases.split(BREAK) if len(row.phrases) > 2 else ())):
        text = f" {phrase.strip()} "
        matched = 0.0
        for part in parts:
            worths = (worth for way, worth in part.ways.items() if f" {' '.join(way)} " in text)
            matched += part.weight * max(worths, default=0.0)
        if matched:
            own = sum(index.rarity(key) for key in text.split() if key not in STOP)
            best = max(best, 2 * matched / (total + max(own, matched)))
    return min(1.0, best)


def topics_of(ranked: list[Ranked], meant: Mapping[Topic, float], shown: int) -> dict[Topic, float]:
    """How likely each topic is what was meant, together 1: from what was learned and from what was found."""
    points: dict[Topic, float] = defaultdict(float)
    for topic, more in meant.items():
        points[topic] = _MEANING * more / max(1, shown) ** _EVENED
    best = max(ranked[0].score if ranked else 1.0, 0.3)
    votes: dict[Topic, float] = defaultdict(float)
    for place, hit in enumerate(ranked[:_VOTERS]):
        votes[hit.row.item.topic] += (hit.score / best) ** _VOTE_POWER / math.sqrt(1 + place)
    everything = sum(votes.values()) or 1.0
    for topic, vote in votes.items():
        points[topic] += _VOTES * vote / everything
    questions = [hit for hit in ranked[:_VOTERS] if hit.row.item.kind == "question" and hit.fit > _QUITE_FIT]
    if questions:
        fitting = max(questions, key=lambda hit: hit.fit)
        points[fitting.row.item.topic] += _FITTING * (fitting.fit - _QUITE_FIT) / (1 - _QUITE_FIT)
    return shares(points)
