"""The words that the content knows, as they are written, and which of them begin as typed."""

from bisect import bisect_left
from collections.abc import Mapping

from app.content.search.words import key_of

_MOST_ENDS = 6
_READ = 400


class Vocabulary:
    """`written` counts the words of the content; `favoured` are words of the glossary with their bonus."""

    def __init__(self, written: Mapping[str, int], favoured: Mapping[str, float], medicines: frozenset[str]) -> None:
        self.words = frozenset(written) | frozenset(favoured)
        self.keys = frozenset(key_of(word) for word in self.words)
        self._written, self._favoured, self._medicines = written, favoured, medicines
        self._sorted = sorted(self.words)

    def ends(self, text: str) -> list[str]:
        """Words that `text` may become when typed on: glossary words first, then the commonest."""
        return self._rank(self._beginning(text))[:_MOST_ENDS]

    def short_for(self, text: str) -> list[str]:
        """The medicine that `text` is cut short from, as nurses write it ("bromo", "olanz")."""
        found = [word for word in self._beginning(text) if word in self._medicines]
        return self._rank(found)[:1] if len(found) <= 2 else []

    def _beginning(self, text: str) -> list[str]:
        found = []
        start = bisect_left(self._sorted, text)
        for word in self._sorted[start : start + _READ]:
            if not word.startswith(text):
                break
            found.append(word)
        return found

    def _rank(self, words: list[str]) -> list[str]:
        return sorted(words, key=lambda word: (-self._favoured.get(word, 0.0), -self._written.get(word, 0), len(word), word))
