"""An editor spoils one file; the gate names the file, the line and what is wrong, and lets nothing through."""

import pytest
from content_copy import Copy

from app.content.gate import LARGEST_FILE_BYTES
from app.content.models import SUBJECTS

FILES = [f"{subject}.toml" for subject in SUBJECTS]


def test_the_content_as_it_is_passes(copy: Copy) -> None:
    assert copy.told() == []


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_missing(copy: Copy, file: str) -> None:
    copy.remove(file)
    assert copy.told() == [f"{file}: the file is missing"]


def test_a_folder_is_in_the_place_of_a_file(copy: Copy) -> None:
    copy.remove("care.toml")
    (copy.folder / "care.toml").mkdir()
    (problem,) = copy.told()
    assert problem.startswith("care.toml: the file cannot be read (")


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_cut_short_inside_a_sentence(copy: Copy, file: str) -> None:
    text = copy.text(file)
    cut = text.rindex('"') - 1
    copy.write(file, text[:cut])
    line = text[:cut].count("\n") + 1
    (problem,) = copy.problems()
    assert (problem.file, problem.line) == (file, line)
    assert problem.message.startswith("not valid TOML: ")


def test_a_file_is_empty(copy: Copy) -> None:
    copy.write("checklist.toml", "")
    assert copy.told() == ['checklist.toml: the key "phases" is missing']


def test_a_file_was_saved_as_latin_1(copy: Copy) -> None:
    line = copy.set("faq.toml", "faq-main-treatment", "rail", '"Above 38 °C?"')
    copy.write_bytes("faq.toml", copy.text("faq.toml").split("°")[0].encode() + b"\xb0C\n")
    assert copy.told() == [f"faq.toml, line {line}: the text is not UTF-8; save the file as UTF-8"]


def test_a_file_was_saved_as_utf_16(copy: Copy) -> None:
    copy.write_bytes("faq.toml", copy.text("faq.toml").encode("utf-16"))
    assert copy.told() == ["faq.toml, line 1: the text is not UTF-8; save the file as UTF-8"]


def test_notepad_put_a_byte_order_mark_in_front(copy: Copy) -> None:
    copy.write_bytes("faq.toml", b"\xef\xbb\xbf" + copy.text("faq.toml").encode())
    assert copy.told() == ["faq.toml, line 1: the file begins with a byte order mark; save it as UTF-8 without one"]


def test_windows_line_ends_are_no_fault(copy: Copy) -> None:
    copy.write_bytes("faq.toml", copy.text("faq.toml").replace("\n", "\r\n").encode())
    line = copy.line_of("faq.toml", "faq-dantrolene-cure")
    assert copy.told() == []
    copy.write_bytes("faq.toml", copy.text("faq.toml").replace('"DAN-GEN-02"', '"DAN-GEN-99"', 2).encode())
    assert copy.told()[-1].startswith(f"faq.toml, line {line}: faq-dantrolene-cure: cites the fact")


def test_a_file_is_far_too_large(copy: Copy) -> None:
    copy.write("faq.toml", "#" * (LARGEST_FILE_BYTES + 1))
    assert copy.told() == ["faq.toml: the file is far too large to be content"]


def test_a_quotation_mark_is_forgotten(copy: Copy) -> None:
    line = copy.set("faq.toml", "faq-main-treatment", "rail", '"What is the main treatment?')
    assert copy.told()[0].startswith(f"faq.toml, line {line}: not valid TOML: ")


def test_a_key_is_given_twice(copy: Copy) -> None:
    line = copy.add("faq.toml", "faq-main-treatment", "id", '"faq-main-treatment"')
    assert copy.told() == [
        f"faq.toml, line {line}: not valid TOML: Cannot overwrite a value (at line {line}, column 26)"
    ]


@pytest.mark.parametrize("deep", ["x = " + "[" * 9_000, ".".join("x" * 3_000) + " = 1"])
def test_a_file_is_nested_far_too_deeply(copy: Copy, deep: str) -> None:
    copy.write("edition.toml", deep)
    assert copy.told() == ["edition.toml: not valid TOML: nested far too deeply"]


# ---------------------------------------------------------------- keys and values


def test_a_key_is_misspelt(copy: Copy) -> None:
    line = copy.add("faq.toml", "faq-main-treatment", "anwser", '"No."')
    assert copy.told() == [f'faq.toml, line {line}: unknown key "anwser"; did you mean "answer"?']


def test_a_table_is_misspelt(copy: Copy) -> None:
    line = copy.append("faq.toml", '[[question]]\nid = "faq-new"')
    assert copy.told() == [f'faq.toml, line {line}: unknown key "question"; did you mean "questions"?']


def test_a_key_that_nobody_knows(copy: Copy) -> None:
    line = copy.add("checklist.toml", "stop-causative-agent", "bed", '"12"')
    assert copy.told() == [f'checklist.toml, line {line}: unknown key "bed"']


