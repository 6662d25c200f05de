"""Questions and answers."""

from dataclasses import dataclass

from app.content.models.kinds import Strict, Topic
from app.content.models.pages import Statement


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
