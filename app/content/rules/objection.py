"""What a rule yields when it objects to something."""

from collections.abc import Iterator
from typing import NamedTuple


class Objection(NamedTuple):
    """`item` is the id it is about, or a key of the file's first table ("" = the file as a whole).

    `again` means the second place that gives this id.
    """

    subject: str
    item: str
    message: str
    again: bool = False


Objections = Iterator[Objection]
