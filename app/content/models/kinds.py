"""The closed lists of the content, and what makes a model strict."""

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

Tab = Literal["overview", "compare", "checklist", "faq", "preparation", "differential", "glossary", "sources", "site"]
Evidence = Literal["label", "guideline", "observational", "case-reports", "expert", "seed-only"]
SourceKind = Literal["guideline", "journal", "label", "textbook", "web", "seed"]
HowRead = Literal["full", "abstract", "excerpt", "cited-by"]
Who = Literal["nurse", "doctor", "pharmacist", "team"]


class Strict:
    """Marks a dataclass for the gate: pydantic refuses unknown keys and never converts one type to another."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}
