"""The full-text index: an FTS5 table in memory over the keys of everything that is shown.

The table holds the keys (see `words.py`), not the text, so FTS5 needs no stemmer of its own and a candidate can be
scored on exactly what was matched. Rows stand in the order of what is worth showing first, and a search reads at most
`_MOST_ROWS` of them: that bounds the time however large the content grows.
"""

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.content.items import Item
from app.content.models import Topic
from app.content.search.words import words_of

BREAK = " zq "  # stands between two phrases of a row, so that no match spans them
_MOST_ROWS = 8_000
_CANDIDATES = 240
_AT_ONCE = 100  # rows written in one go
_ENTRANCES = ("question", "definition", "key-point", "lead")  # what a topic is entered by


class Row(NamedTuple):
    """An item as keys: each text begins and ends with a space, so that " key " finds whole keys only."""

    item: Item
    title: str
    body: str
    phrases: str
    length: int


class Index:
    """`fill` writes the items; `written` then counts their words as written, for spelling."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._base.execute(
            "CREATE VIRTUAL TABLE item USING fts5(title, body, phrases, tokenize=\"unicode61 tokenchars '_'\")"
        )
        self._frequency: Counter[str] = Counter()
        self._entrances: dict[Topic, list[int]] = defaultdict(list)
        self.written: Counter[str] = Counter()

    def __del__(self) -> None:
        self._base.close()

    def fill(self, items: Sequence[Item]) -> Iterator[None]:
        """Writes the items, with a pause after every few so that the window stays awake."""
        self._base.execute("BEGIN")  # one transaction, else FTS5 writes a segment for every row
        for start in range(0, len(items), _AT_ONCE):
            rows = []
            for number, item in enumerate(items[start : start + _AT_ONCE], start=start + 1):
                title, body = self._keys(item, item.title), self._keys(item, item.text)
                phrases = BREAK.join(self._keys(item, form) for form in item.words)
                if item.kind in _ENTRANCES:
                    self._entrances[item.topic].append(number)
                self._frequency.update(set(f"{title} {body}".split()))
                rows.append((number, title, body, phrases))
            self._base.executemany("INSERT INTO item(rowid, title, body, phrases) VALUES (?, ?, ?, ?)", rows)
            self._items += items[start : start + _AT_ONCE]
            yield
        self._base.execute("COMMIT")

    def _keys(self, item: Item, text: str) -> str:
        words = words_of(text)
        if item.kind != "source":
            self.written.update([word.text for word in words])
        return " ".join([word.key for word in words])

    def knows(self, key: str) -> bool:
        return key in self._frequency

    def rarity(self, key: str) -> float:
        """How telling a key is: about 0.7 for one in every item, 7 for one that is in a single item."""
        return math.log(1 + len(self._items) / (1 + self._frequency.get(key, 0)))

    def candidates(self, ways: Sequence[tuple[str, ...]]) -> list[Row]:
        """Rows that hold at least one of the key sequences, likely ones first."""
        if not ways:
            return []
        found = self._base.execute(
            "SELECT rowid, title, body, phrases FROM ("
            "SELECT rowid, title, body, phrases, bm25(item, 4.0, 1.0, 3.0) AS score FROM item WHERE item MATCH ? LIMIT ?"
            ") ORDER BY score LIMIT ?",
            (" OR ".join('"' + " ".join(way) + '"' for way in ways), _MOST_ROWS, _CANDIDATES),
        )
        return [self._row(*row) for row in found]

    def entrances(self, topic: Topic, most: int) -> list[Row]:
        """The first rows by which a topic is entered, whatever they hold."""
        numbers = self._entrances[topic][:most]
        marks = ", ".join("?" * len(numbers))
        found = self._base.execute(
            f"SELECT rowid, title, body, phrases FROM item WHERE rowid IN ({marks}) ORDER BY rowid", numbers
        )
        return [self._row(*row) for row in found]

    def _row(self, number: int, title: str, body: str, phrases: str) -> Row:
        return Row(self._items[number - 1], f" {title} ", f" {body} ", f" {phrases} ", body.count(" ") + 1)
