"""An editor writes too much, writes figures unsafely, or pastes something that is not plain text."""

from pathlib import Path

import pytest
from content_copy import Copy, Rule

from app.content.content import Content
from app.content.gate import Draft
from app.content.items import walk
from app.content.rules import amounts, limits, wording
from app.content.rules.objection import Objections

LIST = "checklist.toml"
STEP = "stop-causative-agent"


# ---------------------------------------------------------------- the checklist and the edition


def test_a_fifth_phase(copy: Copy) -> None:
    step = '[[phases.steps]]\nid = "new-step"\nkind = "action"\nwho = "nurse"\ntext = "Look."\ntopic = "signs"'
    line = copy.append(LIST, f'[[phases]]\nid = "fifth"\ntitle = "More"\n{step}\nfacts = ["DEF-01"]')
    assert copy.told(limits.check_limits) == [
        f"checklist.toml, line {line + 1}: fifth: 5 phases where 1 to 4 are allowed"
    ]


def test_a_checklist_without_phases(copy: Copy) -> None:
    copy.write(LIST, "phases = []")
    assert copy.told(limits.check_limits) == ["checklist.toml: 0 phases where 1 to 4 are allowed"]


def test_a_phase_without_an_action(copy: Copy) -> None:
    line = copy.append(LIST, '[[phases]]\nid = "empty"\ntitle = "Empty"\nsteps = []')
    assert f"checklist.toml, line {line + 1}: empty: 0 actions where 1 to 9 are allowed in a phase" in copy.told(
        limits.check_limits
    )


def test_ten_actions_in_a_phase(copy: Copy) -> None:
    phase = copy.drafts()["checklist"].value.phases[-1]
    present = len([step for step in phase.steps if step.kind == "action"])
    for number in range(10 - present):
        copy.append(
            LIST,
            f'[[phases.steps]]\nid = "new-{number}"\nkind = "action"\nwho = "nurse"\ntext = "Look."\n'
            'topic = "signs"\nfacts = ["DEF-01"]',
        )
    line = copy.line_of(LIST, phase.id)
    assert copy.told(limits.check_limits) == [
        f"checklist.toml, line {line}: {phase.id}: 10 actions where 1 to 9 are allowed in a phase"
    ]


def test_a_step_of_33_words(copy: Copy) -> None:
    copy.set(LIST, STEP, "text", f'"{" ".join(["stop"] * 33)}."')
    assert copy.told(limits.check_limits) == [
        f"checklist.toml, line {copy.line_of(LIST, STEP)}: {STEP}: 33 words where a step may have at most 32"
    ]


def test_a_step_of_endless_letters(copy: Copy) -> None:
    copy.set(LIST, STEP, "text", f'"{"stop" * 101}"')
    assert copy.told(limits.check_limits) == [
        f"checklist.toml, line {copy.line_of(LIST, STEP)}: {STEP}: a step has at most 400 letters"
    ]


def test_the_steps_grow_longer_and_longer(copy: Copy) -> None:
    longest = ""
    for phase in copy.drafts()["checklist"].value.phases:
        for step in phase.steps:
            if step.kind == "action":
                longest = longest or step.id
                copy.set(LIST, step.id, "text", f'"{" ".join(["stop"] * 13)}."')
    assert copy.told(limits.check_limits) == [
        f"checklist.toml, line {copy.line_of(LIST, longest)}: {longest}: "
        "the median step has 13 words; at most 12 are allowed (this is the longest)"
    ]


def test_an_action_that_nobody_does(copy: Copy) -> None:
    copy.drop(LIST, STEP, "who")
    assert copy.told(limits.check_limits) == [
        f"checklist.toml, line {copy.line_of(LIST, STEP)}: {STEP}: an action says who does it"
    ]


@pytest.mark.parametrize("step", ["parkinson-exception", "observe-dantrolene"])
def test_an_information_line_with_a_box(copy: Copy, step: str) -> None:
    if step == "observe-dantrolene":  # it has a re-check
        copy.set(LIST, step, "kind", '"info"')
        copy.drop(LIST, step, "who")
    else:
        copy.add(LIST, step, "who", '"nurse"')
    assert copy.told(limits.check_limits) == [
        f"checklist.toml, line {copy.line_of(LIST, step)}: {step}: "
        "an information line has no box, no person and no re-check"
    ]


