"""What may be typed after `nms-bedside-cli`. Each command brings the function that answers it as `options.run`."""

import argparse
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from app import __version__
from app.cli.answer import Answer
from app.errors import UsageError, ended

PROGRAM = "nms-bedside-cli"
EXIT_CODES = """\
paper (each explains itself with --help):
  card             the downtime card as a PDF
  review           the whole content as a review copy to tick and sign, as a PDF
  sessions export  one session as text, JSON or PDF

exit codes:
  0    good
  1    a fault in the program itself
  2    the command line cannot be understood, or names something that does not exist
  10   the content is broken, altered or missing
  20   a session cannot be opened, found or written
  30   the hospital's own file cannot be used
  40   the answer could not be written
  50   a content set was refused, or the one that is installed cannot be shown
  130  interrupted

Answers go to standard output, troubles to standard error, both in UTF-8.
NMS_BEDSIDE_DATA names another data folder, NMS_BEDSIDE_CONTENT another content folder, NMS_BEDSIDE_MACHINE another
machine-wide folder, NMS_BEDSIDE_KEY_PASSWORD the password of a signing key where nobody can type it."""

_MARK = "\0"  # cannot be typed


class _Asked(Exception):
    """Somebody asked for --help or --version: nothing else of the command line matters."""


class _Parser(argparse.ArgumentParser):
    """Answers as everything else here does: help as lines, what it does not understand as a sentence."""

    def print_help(self, file: object = None) -> NoReturn:
        raise _Asked(self.format_help().rstrip())

    def error(self, message: str) -> NoReturn:
        raise UsageError(ended(f"The command line was not understood: {message}"), "", f"Try: {self.prog} --help")


def read(arguments: Sequence[str]) -> Namespace:
    """The options of one command line, or UsageError. What follows `site` is read by app/site/commands.py."""
    if list(arguments[:1]) == ["site"]:
        return Namespace(run=_site, arguments=tuple(arguments[1:]))
    try:
        return _parser().parse_args(_words_marked(list(arguments)))
    except _Asked as asked:
        lines = tuple(str(asked).splitlines())
        return Namespace(run=lambda _: Answer(lines))


def words(options: Namespace) -> str:
    """What is searched for, as it was typed."""
    return " ".join(word.removeprefix(_MARK) for word in options.words)


def _words_marked(arguments: list[str]) -> list[str]:
    """After `search` all that is no option of it is a word, "-5" and "--" too, wherever the options stand.

    argparse would take these for options, so they are marked, and the words are put last.
    """
    start = 0
    while start < len(arguments) and arguments[start].startswith("--data-dir"):
        start += 1 if "=" in arguments[start] else 2
    if arguments[start : start + 1] != ["search"]:
        return arguments
    options: list[str] = []
    found: list[str] = []
    value_follows = False
    for argument in arguments[start + 1 :]:
        name, joined, _ = argument.partition("=")
        if value_follows or argument in ("--json", "-h", "--help") or name in ("--limit", "--data-dir"):
            value_follows = not value_follows and not joined and name in ("--limit", "--data-dir")
            options.append(argument)
        else:
            found.append(_MARK + argument)
    return [*arguments[: start + 1], *options, *found]


