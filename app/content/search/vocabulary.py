"""The words that the content knows, as they are written, and which of them begin as typed."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from app.content.models import Glossary
from app.content.search.lexicon import MEDICINES
from app.content.search.words import key_of, words_of

_MOST_ENDS = 6
_READ = 400
_AT_ONCE = 300  # words keyed in one go
# Words of the glossary are likelier to be meant, names of medicines most: they may be this much further off.
_BONUS = {"brand": 0.4, "generic": 0.4, "lay": 0.2}
_OTHER_BONUS = 0.3


class Vocabulary:
    """`written` counts the words of the content; `favoured` are words of the glossary with their bonus.

    `keys` holds the words of each key, once `fill` has run.
    """

    def __init__(self, written: Mapping[str, int], favoured: Mapping[str, float], medicines: frozenset[str]) -> None:
        self.words = frozenset(written) | frozenset(favoured)
        self.keys: dict[str, list[str]] = {}
        self.favoured = favoured
        self._written, self._medicines = written, medicines
        self._sorted = sorted(self.words)

    def fill(self) -> Iterator[None]:
        """Finds the key of each word, some at a time."""
        for number, word in enumerate(self._sorted):
            self.keys.setdefault(key_of(word), []).append(word)
            if number % _AT_ONCE == 0:
                yield

    def spelt(self, key: str) -> list[str]:
        """The words that have this key, as the content writes them."""
        return self.keys.get(key, [])

    def ends(self, text: str) -> list[str]:
        """Words that `text` may become when typed on: glossary words first, then the commonest."""
        return self._rank(self._beginning(text))[:_MOST_ENDS]

    def short_for(self, text: str) -> list[str]:
        """The medicine that `text` is cut short from, as nurses write it ("bromo", "olanz")."""
        found = [word for word in self._beginning(text) if word in self._medicines]
        return self._rank(found)[:1] if len(found) <= 2 else []

    def _beginning(self, text: str) -> list[str]:
        start = bisect_left(self._sorted, text)
        return [word for word in self._sorted[start : start + _READ] if word.startswith(text)]

    def _rank(self, words: list[str]) -> list[str]:
        return sorted(
            words, key=lambda word: (-self.favoured.get(word, 0.0), -self._written.get(word, 0), len(word), word)
        )


def words_known(glossary: Glossary, written: Mapping[str, int]) -> Vocabulary:
    """All words that may have been meant: those of the content and the glossary, without its misspellings."""
    favoured: dict[str, float] = {}
    wrong: set[str] = set()
    medicines: set[str] = set()
    for term in glossary.terms:
        bonus = _BONUS.get(term.kind, _OTHER_BONUS)
        for form in (term.term, *term.also):
            for word in words_of(form):
                favoured[word.text] = max(favoured.get(word.text, 0.0), bonus)
        wrong.update(word.text for form in term.misspelt for word in words_of(form))
        if term.kind in MEDICINES:
            medicines.update(word.text for word in words_of(term.term))
    right = {word: count for word, count in written.items() if word in favoured or word not in wrong}
    return Vocabulary(right, favoured, frozenset(medicines))
