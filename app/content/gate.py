"""The gate: reads the TOML files, lets pydantic validate them strictly, then applies the cross-file rules.

The same gate runs in the editor's check, in the tests, before the seal, for a content set that is being installed,
and at start-up when the seal does not hold (to say what is wrong). Nothing that has not passed it is ever shown.
"""

import json
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from app.content.content import Content
from app.content.lines import LineMap
from app.content.models import SUBJECTS
from app.errors import ContentError, Problem

LARGEST_FILE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Draft:
    """One file that has been read: its object (None if it is broken), its lines and its problems."""

    subject: str
    value: Any
    lines: LineMap
    problems: tuple[Problem, ...]


def pass_gate(folder: Path) -> Content:
    """The content of `folder`, or ContentError with everything that is wrong, in file order."""
    from app.content.rules import check_rules

    drafts = {subject: read_subject(folder, subject) for subject in SUBJECTS}
    problems = [problem for draft in drafts.values() for problem in draft.problems]
    problems += [
        Problem(path.name, 0, "this file is not part of the content; remove it or name it as one of the known files")
        for path in sorted(folder.glob("*.toml"))
        if path.stem not in SUBJECTS
    ]
    if problems:
        raise ContentError(tuple(problems))
    content = Content(lambda subject: drafts[subject].value)
    problems = check_rules(content, {subject: draft.lines for subject, draft in drafts.items()})
    if problems:
        raise ContentError(tuple(problems))
    return content


def read_subject(folder: Path, subject: str) -> Draft:
    """Reads and validates one file; every problem carries its line."""
    name = f"{subject}.toml"

    def broken(line: int, message: str) -> Draft:
        return Draft(subject, None, LineMap(""), (Problem(name, line, message),))

    try:
        path = folder / name
        if path.stat().st_size > LARGEST_FILE_BYTES:
            return broken(0, "the file is far too large to be content")
        raw = path.read_bytes()
    except FileNotFoundError:
        return broken(0, "the file is missing")
    except OSError as error:
        return broken(0, f"the file cannot be read ({error.strerror})")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return broken(raw.count(b"\n", 0, error.start) + 1, "the text is not UTF-8; save the file as UTF-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return broken(_toml_line(str(error), text), f"not valid TOML: {error}")
    except RecursionError:
        return broken(0, "not valid TOML: nested far too deeply")
    lines = LineMap(text)
    try:
        plain = json.dumps(data, default=lambda value: value.isoformat(), allow_nan=False)
    except ValueError:
        return broken(0, "a number is not finite")
    value, problems = _validate(SUBJECTS[subject], plain, name, lines)
    return Draft(subject, value, lines, problems)


def _toml_line(message: str, text: str) -> int:
    _, found, rest = message.partition("at line ")
    return int(rest.split(",")[0]) if found else text.count("\n") + 1


def _validate(kind: type[Any], plain: str, name: str, lines: LineMap) -> tuple[Any, tuple[Problem, ...]]:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_json(plain), ()
    except ValidationError as error:
        return None, tuple(
            Problem(name, lines.of_path(details["loc"]), _sentence(details, kind)) for details in error.errors()
        )


@cache
def _adapter(kind: type[Any]) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _sentence(details: Any, kind: type[Any]) -> str:
    """A pydantic error as a sentence an editor understands."""
    key = next((str(part) for part in reversed(details["loc"]) if isinstance(part, str)), "")
    match details["type"]:
        case "unexpected_keyword_argument" | "extra_forbidden":
            near = get_close_matches(key, _known_keys(kind), 1)
            return f'unknown key "{key}"' + (f'; did you mean "{near[0]}"?' if near else "")
        case "missing" | "missing_keyword_only_argument" | "missing_argument":
            return f'the key "{key}" is missing'
        case "literal_error":
            return f'"{details["input"]}" is not allowed for "{key}"; use {details["ctx"]["expected"]}'
        case _:
            return f'"{key}": {details["msg"][0].lower()}{details["msg"][1:]}'


@cache
def _known_keys(kind: type[Any]) -> tuple[str, ...]:
    schema = _adapter(kind).json_schema()
    keys = set(schema.get("properties", {}))
    for part in schema.get("$defs", {}).values():
        keys |= set(part.get("properties", {}))
    return tuple(sorted(keys))