def _parser() -> _Parser:
    form = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog=PROGRAM,
        description="Checks, searches and shows the content of NMS Bedside, and looks after its sessions.",
        epilog=EXIT_CODES,
        formatter_class=form,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version of the program")
    parser.add_argument("--data-dir", metavar="DIR", help="where the sessions are, instead of the usual place")
    anywhere = _Parser(add_help=False)
    anywhere.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    json = _Parser(add_help=False)
    json.add_argument("--json", action="store_true", help="answer in JSON, for another program")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(
        name: str, does: str, of: "argparse._SubParsersAction[_Parser]" = commands, *, data: bool = True
    ) -> _Parser:
        parents = [anywhere, json] if data else [anywhere]
        return of.add_parser(name, help=does, description=does, parents=parents, allow_abbrev=False)

    check = command("check", "Check every rule and the seal, and print the figures.")
    check.add_argument(
        "--draft", metavar="FILE", type=Path, help="check one file alone, while others are being written"
    )
    check.set_defaults(run=_check)
    coverage = command("coverage", "Show where each fact is used, and how many items each topic has in each tab.")
    coverage.set_defaults(run=_coverage)
    search = command("search", "Search everything that is shown, best first.")
    search.add_argument("words", metavar="WORDS", nargs="+")
    search.add_argument("--limit", metavar="N", type=_count, default=20, help="at most so many results (20)")
    search.set_defaults(run=_search)
    show = command("show", "Show one item with its facts and sources.")
    show.add_argument("id", metavar="ID", help="as `search` prints it; the id of a fact or a source works too")
    show.set_defaults(run=_show)

    diff = command("diff", "Show what a reviewer must look at between two editions, doses and risks first.")
    diff.add_argument("old", metavar="OLD", type=Path, help="a content folder or a content set")
    diff.add_argument("new", metavar="NEW", type=Path, help="likewise")
    diff.set_defaults(run=_diff)

    packing = command("pack", "Check the content, sign it and write it as one file: a content set.", data=False)
    packing.add_argument("--out", metavar="FILE", type=Path, required=True, help="the file to write")
    packing.add_argument("--key", metavar="KEY", type=Path, required=True, help="the secret key to sign with")
    packing.add_argument("--replace", action="store_true", help="replace the file if it is there already")
    packing.set_defaults(run=_pack)

    fhir = command("export-fhir", "Write the checklist, and a finished session, as FHIR R4 resources.", data=False)
    fhir.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder to write into")
    fhir.add_argument("--session", metavar="ID", default="", help="a finished session too; it names no patient")
    fhir.add_argument("--replace", action="store_true", help="replace files that are there already")
    fhir.set_defaults(run=_fhir)

    about = "The content sets of this computer, for everybody who uses it."
    sets = commands.add_parser("content", help=about, description=about, parents=[anywhere], allow_abbrev=False)
    acts = sets.add_subparsers(title="commands", metavar="COMMAND", required=True)
    install = command(
        "install", "Verify a content set, run the whole gate on it, and show it from then on.", acts, data=False
    )
    install.add_argument("file", metavar="FILE", type=Path, help="as `pack` writes it")
    install.add_argument("--older", action="store_true", help="install it although a newer edition is shown")
    install.set_defaults(run=_install)
    shelved = command("list", "Show which edition is shown, which were before, and which keys are trusted.", acts)
    shelved.set_defaults(run=_list_sets)
    back = command("back", "Show again what was shown before the last content set was installed.", acts, data=False)
    back.set_defaults(run=_back)
    key = command("key", "Make a key to sign content sets with: FILE and FILE.pub.", acts, data=False)
    key.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="the secret key; FILE.pub is the public one"
    )
    key.add_argument("--no-password", action="store_true", help="leave the secret key without a password")
    key.set_defaults(run=_key)

    about = "The sessions of this user on this machine."
    sessions = commands.add_parser("sessions", help=about, description=about, parents=[anywhere], allow_abbrev=False)
    kinds = sessions.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = command("list", "List the sessions, the newest first.", kinds)
    listing.set_defaults(run=_list_sessions)
    one = command("show", "Show one session: its steps and everything that happened.", kinds)
    one.add_argument("id", metavar="ID", help="as `sessions list` prints it")
    one.set_defaults(run=_show_session)
    recover = command("recover", "Look at every entry again, and at files that were set aside after damage.", kinds)
    recover.add_argument(
        "files", metavar="FILE", nargs="*", type=Path, help="damaged files, instead of those set aside"
    )
    recover.set_defaults(run=_recover)
    commands.add_parser("site", help="The hospital's own file: write an example, check it, show it.", add_help=False)
    return parser


class _Version(argparse.Action):
    def __call__(self, *_: object) -> NoReturn:
        raise _Asked(f"{PROGRAM} {__version__}")


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError("it must be a whole number from 1 up")
    return number


def _check(options: Namespace) -> Answer:
    from app.cli import check

    return check.draft(options.draft, options.json) if options.draft else check.check(options.json)


def _coverage(options: Namespace) -> Answer:
    from app.cli import check

    return check.coverage(options.json)


def _search(options: Namespace) -> Answer:
    from app.cli import lookup

    return lookup.search(words(options), options.limit, options.json)


def _show(options: Namespace) -> Answer:
    from app.cli import lookup

    return lookup.show(options.id, options.json)


def _fhir(options: Namespace) -> Answer:
    from app.cli import fhir

    return fhir.export(options.out, options.data_dir, options.session, options.replace)


def _diff(options: Namespace) -> Answer:
    from app.cli import revision

    return revision.diff(options.old, options.new, options.json)


def _pack(options: Namespace) -> Answer:
    from app.cli import sets

    return sets.pack(options.out, options.key, options.replace)


def _install(options: Namespace) -> Answer:
    from app.cli import sets

    return sets.install(options.file, options.older)


def _list_sets(options: Namespace) -> Answer:
    from app.cli import sets

    return sets.list_all(options.json)


def _back(options: Namespace) -> Answer:
    from app.cli import sets

    return sets.back()


def _key(options: Namespace) -> Answer:
    from app.cli import sets

    return sets.key(options.out, options.no_password)


def _list_sessions(options: Namespace) -> Answer:
    from app.cli import sessions

    return sessions.list_all(options.data_dir, options.json)


def _show_session(options: Namespace) -> Answer:
    from app.cli import sessions

    return sessions.show(options.data_dir, options.id, options.json)


def _recover(options: Namespace) -> Answer:
    from app.cli import sessions

    return sessions.recover(options.data_dir, options.files, options.json)


def _site(options: Namespace) -> Answer:
    from app.cli import site

    return site.answer(options.arguments)
