"""Standard output and standard error, as they are on wards: odd code pages, closed pipes, full disks."""

import errno
import io
import os
import sys
from typing import TextIO

from app.cli.answer import Answer
from app.errors import ExportError

# Windows reports a reader that went away as an invalid argument.
_READER_GONE = (errno.EPIPE, errno.EINVAL, errno.ESHUTDOWN)


def use_utf8() -> None:
    """UTF-8 on every system: a Windows pipe would be cp1252 and refuse "≥". Half a character becomes its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def print_answer(answer: Answer) -> int:
    """Prints an answer and gives its exit code. A reader who has seen enough (`| head`) is no error."""
    for complaint in answer.complaints:
        complain(complaint)
    try:
        if sys.stdout is not None:  # a windowed program has none
            sys.stdout.writelines(f"{line}\n" for line in answer.lines)
            sys.stdout.flush()
    except OSError as error:
        _let_go_of(sys.stdout)
        if error.errno not in _READER_GONE:
            why = f"{error.strerror}." if error.strerror else ""
            trouble = ExportError("The answer could not be written.", why, "Free some space or write it elsewhere.")
            complain(str(trouble))
            return trouble.exit_code
    return answer.code


def complain(sentence: str) -> None:
    """One sentence on standard error, if anybody listens there."""
    try:
        if sys.stderr is not None:
            print(sentence, file=sys.stderr, flush=True)
    except OSError:
        _let_go_of(sys.stderr)


def _let_go_of(stream: TextIO) -> None:
    """What is still waiting to be written goes nowhere, or Python would complain once more at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return
