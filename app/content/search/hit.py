"""A result as the window, the command line and a screen reader get it."""

from dataclasses import dataclass

from app.content.models import Tab, Topic


@dataclass(frozen=True, slots=True)
class Hit:
    """A result: where it lives, what it is, and the sentence that answers. `page` is what the window opens.

    `weight_kg` is the row of the vial table to show there; 0 for none.
    """

    id: str
    tab: Tab
    topic: Topic
    title: str
    snippet: str
    page: str
    weight_kg: int = 0
