"""A frozen dataclass that the start can make without `dataclasses`.

`dataclasses` and what it imports take longer to load than the content, and it writes and compiles the methods of every
class: 6 ms and 0.6 ms a class. The models are records instead: the same keywords, the same values, the same refusals, by
methods that are written once. Whoever asks what fields there are, as pydantic does at the gate and `dataclasses.fields`
everywhere, gets the answer of a true dataclass, made at that moment.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, dataclass_transform

from app.content.models.kinds import Strict


class _Fields:
    """`__dataclass_fields__` of a record: the class becomes a dataclass when somebody looks."""

    def __get__(self, _: object, owner: type[Any]) -> Any:
        if owner is Record:
            raise AttributeError("__dataclass_fields__")
        from dataclasses import dataclass

        dataclass(frozen=True, kw_only=True, init=False, repr=False, eq=False)(owner)
        return owner.__dict__["__dataclass_fields__"]


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record(Strict):
    """What a model inherits instead of being decorated. TypeError for a field that is missing or unknown."""

    __dataclass_fields__: ClassVar[Any] = _Fields()

    _fields: ClassVar[frozenset[str]]
    _needed: ClassVar[frozenset[str]]

    def __init_subclass__(cls) -> None:
        cls._fields = frozenset(cls.__annotations__)
        cls._needed = cls._fields.difference(vars(cls))

    def __init__(self, **given: Any) -> None:
        if not self._needed <= given.keys() <= self._fields:
            wrong = ", ".join(sorted((self._needed - given.keys()) | (given.keys() - self._fields)))
            raise TypeError(f"{type(self).__name__}: missing or unknown: {wrong}")
        self.__dict__.update(given)

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__annotations__])

    def __eq__(self, other: object) -> bool:
        return self._values() == other._values() if isinstance(other, Record) and type(other) is type(self) else False

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__annotations__)
        return f"{type(self).__name__}({said})"

    def __setattr__(self, name: str, _: object) -> NoReturn:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        from dataclasses import FrozenInstanceError

        raise FrozenInstanceError(f"cannot delete field {name!r}")
