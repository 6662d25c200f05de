"""One night with the checklist, kept in memory, and how it is told. Times are written as in Berlin."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app import handover
from app.content.content import Content
from app.content.models import Step
from app.handover.report import Report, report
from app.session.events import Event
from app.session.fold import SessionState, fold
from app.session.memory import MemoryStore

BERLIN = ZoneInfo("Europe/Berlin")
THREE_AT_NIGHT = datetime(2026, 11, 14, 2, 5, tzinfo=UTC)  # 03:05 in Berlin


class Night:
    """Ticks go to a real store in memory; the clock is turned by hand."""

    def __init__(self, content: Content, at: datetime = THREE_AT_NIGHT) -> None:
        self.content, self.at = content, at
        self.steps: list[Step] = [s for p in content.checklist.phases for s in p.steps if s.kind == "action"]
        self.store = MemoryStore(clock=lambda: self.at)
        self.session = self.store.start(content.edition.version)

    def later(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)

    def tick(self, number: int, state: str = "done", reason: str = "", wording: str | None = None) -> None:
        """Marks the step with this number, as it is counted on screen."""
        step = self.steps[number - 1]
        words = step.text if wording is None else wording
        self.store.mark(self.session, step.id, state, reason, words, self.content.edition.version)  # type: ignore[arg-type]

    @property
    def state(self) -> SessionState:
        state = self.store.state(self.session)
        assert state is not None
        return state

    def told(self, state: SessionState | None = None) -> Report:
        state = state or self.state
        return report(self.content, state, self.at, self.store.elapsed(state), zone=BERLIN)

    def text(self, state: SessionState | None = None) -> str:
        state = state or self.state
        return handover.text(self.content, state, now=self.at, elapsed=self.store.elapsed(state), zone=BERLIN)

    def json(self) -> dict[str, Any]:
        told = handover.json(self.content, self.state, now=self.at, elapsed=self.store.elapsed(self.state), zone=BERLIN)
        found = json.loads(told)
        assert isinstance(found, dict)
        return found

    def with_events(self, *events: dict[str, Any]) -> SessionState:
        """The session with further entries, as a damaged or older file might hold them."""
        known = self.state.timeline
        added = [
            Event(**{"session_id": self.session, "seq": len(known) + place, "at": self.at, **event})
            for place, event in enumerate(events, start=1)
        ]
        return fold((*known, *added))


def part(text: str, heading: str) -> str:
    """What stands under one SBAR heading."""
    return text.split(f"\n{heading}\n", 1)[1].split("\n\n", 1)[0]
