"""A session as it is told to the next shift: what was done and when, what does not apply and why, what is left.

Everything is words and local times already; the text, the JSON and the paper are made from this one picture, so that
they cannot disagree. It knows no patient, because the session knows none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from app.content.content import Content
from app.content.models import Checklist, Step
from app.handover.plain_text import plain
from app.handover.rests import steps_rest_on
from app.handover.timeline import Moment, timeline
from app.handover.words import CLOCK_SET, CLOSED, CLOSINGS, SALVAGED, UNSAVED, Times, duration, edition_line
from app.session.events import Mark
from app.session.fold import Counts, SessionState, StepState
from app.session.recheck import Due, Interval, due
from app.site.local import UNREVIEWED
from app.tongue import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How one step stands. `text` is what was on screen when it was handled; `number` 0 means it is gone since."""

    step_id: str
    number: int
    phase: str
    text: str
    who: str
    mark: Mark
    at: datetime | None
    time: str
    reason: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`lines` are in checklist order; `doubts` say what may be wrong with it; `again` the repeated looks;
    `rests` what kind of evidence each step rests on."""

    state: SessionState
    written_at: datetime
    times: Times
    elapsed: timedelta | None
    counts: Counts
    lines: tuple[Line, ...]
    notes: tuple[Moment, ...]
    again: tuple[str, ...]
    doubts: tuple[str, ...]
    timeline: tuple[Moment, ...]
    rests: str
    edition: str
    disclaimer: str
    review: str

    def standing(self, mark: Mark) -> tuple[Line, ...]:
        """The lines that stand so."""
        return tuple(line for line in self.lines if line.mark == mark)

    def run(self) -> str:
        """When the session began, how long it has run, whether it is closed; as a sentence."""
        state, times = self.state, self.times
        started = tr("started {started_at}").format(started_at=times.full(state.started_at))
        if state.closed_at is None:
            return (
                tr("{started}, open for {elapsed}").format(started=started, elapsed=duration(self.elapsed))
                if self.elapsed is not None
                else tr("{started}, still open").format(started=started)
            )
        said = tr(CLOSINGS.get(state.closed_by, CLOSED))
        closed_at = times.time(state.closed_at)
        if self.elapsed is None:
            return tr("{started}; {said} at {closed_at}").format(started=started, said=said, closed_at=closed_at)
        return tr("{started}; {said} at {closed_at} after {elapsed}").format(
            started=started, said=said, closed_at=closed_at, elapsed=duration(self.elapsed)
        )

    def tally(self) -> str:
        """ "6 of 24 steps done, 1 not applicable, 17 not done"."""
        counts = self.counts
        return tr("{done} of {total} steps done, {not_applicable} not applicable, {todo} not done").format(
            done=counts.done, total=counts.total, not_applicable=counts.not_applicable, todo=counts.todo
        )


def report(
    content: Content,
    state: SessionState,
    now: datetime,
    elapsed: timedelta | None,
    *,
    review: str = UNREVIEWED,
    zone: tzinfo | None = None,
    unsaved: bool = False,
    reminders: bool = True,
) -> Report:
    """`elapsed` comes from the store, which knows whether it can be known; `now` is aware. `review` ends without a stop.

    `unsaved` is True while the disk refuses ticks: what was done may then be missing here.
    `reminders` is False where they were turned off in this session: the next shift is not told by the app, either.
    """
    times = Times((*(event.at for event in state.timeline), now), zone)
    checklist = content.checklist
    told = timeline(checklist, state, times)
    kept = {note.seq for note in state.notes}
    return Report(
        state=state,
        written_at=now,
        times=times,
        elapsed=elapsed,
        counts=state.counts(step.id for _, step in _actions(checklist)),
        lines=(*_lines(checklist, state, times), *_gone(checklist, state, times)),
        notes=tuple(moment for moment, event in zip(told, state.timeline, strict=True) if event.seq in kept),
        again=(
            *(() if reminders else (tr("Re-check reminders were turned off in this session."),)),
            *_again(checklist, state, now, times),
        ),
        doubts=tuple(
            tr(said)
            for said, so in ((UNSAVED, unsaved), (CLOCK_SET, state.clock_set), (SALVAGED, state.salvaged))
            if so
        ),
        timeline=told,
        rests=tr(
            "Kind of evidence and number of sources of each step; which they are, the app says under Why: {steps}."
        ).format(steps=steps_rest_on(content)),
        edition=edition_line(content.edition),
        disclaimer=content.edition.disclaimer,
        review=review,
    )


def _actions(checklist: Checklist) -> Iterator[tuple[str, Step]]:
    return ((phase.title, step) for phase in checklist.phases for step in phase.steps if step.kind == "action")


def _lines(checklist: Checklist, state: SessionState, times: Times) -> Iterator[Line]:
    for number, (phase, step) in enumerate(_actions(checklist), start=1):
        held = state.step(step.id)
        ticked = plain(held.wording) if held.state != "todo" else ""
        remark = ""
        if ticked and ticked != plain(step.text):
            remark = tr("Words of edition {edition}. Now: {words}").format(
                edition=plain(held.edition), words=plain(step.text)
            )
        yield _line(step.id, number, phase, ticked or plain(step.text), step.who, held, times, remark)


def _gone(checklist: Checklist, state: SessionState, times: Times) -> Iterator[Line]:
    """Steps that were handled under another edition and are no longer in the checklist."""
    present = {step.id for _, step in _actions(checklist)}
    for step_id, held in state.steps.items():
        if step_id not in present and held.state != "todo":
            words = plain(held.wording) or tr("A step that is no longer in the checklist.")
            yield _line(step_id, 0, "", words, "", held, times, tr("No longer in the checklist."))


def _line(
    step_id: str, number: int, phase: str, text: str, who: str, held: StepState, times: Times, remark: str
) -> Line:
    handled = held.state != "todo" and held.at is not None
    return Line(
        step_id=step_id,
        number=number,
        phase=phase,
        text=text,
        who=who,
        mark=held.state,
        at=held.at if handled else None,
        time=times.time(held.at) if handled and held.at is not None else "",
        reason=plain(held.reason) if held.state == "not-applicable" else "",
        remark=remark,
    )


def _again(checklist: Checklist, state: SessionState, now: datetime, times: Times) -> Iterable[str]:
    """Repeated looks that the content sources: when the last was and, while the session is open, when the next is due."""
    for number, (_, step) in enumerate(_actions(checklist), start=1):
        held, again = state.step(step.id), step.recheck
        if again is None or held.state != "done" or held.at is None:
            continue
        last = held.rechecked_at or held.at
        said = tr("Re-check of step {number}: last at {last}").format(number=number, last=times.time(last))
        if state.is_open and not state.clock_set:
            said += _said_due(
                due(Interval(step.id, held.at, last, again.first_min, again.for_min, again.then_min), now), now, times
            )
        yield f"{said}. {plain(again.text)}"


def _said_due(found: Due, now: datetime, times: Times) -> str:
    late = found.late_min(now)
    if late > 0:
        return tr(", overdue by {late}").format(late=duration(timedelta(minutes=late)))
    return tr(", due now") if found.is_due else tr(", next at {at}").format(at=times.time(found.at))
