"""Every event of a session in order, as words with local times, for the debrief. What was taken back stays in it."""

from dataclasses import dataclass

from app.content.models import Checklist
from app.handover.plain_text import plain
from app.handover.words import CLOSINGS, MARKS, Times
from app.session.events import Event
from app.session.fold import SessionState


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the timeline. `taken_back` is the local time at which it was undone, "" if it stands."""

    time: str
    text: str
    taken_back: str = ""

    def said(self) -> str:
        """The line as one sentence."""
        return f"{self.text} Taken back at {self.taken_back}." if self.taken_back else self.text


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
    step = f"step {number}" if number else "a step"
    if event.kind == "marked":
        return f"Taken back: {step}, {MARKS[event.state or 'todo'].lower()}."
    return f"Taken back: the re-check of {step}." if event.kind == "rechecked" else "Taken back: a note."


def _said(event: Event, by_seq: dict[int, Event], numbers: dict[str, int]) -> str:
    if event.kind == "started":
        return f"Started under edition {plain(event.edition)}." if event.edition else "Started."
    if event.kind == "marked":
        reason = f" Reason: {_sentence(event.reason)}" if event.reason else ""
        return f"{MARKS[event.state or 'todo']}: {_step(event, numbers)}{reason}"
    if event.kind == "rechecked":
        return f"Re-checked: {_step(event, numbers)}"
    if event.kind == "note":
        return f"Note: {_sentence(event.reason)}"
    if event.kind == "closed":
        return f"{CLOSINGS.get(event.reason, 'closed').capitalize()}."
    if event.kind == "salvaged":
        return "Read back from a damaged file: entries before this one may be missing."
    before = by_seq.get(event.undoes or 0)
    what = _said(before, by_seq, numbers) if before is not None else "an entry that was lost."
    return f"Taken back: {what[:1].lower()}{what[1:]}"


def _step(event: Event, numbers: dict[str, int]) -> str:
    number = numbers.get(event.step_id)
    words = plain(event.wording) or (f"step {number}." if number else "a step that is no longer in the checklist.")
    return f"{number}. {words}" if number and event.wording else words


def _sentence(words: str) -> str:
    return f"{plain(words).rstrip('.')}."
