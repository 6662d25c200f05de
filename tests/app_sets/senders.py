"""Those who send content sets: an editor with a trusted key, a stranger, and people who mean harm."""

import io
import re
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.content.seal import seal
from app.paths import content_dir, trusted_keys_dir
from app.sets.archive import NAMES, written
from app.sets.pack import FIRST_LINE, check_manifest, make_pack, open_pack
from app.sets.signature import SecretKey, new_key, sign

TRUSTED, STRANGER = new_key(), new_key()


@dataclass(frozen=True)
class Edition:
    """A sealed folder and its set."""

    folder: Path
    raw: bytes

    @property
    def files(self) -> dict[str, bytes]:
        return {name: (self.folder / name).read_bytes() for name in NAMES}

    def in_file(self, folder: Path) -> Path:
        path = folder / "edition.nmsset"
        path.write_bytes(self.raw)
        return path


def make_edition(
    folder: Path, version: str, key: SecretKey = TRUSTED, change: Callable[[Path], None] = lambda _: None
) -> Edition:
    """The content with another number, after `change`."""
    shutil.copytree(content_dir(), folder)
    path = folder / "edition.toml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'version = "[^"]*"', f'version = "{version}"', text), "utf-8")
    change(folder)
    seal(folder)
    return Edition(folder, make_pack(folder, key)[0])


def trust(key: SecretKey, name: str) -> Path:
    folder = trusted_keys_dir()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.pub"
    path.write_text(key.public.text(), "ascii")
    return path


def signed(payload: bytes, key: SecretKey = TRUSTED, comment: str = "") -> bytes:
    """Any bytes at all as a set with a signature that holds."""
    comment = comment or "NMS Bedside content, edition 9001.1 of 2026-11-23"
    return b"\n".join((FIRST_LINE, "\n".join(sign(payload, key, comment).lines()).encode(), payload))


def payload_of(edition: Edition) -> bytes:
    return written(edition.files)


def comment_of(edition: Edition) -> str:
    told = check_manifest(edition.files)
    return f"NMS Bedside content, edition {told.edition} of {told.date}"


def zipped(files: dict[str, bytes], entry: Callable[[zipfile.ZipInfo], None] = lambda _: None) -> bytes:
    """An archive as another program may write it; `entry` may spoil each head."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            entry(info)
            archive.writestr(info, raw)
    return buffer.getvalue()


def as_link(info: zipfile.ZipInfo) -> None:
    if info.filename == "faq.toml":
        info.external_attr = (stat.S_IFLNK | 0o777) << 16


__all__ = ("STRANGER", "TRUSTED", "Edition", "open_pack", "signed")
