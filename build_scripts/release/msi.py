"""The MSI for group policy: the same folder, for everybody on a computer, as a table that Windows itself understands.

Written as WiX source for wixl (msitools) on Linux. The product code changes with the version, the upgrade code never:
a newer version takes the place of an older one. Ids are made from paths, so that the same folder gives the same table.
"""

import struct
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid5
from xml.sax.saxutils import quoteattr

UPGRADE = UUID("6f1d1f0b-8f4e-5b0a-9d0c-8c7f6f2a9b11")  # never changes


SUMMARY = bytes.fromhex("E0859FF2F94F6810AB9108002B27B3D9")  # the format id of an MSI's summary, [MS-OLEPS] 2.25.1
PACKAGE_CODE, CREATED, SAVED = 9, 12, 13  # its properties
TEXT, TIME = 30, 64  # their types
WINDOWS_EPOCH = 11_644_473_600  # seconds from 1601 to 1970; Windows counts tenths of microseconds from there


def source(folder: Path, icon: Path, version: str) -> str:
    """The WiX source for `folder`; all its paths start where `folder` and `icon` lie, because wixl knows no others."""
    product = uuid5(UPGRADE, f"product {version}")
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">',
            f'<Product Id="{{{product}}}" UpgradeCode="{{{UPGRADE}}}" Name="NMS Bedside" Version="{version}"',
            ' Language="1033" Manufacturer="The NMS Bedside authors">',
            '<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"',
            ' Description="Offline reference on neuroleptic malignant syndrome"/>',
            '<MajorUpgrade DowngradeErrorMessage="A newer NMS Bedside is installed. Remove it first to go back."/>',
            '<Media Id="1" Cabinet="app.cab" EmbedCab="yes"/>',
            f'<Icon Id="app.ico" SourceFile={quoteattr(icon.name)}/>',
            '<Property Id="ARPPRODUCTICON" Value="app.ico"/>',
            '<Property Id="ARPNOMODIFY" Value="1"/>',
            '<Directory Id="TARGETDIR" Name="SourceDir">',
            '<Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="NMS Bedside">',
            *_entries(folder, folder),
            "</Directory></Directory>",
            '<Directory Id="ProgramMenuFolder"/>',
            "</Directory>",
            '<Feature Id="All" Level="1">',
            *(f'<ComponentRef Id="{_id("c", folder, path)}"/>' for path in _files(folder)),
            "</Feature>",
            "</Product>",
            "</Wix>",
            "",
        )
    )


def settled(made: bytes, when: int) -> bytes:
    """The MSI with `when` (seconds since 1970) as its time and a package code made from its content: wixl puts the time
    of day and a random number there, so that no two would be the same. ValueError if it is not laid out as wixl does."""
    whole = bytearray(made)
    try:
        times, code = _places(whole)
    except struct.error as error:  # it ends before what its summary names
        raise ValueError("the MSI has no summary that can be read") from error
    for place in times:
        struct.pack_into("<Q", whole, place, (when + WINDOWS_EPOCH) * 10_000_000)
    whole[code] = b"{00000000-0000-0000-0000-000000000000}"
    whole[code] = f"{{{uuid5(UPGRADE, sha256(whole).hexdigest())}}}".upper().encode()
    return bytes(whole)


def _places(whole: bytearray) -> tuple[list[int], slice]:
    """Where the two times and the package code of its summary stand."""
    found = whole.find(SUMMARY)
    if found < 0 or whole.count(SUMMARY) != 1:
        raise ValueError("the MSI has no summary that can be read")
    table = found - 28 + int(struct.unpack_from("<I", whole, found + len(SUMMARY))[0])
    times, code = [], slice(0, 0)
    for index in range(struct.unpack_from("<I", whole, table + 4)[0]):
        number, offset = struct.unpack_from("<II", whole, table + 8 + 8 * index)
        kind = struct.unpack_from("<I", whole, table + offset)[0]
        if number in (CREATED, SAVED) and kind == TIME:
            times.append(table + offset + 4)
        elif number == PACKAGE_CODE and kind == TEXT:
            code = slice(table + offset + 8, table + offset + 8 + 38)
    if len(times) != 2 or whole[code][:1] != b"{" or whole[code][-1:] != b"}":
        raise ValueError("the summary of the MSI lacks its times or its package code")
    return times, code


def _entries(folder: Path, root: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            yield f'<Directory Id="{_id("d", root, path)}" Name={quoteattr(path.name)}>'
            yield from _entries(path, root)
            yield "</Directory>"
        else:
            yield f'<Component Id="{_id("c", root, path)}" Guid="{{{_guid(root, path)}}}" Win64="yes">'
            yield f'<File Id="{_id("f", root, path)}" Source={quoteattr(path.relative_to(root.parent).as_posix())} Name={quoteattr(path.name)}'
            if path == root / "nms-bedside.exe":
                yield ' KeyPath="yes"><Shortcut Id="menu" Directory="ProgramMenuFolder" Name="NMS Bedside"'
                yield ' WorkingDirectory="INSTALLDIR" Icon="app.ico" Advertise="yes"/></File></Component>'
            else:
                yield ' KeyPath="yes"/></Component>'


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _guid(root: Path, path: Path) -> UUID:
    return uuid5(UPGRADE, path.relative_to(root).as_posix())


def _id(kind: str, root: Path, path: Path) -> str:
    return f"{kind}{_guid(root, path).hex}"
