"""The whole content as a review copy: every statement with what it rests on, for people who tick, sign and date paper.

It is made from the same records as the difference between two editions, so nothing that is read on screen is missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.content.content import Content
from app.content.evidence import EVIDENCE_NAMES, KIND_NAMES, READ_NAMES
from app.content.models import SUBJECTS, Fact, Source
from app.content.review import review_months
from app.revision.reading import read_edition
from app.revision.records import Record, records_of
from app.tongue import mark

ORDER = {
    "checklist": mark("Checklist"),
    "preparation": mark("Preparation of dantrolene"),
    "comparison": mark("Compare"),
    "overview": mark("Overview"),
    "criteria": mark("Criteria"),
    "care": mark("Nursing care and special groups"),
    "differential": mark("Is it NMS?"),
    "faq": mark("FAQ"),
    "glossary": mark("Glossary"),
    "edition": mark("Edition: title, purpose, review periods"),
    "facts": mark("Evidence ledger: every fact"),
    "left_out": mark("Facts that are shown nowhere, with the reason"),
    "sources": mark("Sources"),
}
_PLAIN = ("text", "answer", "means", "statement", "citation", "caption", "cells", "reason")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to tick. `words` are (what it is, the words), the first without a name where it is a plain sentence.

    `sources` are "id (kind, how much was read)"; `conflicts` what other sources say instead.
    """

    id: str
    title: str
    words: tuple[tuple[str, str], ...]
    dose: bool
    evidence: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """`content_sum` binds a signed paper to the files it was made from: the first 16 figures of their SHA-256."""

    title: str
    edition: str
    date: str
    months_doses: int
    months_other: int
    content_sum: str
    sealed: bool
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        return sum(len(section.entries) for section in self.sections)

    @property
    def dosed(self) -> int:
        return sum(entry.dose for section in self.sections for entry in section.entries)


def review_of(folder: Path) -> Review:
    """The review copy of a folder that passes the gate, sealed or not. ContentError if it does not pass."""
    from app.content.gate import pass_gate
    from app.content.seal import broken_seal

    content = pass_gate(folder)
    records = records_of(read_edition(folder))
    sections = tuple(
        Section(
            name,
            tuple(
                _entry(content, record, _dosed(content, record))
                for record in records.values()
                if record.subject == subject and (record.words or record.facts)
            ),
        )
        for subject, name in ORDER.items()
    )
    edition = content.edition
    return Review(
        edition.title,
        edition.version,
        edition.date.isoformat(),
        edition.review_months_doses,
        edition.review_months_other,
        sum_of_content(folder),
        not broken_seal(folder, content),
        sections,
    )


def sum_of_content(folder: Path) -> str:
    """16 figures that no other content has."""
    whole = sha256()
    for subject in SUBJECTS:
        whole.update(sha256((folder / f"{subject}.toml").read_bytes()).digest())
    return whole.hexdigest()[:16]


def _dosed(content: Content, record: Record) -> bool:
    """Whether it is reviewed after the shorter period, as the app says of it (app/content/review.py)."""
    facts = (record.id,) if record.kind == "facts" else record.facts
    soon = content.edition.review_months_doses
    return record.subject == "preparation" or (bool(facts) and review_months(content, facts) == soon)


def _entry(content: Content, record: Record, dose: bool) -> Entry:
    if record.kind == "sources":
        source = content.sources[record.id]
        words = (("", source.citation), *(pair for pair in record.words if pair[0] != "citation"))
        return Entry(record.id, "", words, False, KIND_NAMES[source.kind], (), (READ_NAMES[source.read],), ())
    facts = tuple(content.facts[name] for name in record.facts)
    if record.kind == "facts":
        facts = (content.facts[record.id],)
    return Entry(
        record.id,
        record.title,
        tuple(("" if key in _PLAIN else key.replace("_", " "), text) for key, text in record.words),
        dose,
        EVIDENCE_NAMES[facts[0].evidence] if facts else "",
        record.facts,
        tuple(map(_named, _sources(content, facts, record.sources if record.kind != "facts" else ()))),
        tuple(fact.conflict for fact in facts if fact.conflict and record.kind != "facts"),
    )


def _sources(content: Content, facts: tuple[Fact, ...], narrowed: tuple[str, ...]) -> Iterator[Source]:
    """Each source once, leads too: whoever reviews must see what may not be shown."""
    names = dict.fromkeys(name for fact in facts for name in fact.sources if not narrowed or name in narrowed)
    yield from (content.sources[name] for name in names)


def _named(source: Source) -> str:
    lead = ", a lead: never shown" if source.use == "lead" else ""
    return f"{source.id} ({KIND_NAMES[source.kind]}, {READ_NAMES[source.read].lower()}{lead})"


__all__ = ("Entry", "Review", "Section", "review_of")
