"""Which content this computer shows, loaded at start-up by hashes alone.

The chain: `current.json` names the SHA-256 of a set's manifest; the manifest names those of its files; both were
written by `install.py` on this computer after the signature held and the gate was passed. So neither pydantic nor the
crypto library is imported here. If any link does not hold, the set is left alone whole: the content that came with the
program is shown, and a sentence says so.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.content.load import MANIFEST, Sealed, load_sealed
from app.named import NamedTuple
from app.paths import content_dir, other_content, resources_dir, sets_dir
from app.sets.shelf import Damaged, Shelf, Shelved, read_shelf, sum_of
from app.tongue import tr

if TYPE_CHECKING:
    from app.content.content import Content

SCHEMA = "content.schema.json"


class Shown(NamedTuple):
    """`shelved` is None for the content that came with the program; `trouble` is a sentence for the reader, or "".

    `unchecked` is what has still to be compared as a whole, where that was put off: `check` it before long.
    """

    content: Content
    folder: Path
    shelved: Shelved | None = None
    trouble: str = ""
    unchecked: Sealed | None = None

    @property
    def origin(self) -> str:
        """Where this content comes from, as a sentence; "" for the content that came with the program."""
        if self.shelved is None:
            return ""
        known = self.shelved
        return tr("Installed content set, edition {edition}, signed by {name} (key {key}).").format(
            edition=known.edition, name=known.signed_by, key=known.key
        )


def load_shown(*, hurried: bool = False) -> Shown:
    """The content to show. ContentError only if the content that came with the program cannot be used either.

    `hurried` puts off whatever nobody has asked for yet; an installed set, which another may stand in for, is always
    checked whole.
    """
    if other_content() is not None:
        return _own(hurried)
    folder = sets_dir()
    try:
        shelf = read_shelf(folder)
    except Damaged as error:
        trouble = tr(
            "The list of installed content sets cannot be used ({why}). The content that came with the program is "
            "shown. Tell IT."
        ).format(why=error)
        return _own(hurried, trouble)
    if shelf is None or shelf.shown is None:
        return _own(hurried)
    trouble = why_not(shelf, shelf.shown, folder)
    if not trouble:
        content = load_sealed(folder / shelf.shown.folder)
        if content is not None:
            return Shown(content, folder / shelf.shown.folder, shelf.shown)
        trouble = _damaged(shelf.shown)
    return _own(hurried, trouble)


def _own(hurried: bool, trouble: str = "") -> Shown:
    """What came with the program, or stands in its place (NMS_BEDSIDE_CONTENT)."""
    sealed = Sealed(content_dir())
    if hurried:
        sealed.subject("edition")  # and with it the manifest
    else:
        sealed.check()
    return Shown(sealed.content(), content_dir(), trouble=trouble, unchecked=sealed if hurried else None)


def built_in_dir() -> Path:
    """The content that came with the program, whatever is installed beside it."""
    return resources_dir() / "content"


def built_in_edition() -> str:
    """Its edition, from its manifest; "" if that cannot be read."""
    try:
        edition = json.loads((built_in_dir() / MANIFEST).read_bytes())["edition"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return edition if isinstance(edition, str) else ""


def why_not(shelf: Shelf, shown: Shelved, folder: Path) -> str:
    """Why the set that was chosen is not shown, as a sentence; "" if nothing speaks against it."""
    if sum_of(folder / shown.folder / MANIFEST) != shown.manifest:
        return _damaged(shown)
    if sum_of(built_in_dir() / SCHEMA) != shown.schema:
        return tr(
            "The installed content set, edition {edition}, was installed for another version of the program. The "
            "content that came with the program is shown. IT can install the set again."
        ).format(edition=shown.edition)
    built_in = built_in_edition()
    if built_in != shelf.built_in and newer(built_in, shown.edition):
        return tr(
            "The content that came with the program is shown: edition {new} is newer than the installed content set, "
            "edition {edition}."
        ).format(new=built_in, edition=shown.edition)
    return ""


def _damaged(shown: Shelved) -> str:
    return tr(
        "The installed content set, edition {edition}, is damaged. The content that came with the program is shown. "
        "Tell IT."
    ).format(edition=shown.edition)


def newer(one: str, other: str) -> bool:
    """Whether edition `one` is newer than `other`; an edition that is no number is newer than none."""
    return _number(one) > _number(other)


def _number(edition: str) -> tuple[int, ...]:
    parts = edition.split(".")
    return tuple(map(int, parts)) if all(part.isascii() and part.isdigit() and len(part) < 9 for part in parts) else ()
