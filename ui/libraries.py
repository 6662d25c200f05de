"""Has the system load Qt's libraries in a thread of their own, while Python is busy with what needs none of them.

Loading them (finding, mapping, relocating) takes a fifth of the whole start and needs no interpreter, but Python's
`import` holds the interpreter meanwhile. So `dlopen` is called through `_ctypes`, which lets it go; a later `import`
finds the library loaded. The same is done for fontconfig, which reads the computer's list of fonts when first asked.

Only on Linux: elsewhere, and wherever anything is not where it is looked for, `import` does all of it as ever.
"""

from __future__ import annotations

import os
import sys
from _thread import start_new_thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

RTLD_NOW = 2  # as Python's own `import` does
MODULES = ("QtWidgets.abi3.so", "QtGui.abi3.so", "QtCore.abi3.so")  # the first brings nearly all
ON_X11 = "Qt/lib/libQt6XcbQpa.so.6"
FONTS = "libfontconfig.so.1"
TURN_S = (
    0.0005  # how long the thread waits for its turn between two libraries; Python's own 5 ms is longer than most take
)


def begin_to_load() -> None:
    """Begins. Until it is done no other library can be loaded and no thread started: they would wait for it."""
    if sys.platform != "linux":
        return
    try:
        import _ctypes

        folder = next(iter(_found("PySide6").submodule_search_locations or ()))
        database = _found("_sqlite3").origin or ""
        dlopen = _ctypes.dlsym(_ctypes.dlopen(None, RTLD_NOW), "dlopen")  # type: ignore[arg-type]  # None: this program
        names = MODULES if _has_another_display() else (*MODULES, ON_X11)
        paths = [os.path.join(folder, name) for name in names]
        if database.endswith(".so"):  # else it is a part of Python itself
            paths.append(database)
        start_new_thread(_load, (dlopen, [os.fsencode(path) for path in paths]))
    except (ImportError, OSError, RuntimeError, StopIteration):  # RuntimeError: the system allows no more threads
        return


def _found(name: str) -> ModuleSpec:
    """Where a module is, which is not imported. StopIteration if it is not there."""
    return next(filter(None, (finder.find_spec(name, None) for finder in sys.meta_path)))


def _load(dlopen: int, paths: list[bytes]) -> None:
    import _ctypes

    turn = sys.getswitchinterval()
    sys.setswitchinterval(TURN_S)
    for path in paths:
        _ctypes.call_function(dlopen, (path, RTLD_NOW))  # what cannot be loaded is left to `import`, which says why
        if path is paths[0]:
            _read_fonts()
    sys.setswitchinterval(turn)


def _read_fonts() -> None:
    """Has fontconfig read its list, in one more thread. Two may ask it at once."""
    import _ctypes

    try:
        start = _ctypes.dlsym(_ctypes.dlopen(FONTS, RTLD_NOW), "FcInit")
        start_new_thread(_ctypes.call_function, (start, ()))
    except (OSError, RuntimeError):
        return


def _has_another_display() -> bool:
    """Whether Qt will probably draw on something else than X11."""
    return os.environ.get("QT_QPA_PLATFORM") not in (None, "", "xcb") or bool(os.environ.get("WAYLAND_DISPLAY"))
