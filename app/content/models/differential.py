"""NMS beside its look-alikes."""

from app.content.models.kinds import Topic
from app.content.models.pages import Statement
from app.content.models.record import Record


class Feature(Record):
    id: str
    name: str


class Finding(Record):
    """A cell of the look-alike table; its id is `<condition>-<feature>`. Missing means "not sourced"."""

    feature: str
    text: str
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()


class Condition(Record):
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


class Differential(Record):
    features: tuple[Feature, ...]
    conditions: tuple[Condition, ...]
    notes: tuple[Statement, ...] = ()
