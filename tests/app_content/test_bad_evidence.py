"""An editor breaks a citation, an id, a link or a table; the gate names the place and often the cure."""

import pytest
from content_copy import Copy

from app.content.rules import both_sides, coverage, numbers, references

FAQ, ITEM = "faq.toml", "faq-how-dantrolene-works"


# ---------------------------------------------------------------- citations


def test_a_fact_that_does_not_exist_is_cited(copy: Copy) -> None:
    copy.set(FAQ, ITEM, "facts", '["DAN-GENN-01"]')
    assert copy.told() == [
        f"faq.toml, line {copy.line_of(FAQ, ITEM)}: {ITEM}: "
        'cites the fact "DAN-GENN-01", which does not exist; did you mean "DAN-GEN-01"?'
    ]


def test_a_fact_cites_a_source_that_does_not_exist(copy: Copy) -> None:
    copy.set("facts.toml", "DEF-01", "sources", '["bermann-2011"]')
    line = copy.line_of("facts.toml", "DEF-01")
    assert copy.told()[0] == (
        f'facts.toml, line {line}: DEF-01: cites the source "bermann-2011", which does not exist; '
        'did you mean "berman-2011"?'
    )


def test_an_item_names_a_source_that_does_not_exist(copy: Copy) -> None:
    copy.add(FAQ, ITEM, "sources", '["berman-2001"]')
    assert copy.told() == [
        f"faq.toml, line {copy.line_of(FAQ, ITEM)}: {ITEM}: "
        'names the source "berman-2001", which does not exist; did you mean "berman-2011"?'
    ]


def test_an_item_names_a_source_that_its_facts_do_not_rest_on(copy: Copy) -> None:
    copy.add(FAQ, ITEM, "sources", '["mhra-2014"]')
    assert copy.told() == [
        f'faq.toml, line {copy.line_of(FAQ, ITEM)}: {ITEM}: names the source "mhra-2014", which none of its facts cites'
    ]


def test_a_fact_that_rests_on_leads_alone_is_cited(copy: Copy) -> None:
    copy.set(FAQ, ITEM, "facts", '["CRIT-02"]')
    assert copy.told() == [
        f"faq.toml, line {copy.line_of(FAQ, ITEM)}: {ITEM}: "
        'cites "CRIT-02", which rests only on sources that may not be shown'
    ]


def test_a_lead_is_named_as_the_source_of_an_item(copy: Copy) -> None:
    sources = copy.drafts()["sources"].value.sources
    facts = copy.drafts()["facts"].value.facts
    leads = {source.id for source in sources if source.use == "lead"}
    fact, lead = next(
        (fact.id, name) for fact in facts for name in fact.sources if name in leads and not set(fact.sources) <= leads
    )
    copy.set(FAQ, ITEM, "facts", f'["{fact}"]')
    copy.add(FAQ, ITEM, "sources", f'["{lead}"]')
    assert copy.told() == [
        f"faq.toml, line {copy.line_of(FAQ, ITEM)}: {ITEM}: "
        f'names the source "{lead}", which is a lead and may not be shown'
    ]


def test_a_source_becomes_a_lead_while_sentences_still_stand_on_it(copy: Copy) -> None:
    copy.set("sources.toml", "mhra-2014", "use", '"lead"')
    assert any("which is a lead and may not be shown" in problem for problem in copy.told())


@pytest.mark.parametrize(
    ("file", "item"),
    [
        ("overview.toml", "ov-definition"),
        ("overview.toml", "ov-key-stop"),
        ("checklist.toml", "stop-causative-agent"),
        ("checklist.toml", "parkinson-exception"),
        ("faq.toml", "faq-main-treatment"),
        ("faq.toml", "faq-main-treatment-d1"),
        ("comparison.toml", "study-sakkas"),
        ("comparison.toml", "pic-response-dantrolene"),
        ("preparation.toml", "reg-msd"),
        ("preparation.toml", "dose-1"),
        ("preparation.toml", "prep-20-mix"),
        ("preparation.toml", "product-20mg"),
        ("differential.toml", "dif-nms-partial"),
    ],
)
def test_a_clinical_sentence_without_a_citation(copy: Copy, file: str, item: str) -> None:
    copy.set(file, item, "facts", "[]")
    line = copy.line_of(file, item)
    assert copy.told() == [f"{file}, line {line}: {item}: a clinical sentence without a citation: give it `facts`"]


