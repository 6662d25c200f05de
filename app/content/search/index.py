"""The full-text index: an FTS5 table in memory over the keys of everything that is shown.

The table holds the keys (see `words.py`), not the text, so FTS5 needs no stemmer of its own and a candidate can be
scored on exactly what was matched. Rows stand in the order of what is worth showing first: where a query would match
too many of them to rank them all, the first ones are taken. That bounds the time however large the content grows.
"""

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from app.content.items import Item
from app.content.models import Topic
from app.content.search.lexicon import Keys
from app.content.search.words import STOP, words_of

_BREAK = " __ "  # stands between two phrases of a row, so that no match spans them; no word has this key
_MOST_COUNTED = 400  # rows ranked by FTS5 itself; the built-in content seldom has more for a query
_AFFORDED = 4_000
_CANDIDATES = 200
_MOST_KEPT = 6_000  # rows kept as they were last read
_AT_ONCE = 40  # rows written in one go
_LIKELY_FIRST = "SELECT rowid FROM item WHERE item MATCH ? ORDER BY bm25(item, 4.0, 1.0, 3.0) LIMIT ?"
_AS_WRITTEN = "SELECT rowid FROM item WHERE item MATCH ? LIMIT ?"
_ENTRANCES = ("question", "lead", "key-point", "definition")  # what a topic is entered by, best first
_FITS = ("question", "term", "lead", "product")  # kinds whose title is what a person may type


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a row is asked for by: its keys, as text (" a b "), and how telling they are together."""

    text: str
    keys: frozenset[str]
    telling: float


@dataclass(frozen=True, slots=True)
class Row:
    """An item as keys. Texts begin and end with a space, so that " key " finds whole keys only."""

    item: Item
    title: str
    body: str
    phrases: str
    keys: frozenset[str]
    fits: tuple[Phrase, ...]
    length: int


class Index:
    """`fill` writes the items; `written` then counts their words as written, for spelling."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._base = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._base.execute(
            "CREATE VIRTUAL TABLE item USING fts5(title, body, phrases, tokenize=\"unicode61 tokenchars '_'\")"
        )
        self._frequency: Counter[str] = Counter()  # in how many rows each key is shown
        self._holding: Counter[str] = Counter()  # in how many it stands at all, other wordings included
        self._entrances: dict[Topic, list[tuple[int, int]]] = defaultdict(list)
        self._rows: dict[int, Row] = {}
        self._rarities: dict[str, float] = {}
        self._numbers: dict[str, int] = {}
        self._asked: dict[str, int] = {}  # the wordings of the questions, as keys
        self.written: Counter[str] = Counter()

    def __del__(self) -> None:
        self._base.close()

    # ------------------------------------------------------------ writing

    def fill(self, items: Sequence[Item]) -> Iterator[None]:
        """Writes the items, with a pause after every few so that the window stays awake."""
        self._base.execute("BEGIN")  # one transaction, else FTS5 writes a segment for every row
        for start in range(0, len(items), _AT_ONCE):
            rows = []
            for number, item in enumerate(items[start : start + _AT_ONCE], start=start + 1):
                title, body = self._keys(item, item.title), self._keys(item, item.text)
                phrases = _BREAK.join(self._keys(item, form) for form in item.words)
                if item.kind in _ENTRANCES:
                    self._entrances[item.topic].append((_ENTRANCES.index(item.kind), number))
                keys = set(f"{title} {body}".split())
                self._frequency.update(keys)
                self._holding.update(keys.union(phrases.replace(_BREAK, " ").split()))
                if item.kind == "question":
                    self._asked |= dict.fromkeys([title, *phrases.split(_BREAK)], number) | self._asked
                rows.append((number, title, body, phrases))
            self._base.executemany("INSERT INTO item(rowid, title, body, phrases) VALUES (?, ?, ?, ?)", rows)
            self._items += items[start : start + _AT_ONCE]
            yield
        self._base.execute("COMMIT")
        self._rarities.clear()

    def _keys(self, item: Item, text: str) -> str:
        words = words_of(text)
        if item.kind != "source":
            self.written.update([word.text for word in words])
        return " ".join([word.key for word in words])

    # ------------------------------------------------------------ asking

    def knows(self, key: str) -> bool:
        return key in self._holding

    def shows(self, key: str) -> bool:
        """True where the key is in something that is shown, not only in what it may also be called."""
        return key in self._frequency

    def rarity(self, key: str) -> float:
        """How telling a key is: about 0.7 for one in every item, 7 for one that is in a single item."""
        rarity = self._rarities.get(key)
        if rarity is None:
            rarity = self._rarities[key] = math.log(1 + len(self._items) / (1 + self._frequency.get(key, 0)))
        return rarity

    def affords(self, groups: Sequence[Sequence[Keys]]) -> bool:
        """True where so few rows are found that looking for them takes no time to speak of."""
        return sum(self._count(ways) for ways in groups) <= _AFFORDED

    def candidates(self, groups: Sequence[Sequence[Keys]]) -> list[Row]:
        """Rows that hold at least one of the key sequences, likely ones first. Each group is ways to say one thing.

        FTS5's bm25 counts every row of every word before it gives the first. Where that would take too long, the rows
        that hold something of each group come first instead, then those that hold something of the rarest.
        """
        sets = [(self._count(ways), " OR ".join(f'"{" ".join(way)}"' for way in ways)) for ways in groups if ways]
        if not sets:
            return []
        if sum(count for count, _ in sets) <= _MOST_COUNTED:
            return self._rows_of(_LIKELY_FIRST, " OR ".join(ways for _, ways in sets))
        rows = self._rows_of(_AS_WRITTEN, " AND ".join(f"({ways})" for _, ways in sets))
        if len(rows) < _CANDIDATES:
            there = {row.item.id for row in rows}
            rows += [row for row in self._rows_of(_AS_WRITTEN, min(sets)[1]) if row.item.id not in there]
        return rows[:_CANDIDATES]

    def _count(self, ways: Sequence[Keys]) -> int:
        """In about how many rows the ways are found."""
        return sum(min(self._holding.get(key, 0) for key in way) for way in ways)

    def _rows_of(self, statement: str, match: str) -> list[Row]:
        return self._at([number for (number,) in self._base.execute(statement, (match, _CANDIDATES)).fetchall()])

    def plain(self, keys: Sequence[str]) -> int:
        """How many rows hold one of the keys, ranked by FTS5 alone, the last as a prefix: what the bench compares with."""
        match = " OR ".join([*(f'"{key}"' for key in keys[:-1]), *(f'"{key}"*' for key in keys[-1:])])
        return len(self._base.execute(_LIKELY_FIRST, (match, _CANDIDATES)).fetchall()) if match else 0

    def entrances(self, topic: Topic, most: int) -> list[Row]:
        """The first rows by which a topic is entered, whatever they hold."""
        return self._at([number for _, number in nsmallest(most, self._entrances[topic])])

    def named(self, item_id: str) -> list[Row]:
        """The row of the item with this id; none if there is none."""
        if not self._numbers:
            self._numbers = {item.id: number for number, item in enumerate(self._items, start=1)}
        return self._at([self._numbers[item_id]]) if item_id in self._numbers else []

    def asked_by(self, keys: Keys) -> list[Row]:
        """The row of the question that is asked by these very words, in their order; none if there is none.

        It may be missing among the candidates: a medicine is named in hundreds of rows.
        """
        number = self._asked.get(" ".join(keys))
        return [] if number is None else self._at([number])

    def holding(self, ways: Sequence[Keys]) -> list[Row]:
        """The first rows that hold one of the key sequences, in the order of what is worth showing first."""
        known = [way for way in ways if all(key in self._holding for key in way)]
        return self._rows_of(_AS_WRITTEN, " OR ".join(f'"{" ".join(way)}"' for way in known)) if known else []

    def _at(self, numbers: list[int]) -> list[Row]:
        """The rows with these numbers; those not read before come from the table that FTS5 keeps beside its index."""
        missing = [number for number in numbers if number not in self._rows]
        if missing:
            if len(self._rows) > _MOST_KEPT:
                self._rows.clear()
                missing = numbers
            marks = ", ".join("?" * len(missing))
            for number, *texts in self._base.execute(
                f"SELECT id, c0, c1, c2 FROM item_content WHERE id IN ({marks})", missing
            ):
                self._rows[number] = self._read(self._items[number - 1], *texts)
        return [self._rows[number] for number in numbers]

    def _read(self, item: Item, title: str, body: str, phrases: str) -> Row:
        fits: tuple[Phrase, ...] = ()
        if item.kind in _FITS:
            texts = (title, *(phrases.split(_BREAK) if phrases else ()))
            fits = tuple(self._phrase(text) for text in dict.fromkeys(texts) if text)
        keys = frozenset(f"{title} {body} {phrases}".split())
        return Row(item, f" {title} ", f" {body} ", f" {phrases} ", keys, fits, body.count(" ") + 1)

    def _phrase(self, text: str) -> Phrase:
        keys = text.split()
        return Phrase(f" {text} ", frozenset(keys), sum(self.rarity(key) for key in keys if key not in STOP))
