"""load(path) -> Site, or a SiteError whose sentence repeats nothing of the file.

A broken file is left out whole: half a list of phones is worse than the note on the wall. `examine` gives the details,
with lines, for `nms-bedside-cli site check`.
"""

import tomllib
from pathlib import Path

from app.errors import Problem, SiteError
from app.site.lines import line_of, lines_of
from app.site.models import Site
from app.site.reading import Unreadable, read_text
from app.site.shape import Found, build, printable
from app.site.values import check_values
from app.tongue import tr

MOST_PROBLEMS = 50


def load(path: Path) -> Site:
    """The site of this file. Raises FileNotFoundError if there is none, SiteError if it cannot be used."""
    site, problems = examine(path)
    if site is None:
        line = next((problem.line for problem in problems if problem.line), 0)
        raise SiteError(
            tr("The hospital's own file cannot be used (line {line}).").format(line=line)
            if line
            else tr("The hospital's own file cannot be used."),
            tr("Local phones, stock and sign-off are not shown."),
            tr('Ask IT to run "nms-bedside-cli site check".'),
        )
    return site


def examine(path: Path) -> tuple[Site | None, tuple[Problem, ...]]:
    """The site, or None and everything that is wrong. Raises FileNotFoundError if nothing is there."""
    name = printable(path.name)
    try:
        text = read_text(path)
    except Unreadable as error:
        return None, (Problem(name, error.problem.line, error.problem.message),)
    site, problems = parse(text, name)
    return site, problems


def parse(text: str, name: str = "site.toml") -> tuple[Site | None, tuple[Problem, ...]]:
    """The site that a text makes, or None and everything that is wrong with it, in the order of its lines."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, line = _toml_fault(str(error), text)
        return None, (Problem(name, line, message),)
    except RecursionError:
        return None, (Problem(name, 0, tr("not valid TOML: nested far too deeply")),)
    except ValueError:  # Python's own limits: digits of a number, fields of a date
        return None, (Problem(name, 0, tr("not valid TOML: a number or a date is out of range")),)
    found: Found = []
    site = build(Site, data, found)
    if site is not None:
        found = list(check_values(site))
    if not found:
        return site, ()
    lines = lines_of(text)
    problems = [Problem(name, line_of(place, lines), message) for place, message in found]
    return None, tuple(sorted(problems, key=lambda problem: problem.line)[:MOST_PROBLEMS])


def _toml_fault(message: str, text: str) -> tuple[str, int]:
    """What the parser said, safe to print, and the line it stopped at."""
    what, found, rest = message.partition(" (at line ")
    line = int(rest.split(",")[0]) if found else text.rstrip("\n").count("\n") + 1
    what = what.removesuffix(" (at end of document)")
    return tr("not valid TOML: {what}").format(what=printable(what[:1].lower() + what[1:])), line
