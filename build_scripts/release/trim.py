"""What the frozen app leaves behind, and why. Used by the PyInstaller spec.

PyInstaller takes everything that might be needed: about 180 MB. The app draws with widgets, prints, reads files and
keeps SQLite sessions; what serves networks, web pages, 3D, multimedia or other window systems can go. What stays was
found out the hard way: libQt6DBus (screen readers), ICU (sorting), the compose plug-in (accents on Linux keyboards).
"""

import re
from pathlib import Path, PureWindowsPath

from release.needed import needed

Entry = tuple[str, str, str]  # PyInstaller's (place in the bundle, source file, kind)

EXCLUDED_MODULES = [
    # Qt beside core, gui, widgets and print
    *(f"PySide6.{name}" for name in (
        "QtConcurrent", "QtDBus", "QtDesigner", "QtHelp", "QtNetwork", "QtOpenGL", "QtOpenGLWidgets", "QtQml",
        "QtQuick", "QtSql", "QtSvg", "QtTest", "QtXml", "scripts",
    )),
    # networks: the app uses none (`socket` stays, because the standard library's mail module imports it)
    "asyncio", "_asyncio", "ftplib", "http", "imaplib", "smtplib", "socketserver", "ssl", "_ssl", "_hashlib", "xmlrpc",
    # developers' tools and other interfaces
    "cmd", "code", "curses", "distutils", "doctest", "ensurepip", "hypothesis", "lib2to3", "mypy", "numpy", "optparse",
    "pdb", "PIL", "pip", "pydoc", "pytest", "readline", "setuptools", "test", "tkinter", "unittest", "venv", "wheel",
    # file formats and workers nothing here uses, and the slow stand-in for _decimal
    "_pydecimal", "bz2", "concurrent", "lzma", "multiprocessing", "tarfile", "xml", "yaml",
    # pydantic's old half and its optional partners
    "email_validator", "pydantic.mypy", "pydantic.v1", "pydantic._hypothesis_plugin",
]  # fmt: skip

KEPT_PLUGINS = re.compile(
    r"/plugins/("
    r"platforms/(libqxcb\.so|libqoffscreen\.so|qwindows\.dll|qoffscreen\.dll|libqcocoa\.dylib|libqoffscreen\.dylib)"
    r"|platforminputcontexts/libcompose"
    r"|printsupport/"
    r")"
)
LEFT_DATA = re.compile(
    r"(^|/)pydantic-[^/]+\.dist-info/|"  # its README and list of files: nothing here asks for them
    r"PySide6/(.*/)?translations/"  # Qt's own translations
    r"|(^|/)resources/licences/"  # every copy has these texts in `licences`, where release/licences.py collects them
)
UNUSED_EXTENSIONS = re.compile(
    r"(^|/)(_codecs_(cn|hk|iso2022|jp|kr|tw)|_multibytecodec|_crypt|_ctypes_test|_test\w+|_xxsubinterpreters|_xxtestfuzz"
    r"|audioop|nis|ossaudiodev|pyexpat|_elementtree|spwd|xxlimited\w*|_posixshmem|_posixsubprocess_x|_wmi|_overlapped)\."
)
# Every Linux desktop has these, kept safe by its own updates; older copies beside newer drivers and fonts do harm. The
# list follows what AppImage leaves out. What Qt needs and a desktop may lack (the xcb helpers) is bundled.
SYSTEMS_OWN = re.compile(
    r"(^|/)lib(X11|X11-xcb|xcb|EGL|GL|stdc\+\+|gcc_s|glib-2\.0|gthread-2\.0|pcre2-8|dbus-1|systemd|gcrypt|gpg-error|cap"
    r"|lz4|lzma|zstd|z|uuid|fontconfig|freetype|expat|png16|brotli\w+|bsd|md|Xau|Xdmcp"
    r"|cups|avahi-\w+|gnutls|gssapi_krb5|krb5|krb5support|k5crypto|com_err|keyutils)\.so"
)


def trimmed(entries: list[Entry]) -> list[Entry]:
    """The binaries that the kept modules and plug-ins reach, directly or through each other."""
    wanted = [entry for entry in entries if _is_wanted(entry)]
    by_name: dict[str, list[Entry]] = {}
    for entry in wanted:
        by_name.setdefault(_name(entry[0]), []).append(entry)
    waiting = [entry for entry in wanted if _is_root(entry)]
    kept: dict[str, Entry] = {}
    while waiting:
        entry = waiting.pop()
        if entry[0] in kept:
            continue
        kept[entry[0]] = entry
        if entry[2] != "SYMLINK":
            waiting += [reached for name in needed(Path(entry[1])) for reached in by_name.get(name, [])]
    return sorted(kept.values())


def kept_data(entries: list[Entry], binaries: list[Entry]) -> list[Entry]:
    """Data files without links to dropped binaries and without what LEFT_DATA names; the app's own stay."""
    targets = {_name(place) for place, _, _ in binaries}
    return [
        (place, source, kind)
        for place, source, kind in entries
        if not LEFT_DATA.search(place.replace("\\", "/")) and (kind != "SYMLINK" or _name(source) in targets)
    ]


def _is_wanted(entry: Entry) -> bool:
    place = entry[0].replace("\\", "/")
    if "/plugins/" in place:
        return bool(KEPT_PLUGINS.search(place))
    return not UNUSED_EXTENSIONS.search(place) and not SYSTEMS_OWN.search(place)


def _is_root(entry: Entry) -> bool:
    """Loaded by name at run time, so that no other binary tells of the need."""
    place = entry[0].replace("\\", "/")
    return (
        entry[2] == "EXTENSION" or "/plugins/" in place or re.match(r"(lib)?python3|Python$", _name(place)) is not None
    )


def _name(place: str) -> str:
    """The file's name with either kind of slash before it; Windows does not tell large letters from small ones."""
    name = PureWindowsPath(place).name
    return name.lower() if name.lower().endswith((".dll", ".pyd")) else name
