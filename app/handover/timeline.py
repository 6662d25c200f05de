"""Every event of a session in order, as words with local times, for the debrief. What was taken back stays in it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from app.content.models import Checklist
from app.handover.plain_text import plain
from app.handover.words import CLOSED, CLOSINGS, MARKS, Times
from app.session.events import Event, Mark
from app.session.fold import SessionState, fold
from app.tongue import mark, tr

_AGAIN: dict[Mark, str] = {
    "done": mark("{step} is ticked again ({time})."),
    "not-applicable": mark("{step} is not applicable again ({time})."),
}
# What became of the entry, not of the step: "to do again" was read as an order to repeat it.
_TAKEN_BACK: dict[Mark, str] = {
    "done": mark("{step}: tick taken back."),
    "not-applicable": mark("{step}: not applicable taken back."),
    "todo": mark("{step}: the last entry is taken back."),
}
_SO_AGAIN: dict[Mark, str] = {
    "done": mark("Taken back, so ticked again ({time}): {step}"),
    "not-applicable": mark("Taken back, so not applicable again ({time}): {step}"),
    "todo": mark("Taken back, so to do again: {step}"),
}


class _Telling(NamedTuple):
    """What the words of one entry may need to know of the others."""

    numbers: dict[str, int]
    by_seq: dict[int, Event]
    events: tuple[Event, ...]
    times: Times


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
    tell = _Telling(numbers, {event.seq: event for event in state.timeline}, state.timeline, times)
    return tuple(
        Moment(times.time(event.at), _said(event, tell), undone_at.get(event.seq, "")) for event in state.timeline
    )


def step_numbers(checklist: Checklist) -> dict[str, int]:
    """The number of each action, as on screen."""
    actions = [step.id for phase in checklist.phases for step in phase.steps if step.kind == "action"]
    return {step_id: number for number, step_id in enumerate(actions, start=1)}


def said_undone(checklist: Checklist, state: SessionState, event: Event) -> str:
    """How it stands now that `event` was taken back: "Step 8 is ticked again (12:42)." `state` is the one after."""
    number = step_numbers(checklist).get(event.step_id)
    step = tr("Step {number}").format(number=number) if number else tr("A step that is no longer in the checklist")
    if event.kind == "note":
        return tr("The note of {time} is taken out.").format(time=_clock(event.at))
    held = state.step(event.step_id)
    if event.kind == "rechecked":
        last = held.rechecked_at or held.at
        said = tr("The re-check of {time} is taken out: {step}.").format(time=_clock(event.at), step=step)
        return f"{said} {tr('Last look {time}.').format(time=_clock(last))}" if last else said
    if held.state == "todo":
        return tr(_TAKEN_BACK[event.state or "todo"]).format(step=step)
    return tr(_AGAIN[held.state]).format(step=step, time=_clock(held.at) if held.at else "")


def said_slip(checklist: Checklist, state: SessionState) -> str:
    """What to say when the last entry changed a step that was ticked before: that time is not lost. "" for other entries."""
    last = state.timeline[-1]
    if last.kind != "marked" or last.seq in state.undone:
        return ""
    before = [
        event
        for event in state.timeline[:-1]
        if event.kind == "marked" and event.step_id == last.step_id and event.seq not in state.undone
    ]
    if not before:
        return ""
    done = next((event for event in reversed(before) if event.state == "done"), None)
    number = step_numbers(checklist).get(last.step_id, 0)
    if last.state == "todo":
        said = tr("Step {number}: tick of {time} taken back. Undo brings it back.")
        if before[-1].state == "not-applicable":
            said = tr("Step {number}: not applicable of {time} taken back. Undo brings it back.")
        return said.format(number=number, time=_clock(before[-1].at))
    if last.state == "done" and done is not None and before[-1] is not done:
        said = tr(
            "Step {number} is ticked {now}. Its tick of {time} stays in the timeline; Undo, twice, brings it back."
        )
        return said.format(number=number, time=_clock(done.at), now=_clock(last.at))
    return ""


def said_skipped(checklist: Checklist, state: SessionState) -> str:
    """What was ticked last, and which step before it is still to do; "" if it was not ticked, or none is."""
    last, numbers = state.timeline[-1], step_numbers(checklist)
    if last.state != "done" or last.seq in state.undone or last.step_id not in numbers:
        return ""
    before = (name for name, number in numbers.items() if number < numbers[last.step_id])
    left = next((name for name in before if state.step(name).state == "todo"), "")
    if not left:
        return ""
    said = tr("Step {number} is ticked. Step {left} is still to do.")
    return said.format(number=numbers[last.step_id], left=numbers[left])


def _clock(when: datetime) -> str:
    return f"{when.astimezone():%H:%M}"


def _said(event: Event, tell: _Telling) -> str:
    numbers = tell.numbers
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
    before = tell.by_seq.get(event.undoes or 0)
    return tr("Taken back: an entry that was lost.") if before is None else _said_taken_back(event, before, tell)


def _said_taken_back(event: Event, before: Event, tell: _Telling) -> str:
    """How it stood afterwards: what was taken back stands in its own line."""
    if before.kind == "closed":
        return tr("Opened again.")
    if before.kind == "note":
        return tr("Note taken back: {reason}").format(reason=_sentence(before.reason))
    step = _step(before, tell.numbers)
    held = fold(e for e in tell.events if e.seq <= event.seq and e.step_id == event.step_id).step(event.step_id)
    if before.kind == "rechecked":
        return tr("Re-check taken back: {step}").format(step=step)
    time = tell.times.time(held.at) if held.at else ""
    return tr(_SO_AGAIN[held.state]).format(step=step, time=time)


def _step(event: Event, numbers: dict[str, int]) -> str:
    number = numbers.get(event.step_id)
    words = plain(event.wording) or (
        tr("step {number}.").format(number=number) if number else tr("a step that is no longer in the checklist.")
    )
    return f"{number}. {words}" if number and event.wording else words


def _sentence(words: str) -> str:
    return f"{plain(words).rstrip('.')}."
