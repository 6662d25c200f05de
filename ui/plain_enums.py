"""Makes Qt's enumerations as Python's `enum` would, in a quarter of the time.

PySide6 makes every enumeration of a Qt class when that class is first named: 255 of them with 3,900 members before the
first paint, through Python's general way, which allows for much that they never are. What they are is simple: names
with whole numbers, under one of four bases. A class of that kind is copied from an empty one that Python made itself, and
its members are put where Python 3.12 and later put them: into the class. Anything else, and any other Python than 3.11,
goes Python's own way. tests/start_up compares every enumeration of the Qt modules in use with Python's own.
"""

from __future__ import annotations

import sys
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

BASES = (Enum, IntEnum, Flag, IntFlag)
OWN = ("__dict__", "__weakref__", "__doc__", "__module__", "__qualname__", "__new__")  # what every class has for itself

_general = EnumType._create_  # type: ignore[attr-defined]
_models: dict[type[Enum], dict[str, Any]] = {}
_taken: dict[type[Enum], frozenset[str]] = {}


def create(cls: type[Enum], class_name: str, names: Any, *, module: str | None = None, **more: Any) -> Any:
    """What `Enum(class_name, names, …)` calls, with the same answer; `names` are pairs of name and value."""
    module = module or sys._getframe(2).f_globals.get("__name__")
    if not module or cls not in BASES or more.get("type") is not None or not _are_plain(cls, names):
        return _general(cls, class_name, names, module=module, **more)
    flags, new = issubclass(cls, Flag), int.__new__ if issubclass(cls, int) else object.__new__
    shown: list[str] = []
    members: dict[str, Any] = {}
    by_value: dict[int, Any] = {}
    namespace = _model(cls) | {"__module__": module, "_unhashable_values_": []}
    namespace |= {"_member_names_": shown, "_member_map_": members, "_value2member_map_": by_value}
    if more.get("qualname") is not None:
        namespace["__qualname__"] = more["qualname"]
    if flags and more.get("boundary"):
        namespace["_boundary_"] = more["boundary"]
    made: Any = type.__new__(EnumType, class_name, (cls,), namespace)
    put, mask, singles = type.__setattr__, 0, 0
    put(made, "__new__", Enum.__new__)
    for name, value in names:
        single = not flags or (value > 0 and not value & (value - 1))
        mask |= value
        if single:
            singles |= value
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = new(made, value) if new is int.__new__ else new(made)
            member._value_, member._name_, member.__objclass__, member._sort_order_ = value, name, made, len(shown)
            if single:
                shown.append(name)
        members[name] = member
        put(made, name, member)
    if flags:
        put(made, "_flag_mask_", mask)
        put(made, "_singles_mask_", singles)
        put(made, "_all_bits_", 2 ** mask.bit_length() - 1)
        values = [members[name]._value_ for name in shown]
        if values != sorted(values):
            put(made, "_iter_member_", made._iter_member_by_def_)
    return made


def _model(cls: type[Enum]) -> dict[str, Any]:
    """What Python gives to a class of this base that has no members."""
    if cls not in _models:
        empty = _general(cls, "Empty", (), module=__name__)
        _models[cls] = {name: value for name, value in vars(empty).items() if name not in OWN}
    return _models[cls]


def _are_plain(cls: type[Enum], names: Any) -> bool:
    """Whether there are members, each a whole number under a name of its own that means nothing else to an enumeration."""
    if not names or not isinstance(names, (list, tuple)):
        return False
    if cls not in _taken:
        _taken[cls] = frozenset(dir(cls)).union(*(vars(base) for base in cls.__mro__), ("mro",))
    taken, seen = _taken[cls], set()
    for pair in names:
        if type(pair) is not tuple or type(pair[1]) is not int or pair[0] in taken or pair[0][:1] in ("_", ""):
            return False
        seen.add(pair[0])
    return len(seen) == len(names)


if sys.version_info[:2] == (3, 11):
    EnumType._create_ = create  # type: ignore[attr-defined]
