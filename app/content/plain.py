"""Plain data (what JSON gives) to our frozen dataclasses and back, without pydantic.

Only used for data whose hash proves that it passed the gate: nothing is checked here.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from app.content.models.kinds import Strict

T = TypeVar("T")


def build(kind: type[T], data: Any) -> T:
    """The object of dataclass `kind` that `dump` made `data` from."""
    wanted: Any = kind
    return _builder(wanted)(data)  # type: ignore[no-any-return]


def kind_of(kind: Any, field: str) -> Any:
    """The dataclass that a field of `kind`, a tuple of them, holds."""
    return get_args(kind.__annotations__[field])[0]


def dump(value: Any) -> Any:
    """A frozen dataclass as plain data; fields that hold their default are left out."""
    import dataclasses  # not needed to build, and slow to load

    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: dump(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple):
        return [dump(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    make: Any = kind
    if isinstance(kind, type) and issubclass(kind, Strict):
        makers = {name: _builder(hint) for name, hint in kind.__annotations__.items()}  # true types: see `models`
        return lambda data: make(**{name: makers[name](value) for name, value in data.items()})
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        item = _builder(arguments[0])
        return lambda data: tuple([item(value) for value in data])
    if origin in (Union, UnionType):
        rest = [_builder(part) for part in arguments if part is not type(None) and get_origin(part) is not Literal]
        return lambda data: data if data is None or not rest else rest[0](data)
    if kind is date:
        return date.fromisoformat
    if kind is float:
        return float
    return lambda data: data
