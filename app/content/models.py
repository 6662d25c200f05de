"""What the content is made of: one frozen dataclass a thing, and nothing else.

These are standard dataclasses so that starting the app never imports pydantic (its import is the largest cost
we control). The gate in `gate.py` lets pydantic validate the very same classes, strictly and with unknown keys
refused; the seal then vouches for what passed. See `load.py` for how the two meet.

Clinical text is plain text: no markup, no HTML. `facts` name entries of the evidence ledger (`facts.toml`), and
the ledger names the sources, so every sentence leads to what was read and how much of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal, get_args

Topic = Literal[
    "overview",
    "signs",
    "cause",
    "differential",
    "stop-drug",
    "cooling",
    "fluids-renal",
    "monitoring",
    "benzodiazepine",
    "dantrolene-role",
    "dantrolene-dose",
    "dantrolene-risks",
    "bromocriptine",
    "amantadine",
    "combination",
    "ect",
    "mh-vs-nms",
    "ss-vs-nms",
    "prognosis",
    "rechallenge",
]
TOPICS: tuple[Topic, ...] = get_args(Topic)

Tab = Literal[
    "overview", "compare", "checklist", "faq", "preparation", "differential", "glossary", "sources", "site"
]
Evidence = Literal["label", "guideline", "observational", "case-reports", "expert", "seed-only"]
SourceKind = Literal["guideline", "journal", "label", "textbook", "web", "seed"]
HowRead = Literal["full", "abstract", "excerpt", "cited-by"]
Who = Literal["nurse", "doctor", "pharmacist", "team"]


class Strict:
    """Marks a dataclass for the gate: pydantic refuses unknown keys and never converts one type to another."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}


# ---------------------------------------------------------------- edition, sources and the evidence ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Strict):
    """Which content this is and until when it may be trusted (`edition.toml`). Periods are in months."""

    title: str
    version: str
    date: date
    purpose: str
    disclaimer: str
    scope: str
    review_months_doses: int
    review_months_other: int
    changes: tuple[str, ...] = ()


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


# ---------------------------------------------------------------- sentences and tables


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
    """Bars drawn on one scale from 0 to `maximum`. `caption` is a sentence about all of them."""

    id: str
    title: str
    caption: str
    maximum: float
    bars: tuple[Bar, ...]


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


# ---------------------------------------------------------------- comparison


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


# ---------------------------------------------------------------- checklist


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck(Strict):
    """A re-check that the content sources: first every `first_min` for `for_min` minutes, then every `then_min`."""

    text: str
    first_min: int
    for_min: int
    then_min: int
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Strict):
    """A line of the checklist. Only `kind = "action"` has a box; `why` rests on the same facts as `text`."""

    id: str
    kind: Literal["action", "info"]
    text: str
    topic: Topic
    facts: tuple[str, ...]
    who: Who | Literal[""] = ""
    why: str = ""
    sources: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    recheck: Recheck | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Strict):
    id: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Strict):
    phases: tuple[Phase, ...]


# ---------------------------------------------------------------- FAQ


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Strict):
    """A question as it is asked, the short answer, then detail. `asked_as` holds other wordings for search."""

    id: str
    topic: Topic
    question: str
    rail: str
    answer: str
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    details: tuple[Statement, ...] = ()
    see: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()
    unanswered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Faq(Strict):
    questions: tuple[Question, ...]


# ---------------------------------------------------------------- preparation


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Strict):
    """A vial. Volumes come from the exact ratio `volume_ml_per_vial / vial_mg`, never from a rounded strength."""

    id: str
    name: str
    brands: tuple[str, ...]
    vial_mg: float
    diluent: str
    diluent_ml: float
    volume_ml_per_vial: float
    mannitol_g_per_vial: float
    facts: tuple[str, ...]
    summary: str
    single_dose_cap_mg: float | None = None
    sources: tuple[str, ...] = ()
    notes: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseStep(Strict):
    """A column of the printed table: a published mg/kg figure for NMS, or (`daily_maximum`) the 24-hour ceiling."""

    id: str
    mg_per_kg: float
    heading: str
    name: str
    facts: tuple[str, ...]
    daily_maximum: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regimen(Strict):
    """A published regimen as printed, named with its source and country. Nothing here is a default."""

    id: str
    name: str
    country: str
    text: str
    facts: tuple[str, ...]
    warning: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation(Strict):
    weights_kg: tuple[int, ...]
    confirm: str
    licence: Statement
    products: tuple[Product, ...]
    steps: tuple[DoseStep, ...]
    regimens: tuple[Regimen, ...] = ()
    notes: tuple[Statement, ...] = ()


# ---------------------------------------------------------------- "Is it NMS?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature(Strict):
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Strict):
    """A cell of the look-alike table; its id is `<condition>-<feature>`. Missing means "not sourced"."""

    feature: str
    text: str
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Strict):
    """NMS itself (id `nms`) or a look-alike. `sign` is the discriminating sign in a few words; `lead` says it whole.

    `first` lists the features that separate it from NMS best, best first; the rest follow in the common order.
    """

    id: str
    name: str
    topic: Topic
    sign: str
    lead: Statement
    findings: tuple[Finding, ...]
    first: tuple[str, ...] = ()
    notes: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Differential(Strict):
    features: tuple[Feature, ...]
    conditions: tuple[Condition, ...]
    notes: tuple[Statement, ...] = ()


# ---------------------------------------------------------------- glossary


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Strict):
    """A word a nurse may meet or type. `means` is shown; `also` holds other spellings and words that lead here.

    `expands` lists the words search looks for as well. A term that states something clinical cites facts.
    """

    id: str
    term: str
    kind: Literal["abbreviation", "brand", "generic", "lay", "medical"]
    means: str
    topic: Topic
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    misspelt: tuple[str, ...] = ()
    expands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(Strict):
    terms: tuple[Term, ...]


# ---------------------------------------------------------------- the ledgers as files


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources(Strict):
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Strict):
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOuts(Strict):
    left_out: tuple[LeftOut, ...] = ()


# Every content file and what it holds. The order is the order in which problems are reported.
SUBJECTS: dict[str, type[Any]] = {
    "edition": Edition,
    "sources": Sources,
    "facts": Facts,
    "left_out": LeftOuts,
    "overview": Overview,
    "criteria": Sections,
    "care": Sections,
    "comparison": Comparison,
    "checklist": Checklist,
    "faq": Faq,
    "preparation": Preparation,
    "differential": Differential,
    "glossary": Glossary,
}
