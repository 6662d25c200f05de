"""What a frozen folder is made of: every part with its version, its licence and where its texts are.

Python packages say it themselves, in the environment that was frozen; everything else is in
`resources/licences/parts.toml`. The licences and the SBOM are both made from this, so that they cannot disagree.
"""

import re
import subprocess
import tomllib
from dataclasses import dataclass, field
from email.message import Message
from fnmatch import fnmatchcase
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any, cast

from workshop.places import REQUIREMENTS, ROOT
from workshop.stop import Stop

LICENCES = ROOT / "resources" / "licences"
# What pyproject.toml asks for; cffi is named because PyNaCl asks for it with a condition.
ROOTS = ("pyside6-essentials", "pydantic", "pynacl", "cffi")
IN_EVERY_PROGRAM = ("pyinstaller",)  # its start-up code is the first part of each program
PACKAGE_FILES = ("_internal/PySide6/*", "_internal/shiboken6/*", "_internal/pydantic*", "_internal/nacl/*", "_internal/_cffi_backend*", "*/libpyside6*", "*/libshiboken6*",
                 "*/pyside6.abi3.dll", "*/shiboken6.abi3.dll")  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One thing in the folder. `pinned` are the SHA-256 sums of its packages in the requirement files."""

    name: str
    version: str
    licence: str
    purl: str = ""
    cpe: str = ""
    texts: tuple[Path, ...] = ()
    pinned: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    inner: Path | None = field(default=None, compare=False)  # the part's own SBOM, of what was compiled into it
    own: bool = False


def parts(folder: Path, site_packages: Path, versions: dict[str, str]) -> list[Part]:
    """Every part of `folder`. `versions` has those of `python`, `sqlite` and `nms-bedside`."""
    found = packages(site_packages)
    words = versions | {part.name: part.version for part in found} | {"icu": _icu(folder)}
    return [*others(folder, words), *found]


def packages(site_packages: Path) -> list[Part]:
    """The Python packages that the app needs, and PyInstaller for its start-up code, as they describe themselves."""
    installed = {_plain(found.name): found for found in distributions(path=[str(site_packages)])}
    wanted, waiting = set(IN_EVERY_PROGRAM), list(ROOTS)
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += _needs(installed[name])
    sums = _pinned_sums()
    return [_package(name, installed[name], sums.get(name, ())) for name in sorted(wanted)]


def others(folder: Path, words: dict[str, str]) -> list[Part]:
    """The parts of parts.toml that have a file in `folder`; Stop if some file belongs to no part at all."""
    listed = tomllib.loads((LICENCES / "parts.toml").read_text(encoding="utf-8"))["part"]
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    homeless = [
        name for name in names if not _matches(name, (*PACKAGE_FILES, *(p for e in listed for p in e["files"])))
    ]
    if homeless:
        raise Stop("These files belong to no part in resources/licences/parts.toml:", ", ".join(homeless[:8]))
    return [_other(entry, words) for entry in listed if any(_matches(name, entry["files"]) for name in names)]


def _other(entry: dict[str, Any], words: dict[str, str]) -> Part:
    if "debian" in entry:
        version = _debian_version(entry["debian"])
    else:
        version = entry["version"].format_map(words)
    return Part(
        entry["name"],
        version,
        entry["licence"],
        purl=f"pkg:deb/debian/{entry['debian']}@{version}" if "debian" in entry else "",
        cpe=entry.get("cpe", "").format_map(words | {"version": version}),
        texts=tuple((LICENCES / text).resolve() for text in entry["texts"]),
        own=entry.get("own", False),
    )


def _debian_version(package: str) -> str:
    """The version on the building system; it is what was bundled."""
    try:
        asked = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True)
    except OSError:
        return "unknown"
    return asked.stdout.strip() or "unknown"


def _package(name: str, found: Distribution, sums: tuple[str, ...]) -> Part:
    about = cast(Message, found.metadata)
    files = found.files or []
    texts = [str(found.locate_file(f)) for f in files if re.search(r"dist-info/.*(LICEN|COPYING|NOTICE)", str(f))]
    inner = [Path(str(found.locate_file(f))) for f in files if str(f).endswith(".cyclonedx.json")]
    licence = about.get("License-Expression") or about.get("License") or ""
    if " OR GPL" in licence:
        licence = "LGPL-3.0-only"  # Qt for Python offers a choice, and this is ours (resources/licences/qt.md)
    if licence.startswith("GPLv2-or-later with a special exception"):
        licence = "GPL-2.0-or-later WITH Bootloader-exception"
    if not licence:
        raise Stop(f"The package {name} does not say its licence.")
    return Part(
        name,
        found.version,
        licence,
        purl=f"pkg:pypi/{name}@{found.version}",
        texts=tuple(Path(text) for text in texts) or ((LICENCES / "qt.md",) if licence.startswith("LGPL") else ()),
        pinned=sums,
        needs=tuple(_needs(found)),
        inner=inner[0] if inner else None,
    )


def _needs(found: Distribution) -> list[str]:
    """What a package always requires: no extras, nothing for some systems only."""
    required = [line for line in found.requires or [] if ";" not in line]
    return sorted(_plain(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in required)


def _pinned_sums() -> dict[str, tuple[str, ...]]:
    """The sums in build.txt, by package."""
    text = (REQUIREMENTS / "build.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    return {block.split("==")[0]: tuple(re.findall(r"sha256:([0-9a-f]{64})", block)) for block in blocks}


def _icu(folder: Path) -> str:
    found = next(folder.rglob("libicuuc.so.*"), None)
    return found.name.rpartition(".")[2] if found else ""


def _matches(name: str, patterns: tuple[str, ...] | list[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
