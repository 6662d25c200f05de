"""The hospital's own file cannot change a dose, a step or a source: tried with every key and every id of the content."""

import dataclasses
import json
import tomllib
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from samples import GOOD, SMALL
from ward import Ward, said, settle

from app.content.content import Content
from app.content.items import walk
from app.content.load import load_content
from app.content.models import SUBJECTS, model_of
from app.content.plain import dump
from app.paths import content_dir
from app.site import models
from app.site.load import parse
from app.site.local import Local
from ui.pages.preparation import PreparationPage

# Everything there is. A new key needs a new line here, and a look at what it could change.
ALLOWED = {
    "": {"hospital", "unit", "author", "date", "stay_resident", "phones", "stock", "escalation", "laboratory", "protocol",
         "privacy", "sign_off"},
    "phones": {"name", "number"},
    "stock": {"product", "where"},
    "escalation": {"who", "how"},
    "laboratory": {"ck_upper_limit"},
    "protocol": {"where"},
    "privacy": {"retention_hours", "reasons", "notes"},
    "sign_off": {"name", "role", "date", "edition", "scope"},
}  # fmt: skip
TABLES = [name for name in ALLOWED if name]


def _kinds(kind: Any, seen: set[type]) -> set[type]:
    """Every dataclass that a dataclass is made of."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind not in seen:
        seen.add(kind)
        for inner in get_type_hints(kind).values():
            _kinds(inner, seen)
    for inner in get_args(kind):
        _kinds(inner, seen)
    return seen


def content_keys() -> list[str]:
    """Every key of every content file, and the names of the files."""
    kinds: set[type] = set()
    for subject in SUBJECTS:
        _kinds(model_of(subject), kinds)
    return sorted({field.name for kind in kinds for field in dataclasses.fields(kind)} | set(SUBJECTS))


def into(table: str, line: str) -> str:
    """The good file with one more line in a table ("" is the top)."""
    if not table:
        return f"{line}\n{GOOD}"
    head = f"[[{table}]]\n" if f"[[{table}]]" in GOOD else f"[{table}]\n"
    assert head in GOOD
    return GOOD.replace(head, f"{head}{line}\n", 1)


def test_the_file_has_these_keys_and_no_others() -> None:
    names = {
        "phones": models.PhoneNumber,
        "stock": models.Stocked,
        "escalation": models.Contact,
        "laboratory": models.Laboratory,
        "protocol": models.Protocol,
        "privacy": models.Privacy,
        "sign_off": models.SignOff,
    }
    found = {"": {field.name for field in dataclasses.fields(models.Site)}}
    found |= {name: {field.name for field in dataclasses.fields(kind)} for name, kind in names.items()}
    assert found == ALLOWED
    assert _kinds(models.Site, set()) == {models.Site, *names.values()}


def test_no_key_of_the_content_is_taken_anywhere_in_the_file() -> None:
    keys = content_keys()
    assert {"mg_per_kg", "vial_mg", "facts", "sources", "steps", "text", "volume_ml_per_vial"} <= set(keys)
    tried = 0
    for key in keys:
        for table, allowed in ALLOWED.items():
            if key in allowed:
                continue
            for value in ("2.5", "[]"):
                site, problems = parse(into(table, f"{key} = {value}"))
                assert site is None, (table, key)
                assert any(f'unknown key "{key}"' in problem.message for problem in problems), (table, key)
                tried += 1
        if key not in ALLOWED[""]:
            for text in (
                f"{GOOD}\n[{key}]\n",
                f"{GOOD}\n[[{key}]]\n",
                f"{GOOD}\n[sign_off.{key}]\n",
                f"{key}.x = 1\n{GOOD}",
            ):
                assert parse(text)[0] is None, key
                tried += 1
    assert tried > 1500


def test_no_id_of_the_content_is_taken_as_a_key_and_none_but_a_vial_as_a_product(content: Content) -> None:
    ids = {item.id for item in walk(content)} | set(content.facts) | set(content.sources)
    for name in sorted(ids):
        assert parse(f'"{name}" = 1\n{SMALL}')[0] is None, name
        held, _ = parse(f'{SMALL}[[stock]]\nproduct = "{name}"\n')
        assert (held is not None) == (name in models.PRODUCTS), name
    assert len(ids) > 500


def test_keys_that_both_have_are_plain_words_here() -> None:
    """`date`, `name`, `scope` ... stand in both; here they are a date and short texts that hold no dose."""
    both = {key for keys in ALLOWED.values() for key in keys} & set(content_keys())
    hints: dict[str, set[Any]] = {}
    for kind in _kinds(models.Site, set()):
        for name, hint in get_type_hints(kind).items():
            hints.setdefault(name, set()).add(hint)
    for key in both - {"notes"}:
        assert hints[key] <= {str, models.date}, key
    assert hints["notes"] == {bool}


@pytest.mark.parametrize("text", ["2 mg/kg", "20 mg in 60 mL", "10 mg", "0.5 g", "1000 micrograms"])
def test_no_text_can_hold_a_dose(text: str) -> None:
    tried = 0
    for line in GOOD.splitlines():
        key, _, value = line.partition(" = ")
        if value.startswith('"') and key not in ("product", "ck_upper_limit"):
            site, _ = parse(GOOD.replace(line, f'{key} = "{text}"', 1))
            assert site is None, line
            tried += 1
    assert tried == 15


def test_the_content_is_the_same_with_and_without_a_site(ward: Ward) -> None:
    site, _ = parse(GOOD)
    before = {name: json.dumps(dump(load_content(content_dir()).subject(name))) for name in SUBJECTS}
    window = ward.open(local=Local(Path("site.toml"), site))
    for tab in range(4):
        window.open_tab(tab)
    window.show_id("preparation")
    assert {name: json.dumps(dump(ward.content.subject(name))) for name in SUBJECTS} == before


def test_the_preparation_table_is_the_same_with_and_without_a_site(ward: Ward) -> None:
    site, _ = parse(GOOD)
    shown = []
    for local in (Local(Path("site.toml")), Local(Path("site.toml"), site)):
        window = ward.come_back((1366, 768), start="compare", local=local)
        window.show_id("preparation")
        page = window.findChildren(PreparationPage)[-1]
        page.choose_product("product-20mg")
        settle()
        assert page.table is not None
        model = page.table.model()
        cells = [
            model.data(model.index(row, column))
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
        shown.append((cells, [line for line in said(page).splitlines() if not line.startswith("Local")]))
    assert shown[0] == shown[1]
    assert len(shown[0][0]) == 60


def test_a_site_of_every_size_is_the_same_kind_of_thing_as_toml(tmp_path: Path) -> None:
    assert set(tomllib.loads(GOOD)) <= ALLOWED[""]
