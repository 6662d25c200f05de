"""The checklist's limits, from what was measured on crisis checklists (see README: why the list is short)."""

from collections.abc import Iterator
from statistics import median

from app.content.content import Content

MOST_PHASES, MOST_ACTIONS, MOST_STEP_WORDS, MEDIAN_STEP_WORDS = 4, 9, 32, 12


def check_limits(content: Content) -> Iterator[tuple[str, str, str]]:
    phases = content.checklist.phases
    if not 1 <= len(phases) <= MOST_PHASES:
        yield "checklist", "", f"{len(phases)} phases where 1 to {MOST_PHASES} are allowed"
    lengths = []
    for phase in phases:
        actions = [step for step in phase.steps if step.kind == "action"]
        if not 1 <= len(actions) <= MOST_ACTIONS:
            yield "checklist", phase.id, f"{len(actions)} actions where 1 to {MOST_ACTIONS} are allowed in a phase"
        for step in phase.steps:
            words = len(step.text.split())
            if words > MOST_STEP_WORDS:
                yield "checklist", step.id, f"{words} words where a step may have at most {MOST_STEP_WORDS}"
            if step.kind == "action":
                lengths.append(words)
                if not step.who:
                    yield "checklist", step.id, "an action says who does it"
            elif step.recheck or step.who:
                yield "checklist", step.id, "an information line has no box, no person and no re-check"
            if step.recheck and min(step.recheck.first_min, step.recheck.for_min, step.recheck.then_min) < 1:
                yield "checklist", step.id, "a re-check interval is at least one minute"
    if lengths and median(lengths) > MEDIAN_STEP_WORDS:
        yield "checklist", "", f"the median step has {median(lengths):g} words; at most {MEDIAN_STEP_WORDS} are allowed"
    if not any(step.kind == "action" for phase in phases for step in phase.steps):
        yield "checklist", "", "a checklist without an action"
