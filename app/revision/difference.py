"""Every change between two editions: what a reviewer must look at, doses and risks first.

A sentence whose words are the same is still to be looked at if what it rests on changed: other facts or sources cited,
or the same fact with another statement, figure or source. That is `beneath`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from app.revision.reading import Written
from app.revision.records import Record, dosed_ids, records_of
from app.revision.words import Numbers, changed_numbers
from app.tongue import mark

What = Literal["added", "removed", "reworded", "cites", "beneath", "moved"]
Group = Literal["dose", "statement", "evidence", "place"]
GROUPS: dict[Group, str] = {
    "dose": mark("Doses and risks"),
    "statement": mark("Statements"),
    "evidence": mark("Facts and sources"),
    "place": mark("Edition, order, links and search words"),
}
WHATS: dict[What, str] = {
    "added": mark("added"),
    "removed": mark("removed"),
    "reworded": mark("reworded"),
    "cites": mark("same words, other facts or sources cited"),
    "beneath": mark("same words, but a fact or source beneath them changed"),
    "moved": mark("same words, another place, link or search word"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One key of a record that changed, with both wordings ("" where there is none)."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is not the same in both editions. `beneath` are ids of facts and sources that changed under it."""

    id: str
    subject: str
    kind: str
    title: str
    what: What
    group: Group
    words: tuple[Part, ...] = ()
    cites: tuple[Part, ...] = ()
    places: tuple[Part, ...] = ()
    beneath: tuple[str, ...] = ()
    numbers: Numbers = field(default_factory=Numbers)


@dataclass(frozen=True, slots=True)
class Difference:
    """Both editions by name, and every change: by group, then in reading order."""

    old: str
    new: str
    changes: tuple[Change, ...]

    def of(self, group: Group) -> tuple[Change, ...]:
        """The changes of one group."""
        return tuple(change for change in self.changes if change.group == group)


def difference(old: Written, new: Written) -> Difference:
    """Everything that `new` has otherwise than `old`."""
    found = list(_Both(records_of(old), records_of(new)).changes())
    order = list(GROUPS)
    found.sort(key=lambda change: order.index(change.group))  # stable: reading order within a group
    return Difference(old.edition, new.edition, tuple(found))


class _Both:
    """Two editions side by side."""

    def __init__(self, old: dict[str, Record], new: dict[str, Record]) -> None:
        self._old, self._new = old, new
        self._partners = dict(_pairs_of_parts(old, new))
        self._stayed = {theirs: ours for ours, theirs in self._partners.items() if theirs}

    @cached_property
    def _changed_evidence(self) -> set[str]:
        """Facts and sources whose own words or evidence changed; a fact also if one of its sources did."""
        changed = {
            name
            for name in self._old.keys() & self._new.keys()
            if self._new[name].kind == "sources" and self._old[name].words != self._new[name].words
        }
        facts = {name for name, record in self._new.items() if record.kind == "facts"} & self._old.keys()
        changed |= {
            name
            for name in facts
            if self._old[name].words != self._new[name].words
            or self._old[name].sources != self._new[name].sources
            or changed.intersection(self._new[name].sources)
        }
        return changed

    @cached_property
    def _dosed(self) -> set[str]:
        return dosed_ids((*self._old.values(), *self._new.values()))

    def changes(self) -> Iterator[Change]:
        """New and changed records in the new order, then those that are gone."""
        for name, record in self._new.items():
            if change := self._compare(self._old.get(self._partners.get(name, name)), record):
                yield change
        for name, record in self._old.items():
            gone = name not in self._stayed if record.kind == "parts" else name not in self._new
            if gone and (change := self._compare(record, None)):
                yield change

    def _compare(self, old: Record | None, new: Record | None) -> Change | None:
        record = new or old
        assert record is not None
        words = _parts(dict(old.words) if old else {}, dict(new.words) if new else {})
        cites = _parts(_cited(old), _cited(new))
        places = tuple(self._moves(old, new))
        beneath = tuple(
            name
            for name in (*record.facts, *record.sources)
            if old and new and name in self._changed_evidence and record.kind != "sources"
        )
        if not (words or cites or places or beneath or old is None or new is None):
            return None
        what: What = "moved"
        if old is None or new is None:
            what = "added" if old is None else "removed"
        elif words:
            what = "reworded"
        elif cites:
            what = "cites"
        elif beneath:
            what = "beneath"
        numbers = changed_numbers(" ".join(part.old for part in words), " ".join(part.new for part in words))
        return Change(
            record.id, record.subject, record.kind, record.title, what, self._group(record, what),
            words, cites, places, beneath, numbers,
        )  # fmt: skip

    def _moves(self, old: Record | None, new: Record | None) -> Iterator[Part]:
        """Changes of place. What a table holds counts only where the order of what stayed is another."""
        were, are = dict(old.rest) if old else {}, dict(new.rest) if new else {}
        yield from (part for part in _parts(were, are) if not part.key.startswith("holds "))
        for part in (Part(key, were[key], are[key]) for key in are if key in were):
            if part.key.startswith("holds "):
                before = [self._new_name(name) for name in part.old.split(", ")]
                after = part.new.split(", ")
                before, after = [name for name in before if name in after], [name for name in after if name in before]
                if before != after:
                    yield Part(f"order of {part.key.removeprefix('holds ')}", ", ".join(before), ", ".join(after))

    def _new_name(self, name: str) -> str:
        """A part of a cell under its number in the new edition; one that is gone under a name that nothing has."""
        record = self._old.get(name)
        return self._stayed.get(name, f"{name} (gone)") if record and record.kind == "parts" else name

    def _group(self, record: Record, what: What) -> Group:
        if what == "moved" or record.subject == "edition":
            return "place"
        if record.id in self._dosed and record.kind != "sources":
            return "dose"
        return "evidence" if record.subject in ("facts", "sources", "left_out") else "statement"


def _cited(record: Record | None) -> dict[str, str]:
    if record is None:
        return {}
    return {"facts": ", ".join(record.facts), "sources": ", ".join(record.sources)}


def _parts(old: dict[str, str], new: dict[str, str]) -> tuple[Part, ...]:
    keys = dict.fromkeys((*new, *old))
    return tuple(Part(key, old.get(key, ""), new.get(key, "")) for key in keys if old.get(key, "") != new.get(key, ""))


def _pairs_of_parts(old: dict[str, Record], new: dict[str, Record]) -> Iterator[tuple[str, str]]:
    """New part -> old part of the same cell. Parts are numbered, so one put in between would shift all that follow:
    the same words are the same part; what is left is paired in order. A new part without a partner pairs with "".
    """
    before, after = _parts_by_cell(old), _parts_by_cell(new)
    for cell, ours in after.items():
        theirs = before.get(cell, [])
        free = list(theirs)
        paired: dict[str, str] = {}
        for name in ours:
            same = next((other for other in free if old[other].words == new[name].words), None)
            if same is not None:
                paired[name] = same
                free.remove(same)
        for name in ours:
            if name not in paired:
                paired[name] = free.pop(0) if free else ""
        yield from paired.items()


def _parts_by_cell(records: dict[str, Record]) -> dict[str, list[str]]:
    cells: dict[str, list[str]] = {}
    for name, record in records.items():
        if record.kind == "parts":
            cells.setdefault(record.holder, []).append(name)
    return cells
