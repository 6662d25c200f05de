"""Every event of a session in order, as words with local times, for the debrief. What was taken back stays in it."""

from dataclasses import dataclass

from app.content.models import Checklist
from app.handover.plain_text import plain
from app.handover.words import CLOSED, CLOSINGS, MARKS, Times
from app.session.events import Event
from app.session.fold import SessionState
from app.tongue import tr


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline. `taken_back` is the local time at which it was undone, "" if it stands."""

    time: str
    text: str
    taken_back: str = ""

    def said(self) -> str:
        """The line as one sentence."""
        return (
            tr("{text} Taken back at {taken_back}.").format(text=self.text, taken_back=self.taken_back)
            if self.taken_back
            else self.text
        )


def timeline(checklist: Checklist, state: SessionState, times: Times) -> tuple[Moment, ...]:
    """The lines, oldest first."""
    numbers = step_numbers(checklist)
    undone_at = {event.undoes: times.time(event.at) for event in state.timeline if event.undoes is not None}
    by_seq = {event.seq: event for event in state.timeline}
    return tuple(
        Moment(times.time(event.at), _said(event, by_seq, numbers), undone_at.get(event.seq, ""))
        for event in state.timeline
    )


def step_numbers(checklist: Checklist) -> dict[str, int]:
    """The number of each action, as on screen."""
    actions = [step.id for phase in checklist.phases for step in phase.steps if step.kind == "action"]
    return {step_id: number for number, step_id in enumerate(actions, start=1)}


def said_undone(checklist: Checklist, event: Event) -> str:
    """What was just taken back, in a few words: "Taken back: step 3, done."."""
    number = step_numbers(checklist).get(event.step_id)
    step = tr("step {number}").format(number=number) if number else tr("a step")
    if event.kind == "marked":
        return tr("Taken back: {step}, {state}.").format(step=step, state=tr(MARKS[event.state or "todo"]).lower())
    return (
        tr("Taken back: the re-check of {step}.").format(step=step)
        if event.kind == "rechecked"
        else tr("Taken back: a note.")
    )


def _said(event: Event, by_seq: dict[int, Event], numbers: dict[str, int]) -> str:
    if event.kind == "started":
        return (
            tr("Started under edition {edition}.").format(edition=plain(event.edition))
            if event.edition
            else tr("Started.")
        )
    if event.kind == "marked":
        reason = " " + tr("Reason: {reason}").format(reason=_sentence(event.reason)) if event.reason else ""
        return f"{tr(MARKS[event.state or 'todo'])}: {_step(event, numbers)}{reason}"
    if event.kind == "rechecked":
        return tr("Re-checked: {event}").format(event=_step(event, numbers))
    if event.kind == "note":
        return tr("Note: {reason}").format(reason=_sentence(event.reason))
    if event.kind == "closed":
        return f"{tr(CLOSINGS.get(event.reason, CLOSED)).capitalize()}."
    if event.kind == "salvaged":
        return tr("Read back from a damaged file: entries before this one may be missing.")
    before = by_seq.get(event.undoes or 0)
    what = _said(before, by_seq, numbers) if before is not None else tr("an entry that was lost.")
    return tr("Taken back: {what}").format(what=what[:1].lower() + what[1:])


def _step(event: Event, numbers: dict[str, int]) -> str:
    number = numbers.get(event.step_id)
    words = plain(event.wording) or (
        tr("step {number}.").format(number=number) if number else tr("a step that is no longer in the checklist.")
    )
    return f"{number}. {words}" if number and event.wording else words


def _sentence(words: str) -> str:
    return f"{plain(words).rstrip('.')}."
