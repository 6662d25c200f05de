"""`pack` and `content install | list | back | key`: one signed file of content, and what this computer shows of such."""

import os
import sys
from datetime import UTC, datetime
from getpass import getpass
from pathlib import Path

from app.cli.answer import Answer, as_json
from app.errors import ExportError, SetError, UsageError
from app.handover.saving import save
from app.paths import content_dir, sets_dir, trusted_keys_dir
from app.sets.install import Places, damage, trusted_keys
from app.sets.shelf import Damaged, Shelf, Shelved, others_may_write, read_shelf

LARGEST_KEY_BYTES = 4096
_PASSWORD = "NMS_BEDSIDE_KEY_PASSWORD"


def pack(out: Path, key: Path, replace: bool) -> Answer:
    """Checks the content and its seal, signs it, writes one file."""
    from app.handover.saving import may_replace
    from app.sets.pack import make_pack
    from app.sets.signature import read_secret_key

    try:
        with open(key, "rb") as file:
            text = file.read(LARGEST_KEY_BYTES).decode("ascii")
    except FileNotFoundError:
        raise UsageError(
            f"There is no key {key}.", "", "Make one with: nms-bedside-cli content key --out FILE"
        ) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise SetError(f"The key cannot be read: {why}.", "", "Name the file that `content key` made.") from None
    secret = read_secret_key(text, lambda: _password("Password of the key: "))
    made, told = make_pack(content_dir(), secret)
    save(out, made, replace=may_replace(out, replace))
    return Answer(
        (
            f"Written: {out}",
            f"Edition {told.edition} of {told.date}, {len(made):,} bytes, signed with key {secret.number}.",
        )
    )


def install(path: Path, older: bool) -> Answer:
    """Installs a set for everybody at this computer."""
    from app.sets.install import install as install_set

    installed = install_set(path, _places(), datetime.now(UTC), older=older)
    return Answer(
        (
            f"Edition {installed.edition} of {installed.date} is shown from the next start of NMS Bedside on.",
            f"Signed by {installed.signed_by} (key {installed.key}). The edition before is kept: content back",
        )
    )


def back() -> Answer:
    """Shows again what was shown before the last set was installed."""
    from app.sets.install import back as go_back

    shown = go_back(_places())
    what = f"Edition {shown.edition}" if shown else "The content that came with the program"
    return Answer((f"{what} is shown from the next start of NMS Bedside on.",))


def list_all(as_data: bool) -> Answer:
    """What is shown, what was shown before, which keys are trusted, and what is wrong with any of it."""
    from app.sets.shown import built_in_edition, why_not

    places = _places()
    keys, wrong = trusted_keys(places.keys)
    complaints = [f"Trusted keys: {line}" for line in wrong]
    try:
        shelf = read_shelf(places.sets) or Shelf(None, built_in_edition())
    except Damaged as error:
        shelf = Shelf(None, built_in_edition())
        complaints.append(f"The list of installed content sets cannot be used: {error}.")
    if others_may_write(places.sets):
        complaints.append(f"Every user may write in {places.sets}: let only administrators.")
    trouble = why_not(shelf, shelf.shown, places.sets) if shelf.shown else ""
    if shelf.shown and not trouble and (why := damage(places.sets, shelf.shown)):
        trouble = f"The installed content set is damaged ({why}). The content that came with the program is shown."
    if trouble:
        complaints.append(trouble)
    code = SetError.exit_code if trouble else 0
    shown = None if trouble else shelf.shown
    if as_data:
        return as_json(
            {
                "folder": str(places.sets),
                "built_in": built_in_edition(),
                "shown": _data(shown),
                "chosen": _data(shelf.shown),
                "before": [_data(known) for known in shelf.before],
                "keys": [{"name": key.name, "number": key.number} for key in keys],
            },
            tuple(complaints),
            code,
        )
    lines = [f"shown    {_words(shown)}"]
    lines += [f"before   {_words(known)}" for known in reversed(shelf.before)]
    lines += [f"trusted  {key.name} (key {key.number})" for key in keys]
    if not keys:
        lines.append(f"No key is trusted: an administrator puts public keys (NAME.pub) into {places.keys}")
    return Answer(tuple(lines), tuple(complaints), code)


def key(out: Path, no_password: bool) -> Answer:
    """Makes a key: FILE for whoever signs, FILE.pub for every computer that shall trust it. Nothing is overwritten."""
    from app.sets.signature import new_key, secret_text

    public = out.with_name(f"{out.name}.pub")
    for path in (out, public):
        if os.path.lexists(path):
            raise ExportError(
                f"Not written: {path.name} is already there.", "", "A key is never replaced: choose another name."
            )
    password = "" if no_password else _new_password()
    made = new_key()
    save(out, secret_text(made, password).encode(), private=True)
    save(public, made.public.text().encode())
    return Answer(
        (
            f"Written: {out} (keep it secret, keep a copy) and {public}",
            f"Key {made.number}. Computers that shall trust it: put {public.name} into {trusted_keys_dir()}",
        )
    )


def _places() -> Places:
    return Places(sets_dir(), trusted_keys_dir())


def _data(known: Shelved | None) -> object:
    return known._asdict() if known else None


def _words(known: Shelved | None) -> str:
    if known is None:
        from app.sets.shown import built_in_edition

        return f"edition {built_in_edition() or 'unknown'}, which came with the program"
    return f"edition {known.edition} of {known.date}, signed by {known.signed_by} (key {known.key}), installed {known.installed}"


def _password(question: str) -> str:
    """Typed at a terminal, else from NMS_BEDSIDE_KEY_PASSWORD: a build machine has nobody to ask."""
    if (given := os.environ.get(_PASSWORD)) is not None:
        return given
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("The key has a password and nobody is here to type it.", "", f"Set {_PASSWORD}.")
    return getpass(question)


def _new_password() -> str:
    first = _password("A password for the key: ")
    if not first:
        raise UsageError("The key needs a password.", "", "For one without, add --no-password.")
    if os.environ.get(_PASSWORD) is None and getpass("Once more: ") != first:
        raise UsageError("The two passwords are not the same.", "", "Run it again and type the same one twice.")
    return first
