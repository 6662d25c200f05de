"""Finds the known word that a misspelt one was meant to be.

A list of all words and their letter pairs is kept; of the words that share most pairs with the typed one, the nearest
by `distance.misspelling` is taken, or several if they are equally near. A word that is known, an everyday English word
and the name of a real medicine are never changed: "clonazepam" does not become lorazepam because we do not have it.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

from app.content.search.distance import misspelling
from app.content.search.guard import NEVER_CHANGED
from app.content.search.vocabulary import Vocabulary
from app.content.search.words import folded, squashed

_SHORTEST = 4
_TRIED = 40  # words compared letter by letter
_TIE = 0.3  # another word this little further away is offered too


class Guess(NamedTuple):
    """A known word (in the form it was given in) and how sure we are that it was meant, 0 to 1."""

    word: str
    sure: float


class Spelling:
    """Guesses among the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = sorted(word for word in vocabulary.words if len(word) >= _SHORTEST and word.isalpha())
        self._shapes = [squashed(folded(word)) for word in self._words]
        self._favoured = vocabulary.favoured
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        for number, shape in enumerate(self._shapes):
            for pair in _pairs(shape):
                self._by_pair[pair].append(number)
        self.guess = lru_cache(maxsize=2_000)(self._guess)

    def _guess(self, typed: str, unfinished: bool = False) -> tuple[Guess, ...]:
        """Known words that `typed` may have been meant to be, best first. `unfinished`: it may go on."""
        if len(typed) < _SHORTEST or len(typed) > 30 or not typed.isalpha() or typed in NEVER_CHANGED:
            return ()
        shape = squashed(folded(typed))
        most = _most(len(shape))
        shared: Counter[int] = Counter()
        pairs = _pairs(shape)
        for pair in pairs:
            shared.update(self._by_pair.get(pair, ()))
        if not shared:
            return ()
        likely = sorted(
            (number for number, count in shared.items() if count * 3 >= len(pairs)),
            key=lambda number: shared[number] / (len(pairs) + (0 if unfinished else len(self._shapes[number]) + 1)),
            reverse=True,
        )[: _TRIED * (2 if unfinished else 1)]
        found = []
        for number in likely:
            word, known = self._words[number], self._shapes[number]
            whole, beginning = misspelling(shape, known, most)
            far = min(whole, beginning + 0.5) if unfinished else whole
            bonus = self._favoured.get(word, 0.0)
            if far <= most * (0.7 + bonus):
                first = 0.0 if shape[0] == known[0] else 0.5
                found.append((far + first - bonus, word, far + first))
        if not found:
            return ()
        found.sort()
        best = found[0][0]
        return tuple(
            Guess(word, max(0.3, 1 - far / len(shape))) for near, word, far in found[:3] if near <= best + _TIE
        )


def _pairs(shape: str) -> set[str]:
    """Letter pairs, with the ends of the word marked."""
    marked = f"^{shape}$"
    return {marked[place : place + 2] for place in range(len(marked) - 1)}


def _most(length: int) -> float:
    """The farthest a word of this length may be from what was meant."""
    if length <= 4:
        return 0.75
    if length <= 6:
        return 1.2
    if length <= 8:
        return 1.7
    return 2.3 if length <= 11 else 2.8
