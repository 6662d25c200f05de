"""Editions that are well-formed TOML and nothing else: whatever stands in them, they can be compared."""

import os
import random
from typing import Any

import pytest

from app.content.models import SUBJECTS
from app.revision.difference import difference
from app.revision.reading import Written
from app.revision.telling import as_data, lines

ODD: tuple[Any, ...] = (
    3, 0.5, True, "", "text", [], [1, "two"], [[1], [2]], {}, {"id": 5}, [{"id": "a"}, {"id": "a"}], [{"facts": "one"}],
    [{"parts": [{"text": 4}]}], [{"column": 1, "parts": "none"}], {"a": {"b": {"c": ["d"]}}}, [{}], [{"id": ["x"]}, 7],
)  # fmt: skip


def odd(dice: random.Random, depth: int = 0) -> dict[str, Any]:
    keys = ("id", "facts", "sources", "topic", "title", "parts", "column", "feature", "text", "cells", "version", "x y")
    return {
        key: odd(dice, depth + 1) if depth < 3 and dice.random() < 0.2 else dice.choice(ODD)
        for key in dice.sample(keys, dice.randrange(1, 8))
    }


@pytest.mark.parametrize("seed", range(500 if os.environ.get("NMS_BEDSIDE_FULL") else 20))
def test_it_is_compared_without_a_fault(seed: int) -> None:
    dice = random.Random(seed)
    one = Written("one", {subject: odd(dice) for subject in SUBJECTS})
    other = Written("other", {subject: odd(dice) for subject in SUBJECTS})
    told = list(lines(difference(one, other)))
    assert told[0].startswith("Edition ")
    assert as_data(difference(one, other))["changes"]
    assert difference(one, one).changes == ()
