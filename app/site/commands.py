"""nms-bedside-cli site init | check | show: writes a commented example, checks a file, shows what users will see.

`reply` works everything out before a line is printed; `run` prints it. Neither knows the content: the edition on
screen and the names of products are handed in.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from app.errors import ExportError, Problem, SiteError
from app.months import day_of
from app.site.example import example
from app.site.load import examine
from app.site.local import Local, local_rows, path_of
from app.site.models import Site
from app.site.reading import anyone_may_change
from app.site.shape import printable
from app.site.values import left_from_example

PROGRAM = "nms-bedside-cli site"
MISSING = Problem("", 0, "no file is there; write one with: nms-bedside-cli site init --out FILE")


class Reply(NamedTuple):
    """Lines for standard output, lines for standard error, and the exit code."""

    lines: tuple[str, ...] = ()
    complaints: tuple[str, ...] = ()
    code: int = 0


def run(arguments: Sequence[str], edition: str = "", products: dict[str, str] | None = None) -> int:
    """Answers one command line (what follows `site`) and gives its exit code: 0, 2, 30 or 40.

    `edition` is the version of the content on this machine; without it `show` says what the sign-off would cover.
    """
    try:
        answer = reply(arguments, edition, products)
    except SystemExit as ended:  # argparse has printed its help or what it did not understand
        return ended.code if isinstance(ended.code, int) else 0
    for line in answer.lines:
        sys.stdout.write(line + "\n")
    for line in answer.complaints:
        sys.stderr.write(line + "\n")
    return answer.code


def reply(
    arguments: Sequence[str], edition: str = "", products: dict[str, str] | None = None, today: date | None = None
) -> Reply:
    """What a command line answers. `today` is for tests."""
    options = _parser().parse_args(list(arguments))
    when = today or date.today()
    if options.command == "init":
        return _init(options.out, when)
    path = path_of(options.file)
    try:
        site, problems = examine(path)
    except FileNotFoundError:
        site, problems = None, (MISSING,)
    if site is None:
        lines = (printable_path(path), *(f"  {_line(problem)}" for problem in problems))
        end = "Nothing of this file is shown in the app until it is put right."
        return Reply((), (*lines, end), SiteError.exit_code)
    if options.command == "check":
        notes = tuple(f"  note: {note}" for note in _notes(site, path, edition, when))
        warnings = tuple(
            f'  WARNING: "{key}" still has the example\'s words, and stands so beside everything local'
            for key in left_from_example(site)
        )
        return Reply((f"{printable_path(path)}: good.", *warnings, *notes))
    return Reply(tuple(_show(Local(path, site), edition, products or {})))


def _parser() -> argparse.ArgumentParser:
    about = "The hospital's own file: phones, stock, contacts, sign-off. It adds to the content and changes none of it."
    parser = argparse.ArgumentParser(prog=PROGRAM, description=about, allow_abbrev=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    init = commands.add_parser("init", help="write a commented example", description="Write a commented example.")
    init.add_argument("--out", metavar="FILE", type=Path, help="into this file instead of standard output")
    for name, does in (
        ("check", "Check a file: what is wrong, with its line."),
        ("show", "Show what users will see of a file."),
    ):
        command = commands.add_parser(name, help=does, description=does)
        command.add_argument(
            "file", metavar="FILE", nargs="?", help="else NMS_BEDSIDE_SITE, else the file of this computer"
        )
    return parser


def _init(out: Path | None, today: date) -> Reply:
    text = example(today)
    if out is None:
        return Reply(tuple(text.splitlines()))
    try:
        with open(out, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return Reply((), (f"{printable_path(out)} is there already and was left alone.",), ExportError.exit_code)
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", "") or "no file can have this name").lower()
        return Reply((), (f"{printable_path(out)} could not be written: {why}.",), ExportError.exit_code)
    return Reply((f"Written: {printable_path(out)}", f"Edit it, then: {PROGRAM} check {printable_path(out)}"))


def _line(problem: Problem) -> str:
    return f"line {problem.line}: {problem.message}" if problem.line else problem.message


def _notes(site: Site, path: Path, edition: str, today: date) -> list[str]:
    """What is allowed and yet worth a look."""
    notes = []
    if site.date > today:
        notes.append("the date of the file lies in the future")
    sign_off = site.sign_off
    if sign_off is None:
        notes.append("no sign-off: the app says that no clinician at this site has reviewed the content")
    else:
        if sign_off.date > today:
            notes.append("the date of the sign-off lies in the future")
        if edition and sign_off.edition != edition:
            notes.append(f"the sign-off is for edition {sign_off.edition}; this computer has edition {edition}")
    if not site.phones:
        notes.append("no phones: the strip says that no local numbers are set")
    if (fit := _fit_a_small_screen(site)) < len(site.phones):
        notes.append(
            f"on the smallest ward screen about {fit} of the phones fit on the strip; the others are a click away"
        )
    if anyone_may_change(path):
        notes.append("every user of this computer may change this file; let only administrators write it")
    return notes


def _fit_a_small_screen(site: Site) -> int:
    """About how many phones fit on two lines of 880 px: names 7.4 and numbers 9.6 px a letter, 28 px between entries."""
    lines, used = 1, 90.0
    for number, phone in enumerate(site.phones):
        width = 7.4 * len(phone.name) + 9.6 * len(phone.number) + 28
        if used + width > 880:
            lines, used = lines + 1, 0
            if lines > 2:
                return number
        used += width
    return len(site.phones)


def _show(local: Local, edition: str, products: dict[str, str]) -> list[str]:
    signed = local.site.sign_off if local.site else None
    on_screen = edition or (signed.edition if signed else "")
    lines = [printable_path(local.path), local.origin]
    if on_screen:
        lines.append(f"With edition {on_screen} on screen:")
    last = ""
    for heading, text in local_rows(local, on_screen, products):
        lines.append(f"  {heading if heading != last else '':<20}{text}")
        last = heading
    if local.only_product:
        lines.append(f"  {'Preparation':<20}Opens with {products.get(local.only_product, local.only_product)}.")
    if signed and not edition:
        lines.append(f"The sign-off of {day_of(signed.date)} covers edition {signed.edition} alone.")
    return lines


def printable_path(path: Path) -> str:
    """The path as one line that a terminal shows as it is."""
    return "".join(sign if sign.isprintable() else printable(sign) for sign in os.fspath(path))
