"""The figures of the content that `nms-bedside-cli check` and `coverage` print: how much there is, and where."""

import re
from collections import Counter
from dataclasses import dataclass

from app.content import models as m
from app.content.content import Content
from app.content.items import sources_of, walk
from app.content.reading_grade import median_grade
from app.content.rules.coverage import displayable, uses
from app.content.rules.limits import median_words

_SENTENCE_END = re.compile(r"[.?](?=\s+[^a-z]|\s*$)")


@dataclass(frozen=True, slots=True)
class PhaseFigures:
    """One phase of the checklist: lines with a box, and lines of information."""

    id: str
    title: str
    actions: int
    information: int


@dataclass(frozen=True, slots=True)
class Figures:
    """`facts_lead_only` rest on sources that may not be shown; they are among `facts_left_out` or cited nowhere.

    A grade is None where it was not measured (see reading_grade.py).
    """

    files: int
    items: int
    sentences: int
    facts: int
    facts_used: int
    facts_left_out: int
    facts_lead_only: int
    sources: int
    sources_shown: int
    questions: int
    questions_by_topic: dict[m.Topic, int]
    phases: tuple[PhaseFigures, ...]
    median_step_words: float
    median_answer_words: float
    median_step_grade: float | None
    median_answer_grade: float | None


def figures(content: Content) -> Figures:
    """Counts everything once; the content must have passed the gate."""
    items = tuple(walk(content))
    used = tuple(uses(content))
    asked = Counter(question.topic for question in content.faq.questions)
    steps = [step.text for phase in content.checklist.phases for step in phase.steps]
    actions = [step.text for phase in content.checklist.phases for step in phase.steps if step.kind == "action"]
    answers = [question.answer for question in content.faq.questions]
    return Figures(
        files=len(m.SUBJECTS),
        items=len(items),
        sentences=sum(sentences_in(item.text) for item in items),
        facts=len(content.facts),
        facts_used=len(used),
        facts_left_out=len(content.left_out),
        facts_lead_only=len(content.facts) - len(displayable(content)),
        sources=len(content.sources),
        sources_shown=len({source.id for item in items for source in sources_of(content, item.facts, item.sources)}),
        questions=len(content.faq.questions),
        questions_by_topic={topic: asked[topic] for topic in m.TOPICS},
        phases=tuple(
            PhaseFigures(
                phase.id,
                phase.title,
                len([step for step in phase.steps if step.kind == "action"]),
                len([step for step in phase.steps if step.kind == "info"]),
            )
            for phase in content.checklist.phases
        ),
        median_step_words=median_words(actions),
        median_answer_words=median_words(answers),
        median_step_grade=median_grade(content, steps),
        median_answer_grade=median_grade(content, answers),
    )


def sentences_in(text: str) -> int:
    """How many sentences a text has; words without a full stop are one."""
    ends = list(_SENTENCE_END.finditer(text))
    rest = text[ends[-1].end() :] if ends else text
    return len(ends) + bool(rest.strip())


def topics_by_tab(content: Content) -> dict[m.Topic, Counter[m.Tab]]:
    """How many items of each topic each tab holds."""
    table: dict[m.Topic, Counter[m.Tab]] = {topic: Counter() for topic in m.TOPICS}
    for item in walk(content):
        table[item.topic][item.tab] += 1
    return table
