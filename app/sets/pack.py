"""One file of content, manifest and signature, and what is read from such a file before anything of it is believed.

    line 1      NMS Bedside content set 1
    lines 2-5   a minisign signature of everything after them
    then        a ZIP of the TOML files and their manifest

The signature stands before the archive and covers all of it, so nothing that an unknown sender wrote reaches the archive
reader when a set is installed. (`diff` reads any set, within the same limits, and says that it did not look.)

To verify one with minisign: `sed -n 2,5p SET > s.minisig; tail -n +6 SET > s; minisign -Vm s -p KEY.pub`.
"""

import json
import os
import re
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.content.gate import pass_gate
from app.content.load import MANIFEST
from app.content.models import SUBJECTS
from app.content.seal import broken_seal
from app.errors import ContentError, SetError
from app.sets import archive
from app.sets.archive import refused
from app.sets.signature import SecretKey, Signature, read_signature, sign

FIRST_LINE = b"NMS Bedside content set 1"
LARGEST_PACK_BYTES = 16 * 1024 * 1024
_HEAD_BYTES = 4096
_VERSION = re.compile(r"\d{4}(\.\d{1,4}){1,2}")


@dataclass(frozen=True, slots=True)
class Pack:
    """A set as it lies in its file. `signature` is None if it has none; only `install.py` says whether it holds."""

    signature: Signature | None
    payload: bytes

    @property
    def files(self) -> dict[str, bytes]:
        """The files inside, by name. SetError if they are not all there, or others are."""
        return archive.read(self.payload)


@dataclass(frozen=True, slots=True)
class Told:
    """What the manifest of a set says, after it was found to be true of the files."""

    edition: str
    date: str
    files: dict[str, str]


def make_pack(folder: Path, key: SecretKey) -> tuple[bytes, Told]:
    """The bytes of a set, and what it holds. ContentError if the content does not pass the gate or is not sealed."""
    content = pass_gate(folder)
    if problems := broken_seal(folder, content):
        raise ContentError(problems)
    files = {name: (folder / name).read_bytes() for name in archive.NAMES}
    told = check_manifest(files)
    number_of(told.edition)
    payload = archive.written(files)
    comment = f"NMS Bedside content, edition {told.edition} of {told.date}"
    head = "\n".join(sign(payload, key, comment).lines()).encode()
    return b"\n".join((FIRST_LINE, head, payload)), told


def open_pack(path: Path) -> Pack:
    """The set in a file. SetError if it is none, or too large to be one."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise refused("it is not a file")
        with open(path, "rb") as file:
            raw = file.read(LARGEST_PACK_BYTES + 1)
    except FileNotFoundError:
        raise SetError(f"There is no file {path}.", "", "Name the content set that was sent.") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no file can have this name"
        raise SetError(f"The content set cannot be read: {why}.", "", "Ask whoever sent it to send it again.") from None
    return parse_pack(raw)


def parse_pack(raw: bytes) -> Pack:
    """The set that these bytes are."""
    if len(raw) > LARGEST_PACK_BYTES:
        raise refused("it is far too large to be one")
    if raw.startswith(b"PK"):
        return Pack(None, raw)
    first, *head = raw[:_HEAD_BYTES].split(b"\n", 5)
    if first != FIRST_LINE:
        raise refused("it is not a content set, or one for another version of NMS Bedside")
    if len(head) < 5:
        raise refused("it is cut off, or its head is damaged")
    try:
        signature = read_signature(tuple(line.decode("ascii") for line in head[:4]))
    except ValueError:
        raise refused("its signature is damaged or missing") from None
    return Pack(signature, raw[sum(len(line) + 1 for line in (first, *head[:4])) :])


def check_manifest(files: dict[str, bytes]) -> Told:
    """What the manifest says of the edition, if it lists exactly these TOML files with these sums."""
    try:
        manifest = json.loads(files[MANIFEST])
        told = Told(str(manifest["edition"]), str(manifest["date"]), dict(manifest["files"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise refused("its manifest is damaged") from None
    sums = {f"{subject}.toml": sha256(files[f"{subject}.toml"]).hexdigest() for subject in SUBJECTS}
    if told.files != sums:
        raise refused("a file in it is not the one that its manifest names")
    return told


def number_of(edition: str) -> tuple[int, ...]:
    """2026.1 as (2026, 1), so that editions can be told apart as older and newer. SetError if it is no such number."""
    if not _VERSION.fullmatch(edition):
        raise refused('its edition is not a number such as "2026.2"')
    return tuple(map(int, edition.split(".")))
