"""Archives and sums that come out the same, bit for bit, whenever the same folder goes in."""

import lzma
import re
import tarfile
from hashlib import sha256
from pathlib import Path

from workshop.places import ROOT

SUMS = "SHA256SUMS"


def version() -> str:
    """The version as `app/__init__.py` says it."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "app" / "__init__.py").read_text(encoding="utf-8"))
    assert found, "app/__init__.py has no __version__"
    return found[1]


def write_tar_xz(folder: Path, target: Path, when: int) -> None:
    """Packs `folder` under its own name: sorted, owned by nobody in particular, every file of the same moment."""

    def same_everywhere(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = when
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with (
        lzma.open(target, "wb", preset=9) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        tar.add(folder, arcname=folder.name, recursive=False, filter=same_everywhere)
        for path in sorted(folder.rglob("*")):
            tar.add(
                path,
                arcname=f"{folder.name}/{path.relative_to(folder).as_posix()}",
                recursive=False,
                filter=same_everywhere,
            )


def write_sums(folder: Path) -> None:
    """SHA256SUMS over everything else in `folder`, checked with `sha256sum -c SHA256SUMS`."""
    lines = [
        f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith((SUMS, "UNSIGNED-", "NOT-AUDITED"))
    ]
    (folder / SUMS).write_text("".join(lines), encoding="ascii")
