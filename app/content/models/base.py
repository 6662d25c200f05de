"""The sources and the evidence ledger."""

from typing import Literal

from app.content.models.kinds import Evidence, HowRead, SourceKind
from app.content.models.record import Record


class Source(Record):
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


class Fact(Record):
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


class LeftOut(Record):
    """A fact of the ledger that is shown nowhere, and why."""

    fact: str
    reason: str


class Sources(Record):
    sources: tuple[Source, ...]


class Facts(Record):
    facts: tuple[Fact, ...]


class LeftOuts(Record):
    left_out: tuple[LeftOut, ...] = ()
