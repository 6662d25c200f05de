"""What a nurse who had never seen the content typed, and what must come first: no other drug's dose, no question of
a case before the rule, no sum for a patient."""

import re

import pytest

from app.content.content import Content
from app.content.items import walk
from app.content.load import load_content
from app.content.search import Hit, Search
from app.content.search.bedside import CK_HIGH, COOL, GIVE, HOT, RESTART
from app.content.search.snippet import ENOUGH
from app.paths import content_dir

AMOUNT = re.compile(r"\d (?:mg|mL)\b")


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(content_dir())


@pytest.fixture(scope="module")
def search(content: Content) -> Search:
    return Search(content)


def first(search: Search, typed: str) -> Hit:
    return search.find(typed, 1)[0]


def test_where_plain_words_lead_is_in_the_content(content: Content) -> None:
    assert {CK_HIGH, COOL, HOT, GIVE, RESTART} <= {question.id for question in content.faq.questions}


@pytest.mark.parametrize(
    "drug", ["midazolam", "diazepam", "lorazepam", "amantadine", "bromocriptine", "Valium", "Ativan"]
)
@pytest.mark.parametrize("asked", ["{} dose", "how much {}", "{} maximum", "{}"])
def test_the_drug_that_was_typed_comes_before_the_dose_of_another(search: Search, drug: str, asked: str) -> None:
    generic = {"Valium": "diazepam", "Ativan": "lorazepam"}.get(drug, drug)
    hit = first(search, asked.format(drug))
    assert generic in f"{hit.title} {hit.snippet}".lower()


@pytest.mark.parametrize(
    "drug",
    [
        "haloperidol",
        "Haldol",
        "metoclopramide",
        "verapamil",
        "heparin",
        "clonidine",
        "levodopa",
        "olanzapine",
        "clonazepam",
        "Rivotril",
        "nifedipine",
    ],
)
def test_where_no_dose_is_held_that_is_said_before_anything_else(search: Search, drug: str) -> None:
    hits = search.find(f"{drug} dose", 5)
    assert hits[0].title == f"No dose of {drug} here."
    assert not AMOUNT.search(hits[0].snippet)


# The words of the classes below that name no single medicine.
CLASS_WORDS = set(
    "antipsychotic antipsychotics antiemetic antiemetics anti-emetic anti-sickness antisickness anti-nausea benzodiazepine"
    " benzodiazepines dopamine-blocking antidopaminergic".split()
)


def test_no_medicine_of_a_class_is_answered_with_another_ones_dose(content: Content, search: Search) -> None:
    """Every single-word name that the glossary files under these classes: a new one there is asked for here as well."""
    classes = ("antipsychotic", "antiemetic", "anti-sickness", "dopamine blocker", "benzodiazepine")
    words = {form for term in content.glossary.terms if term.term in classes for form in (term.term, *term.also)}
    names = sorted(word for word in words if " " not in word and word not in CLASS_WORDS)
    assert len(names) > 100
    assert "sulpiride" in names
    titles = {name: search.find(f"{name} dose", 1)[0].title for name in names}
    assert {n: t for n, t in titles.items() if not t.startswith("No dose of ") and "not named here" not in t} == {}


def test_an_answer_that_has_to_be_confirmed_is_shown_whole_among_the_results(content: Content) -> None:
    told = [question for question in content.faq.questions if "Confirm with" in question.answer]
    assert len(told) > 10
    assert [question.id for question in told if len(question.answer) > ENOUGH] == []


@pytest.mark.parametrize("drug", ["ondansetron", "cyclizine", "Zofran", "granisetron"])
def test_a_medicine_the_content_does_not_name_is_said_to_be_so(search: Search, drug: str) -> None:
    for asked in ("{}", "can I give {}", "{} dose"):
        hit = first(search, asked.format(drug))
        assert hit.title == f"{drug}: not named here."
        assert "not said" in hit.snippet


@pytest.mark.parametrize("typed", ["stop Serdolect?", "Prozac", "sulpiride", "clonazepam"])
def test_what_is_said_of_a_whole_class_holds_for_a_medicine_that_is_not_named(search: Search, typed: str) -> None:
    assert "not named" not in first(search, typed).title


@pytest.mark.parametrize("drug", ["propofol", "ketamine", "remifentanil"])
def test_also_one_that_even_the_glossary_does_not_know(search: Search, drug: str) -> None:
    assert search.unnamed(f"{drug} dose") == f"{drug}: not named here."
    assert search.unnamed("dantrolene dose") == ""


