"""Makes Qt's enumerations as Python's `enum` would, in a fraction of the time and of the memory.

PySide6 makes every enumeration of a Qt class when that class is first named: 255 of them with 3,900 members before the
first paint, through Python's general way, which allows for much that they never are. What they are is simple: names
with whole numbers, under one of four bases. A class of that kind is copied from an empty one that Python made itself; a
member is made when it is first asked for, by name or by value, and all of them, in their order, when somebody goes
through them. Anything else, and any Python that is not KNOWN, goes Python's own way. tests/start_up compares every enumeration
of the Qt modules in use with Python's own.
"""

from __future__ import annotations

import sys
from _thread import RLock
from enum import Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

KNOWN = ((3, 11, 7), (3, 12))  # from, to below; 3.11.2 lays them out otherwise
BASES = (Enum, IntEnum, Flag, IntFlag)
OWN = ("__dict__", "__weakref__", "__doc__", "__module__", "__qualname__", "__new__")  # what every class has for itself

_general = EnumType._create_  # type: ignore[attr-defined]
_models: dict[type[Enum], dict[str, Any]] = {}
_taken: dict[type[Enum], frozenset[str]] = {}
_unfilled: list[_ByName] | None = []  # None: from now on every enumeration is whole at once
_turn = RLock()  # threads make members, too, and each is made once


def create(cls: type[Enum], class_name: str, names: Any, *, module: str | None = None, **more: Any) -> Any:
    """What `Enum(class_name, names, …)` calls, with the same answer; `names` are pairs of name and value."""
    module = module or sys._getframe(2).f_globals.get("__name__")
    if not module or cls not in BASES or more.get("type") is not None or not _are_plain(cls, names):
        return _general(cls, class_name, names, module=module, **more)
    values: dict[str, int] = dict(names)
    flags = issubclass(cls, Flag)
    shown = _shown(values, flags)
    members = _ByName(values)
    namespace = _model(cls) | {"__module__": module, "_unhashable_values_": [], "_member_names_": shown}
    namespace |= {"_member_map_": members, "_value2member_map_": members.by_value}
    if more.get("qualname") is not None:
        namespace["__qualname__"] = more["qualname"]
    if flags and more.get("boundary"):
        namespace["_boundary_"] = more["boundary"]
    made: Any = type.__new__(EnumType, class_name, (cls,), namespace)
    members.by_value.made = made
    if _unfilled is not None:
        _unfilled.append(members)
    put = type.__setattr__
    put(made, "__new__", Enum.__new__)
    if flags:
        mask, singles = 0, 0
        for value in values.values():
            mask |= value
            if _is_single(value):
                singles |= value
        put(made, "_flag_mask_", mask)
        put(made, "_singles_mask_", singles)
        put(made, "_all_bits_", 2 ** mask.bit_length() - 1)
        in_order = [values[name] for name in shown]
        if in_order != sorted(in_order):
            put(made, "_iter_member_", made._iter_member_by_def_)
    if _unfilled is None:
        members.fill()
    return made


def fill_all() -> None:
    """Makes every member, now and from now on.

    libshiboken looks for a name without its enumeration (`Qt.AlignLeft`), which our own code never says but PySide6's
    description of itself does, in these dictionaries directly: it finds what is there.
    """
    global _unfilled
    unfilled, _unfilled = _unfilled, None
    for members in unfilled or ():
        members.fill()


