"""Imports PySide6 without the part of it that describes itself, which is loaded when it is asked for.

At every start PySide6 compiles thirteen modules of its own that know the signatures of Qt's functions: half of the time
that importing it takes. They are needed to say what was wrong with a call, for `__signature__` and for `__doc__`; a call
that is right needs none. So libshiboken is given the functions below, which fetch the true ones when they are called.

PySide6 also wraps Python's `import` for a switch of its own (`from __feature__ import ...`), in Python, at every import
statement; nothing here uses that switch, and so that is never done.

This rests on how one release of PySide6 starts (`BOOTSTRAP`, checked by tests/start_up). Another release starts in its own way.
"""

from __future__ import annotations

import builtins
import sys
from types import CodeType, ModuleType
from zlib import crc32

from ui.plain_enums import fill_all  # and with it, before the first enumeration of Qt, how they are made

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

BOOTSTRAP = 0x5B6ADDB1  # the checksum of the start-up script of libshiboken 6.11.3
SCRIPT = "signature_bootstrap.py"
MAPPING = "shibokensupport.signature.mapping"  # libshiboken looks for it in sys.modules, to evaluate the names of types

_script: list[bytes] = []
_loaded: list[ModuleType] = []


def _loader() -> ModuleType:
    """PySide6's own `shibokensupport.signature.loader`, by its own start-up script."""
    if not _loaded:
        fill_all()
        namespace = vars(sys.modules["signature_bootstrap"])
        exec(compile(_script[0], SCRIPT, "exec"), namespace)
        _loaded.append(namespace["bootstrap"]())
    return _loaded[0]


def pyside_type_init(*given: object) -> object:
    """Called by libshiboken, as the following are, with what its own function of that name is called with."""
    return _loader().pyside_type_init(*given)


def create_signature(*given: object) -> object:
    """For `__signature__`."""
    return _loader().create_signature(*given)


def seterror_argument(*given: object) -> object:
    """For a call with wrong arguments."""
    return _loader().seterror_argument(*given)


def make_helptext(*given: object) -> object:
    """For `__doc__`."""
    return _loader().make_helptext(*given)


def finish_import(module: ModuleType) -> None:
    """In this release no module has anything to finish."""


def feature_import(*_given: object, **_named: object) -> None:
    """No switch: the import goes on as Python's own."""


def feature_imported(_module: ModuleType) -> None:
    """No switch."""


def post_init() -> None:
    """Python's `import` stays as it is."""


class _Mapping(ModuleType):
    """Stands where libshiboken looks for PySide6's mapping, and keeps: it remembers the namespace that it saw first."""

    def __init__(self) -> None:
        super().__init__(MAPPING)
        self.update_mapping = self._update

    def _update(self) -> None:
        _loader()
        true = sys.modules[MAPPING]
        true.update_mapping()
        vars(self).update({name: value for name, value in vars(true).items() if name != "update_mapping"})


class _Shiboken(ModuleType):
    """The package `shiboken6` without its own start, which imports a dozen modules for that same part of PySide6."""

    def __init__(self, spec: ModuleSpec) -> None:
        super().__init__(spec.name)
        self.__spec__, self.__loader__, self.__file__ = spec, spec.loader, spec.origin
        self.__path__ = list(spec.submodule_search_locations or ())
        self._whole = False

    def __getattr__(self, name: str) -> object:
        """What only its own start gives, as its version: then it starts after all."""
        if self._whole or name == "Shiboken" or self.__spec__ is None or self.__spec__.loader is None:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        self._whole = True
        self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def _import_qt() -> None:
    """Imports PySide6 with Python's `compile` watched for libshiboken's script, which is found by nothing else."""
    own = builtins.compile

    def watching(source: bytes, filename: str, *more: str, **named: object) -> CodeType:
        if filename != SCRIPT:
            return own(source, filename, *more, **named)  # type: ignore[call-overload, no-any-return]
        if crc32(source.replace(b"\r\n", b"\n")) != BOOTSTRAP:
            fill_all()
            return own(source, filename, *more, **named)  # type: ignore[call-overload, no-any-return]
        _script.append(source)
        sys.modules[MAPPING] = _Mapping()
        return own(f"def bootstrap():\n    import sys\n    return sys.modules[{__name__!r}]\n", filename, "exec")

    spec = next(filter(None, (finder.find_spec("shiboken6", None) for finder in sys.meta_path)), None)
    if spec is not None:
        sys.modules["shiboken6"] = _Shiboken(spec)
    builtins.compile = watching  # type: ignore[assignment]
    try:
        from PySide6 import QtCore  # noqa: F401
    finally:
        builtins.compile = own
    if spec is not None:
        vars(sys.modules["shiboken6"]).update(isValid=sys.modules["shiboken6.Shiboken"].isValid)


if "PySide6" not in sys.modules:
    _import_qt()
