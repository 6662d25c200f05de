"""The named tuple that the start makes: it answers as Python's own does."""

import pickle
import typing

import pytest

from app import named
from app.session.events import Event


class Theirs(typing.NamedTuple):
    step: str
    minutes: int
    why: str


Theirs.__new__.__defaults__ = (5, "")


class Ours(named.NamedTuple):
    step: str
    minutes: int = 5
    why: str = ""

    @property
    def hours(self) -> float:
        return self.minutes / 60


@pytest.mark.parametrize(
    ("given", "more"),
    [
        (("a",), {}),
        (("a", 7), {}),
        (("a", 7, "b"), {}),
        ((), {"step": "a"}),
        (("a",), {"why": "b"}),
        ((), {"why": "b", "minutes": 1, "step": "c"}),
    ],
)
def test_it_holds_what_it_was_given(given: tuple[typing.Any, ...], more: dict[str, typing.Any]) -> None:
    ours, theirs = Ours(*given, **more), Theirs(*given, **more)
    assert tuple(ours) == tuple(theirs)
    assert ours._asdict() == theirs._asdict()
    assert (ours.step, ours.minutes, ours.why) == tuple(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours == tuple(theirs)
    assert hash(ours) == hash(theirs)
    assert tuple(ours._replace(minutes=9)) == tuple(theirs._replace(minutes=9))
    assert Ours._make(ours) == ours
    assert pickle.loads(pickle.dumps(ours)) == ours


@pytest.mark.parametrize(
    ("given", "more"),
    [
        ((), {}),
        ((), {"minutes": 1}),
        (("a", 1, "b", 2), {}),
        (("a",), {"step": "b"}),
        (("a",), {"weight": 80}),
    ],
)
def test_what_does_not_fit_is_refused(given: tuple[typing.Any, ...], more: dict[str, typing.Any]) -> None:
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            kind(*given, **more)


def test_nothing_can_be_put_into_one() -> None:
    one = Ours("a")
    for name in ("step", "anything"):
        with pytest.raises(AttributeError):
            setattr(one, name, "b")
    with pytest.raises(ValueError, match="Got unexpected field"):
        Theirs("a")._replace(weight=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="weight"):
        one._replace(weight=1)  # type: ignore[call-arg]


def test_fields_methods_and_matching_are_there() -> None:
    assert Ours._fields == Theirs._fields == Ours.__match_args__
    assert Ours("a", 30).hours == 0.5
    match Ours("a", 3):
        case Ours(step, minutes):
            assert (step, minutes) == ("a", 3)
    assert issubclass(Ours, tuple)


def test_the_apps_own_are_made_this_way() -> None:
    assert isinstance(Event, type(Ours))