class _Whole(dict[Any, Any]):
    """A dictionary that has all its entries, in their order, for whoever asks for more than one of them."""

    __slots__ = ("_is_full",)

    def __init__(self) -> None:
        super().__init__()
        self._is_full = False

    def fill(self) -> None:
        """Once. What another thread does not find meanwhile, it waits for."""
        if not self._is_full:
            with _turn:
                whole = self._whole()
                self.clear()
                self.update(whole)
                self._is_full = True

    def _whole(self) -> dict[Any, Any]:
        raise NotImplementedError

    def __missing__(self, key: Any) -> Any:
        with _turn:
            found = super().get(key)  # it was made while this thread waited
            return self._make(key) if found is None else found

    def _make(self, key: Any) -> Any:
        raise NotImplementedError

    def __iter__(self) -> Any:
        self.fill()
        return super().__iter__()

    def __reversed__(self) -> Any:
        self.fill()
        return super().__reversed__()

    def __len__(self) -> int:
        self.fill()
        return super().__len__()

    def __eq__(self, other: object) -> bool:
        self.fill()
        return super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        self.fill()
        return super().__ne__(other)

    __hash__ = None

    def __or__(self, other: Any) -> Any:
        self.fill()
        return super().__or__(other)

    def __repr__(self) -> str:
        self.fill()
        return super().__repr__()

    def keys(self) -> Any:
        self.fill()
        return super().keys()

    def values(self) -> Any:
        self.fill()
        return super().values()

    def items(self) -> Any:
        self.fill()
        return super().items()

    def copy(self) -> dict[Any, Any]:
        self.fill()
        return super().copy()

    def get(self, key: Any, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default


class _ByName(_Whole):
    """`_member_map_`: every name, aliases too."""

    __slots__ = ("by_value", "numbers")

    def __init__(self, numbers: dict[str, int]) -> None:
        super().__init__()
        self.numbers = numbers
        self.by_value = _ByValue(numbers)

    def __contains__(self, name: object) -> bool:
        return name in self.numbers

    def _make(self, name: str) -> Any:
        member = self.by_value[self.numbers[name]]
        self[name] = member
        type.__setattr__(self.by_value.made, name, member)
        return member

    def _whole(self) -> dict[Any, Any]:
        return {name: self[name] for name in self.numbers}


class _ByValue(_Whole):
    """`_value2member_map_`. Python itself adds what a flag combines, after those that have names."""

    __slots__ = ("_names", "_numbers", "made")

    made: Any

    def __init__(self, numbers: dict[str, int]) -> None:
        super().__init__()
        self._numbers = numbers
        self._names: dict[int, str] = {}  # the first name of each value, once one was asked for

    def _named(self) -> dict[int, str]:
        if not self._names:
            names: dict[int, str] = {}
            for name, value in self._numbers.items():
                names.setdefault(value, name)
            self._names = names
        return self._names

    def __contains__(self, value: object) -> bool:
        with _turn:
            return super().__contains__(value) or value in self._named()

    def _make(self, value: int) -> Any:
        name = self._named()[value]
        made = self.made
        member = int.__new__(made, value) if issubclass(made, int) else object.__new__(made)
        member._value_, member._name_, member.__objclass__ = self._numbers[name], name, made
        member._sort_order_ = self._place(name)
        return super().setdefault(value, member)

    def _place(self, name: str) -> int:
        """How many members are shown before it."""
        shown: list[str] = self.made._member_names_
        if name in shown:
            return shown.index(name)
        before = list(self._numbers)
        return len(set(before[: before.index(name)]).intersection(shown))

    def setdefault(self, value: Any, member: Any = None) -> Any:
        with _turn:
            return self[value] if value in self else super().setdefault(value, member)

    def _whole(self) -> dict[Any, Any]:
        named = {value: self[value] for value in self._named()}
        return named | {value: member for value, member in dict.items(self) if value not in named}


def _shown(values: dict[str, int], flags: bool) -> list[str]:
    """The names of the members, without aliases and, of flags, without what combines several bits."""
    if not flags and len(set(values.values())) == len(values):
        return list(values)
    seen: set[int] = set()
    shown = []
    for name, value in values.items():
        if value not in seen and (not flags or _is_single(value)):
            shown.append(name)
        seen.add(value)
    return shown


def _is_single(bits: int) -> bool:
    return bits > 0 and not bits & (bits - 1)


def _model(cls: type[Enum]) -> dict[str, Any]:
    """What Python gives to a class of this base that has no members; what the base has already is found there."""
    if cls not in _models:
        empty, base = vars(_general(cls, "Empty", (), module=__name__)), vars(cls)
        _models[cls] = {
            name: value
            for name, value in empty.items()
            if name not in OWN and (name not in base or base[name] is not value)
        }
    return _models[cls]


def _are_plain(cls: type[Enum], names: Any) -> bool:
    """Whether there are members, each a whole number under a name of its own that means nothing else to an enumeration."""
    if not names or not isinstance(names, (list, tuple)) or set(map(type, names)) != {tuple}:
        return False
    if cls not in _taken:
        _taken[cls] = frozenset(dir(cls)).union(*(vars(base) for base in cls.__mro__), ("mro",))
    try:
        values = dict(names)
    except ValueError:
        return False
    return (
        len(values) == len(names)
        and set(map(type, values.values())) == {int}
        and set(map(type, values)) == {str}
        and _taken[cls].isdisjoint(values)
        and not any(name[:1] in ("_", "") for name in values)
    )


if KNOWN[0] <= sys.version_info < KNOWN[1]:
    EnumType._create_ = create  # type: ignore[attr-defined]
