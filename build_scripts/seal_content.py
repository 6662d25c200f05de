"""Checks the content and seals it: run this (`dev.py seal`) after every edit of a TOML file.

Usage: seal_content.py [FOLDER], by default resources/content
"""

import sys
from pathlib import Path

from app.content.seal import seal
from app.errors import ContentError
from app.paths import content_dir


def main(arguments: list[str]) -> int:
    """Seals the folder, or says every problem with its file and line and seals nothing."""
    folder = Path(arguments[0]) if arguments else content_dir()
    try:
        content = seal(folder)
    except ContentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"Nothing was sealed: {len(error.problems)} to mend.", file=sys.stderr)
        return error.exit_code
    print(f"Sealed edition {content.edition.version} of {content.edition.date.isoformat()} in {folder}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
