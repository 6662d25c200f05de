"""The Linux release: a .tar.xz of the one-folder app for any desktop with glibc 2.34 or newer."""

import platform

from workshop.places import DIST, shown

from release import archive, size_report, verify
from release.folder import freeze, source_date


def build(arguments: list[str]) -> int:
    """Makes everything into dist/. With "folder", stops after the folder and its self-test."""
    folder = freeze()
    glibc = verify.runs_on_old_systems(folder)
    print(f"{shown(folder)}: self-test passed, needs glibc {glibc}")
    if arguments == ["folder"]:
        return 0
    DIST.mkdir(exist_ok=True)
    target = DIST / f"nms-bedside-{archive.version()}-linux-{platform.machine()}.tar.xz"
    archive.write_tar_xz(folder, target, source_date())
    report = size_report.write(folder, target, DIST / "size-report.md")
    archive.write_sums(DIST)
    print(report)
    return 0
