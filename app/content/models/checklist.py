"""The checklist: phases, steps and re-checks."""

from dataclasses import dataclass
from typing import Literal

from app.content.models.kinds import Strict, Topic, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck(Strict):
    """A re-check that the content sources: first every `first_min` for `for_min` minutes, then every `then_min`."""

    text: str
    first_min: int
    for_min: int
    then_min: int
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Strict):
    """A line of the checklist. Only `kind = "action"` has a box; `why` rests on the same facts as `text`."""

    id: str
    kind: Literal["action", "info"]
    text: str
    topic: Topic
    facts: tuple[str, ...]
    who: Who | Literal[""] = ""
    why: str = ""
    sources: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    recheck: Recheck | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Strict):
    id: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Strict):
    phases: tuple[Phase, ...]
