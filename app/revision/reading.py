"""The tables of an edition, from a content folder or from a content set, as they were written.

An earlier edition need not pass today's gate: its models may have been others. So only the TOML is read here, within
the gate's limits, and no model sees it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.content.gate import read_table, table_of
from app.content.models import SUBJECTS
from app.errors import ContentError, Problem, UsageError

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """An edition as it stands in its files; `tables` by subject, a file that is not there is an empty table."""

    name: str
    tables: dict[str, Table]

    @property
    def edition(self) -> str:
        """ "2026.1", or "" if the file does not say."""
        version = self.tables["edition"].get("version", "")
        return version if isinstance(version, str) else ""


def read_edition(path: Path) -> Written:
    """The edition in a folder or a content set. UsageError if nothing is there, ContentError if it cannot be read."""
    if path.is_dir():
        return _from_folder(path)
    if path.is_file():
        from app.sets.pack import open_pack

        files = open_pack(path).files
        return _made(path, {subject: table_of(files.get(f"{subject}.toml", b""), subject) for subject in SUBJECTS})
    raise UsageError(f"There is no content in {path}.", "", "Name a content folder or a content set.")


def _from_folder(folder: Path) -> Written:
    if not (folder / "edition.toml").is_file():
        raise UsageError(f"{folder} holds no content: edition.toml is missing.", "", "Name a content folder.")
    there = {subject for subject in SUBJECTS if (folder / f"{subject}.toml").exists()}
    return _made(folder, {subject: read_table(folder, subject) for subject in SUBJECTS if subject in there})


def _made(path: Path, drafts: dict[str, Any]) -> Written:
    problems = tuple(
        Problem(f"{path.name}/{problem.file}", problem.line, problem.message)
        for draft in drafts.values()
        for problem in draft.problems
    )
    if problems:
        raise ContentError(problems)
    return Written(str(path), {subject: drafts[subject].value if subject in drafts else {} for subject in SUBJECTS})
