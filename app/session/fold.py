"""Events -> state. Pure: the same events give the same state, on any machine, at any time.

Order is `seq`, never time. An undone event is skipped as if it had not been; it and its undoing stay in the timeline.
Entries that were lost with a damaged file leave gaps in `seq`: they are counted, never guessed at.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from app.named import NamedTuple
from app.session.clock import SLACK, was_set
from app.session.events import CHANGES, Event, Mark

IDLE = timedelta(minutes=30)
STALE = timedelta(hours=12)


class StepState(NamedTuple):
    """How one step stands. `at` is when it came to stand so, aware UTC; None for a step nobody touched."""

    state: Mark = "todo"
    at: datetime | None = None
    reason: str = ""
    wording: str = ""
    edition: str = ""
    rechecked_at: datetime | None = None


UNTOUCHED = StepState()


class Counts(NamedTuple):
    """How many of the steps on screen stand how."""

    todo: int
    done: int
    not_applicable: int

    @property
    def handled(self) -> int:
        return self.done + self.not_applicable

    @property
    def total(self) -> int:
        return self.todo + self.done + self.not_applicable


class SessionState(NamedTuple):
    """A session as it stands after its last event. Times are aware UTC.

    edition         the content edition the session was started under
    started_at      when it started; if that entry was lost, the time of the first entry that was not
    closed_at, closed_by   None and "" while it is open
    last_touch      when a person last did something
    steps           the steps that were touched, by id; ask `step` for any id
    notes           the notes that were not undone
    timeline        every event, undone ones included
    undone          the `seq` of each event that was taken back
    salvaged        read from a damaged file: some entries may be missing, each step must be looked at
    clock_set       the workstation's clock was set during the session: elapsed time cannot be known
    """

    session_id: str
    edition: str
    started_at: datetime
    closed_at: datetime | None
    closed_by: str
    last_touch: datetime
    steps: Mapping[str, StepState]
    notes: tuple[Event, ...]
    timeline: tuple[Event, ...]
    undone: frozenset[int]
    salvaged: bool
    clock_set: bool

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def undoable(self) -> Event | None:
        """The change that undo would take back now."""
        if not self.is_open:
            return None
        live = (event for event in reversed(self.timeline) if event.kind in CHANGES and event.seq not in self.undone)
        return next(live, None)

    @property
    def has_begun(self) -> bool:
        """Whether anything stands, and not only was: a slip that was taken back is no beginning."""
        return bool(self.notes) or any(held.state != "todo" for held in self.steps.values())

    def step(self, step_id: str) -> StepState:
        return self.steps.get(step_id, UNTOUCHED)

    def counts(self, step_ids: Iterable[str]) -> Counts:
        """How the given steps stand ("6 of 18 done"). A step ticked under another edition and gone since is not counted."""
        marks = [self.step(step_id).state for step_id in step_ids]
        return Counts(marks.count("todo"), marks.count("done"), marks.count("not-applicable"))


def fold(events: Iterable[Event]) -> SessionState:
    """The state after `events`, which must be one session's and at least one (ValueError)."""
    timeline = tuple(sorted(events, key=lambda event: event.seq))
    if not timeline:
        raise ValueError("a session has at least one event")
    first = timeline[0]
    undone = frozenset(event.undoes for event in timeline if event.undoes is not None)
    marks: dict[str, Event] = {}
    rechecks: dict[str, datetime] = {}
    notes: list[Event] = []
    ending: Event | None = None
    last_touch = first.at
    salvaged = False
    for event in timeline:
        kind = event.kind
        if kind == "closed":
            ending = ending if event.seq in undone else event
        elif kind == "salvaged":
            salvaged = True
        else:
            last_touch = event.at
            if event.seq in undone:
                continue
            if kind == "marked":
                marks[event.step_id] = event
                rechecks.pop(event.step_id, None)
            elif kind == "rechecked":
                rechecks[event.step_id] = event.at
            elif kind == "note":
                notes.append(event)
    return SessionState(
        session_id=first.session_id,
        edition=first.edition,
        started_at=first.at,
        closed_at=ending.at if ending else None,
        closed_by=ending.reason if ending else "",
        last_touch=last_touch,
        steps=MappingProxyType({step_id: _stands(step_id, marks, rechecks) for step_id in (*marks, *rechecks)}),
        notes=tuple(notes),
        timeline=timeline,
        undone=undone,
        salvaged=salvaged,
        clock_set=was_set((event.at, event.steady_ms, event.run) for event in timeline),
    )


def _stands(step_id: str, marks: Mapping[str, Event], rechecks: Mapping[str, datetime]) -> StepState:
    again = rechecks.get(step_id)
    mark = marks.get(step_id)
    if mark is None:
        return StepState(rechecked_at=again)
    return StepState(mark.state or "todo", mark.at, mark.reason, mark.wording, mark.edition, again)


def elapsed(state: SessionState, now: datetime, steady_ms: int | None = None, run: int = 0) -> timedelta | None:
    """How long the session has run (or ran, if closed). None when that cannot be known.

    It cannot when the clock was set during the session, when `now` lies before the last event, or when the entry of
    the start was lost. `steady_ms` and `run`, if given, let a clock set forward since the last event be seen too.
    """
    if state.clock_set or state.timeline[0].kind != "started":
        return None
    if state.closed_at is not None:
        return max(state.closed_at - state.started_at, timedelta())
    last = state.timeline[-1]
    if was_set(((last.at, last.steady_ms, last.run), (now, steady_ms, run))):
        return None
    return max(now - state.started_at, timedelta())


def idle(state: SessionState, now: datetime) -> timedelta | None:
    """How long nobody has touched the session. None when the clock was set back since."""
    return None if now < state.last_touch - SLACK else max(now - state.last_touch, timedelta())


def asks_again(state: SessionState, now: datetime) -> bool:
    """Whether the next touch must ask "continue this one or new session": 30 minutes idle, or nobody can know."""
    time = idle(state, now)
    return time is None or time >= IDLE


def is_stale(state: SessionState, now: datetime) -> bool:
    """Whether the session closes by itself: open, and 12 hours after the last touch.

    Counted from the last touch, so that a long night is never closed under the nurse's hands. A clock that was set
    back closes nothing: `asks_again` asks instead.
    """
    time = idle(state, now)
    return state.is_open and time is not None and time >= STALE


class Reworded(NamedTuple):
    """A step that was touched under other words: what was on screen then, and now ("" if the step is gone)."""

    step_id: str
    ticked: str
    present: str


def reworded(state: SessionState, present: Mapping[str, str]) -> tuple[Reworded, ...]:
    """What a new content edition changed under the steps of this session. `present`: step id -> wording now."""
    return tuple(
        Reworded(step_id, step.wording, present.get(step_id, ""))
        for step_id, step in state.steps.items()
        if step.state != "todo" and (step_id not in present or step.wording != present[step_id])
    )