def test_a_key_of_a_table_that_may_be_absent_is_misspelt(copy: Copy) -> None:
    text = copy.text("checklist.toml").replace("first_min", "frist_min")
    copy.write("checklist.toml", text)
    line = text[: text.index("frist_min")].count("\n") + 1
    table = text[: text.index("[phases.steps.recheck]")].count("\n") + 1
    assert copy.told() == [
        f'checklist.toml, line {table}: the key "first_min" is missing',
        f'checklist.toml, line {line}: unknown key "frist_min"; did you mean "first_min"?',
    ]


def test_a_key_is_missing(copy: Copy) -> None:
    copy.drop("faq.toml", "faq-main-treatment", "answer")
    # The table begins one line above its id.
    line = copy.line_of("faq.toml", "faq-main-treatment") - 1
    assert copy.told() == [f'faq.toml, line {line}: the key "answer" is missing']


@pytest.mark.parametrize(
    ("file", "item", "key", "value", "says"),
    [
        ("faq.toml", "faq-main-treatment", "facts", '"MGT-01"', '"facts": input should be a valid array'),
        ("faq.toml", "faq-main-treatment", "answer", '["Stop."]', '"answer": input should be a valid string'),
        ("faq.toml", "faq-main-treatment", "answer", "42", '"answer": input should be a valid string'),
        ("faq.toml", "faq-main-treatment", "facts", "[1]", '"facts": input should be a valid string'),
        (
            "faq.toml",
            "faq-main-treatment",
            "rail",
            "2026-11-23",
            '"rail": a date stands here without quotes where text belongs',
        ),
        ("preparation.toml", "product-20mg", "vial_mg", '"20"', '"vial_mg": input should be a valid number'),
        ("preparation.toml", "product-20mg", "vial_mg", "true", '"vial_mg": input should be a valid number'),
        (
            "preparation.toml",
            "product-20mg",
            "vial_mg",
            "nan",
            '"vial_mg": this is no number that the content can hold',
        ),
        (
            "preparation.toml",
            "product-20mg",
            "vial_mg",
            "inf",
            '"vial_mg": this is no number that the content can hold',
        ),
        (
            "preparation.toml",
            "product-20mg",
            "vial_mg",
            "9" * 400,
            '"vial_mg": this is no number that the content can hold',
        ),
        ("preparation.toml", "product-20mg", "vial_mg", "9" * 5000, "not valid TOML: a number has far too many digits"),
        ("preparation.toml", "", "weights_kg", "[40.5]", '"weights_kg": input should be a valid integer'),
        (
            "edition.toml",
            "",
            "date",
            '"soon"',
            '"date": input should be a valid date in the format YYYY-MM-DD, input is too short',
        ),
        ("facts.toml", "DEF-01", "seed", '"yes"', '"seed": input should be a valid boolean'),
    ],
)
def test_a_value_is_of_the_wrong_kind(copy: Copy, file: str, item: str, key: str, value: str, says: str) -> None:
    line = copy.set(file, item, key, value)
    assert copy.told() == [f"{file}, line {line}: {says}"]


@pytest.mark.parametrize(
    ("file", "item", "key", "value", "says"),
    [
        (
            "checklist.toml",
            "stop-causative-agent",
            "who",
            '"porter"',
            '"porter" is not allowed for "who"; use one of: nurse, doctor, pharmacist, team',
        ),
        (
            "checklist.toml",
            "stop-causative-agent",
            "kind",
            '"acton"',
            '"acton" is not allowed for "kind"; did you mean "action"?',
        ),
        (
            "faq.toml",
            "faq-main-treatment",
            "topic",
            '"stop drug"',
            '"stop drug" is not allowed for "topic"; did you mean "stop-drug"?',
        ),
        (
            "overview.toml",
            "ov-key-stop",
            "topic",
            '"stopdrug"',
            '"stopdrug" is not allowed for "topic"; did you mean "stop-drug"?',
        ),
        ("sources.toml", "seed", "use", '"quote"', '"quote" is not allowed for "use"; use one of: cite, lead'),
    ],
)
def test_a_word_is_not_one_of_the_closed_list(
    copy: Copy, file: str, item: str, key: str, value: str, says: str
) -> None:
    line = copy.set(file, item, key, value)
    assert copy.told() == [f"{file}, line {line}: {says}"]


def test_every_broken_file_is_named_at_once(copy: Copy) -> None:
    first = copy.add("faq.toml", "faq-main-treatment", "bed", "12")
    copy.write("glossary.toml", "")
    assert copy.told() == [
        f'faq.toml, line {first}: unknown key "bed"',
        'glossary.toml: the key "terms" is missing',
    ]


def test_a_file_that_is_not_part_of_the_content(copy: Copy) -> None:
    (copy.folder / "faq2.toml").write_text("")
    assert copy.told() == [
        "faq2.toml: this file is not part of the content; remove it or name it as one of the known files"
    ]


def test_a_line_separator_in_a_sentence_does_not_shift_the_lines_below(copy: Copy) -> None:
    copy.set("faq.toml", "faq-main-treatment", "answer", '"Stop.\u2028Support.\x85\u2029"')
    line = copy.add("faq.toml", "faq-dantrolene-cure", "bed", "12")
    assert copy.told() == [f'faq.toml, line {line}: unknown key "bed"']
