"""Modules of Python that others import for the sake of one function, which a start never calls: loaded when it is called.

`pathlib` imports what knows web addresses (for `as_uri`), and libshiboken what wraps paragraphs: together 3 ms. And
`datetime` is written twice, in Python and in C; it runs the first only to put the second in its place: 1 ms, 200 kB.
"""

from __future__ import annotations

import sys
from _thread import allocate_lock
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

POSTPONED = {
    "urllib.parse": "quote_from_bytes",
    "textwrap": "dedent",
}  # module: the function that is asked for too early
# What `datetime` offers, in Python's manual and to other libraries.
DATETIME = ("MAXYEAR", "MINYEAR", "UTC", "date", "datetime", "datetime_CAPI", "time", "timedelta", "timezone", "tzinfo")

_turn = allocate_lock()  # threads call them, too


def postpone() -> None:
    """Puts stand-ins in the place of those modules that nobody has imported yet."""
    in_c = sys.modules.get("_datetime")
    if in_c is not None and set(DATETIME) <= set(dir(in_c)):
        sys.modules.setdefault("datetime", in_c)
    for name, function in POSTPONED.items():
        if name not in sys.modules:
            stand_in = _StandIn(name, function)
            package, _, last = name.rpartition(".")
            if package:
                setattr(__import__(package), last, stand_in)
            sys.modules[name] = stand_in


class _StandIn(ModuleType):
    """Gives `function` at once, as one that loads the module when it is called; anything else loads it now."""

    def __init__(self, name: str, function: str) -> None:
        super().__init__(name)
        setattr(self, function, self._later(function))

    def __getattr__(self, name: str) -> object:
        if name == "__path__":  # what `import` asks of every module: neither is a package
            raise AttributeError(name)
        return getattr(self._true(), name)

    def _later(self, function: str) -> Callable[..., object]:
        def called(*given: object, **named: object) -> object:
            return getattr(self._true(), function)(*given, **named)

        return called

    def _true(self) -> ModuleType:
        with _turn:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        __import__(self.__name__)  # waits for another thread that does just this
        return sys.modules[self.__name__]
