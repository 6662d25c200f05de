"""`check`, `check --draft` and `coverage`: what an editor and the build ask of the content."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from app.cli.answer import Answer, as_json
from app.content.content import Content
from app.content.figures import Figures, figures, topics_by_tab
from app.content.models import TOPICS, Tab
from app.content.reading_grade import HIGHEST_GRADE
from app.content.rules.coverage import uses
from app.errors import ContentError, Problem
from app.paths import content_dir

TABS: tuple[Tab, ...] = ("overview", "compare", "checklist", "faq", "preparation", "differential", "glossary")


def check(as_data: bool) -> Answer:
    """The gate on the TOML files, then the seal and the reading grade. The figures are there as soon as the gate is passed."""
    from app.content.gate import pass_gate
    from app.content.seal import broken_seal

    folder = content_dir()
    counted: Figures | None = None
    try:
        content = pass_gate(folder)
        counted = figures(content)
        problems = (*broken_seal(folder, content), *_too_hard(counted))
    except ContentError as error:
        problems = error.problems
    if as_data:
        return as_json(
            {
                "ok": not problems,
                "folder": str(folder),
                "figures": counted and asdict(counted),
                "problems": _plain(problems),
            },
            code=ContentError.exit_code if problems else 0,
        )
    lines = (f"Content in {folder}", *_figures_in_words(counted)) if counted else ()
    if not problems:
        return Answer((*lines, "Good: every rule holds, and so does the seal."))
    wrong = (*map(str, problems), f"{len(problems)} to mend.")
    return Answer(lines, wrong, ContentError.exit_code)


def _too_hard(counted: Figures) -> Iterator[Problem]:
    """Steps or short answers that ask for more school than a tired reader has, where that can be measured."""
    grades = (("checklist", "steps", counted.median_step_grade), ("faq", "short answers", counted.median_answer_grade))
    for subject, what, grade in grades:
        if grade is not None and grade > HIGHEST_GRADE:
            message = f"the median reading grade of the {what} is {grade:g}; at most {HIGHEST_GRADE:g} is allowed"
            yield Problem(f"{subject}.toml", 0, message)


def draft(path: Path, as_data: bool) -> Answer:
    """One file beside the evidence ledger."""
    from app.content.draft import check_draft

    problems = tuple(check_draft(path))
    code = ContentError.exit_code if problems else 0
    if as_data:
        return as_json({"ok": not problems, "problems": _plain(problems)}, code=code)
    if not problems:
        return Answer((f"{path.name}: good on its own. Links to other files were not followed.",))
    return Answer((), (*map(str, problems), f"{len(problems)} to mend."), code)


def _plain(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    return [problem._asdict() for problem in problems]


def _figures_in_words(counted: Figures) -> tuple[str, ...]:
    topics = ", ".join(f"{topic} {count}" for topic, count in counted.questions_by_topic.items())
    return (
        f"files      {counted.files}",
        f"items      {counted.items:,} with {counted.sentences:,} sentences",
        f"facts      {counted.facts}: {counted.facts_used} used, {counted.facts_left_out} left out with a reason; "
        f"{counted.facts_lead_only} rest on leads alone",
        f"sources    {counted.sources}: {counted.sources_shown} shown",
        f"questions  {counted.questions}: {topics}",
        *(
            f"phase {number}    {phase.title}: {phase.actions} with a box, {phase.information} without"
            for number, phase in enumerate(counted.phases, start=1)
        ),
        f"words      median {counted.median_step_words:g} a step, {counted.median_answer_words:g} a short answer",
        f"grade      {_grades(counted)}",
    )


def _grades(counted: Figures) -> str:
    step, answer = counted.median_step_grade, counted.median_answer_grade
    if step is None or answer is None:
        return "not measured here (see app/content/reading_grade.py)"
    return f"median {step:g} of steps, {answer:g} of short answers (at most {HIGHEST_GRADE:g}, drug names excepted)"


def coverage(as_data: bool) -> Answer:
    """Each fact with the items that cite it; each topic with the number of items in each tab."""
    from app.content.load import load_content

    content = load_content(content_dir())
    used = uses(content)
    left_out = {entry.fact: entry.reason for entry in content.left_out}
    table = topics_by_tab(content)
    if as_data:
        return as_json(
            {
                "facts": {
                    name: [{"id": item.id, "tab": item.tab, "topic": item.topic} for item in used.get(name, ())]
                    for name in content.facts
                },
                "left_out": left_out,
                "topics": {topic: {tab: table[topic][tab] for tab in TABS} for topic in TOPICS},
            }
        )
    return Answer((*_topic_table(content), "", *_fact_lines(content)))


def _topic_table(content: Content) -> list[str]:
    table = topics_by_tab(content)
    width = max(map(len, TOPICS))
    lines = [" ".join(["topic".ljust(width), *(tab.rjust(len(tab)) for tab in TABS)])]
    for topic in TOPICS:
        lines.append(" ".join([topic.ljust(width), *(str(table[topic][tab]).rjust(len(tab)) for tab in TABS)]))
    return lines


def _fact_lines(content: Content) -> list[str]:
    used = uses(content)
    reasons = {entry.fact: entry.reason for entry in content.left_out}
    width = max(map(len, content.facts))
    return [
        f"{name.ljust(width)} "
        + (", ".join(item.id for item in used[name]) if name in used else f"left out: {reasons.get(name, '')}")
        for name in content.facts
    ]
