"""What counts as a number and as a sentence, and the figures that `check` prints."""

from decimal import Decimal

import pytest

from app.content.content import Content
from app.content.figures import figures, sentences_in, topics_by_tab
from app.content.items import walk
from app.content.models import SUBJECTS, Fact
from app.content.rules.numbers import carried_by, numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0.25 to 2 mg/kg every 6 to 12 hours", ["0.25", "2", "6", "12"]),
        ("1,500 mg of 36,000", ["1,500", "36,000"]),
        ("above 38.5 °C", ["38.5"]),
        ("in 1993, 16.1% of 1,346", ["1993", "16.1", "1,346"]),
        ("DSM-5, CYP3A4, COVID-19 and T3 are names", []),
        ("four features, twice, twenty", ["four", "twice", "twenty"]),
        ("forty hours", ["forty"]),
        ("one of them, half a vial", []),
        ("version 1.2.3", ["1.2"]),
        ("", []),
    ],
)
def test_numbers_are_seen_as_a_reader_sees_them(text: str, numbers: list[str]) -> None:
    assert [written for written, _ in numbers_in(text)] == numbers


def fact(statement: str, figures: tuple[str, ...] = (), conflict: str = "") -> Fact:
    return Fact(
        id="X-01", subject="x", statement=statement, evidence="expert", sources=(), figures=figures, conflict=conflict
    )


@pytest.mark.parametrize(
    ("source", "value"),
    [
        (fact("four features"), "4"),
        (fact("1,500 mg"), "1500"),
        (fact("2.50 mg"), "2.5"),
        (fact("x", figures=("max_mg_per_kg_24h: 10",)), "10"),
        (fact("x", conflict="others say 7"), "7"),
        (fact("half a vial"), "0.5"),
        (fact("6-12 h"), "12"),
    ],
)
def test_a_fact_carries_the_numbers_of_its_statement_figures_and_conflict(source: Fact, value: str) -> None:
    assert Decimal(value) in carried_by([source])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Stop the drug.", 1),
        ("Stop the drug. Cool to 38.5 °C. Call.", 3),
        ("Why? Because.", 2),
        ("Lead-pipe stiffness, slow reflexes", 1),
        ("Give 0.25 mg", 1),
        ("", 0),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert sentences_in(text) == count


def test_the_figures_add_up(content: Content) -> None:
    counted = figures(content)
    assert counted.files == len(SUBJECTS)
    assert (
        counted.items == len(list(walk(content))) == sum(sum(tabs.values()) for tabs in topics_by_tab(content).values())
    )
    assert counted.sentences > counted.items
    assert counted.facts == counted.facts_used + counted.facts_left_out == len(content.facts)
    assert counted.facts_lead_only <= counted.facts_left_out
    assert counted.sources_shown <= counted.sources
    assert counted.questions == sum(counted.questions_by_topic.values())
    assert 1 <= len(counted.phases) <= 4
    assert all(1 <= phase.actions <= 9 for phase in counted.phases)
    assert counted.median_step_words <= 12
    assert counted.median_answer_words <= 40
