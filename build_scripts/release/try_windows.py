"""Tries the Windows release under Wine, as IT would: install in silence, prove, look, write, remove in silence."""

import json
import shutil
import subprocess
import time
from pathlib import Path

from workshop.places import BUILD, DIST, shown
from workshop.stop import Stop

from release import archive
from release.photograph import wait_for_text
from release.wine import PREFIX, Wine, drive, windows_path

APP = "AppData/Local/Programs/NMS Bedside"
DATA = "AppData/Local/NMS Bedside"
EVERYBODY = "Program Files/NMS Bedside"
STOPPED = 2  # the installer's code when it changed nothing


def everything(wine: Wine, folder: Path) -> None:
    """Each step in turn; Stop at the first that is not as it should be."""
    setup, package = (next(DIST.glob(f"nms-bedside-{archive.version()}-*{end}")) for end in ("-setup.exe", ".msi"))
    user = next(path for path in (drive() / "users").iterdir() if path.name != "Public")
    before = _listing()
    for act, install, place, remove in (
        ("installer, one user", [str(setup), "/S"], user / APP, "uninstall.exe"),
        ("installer, all users", [str(setup), "/S", "/ALLUSERS"], drive() / EVERYBODY, "uninstall.exe"),
        ("MSI", ["msiexec", "/i", windows_path(package), "/qn"], drive() / EVERYBODY, ""),
    ):
        wine.run(install, f"install ({act})", 300)
        _same_files(folder, place, act)
        _prove(wine, place)
        if act == "installer, one user":
            _look(wine, place, install)
            wine.run(install, "install over itself", 300)
            _same_files(folder, place, act)
            _update_while_it_waits(wine, place, user / DATA, install)
        removal = [str(place / remove), "/S"] if remove else ["msiexec", "/x", windows_path(package), "/qn"]
        wine.run(removal, f"remove ({act})", 300)
        _wait_until_gone(place)
        left = [name for name in sorted(_listing() - before) if "nms" in name.lower()]
        if left or _in_registry():
            raise Stop(f"After removal ({act}) something stayed:", ", ".join(left[:8]) or "a registry key")
        print(f"Under Wine: {act}: installed in silence, self-test green, removed in silence, nothing left", flush=True)


def _prove(wine: Wine, place: Path) -> None:
    report = drive() / "self-test.json"
    report.unlink(missing_ok=True)
    wine.run([str(place / "nms-bedside.exe"), "--self-test", "C:\\self-test.json"], "run the self-test", 120)
    steps = json.loads(report.read_text(encoding="utf-8"))["steps"]
    failed = [f"{step['name']} ({step['detail']})" for step in steps if not step["ok"]]
    if failed or "paper" not in {step["name"] for step in steps}:
        raise Stop("The self-test failed under Wine:", ", ".join(failed) or "no PDF was written")
    report.unlink()
    found = wine.run([str(place / "nms-bedside-cli.exe"), "search", "dantrolene", "--json"], "search", 60)
    if "dantrolene" not in found:
        raise Stop("The console found no dantrolene under Wine.")


def _look(wine: Wine, place: Path, install: list[str]) -> None:
    """Opens the window, takes a picture of it, starts a second time, and installs while it is open, which must fail."""
    program, data = str(place / "nms-bedside.exe"), drive() / "data"
    app = _start(wine, [program, "--tab", "checklist", "--data-dir", "C:\\data"])
    picture = BUILD / "windows-under-wine.png"
    try:
        if not wait_for_text(wine.display, picture):
            raise Stop("No window was painted under Wine.")
        wine.run([program, "--tab", "faq", "--data-dir", "C:\\data"], "start a second time", 60)
        if wine.code(install, 300) != STOPPED or app.poll() is not None:
            raise Stop("The installer did not stop while the app was open.")
        _prove(wine, place)
    finally:
        app.terminate()
        app.communicate(timeout=30)
        shutil.rmtree(data, ignore_errors=True)
    print(f"Look at {shown(picture)}. A second start came back at once; the installer stopped while it was open")


def _update_while_it_waits(wine: Wine, place: Path, data: Path, install: list[str]) -> None:
    """With `stay_resident`: a copy that waits without a window is ended by the installer, and installing goes on."""
    site = drive() / "site.toml"
    site.write_text('hospital = "St Example"\nauthor = "IT"\ndate = 2026-11-24\nstay_resident = true\n', "utf-8")
    app = _start(wine, [str(place / "nms-bedside.exe"), "--background", "--site", "C:\\site.toml"])
    try:
        time.sleep(10)  # it waits by now
        if app.poll() is not None:
            raise Stop("Nothing waits in the background under Wine.")
        wine.run(install, "install over a waiting copy", 300)
        if app.wait(timeout=30):
            raise Stop(f"The waiting copy ended with {app.returncode}.")
    finally:
        app.kill()
        app.communicate(timeout=30)
        site.unlink()
        shutil.rmtree(data, ignore_errors=True)
    print("Under Wine: the installer ended a copy that waited in the background, and installed")


def _start(wine: Wine, command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        ["/usr/lib/wine/wine64", *command],
        env=wine.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _same_files(folder: Path, place: Path, act: str) -> None:
    wanted = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    wrong = [
        name
        for name, path in wanted.items()
        if not (place / name).is_file() or (place / name).read_bytes() != path.read_bytes()
    ]
    if wrong or not wanted:
        raise Stop(f"Not everything was installed ({act}):", ", ".join(wrong[:8]))


def _wait_until_gone(place: Path) -> None:
    """The NSIS remover goes on in a copy of itself, so that it can remove itself."""
    end = time.monotonic() + 30
    while place.exists() and time.monotonic() < end:
        time.sleep(0.2)


def _listing() -> set[str]:
    kept = (drive() / "py", drive() / "users", drive() / "windows" / "temp")
    names = {str(path.relative_to(drive())) for path in drive().rglob("*") if not path.is_relative_to(kept[0])}
    return {name for name in names if "/Temp/" not in name and not name.startswith("windows/Installer")}


def _in_registry() -> bool:
    time.sleep(1)  # Wine writes its registry files a moment later
    return any("Uninstall\\\\NMS Bedside" in path.read_text("utf-8", "replace") for path in PREFIX.glob("*.reg"))
