"""The files inside a content set: a small ZIP with names that are known beforehand, read within limits.

No name in it ever becomes a path: what is wanted is asked for by our own names, and anything else in it refuses the
whole. Sizes are counted while reading, not believed.
"""

import io
import stat
import zipfile
import zlib

from app.content.load import MANIFEST
from app.content.models import SUBJECTS
from app.errors import SetError

NAMES = (MANIFEST, *(f"{subject}.toml" for subject in SUBJECTS))
LARGEST_FILE_BYTES = 8 * 1024 * 1024
LARGEST_SET_BYTES = 24 * 1024 * 1024
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1


def written(files: dict[str, bytes]) -> bytes:
    """The same files always make the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in NAMES:
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def read(raw: bytes) -> dict[str, bytes]:
    """Every file by its name, or SetError: all that is expected and nothing else."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            _judge(entries)
            room = LARGEST_SET_BYTES
            files = {}
            for entry in entries:
                with archive.open(entry) as file:
                    inside = file.read(min(LARGEST_FILE_BYTES, room) + 1)
                room -= len(inside)
                if len(inside) > LARGEST_FILE_BYTES or room < 0:
                    raise refused(f"{entry.filename} unpacks to far more than a content file")
                files[entry.filename] = inside
            return files
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise refused("its archive is damaged") from None


def _judge(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    for entry in entries:
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise refused("it holds a link; a set holds plain files only")
        if entry.filename not in NAMES:
            raise refused("it holds a file that is no part of the content, or one with a path in its name")
        if entry.flag_bits & _ENCRYPTED:
            raise refused("it holds an encrypted file")
        if entry.file_size > LARGEST_FILE_BYTES:
            raise refused(f"{entry.filename} is far too large to be content")
    if len(names) != len(set(names)):
        raise refused("it holds the same file twice")
    if missing := [name for name in NAMES if name not in names]:
        raise refused(f"{missing[0]} is missing")


def refused(why: str) -> SetError:
    """What is said of a set that cannot be used."""
    return SetError(
        f"The content set was refused: {why}.", "Nothing was changed.", "Ask whoever sent it to send it again."
    )
