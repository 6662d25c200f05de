"""Tries the Linux release: Debian's and the desktop's own checkers, then a bare Debian with an ordinary user in it."""

import os
import subprocess
import sys
import time
from pathlib import Path

from workshop import system_libraries
from workshop.display import private_x_server
from workshop.places import BUILD, ROOT, shown
from workshop.stop import Stop
from workshop.system_libraries import Need

from release.photograph import wait_for_text

NEEDS = (
    Need("lintian", "lintian"),
    Need("man", "man-db"),  # lintian reads the manual pages with it
    Need("desktop-file-validate", "desktop-file-utils"),
    Need("appstreamcli", "appstream"),
    Need("debootstrap", "debootstrap"),
    Need("apt-ftparchive", "apt-utils"),
    Need("dpkg-deb", "dpkg"),
    Need("gpg", "gnupg"),
    Need("Xvfb", "xvfb"),
)
SCRIPT = ROOT / "build_scripts" / "packaging" / "linux" / "try_in_chroot.sh"


def everything(package: Path, packed: Path, suites: list[str]) -> None:
    """Each check in turn; Stop at the first that fails. `suites` are Debian's names, by default bookworm."""
    system_libraries.ensure(NEEDS)
    checkers(package, BUILD / "deb")
    if os.geteuid() != 0:
        raise Stop(
            "The trial in a bare Debian makes a system in a folder,",
            "which only root may do.",
            f"Run this:\n  sudo {sys.executable} build_scripts/dev.py build linux try",
        )
    for suite in suites or ["bookworm"]:
        in_bare_debian(package, packed, suite)


def checkers(package: Path, tree: Path) -> None:
    """lintian (errors and warnings count), the desktop entry, the AppStream description, the manual pages."""
    share = tree / "usr" / "share"
    for command in (
        ["lintian", "--allow-root", "--fail-on", "error,warning", str(package)],
        ["desktop-file-validate", str(share / "applications" / "nms-bedside.desktop")],
        ["appstreamcli", "validate", "--no-net", str(share / "metainfo" / "org.nms_bedside.app.metainfo.xml")],
        *(["man", "--warnings", "-l", "-Tutf8", str(page)] for page in sorted((share / "man").rglob("*.gz"))),
    ):
        done = subprocess.run(
            command,
            env=os.environ | {"LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "MANWIDTH": "80"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode or (command[0] == "man" and done.stderr):
            raise Stop(f"{command[0]} finds fault:", (done.stdout + done.stderr).strip()[-2000:])
        print(f"{command[0]} {Path(command[-1]).name}: good", flush=True)


def in_bare_debian(package: Path, packed: Path, suite: str) -> None:
    """Installs, runs, upgrades, goes back and removes; leaves a picture of the window."""
    place = BUILD / "trial"
    opens, picture = place / "window-opens", BUILD / f"linux-{suite}.png"
    opens.unlink(missing_ok=True)
    with private_x_server() as display:
        trial = subprocess.Popen(
            ["bash", str(SCRIPT), str(place), str(package), str(packed), suite], env=os.environ | {"DISPLAY": display}
        )
        try:
            while trial.poll() is None and not opens.exists():
                time.sleep(0.2)
            if opens.exists() and wait_for_text(display, picture, 50):
                (place / "seen").touch()
                print(f"Look at {shown(picture)}", flush=True)
            code = trial.wait()
        finally:
            trial.kill()
    if code:
        raise Stop(f"The trial in a bare Debian ({suite}) failed.", "The lines above say where.")
