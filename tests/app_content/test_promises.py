"""What the content promises: the article's claims, the questions, both sides of a conflict, no calculator."""

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from app.content.content import Content
from app.content.evidence import chip, provenance
from app.content.figures import figures
from app.content.items import Item, walk
from app.content.models import TOPICS, Tab
from app.content.reading_grade import HIGHEST_GRADE, drug_names, median_grade
from app.content.rules.coverage import uses
from app.content.rules.limits import MOST_PURPOSE_WORDS
from app.content.rules.wording import texts_in

HERE = Path(__file__).parent
CLAIMS: list[dict[str, Any]] = tomllib.loads((HERE / "seed_claims.toml").read_text("utf-8"))["claims"]
DOSE_CASES = tomllib.loads((HERE / "dose_cases.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def items(content: Content) -> tuple[Item, ...]:
    return tuple(walk(content))


@pytest.fixture(scope="module")
def used(content: Content) -> dict[str, list[Item]]:
    return uses(content)


# ---------------------------------------------------------------- the article the project grew from


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim["says"] for claim in CLAIMS])
def test_every_claim_of_the_article_is_met_where_it_is_looked_for(
    content: Content, used: dict[str, list[Item]], claim: dict[str, Any]
) -> None:
    assert [fact for fact in claim["facts"] if fact not in content.facts] == []
    assert [fact for fact in claim["facts"] if not used.get(fact)] == []
    met: set[Tab] = {item.tab for fact in claim["facts"] for item in used[fact]}
    assert set(claim["tabs"]) <= met


def test_every_fact_that_the_article_claims_is_shown(content: Content, used: dict[str, list[Item]]) -> None:
    assert [fact.id for fact in content.facts.values() if fact.seed and not used.get(fact.id)] == []


def test_what_rests_on_the_article_alone_says_so(content: Content) -> None:
    alone = [fact for fact in content.facts.values() if fact.evidence == "seed-only"]
    assert alone
    for fact in alone:
        found = chip(content, (fact.id,))
        assert found is not None
        assert found.text.startswith(("Article only", "Sources differ"))


def test_the_table_opens_with_the_rows_of_the_article_in_two_columns(content: Content) -> None:
    rows = content.comparison.rows
    assert [row.group for row in rows[:6]] == ["seed"] * 6
    assert "seed" not in [row.group for row in rows[6:]]
    for row in rows[:6]:
        assert {"dantrolene", "agonists"} <= {cell.column for cell in row.cells}, row.id


def test_the_response_time_nobody_can_trace_is_said_to_be_so(content: Content, items: tuple[Item, ...]) -> None:
    """The article says 1.7 days; the nearest published figure is 1.15."""
    told = [item.text for item in items if "1.7 days" in item.text]
    assert told
    for text in told:
        assert re.search(r"not traceable|untraceable|cannot be traced|could not be traced|no source", text), text
    onset = next(row for row in content.comparison.rows if row.id == "cmp-onset")
    cell = next(cell for cell in onset.cells if cell.column == "dantrolene")
    assert "1.15 days" in " ".join(part.text for part in cell.parts)


# ---------------------------------------------------------------- how much, how long, how hard to read


def test_the_purpose_is_said_in_sixty_words(content: Content) -> None:
    assert 20 <= len(content.edition.purpose.split()) <= MOST_PURPOSE_WORDS


def test_there_are_sixty_questions_and_three_of_every_topic(content: Content) -> None:
    counted = figures(content)
    assert counted.questions >= 60
    assert {topic: count for topic, count in counted.questions_by_topic.items() if count < 3} == {}
    assert list(counted.questions_by_topic) == list(TOPICS)


def test_questions_that_the_sources_cannot_answer_say_so(content: Content) -> None:
    unanswered = [question for question in content.faq.questions if question.unanswered]
    assert unanswered
    for question in unanswered:
        whole = " ".join([question.answer, *(detail.text for detail in question.details)])
        assert re.search(r"do not say|does not say|not known|no source|none|not sourced|not settled", whole), (
            question.id
        )


def test_the_first_step_is_to_stop_the_drug_and_help_is_called_at_once(content: Content) -> None:
    actions = [step for phase in content.checklist.phases for step in phase.steps if step.kind == "action"]
    assert actions[0].id == "stop-causative-agent"
    assert "call-for-help" in [step.id for step in actions[:3]]


def test_a_phase_is_read_aloud_in_ninety_seconds(content: Content) -> None:
    """At 130 words a minute, a calm pace for a reader."""
    for phase in content.checklist.phases:
        assert sum(len(step.text.split()) for step in phase.steps) / 130 * 60 <= 90, phase.id


def test_steps_and_short_answers_are_read_with_eight_years_of_school(content: Content) -> None:
    pytest.importorskip("textstat_rs", reason="the grade is measured where textstat-rs is installed")
    counted = figures(content)
    assert counted.median_step_grade is not None
    assert counted.median_answer_grade is not None
    assert counted.median_step_grade <= HIGHEST_GRADE
    assert counted.median_answer_grade <= HIGHEST_GRADE


def test_the_grade_leaves_the_names_of_drugs_out_of_account(content: Content) -> None:
    names = drug_names(content)
    assert names.sub("drug", "Give lorazepam, not Risperdal Consta or Haldol.") == "Give drug, not drug or drug."
    assert names.sub("drug", "Antipsychotics and fever stay.") == "Antipsychotics and fever stay."


