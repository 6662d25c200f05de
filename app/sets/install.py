"""Installs a content set, and goes back to the one before. Nothing is switched to before all of this is done:

1. the signature of the whole file holds, by a key that this computer's administrators trust;
2. the archive holds exactly the expected files, and they are those that the signed manifest names;
3. the edition is newer than the one shown, or somebody said in so many words that an older one is wanted;
4. the whole gate, as for the content that came with the program; what passes is sealed by this computer;
5. the folder is complete on disk under its final name.

Then one small file is replaced, which is the switch. The set before stays where it was.
"""

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.content.load import MANIFEST, Sealed
from app.content.models import SUBJECTS
from app.content.seal import seal
from app.errors import ContentError, SetError
from app.sets.archive import refused
from app.sets.pack import Pack, Told, check_manifest, number_of, open_pack
from app.sets.shelf import Damaged, Shelf, Shelved, others_may_write, read_shelf, sum_of, sync_folder, write_shelf
from app.sets.shown import SCHEMA, built_in_dir, built_in_edition, newer, why_not
from app.sets.signature import PublicKey, read_public_key, verify

LARGEST_KEY_BYTES = 2048


@dataclass(frozen=True, slots=True)
class Places:
    """`sets` is where sets are installed, `keys` where the trusted public keys lie."""

    sets: Path
    keys: Path


def trusted_keys(folder: Path) -> tuple[tuple[PublicKey, ...], tuple[str, ...]]:
    """The keys in the folder, and what is wrong with files there that are none or may be changed by anyone."""
    keys: list[PublicKey] = []
    wrong: list[str] = []
    if others_may_write(folder):
        return (), (f"{folder}: every user may write here, so none of its keys is trusted",)
    for path in sorted(folder.glob("*.pub")):
        try:
            if others_may_write(path):
                raise ValueError("every user may change it")
            with open(path, "rb") as file:
                keys.append(read_public_key(file.read(LARGEST_KEY_BYTES).decode("ascii"), path.stem))
        except OSError as error:
            wrong.append(f"{path.name}: it cannot be read ({error.strerror})")
        except ValueError as error:
            wrong.append(f"{path.name}: {error}")
    return tuple(keys), tuple(wrong)


def checked(pack: Pack, keys: tuple[PublicKey, ...]) -> tuple[dict[str, bytes], Told, PublicKey]:
    """The files of a set whose signature holds and whose manifest is true of them; else SetError."""
    if pack.signature is None:
        raise refused("it is not signed")
    key = next((key for key in keys if key.number == pack.signature.number), None)
    if key is None:
        known = ", ".join(f"{key.name} ({key.number})" for key in keys) or "none"
        raise SetError(
            f"The content set was refused: key {pack.signature.number}, which signed it, is not trusted here.",
            f"Trusted keys: {known}. Nothing was changed.",
            "An administrator adds a key to the folder of trusted keys, after asking whose it is.",
        )
    if not verify(pack.payload, pack.signature, key):
        raise refused("it was altered after it was signed, or it is cut off")
    files = pack.files
    told = check_manifest(files)
    number_of(told.edition)
    if pack.signature.comment.partition(", edition ")[2] != f"{told.edition} of {told.date}":
        raise refused("it was signed as another edition than it holds")
    return files, told, key


def install(path: Path, places: Places, now: datetime, *, older: bool = False) -> Shelved:
    """Installs the set in the file and shows it from now on. SetError or ContentError: nothing was changed."""
    keys, _ = trusted_keys(places.keys)
    files, told, key = checked(open_pack(path), keys)
    shelf = _shelf(places.sets)
    _judge_edition(shelf, told, places.sets, older)
    try:
        places.sets.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".installing-", dir=places.sets))
    except OSError as error:
        raise _not_written(places.sets, error) from None
    try:
        shelved = _put_down(files, told, key, made, now)
        _move(made, places.sets / shelved.folder)
        again = shelf.shown is not None and shelf.shown.folder == shelved.folder  # mended, not another set
        before = shelf.before if again else (*shelf.before, shelf.shown)
        write_shelf(places.sets, Shelf(shelved, built_in_edition(), before))
    except OSError as error:
        raise _not_written(places.sets, error) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return shelved


