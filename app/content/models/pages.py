"""Sentences, tables and pictures, and the pages of the overview that they make."""

from typing import Literal

from app.content.models.kinds import Topic
from app.content.models.record import Record


class Statement(Record):
    """One displayed sentence (or two short ones) with the facts it rests on.

    `sources` narrows the facts' sources to those that say this very thing; empty means all citable ones.
    `topic` empty means the topic of what holds it.
    """

    id: str
    text: str
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    topic: Topic | Literal[""] = ""
    heading: str = ""


class TableRow(Record):
    """One row of a printed table: as many cells as the table has columns, one citation for the row."""

    id: str
    cells: tuple[str, ...]
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    topic: Topic | Literal[""] = ""


class Table(Record):
    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


class Bar(Record):
    """One bar of a plain picture: a published figure with its size (`of`, e.g. "67 cases") and its sources."""

    id: str
    label: str
    value: float
    unit: str
    facts: tuple[str, ...]
    of: str = ""
    sources: tuple[str, ...] = ()


class Picture(Record):
    """Bars drawn on one scale from 0 to `maximum`. `caption` is a sentence about all of them, on `facts` of its own."""

    id: str
    title: str
    caption: str
    facts: tuple[str, ...]
    maximum: float
    bars: tuple[Bar, ...]
    sources: tuple[str, ...] = ()


class Section(Record):
    """A page of the overview. `rail` is its short name in the list at the left; `group` a heading there."""

    id: str
    title: str
    rail: str
    group: str
    order: int
    topic: Topic
    statements: tuple[Statement, ...] = ()
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()


class Sections(Record):
    """`criteria.toml` and `care.toml`: more pages of the overview."""

    sections: tuple[Section, ...]


class Overview(Record):
    """`overview.toml`: the first page (definition, four signs, key points) and the pages behind it."""

    title: str
    definition: Statement
    signs: tuple[Statement, ...]
    key_points: tuple[Statement, ...]
    sections: tuple[Section, ...]
