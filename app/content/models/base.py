"""The sources and the evidence ledger."""

from dataclasses import dataclass
from typing import Literal

from app.content.models.kinds import Evidence, HowRead, SourceKind, Strict


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Strict):
    """One reference. `use = "lead"` is kept for the record and never shown; `read` says how much of it was read."""

    id: str
    kind: SourceKind
    use: Literal["cite", "lead"]
    read: HowRead
    citation: str
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    link: str = ""
    cited_in: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Strict):
    """One entry of the evidence ledger, in our own words, with its figures and where they were read.

    `figures` are "name: value" lines. `conflict` says what other sources say instead; it is shown to the reader.
    """

    id: str
    subject: str
    statement: str
    evidence: Evidence
    sources: tuple[str, ...]
    figures: tuple[str, ...] = ()
    conflict: str = ""
    seed: bool = False
    safety_critical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut(Strict):
    """A fact of the ledger that is shown nowhere, and why."""

    fact: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources(Strict):
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Strict):
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOuts(Strict):
    left_out: tuple[LeftOut, ...] = ()
