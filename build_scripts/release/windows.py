"""The Windows release: installer for users and for IT, MSI for group policy, portable zip.

On Windows itself (a hosted runner) this is the real build. On Linux the same happens under Wine, as a smoke test: see
`wine.py`. What cannot be made on a system (no makensis, no wixl) is named, and the rest is made.
"""

import os
import shutil
import sys
from pathlib import Path
from time import gmtime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from workshop.display import private_x_server
from workshop.places import BUILD, DIST, ROOT, shown

from release import archive, audit, licences, msi, sbom, signing, size_report, verify, wine
from release.folder import (
    SPEC,
    WORDS,
    draw_icons,
    freeze,
    make_wheel,
    named_versions,
    run_logged,
    site_packages,
    source_date,
    versions,
)
from release.parts import parts

SCRIPT = ROOT / "build_scripts" / "packaging" / "windows" / "installer.nsi"


def build(arguments: list[str]) -> int:
    """Makes everything into dist/. With "folder", stops after the folder; "msi FOLDER" makes only the MSI of a folder.

    The last is for hosted builds: wixl runs on Linux, the folder comes from Windows.
    """
    if arguments[:1] == ["msi"]:
        icon, target = draw_icons() / "nms-bedside.ico", DIST / f"nms-bedside-{archive.version()}-windows-x64.msi"
        DIST.mkdir(exist_ok=True)
        made = _msi(Path(arguments[1]).resolve(), icon, target)
        signing.say_unsigned(signing.sign("WINDOWS", made), DIST, "msi")
        return 0 if made else 1
    if sys.platform == "win32":
        folder = freeze(icon=draw_icons() / "nms-bedside.ico")
        return 0 if arguments == ["folder"] else _pack(folder, site_packages(), versions(), "x64")
    from release import try_windows

    with private_x_server("1366x768x24") as display:
        prepared = wine.prepare(display)
        try:
            folder = freeze_under_wine(prepared)
            if arguments != ["folder"]:
                said = named_versions(prepared.run(["C:\\py\\python.exe", "-c", WORDS], "ask Python's version"))
                _pack(folder, wine.drive() / "py" / "Lib" / "site-packages", said, "x64-wine-smoke-test")
                try_windows.everything(prepared, folder)
        finally:
            wine.stop_server()
    return 0


def freeze_under_wine(prepared: wine.Wine) -> Path:
    """The one-folder app, frozen from the installed wheel by Windows' own Python."""
    place = BUILD / "windows"
    icon = draw_icons() / "nms-bedside.ico"
    wheel, installed, output = make_wheel(place), place / "installed", place / "frozen"
    shutil.rmtree(installed, ignore_errors=True)
    with ZipFile(wheel) as packed:  # a pure wheel needs no more than this
        packed.extractall(installed)
    print("Freezing under Wine ...", flush=True)
    prepared.run(
        [
            *("C:\\py\\python.exe", "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
            *("--distpath", wine.windows_path(output), "--workpath", wine.windows_path(place / "pyinstaller")),
            wine.windows_path(SPEC),
        ],
        "freeze the app",
        also={"PYTHONPATH": wine.windows_path(installed), "NMS_BEDSIDE_ICON": wine.windows_path(icon)},
    )
    folder = output / "nms-bedside"
    verify.content_is_complete(folder, wheel)
    verify.nothing_foreign(folder)
    return folder


def _pack(folder: Path, packages: Path, words: dict[str, str], kind: str) -> int:
    DIST.mkdir(exist_ok=True)
    name, when = f"nms-bedside-{archive.version()}-windows-{kind}", source_date()
    found = parts(folder, packages, words)
    licences.collect(found, folder)
    sbom.write(found, DIST / f"{name}.cdx.json", when)
    audit.audit(DIST)
    unsigned = signing.sign("WINDOWS", sorted(folder.glob("*.exe")))
    print("Packing ...", flush=True)
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (when, when))  # NSIS keeps the times of files
    portable = DIST / f"{name}-portable.zip"
    write_zip(folder, portable, when)
    icon = draw_icons() / "nms-bedside.ico"
    made = [*_installer(folder, icon, DIST / f"{name}-setup.exe"), *_msi(folder, icon, DIST / f"{name}.msi")]
    unsigned += signing.sign("WINDOWS", made)
    print(size_report.write(folder, portable, DIST / f"{name}-size.md"))
    for path in made:
        print(f"{shown(path)}: {path.stat().st_size / 1e6:.1f} MB")
    size_report.keep_promise(None, made)
    archive.write_sums(DIST)
    signing.say_unsigned(unsigned + signing.sign("SUMS", [DIST / archive.SUMS]), DIST, "windows")
    return 0


def write_zip(folder: Path, target: Path, when: int) -> None:
    """The portable copy: unpack it anywhere and start nms-bedside.exe. The same folder gives the same bytes."""
    moment = gmtime(when)[:6]
    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = ZipInfo(f"NMS Bedside/{path.relative_to(folder).as_posix()}", moment)
                entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o644 << 16, 0
                packed.writestr(entry, path.read_bytes())


def _installer(folder: Path, icon: Path, target: Path) -> list[Path]:
    tool = shutil.which("makensis") or shutil.which("makensis", path="C:\\Program Files (x86)\\NSIS")
    if not tool:
        print("No installer was made: there is no makensis (NSIS) on this system.", file=sys.stderr)
        return []
    words = {"VERSION": archive.version(), "SOURCE": str(folder), "OUTPUT": str(target), "ICON": str(icon)}
    if os.environ.get("NMS_BEDSIDE_SIGN_WINDOWS"):
        words["SIGN"] = f'"{sys.executable}" -m release.signing "%1"'  # for the uninstaller, which is made inside
    defined = [f"-D{name}={value}" for name, value in words.items()]
    also = {"PYTHONPATH": str(ROOT / "build_scripts")}
    run_logged([tool, "-V2", "-WX", *defined, str(SCRIPT)], "make the installer", BUILD, also)
    return [target]


def _msi(folder: Path, icon: Path, target: Path) -> list[Path]:
    tool = shutil.which("wixl")
    if not tool:
        print("No MSI was made: there is no wixl (msitools) on this system.", file=sys.stderr)
        return []
    code = folder.parent / "nms-bedside.wxs"
    near = Path(shutil.copy(icon, folder.parent))
    code.write_text(msi.source(folder, near, archive.version()), encoding="utf-8")
    run_logged([tool, "--arch", "x64", "-o", str(target), code.name], "make the MSI", BUILD, folder=folder.parent)
    target.write_bytes(msi.settled(target.read_bytes(), source_date()))
    return [target]
