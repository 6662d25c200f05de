"""What stands in several places is said in one way: when to call for heat, and what dantrolene is mixed with."""

import re

import pytest

from app.content.content import Content
from app.content.items import Item, walk
from app.content.load import load_content
from app.paths import content_dir

CALL_AT_41 = "ESC-03"
LABELS_OWN = {"product-120mg", "prep-120-mix"}  # the European label's own words, quoted as such
OTHER_NAMES = re.compile(
    r"plain sterile water|plain water for injection|water for injections|\d mL sterile water(?! for)", re.I
)


@pytest.fixture(scope="module")
def items() -> list[Item]:
    content: Content = load_content(content_dir())
    return list(walk(content))


def test_the_two_temperatures_to_call_at_stand_together(items: list[Item]) -> None:
    told = [item for item in items if CALL_AT_41 in item.facts and re.search(r"\b41 °C", item.text)]
    assert len(told) >= 6
    assert [item.id for item in told if "38.5 °C" not in item.text] == []


def test_no_call_waits_for_41_with_another_citation(items: list[Item]) -> None:
    calls = [item for item in items if re.search(r"[Cc]all .*\b41 °C", item.text)]
    assert all("38.5 °C" in item.text for item in calls), [item.id for item in calls]


def test_the_water_that_dantrolene_is_mixed_with_has_one_name(items: list[Item]) -> None:
    other = [item.id for item in items if item.kind != "source" and OTHER_NAMES.search(item.text)]
    assert sorted(set(other) - LABELS_OWN - {"word-sterile-water"}) == []
