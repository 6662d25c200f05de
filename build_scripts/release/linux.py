"""The Linux release: a .deb for Debian and Ubuntu, a .tar.xz for any desktop with glibc 2.34 or newer."""

import json
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from workshop.places import BUILD, DIST, ROOT, python_of, shown

from release import archive, debian, licences, sbom, signing, size_report, verify
from release.folder import ENVIRONMENT, freeze, run_logged, source_date
from release.parts import parts

WORDS = "import json, platform, sqlite3; print(json.dumps([platform.python_version(), sqlite3.sqlite_version]))"


def build(arguments: list[str]) -> int:
    """Makes everything into dist/. With "folder", stops after the folder and its self-test."""
    folder = freeze()
    glibc = verify.runs_on_old_systems(folder)
    print(f"{shown(folder)}: self-test passed, needs glibc {glibc}", flush=True)
    if arguments == ["folder"]:
        return 0
    DIST.mkdir(exist_ok=True)
    name, when = f"nms-bedside-{archive.version()}-linux-{platform.machine()}", source_date()
    found = parts(folder, site_packages(ENVIRONMENT), versions())
    licences.collect(found, folder)
    sbom.write(found, DIST / f"{name}.cdx.json", when)
    print("Packing ...", flush=True)
    packed = DIST / f"{name}.tar.xz"
    archive.write_tar_xz(folder, packed, when)
    if shutil.which("dpkg-deb"):
        package = debian.build(folder, draw_icons(), DIST, when)
        print(f"{shown(package)}: {package.stat().st_size / 1e6:.1f} MB")
    else:
        print("No .deb was made: there is no dpkg-deb on this system.", file=sys.stderr)
    print(size_report.write(folder, packed, DIST / f"{name}-size.md"))
    archive.write_sums(DIST)
    signing.say_unsigned(signing.sign("SUMS", [DIST / archive.SUMS]), DIST)
    return 0


def draw_icons() -> Path:
    """The icon in every size, drawn with the build environment's Qt."""
    target = BUILD / "icons"
    drawing = ROOT / "resources" / "icons" / "nms-bedside.svg"
    script = ROOT / "build_scripts" / "release" / "icons.py"
    run_logged([str(python_of(ENVIRONMENT)), str(script), str(drawing), str(target)], "draw the icon", BUILD)
    return target


def site_packages(environment: Path) -> Path:
    """Where the packages of a virtual environment are."""
    return next((environment / ("Lib" if sys.platform == "win32" else "lib")).rglob("site-packages"))


def versions() -> dict[str, str]:
    """What the frozen Python is, as the environment it was frozen from says."""
    said = subprocess.run([str(python_of(ENVIRONMENT)), "-c", WORDS], capture_output=True, text=True, check=True)
    python, sqlite = json.loads(said.stdout)
    return {"python": python, "sqlite": sqlite, "nms-bedside": archive.version()}