def test_a_part_of_a_comparison_cell_without_a_citation(copy: Copy) -> None:
    text = copy.text("comparison.toml")
    second_part = text.index("[[rows.cells.parts]]", text.index("Relaxes skeletal muscle"))
    at = text.index("facts = ", second_part)
    copy.write("comparison.toml", text[:at] + "facts = [] # " + text[at:])
    line = text[:second_part].count("\n") + 1
    assert copy.told() == [
        f"comparison.toml, line {line}: cmp-mechanism-dantrolene-2: a clinical sentence without a citation: "
        "give it `facts`"
    ]


def test_a_word_of_the_glossary_names_sources_but_no_fact(copy: Copy) -> None:
    copy.add("glossary.toml", "word-abg", "sources", '["berman-2011"]')
    line = copy.line_of("glossary.toml", "word-abg")
    assert copy.told() == [f"glossary.toml, line {line}: word-abg: names sources but cites no fact"]


# ---------------------------------------------------------------- ids


def test_two_questions_have_the_same_id(copy: Copy) -> None:
    line = copy.set(FAQ, "faq-dantrolene-cure", "id", f'"{ITEM}"')
    assert copy.told() == [f'faq.toml, line {line}: {ITEM}: the id "{ITEM}" is used twice (also in faq.toml)']


def test_two_files_use_the_same_id(copy: Copy) -> None:
    line = copy.set("glossary.toml", "word-abg", "id", f'"{ITEM}"')
    assert copy.told() == [f'glossary.toml, line {line}: {ITEM}: the id "{ITEM}" is used twice (also in faq.toml)']


def test_an_id_is_the_name_of_a_page(copy: Copy) -> None:
    line = copy.set("glossary.toml", "word-abg", "id", '"checklist"')
    assert copy.told() == [
        f'glossary.toml, line {line}: checklist: the id "checklist" is used twice (also in the pages)'
    ]


def test_two_columns_have_the_same_id(copy: Copy) -> None:
    line = copy.set("comparison.toml", "agonists", "id", '"dantrolene"')
    assert (
        f'comparison.toml, line {line}: dantrolene: the id "dantrolene" is used twice (also in comparison.toml)'
        in copy.told()
    )


@pytest.mark.parametrize("bad", ["Word_ABG", "word--abg", "word abg", "-abg", "wörd", ""])
def test_an_id_is_not_kebab_case(copy: Copy, bad: str) -> None:
    line = copy.set("glossary.toml", "word-abg", "id", f'"{bad}"')
    (problem,) = copy.problems()
    assert problem.message.endswith("is not kebab-case (small letters, figures and single hyphens)")
    assert (problem.file, problem.line) == ("glossary.toml", line if bad else 0)


def test_an_id_of_a_fact_is_not_in_capitals(copy: Copy) -> None:
    line = copy.set("facts.toml", "CRIT-02", "id", '"crit-02"')
    assert copy.told() == [f'facts.toml, line {line}: crit-02: the id "crit-02" is not one of a fact (as DAN-DOSE-01)']


def test_an_id_is_too_long_to_be_kept_with_a_tick(copy: Copy) -> None:
    long = "word-" + "a" * 60
    line = copy.set("glossary.toml", "word-abg", "id", f'"{long}"')
    assert copy.told() == [f"glossary.toml, line {line}: {long}: an id has at most 64 characters"]


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ("It works in 987 hours.", "987"),
        ("It works in twelve hours.", "twelve"),
        ("It lowers heat by 0.77 °C.", "0.77"),
        ("Seen in 9,876 people.", "9,876"),
        ("It acts twice.", "twice"),
        ("Forty people were seen.", "Forty"),
    ],
)
def test_a_number_is_in_none_of_the_facts(copy: Copy, answer: str, number: str) -> None:
    copy.set(FAQ, ITEM, "answer", f'"{answer}"')
    assert copy.told(numbers.check_numbers) == [
        f'faq.toml, line {copy.line_of(FAQ, ITEM)}: {ITEM}: the number "{number}" is in none of the facts it cites'
    ]


