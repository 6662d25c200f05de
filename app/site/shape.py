"""Types, strictly: a table is built only if every key is known, none is missing and nothing has to be converted.

The verdict is pydantic's in strict mode with unknown keys refused; tests/app_site/test_shape.py tries thousands of
files on both.
"""

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from app.site.lines import Place

T = TypeVar("T")
Found = list[tuple[Place, str]]

_NAMES = {str: "text in quotes", int: "a whole number", bool: "true or false", date: "a date such as 2026-11-14"}


def build(kind: type[T], data: Any, found: Found, place: Place = ()) -> T | None:
    """The record of dataclass `kind` that a TOML table makes. What is wrong is added to `found`; then None."""
    if not isinstance(data, dict):
        found.append((place, f'"{_name(place)}" must be a table: write it as [{_name(place)}]'))
        return None
    before = len(found)
    hints = get_type_hints(kind)
    known: dict[str, Field[Any]] = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for key in data:
        if key not in known:
            found.append(((*place, key), f'unknown key "{printable(key)}"{_near(key, list(known))}'))
    values = {}
    for name, field in known.items():
        if name in data:
            values[name] = _value(hints[name], data[name], found, (*place, name))
        elif field.default is MISSING and field.default_factory is MISSING:
            found.append((place, f'the key "{name}" is missing'))
    return kind(**values) if len(found) == before else None


def _value(kind: Any, value: Any, found: Found, place: Place) -> Any:
    if get_origin(kind) is tuple:
        return _list(get_args(kind)[0], value, found, place)
    if get_origin(kind) is Literal:
        if type(value) is str and value in get_args(kind):
            return value
        near = _near(value, list(get_args(kind))) if type(value) is str else ""
        found.append((place, f'"{_name(place)}" must be one of: {", ".join(get_args(kind))}{near}'))
        return None
    kind = _without_none(kind)
    if is_dataclass(kind):
        return build(kind, value, found, place)  # type: ignore[arg-type]
    if type(value) is not kind:  # exactly: true is no number, a date with a time is no date
        found.append((place, f'"{_name(place)}" must be {_NAMES[kind]}'))
    return value


def _list(kind: Any, value: Any, found: Found, place: Place) -> Any:
    if not isinstance(value, list):
        found.append((place, f'"{_name(place)}" must be a list of tables: write each as [[{_name(place)}]]'))
        return None
    return tuple([build(kind, entry, found, (*place, number)) for number, entry in enumerate(value)])


def _without_none(kind: Any) -> Any:
    """`SignOff | None` as `SignOff`: TOML has no null, so a key that is there has a value."""
    return next((part for part in get_args(kind) if part is not type(None)), kind)


def _name(place: Place) -> str:
    return next((part for part in reversed(place) if isinstance(part, str)), "")


def _near(word: str, known: list[str]) -> str:
    from difflib import get_close_matches  # only needed when something is wrong

    near = get_close_matches(word[:40].lower().replace("-", "_"), known, 1) or get_close_matches(word[:40], known, 1)
    return f'; did you mean "{near[0]}"?' if near else ""


def printable(text: str) -> str:
    """A word of the file made safe for a terminal: at most 40 characters, with what does not print as codes."""
    cut = text if len(text) <= 40 else text[:40] + "..."
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in cut)
