"""What Windows shows under Properties, Details, and what fleet tools and antivirus read. Only PyInstaller imports this."""

from typing import Any

from release.archive import version


def version_resource() -> Any:
    """PyInstaller's form of the version resource, in English (United States), Unicode."""
    from PyInstaller.utils.win32.versioninfo import (
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    number = version()
    four = (*(int(part) for part in number.split(".")), 0)
    words = {
        "CompanyName": "The NMS Bedside authors",
        "FileDescription": "NMS Bedside: offline reference on neuroleptic malignant syndrome",
        "FileVersion": number,
        "InternalName": "nms-bedside",
        "LegalCopyright": "Apache-2.0; parts under other licences, see the folder licences",
        "ProductName": "NMS Bedside",
        "ProductVersion": number,
    }
    table = StringTable("040904B0", [StringStruct(name, value) for name, value in words.items()])
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=four, prodvers=four, OS=0x40004),
        kids=[StringFileInfo([table]), VarFileInfo([VarStruct("Translation", [0x409, 1200])])],
    )