def test_the_purpose_is_longer_than_sixty_words(copy: Copy) -> None:
    line = copy.set("edition.toml", "", "purpose", f'"{" ".join(["word"] * 61)}"')
    assert copy.told(limits.check_limits) == [
        f"edition.toml, line {line}: purpose: 61 words where at most 60 are allowed"
    ]


def test_a_review_period_of_no_months(copy: Copy) -> None:
    line = copy.set("edition.toml", "", "review_months_doses", "0")
    assert copy.told(limits.check_limits) == [
        f"edition.toml, line {line}: review_months_doses: a period is at least one month"
    ]


def test_a_version_that_no_edition_line_can_hold(copy: Copy) -> None:
    line = copy.set("edition.toml", "", "version", f'"{"1" * 41}"')
    assert copy.told(limits.check_limits) == [
        f"edition.toml, line {line}: version: a version has at most 40 characters"
    ]


# ---------------------------------------------------------------- bare figures


@pytest.mark.parametrize(
    ("item", "key", "value"),
    [
        ("product-20mg", "vial_mg", "35.0"),
        ("product-20mg", "diluent_ml", "66.0"),
        ("product-20mg", "volume_ml_per_vial", "6.1"),
        ("product-20mg", "mannitol_g_per_vial", "4.7"),
        ("product-120mg", "volume_ml_per_vial", "22.4"),
        ("product-120mg", "single_dose_cap_mg", "3000.0"),
        ("product-250mg", "mannitol_g_per_vial", "1.25"),
    ],
)
def test_a_figure_of_a_vial_is_not_what_its_label_says(copy: Copy, item: str, key: str, value: str) -> None:
    copy.set("preparation.toml", item, key, value)
    line = copy.line_of("preparation.toml", item)
    assert copy.told(amounts.check_amounts) == [
        f"preparation.toml, line {line}: {item}: the {float(value):g} of `{key}` is in none of the facts it cites"
    ]


@pytest.mark.parametrize(
    ("item", "key", "value"),
    [
        ("product-20mg", "vial_mg", "0.0"),
        ("product-20mg", "volume_ml_per_vial", "-60.0"),
        ("product-120mg", "single_dose_cap_mg", "0.0"),
        ("product-250mg", "mannitol_g_per_vial", "-0.125"),
        ("dose-1", "mg_per_kg", "0.0"),
    ],
)
def test_a_figure_of_a_vial_or_a_dose_is_nothing_or_less(copy: Copy, item: str, key: str, value: str) -> None:
    copy.set("preparation.toml", item, key, value)
    line = copy.line_of("preparation.toml", item)
    assert copy.told(amounts.check_amounts) == [f"preparation.toml, line {line}: {item}: `{key}` is more than zero"]


@pytest.mark.parametrize("weights", ["[]", "[50, 40]", "[40, 40]", "[0, 40]"])
def test_the_weights_of_the_table_are_out_of_order(copy: Copy, weights: str) -> None:
    line = copy.set("preparation.toml", "", "weights_kg", weights)
    assert copy.told(amounts.check_amounts) == [
        f"preparation.toml, line {line}: weights_kg: weights are whole kilograms, each once, the lightest first"
    ]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("0", "`first_min` is at least one minute"),
        ("7", "the 7 minutes of `first_min` are in none of the facts it cites, nor as hours"),
    ],
)
def test_a_re_check_that_no_source_gives(copy: Copy, value: str, says: str) -> None:
    text = copy.text(LIST).replace("first_min = 15", f"first_min = {value}")
    copy.write(LIST, text)
    line = text[: text.index("[phases.steps.recheck]")].count("\n") + 1
    assert copy.told(amounts.check_amounts) == [f"checklist.toml, line {line}: observe-dantrolene-recheck: {says}"]


@pytest.mark.parametrize("value", ["-1.0", "26.0"])
def test_a_bar_does_not_fit_its_picture(copy: Copy, value: str) -> None:
    copy.set("comparison.toml", "pic-deaths-dantrolene", "value", value)
    line = copy.line_of("comparison.toml", "pic-deaths-dantrolene")
    assert copy.told(amounts.check_amounts) == [
        f"comparison.toml, line {line}: pic-deaths-dantrolene: {float(value):g} does not fit on a scale from 0 to 25"
    ]


# ---------------------------------------------------------------- style: one copy spoilt in every way at once

