"""A difference as lines that are read in order, and as data for another program.

In a line [-this went-] and {+this came+}; "numbers" names those that are not the same any more. A line with `!` is one
whose numbers changed.
"""

from collections.abc import Iterator
from typing import Any

from app.revision.difference import GROUPS, WHATS, Change, Difference, Part
from app.revision.words import pieces, with_marks


def summary(found: Difference) -> str:
    """One sentence: how much there is to look at."""
    if not found.changes:
        return f"Edition {found.old or 'unnamed'} and edition {found.new or 'unnamed'} are the same in every key."
    counts = ", ".join(f"{name.lower()} {len(found.of(group))}" for group, name in GROUPS.items())
    numbers = sum(bool(change.numbers) for change in found.changes)
    return (
        f"Edition {found.old or 'unnamed'} -> edition {found.new or 'unnamed'}: {len(found.changes)} to look at "
        f"({counts}); numbers changed in {numbers}."
    )


def lines(found: Difference) -> Iterator[str]:
    """Everything, doses and risks first."""
    yield summary(found)
    for group, name in GROUPS.items():
        if changes := found.of(group):
            yield ""
            yield f"{name} ({len(changes)})"
            for change in changes:
                yield ""
                yield from told(change)


def told(change: Change) -> Iterator[str]:
    """One change: what it is, then each key with both wordings."""
    sign = "!" if change.numbers else " "
    where = f"{change.subject}.toml" + (f", {change.title}" if change.title else "")
    yield f"{sign} {change.id}  {WHATS[change.what]}  ({where})"
    for part in change.words:
        yield f"    {_wording(part)}"
    if change.numbers:
        yield f"    numbers: {change.numbers}"
    for part in (*change.cites, *change.places):
        yield f"    {part.key}: {with_marks(pieces(part.old, part.new))}"
    if change.beneath:
        yield f"    look at: {', '.join(change.beneath)}"


def _wording(part: Part) -> str:
    return f"{part.key}: {with_marks(pieces(part.old, part.new))}"


def as_data(found: Difference) -> dict[str, Any]:
    """The same for another program; `pieces` are ("same" | "gone" | "come", words)."""
    return {
        "old": found.old,
        "new": found.new,
        "summary": summary(found),
        "counts": {group: len(found.of(group)) for group in GROUPS},
        "changes": [_change(change) for change in found.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "id": change.id,
        "file": f"{change.subject}.toml",
        "kind": change.kind,
        "title": change.title,
        "what": change.what,
        "group": change.group,
        "words": [_part(part) for part in change.words],
        "numbers": {"gone": list(change.numbers.gone), "come": list(change.numbers.come)},
        "cites": [_part(part) for part in change.cites],
        "places": [_part(part) for part in change.places],
        "beneath": list(change.beneath),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "key": part.key,
        "old": part.old,
        "new": part.new,
        "pieces": [list(piece) for piece in pieces(part.old, part.new)],
    }
