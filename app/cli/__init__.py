"""The console command `nms-bedside-cli`: checks the content, searches and shows it, lists and recovers sessions.

    arguments.py   what may be typed, and the words of --help
    answer.py      what a command gives back
    output.py      UTF-8 whatever the terminal, closed pipes, full disks
    check.py       check, check --draft, coverage
    lookup.py      search, show
    revision.py    diff
    fhir.py        export-fhir
    sets.py        pack, content install, list, back, key
    sessions.py    sessions list, show, recover
    site.py        site init, check, show

Only what a command needs is imported, so that `search` answers at once. Exit codes are those of app/errors.py.
"""

import sys
from collections.abc import Sequence

from app.errors import BedsideError

FAULT = 1
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line and gives its exit code. Nothing that is expected to go wrong ends in a traceback."""
    from app.cli.arguments import read
    from app.cli.output import complain, print_answer, use_utf8

    use_utf8()
    try:
        options = read(sys.argv[1:] if arguments is None else arguments)
        return print_answer(options.run(options))
    except BedsideError as error:
        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        complain(_fault(error))
        return FAULT


def _fault(error: Exception) -> str:
    """A bug, as a sentence that says where it is and nothing of what was typed."""
    from pathlib import Path
    from traceback import extract_tb

    last = extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
    return f"Something went wrong inside NMS Bedside ({place}). Tell those who look after it."
