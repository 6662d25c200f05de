"""The house's own type check is held to pydantic's strict verdict: pydantic is too slow to start for the window itself."""

import copy
import json
import random
import tomllib
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError
from samples import GOOD

from app.site.models import Site
from app.site.shape import Found, build

ODD: tuple[Any, ...] = (
    0, 1, -1, 1.5, True, False, "", "x", "product-20mg", "1", "true", [], [1], ["x"], [[]], [{}], {}, {"x": 1}, {"name": "x"},
    10**30, "2026.1", [{"name": "x", "number": "1"}], {"where": "x"}, {"retention_hours": 1},
)  # fmt: skip
KEYS = (
    "hospital", "name", "number", "phones", "dose", "extra", "sign_off", "product", "privacy", "date", "facts", "",
)  # fmt: skip
PLACES = [("hospital",), ("date",), ("phones",), ("phones", 0), ("phones", 1, "name"), ("stock",), ("stock", 0, "product"),
          ("laboratory",), ("privacy",), ("privacy", "retention_hours"), ("privacy", "reasons"), ("sign_off",),
          ("sign_off", "date"), ("sign_off", "edition"), ("protocol", "where"), ("escalation",), ("stay_resident",), ()]  # fmt: skip


@pytest.fixture(scope="module")
def pydantic() -> TypeAdapter[Site]:
    """The same records under pydantic, strict, unknown keys refused."""
    settings = {"extra": "forbid", "strict": True}
    for kind in (Site, *(type(part) for part in _parts(_good_site()))):
        kind.__pydantic_config__ = settings  # type: ignore[attr-defined]
    return TypeAdapter(Site)


def _good_site() -> Site:
    site = build(Site, tomllib.loads(GOOD), [])
    assert site is not None
    return site


def _parts(site: Site) -> list[Any]:
    held = (site.phones[0], site.stock[0], site.escalation[0], site.laboratory, site.protocol, site.privacy)
    return [*held, site.sign_off]


def _spoil(data: dict[str, Any], chance: random.Random) -> None:
    """One mistake somewhere: a value of another kind, a key that is not known, a key that is gone."""
    place = chance.choice(PLACES)
    holder: Any = data
    for part in place[:-1]:
        if not isinstance(holder, dict | list) or (isinstance(holder, dict) and part not in holder):
            return
        holder = holder[part] if isinstance(holder, dict) or part < len(holder) else None
    if not place:
        holder, last = data, chance.choice(KEYS)
    else:
        last = place[-1]
    if isinstance(holder, list):
        if holder and isinstance(last, int) and last < len(holder):
            holder[last] = copy.deepcopy(chance.choice(ODD))
    elif isinstance(holder, dict):
        act = chance.randrange(3)
        if act == 0:
            holder.pop(last, None)
        elif act == 1:
            holder[last] = copy.deepcopy(chance.choice(ODD))
        else:
            holder[chance.choice(KEYS)] = copy.deepcopy(chance.choice(ODD))


def test_thousands_of_spoilt_files_get_the_verdict_that_pydantic_gives(pydantic: TypeAdapter[Site]) -> None:
    chance = random.Random(20261114)
    whole = tomllib.loads(GOOD)
    refused = 0
    for number in range(6000):
        data = copy.deepcopy(whole)
        for _ in range(chance.randrange(1, 4)):
            _spoil(data, chance)
        found: Found = []
        ours = build(Site, data, found)
        try:
            theirs = pydantic.validate_json(json.dumps(data, default=date.isoformat))
        except ValidationError:
            theirs = None
        assert (ours is None) == (theirs is None), (number, data, found)
        assert (ours is None) == bool(found)
        if ours is not None:
            assert ours == theirs
        refused += ours is None
    assert 2000 < refused < 5999  # both verdicts were asked for often


@pytest.mark.parametrize("value", ["2026-11-14", 20261114, True, 0.0])
def test_a_date_is_a_date_and_nothing_that_looks_like_one(value: object) -> None:
    found: Found = []
    assert build(Site, {"hospital": "x", "author": "y", "date": value}, found) is None
    assert [place for place, _ in found] == [("date",)]
