"""Puts candidates in the order a person wants: what matches best, of the kind that answers, on the topic meant."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from app.content.models import Topic
from app.content.search.asks import asked
from app.content.search.index import Index, Row
from app.content.search.lexicon import Keys
from app.content.search.meaning import shares
from app.content.search.query import Part, Query

# What a hit of each kind is worth beside others: answers and acts before figures, word meanings and references.
KIND = {
    "definition": 1.2, "lead": 1.15, "sign": 1.1, "key-point": 1.1, "action": 1.1, "site": 1.1, "product": 1.05,
    "question": 1.0, "cell": 1.0, "statement": 1.0, "info": 0.95, "regimen": 0.95, "detail": 0.9, "recheck": 0.9,
    "finding": 0.9, "dose": 0.9, "table-row": 0.85, "study": 0.75, "bar": 0.7, "term": 0.75, "source": 0.3,
}  # fmt: skip
TITLE, BODY, PHRASES = 1.0, 0.85, 0.95
_FIT, _COVER = 0.35, 0.65
_FLOOR = 0.2  # what a row by which a wanted topic is entered is worth with no word in common
_LENGTH = 0.06
_COMMON = 1.5  # a part that weighs less finds nothing by itself where others weigh more
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


@dataclass(slots=True, eq=False)
class Ranked:
    """A row with how well it matches, how nearly it is what was typed, and the score it is placed by."""

    row: Row
    match: float
    fit: float
    score: float


def weigh(query: Query, index: Index) -> None:
    """Gives each part its share of the query, by how rare it is in the content."""
    for part in query.parts:
        rarity = min((_rarity(way, index) for way, worth in part.ways.items() if worth >= _SAME_THING), default=1.0)
        known = any(index.knows(key) for key in part.keys)
        if part.number:
            part.weight = 0.5 * rarity if known else 0.2
        elif part.terms:
            part.weight = 0.35 * rarity if all(term.name in _FAINT for term in part.terms) else max(2.0, rarity)
        else:
            part.weight = (0.7 * rarity if known else 0.6) * part.sure


def ways_to_find(query: Query, index: Index, near: bool) -> list[list[Keys]]:
    """What to ask the index for, a group for each part: what says the same thing, and with `near` what lies near it.

    A common word finds nothing by itself where there are rarer ones.
    """
    telling = [part for part in query.parts if part.weight >= _COMMON] or query.parts
    return [
        [
            way
            for way, worth in part.ways.items()
            if (near or worth >= _SAME_THING) and all(index.knows(key) for key in way)
        ]
        for part in telling
    ]


def _rarity(way: Keys, index: Index) -> float:
    return max(index.rarity(key) for key in way)


def rank(
    query: Query, rows: list[Row], index: Index, meant: Mapping[Topic, float], shown: int
) -> tuple[list[Ranked], dict[Topic, float]]:
    """All rows, best first, and how likely each topic is. `meant` was learned of the `shown` features of the query."""
    wanted = _Wanted(query.parts)
    ranked = []
    for row in rows:
        common = row.keys & wanted.keys
        fit = wanted.fit(row, common)
        match = max(_FLOOR, _COVER * wanted.cover(row, common) + _FIT * fit)
        kind = KIND.get(row.item.kind, 1.0)
        if row.item.kind == "term" and fit < _UNTYPED:
            kind *= _UNTYPED
        ranked.append(Ranked(row, match, fit, match * kind))
    ranked.sort(key=_score, reverse=True)
    topics = topics_of(ranked, meant, shown)
    compared = "versus!" in asked(query.keys)
    for hit in ranked:
        hit.score *= 1 + _PULL * topics.get(hit.row.item.topic, 0.0)
        if compared:
            hit.score *= _COMPARED.get(hit.row.item.kind, 1.0)
    ranked.sort(key=_score, reverse=True)
    return ranked, topics


def _score(hit: Ranked) -> float:
    return hit.score


class _Wanted:
    """The ways of all parts, by the key that they begin with: a row is asked only about the keys it holds."""

    def __init__(self, parts: list[Part]) -> None:
        self._weights = [part.weight for part in parts]
        self._total = sum(self._weights) or 1.0
        self._ways: dict[str, list[tuple[int, float, str]]] = defaultdict(list)  # key -> part, worth, text if longer
        for number, part in enumerate(parts):
            for way, worth in part.ways.items():
                self._ways[way[0]].append((number, worth, f" {' '.join(way)} " if len(way) > 1 else ""))
        self.keys = frozenset(self._ways)

    def cover(self, row: Row, common: frozenset[str]) -> float:
        """How much of the query the row holds anywhere, 0 to 1; a long row holds more by chance."""
        best = [0.0] * len(self._weights)
        for key in common:
            alone = f" {key} "
            field = TITLE if alone in row.title else PHRASES if alone in row.phrases else BODY
            for part, worth, text in self._ways[key]:
                if text:
                    found = (
                        TITLE if text in row.title else PHRASES if text in row.phrases else BODY * (text in row.body)
                    )
                    best[part] = max(best[part], worth * found)
                elif worth * field > best[part]:
                    best[part] = worth * field
        found = sum(weight * worth for weight, worth in zip(self._weights, best, strict=True))
        return found / self._total * (1 - _LENGTH * math.log1p(row.length / 20))

    def fit(self, row: Row, common: frozenset[str]) -> float:
        """How nearly the query is the question, one of its other wordings, the term or one of its spellings: 0 to 1."""
        fit = 0.0
        for phrase in row.fits if common else ():
            shared = phrase.keys & common
            if not shared:
                continue
            best: dict[int, float] = {}
            for key in shared:
                for part, worth, text in self._ways[key]:
                    if worth > best.get(part, 0.0) and (not text or text in phrase.text):
                        best[part] = worth
            matched = sum(self._weights[part] * worth for part, worth in best.items())
            if matched:
                fit = max(fit, 2 * matched / (self._total + max(phrase.telling, matched)))
        return min(1.0, fit)


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