HTML = "HTML is not allowed; write plain text"
MARKDOWN = "Markdown is not allowed; write plain text"
CONTROL = "control characters and line breaks are not allowed"
SPACE = "put a space between a number and its unit"
ZERO = "no trailing zero (2 mg, not 2.0 mg)"
UNITS = 'write "units" out (and mL, never cc)'
MICRO = 'write "micrograms" out'
RANGE = 'write a range in words ("6 to 12 hours")'
SIGN = 'write "above", "below", "at least" or "at most" instead of a sign'
HOURLY = 'write "every 6 hours", never q6h'
COMMA = "a comma at thousands (1,500 mg)"
GARBLED = "the letters are garbled; the file was saved in another encoding"
STYLES = [
    ("Stop <b>now</b>.", HTML, "<b>"),
    ("Stop <br/>.", HTML, "<br/>"),
    ("<!-- hidden -->", HTML, "<!-- hidden -->"),
    ("Fluids &amp; cooling.", HTML, "&amp;"),
    ("Fluids &#38; cooling.", HTML, "&#38;"),
    ("Fluids &nbsp; cooling.", HTML, "&nbsp;"),
    ("Stop **now**.", MARKDOWN, "**"),
    ("Stop _now_.", MARKDOWN, "_now_"),
    ("Stop `now`.", MARKDOWN, "`"),
    ("Stop [now](here).", MARKDOWN, "]("),
    ("# Stop", MARKDOWN, "#"),
    ("- Stop", MARKDOWN, "-"),
    ("Stop\\nthe drug.", CONTROL, ""),
    ("Stop\\tthe drug.", CONTROL, ""),
    ("Stop \\u0007the drug.", CONTROL, "\x07"),
    ("Stop\\u200bthe drug.", CONTROL, "\u200b"),
    ("Stop \\u202ethe drug.", CONTROL, "\u202e"),
    ("Stop\\u00adthe drug.", CONTROL, "\xad"),
    ("Stop \\ufffdthe drug.", CONTROL, "\ufffd"),
    ("Above 38 Â°C.", GARBLED, "Â°"),
    ("The patientâ€™s drug.", GARBLED, "â€"),
    ("Give 50 mcg.", MICRO, "0 mcg"),
    ("Give 50 µg.", MICRO, "0 µg"),
    ("Give 5,000 IU.", UNITS, "0 IU"),
    ("Give 10 U.", UNITS, "0 U"),
    ("Give 10 cc.", UNITS, "0 cc"),
    ("Give .5 mg.", "a number needs its leading zero (0.25)", ".5"),
    ("Give 2.0 mg.", ZERO, "2.0"),
    ("Give 2.50 mg.", ZERO, "2.50"),
    ("Give 5mg.", SPACE, "5mg"),
    ("Above 38°C.", SPACE, "8°C"),
    ("Draw up 5 ml.", "write mL with a capital L", "5 ml"),
    ("Every 6-12 hours.", RANGE, "6-12 hours"),
    ("Give 1–2.5 mg.", RANGE, "1–2.5 mg"),
    ("When >38 °C.", SIGN, ">3"),
    ("When ≥ 38 °C.", SIGN, "≥ 3"),
    ("Give q6h.", HOURLY, "q6h"),
    ("Give 1500 mg.", COMMA, "1500 mg"),
    ("Stop it!", "no exclamation marks", "!"),
    ("Please stop.", 'no "please"', "Please"),
    ("As the seed says.", 'on screen it is "the article this project grew from"', "the seed"),
    ("See DAN-DOSE-01.", "fact ids are not for readers", "DAN-DOSE-01"),
    ("See COOL-03.", "fact ids are not for readers", "COOL-03"),
    ("  ", "`means` is empty", None),
]


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory, good_drafts: dict[str, Draft]) -> list[tuple[int, list[str]]]:
    """One entry for each of STYLES: the line of a word of the glossary that means it, and what the rule says of it."""
    folder: Path = tmp_path_factory.mktemp("spoilt")
    copy = Copy(folder, good_drafts)
    terms = [term.id for term in good_drafts["glossary"].value.terms if not term.facts][: len(STYLES)]
    assert len(terms) == len(STYLES)
    text = "".join(
        f'[[terms]]\nid = "{term}"\nterm = "T"\nkind = "lay"\ntopic = "signs"\nmeans = "{means}"\n'
        for term, (means, _, _) in zip(terms, STYLES, strict=True)
    )
    copy.write("glossary.toml", text)
    problems = copy.problems(wording.check_wording)
    assert {problem.item for problem in problems} == set(terms), "what is fine is left alone"
    return [
        (copy.line_of("glossary.toml", term), [str(problem) for problem in problems if problem.item == term])
        for term in terms
    ]


