"""Which libraries a binary asks its system's loader for, by name. Used while trimming, on each system in its own way."""

import re
import subprocess
import sys
from pathlib import Path


def needed(binary: Path) -> list[str]:
    """The names as they stand in the binary; on Windows in small letters, because there they mean the same."""
    if sys.platform == "win32":
        return _of_pe(binary)
    if sys.platform == "darwin":
        return _of_mach_o(binary)
    shown = subprocess.run(["objdump", "-p", str(binary)], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^\s+NEEDED\s+(\S+)", shown, re.M)


def _of_pe(binary: Path) -> list[str]:
    from pefile import DIRECTORY_ENTRY, PE  # type: ignore[import-not-found]  # in the build environment, on Windows

    with PE(str(binary), fast_load=True) as image:
        kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
        image.parse_data_directories([DIRECTORY_ENTRY[kind] for kind in kinds])
        entries = [*getattr(image, "DIRECTORY_ENTRY_IMPORT", ()), *getattr(image, "DIRECTORY_ENTRY_DELAY_IMPORT", ())]
        return [entry.dll.decode().lower() for entry in entries]


def _of_mach_o(binary: Path) -> list[str]:
    shown = subprocess.run(["otool", "-L", str(binary)], capture_output=True, text=True, check=True).stdout
    return [line.split(" (")[0].strip().rpartition("/")[2] for line in shown.splitlines()[1:]]
