"""The line of a site file that a problem is about. Good enough for files people write by hand; never wrong by crashing."""

import re

Place = tuple[str | int, ...]

_TABLE = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+)\s*[.=]")


def lines_of(text: str) -> dict[Place, int]:
    """Where each table and key stands, counted from 1. Entries of `[[phones]]` are ("phones", 0), ("phones", 1) ..."""
    found: dict[Place, int] = {}
    counts: dict[str, int] = {}
    here: Place = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if table := _TABLE.match(line):
            here = tuple(table[2].split("."))
            if table[1] == "[[":
                counts[table[2]] = counts.get(table[2], -1) + 1
                found.setdefault(here, number)
                here = (*here, counts[table[2]])
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            found.setdefault((*here, key[1]), number)
    return found


def line_of(place: Place, found: dict[Place, int]) -> int:
    """The line of `place`, else of what holds it, else 0."""
    while place:
        if place in found:
            return found[place]
        place = place[:-1]
    return 0
