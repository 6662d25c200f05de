"""What a session and the checklist of today say together: what must be known before its ticks are relied on, what is
looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from app.content.models import Step
from app.session.fold import Reworded, SessionState, reworded
from app.session.recheck import Interval
from app.tongue import tr, tr_n

if TYPE_CHECKING:
    from ui.session_desk import SessionDesk

Kind = Literal["caution", "never"]


def can_undo(desk: SessionDesk) -> bool:
    """Whether there is a change to take back: of the open session, or that one was ended."""
    return desk.state.undoable is not None if desk.state is not None else bool(desk.just_ended)


def reminds(desk: SessionDesk) -> bool:
    """Whether reminders are on in the session that is open, or begins next."""
    return desk.settings.reminds(desk.state.session_id if desk.state is not None else "")


def still_ahead(desk: SessionDesk) -> Step | None:
    """The step that begins a repeated look, while none runs: it is not done, or was undone. None without reminders."""
    if desk.is_covered or not reminds(desk) or desk.next_recheck() is not None:
        return None
    for step in desk.steps.values():
        if step.recheck and (desk.state is None or desk.state.step(step.id).state == "todo"):
            return step
    return None


def doubts(state: SessionState, steps: Iterable[Step]) -> list[str]:
    """A sentence each. `steps`: those of the checklist as it is now."""
    said: list[str] = []
    if state.salvaged:
        from app.handover.words import SALVAGED

        said.append(tr(SALVAGED))
    changed = reworded(state, {step.id: step.text for step in steps})
    now = [found for found in changed if found.present and found.ticked]
    if now:
        words = tr_n(
            "The words of {count} step have changed since it was ticked; both are shown.",
            "The words of {count} steps have changed since they were ticked; both are shown.",
            len(now),
        )
        said.append(words.format(count=len(now)))
    said.extend(_gone(found) for found in changed if not found.present)
    return said


def notices(state: SessionState | None, steps: Iterable[Step], *, saves: bool, notice: str) -> list[tuple[Kind, str]]:
    """What stands above the list. `state`: None while there is none, or it is covered; `notice`: what the store said."""
    said: list[tuple[Kind, str]] = []
    if not saves:
        said.append(("never", tr("Nothing is saved: ticks are lost when the window closes. Use paper as well.")))
    if notice:
        said.append(("caution", notice))
    if state is not None:
        said.extend(("caution", sentence) for sentence in doubts(state, steps))
    return said


def repeated(state: SessionState, steps: Iterable[Step]) -> list[Interval]:
    """The repeated looks that are running: steps with a sourced interval that are done."""
    running = []
    for step in steps:
        held = state.step(step.id)
        if step.recheck and held.state == "done" and held.at:
            again = step.recheck
            last = held.rechecked_at or held.at
            running.append(Interval(step.id, held.at, last, again.first_min, again.for_min, again.then_min))
    return running


def _gone(found: Reworded) -> str:
    words = found.ticked or tr("a step whose words were not kept")
    return tr("No longer in the checklist, ticked before: {words}").format(words=words)


def is_due_under_cover(desk: SessionDesk) -> bool:
    """Whether a re-check is due in a checklist whose ticks are covered: all that is told of one."""
    found = desk.next_recheck(covered=True)
    return found is not None and found.is_due