def test_a_number_of_a_comparison_cell_is_found_by_its_column(copy: Copy) -> None:
    text = copy.text("comparison.toml").replace("Stimulates dopamine receptors.", "Stimulates 77 dopamine receptors.")
    copy.write("comparison.toml", text)
    line = text[: text.rindex('column = "bromocriptine"', 0, text.index("Stimulates 77"))].count("\n") + 1
    assert copy.told(numbers.check_numbers) == [
        f'comparison.toml, line {line}: cmp-mechanism-bromocriptine: the number "77" is in none of the facts it cites'
    ]


def test_a_number_of_a_caption_is_in_none_of_the_facts(copy: Copy) -> None:
    copy.set("comparison.toml", "pic-deaths", "caption", '"Sakkas, 1991: 734 cases."')
    line = copy.line_of("comparison.toml", "pic-deaths")
    assert copy.told(numbers.check_numbers) == [
        f'comparison.toml, line {line}: pic-deaths: the number "734" is in none of the facts it cites'
    ]


def test_a_number_of_the_sign_of_a_look_alike_is_in_none_of_its_facts(copy: Copy) -> None:
    copy.set("differential.toml", "heat-stroke", "sign", '"Heat or exertion; 48 °C or more"')
    line = copy.line_of("differential.toml", "heat-stroke")
    assert copy.told(numbers.check_numbers) == [
        f'differential.toml, line {line}: heat-stroke: the number "48" of the sign is in none of the facts '
        "its lead and findings cite"
    ]


# ---------------------------------------------------------------- links, tables, coverage


def test_a_step_links_to_nowhere(copy: Copy) -> None:
    copy.set("checklist.toml", "stop-causative-agent", "links", '["sec-cause"]')
    line = copy.line_of("checklist.toml", "stop-causative-agent")
    assert copy.told(references.check_links) == [
        f"checklist.toml, line {line}: stop-causative-agent: "
        'links to "sec-cause", which does not exist; did you mean "sec-causes"?'
    ]


def test_a_question_sees_also_nowhere(copy: Copy) -> None:
    copy.set(FAQ, ITEM, "see", '["faq-dantrolene-curse"]')
    assert copy.told(references.check_links) == [
        f"faq.toml, line {copy.line_of(FAQ, ITEM)}: {ITEM}: "
        'sees also "faq-dantrolene-curse", which does not exist; did you mean "faq-dantrolene-cure"?'
    ]


def test_a_row_is_not_as_wide_as_its_table(copy: Copy) -> None:
    table = copy.drafts()["criteria"].value.sections[0].tables[0]
    row = table.rows[0]
    copy.set("criteria.toml", row.id, "cells", '["only one"]')
    line = copy.line_of("criteria.toml", row.id)
    assert copy.told(references.check_tables) == [
        f"criteria.toml, line {line}: {row.id}: has 1 cells where the table has {len(table.columns)} columns"
    ]


def test_a_cell_names_a_column_that_does_not_exist(copy: Copy) -> None:
    text = copy.text("comparison.toml").replace('column = "amantadine"', 'column = "amantadin"', 1)
    copy.write("comparison.toml", text)
    line = text[: text.index('"amantadin"')].count("\n") + 1
    assert copy.told(references.check_tables) == [
        f"comparison.toml, line {line}: cmp-mechanism-amantadin: "
        'names the column "amantadin", which does not exist; did you mean "amantadine"?'
    ]


def test_a_row_has_two_cells_in_one_column(copy: Copy) -> None:
    text = copy.text("comparison.toml").replace('column = "amantadine"', 'column = "bromocriptine"', 1)
    copy.write("comparison.toml", text)
    first = text.index('column = "bromocriptine"')
    line = text[: text.index('column = "bromocriptine"', first + 1)].count("\n") + 1
    assert copy.told(references.check_tables) == [
        f'comparison.toml, line {line}: cmp-mechanism-bromocriptine: names the column "bromocriptine" more than once'
    ]


