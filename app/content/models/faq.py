"""Questions and answers."""

from app.content.models.kinds import Topic
from app.content.models.pages import Statement
from app.content.models.record import Record


class Question(Record):
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


class Faq(Record):
    questions: tuple[Question, ...]