@pytest.mark.parametrize(
    "typed",
    ["temperature 40.5", "temp 40.5", "40.5", "40.5 °C", "high temperature", "hot patient", "too hot", "fever", "fever 40",
     "temperature 40.5, what do I do first", "temp 41", "pyrexia", "he is burning hot", "temperature going up",
     "The temperature is 40.5. What do I do first?", "hot", "fever what first"],
)  # fmt: skip
def test_heat_leads_to_the_drug_that_is_stopped_the_call_and_cooling_in_this_order(search: Search, typed: str) -> None:
    hit, *below = search.find(typed, 3)
    assert hit.id == HOT
    assert COOL in [other.id for other in below], "how it is done is next"
    at = [
        hit.snippet.index(act)
        for act in (
            "stop every dopamine blocker",
            "Call the senior doctor",
            "Measure core temperature",
            "active cooling",
        )
    ]
    assert at == sorted(at), (
        "what the checklist does first stands first, and all of it is in sight before a page is opened"
    )


def test_the_answer_to_heat_is_made_of_the_first_steps_of_the_checklist(content: Content) -> None:
    answer = next(question for question in content.faq.questions if question.id == HOT)
    steps = {step.id: step for phase in content.checklist.phases for step in phase.steps}
    for step_id in ("stop-causative-agent", "call-for-help", "start-cooling"):
        said = steps[step_id].text.rstrip(".").split(",")[0]
        assert said[1:] in answer.answer, step_id
        assert set(steps[step_id].facts) & set(answer.facts), step_id
    assert "checklist" in answer.see


@pytest.mark.parametrize(
    "typed", ["no fever", "can it be NMS without a fever", "where do I measure the temperature", "36.5", "temperature", "40 mg",
              "fever after sevoflurane", "why is he so hot", "when does the fever come down"],
)  # fmt: skip
def test_a_question_about_heat_is_not_taken_for_a_hot_patient(search: Search, typed: str) -> None:
    assert HOT not in [hit.id for hit in search.find(typed, 1)]


@pytest.mark.parametrize(
    ("typed", "products"),
    [
        ("vials 80 kg", ["product-20mg", "product-120mg", "product-250mg"]),
        ("Ryanodex 80 kg", ["product-250mg"]),
        ("80kg revonto", ["product-20mg"]),
        ("agilus vials 80 kg", ["product-120mg"]),
        ("how many 20 mg vials for 80 kg", ["product-20mg"]),
    ],
)
def test_a_weight_with_a_vial_leads_to_the_row_and_to_no_number_of_another(
    search: Search, typed: str, products: list[str]
) -> None:
    hits = search.find(typed, len(products))
    assert [hit.id for hit in hits] == products
    assert [hit.weight_kg for hit in hits] == [80] * len(products)
    assert all("80 kg" in hit.title and "700 mg" not in hit.snippet for hit in hits)


@pytest.mark.parametrize("weight", ["8", "35", "75", "72.5", "200"])
def test_a_weight_without_a_row_is_said_to_have_none(search: Search, weight: str) -> None:
    hit = first(search, f"Ryanodex {weight} kg")
    assert (hit.id, hit.weight_kg) == ("product-250mg", 0)
    assert f"no row for {weight} kg" in hit.snippet
    assert not AMOUNT.search(hit.snippet)


@pytest.mark.parametrize(
    "typed",
    ["haloperidol again", "restart haloperidol", "can he have Haldol again", "olanzapine back on", "rechallenge haloperidol",
     "give haloperidol again", "may haloperidol be given again", "may haloperidol be given again, and when"],
)  # fmt: skip
def test_the_rule_comes_before_the_case(search: Search, typed: str) -> None:
    hits = [hit.id for hit in search.find(typed, 20)]
    assert hits[0] == RESTART
    assert GIVE in hits[1:3], "that it is not given now"
    if "ov-rch-cases" in hits:
        assert hits.index("ov-rch-cases") > hits.index(RESTART)


@pytest.mark.parametrize("typed", ["how often check", "when is it re-checked", "how often do i take his temperature"])
def test_how_often_leads_to_the_interval_itself(search: Search, typed: str) -> None:
    assert "15 minutes" in first(search, typed).snippet


def test_a_detail_never_stands_before_its_own_question(content: Content, search: Search) -> None:
    details = {detail.id: question.id for question in content.faq.questions for detail in question.details}
    for typed in ("how often check", "lorazepam repeat", "ice packs evidence", "dantrolene filter", "CK 250"):
        ids = [hit.id for hit in search.find(typed, 20)]
        for place, item in enumerate(ids):
            if item in details and details[item] in ids:
                assert ids.index(details[item]) < place, typed


