"""A copy of `resources/content` that an editor may spoil."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from app.content.content import Content
from app.content.gate import Draft, foreign_files, judge, read_subject
from app.content.rules import placed
from app.content.rules.objection import Objections
from app.errors import ContentError, Problem
from app.paths import content_dir

Rule = Callable[[Content], Objections]


class Copy:
    """Each edit gives the line it changed; `problems` says what the gate then says.

    Reading all files takes the gate most of its time, so only those that are edited are copied and read.
    """

    def __init__(self, folder: Path, good: dict[str, Draft]) -> None:
        self.folder = folder
        self._good = good
        self._edited: set[str] = set()

    def text(self, file: str) -> str:
        place = self.folder if Path(file).stem in self._edited else content_dir()
        return (place / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        self.write_bytes(file, text.encode())

    def write_bytes(self, file: str, raw: bytes) -> None:
        (self.folder / file).write_bytes(raw)
        self._edited.add(Path(file).stem)

    def remove(self, file: str) -> None:
        self._edited.add(Path(file).stem)

    def line_of(self, file: str, item: str) -> int:
        """The line that gives an id (or the fact of an entry in left_out.toml)."""
        for number, line in enumerate(self.text(file).split("\n"), start=1):
            if line.strip() in (f'id = "{item}"', f'fact = "{item}"'):
                return number
        raise AssertionError(f"{file} has no {item}")

    def set(self, file: str, item: str, key: str, value: str) -> int:
        """`key = value` in the table of `item` (of the whole file if ""), in the place of the old one."""
        lines = self.text(file).split("\n")
        start = self.line_of(file, item) - 1 if item else 0
        for number in range(start, len(lines)):
            if re.match(rf"\s*{key}\s*=", lines[number]):
                lines[number] = f"{key} = {value}"
                self.write(file, "\n".join(lines))
                return number + 1
            if lines[number].strip().startswith("["):
                break
        raise AssertionError(f"{item} in {file} has no {key}")

    def add(self, file: str, item: str, key: str, value: str) -> int:
        """A new key below the id of `item`."""
        lines = self.text(file).split("\n")
        number = self.line_of(file, item)
        lines.insert(number, f"{key} = {value}")
        self.write(file, "\n".join(lines))
        return number + 1

    def drop(self, file: str, item: str, key: str) -> int:
        """Takes a key away; gives the line where it was."""
        number = self.set(file, item, key, "0")
        lines = self.text(file).split("\n")
        del lines[number - 1]
        self.write(file, "\n".join(lines))
        return number

    def append(self, file: str, toml: str) -> int:
        """More text at the end; gives its first line."""
        before = self.text(file).rstrip("\n")
        self.write(file, f"{before}\n\n{toml}\n")
        return before.count("\n") + 3

    def drafts(self) -> dict[str, Draft]:
        return {
            subject: read_subject(self.folder, subject) if subject in self._edited else good
            for subject, good in self._good.items()
        }

    def told(self, rule: Rule | None = None) -> list[str]:
        """The problems as the editor reads them."""
        return told(self.problems(rule))

    def problems(self, rule: Rule | None = None) -> tuple[Problem, ...]:
        """What the gate objects to, or one rule of it alone (the slow ones need not run for every case)."""
        drafts = self.drafts()
        if rule is not None:
            assert [problem for draft in drafts.values() for problem in draft.problems] == []
            lines = {subject: draft.lines for subject, draft in drafts.items()}
            return tuple(placed(rule(Content(lambda subject: drafts[subject].value)), lines))
        try:
            judge(drafts, foreign_files(self.folder))
        except ContentError as error:
            return error.problems
        return ()


def told(problems: Iterable[Problem]) -> list[str]:
    """Problems as the editor reads them."""
    return [str(problem) for problem in problems]
