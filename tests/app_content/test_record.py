"""A record is a frozen dataclass to whoever looks, and needs no `dataclasses` until somebody does."""

import dataclasses
import subprocess
import sys

import pytest

from app.content.models import Recheck, Step

AGAIN = {"text": "Temperature", "first_min": 15, "for_min": 60, "then_min": 60, "facts": ("a",)}
STEP = {"id": "one", "kind": "action", "text": "Cool", "topic": "cooling", "facts": ("a", "b")}


def test_it_takes_keywords_and_gives_defaults() -> None:
    step = Step(**STEP)  # type: ignore[arg-type]
    assert (step.id, step.facts, step.why, step.recheck) == ("one", ("a", "b"), "", None)
    assert Step(**STEP, recheck=Recheck(**AGAIN)).recheck == Recheck(**AGAIN)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "wrong"), [(AGAIN | {"every": 3}, "every"), ({"text": "a"}, "facts, first_min, for_min, then_min")]
)
def test_it_refuses_what_is_missing_or_unknown(given: dict[str, object], wrong: str) -> None:
    with pytest.raises(TypeError, match=f"Recheck: missing or unknown: {wrong}"):
        Recheck(**given)  # type: ignore[arg-type]


def test_nothing_of_it_can_be_changed() -> None:
    code = (
        "from app.content.models import Recheck\n"
        f"one = Recheck(**{AGAIN!r})\n"
        "for change in (lambda: setattr(one, 'text', ''), lambda: delattr(one, 'text')):\n"
        "    try:\n        change()\n    except AttributeError as error:\n        print(type(error).__name__, error)\n"
        "print(one.text)"
    )
    for first in ("", "import dataclasses\nfrom app.content.models import Recheck\ndataclasses.fields(Recheck)\n"):
        done = subprocess.run([sys.executable, "-c", first + code], capture_output=True, text=True)
        assert done.stdout.splitlines() == [
            "FrozenInstanceError cannot assign to field 'text'",
            "FrozenInstanceError cannot delete field 'text'",
            "Temperature",
        ], done.stderr


def test_it_is_equal_by_its_values_and_only_to_its_kind() -> None:
    one, other = Recheck(**AGAIN), Recheck(**AGAIN)  # type: ignore[arg-type]
    assert one == other
    assert hash(one) == hash(other)
    assert one != Recheck(**(AGAIN | {"then_min": 30}))  # type: ignore[arg-type]
    assert one != tuple(AGAIN.values())
    assert repr(one).startswith("Recheck(text='Temperature', first_min=15")


def test_it_is_a_dataclass_to_whoever_looks() -> None:
    step = Step(**STEP)  # type: ignore[arg-type]
    assert dataclasses.is_dataclass(Step)
    assert [field.name for field in dataclasses.fields(step)][:3] == ["id", "kind", "text"]
    assert all(field.kw_only for field in dataclasses.fields(Step))
    assert dataclasses.replace(step, text="Warm") == Step(**(STEP | {"text": "Warm"}))  # type: ignore[arg-type]
    assert dataclasses.asdict(Recheck(**AGAIN))["sources"] == ()  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        step.text = ""  # type: ignore[misc]
