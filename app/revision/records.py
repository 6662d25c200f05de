"""An edition as flat records, one for each thing that has an id of its own, so that two editions can be laid together.

Nothing is left out: every key of every table is in exactly one record, under its words, its evidence or its place. The
test of this room changes any key at all and expects the difference to say so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.content.review import AMOUNT, DOSED_TOPICS, speaks_of_a_dose
from app.revision.reading import Table, Written

EVIDENCE = ("facts", "sources")
PLACE = ("order", "group", "links", "see", "first", "kind", "topic", "seed", "unanswered", "safety_critical", "holds")
SEARCH = ("asked_as", "also", "misspelt", "expands")

_AMOUNT = re.compile(AMOUNT)
_CELL = " (cell)"  # its first part has the id that the cell is known by


@dataclass(frozen=True, slots=True)
class Record:
    """`words` are what is read on screen or printed, by key; `facts` and `sources` what they rest on.

    `rest` is what only moves it or lets it be found: order, links, topic, search words. `holder` is the id around it.
    """

    id: str
    holder: str
    subject: str
    kind: str
    title: str
    topic: str
    words: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    rest: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """All words in one line."""
        return " | ".join(text for _, text in self.words)


def records_of(written: Written) -> dict[str, Record]:
    """Every record by its id, in the order of the files."""
    found: dict[str, Record] = {}
    for subject, table in written.tables.items():
        for record in _walk(table, subject, subject, "", subject, "", ""):
            key, number = record.id, 1
            while key in found:  # ids are unique in good content; what is compared need not be good
                number += 1
                key = f"{record.id}#{number}"
            found[key] = record
    return found


def dosed_ids(records: Iterable[Record]) -> set[str]:
    """Ids of everything that is about a dose or a risk, as the app reckons it (app/content/review.py): read first."""
    known = list(records)
    facts = {record.id for record in known if record.kind == "facts" and _about_a_dose(record)}
    return facts | {
        record.id
        for record in known
        if record.kind not in ("facts", "sources")
        and (
            record.subject == "preparation"
            or record.topic in DOSED_TOPICS
            or _AMOUNT.search(record.text)
            or facts.intersection(record.facts)
        )
    }


def _about_a_dose(fact: Record) -> bool:
    words = dict(fact.words)
    return speaks_of_a_dose(words.get("subject", ""), f"{words.get('statement', '')} {words.get('figures', '')}")


def _walk(table: Table, subject: str, own_id: str, holder: str, kind: str, title: str, topic: str) -> Iterator[Record]:
    """The record of one table, then those of the tables inside it."""
    words: list[tuple[str, str]] = []
    rest: list[tuple[str, str]] = []
    inner: list[Iterator[Record]] = []
    own_topic = _plain(table.get("topic", "")) or topic
    named = _plain(next((table[key] for key in ("title", "name", "heading", "term", "question") if table.get(key)), ""))
    inner_title = ": ".join(part for part in (title, named) if part)
    for key, value in table.items():
        if isinstance(value, dict):
            child = str(value.get("id") or f"{own_id}-{key}")
            inner.append(_walk(value, subject, child, own_id, key, inner_title, own_topic))
        elif isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value):
            ids = [_id_of(entry, own_id, key, number) for number, entry in enumerate(value)]
            rest.append((f"holds {key}", ", ".join(ids)))
            inner += [
                _walk(entry, subject, child, own_id, key, inner_title, own_topic)
                for entry, child in zip(value, ids, strict=True)
            ]
        elif key in EVIDENCE or key == "id":
            continue
        elif said := _plain(value):
            (rest if key in PLACE or key in SEARCH else words).append((key, said))
    if words or rest or any(table.get(key) for key in EVIDENCE):
        yield Record(
            own_id,
            holder,
            subject,
            kind,
            title or named,
            own_topic,
            tuple(words),
            _names(table.get("facts")),
            _names(table.get("sources")),
            tuple(rest),
        )
    for records in inner:
        yield from records


def _id_of(entry: Table, holder: str, key: str, number: int) -> str:
    """An entry's own id, or the one that the content derives for it (see app/content/items.py)."""
    if isinstance(entry.get("id"), str) and entry["id"]:
        return str(entry["id"])
    if key == "parts":
        cell = holder.removesuffix(_CELL)
        return cell if number == 0 else f"{cell}-{number + 1}"
    for name in ("column", "feature", "fact"):
        if isinstance(entry.get(name), str):
            return f"{holder}-{entry[name]}" + (_CELL if name == "column" else "")
    return f"{holder}-{key}-{number + 1}"


def _names(value: Any) -> tuple[str, ...]:
    """The ids that a key lists; nothing for the tables of facts and of sources themselves."""
    entries = value if isinstance(value, list) else [value] if value else []
    return tuple(_plain(entry) for entry in entries if not isinstance(entry, dict))


def _plain(value: Any) -> str:
    """A value as it would be read; "" for what says nothing: an empty text, an empty list, false."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return " | ".join(map(_plain, value))
    return str(value)
