"""What the content is made of: one frozen record a thing, and nothing else.

Records are dataclasses to whoever asks (see `record.py`) and need nothing to be made, so that starting the app never
imports pydantic (its import is the largest cost we control). The gate in `gate.py` lets pydantic validate the very same
classes, strictly and with unknown keys refused; the seal then vouches for what passed. See `load.py` for how the two meet.

Clinical text is plain text: no markup, no HTML. `facts` name entries of the evidence ledger (`facts.toml`), and
the ledger names the sources, so every sentence leads to what was read and how much of it.

Each kind of model is imported when it is first named, because making its classes is work that a window which shows the
checklist need not wait for: `from __future__ import annotations` keeps mere annotations from naming them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.content.models.kinds import TOPICS, Evidence, HowRead, SourceKind, Strict, Tab, Topic, Who

if TYPE_CHECKING:
    from app.content.models.base import Fact, Facts, LeftOut, LeftOuts, Source, Sources
    from app.content.models.checklist import Checklist, Phase, Recheck, Step
    from app.content.models.comparison import Card, Cell, Column, Comparison, Part, Row, Study
    from app.content.models.differential import Condition, Differential, Feature, Finding
    from app.content.models.edition import Edition
    from app.content.models.faq import Faq, Question
    from app.content.models.glossary import Glossary, Term
    from app.content.models.pages import Bar, Overview, Picture, Section, Sections, Statement, Table, TableRow
    from app.content.models.preparation import DoseStep, Preparation, Product, Regimen

_HOMES = {
    "Edition": "edition",
    "Source": "base",
    "Fact": "base",
    "LeftOut": "base",
    "Sources": "base",
    "Facts": "base",
    "LeftOuts": "base",
    "Statement": "pages",
    "TableRow": "pages",
    "Table": "pages",
    "Bar": "pages",
    "Picture": "pages",
    "Section": "pages",
    "Sections": "pages",
    "Overview": "pages",
    "Column": "comparison",
    "Part": "comparison",
    "Cell": "comparison",
    "Row": "comparison",
    "Card": "comparison",
    "Study": "comparison",
    "Comparison": "comparison",
    "Recheck": "checklist",
    "Step": "checklist",
    "Phase": "checklist",
    "Checklist": "checklist",
    "Question": "faq",
    "Faq": "faq",
    "Product": "preparation",
    "DoseStep": "preparation",
    "Regimen": "preparation",
    "Preparation": "preparation",
    "Feature": "differential",
    "Finding": "differential",
    "Condition": "differential",
    "Differential": "differential",
    "Term": "glossary",
    "Glossary": "glossary",
}

# Every content file and the model it holds. The order is the order in which problems are reported.
SUBJECTS = {
    "edition": "Edition",
    "sources": "Sources",
    "facts": "Facts",
    "left_out": "LeftOuts",
    "overview": "Overview",
    "criteria": "Sections",
    "care": "Sections",
    "comparison": "Comparison",
    "checklist": "Checklist",
    "faq": "Faq",
    "preparation": "Preparation",
    "differential": "Differential",
    "glossary": "Glossary",
}


def model_of(subject: str) -> type[Any]:
    """The class that a content file holds; `subject` is a key of `SUBJECTS`."""
    return getattr(import_module(f"app.content.models.{_HOMES[SUBJECTS[subject]]}"), SUBJECTS[subject])  # type: ignore[no-any-return]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        found = getattr(import_module(f"app.content.models.{_HOMES[name]}"), name)
        globals()[name] = found
        return found
    raise AttributeError(f"module {__name__} has no attribute {name}")


__all__ = [
    "SUBJECTS",
    "TOPICS",
    "Bar",
    "Card",
    "Cell",
    "Checklist",
    "Column",
    "Comparison",
    "Condition",
    "Differential",
    "DoseStep",
    "Edition",
    "Evidence",
    "Fact",
    "Facts",
    "Faq",
    "Feature",
    "Finding",
    "Glossary",
    "HowRead",
    "LeftOut",
    "LeftOuts",
    "Overview",
    "Part",
    "Phase",
    "Picture",
    "Preparation",
    "Product",
    "Question",
    "Recheck",
    "Regimen",
    "Row",
    "Section",
    "Sections",
    "Source",
    "SourceKind",
    "Sources",
    "Statement",
    "Step",
    "Strict",
    "Study",
    "Tab",
    "Table",
    "TableRow",
    "Term",
    "Topic",
    "Who",
    "model_of",
]
