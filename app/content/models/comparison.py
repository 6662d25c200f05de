"""The comparison: columns, rows, cells of several parts, cards and studies."""

from dataclasses import dataclass
from typing import Literal

from app.content.models.kinds import Strict, Topic
from app.content.models.pages import Picture, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Strict):
    id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Strict):
    """One sentence of a comparison cell. `label` names source and country where several stand side by side."""

    text: str
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Strict):
    """A comparison cell; its id is `<row>-<column>`. A cell that is missing is shown as "not sourced"."""

    column: str
    topic: Topic
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Strict):
    """A comparison row. `group` is what the row filter offers: seed, practice, safety or evidence."""

    id: str
    title: str
    group: Literal["seed", "practice", "safety", "evidence"]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Strict):
    """Something that stands beside the table: benzodiazepines, ECT, combinations."""

    id: str
    title: str
    topic: Topic
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Study(Strict):
    """One study in the table that ranks nothing. `size` and `found` carry the numbers as published."""

    id: str
    name: str
    design: str
    size: str
    found: str
    limits: str
    topic: Topic
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Strict):
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...] = ()
    studies: tuple[Study, ...] = ()
    pictures: tuple[Picture, ...] = ()
