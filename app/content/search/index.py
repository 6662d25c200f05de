"""The full-text index: an FTS5 table in memory over the keys of everything that is shown.

The table holds the keys (see `words.py`), not the text, so FTS5 needs no stemmer of its own and a candidate can be
scored on exactly what was matched. Rows stand in the order of what is worth showing first, and a search reads at most
`_MOST_ROWS` of them: that bounds the time however large the content grows.
"""

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.content.items import Item
from app.content.models import Topic
from app.content.search.leaning import Leaning
from app.content.search.words import words_of

BREAK = " zq "  # stands between two phrases of a row, so that no match spans them
_MOST_ROWS = 12_000
_CANDIDATES = 240
_ANCHORS = ("question", "definition", "key-point", "lead")  # what a topic is entered by


class Row(NamedTuple):
    """An item as keys: each text begins and ends with a space, so that " key " finds whole keys only."""

    item: Item
    title: str
    body: str
    phrases: str
    length: int


class Index:
    """`weights` in FTS5's bm25: title, body, phrases."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items: list[Item] = list(items)
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute(
            "CREATE VIRTUAL TABLE item USING fts5(title, body, phrases, detail=full, tokenize=\"unicode61 tokenchars '_'\")"
        )
        self.written: Counter[str] = Counter()  # words as written, for spelling
        frequency: Counter[str] = Counter()
        self.anchors: dict[Topic, list[int]] = defaultdict(list)
        rows = []
        self.leaning = Leaning()
        for number, item in enumerate(self._items, start=1):
            title = self._keys(item.title)
            body = self._keys(item.text)
            phrases = BREAK.join(self._keys(form) for form in item.words)
            if item.kind != "source":
                self._learn(item, title, body, phrases)
            if item.kind in _ANCHORS:
                self.anchors[item.topic].append(number)
            frequency.update(set(f"{title} {body}".split()))
            rows.append((number, title, body, phrases))
        self._base.executemany("INSERT INTO item(rowid, title, body, phrases) VALUES (?, ?, ?, ?)", rows)
        self._base.execute("INSERT INTO item(item) VALUES ('optimize')")
        self.frequency = frequency
        self.size = len(self._items)

    def _learn(self, item: Item, title: str, body: str, phrases: str) -> None:
        """A question and its other wordings say more about their topic than the text below a heading."""
        asked, meant = item.kind == "question", item.kind == "term"
        self.leaning.learn(item.topic, body.split(), 0.3 if meant else 0.5)
        self.leaning.learn(item.topic, title.split(), 2.0 if asked or meant else 0.5, pairs=asked)
        for phrase in phrases.split(BREAK) if phrases else ():
            self.leaning.learn(item.topic, phrase.split(), 1.5 if asked else 1.0, pairs=asked)

    def _keys(self, text: str) -> str:
        keys = []
        for word in words_of(text):
            self.written[word.text] += 1
            keys.append(word.key)
        return " ".join(keys)

    def close(self) -> None:
        self._base.close()

    def rarity(self, key: str) -> float:
        """How telling a key is: about 0.3 for one in every second item, 7 for one that is in a single item."""
        return math.log(1 + self.size / (1 + self.frequency.get(key, 0)))

    def candidates(self, ways: Sequence[tuple[str, ...]]) -> list[Row]:
        """Rows that hold at least one of the key sequences, likely ones first."""
        if not ways:
            return []
        match = " OR ".join('"' + " ".join(way) + '"' for way in ways)
        found = self._base.execute(
            "SELECT rowid, title, body, phrases FROM ("
            "SELECT rowid, title, body, phrases, bm25(item, 4.0, 1.0, 3.0) AS score FROM item WHERE item MATCH ? LIMIT ?"
            ") ORDER BY score LIMIT ?",
            (match, _MOST_ROWS, _CANDIDATES),
        )
        return [self._row(*row) for row in found]

    def of_topic(self, topic: Topic, most: int) -> list[Row]:
        """The first rows by which a topic is entered, whatever they hold."""
        numbers = self.anchors[topic][:most]
        marks = ", ".join("?" * len(numbers))
        found = self._base.execute(f"SELECT rowid, title, body, phrases FROM item WHERE rowid IN ({marks})", numbers)
        return [self._row(*row) for row in found]

    def _row(self, number: int, title: str, body: str, phrases: str) -> Row:
        return Row(self._items[number - 1], f" {title} ", f" {body} ", f" {phrases} ", body.count(" ") + 1)
