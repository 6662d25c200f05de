"""Finds the known word that a misspelt one was meant to be.

A list of all words and their letter pairs is kept; of the words that share most pairs with the typed one, the nearest
by `distance.misspelling` is taken, or several if they are equally near. A word that is known, an everyday English word
and the name of a real medicine are never changed: "clonidine" does not become "clozapine" because it looks like it, and
a name with the ending of another class does not leave that class.

Why no package: over the 3,600 words here and the 649 single-word misspellings that the glossary lists, this is right first
in 97.1 % at 1.4 ms a word. When there were 3,400 words, rapidfuzz (OSA distance) was right in 96.2 % at 0.3 ms, this in
96.0 %, difflib in 95.8 % at 11 ms. rapidfuzz costs 12 MB installed and 37 ms to import, and only unknown words come here:
it would save a millisecond on those, and knows neither the ear's slips nor the next key.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

from app.content.search.distance import misspelling
from app.content.search.guard import NEVER_CHANGED, class_ending
from app.content.search.vocabulary import Vocabulary
from app.content.search.words import folded, squashed

_SHORTEST, _LONGEST = 4, 30
_AT_ONCE = 200  # words noted in one go
_TRIED = 40  # words compared letter by letter
_SHARED, _LOOSELY = 1 / 3, 1 / 5  # of the letter pairs typed, that a word must hold to be compared
_TIE = 0.3  # another word this little further away is offered too
_MOST_GUESSES = 3
_NEAR = 0.28  # of the letter pairs of two words taken together: what near ones share is more than this
_PLAIN_WORD = 0.7  # of the distance allowed; words of the glossary may be further off by their bonus
_FIRST_LETTER = 0.5  # the first letter is seldom the wrong one
_UNFINISHED = 0.5
_LEAST_SURE = 0.3
_LOOSE = 0.42  # of a word's letters may be wrong where nothing else was found, and the window says what it was read as
_LOOSE_FROM = 8  # letters; with fewer, that many wrong ones leave nothing that was meant ("plugh" is no "plus")


class Guess(NamedTuple):
    """A known word (in the form it was given in) and how sure we are that it was meant, 0 to 1."""

    word: str
    sure: float


class Spelling:
    """Guesses among the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = sorted(word for word in vocabulary.words if len(word) >= _SHORTEST and word.isalpha())
        self._shapes: list[str] = []
        self._favoured = vocabulary.favoured
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        self.guess = lru_cache(maxsize=2_000)(self._guess)

    def fill(self) -> Iterator[None]:
        """Notes the letter pairs of each word, some words at a time."""
        for number, word in enumerate(self._words):
            shape = squashed(folded(word))
            self._shapes.append(shape)
            for pair in _pairs(shape):
                self._by_pair[pair].append(number)
            if number % _AT_ONCE == 0:
                yield

    def _guess(self, typed: str, unfinished: bool = False, loose: bool = False) -> tuple[Guess, ...]:
        """Known words that `typed` may have been meant to be, best first. `unfinished`: it may go on.

        `loose` looks further, among the words of the glossary only.
        """
        if len(typed) < _SHORTEST or len(typed) > _LONGEST or not typed.isalpha() or typed in NEVER_CHANGED:
            return ()
        shape = squashed(folded(typed))
        most, wide = _most(len(shape)), _LOOSE * len(shape) if len(shape) >= _LOOSE_FROM else 0.0
        found, ending = [], class_ending(typed)
        for number in self._alike(shape, unfinished, _LOOSELY if loose else _SHARED):
            word, known = self._words[number], self._shapes[number]
            if not word.endswith(ending):
                continue
            bonus = self._favoured.get(word, 0.0)
            limit = most * (_PLAIN_WORD + bonus)
            if loose:
                limit = max(limit, wide) if bonus else 0.0
            whole, beginning = misspelling(shape, known, limit)
            far = min(whole, beginning + _UNFINISHED) if unfinished else whole
            if far <= limit:
                far += 0.0 if shape[0] == known[0] else _FIRST_LETTER
                found.append((far - bonus, word, far))
        found.sort()
        return tuple(
            Guess(word, max(_LEAST_SURE, 1 - far / len(shape)))
            for near, word, far in found[:_MOST_GUESSES]
            if near <= found[0][0] + _TIE
        )

    def like(self, typed: str) -> list[str]:
        """The words of the glossary that look most like `typed`: for "nearest". None where little more than half of the letter
        pairs are the same: for a word that means nothing here, nothing is near."""
        shape = squashed(folded(typed[:_LONGEST]))
        alike = [self._words[number] for number in self._alike(shape, False, nearness=_NEAR)] if len(shape) > 2 else []
        return [word for word in alike if word in self._favoured][:_MOST_GUESSES]

    def _alike(self, shape: str, unfinished: bool, shared_by: float = _SHARED, nearness: float = 0.0) -> list[int]:
        """The words that share most letter pairs with a shape, most alike first."""
        pairs = _pairs(shape)
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(self._by_pair.get(pair, ()))
        alike = [
            (count / (len(pairs) + (0 if unfinished else len(self._shapes[number]) + 1)), number)
            for number, count in shared.items()
            if count >= shared_by * len(pairs)
        ]
        return [number for value, number in nlargest(_TRIED * (2 if unfinished else 1), alike) if value > nearness]


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
