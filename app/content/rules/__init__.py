"""The cross-file rules: what pydantic cannot see. Each module holds one kind of rule and yields objections.

    references   ids, citations, links, the shape of tables
    wording      style, length, plain text
    numbers      every number is carried by a cited fact
    amounts      the figures of vials, dose steps and pictures
    limits       how long a checklist may be
    coverage     no fact is lost
    both_sides   where sources differ, a page shows both sides

A rule is a function from the content to objections; it knows no files and no lines.
"""

from collections.abc import Iterable, Iterator

from app.content.content import Content
from app.content.lines import LineMap
from app.content.rules import amounts, both_sides, coverage, limits, numbers, references, wording
from app.content.rules.objection import Objection
from app.errors import Problem

# The other rules follow citations, so these must hold before any other is asked.
FIRST = (references.check_ids, references.check_evidence)
THEN = (
    references.check_links,
    references.check_tables,
    wording.check_wording,
    numbers.check_numbers,
    amounts.check_amounts,
    limits.check_limits,
    coverage.check_coverage,
    both_sides.check_both_sides,
)


def check_rules(content: Content, lines: dict[str, LineMap]) -> list[Problem]:
    """Everything the rules object to."""
    found = [problem for check in FIRST for problem in placed(check(content), lines)]
    return found or [problem for check in THEN for problem in placed(check(content), lines)]


def placed(objections: Iterable[Objection], lines: dict[str, LineMap]) -> Iterator[Problem]:
    """Objections with the line of what they are about, each once."""
    for subject, item, message, again in dict.fromkeys(objections):
        known = lines.get(subject)
        line = known.of_id(item, again) or known.of_path((item,)) if known and item else 0
        yield Problem(f"{subject}.toml", line, f"{item}: {message}" if item else message, item)
