"""The macOS release: a bundle in a disk image. Written after Apple's and PyInstaller's manuals; NOT YET RUN on a Mac.

NMS_BEDSIDE_CODESIGN_IDENTITY names the Developer ID in the keychain and NMS_BEDSIDE_NOTARY_PROFILE the stored profile
of notarytool. Without them the bundle is signed ad hoc, which runs on this Mac only, and that is said loudly.
"""

import os
import platform
import shutil
import subprocess
from pathlib import Path

from workshop.places import BUILD, DIST, ROOT, shown

from release import archive, audit, licences, sbom, signing, size_report, verify
from release.folder import draw_icons, freeze, run_logged, site_packages, source_date, versions
from release.parts import parts

ENTITLEMENTS = ROOT / "build_scripts" / "packaging" / "macos" / "entitlements.plist"
BUNDLE = "NMS Bedside.app"


def build(arguments: list[str]) -> int:
    """Makes everything into dist/. With "folder", stops after the folder and its self-test."""
    identity = os.environ.get("NMS_BEDSIDE_CODESIGN_IDENTITY", "")
    if identity:
        os.environ["NMS_BEDSIDE_ENTITLEMENTS"] = str(ENTITLEMENTS)  # for PyInstaller, which signs every binary
    folder = freeze(icon=draw_icons() / "nms-bedside.icns")
    if arguments == ["folder"]:
        return 0
    DIST.mkdir(exist_ok=True)
    name, when = f"nms-bedside-{archive.version()}-macos-{platform.machine()}", source_date()
    found = parts(folder, site_packages(), versions())
    bundle = folder.parent / BUNDLE
    shutil.copytree(licences.collect(found, folder), bundle / "Contents" / "Resources" / "licences")
    sbom.write(found, DIST / f"{name}.cdx.json", when)
    audit.audit(DIST)
    _sign(bundle, identity or "-")
    verify.self_test(bundle / "Contents" / "MacOS")
    image = DIST / f"{name}.dmg"
    _disk_image(bundle, image)
    unsigned = _notarise(image) if identity else [image.name]
    print(size_report.write(folder, image, DIST / f"{name}-size.md"))
    archive.write_sums(DIST)
    signing.say_unsigned(unsigned + signing.sign("SUMS", [DIST / archive.SUMS]), DIST, "macos")
    return 0


def _sign(bundle: Path, identity: str) -> None:
    """Signs the whole bundle anew, because the licences were added; `-` is an ad hoc signature."""
    options = ["--options", "runtime", "--timestamp", "--entitlements", str(ENTITLEMENTS)] if identity != "-" else []
    run_logged(["codesign", "--force", "--deep", *options, "--sign", identity, str(bundle)], "sign the bundle", BUILD)
    run_logged(["codesign", "--verify", "--strict", "--deep", str(bundle)], "verify the signature", BUILD)


def _disk_image(bundle: Path, target: Path) -> None:
    """A compressed image with the bundle and a link to the folder it is dragged to."""
    place = BUILD / "image"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    shutil.copytree(bundle, place / BUNDLE, symlinks=True)
    (place / "Applications").symlink_to("/Applications")
    target.unlink(missing_ok=True)
    run_logged(
        ["hdiutil", "create", "-volname", "NMS Bedside", "-srcfolder", str(place), "-format", "UDZO", str(target)],
        "make the disk image",
        BUILD,
    )


def _notarise(image: Path) -> list[str]:
    profile = os.environ.get("NMS_BEDSIDE_NOTARY_PROFILE")
    if not profile:
        return [f"{image.name} (signed, but not notarised)"]
    for command in (
        ["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait"],
        ["xcrun", "stapler", "staple", str(image)],
    ):
        subprocess.run(command, check=True)
    print(f"{shown(image)}: notarised")
    return []
