"""The system libraries Qt needs on Linux: tried by really loading them, installed or asked for when missing.

PySide6 brings Qt itself but not what lies below it. The names were found with `objdump -p` on the libraries and
plug-ins the app uses, and verified in a bare Debian 12. Windows and macOS need nothing besides PySide6.
"""

import ctypes
import glob
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from workshop.stop import Stop


@dataclass(frozen=True)
class Need:
    """A library (by the name the loader uses), a command or a file, and the Debian package that has it."""

    name: str
    package: str


DRAWING = (
    Need("libglib-2.0.so.0", "libglib2.0-0"),
    Need("libgthread-2.0.so.0", "libglib2.0-0"),
    Need("libEGL.so.1", "libegl1"),
    Need("libGL.so.1", "libgl1"),
    Need("libX11.so.6", "libx11-6"),
    Need("libxkbcommon.so.0", "libxkbcommon0"),
    Need("libfontconfig.so.1", "libfontconfig1"),
    Need("libfreetype.so.6", "libfreetype6"),
    Need("libdbus-1.so.3", "libdbus-1-3"),
    Need("libzstd.so.1", "libzstd1"),
)
X11 = (
    Need("libX11-xcb.so.1", "libx11-xcb1"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4"),
    Need("libxcb-image.so.0", "libxcb-image0"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Need("libxcb-randr.so.0", "libxcb-randr0"),
    Need("libxcb-render.so.0", "libxcb-render0"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0"),
    Need("libxcb-shape.so.0", "libxcb-shape0"),
    Need("libxcb-shm.so.0", "libxcb-shm0"),
    Need("libxcb-sync.so.1", "libxcb-sync1"),
    Need("libxcb-util.so.1", "libxcb-util1"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
WAYLAND = (
    Need("libwayland-client.so.0", "libwayland-client0"),
    Need("libwayland-cursor.so.0", "libwayland-cursor0"),
)
FOR_TESTS = (
    *DRAWING,
    *X11,
    Need("Xvfb", "xvfb"),
    Need("xauth", "xauth"),
    Need("strace", "strace"),
    Need("pdftotext", "poppler-utils"),
    Need("dbus-run-session", "dbus"),
    Need("/usr/libexec/at-spi-bus-launcher", "at-spi2-core"),
    Need("/usr/lib/python3/dist-packages/gi/__init__.py", "python3-gi"),
    Need("/usr/lib/*/girepository-1.0/Atspi-2.0.typelib", "gir1.2-atspi-2.0"),
    Need("objdump", "binutils"),
)


def for_build() -> tuple[Need, ...]:
    """What freezing needs: PyInstaller reads binaries with binutils and takes Python's own library along."""
    library = f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
    own = (Need(f"{library}.so.1.0", library),) if sys.base_prefix == "/usr" else ()
    return (*DRAWING, *X11, Need("objdump", "binutils"), *own)


def is_present(need: Need) -> bool:
    """Whether the library loads, the command is on the path, or the file exists."""
    if need.name.startswith("/"):
        return bool(glob.glob(need.name))
    if ".so" not in need.name:
        return shutil.which(need.name) is not None
    try:
        ctypes.CDLL(need.name)
    except OSError:
        return False
    return True


def ensure(needs: Sequence[Need], present: Callable[[Need], bool] = is_present) -> None:
    """Returns when everything is there. As root on a Debian family system it installs what is missing."""
    if not sys.platform.startswith("linux"):
        return
    missing = [need for need in needs if not present(need)]
    if not missing:
        return
    if may_install():
        install(sorted({need.package for need in missing}))
        missing = [need for need in needs if not present(need)]
        if not missing:
            return
    names = ", ".join(need.name for need in missing)
    line = line_to_run(missing)
    raise Stop(
        "This system lacks something that Qt or the tests need:",
        f"{names}.",
        f"Run this line and try again:\n  {line}" if line else "Install the packages that have them and try again.",
    )


def may_install() -> bool:
    """Whether this process can install packages by itself: root, on a system with apt-get."""
    return is_debian_family() and os.geteuid() == 0


def is_debian_family(release: Path = Path("/etc/os-release")) -> bool:
    """Debian, Ubuntu and their relatives, by their own word."""
    if not shutil.which("apt-get"):
        return False
    try:
        lines = release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    families = " ".join(line.partition("=")[2] for line in lines if line.startswith(("ID=", "ID_LIKE=")))
    return bool({"debian", "ubuntu"}.intersection(families.replace('"', "").split()))


def line_to_run(missing: Sequence[Need]) -> str:
    """The exact line that installs what is missing, for this system's package manager; empty when we know none."""
    if is_debian_family() or shutil.which("apt-get"):
        packages = " ".join(sorted({need.package for need in missing}))
        return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"
    tool = next((name for name in ("dnf", "zypper") if shutil.which(name)), None)
    if tool is None:
        return ""
    # RPM systems find a package by the library it has.
    wanted = " ".join(f"'{need.name}()(64bit)'" if ".so" in need.name else need.package for need in missing)
    return f"sudo {tool} install -y {wanted}"


def install(packages: list[str]) -> None:
    """Installs Debian packages without asking anything."""
    print(f"Installing what Qt needs from this system's packages: {' '.join(packages)}", flush=True)
    quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            [*quiet, *step],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        if done.returncode:
            last = done.stdout.strip().splitlines()[-1:] or ["it gave no reason"]
            raise Stop(
                f"Could not install {' '.join(packages)}.",
                f"apt-get {step[0]} failed: {last[0]}.",
                f"Mend that, or run it yourself:\n  apt-get install -y --no-install-recommends {' '.join(packages)}",
            )
