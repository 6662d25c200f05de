#!/usr/bin/env python3
"""The one command of this workshop: sets up .venv by itself, then runs, tests, draws or builds the app.

    python3 build_scripts/dev.py run [APP ARGUMENTS]      open the app (without a display: draw its tabs to PNG files)
    python3 build_scripts/dev.py test [PYTEST ARGUMENTS]  every check and test; with arguments, only those tests
    python3 build_scripts/dev.py check                    the quick checks: style, types, walls, content
    python3 build_scripts/dev.py fuzz                     10,000 mutated content, site and pack files
    python3 build_scripts/dev.py shots [911x430 dark 150] every kind of page at every size and theme; "all": every scale
    python3 build_scripts/dev.py bench [--notes]          starts, ticks, growth and memory beside a bare window
    python3 build_scripts/dev.py bench search             a keystroke in the search, beside plain FTS5
    python3 build_scripts/dev.py build [linux]            the installable app, into dist/
    python3 build_scripts/dev.py seal                     check the content and seal it after an edit
    python3 build_scripts/dev.py strings                  the texts for translators, after an edit of one
    python3 build_scripts/dev.py icons                    the strokes of the icons, after an SVG was added or changed
    python3 build_scripts/dev.py lock                     choose newer pinned packages (for maintainers)

Only the standard library is used, and this file parses under old Pythons too, so that each of them gets a sentence
instead of a traceback. The parts are in `workshop/`.
"""

import sys

OLDEST = (3, 11)


def main(arguments: "list[str]") -> int:
    """Runs one command. Returns its exit code; expected troubles are one clear sentence on stderr."""
    if sys.version_info < OLDEST:
        sys.stderr.write(
            "NMS Bedside needs Python 3.11 or newer, and this is Python %d.%d. "
            "Install a newer Python and start again with it, for example: python3.11 build_scripts/dev.py run\n"
            % sys.version_info[:2]
        )
        return 1
    from workshop.commands import run_command

    return run_command(arguments, __doc__ or "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
