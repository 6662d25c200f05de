"""The checklist's limits, from what was measured on crisis checklists (see README: why the list is short)."""

from collections.abc import Iterable
from statistics import median

from app.content import models as m
from app.content.content import Content
from app.content.rules.objection import Objection, Objections

MOST_PHASES, MOST_ACTIONS, MOST_STEP_WORDS, MEDIAN_STEP_WORDS = 4, 9, 32, 12
MOST_PURPOSE_WORDS = 60
# Kept with every tick, so bounded in letters too (app/session/events.py has the same limits in its rows).
MOST_STEP_LETTERS, MOST_VERSION_LETTERS = 400, 40


def check_limits(content: Content) -> Objections:
    yield from check_edition(content.edition)
    yield from check_checklist(content.checklist)


def check_edition(edition: m.Edition) -> Objections:
    """The words of the About box, and periods that end."""
    if (words := len(edition.purpose.split())) > MOST_PURPOSE_WORDS:
        message = f"{words} words where at most {MOST_PURPOSE_WORDS} are allowed"
        yield Objection("edition", "purpose", message)
    if len(edition.version) > MOST_VERSION_LETTERS:
        yield Objection("edition", "version", f"a version has at most {MOST_VERSION_LETTERS} characters")
    for key in ("review_months_doses", "review_months_other"):
        if getattr(edition, key) < 1:
            yield Objection("edition", key, "a period is at least one month")


def check_checklist(checklist: m.Checklist) -> Objections:
    phases = checklist.phases
    if not phases:
        yield Objection("checklist", "", f"0 phases where 1 to {MOST_PHASES} are allowed")
    for extra in phases[MOST_PHASES:]:
        yield Objection("checklist", extra.id, f"{len(phases)} phases where 1 to {MOST_PHASES} are allowed")
    for phase in phases:
        count = len([step for step in phase.steps if step.kind == "action"])
        if not 1 <= count <= MOST_ACTIONS:
            message = f"{count} actions where 1 to {MOST_ACTIONS} are allowed in a phase"
            yield Objection("checklist", phase.id, message)
        for step in phase.steps:
            yield from _check_step(step)
    actions = [step for phase in phases for step in phase.steps if step.kind == "action"]
    middle = median_words(step.text for step in actions)
    if middle > MEDIAN_STEP_WORDS:
        longest = max(actions, key=lambda step: len(step.text.split()))
        message = f"the median step has {middle:g} words; at most {MEDIAN_STEP_WORDS} are allowed (this is the longest)"
        yield Objection("checklist", longest.id, message)


def median_words(texts: Iterable[str]) -> float:
    """The median number of words; 0 of nothing."""
    counts = [len(text.split()) for text in texts]
    return float(median(counts)) if counts else 0.0


def _check_step(step: m.Step) -> Objections:
    if (words := len(step.text.split())) > MOST_STEP_WORDS:
        yield Objection("checklist", step.id, f"{words} words where a step may have at most {MOST_STEP_WORDS}")
    if len(step.text) > MOST_STEP_LETTERS:
        yield Objection("checklist", step.id, f"a step has at most {MOST_STEP_LETTERS} letters")
    if step.kind == "action":
        if not step.who:
            yield Objection("checklist", step.id, "an action says who does it")
    elif step.recheck or step.who:
        yield Objection("checklist", step.id, "an information line has no box, no person and no re-check")
