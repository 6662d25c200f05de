"""The Linux release: a .deb for Debian and Ubuntu, a .tar.xz for any desktop with glibc 2.34 or newer."""

import platform
import shutil
import sys

from workshop.places import DIST, shown

from release import archive, audit, debian, licences, sbom, signing, size_report, try_linux, verify
from release.folder import draw_icons, freeze, site_packages, source_date, versions
from release.parts import parts


def build(arguments: list[str]) -> int:
    """Makes everything into dist/. With "folder", stops after the folder and its self-test.

    With "try [SUITE ...]", tries it all in bare Debian systems afterwards; needs root.
    """
    folder = freeze()
    glibc = verify.runs_on_old_systems(folder)
    print(f"{shown(folder)}: self-test passed, needs glibc {glibc}", flush=True)
    if arguments == ["folder"]:
        return 0
    DIST.mkdir(exist_ok=True)
    name, when = f"nms-bedside-{archive.version()}-linux-{platform.machine()}", source_date()
    found = parts(folder, site_packages(), versions())
    licences.collect(found, folder)
    sbom.write(found, DIST / f"{name}.cdx.json", when)
    audit.audit(DIST)
    print("Packing ...", flush=True)
    packed = DIST / f"{name}.tar.xz"
    archive.write_tar_xz(folder, packed, when)
    package = None
    if shutil.which("dpkg-deb"):
        package = debian.build(folder, draw_icons(), DIST, when)
        print(f"{shown(package)}: {package.stat().st_size / 1e6:.1f} MB")
    else:
        print("No .deb was made: there is no dpkg-deb on this system.", file=sys.stderr)
    print(size_report.write(folder, packed, DIST / f"{name}-size.md"))
    size_report.keep_promise(folder, [packed])
    archive.write_sums(DIST)
    signing.say_unsigned(signing.sign("SUMS", [DIST / archive.SUMS]), DIST, "linux")
    if arguments[:1] == ["try"] and package:
        try_linux.everything(package, packed, arguments[1:])
    return 0
