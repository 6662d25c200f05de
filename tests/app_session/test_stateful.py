"""Whatever is done in whatever order, by two windows, with a clock that jumps: store and fold agree with a simple model."""

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule
from session_bench import SetClock, in_memory

from app.errors import SessionError
from app.session.events import Mark, clean_text
from app.session.store import SessionStore, open_store

STEPS = st.sampled_from(["stop-drug", "cool", "fluids", "call-icu"])
WORDINGS = st.sampled_from(["Cool.", "Cool the patient.", ""])
MARKS = st.sampled_from(["todo", "done", "not-applicable"])
WORDS = st.text(max_size=90)


class Model:
    """A session as a list of changes and a list of those that were taken back: nothing cleverer."""

    def __init__(self, at: datetime) -> None:
        self.changes: list[tuple[str, str, str, str, str, datetime]] = []  # kind, step, mark, reason, wording, time
        self.taken_back: list[int] = []
        self.closed_at: datetime | None = None
        self.closed_by = ""
        self.touched = at
        self.entries = 1

    def live(self) -> list[int]:
        return [place for place in range(len(self.changes)) if place not in self.taken_back]

    def stands(self, step: str) -> tuple[str, str, str, datetime | None, datetime | None]:
        mark: tuple[str, str, str, datetime | None, datetime | None] = ("todo", "", "", None, None)
        for place in self.live():
            kind, about, state, reason, wording, at = self.changes[place]
            if about == step and kind == "marked":
                mark = (state, reason, wording, at, None)
            elif about == step and kind == "rechecked":
                mark = (*mark[:4], at)
        return mark

    def add(self, *change: str, at: datetime) -> None:
        kind, step, state, reason, wording = change
        self.changes.append((kind, step, state, reason, wording, at))
        self.touched, self.entries = at, self.entries + 1

    def close(self, at: datetime, by: str) -> None:
        if self.closed_at is None:
            self.closed_at, self.closed_by, self.entries = at, by, self.entries + 1


