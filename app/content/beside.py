"""Which lines of information belong to which step: those after it, and to the first step of a phase those before it too.

The list shows them in their place; where one step stands alone they must not be lost.
"""

from __future__ import annotations

from app.content.models import Checklist, Step


def beside(checklist: Checklist) -> dict[str, tuple[Step, ...]]:
    """The lines of information of each action, by its id, in the order of the list."""
    found: dict[str, tuple[Step, ...]] = {}
    for phase in checklist.phases:
        before: tuple[Step, ...] = ()
        here = ""
        for step in phase.steps:
            if step.kind == "action":
                here = step.id
                found[here], before = before, ()
            elif here:
                found[here] += (step,)
            else:
                before += (step,)
    return found
