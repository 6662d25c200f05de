"""The comparison: columns, rows, cells of several parts, cards and studies."""

from typing import Literal

from app.content.models.kinds import Topic
from app.content.models.pages import Picture, Statement
from app.content.models.record import Record


class Column(Record):
    id: str
    name: str
    role: str


class Part(Record):
    """One sentence of a comparison cell. `label` names source and country where several stand side by side."""

    text: str
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    label: str = ""


class Cell(Record):
    """A comparison cell; its id is `<row>-<column>`. A cell that is missing is shown as "not sourced"."""

    column: str
    topic: Topic
    parts: tuple[Part, ...]


class Row(Record):
    """A comparison row. `group` is what the row filter offers: seed, practice, safety or evidence."""

    id: str
    title: str
    group: Literal["seed", "practice", "safety", "evidence"]
    cells: tuple[Cell, ...]


class Card(Record):
    """Something that stands beside the table: benzodiazepines, ECT, combinations."""

    id: str
    title: str
    topic: Topic
    statements: tuple[Statement, ...]


class Study(Record):
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


class Comparison(Record):
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...] = ()
    studies: tuple[Study, ...] = ()
    pictures: tuple[Picture, ...] = ()
