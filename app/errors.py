"""Every error this app expects, as one tree. Anything else is a bug and reaches the crash hook.

BedsideError                 what happened, why, what to do; and the exit code of the command line
├── UsageError        2      a command line that cannot be understood
├── ContentError     10      content that is broken, altered or missing; carries its problems
├── SessionError     20      a session that cannot be opened or written
├── SiteError        30      the hospital's own file cannot be used
└── ExportError      40      a file could not be written (hand-over, card, pictures)
"""

from app.named import NamedTuple


def ended(words: str) -> str:
    """Words as a sentence: with a full stop, unless they end a sentence already."""
    return words if words.endswith((".", "?", "!", ":")) else f"{words}."


class BedsideError(Exception):
    """An expected failure. `str()` gives "what. why. do." as plain sentences."""

    exit_code = 1

    def __init__(self, what: str, why: str = "", do: str = "") -> None:
        self.what, self.why, self.do = what, why, do
        super().__init__(" ".join(part for part in (what, why, do) if part))


class UsageError(BedsideError):
    exit_code = 2


class Problem(NamedTuple):
    """One thing wrong with the content: where it is (line 0 = the file as a whole) and what to do."""

    file: str
    line: int
    message: str
    item: str = ""

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class ContentError(BedsideError):
    exit_code = 10

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        count = len(problems)
        super().__init__(
            "The content cannot be used.",
            ended(f"{problems[0]}" + (f" (and {count - 1} more)" if count > 1 else "")) if problems else "",
            "Use the local protocol; ask IT to reinstall this edition.",
        )


class SessionError(BedsideError):
    exit_code = 20


class SiteError(BedsideError):
    exit_code = 30


class ExportError(BedsideError):
    exit_code = 40


class SetError(BedsideError):
    exit_code = 50