def test_without_the_library_the_grade_is_not_guessed(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat_rs", None)
    assert median_grade(content, ["Stop the drug."]) is None


# ---------------------------------------------------------------- evidence, both sides


def test_where_sources_differ_the_chip_says_so_and_the_panel_says_how(
    content: Content, items: tuple[Item, ...]
) -> None:
    differing = 0
    for item in items:
        conflicts = [content.facts[fact].conflict for fact in item.facts if content.facts[fact].conflict]
        found = chip(content, item.facts, item.sources)
        assert (found is not None) == bool(item.facts)
        if found is not None:
            assert found.differ == bool(conflicts) == found.text.startswith("Sources differ"), item.id
        assert list(provenance(content, item).conflicts) == conflicts
        differing += bool(conflicts)
    assert differing > 100


def test_every_sentence_leads_to_a_source_and_never_to_a_lead(content: Content, items: tuple[Item, ...]) -> None:
    for item in items:
        if item.facts:
            sources = provenance(content, item).sources
            assert sources, item.id
            assert {source.use for source in sources} == {"cite"}, item.id


def test_doses_are_due_for_review_sooner_than_the_rest(content: Content, items: tuple[Item, ...]) -> None:
    months = {item.topic: provenance(content, item).review_months for item in items}
    assert months["dantrolene-dose"] == content.edition.review_months_doses == 12
    assert months["signs"] == content.edition.review_months_other == 36


def test_deaths_are_never_one_risk(items: tuple[Item, ...]) -> None:
    """Each figure stands with its place, years or number of cases; there is no "risk of death of n %"."""
    for item in items:
        assert not re.search(r"\b(?:the )?(?:risk|chance) of (?:death|dying) is\b", item.text, re.IGNORECASE), item.id


# ---------------------------------------------------------------- no calculator, no verdict


FORBIDDEN = (
    r"\b(?:enter|type|input|fill in|key in)\b[^.]*\bweight",
    r"\bweigh(?:t)? of (?:your|the|this) patient\b[^.]*\b(?:enter|type)",
    r"\b(?:app|page|table|tool)\b[^.]*\bcalculat",
    r"\bcalculate (?:the|your|a) dose\b",
    r"\bcalculator\b",
    r"\bgive now\b",
    r"\b(?:your|this) patient (?:has|does not have) NMS\b",
    r"\bNMS is (?:ruled out|excluded|confirmed|likely|unlikely) (?:if|when|at|by)\b",
    r"\bwe recommend\b",
    r"\bthe (?:best|right|recommended) (?:drug|dose) is\b",
)


def test_no_text_asks_for_a_weight_computes_a_dose_or_gives_a_verdict(content: Content) -> None:
    subjects = ("overview", "criteria", "care", "comparison", "checklist", "faq", "preparation", "differential")
    guilty = [
        f"{subject}: {holder}: {text}"
        for subject in (*subjects, "glossary", "edition")
        for holder, key, text, _ in texts_in(content.subject(subject), "", "", False)
        for pattern in FORBIDDEN
        # How people ask is not what we say.
        if key not in ("asked_as", "also", "misspelt", "expands", "question", "rail")
        and re.search(pattern, text, re.IGNORECASE)
        and not re.search(r"\b(?:not|never|no)\b", text, re.IGNORECASE)
    ]
    assert guilty == []


def test_no_key_of_the_content_holds_a_patient(content: Content) -> None:
    from app.content.seal import schema_text

    keys = set(re.findall(r'"([a-z_]+)": \{', schema_text()))
    assert {key for key in keys if re.search(r"patient|weight(?!s_kg)|birth|bed|nhs|mrn", key)} == set()


# ---------------------------------------------------------------- columns of the preparation table


def test_every_column_of_the_vial_table_is_a_dose_that_a_source_prints_for_nms(content: Content) -> None:
    """Minutes-apart regimens and those kept as a warning support no column."""
    supported = set()
    for regimen in DOSE_CASES["regimens"]:
        if regimen.get("mh_timing") or regimen.get("display") is False:
            continue
        for key in ("mg_per_kg", "initial_mg_per_kg", "then_mg_per_kg"):
            value = regimen.get(key, [])
            supported.update(value if isinstance(value, list) else [value])
    steps = [step for step in content.preparation.steps if not step.daily_maximum]
    assert steps
    assert {step.mg_per_kg for step in steps} <= set(map(float, supported))


def test_the_24_hour_column_is_the_published_ceiling_and_says_that_it_is_no_dose(content: Content) -> None:
    ceilings = [step for step in content.preparation.steps if step.daily_maximum]
    assert [step.mg_per_kg for step in ceilings] == [10.0]
    assert "not a dose" in ceilings[0].name
    published = {regimen.get("max_mg_per_kg_24h") for regimen in DOSE_CASES["regimens"]}
    assert 10 in published


def test_every_column_cites_an_nms_dose_fact_with_a_source_that_may_be_shown(content: Content) -> None:
    for step in content.preparation.steps:
        cited = [content.facts[fact] for fact in step.facts]
        assert any(fact.id.startswith("DAN-DOSE-") for fact in cited), step.id
        for fact in cited:
            assert any(content.sources[name].use == "cite" for name in fact.sources), (step.id, fact.id)


def test_the_bands_run_from_40_to_150_kg_in_tens(content: Content) -> None:
    assert content.preparation.weights_kg == tuple(range(40, 151, 10))


def test_minutes_apart_pushes_are_never_nms_practice(items: tuple[Item, ...]) -> None:
    """Repeats after a few minutes belong to malignant hyperthermia; where they are told, that is said too."""
    for item in items:
        if "dantrolene" in item.topic and re.search(r"every (?:[1-9]|10|five|ten|few) min", item.text):
            assert re.search(r"hyperthermia|never|not", item.text), item.id


def test_confirm_and_outside_the_licence_stand_beside_the_table(content: Content) -> None:
    assert content.preparation.confirm == "Confirm with prescriber, pharmacy and local protocol."
    assert "outside the licence" in content.preparation.licence.text
    assert all(place in content.preparation.licence.text for place in ("UK", "EU", "US"))
