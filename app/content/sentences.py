"""What pydantic objects to, as sentences that an editor of a TOML file understands."""

import dataclasses
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from app.content.lines import Path


def sentences_of(errors: Iterable[Any], kind: type[Any]) -> Iterator[tuple[Path, str]]:
    """Each error as its place in the file and a sentence; `kind` is what the whole file should be."""
    told = set()
    for details in errors:
        path, expected = _place(details["loc"], kind)
        if path not in told:  # a union is reported once for each of its members
            told.add(path)
            yield path, _sentence(details, path, expected)


def _place(location: Path, kind: Any) -> tuple[Path, Any]:
    """`location` without the names that pydantic gives to the members of a union, and the type that belongs there.

    For a key that is unknown the type is the one of the table around it.
    """
    path: Path = ()
    for part in location:
        kind = _table_in(kind)
        inner = _inside(kind, part)
        if inner is None:
            return ((*path, part) if dataclasses.is_dataclass(kind) else path), kind
        path, kind = (*path, part), inner
    return path, kind


def _table_in(kind: Any) -> Any:
    """The table that may also be absent (`Recheck | None`); any other type as it is."""
    members = get_args(kind) if get_origin(kind) in (Union, UnionType) else ()
    return next((member for member in members if dataclasses.is_dataclass(member)), kind)


def _inside(kind: Any, part: str | int) -> Any:
    """The type of a field or of the entries of an array; None if `kind` has no such part."""
    if isinstance(part, int):
        return get_args(kind)[0] if get_origin(kind) is tuple else None
    return get_type_hints(kind).get(part) if dataclasses.is_dataclass(kind) else None


def _sentence(details: Any, path: Path, expected: Any) -> str:
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    match details["type"]:
        case "unexpected_keyword_argument" | "extra_forbidden":
            known = [field.name for field in dataclasses.fields(expected)] if dataclasses.is_dataclass(expected) else []
            near = get_close_matches(key, known, 1)
            return f'unknown key "{key}"' + (f'; did you mean "{near[0]}"?' if near else "")
        case "missing" | "missing_keyword_only_argument" | "missing_argument":
            return f'the key "{key}" is missing'
        case "literal_error":
            allowed = list(_literals(expected))
            near = get_close_matches(str(details["input"]), allowed, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"use one of: {', '.join(allowed)}"
            return f'"{details["input"]}" is not allowed for "{key}"; {hint}'
        case _:
            return f'"{key}": {details["msg"][0].lower()}{details["msg"][1:]}'


def _literals(kind: Any) -> Iterator[str]:
    if get_origin(kind) is Literal:
        yield from (value for value in get_args(kind) if value)
    else:
        for member in get_args(kind):
            yield from _literals(member)