def test_a_cell_is_empty(copy: Copy) -> None:
    line = copy.append(
        "comparison.toml",
        '[[rows]]\nid = "cmp-new"\ntitle = "New"\ngroup = "safety"\n'
        '[[rows.cells]]\ncolumn = "dantrolene"\ntopic = "dantrolene-role"\nparts = []',
    )
    assert copy.told(references.check_tables) == [
        f"comparison.toml, line {line + 5}: cmp-new-dantrolene: "
        'the cell "dantrolene" is empty; leave it out to say "not sourced"'
    ]


def test_a_finding_names_a_feature_that_does_not_exist(copy: Copy) -> None:
    text = copy.text("differential.toml").replace('feature = "onset"', 'feature = "onst"', 1)
    copy.write("differential.toml", text)
    line = text[: text.index('"onst"')].count("\n") + 1
    (problem,) = copy.problems(references.check_tables)
    assert str(problem) == (
        f'differential.toml, line {line}: nms-onst: names the feature "onst", which does not exist; '
        'did you mean "onset"?'
    )


def test_a_look_alike_puts_a_feature_first_that_does_not_exist(copy: Copy) -> None:
    copy.set("differential.toml", "heat-stroke", "first", '["colour"]')
    line = copy.line_of("differential.toml", "heat-stroke")
    assert copy.told(references.check_tables) == [
        f'differential.toml, line {line}: heat-stroke-colour: names the feature "colour", which does not exist'
    ]


def test_a_fact_is_used_nowhere(copy: Copy) -> None:
    line = copy.append(
        "facts.toml",
        '[[facts]]\nid = "NEW-01"\nsubject = "new"\nstatement = "New."\nevidence = "expert"\nsources = ["berman-2011"]',
    )
    assert copy.told(coverage.check_coverage) == [
        f"facts.toml, line {line + 1}: NEW-01: is cited nowhere; use it or give a reason in left_out.toml"
    ]


def test_a_fact_is_both_used_and_left_out(copy: Copy) -> None:
    line = copy.append("left_out.toml", '[[left_out]]\nfact = "DEF-01"\nreason = "Too long."')
    assert copy.told(coverage.check_coverage) == [
        f"left_out.toml, line {line + 1}: DEF-01: is said to be left out but is cited by ov-definition"
    ]


def test_a_fact_is_left_out_twice(copy: Copy) -> None:
    line = copy.append("left_out.toml", '[[left_out]]\nfact = "CRIT-02"\nreason = "Too long."')
    assert copy.told(coverage.check_coverage) == [f"left_out.toml, line {line + 1}: CRIT-02: is left out twice"]


def test_a_fact_that_does_not_exist_is_left_out(copy: Copy) -> None:
    line = copy.append("left_out.toml", '[[left_out]]\nfact = "NEW-99"\nreason = "Too long."')
    assert copy.told(coverage.check_coverage) == [
        f'left_out.toml, line {line + 1}: NEW-99: leaves out the fact "NEW-99", which does not exist'
    ]


# ---------------------------------------------------------------- both sides


def test_the_other_side_of_a_conflict_is_on_no_page(copy: Copy) -> None:
    other = '"A registry of lighthouse keepers counts 7,777 sleepwalkers and blames thunderstorms."'
    copy.add("facts.toml", "DEF-01", "conflict", other)
    line = copy.line_of("facts.toml", "DEF-01")
    assert copy.told(both_sides.check_both_sides) == [
        f"facts.toml, line {line}: DEF-01: its conflict is shown on none of the pages that cite it; "
        "say there what other sources say"
    ]


def test_a_sentence_no_longer_says_what_other_sources_say(copy: Copy) -> None:
    assert copy.told(both_sides.check_both_sides) == []
    copy.set("overview.toml", "ov-rsk-benzodiazepine", "text", '"Danish registers linked earlier use to NMS."')
    line = copy.line_of("facts.toml", "RSK-60")
    assert [said.partition(": its")[0] for said in copy.told(both_sides.check_both_sides)] == [
        f"facts.toml, line {line}: RSK-60"
    ]
