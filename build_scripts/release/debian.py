"""The Debian package, for Debian 12, Ubuntu 22.04 and later: the one-folder app where Debian expects things.

Made with dpkg-deb from a plain tree: there is nothing to compile, and no script runs at installation. Purging takes
installed content sets along; nothing stays but the sessions in the users' own folders. The same folder gives the same
bytes.
"""

import gzip
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import md5
from pathlib import Path

from workshop.places import ROOT
from workshop.stop import Stop
from workshop.system_libraries import DRAWING, X11

from release import archive
from release.folder import run_logged
from release.needed import needed
from release.verify import program

TEMPLATES = ROOT / "build_scripts" / "packaging" / "linux"
ICON = ROOT / "resources" / "icons" / "nms-bedside.svg"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
MAINTAINER = "NMS Bedside maintainers <maintainers@nms-bedside.invalid>"
PACKAGES = {need.name: need.package for need in (*DRAWING, *X11)} | {
    "libc.so.6": "libc6 (>= 2.34)",
    "libcups.so.2": "libcups2",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6 (>= 11)",
    "libuuid.so.1": "libuuid1",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
}
IN_LIBC = {"ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libdl.so.2", "libm.so.6", "libpthread.so.0",
           "librt.so.1", "libutil.so.1"}  # fmt: skip


def build(folder: Path, pictures: Path, target: Path, when: int) -> Path:
    """Packs `folder`, with the icons in `pictures`, into a .deb in the folder `target`. Returns the package."""
    tree = pictures.parent / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / "usr/lib/nms-bedside", symlinks=True)
    for name in ("nms-bedside", "nms-bedside-cli"):
        (tree / "usr/bin").mkdir(parents=True, exist_ok=True)
        (tree / "usr/bin" / name).symlink_to(f"../lib/nms-bedside/{name}")
        _manual(folder, name, tree, when)
    _place(TEMPLATES / "nms-bedside.desktop", tree / "usr/share/applications/nms-bedside.desktop")
    _fill(TEMPLATES / "org.nms_bedside.app.metainfo.xml", tree / "usr/share/metainfo", when)
    _place(ICON, tree / "usr/share/icons/hicolor/scalable/apps/nms-bedside.svg")
    for size in ICON_SIZES:
        _place(pictures / f"{size}.png", tree / f"usr/share/icons/hicolor/{size}x{size}/apps/nms-bedside.png")
    documents = tree / "usr/share/doc/nms-bedside"
    _place(TEMPLATES / "copyright", documents / "copyright")
    _zip(_changelog(when), documents / "changelog.gz")
    _place(TEMPLATES / "lintian-overrides", tree / "usr/share/lintian/overrides/nms-bedside")
    _control(tree, folder)
    _same_everywhere(tree, when)
    package = target / f"nms-bedside_{archive.version()}_{architecture()}.deb"
    run_logged(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)],
        "make the Debian package",
        pictures.parent,
        {"SOURCE_DATE_EPOCH": str(when)},
    )
    return package


def architecture() -> str:
    """Debian's name of this machine's kind."""
    asked = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True)
    return asked.stdout.strip()


def dependencies(folder: Path) -> list[str]:
    """The packages that have what the bundled binaries ask for and do not bring themselves; Stop if one is unknown."""
    binaries = [path for path in folder.rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
    brought = {path.name for path in folder.rglob("*")} | IN_LIBC
    asked = {name for path in binaries if not path.is_symlink() for name in needed(path)} - brought
    unknown = asked - PACKAGES.keys()
    if unknown:
        raise Stop("Nobody said which Debian package has", f"{', '.join(sorted(unknown))} (release/debian.py).")
    return sorted({PACKAGES[name] for name in asked})


def _control(tree: Path, folder: Path) -> None:
    sums = [f"{md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in sorted(_files(tree))]
    kilobytes = sum(max(path.stat().st_size, 1) for path in _files(tree)) // 1024
    (tree / "DEBIAN").mkdir()
    shutil.copyfile(TEMPLATES / "postrm", tree / "DEBIAN/postrm")
    (tree / "DEBIAN/md5sums").write_text("".join(sums), encoding="utf-8")
    (tree / "DEBIAN/control").write_text(
        "Package: nms-bedside\n"
        f"Version: {archive.version()}\n"
        f"Architecture: {architecture()}\n"
        f"Maintainer: {os.environ.get('NMS_BEDSIDE_MAINTAINER', MAINTAINER)}\n"
        f"Installed-Size: {kilobytes}\n"
        f"Depends: {', '.join(dependencies(folder))}\n"
        "Section: science\n"
        "Priority: optional\n"
        "Description: offline bedside reference on neuroleptic malignant syndrome\n"
        " For ward teams: an overview, dantrolene beside dopamine agonists, a stepwise\n"
        " management checklist that keeps its state, and short answers with sources.\n"
        " .\n"
        " It opens no network connection, has no field for a patient's name or weight,\n"
        " does not diagnose and computes no dose. A hospital reviews and signs off the\n"
        " content before it is used.\n",
        encoding="utf-8",
    )


def _manual(folder: Path, name: str, tree: Path, when: int) -> None:
    """The manual page; its options are what the program itself says about them, so that they cannot disagree."""
    asked = subprocess.run(
        [str(program(folder, name)), "--help"],
        env={"PATH": os.environ["PATH"], "COLUMNS": "78", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    said = asked.stdout.strip().replace("\\", "\\e").replace("-", "\\-")
    said = "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in said.splitlines())
    text = _filled(TEMPLATES / f"{name}.1", when).replace("@HELP@", said)
    _zip(text, tree / f"usr/share/man/man1/{name}.1.gz")


def _changelog(when: int) -> str:
    date = format_datetime(datetime.fromtimestamp(when, UTC))
    return (
        f"nms-bedside ({archive.version()}) stable; urgency=medium\n\n"
        "  * What changed is in the app under About, and in CHANGELOG.md of the source.\n\n"
        f" -- {os.environ.get('NMS_BEDSIDE_MAINTAINER', MAINTAINER)}  {date}\n"
    )


def _filled(template: Path, when: int) -> str:
    date = datetime.fromtimestamp(when, UTC).date().isoformat()
    text = template.read_text(encoding="utf-8").replace("@VERSION@", archive.version()).replace("@DATE@", date)
    return "".join(line for line in text.splitlines(keepends=True) if "are filled in by" not in line)


def _fill(template: Path, folder: Path, when: int) -> None:
    folder.mkdir(parents=True)
    (folder / template.name).write_text(_filled(template, when), encoding="utf-8")


def _place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _zip(text: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _files(tree: Path) -> Iterator[Path]:
    return (path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())


def _same_everywhere(tree: Path, when: int) -> None:
    """Modes and times that do not depend on who builds, and when."""
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or path.name == "postrm"
            runs = runs or (path.parent.name == "nms-bedside" and path.name.startswith("nms-bedside"))
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)
    tree.chmod(0o755)
    os.utime(tree, (when, when))
