"""The checklist: phases, steps and re-checks."""

from typing import Literal

from app.content.models.kinds import Topic, Who
from app.content.models.record import Record


class Recheck(Record):
    """A re-check that the content sources: first every `first_min` for `for_min` minutes, then every `then_min`.

    `during`: the treatment it holds for, in a word or two. The interval is not said of anybody else.
    """

    text: str
    first_min: int
    for_min: int
    then_min: int
    facts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    during: str = ""


class Step(Record):
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


class Phase(Record):
    id: str
    title: str
    steps: tuple[Step, ...]


class Checklist(Record):
    phases: tuple[Phase, ...]