class Night(RuleBasedStateMachine):
    sessions = Bundle("sessions")

    @initialize()
    def first_start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="nms-bedside-night-", dir=in_memory()))
        self.clock = SetClock()
        self.models: dict[str, Model] = {}
        self.order: list[str] = []
        self.windows = [self.open(), self.open()]
        self.turn = 0

    def open(self) -> SessionStore:
        opened = open_store(self.folder, self.clock)
        assert opened.notice == ""
        return opened.store

    def store(self) -> SessionStore:
        """The windows take turns."""
        self.turn += 1
        return self.windows[self.turn % 2]

    def teardown(self) -> None:
        for window in getattr(self, "windows", []):
            window.shut()
        shutil.rmtree(getattr(self, "folder", "nowhere"), ignore_errors=True)

    def current(self) -> str | None:
        return next((name for name in self.order if self.models[name].closed_at is None), None)

    def begin(self, name: str) -> None:
        self.models[name] = Model(self.clock.now)
        self.order.append(name)

    @rule(target=sessions)
    def start(self) -> str:
        name = self.store().start("2026.1")
        assert name not in self.models
        before = self.current()
        if before is not None:
            self.models[before].close(self.clock.now, "new-session")
        self.begin(name)
        return name

    @rule(target=sessions)
    def continue_or_start(self) -> str:
        name = self.store().continue_or_start("2026.1")
        if self.current() is None:
            self.begin(name)
        assert name == self.current()
        return name

    def allowed(self, name: str) -> bool:
        return name in self.models and self.models[name].closed_at is None

    @rule(name=sessions, step=STEPS, mark=MARKS, reason=WORDS, wording=WORDINGS)
    def mark(self, name: str, step: str, mark: Mark, reason: str, wording: str) -> None:
        try:
            state = self.store().mark(name, step, mark, reason, wording, "2026.1")
        except SessionError:
            assert not self.allowed(name)
            return
        assert self.allowed(name)
        model, words = self.models[name], clean_text(reason)
        stands = model.stands(step)
        if stands[:3] != (mark, words, wording) and not (mark == "todo" == stands[0]):
            model.add("marked", step, mark, words, wording, at=self.clock.now)
        assert len(state.timeline) == model.entries

    @rule(name=sessions, step=STEPS)
    def recheck(self, name: str, step: str) -> None:
        try:
            self.store().recheck(name, step)
        except SessionError:
            assert not self.allowed(name)
            return
        self.models[name].add("rechecked", step, "", "", "", at=self.clock.now)

    @rule(name=sessions, words=WORDS)
    def note(self, name: str, words: str) -> None:
        try:
            self.store().note(name, words)
        except SessionError:
            assert not self.allowed(name)
            return
        if clean_text(words):
            self.models[name].add("note", "", "", clean_text(words), "", at=self.clock.now)

    @rule(name=sessions)
    def undo(self, name: str) -> None:
        try:
            self.store().undo(name)
        except SessionError:
            assert not self.allowed(name)
            return
        model = self.models[name]
        if model.live():
            model.taken_back.append(model.live()[-1])
            model.touched, model.entries = self.clock.now, model.entries + 1

    @rule(name=sessions)
    def close(self, name: str) -> None:
        try:
            self.store().close(name)
        except SessionError:
            assert name not in self.models
            return
        self.models[name].close(self.clock.now, "user")

    @rule(name=sessions)
    def reopen(self, name: str) -> None:
        try:
            self.store().reopen(name)
        except SessionError:
            assert name not in self.models
            return
        model, before = self.models[name], self.current()
        if model.closed_at is None:
            return
        if before is not None:
            self.models[before].close(self.clock.now, "another-opened")
        model.closed_at, model.closed_by, model.touched = None, "", self.clock.now
        model.entries += 1
        self.order.remove(name)
        self.order.append(name)

    @rule()
    def close_stale(self) -> None:
        closed = self.store().close_stale()
        name = self.current()
        stale = name is not None and self.clock.now - self.models[name].touched >= timedelta(hours=12)
        assert (closed is not None) == stale
        if name is not None and stale:
            self.models[name].close(self.clock.now, "12 h")

    @rule(hours=st.sampled_from([1, 72]))
    def erase_closed(self, hours: int) -> None:
        limit = self.clock.now - timedelta(hours=hours)
        due = [name for name in self.order if (at := self.models[name].closed_at) is not None and at < limit]
        assert self.store().erase_closed(hours) == len(due)
        self.forget(due)

    @rule()
    def clear_now(self) -> None:
        assert self.store().clear_now() == len(self.order)
        self.forget(list(self.order))

    def forget(self, names: list[str]) -> None:
        for name in names:
            del self.models[name]
            self.order.remove(name)

    @rule(name=consumes(sessions))
    def never_mind(self, name: str) -> None:
        """So that not all is always done to the oldest session."""

    @rule(minutes=st.sampled_from([0.01, 1, 31, 13 * 60, 80 * 60, -0.5, -120]))
    def time_passes(self, minutes: float) -> None:
        self.clock.on(minutes=minutes)

    @rule()
    def start_the_program_again(self) -> None:
        self.windows.pop(0).shut()
        self.windows.append(self.open())

    @invariant()
    def the_disk_holds_what_was_done(self) -> None:
        if not hasattr(self, "windows"):
            return
        store = self.store()
        assert [found.session_id for found in store.list_sessions()] == self.order[::-1]
        state = store.open_session()
        assert (state.session_id if state else None) == self.current()
        for name in self.order[-2:]:
            self.is_as_modelled(store, name)

    def is_as_modelled(self, store: SessionStore, name: str) -> None:
        state, model = store.state(name), self.models[name]
        assert state is not None
        assert [event.seq for event in state.timeline] == list(range(1, model.entries + 1))
        assert (state.closed_at, state.closed_by, state.last_touch) == (model.closed_at, model.closed_by, model.touched)
        for step_id in ("stop-drug", "cool", "fluids", "call-icu"):
            step = state.step(step_id)
            stands = (step.state, step.reason, step.wording, step.at, step.rechecked_at)
            assert stands == model.stands(step_id)
        notes = [model.changes[place][3] for place in model.live() if model.changes[place][0] == "note"]
        assert [event.reason for event in state.notes] == notes
        assert (state.undoable is not None) == (model.closed_at is None and bool(model.live()))


TestNight = Night.TestCase
TestNight.settings = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