@pytest.mark.parametrize("number", range(len(STYLES)), ids=[repr(means) for means, _, _ in STYLES])
def test_the_house_style(spoilt: list[tuple[int, list[str]]], number: int) -> None:
    line, problems = spoilt[number]
    _, says, found = STYLES[number]
    wanted = says if found is None else f'{says} (found "{found}")'
    assert any(problem.startswith(f"glossary.toml, line {line}: ") and problem.endswith(wanted) for problem in problems)


@pytest.mark.parametrize(
    "fine",
    [
        "Give 0.25 to 2 mg/kg every 6 to 12 hours.",
        "Above 38 °C, at most 1,500 mg and 2,000 U/L.",
        "DSM-5-TR, COVID-19 and CYP3A4 are names.",
        "Lead-pipe stiffness & sweating; CK (U/L).",
        "10 mL of 5 % glucose.",
        "Published 1991 in 405 cases.",
    ],
)
def test_what_is_written_well_is_left_alone(fine: str) -> None:
    assert list(wording.faults(fine)) == []


def lengths(content: Content) -> Objections:
    return (objection for item in walk(content) for objection in wording.check_length(item))


def texts_of(file: str) -> Rule:
    """The rule for the words of one file alone."""
    subject = file.removesuffix(".toml")
    return lambda content: wording.check_texts(subject, content.subject(subject), content.facts)


# ---------------------------------------------------------------- lengths, and texts that are no sentences


@pytest.mark.parametrize(
    ("file", "item", "most"),
    [
        ("overview.toml", "ov-definition", 45),
        ("overview.toml", "ov-key-stop", 24),
        ("overview.toml", "ov-sign-heat", 14),
        ("faq.toml", "faq-main-treatment-d1", 45),
        ("differential.toml", "dif-ach-lead", 45),
    ],
)
def test_a_sentence_is_too_long(copy: Copy, file: str, item: str, most: int) -> None:
    copy.set(file, item, "text", f'"{" ".join(["word"] * (most + 1))}."')
    line = copy.line_of(file, item)
    assert copy.told(lengths) == [f"{file}, line {line}: {item}: {most + 1} words where at most {most} are allowed"]


def test_a_short_answer_is_longer_than_forty_words(copy: Copy) -> None:
    copy.set("faq.toml", "faq-main-treatment", "answer", f'"{" ".join(["word"] * 41)}."')
    line = copy.line_of("faq.toml", "faq-main-treatment")
    assert copy.told(lengths) == [f"faq.toml, line {line}: faq-main-treatment: 41 words where at most 40 are allowed"]


@pytest.mark.parametrize(
    ("file", "item", "key"),
    [
        ("faq.toml", "faq-main-treatment", "rail"),
        ("overview.toml", "sec-causes", "group"),
        ("comparison.toml", "dantrolene", "role"),
        ("comparison.toml", "pic-deaths", "caption"),
        ("comparison.toml", "cmp-mechanism", "title"),
        ("checklist.toml", "stop-and-call", "title"),
        ("differential.toml", "heat-stroke", "sign"),
        ("preparation.toml", "", "confirm"),
        ("preparation.toml", "dose-1", "heading"),
        ("edition.toml", "", "purpose"),
        ("sources.toml", "berman-2011", "citation"),
        ("facts.toml", "DEF-01", "statement"),
        ("facts.toml", "EVD-03", "statement"),
    ],
)
def test_no_heading_caption_or_citation_may_hold_html(copy: Copy, file: str, item: str, key: str) -> None:
    line = copy.set(file, item, key, '"Look <img src=x> here"')
    problems = [problem for problem in copy.problems(texts_of(file)) if "HTML" in problem.message]
    assert [(problem.file, problem.line) for problem in problems] == [
        (file, copy.line_of(file, item) if item else line)
    ]
    assert problems[0].message.endswith(f'{HTML} (found "<img src=x>")')


@pytest.mark.parametrize(
    ("file", "item", "key"),
    [
        ("faq.toml", "faq-main-treatment", "question"),
        ("sources.toml", "berman-2011", "citation"),
        ("facts.toml", "DEF-01", "statement"),
        ("left_out.toml", "CRIT-02", "reason"),
        ("overview.toml", "sec-causes", "title"),
    ],
)
def test_a_text_that_must_be_there_is_blank(copy: Copy, file: str, item: str, key: str) -> None:
    copy.set(file, item, key, '" "')
    assert copy.told(texts_of(file)) == [f"{file}, line {copy.line_of(file, item)}: {item}: `{key}` is empty"]
