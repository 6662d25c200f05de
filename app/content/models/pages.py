"""Sentences, tables and pictures, and the pages of the overview that they make."""

from dataclasses import dataclass
from typing import Literal

from app.content.models.kinds import Strict, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Strict):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow(Strict):
    """One row of a printed table: as many cells as the table has columns, one citation for the row."""

    id: str
    cells: tuple[str, ...]
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    topic: Topic | Literal[""] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Strict):
    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar(Strict):
    """One bar of a plain picture: a published figure with its size (`of`, e.g. "67 cases") and its sources."""

    id: str
    label: str
    value: float
    unit: str
    facts: tuple[str, ...]
    of: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Strict):
    """Bars drawn on one scale from 0 to `maximum`. `caption` is a sentence about all of them, on `facts` of its own."""

    id: str
    title: str
    caption: str
    facts: tuple[str, ...]
    maximum: float
    bars: tuple[Bar, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Strict):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sections(Strict):
    """`criteria.toml` and `care.toml`: more pages of the overview."""

    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview(Strict):
    """`overview.toml`: the first page (definition, four signs, key points) and the pages behind it."""

    title: str
    definition: Statement
    signs: tuple[Statement, ...]
    key_points: tuple[Statement, ...]
    sections: tuple[Section, ...]
