"""When each statement is due for review: doses, risks and the medicines they belong to sooner than the rest.

It follows from what a statement rests on, so that its chip, its panel and the review copy agree: one that cites a fact
about an amount, or about one of the medicines that NMS is treated with, is reviewed after the shorter period.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.currency import due_on

if TYPE_CHECKING:
    from app.content.content import Content
    from app.content.models import Fact

DOSED_TOPICS = ("dantrolene-dose", "dantrolene-risks", "bromocriptine", "amantadine", "benzodiazepine")
DOSED_SUBJECTS = {
    "dantrolene-safety",
    "dantrolene-preparation",
    "dantrolene-dosing-nms",
    "dantrolene-general",
    "bromocriptine",
    "amantadine",
    "benzodiazepines",
    "combination",
    "other-medicines",
}
AMOUNT = r"\d[\s\u00a0]?(?:mg|g|mL|L|micrograms|nanograms|units|IU)\b"
_MEDICINES = (
    "dantrolene dantrium revonto ryanodex agilus bromocriptine amantadine agonist benzodiazepine lorazepam diazepam midazolam"
).split()


def review_months(content: Content, facts: tuple[str, ...], topic: str = "") -> int:
    """After how many months a statement that cites `facts` is due; what cites none (a word) goes by its topic."""
    edition = content.edition
    dosed = any(_about_a_dose(content.facts[name]) for name in facts) if facts else topic in DOSED_TOPICS
    return edition.review_months_doses if dosed else edition.review_months_other


def overdue(content: Content, facts: tuple[str, ...]) -> bool:
    """Whether that is past. Never without a clock (paper and the command line say the date instead).

    The ledger is not looked into while nothing at all can be overdue, which is what start-up meets.
    """
    if content.now is None or not facts:
        return False
    today, edition = content.now().astimezone().date(), content.edition
    soonest = min(edition.review_months_doses, edition.review_months_other)
    if today < due_on(edition.date, soonest):
        return False
    return today >= due_on(edition.date, review_months(content, facts))


def _about_a_dose(fact: Fact) -> bool:
    return speaks_of_a_dose(fact.subject, f"{fact.statement} {' '.join(fact.figures)}")


def speaks_of_a_dose(subject: str, told: str) -> bool:
    """Whether a fact is about an amount or one of the medicines, from its subject and its words."""
    if subject in DOSED_SUBJECTS or any(name in told.lower() for name in _MEDICINES):
        return True
    return re.search(AMOUNT, told) is not None
