"""The gate: reads the TOML files, lets pydantic validate them strictly, then applies the cross-file rules.

The same gate runs in the editor's check, in the tests, before the seal, for a content set that is being installed,
and at start-up when the seal does not hold (to say what is wrong). Nothing that has not passed it is ever shown.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

from app.content.content import Content
from app.content.lines import LineMap
from app.content.lines import Path as KeyPath
from app.content.models import SUBJECTS, model_of
from app.content.sentences import sentences_of
from app.errors import ContentError, Problem

LARGEST_FILE_BYTES = 8 * 1024 * 1024
LARGEST_NUMBER = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """One file that has been read: its object (None if it is broken), its lines and its problems."""

    subject: str
    value: Any
    lines: LineMap
    problems: tuple[Problem, ...]


def pass_gate(folder: Path) -> Content:
    """The content of `folder`, or ContentError with everything that is wrong, in file order."""
    return judge({subject: read_subject(folder, subject) for subject in SUBJECTS}, foreign_files(folder))


def judge(drafts: dict[str, Draft], others: tuple[Problem, ...] = ()) -> Content:
    """The content that the drafts of all subjects make, or ContentError with everything that is wrong."""
    from app.content.rules import check_rules

    problems = (*(problem for draft in drafts.values() for problem in draft.problems), *others)
    if problems:
        raise ContentError(problems)
    content = Content(lambda subject: drafts[subject].value)
    problems = tuple(check_rules(content, {subject: draft.lines for subject, draft in drafts.items()}))
    if problems:
        raise ContentError(problems)
    return content


def foreign_files(folder: Path) -> tuple[Problem, ...]:
    """A problem for every TOML file that no subject knows: a misnamed file would otherwise be left out in silence."""
    return tuple(
        Problem(path.name, 0, "this file is not part of the content; remove it or name it as one of the known files")
        for path in sorted(folder.glob("*.toml"))
        if path.stem not in SUBJECTS
    )


def read_subject(folder: Path, subject: str) -> Draft:
    """Reads and validates one file; every problem carries its line."""
    name = f"{subject}.toml"
    raw = read_table(folder, subject)
    if raw.problems:
        return Draft(subject, None, raw.lines, raw.problems)
    try:
        plain = json.dumps(raw.value, default=lambda value: value.isoformat())
    except RecursionError:
        return Draft(subject, None, raw.lines, (Problem(name, 0, "not valid TOML: nested far too deeply"),))
    value, problems = _validate(model_of(subject), plain, name, raw.lines)
    return Draft(subject, value, raw.lines, problems)


def read_table(folder: Path, subject: str) -> Draft:
    """One file as the table that its TOML holds, which no model has seen; `value` is None if there is none."""
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
    return table_of(raw, subject)


def table_of(raw: bytes, subject: str) -> Draft:
    """The bytes of one file as `read_table` gives them."""
    name = f"{subject}.toml"

    def broken(line: int, message: str) -> Draft:
        return Draft(subject, None, LineMap(""), (Problem(name, line, message),))

    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return broken(raw.count(b"\n", 0, error.start) + 1, "the text is not UTF-8; save the file as UTF-8")
    if text.startswith("\ufeff"):
        return broken(1, "the file begins with a byte order mark; save it as UTF-8 without one")
    try:
        data = tomllib.loads(text)
        odd = list(_odd_values(data, ()))
    except tomllib.TOMLDecodeError as error:
        return broken(_toml_line(str(error), text), f"not valid TOML: {error}")
    except RecursionError:
        return broken(0, "not valid TOML: nested far too deeply")
    except ValueError:  # Python's own limit on the digits of a number
        digits = re.search(r"[\d_]{4000}", text)
        line = text.count("\n", 0, digits.start()) + 1 if digits else 0
        return broken(line, "not valid TOML: a number has far too many digits")
    lines = LineMap(text)
    if odd:
        return Draft(
            subject, None, lines, tuple(Problem(name, lines.of_path(place), message) for place, message in odd)
        )
    return Draft(subject, data, lines, ())


def _toml_line(message: str, text: str) -> int:
    _, found, rest = message.partition("at line ")
    return int(rest.split(",")[0]) if found else text.count("\n") + 1


def _odd_values(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """What JSON would change on the way to pydantic: dates become text, endless and huge numbers become infinite."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _odd_values(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _odd_values(inner, (*path, number))
    elif isinstance(value, int | float):
        if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:  # also false for "nan"
            yield path, f'"{path[-1]}": this is no number that the content can hold'
    elif isinstance(value, date | time) and path[-1] != "date":
        yield path, f'"{path[-1]}": a date stands here without quotes where text belongs'


def _validate(kind: Any, plain: str, name: str, lines: LineMap) -> tuple[Any, tuple[Problem, ...]]:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_json(plain), ()
    except ValidationError as error:
        return None, tuple(
            Problem(name, lines.of_path(path), message) for path, message in sentences_of(error.errors(), kind)
        )


@cache
def _adapter(kind: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