def test_dissolving_is_not_a_seizure(search: Search) -> None:
    assert all("seizure" not in hit.title for hit in search.find("dissolve", 5))


@pytest.mark.parametrize(
    "typed", ["The CK is 12,000: what does that mean", "CK 12000", "ck 30000", "CK went up to 8000 overnight", "is a CK of 5000 bad"]
)  # fmt: skip
def test_a_high_ck_leads_to_what_it_means_and_what_is_done(search: Search, typed: str) -> None:
    hit = first(search, typed)
    assert hit.id == "faq-ck-high"
    assert "kidney" in hit.snippet


@pytest.mark.parametrize("typed", ["whom do I call", "who do i phone", "who to bleep at night"])
def test_whom_to_call_is_answered_with_both_thresholds(search: Search, typed: str) -> None:
    hits = {hit.id: hit for hit in search.find(typed, 2)}
    assert "38.5 °C" in hits["faq-who-to-call"].snippet
    assert "41 °C" in hits["faq-who-to-call"].snippet


def test_when_it_is_severe_is_answered(search: Search) -> None:
    assert first(search, "when is it severe").id in ("faq-severe", "ov-sev-when")


@pytest.mark.parametrize(
    "typed",
    ["haloperidol", "Haldol", "haloperidl", "olanzapine", "may I give olanzapine", "when may haloperidol be given", "clozapine",
     "can she have Zyprexa", "is haloperidol allowed", "antipsychotic", "risperidone tonight"],
)  # fmt: skip
def test_an_antipsychotic_alone_says_no_and_until_when_in_the_first_line(search: Search, typed: str) -> None:
    hit = first(search, typed)
    assert hit.id == GIVE
    assert hit.snippet.startswith("No, none of them")
    assert "until at least two weeks after full recovery" in hit.snippet
    assert "Confirm with the specialist" in hit.snippet


@pytest.mark.parametrize(
    "typed", ["can haloperidol cause NMS", "why haloperidol", "can olanzapine cause NMS", "haloperidol dose"]
)
def test_another_question_about_an_antipsychotic_is_not_taken_for_that_one(search: Search, typed: str) -> None:
    assert first(search, typed).id != GIVE


@pytest.mark.parametrize("typed", ["clozapine", "Clozaril"])
def test_the_white_cells_stand_right_below_for_clozapine(search: Search, typed: str) -> None:
    assert search.find(typed, 2)[1].id == "faq-clozapine-fever"


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("oral dantrolene", "faq-oral-after-iv"),
        ("cant open mouth", "faq-stiffness-look"),
        ("can't open mouth", "faq-stiffness-look"),
        ("potassium 6.8", "faq-high-potassium"),
        ("when restart", "faq-restart-when"),
        ("recheck", "faq-observations"),
    ],
)
def test_what_was_typed_in_a_hurry_leads_to_its_answer(search: Search, typed: str, question: str) -> None:
    assert first(search, typed).id == question


def test_a_question_stands_first_for_each_wording_it_is_asked_by(content: Content, search: Search) -> None:
    """Second below what comes before all others: heat, a high CK, a dose that is not held; below the rows of a weight."""
    for question in content.faq.questions:
        for form in question.asked_as:
            hits = [hit for hit in search.find(form, 4) if not hit.weight_kg]
            ahead = hits[0].id in (HOT, CK_HIGH, GIVE) or hits[0].title.startswith("No dose of")
            assert question.id in [hit.id for hit in hits[: 1 + ahead]], form


@pytest.mark.parametrize("typed", ["cardiac arrest", "patient has arrested"])
def test_an_arrest_is_not_answered_with_whom_to_call_for_something_else(search: Search, typed: str) -> None:
    """No source that was read says whom to call then, and the senior doctor is not the arrest team."""
    assert "faq-who-to-call" not in [hit.id for hit in search.find(typed, 3)]


@pytest.mark.parametrize("vial", ["20", "120", "250"])
def test_the_water_of_a_vial_is_told_once(content: Content, vial: str) -> None:
    product = next(one for one in content.preparation.products if one.id == f"product-{vial}mg")
    text = next(item.text for item in walk(content) if item.id == product.id)
    assert text.count(f"{product.diluent_ml:g} mL") == 1
    assert text.endswith(f"The water: {product.diluent}.")
