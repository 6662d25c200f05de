"""`typing.NamedTuple`, made without compiling anything.

Python compiles the constructor of each named tuple and the annotation of each of its fields: 0.1 ms and 20 kB a class,
for seventeen classes before the first paint. Here one constructor serves all. To a type checker it is `NamedTuple`
itself, and so are its instances to whoever uses them: tuples with names, defaults, `_replace`, `_asdict` and `_make`.
"""

from __future__ import annotations

from _collections import _tuplegetter  # type: ignore[import-not-found]  # what `collections.namedtuple` names its fields with

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    _new = tuple.__new__

    class _Named(type):
        def __new__(mcs, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            body["_field_defaults"] = {field: body.pop(field) for field in fields if field in body}
            if bases:  # nobody inherits from a class with fields; methods may
                body["_fields"] = body["__match_args__"] = fields
            body |= {field: _tuplegetter(place, "") for place, field in enumerate(fields)}
            body["__slots__"] = ()
            return super().__new__(mcs, name, bases or (tuple,), body)

    class NamedTuple(metaclass=_Named):
        """A tuple whose fields are the annotations of the class, in their order. TypeError for wrong fields."""

        _fields = ()

        def __new__(cls, *given, **named):
            if named or len(given) != len(cls._fields):
                given = cls._whole(given, named)
            return _new(cls, given)

        @classmethod
        def _whole(cls, given, named):
            missing = cls._fields[len(given) :]
            known = cls._field_defaults | named
            if len(given) > len(cls._fields) or not known.keys() >= set(missing) or not named.keys() <= set(missing):
                raise TypeError(f"{cls.__name__} needs {', '.join(cls._fields)}, and was given {given} and {named}")
            return (*given, *[known[field] for field in missing])

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, **named):
            return type(self)(**(self._asdict() | named))

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self):
            return tuple(self)
