"""Lets a Python that was built on a newer Linux run on glibc 2.34 too.

CPython built against glibc 2.35 asks for one symbol of that age: `hypot`, which got a second version there only to
drop an old error-handling convention that Python does not use. The first version is in every glibc. This rewrites
the version that the library asks for; anything but `hypot` is left alone, and `verify.py` then refuses the release.
"""

import re
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

SAME_IN_BOTH = {"hypot"}
_VERNEED_SECTION = 0x6FFFFFFE


def relax(library: Path, oldest: tuple[int, int]) -> None:
    """Rewrites `library` in place if all that is too new in it is known to be the same in older versions."""
    shown = subprocess.run(["objdump", "-T", str(library)], capture_output=True, text=True, check=True).stdout
    asked = re.findall(r"\(GLIBC_(\d+)\.(\d+)\)\s+(\S+)", shown)
    newer = {(f"GLIBC_{major}.{minor}", name) for major, minor, name in asked if (int(major), int(minor)) > oldest}
    if not newer or {name for _, name in newer} - SAME_IN_BOTH:
        return
    image = bytearray(library.read_bytes())
    wanted = {version for version, _ in newer}
    entries = list(_versions(image))
    base = min((entry for entry in entries if entry[1].startswith("GLIBC_2.")), key=lambda entry: _number(entry[1]))
    for offset, version in entries:
        if version in wanted:
            image[offset : offset + 4] = image[base[0] : base[0] + 4]  # the hash of the version's name
            image[offset + 8 : offset + 12] = image[base[0] + 8 : base[0] + 12]  # and where the name is
    library.write_bytes(image)


def _versions(image: bytearray) -> Iterator[tuple[int, str]]:
    """Where each wanted version stands in a 64-bit little-endian ELF image (its Vernaux entry), and its name."""
    section_table, size, count = struct.unpack_from("<Q", image, 40)[0], *struct.unpack_from("<HH", image, 58)
    sections = [struct.unpack_from("<IIQQQQII", image, section_table + index * size) for index in range(count)]
    for _, kind, _, _, start, _, link, entries in sections:
        if kind != _VERNEED_SECTION:
            continue
        names, need = sections[link][4], start
        for _ in range(entries):
            _, versions, _, first, following = struct.unpack_from("<HHIII", image, need)
            entry = need + first
            for _ in range(versions):
                name, step = struct.unpack_from("<II", image, entry + 8)
                yield entry, image[names + name : image.index(0, names + name)].decode()
                entry += step
            need += following


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.removeprefix("GLIBC_").split("."))
