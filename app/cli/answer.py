"""What a command gives back: everything is worked out before the first line is printed."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """Lines for standard output, lines for standard error, and the exit code."""

    lines: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()
    code: int = 0


def as_json(value: Any, complaints: tuple[str, ...] = (), code: int = 0) -> Answer:
    """`value` for another program to read."""
    import json

    return Answer((json.dumps(value, ensure_ascii=False, indent=2),), complaints, code)
