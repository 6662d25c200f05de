"""NMS beside its look-alikes."""

from dataclasses import dataclass

from app.content.models.kinds import Strict, Topic
from app.content.models.pages import Statement


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
