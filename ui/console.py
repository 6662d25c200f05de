"""The console script `nms-bedside-cli`: the commands that make paper, and everything else handed to `app.cli`.

Paper needs Qt, which `app` must not know; so this stands in front. Qt is imported for a PDF only, without a display:

    card [--paper a4|letter] --out FILE                       the downtime card
    review [--paper a4|letter] --out FILE                     the whole content to tick and sign
    sessions export ID [--format text|json|pdf] --out FILE    a session, for the record or another program

A file that is there already is asked about at a terminal; elsewhere it is replaced only with --replace.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from app.errors import BedsideError, SessionError, UsageError, ended
from app.tongue import choose_language

if TYPE_CHECKING:
    from app.content.content import Content
    from app.handover.report import Report
    from app.site.local import Local

PROGRAM = "nms-bedside-cli"
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line and gives its exit code (those of app/errors.py)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not is_paper(arguments):
        from app.cli import main as others

        return others(arguments)
    from app.cli.answer import Answer
    from app.cli.output import complain, print_answer, use_utf8

    use_utf8()
    try:
        options = _parser().parse_args(arguments)
        make = {"card": _card, "review": _review}.get(options.command, _export)
        return print_answer(Answer((f"Written: {make(options)}",)))
    except BedsideError as error:
        complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as ended:  # argparse has printed its --help
        return ended.code if isinstance(ended.code, int) else 0


def is_paper(arguments: Sequence[str]) -> bool:
    """Whether this command line makes a card or a review copy, or exports a session; `--data-dir DIR` may stand first."""
    words = iter(arguments)
    commands = [word for word in words if not (word == "--data-dir" and next(words, "")) and not word.startswith("-")]
    return commands[:1] in (["card"], ["review"]) or commands[:2] == ["sessions", "export"]


class _Parser(argparse.ArgumentParser):
    """Says what it does not understand as a sentence."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(ended(f"The command line was not understood: {message}"), "", f"Try: {self.prog} --help")


def _parser() -> _Parser:
    parser = _Parser(prog=PROGRAM, allow_abbrev=False)
    parser.add_argument("--data-dir", metavar="DIR", help="where the sessions are, instead of the usual place")
    shared = _Parser(add_help=False)
    shared.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    shared.add_argument("--site", metavar="FILE", help="the hospital's own file, instead of this computer's")
    shared.add_argument("--paper", choices=("a4", "letter"), default="a4", help="a4 if nothing is said")
    shared.add_argument("--out", metavar="FILE", type=Path, required=True, help="the file to write")
    shared.add_argument("--replace", action="store_true", help="replace the file if it is there already")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    about = "Write the downtime card as a PDF: phones, every step, vial tables; two pages."
    commands.add_parser("card", help=about, description=about, parents=[shared], allow_abbrev=False)
    about = "Write the whole content as a review copy: every statement with a tick box, its sources, and lines to sign."
    commands.add_parser("review", help=about, description=about, parents=[shared], allow_abbrev=False)
    sessions = commands.add_parser("sessions", allow_abbrev=False)
    kinds = sessions.add_subparsers(dest="kind", metavar="COMMAND", required=True)
    about = "Write one session to a file: the hand-over as text or PDF, or everything as JSON. It names no patient."
    export = kinds.add_parser("export", help=about, description=about, parents=[shared], allow_abbrev=False)
    export.add_argument("id", metavar="ID", help="as `sessions list` prints it")
    export.add_argument("--format", choices=("text", "json", "pdf"), default="text", help="text if nothing is said")
    return parser


def _card(options: argparse.Namespace) -> Path:
    from app.handover.saving import may_replace
    from app.session.clock import utc_now

    choose_language()
    content, local = _content(), _local(options)
    out: Path = options.out
    replace = may_replace(out, options.replace)
    app = _without_display()
    from ui.printing import write_card_pdf

    write_card_pdf(out, options.paper, content, utc_now().astimezone().date(), local=local, replace=replace)
    del app
    return out


def _review(options: argparse.Namespace) -> Path:
    """Of the content folder, sealed or not: editors print before they seal. The content set in use is not meant here."""
    from app.handover.saving import may_replace
    from app.paths import content_dir
    from app.revision.review import review_of

    choose_language()
    review = review_of(content_dir())
    out: Path = options.out
    replace = may_replace(out, options.replace)
    app = _without_display()
    from ui.printing import write_review_pdf

    if (
        sys.stderr.isatty()
    ):  # the only act here that may take longer than two seconds; nothing is written before its end
        print("Working: some seconds. Ctrl+C stops it, and nothing is then written.", file=sys.stderr, flush=True)
    write_review_pdf(out, review, paper=options.paper, replace=replace)
    del app
    return out


def _export(options: argparse.Namespace) -> Path:
    from app.handover import as_json, sbar
    from app.handover.saving import may_replace, save

    choose_language()
    content = _content()
    told = _report(content, options.id, options.data_dir, _local(options))
    out: Path = options.out
    replace = may_replace(out, options.replace)
    if options.format == "pdf":
        app = _without_display()
        from ui.printing import write_session_pdf

        write_session_pdf(out, told, paper=options.paper, replace=replace)
        del app
    else:
        text = as_json(content, told) if options.format == "json" else sbar(told)
        save(out, text.encode(), replace=replace, private=True)
    return out


def _report(content: Content, session_id: str, folder: str | None, local: Local) -> Report:
    from app.handover import report
    from app.paths import data_dir
    from app.session.clock import utc_now
    from app.session.store import open_store

    try:
        place = data_dir(folder)
        there = place.is_dir()  # opening would make it
    except RuntimeError as error:  # a home folder that nobody has
        raise UsageError(
            "The data folder cannot be found.", ended(str(error)), "Name another with --data-dir."
        ) from error
    except OSError as error:
        raise SessionError(
            "The data folder cannot be opened.", ended(error.strerror or "The system gives no reason"), "Ask IT."
        ) from error
    if there:
        with open_store(place).store as store:
            state = store.state(session_id)
            if state is not None:
                review = local.review(content.edition.version).sentence
                return report(content, state, utc_now(), store.elapsed(state), review=review)
    raise SessionError(
        f'There is no session "{session_id}".',
        "It may have been erased.",
        "`sessions list` prints those that are here.",
    )


def _content() -> Content:
    from app.cli.output import complain
    from app.sets.shown import load_shown

    shown = load_shown()
    if shown.trouble:
        complain(shown.trouble)
    return shown.content


def _local(options: argparse.Namespace) -> Local:
    """What the site adds. A file that cannot be used is said on standard error; the paper then has blank boxes."""
    from app.cli.output import complain
    from app.site.local import open_local

    local = open_local(options.site)
    if local.trouble:
        complain(local.trouble)
    return local


def _without_display() -> object:
    """A Qt application that needs no screen; keep it while drawing."""
    import os

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from ui.theme import load_fonts

    running = QGuiApplication.instance()
    app = running or QGuiApplication([PROGRAM])
    if running is None:
        load_fonts()
    return app


if __name__ == "__main__":
    sys.exit(main())
