"""Which topics the words of the content lean to: learned from the content itself when the index is built.

A word that stands mostly in questions and sentences of one topic speaks for that topic, even where no single sentence
fits what was typed. Pairs of words as they follow one another in the questions ("how often", "go back") carry the way
of asking, so there the stop words count too.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from app.content.models import Topic
from app.content.search.words import STOP

_CALM = 3.0  # imaginary sightings spread over all topics: keeps a rare word from shouting


class Leaning:
    """Fed with `learn`, asked with `of`."""

    def __init__(self) -> None:
        self._seen: dict[str, dict[Topic, float]] = defaultdict(lambda: defaultdict(float))
        self._all: dict[Topic, float] = defaultdict(float)

    def learn(self, topic: Topic, keys: Sequence[str], worth: float, pairs: bool = False) -> None:
        for key in set(keys):
            if key not in STOP:
                self._seen[key][topic] += worth
                self._all[topic] += worth
        if pairs:
            for first, second in zip(keys, keys[1:], strict=False):
                self._seen[f"{first} {second}"][topic] += worth

    def of(self, key: str) -> dict[Topic, float]:
        """How much more the key is seen with each topic than words are on the whole, between -1 and 1."""
        seen = self._seen.get(key)
        if not seen:
            return {}
        everything = sum(self._all.values()) or 1.0
        times = sum(seen.values()) + _CALM
        return {
            topic: (seen.get(topic, 0.0) + _CALM * share / everything) / times - share / everything
            for topic, share in self._all.items()
        }


def lean(leaning: Leaning, weights: Iterable[tuple[str, float]]) -> dict[Topic, float]:
    """The sum over the keys of a query, each with its weight."""
    points: dict[Topic, float] = defaultdict(float)
    for key, weight in weights:
        for topic, more in leaning.of(key).items():
            points[topic] += weight * more
    return points