def back(places: Places) -> Shelved | None:
    """Shows what was shown before the last set was installed; None if that came with the program. SetError if unusable."""
    shelf = _shelf(places.sets)
    if not shelf.before:
        raise SetError(
            "There is nothing to go back to: no content set was installed after another.",
            "",
            "`content list` prints what is here.",
        )
    target = shelf.before[-1]
    if target is not None and (trouble := damage(places.sets, target)):
        raise SetError(
            f"Edition {target.edition} cannot be shown: {trouble}.", "Nothing was changed.", "Install it again."
        )
    try:
        write_shelf(places.sets, Shelf(target, built_in_edition(), shelf.before[:-1]))
    except OSError as error:
        raise _not_written(places.sets, error) from None
    return target


def damage(sets: Path, shelved: Shelved) -> str:
    """What is wrong with an installed set, "" if it is whole."""
    folder = sets / shelved.folder
    if sum_of(folder / MANIFEST) != shelved.manifest:
        return "its manifest is not the one that was installed"
    if sum_of(built_in_dir() / SCHEMA) != shelved.schema:
        return "it was installed for another version of the program"
    problems = Sealed(folder).problems()
    return str(problems[0]) if problems else ""


def _shelf(sets: Path) -> Shelf:
    """What is installed; a list that cannot be used counts as none, since its sets are not shown either."""
    try:
        return read_shelf(sets) or Shelf(None, built_in_edition())
    except Damaged:
        return Shelf(None, built_in_edition())


def _judge_edition(shelf: Shelf, told: Told, sets: Path, older: bool) -> None:
    """Against what is shown now: the installed set, or the built-in content where that set cannot be shown."""
    in_use = shelf.shown
    if in_use and (why_not(shelf, in_use, sets) or damage(sets, in_use)):
        in_use = None
    shown = in_use.edition if in_use else built_in_edition()
    if told.edition == shown:
        if _files_of(sets / in_use.folder if in_use else built_in_dir()) == told.files:
            raise SetError(
                f"Edition {told.edition} is shown already.", "Nothing was changed.", "Nothing needs to be done."
            )
        raise SetError(
            f"The content set was refused: edition {shown} is shown already, and this set has other files under the "
            "same number.",
            "Nothing was changed.",
            "Whoever made it gives it a new edition number.",
        )
    if not older and not newer(told.edition, shown):
        raise SetError(
            f"The content set was refused: its edition {told.edition} is older than edition {shown}, which is shown.",
            "Nothing was changed.",
            "To go back to it on purpose, add --older.",
        )


def _files_of(folder: Path) -> dict[str, str]:
    """The sums that a folder's own manifest names; none if that cannot be read."""
    try:
        return dict(json.loads((folder / MANIFEST).read_bytes())["files"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _put_down(files: dict[str, bytes], told: Told, key: PublicKey, made: Path, now: datetime) -> Shelved:
    """Writes the files, runs the gate on them and seals them. ContentError says what the gate objects to."""
    for subject in SUBJECTS:
        _write(made / f"{subject}.toml", files[f"{subject}.toml"])
    content = seal(made)
    if (content.edition.version, content.edition.date.isoformat()) != (told.edition, told.date):
        raise refused("its manifest names another edition than its content")
    if sum_of(made / SCHEMA) != sum_of(built_in_dir() / SCHEMA):
        raise SetError(
            "This copy of the program is damaged: its content.schema.json is not its own.", "", "Reinstall it."
        )
    manifest = sum_of(made / MANIFEST)
    for place in (made / "sealed", made):
        os.chmod(place, 0o755)  # a temporary folder is its maker's alone
        sync_folder(place)
    return Shelved(
        folder=f"{told.edition}-{manifest[:16]}",
        edition=told.edition,
        date=told.date,
        manifest=manifest,
        schema=sum_of(made / SCHEMA),
        signed_by=key.name,
        key=key.number,
        installed=now.isoformat(timespec="seconds"),
    )


def _write(path: Path, raw: bytes) -> None:
    with open(path, "xb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _move(made: Path, final: Path) -> None:
    """Gives the folder its name. One of the same name is replaced: the name holds the sum, so it is the same or damaged."""
    if final.exists() or final.is_symlink():
        aside = Path(tempfile.mkdtemp(prefix=".replaced-", dir=final.parent))
        os.rename(final, aside / final.name)
        shutil.rmtree(aside, ignore_errors=True)
    os.rename(made, final)
    sync_folder(final.parent)


def _not_written(folder: Path, error: OSError) -> SetError:
    why = (error.strerror or "it cannot be written").lower()
    return SetError(
        f"The content set was not installed: {folder} cannot be written ({why}).",
        "Nothing was changed.",
        "Content sets are for everybody at this computer: an administrator installs them.",
    )


__all__ = ("ContentError", "Places", "back", "checked", "damage", "install", "trusted_keys")
