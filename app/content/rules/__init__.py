"""The cross-file rules: what pydantic cannot see. Each module holds one kind of rule and yields problems."""

from collections.abc import Iterator

from app.content.content import Content
from app.content.lines import LineMap
from app.content.rules import coverage, limits, numbers, references, wording
from app.errors import Problem


def check_rules(content: Content, lines: dict[str, LineMap]) -> list[Problem]:
    """Everything the rules object to, in file order as far as lines are known."""
    found = [
        *_placed(references.check_ids(content), lines),
        *_placed(references.check_evidence(content), lines),
    ]
    if found:  # the other rules follow citations, so these must resolve first
        return found
    for check in (
        references.check_links,
        references.check_tables,
        wording.check_wording,
        numbers.check_numbers,
        limits.check_limits,
        coverage.check_coverage,
    ):
        found += _placed(check(content), lines)
    return found


def _placed(found: Iterator[tuple[str, str, str]], lines: dict[str, LineMap]) -> Iterator[Problem]:
    """(subject, item id, message) with the line of the item."""
    for subject, item, message in found:
        line = lines[subject].of_id(item) if subject in lines else 0
        yield Problem(f"{subject}.toml", line, f"{item}: {message}" if item else message, item)
