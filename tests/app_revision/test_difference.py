"""What a reviewer is shown between two editions: everything that changed, doses first, numbers marked."""

import copy
import os
import random
from pathlib import Path
from typing import Any

import pytest

from app.content.items import walk
from app.content.load import load_content
from app.content.models import SUBJECTS
from app.content.review import review_months
from app.paths import content_dir
from app.revision.difference import Change, Difference, difference
from app.revision.reading import Written, read_edition
from app.revision.records import dosed_ids, records_of
from app.revision.telling import as_data, lines
from app.revision.words import changed_numbers, pieces, with_marks

Table = dict[str, Any]
MORE = 12 if os.environ.get("NMS_BEDSIDE_FULL") else 1


@pytest.fixture(scope="module")
def edition() -> Written:
    return read_edition(content_dir())


def copied(edition: Written, subject: str = "") -> dict[str, Table]:
    """The tables, those of one subject (of all, if none is named) free to be changed."""
    return {name: copy.deepcopy(table) if subject in ("", name) else table for name, table in edition.tables.items()}


def between(edition: Written, tables: dict[str, Table]) -> Difference:
    return difference(edition, Written("new", tables))


def only(found: Difference) -> Change:
    assert len(found.changes) == 1, [change.id for change in found.changes]
    return found.changes[0]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value in a table that is text, a number, a date, a switch or a list of such."""
    if isinstance(value, dict):
        return [place for key, inner in value.items() for place in places(inner, (*path, key))]
    if isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value):
        return [place for number, inner in enumerate(value) for place in places(inner, (*path, number))]
    return [path]


def holder(table: Any, path: tuple[Any, ...]) -> Any:
    for part in path[:-1]:
        table = table[part]
    return table


def test_the_same_content_twice_is_no_difference(edition: Written) -> None:
    assert difference(edition, edition).changes == ()
    assert list(lines(difference(edition, edition))) == [
        f"Edition {edition.edition} and edition {edition.edition} are the same in every key."
    ]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_whatever_key_is_changed_the_difference_says_so(edition: Written, subject: str) -> None:
    dice = random.Random(subject)
    everywhere = places(edition.tables[subject])
    for path in dice.sample(everywhere, min(6 * MORE, len(everywhere))):
        tables = copied(edition, subject)
        around = holder(tables[subject], path)
        value = around[path[-1]]
        if isinstance(value, bool):
            around[path[-1]] = not value
        elif isinstance(value, int | float):
            around[path[-1]] = value + 1
        elif isinstance(value, list):
            around[path[-1]] = [*value, "another"]
        else:
            around[path[-1]] = f"{value} changed"
        found = between(edition, tables)
        assert found.changes, path
        assert next(iter(lines(found))).startswith("Edition ")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_whatever_entry_is_taken_away_or_moved_the_difference_says_so(edition: Written, subject: str) -> None:
    dice = random.Random(subject)
    lists = [path[:-2] for path in places(edition.tables[subject]) if len(path) > 1 and isinstance(path[-2], int)]
    for path in dice.sample(sorted(set(lists), key=str), min(3 * MORE, len(set(lists)))):
        tables = copied(edition, subject)
        entries = holder(tables[subject], (*path, 0))
        entries.remove(dice.choice(entries))
        assert between(edition, tables).changes, path
        if len(entries) > 1:
            tables = copied(edition, subject)
            entries = holder(tables[subject], (*path, 0))
            entries.insert(0, entries.pop())
            assert between(edition, tables).changes, path


def test_a_changed_dose_stands_first_with_its_numbers(edition: Written) -> None:
    tables = copied(edition)
    step = tables["preparation"]["regimens"][0]
    tables["overview"]["sections"][0]["rail"] += " again"
    step["text"] = step["text"] + " Then 77 mg every 5 hours."
    found = between(edition, tables)
    assert found.changes[0].id == step["id"]
    assert found.changes[0].group == "dose"
    assert found.changes[0].numbers.come == ("77 mg", "5 hours")
    shown = "\n".join(lines(found))
    assert f"! {step['id']}" in shown
    assert "{+Then 77 mg every 5 hours.+}" in shown
    assert "numbers: none -> 77 mg, 5 hours" in shown


def test_a_unit_that_changed_is_a_number_that_changed() -> None:
    assert changed_numbers("give 10 mg", "give 10 g").gone == ("10 mg",)
    assert changed_numbers("10\u00a0mg in 60 mL", "10 mg in 60 mL") == changed_numbers("", "")
    assert changed_numbers("four signs", "five signs").come == ("five",)


def test_both_wordings_can_be_read_from_the_marks() -> None:
    found = pieces("give 10 mg now", "give 20 mg slowly now")
    assert with_marks(found) == "give [-10-] {+20+} mg {+slowly+} now"
    assert " ".join(text for mark, text in found if mark != "come") == "give 10 mg now"
    assert " ".join(text for mark, text in found if mark != "gone") == "give 20 mg slowly now"


def test_a_sentence_whose_words_stayed_is_shown_when_the_fact_beneath_it_changed(edition: Written) -> None:
    tables = copied(edition)
    sentence = tables["overview"]["key_points"][0]
    fact = next(fact for fact in tables["facts"]["facts"] if fact["id"] == sentence["facts"][0])
    fact["statement"] += " In one series."
    found = between(edition, tables)
    about = {change.id: change for change in found.changes}
    assert about[sentence["id"]].what == "beneath"
    assert about[sentence["id"]].beneath == (fact["id"],)
    assert about[fact["id"]].what == "reworded"


def test_a_sentence_is_shown_when_how_much_of_its_source_was_read_changed(edition: Written) -> None:
    tables = copied(edition)
    sentence = tables["overview"]["definition"]
    fact = next(fact for fact in tables["facts"]["facts"] if fact["id"] == sentence["facts"][0])
    source = next(source for source in tables["sources"]["sources"] if source["id"] == fact["sources"][0])
    source["read"] = "abstract" if source["read"] != "abstract" else "excerpt"
    about = {change.id: change for change in between(edition, tables).changes}
    assert about[source["id"]].group == "evidence"
    assert about[sentence["id"]].what == "beneath"


def test_other_facts_under_the_same_words_are_shown(edition: Written) -> None:
    tables = copied(edition)
    sentence = tables["overview"]["key_points"][1]
    sentence["facts"] = [*sentence["facts"][:1], tables["facts"]["facts"][-1]["id"]]
    change = only(between(edition, tables))
    assert (change.id, change.what) == (sentence["id"], "cites")
    assert "facts" in {part.key for part in change.cites}


def test_a_part_put_between_others_is_one_addition(edition: Written) -> None:
    """Parts are numbered; the ones behind it keep their words and are not shown as changed."""
    tables = copied(edition)
    cell = next(cell for row in tables["comparison"]["rows"] for cell in row["cells"] if len(cell["parts"]) > 2)
    cell["parts"].insert(1, {"text": "Something new.", "facts": cell["parts"][0]["facts"]})
    change = only(between(edition, tables))
    assert change.what == "added"
    assert [(part.old, part.new) for part in change.words] == [("", "Something new.")]


def test_two_parts_that_changed_places_are_shown(edition: Written) -> None:
    tables = copied(edition)
    cell = next(cell for row in tables["comparison"]["rows"] for cell in row["cells"] if len(cell["parts"]) > 2)
    cell["parts"][0], cell["parts"][1] = cell["parts"][1], cell["parts"][0]
    assert only(between(edition, tables)).what == "moved"


def test_another_order_of_steps_is_shown_without_repeating_the_steps(edition: Written) -> None:
    tables = copied(edition)
    steps = tables["checklist"]["phases"][0]["steps"]
    steps[0], steps[1] = steps[1], steps[0]
    change = only(between(edition, tables))
    assert change.what == "moved"
    assert change.places[0].key == "order of steps"


def test_a_removed_step_is_shown_with_the_words_it_had(edition: Written) -> None:
    tables = copied(edition)
    gone = tables["checklist"]["phases"][1]["steps"].pop()
    removed = [change for change in between(edition, tables).changes if change.id == gone["id"]]
    assert removed[0].what == "removed"
    assert removed[0].words[0].old


def test_the_data_says_the_same_as_the_lines(edition: Written) -> None:
    tables = copied(edition)
    tables["preparation"]["products"][0]["vial_mg"] = 999
    found = between(edition, tables)
    data = as_data(found)
    assert data["counts"]["dose"] == len(found.of("dose"))
    assert data["changes"][0]["numbers"]["come"] == ["999"]
    assert data["changes"][0]["words"][0]["new"] == "999"


def test_an_edition_of_other_models_can_still_be_compared(tmp_path: Path, edition: Written) -> None:
    """Keys that no model knows any more, and a subject that did not exist then."""
    for subject in SUBJECTS:
        if subject != "care":
            text = (content_dir() / f"{subject}.toml").read_text("utf-8")
            (tmp_path / f"{subject}.toml").write_text(text.replace("topic =", "subject_matter ="), "utf-8")
    found = difference(read_edition(tmp_path), edition)
    assert any(change.subject == "care" and change.what == "added" for change in found.changes)
    assert any(part.key == "subject_matter" for change in found.changes for part in (*change.words, *change.places))


def test_what_the_app_reviews_sooner_is_what_stands_first(edition: Written) -> None:
    """One rule for the chip, the review copy and the difference: a statement on a fact about a medicine or an amount."""
    content = load_content(content_dir())
    dosed = dosed_ids(records_of(edition).values())
    for item in walk(content):
        if item.facts and review_months(content, item.facts) == content.edition.review_months_doses:
            assert item.id in dosed or item.kind == "recheck", item.id
