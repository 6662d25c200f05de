"""What keeps the preparation table from being misread: see resources/safety/hazard-log.toml."""

import re
import tomllib
from datetime import date
from decimal import Decimal
from itertools import product as product_of
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QSpinBox, QTextEdit
from ward import Ward, said, settle, visible

from app.content.content import Content
from app.handover.card import card
from app.preparation import amount, cell, sentence, written
from ui.pages.preparation import PreparationPage

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "app_content" / "dose_cases.toml").read_text(encoding="utf-8")
)


def page(ward: Ward) -> PreparationPage:
    ward.open((1366, 768), start="compare")
    ward.window.show_id("preparation")
    settle()
    return ward.window.findChildren(PreparationPage)[-1]


def test_no_number_is_shown_before_a_vial_is_chosen(ward: Ward) -> None:
    shown = page(ward)
    assert shown.product is None
    assert shown.table is None
    words = said(shown)
    assert "Choose the vial you hold" in words
    assert " mL" not in words.replace("\u00a0", " ")
    assert "mg/kg" not in words


def test_a_cell_is_read_back_with_weight_dose_vials_and_volume(ward: Ward, content: Content) -> None:
    shown = page(ward)
    for product in content.preparation.products:
        shown.choose_product(product.id)
        settle()
        assert shown.table is not None
        for column, step in enumerate(content.preparation.steps):
            shown.table.setCurrentIndex(shown.table.model().index(4, column))
            settle()
            weight = content.preparation.weights_kg[4]
            found = cell(product, step, weight)
            words = shown.said.plain.replace("\u00a0", " ")
            assert words.startswith(f"{weight} kg")
            assert f"{product.vial_mg:g} mg" in words
            assert f"{written(found.mg)} mg in {written(found.ml)} mL" in words
            assert f"{found.vials} vial" in words


def test_where_part_of_a_vial_is_not_given_the_dose_stands_out_and_not_the_vials(ward: Ward, content: Content) -> None:
    """ "1 × 250 mg" in strong type above 100 mg invites to give the whole vial. On screen, in the read-back line, in the
    list for large text and on the printed card, the same."""
    shown, prepared = page(ward), content.preparation
    printed = card(content, date(2026, 11, 30)).tables
    parts = 0
    for product, on_paper in zip(prepared.products, printed, strict=True):
        shown.choose_product(product.id)
        settle()
        assert shown.table is not None
        model = shown.table.weights
        for (row, weight), (column, step) in product_of(enumerate(prepared.weights_kg), enumerate(prepared.steps)):
            found, index = cell(product, step, weight), model.index(row, column)
            dose, vials = f"{written(found.mg)} mg", f"{found.vials} × {product.vial_mg:g} mg"
            strong, quiet = (line.replace("\u00a0", " ") for line in model.texts(index))
            paper = on_paper.rows[row][1][column]
            part = found.mg % Decimal(str(product.vial_mg)) != 0
            lightest = Decimal(str(prepared.weights_kg[0])) * Decimal(str(step.mg_per_kg))
            if (
                lightest < Decimal(str(product.vial_mg)) and not step.daily_maximum
            ):  # a whole vial is more than is given
                parts += 1
                assert strong == f"{dose} = {written(found.ml)} mL"
                assert quiet.partition(",")[0] == f"of {vials}"
            else:
                assert strong == vials
                assert quiet.startswith(f"{dose} in {written(found.ml)} mL")
            if part and not step.daily_maximum:
                first, _, rest = sentence(product, step, weight).partition(". ")
                assert first.endswith(f"{dose} in {written(found.ml)} mL")
                assert rest.startswith(f"Open {found.vials} vial")
                assert "not given" in rest
            else:
                assert "not given" not in sentence(product, step, weight)
            assert (paper.strong.rstrip("*"), paper.quiet.rstrip("*")) == (strong, quiet.partition(", label")[0])
    assert parts > 100
    shown.choose_product("product-250mg")
    assert shown.table is not None
    shown.table.setCurrentIndex(shown.table.weights.index(0, 3))
    settle()
    bold = (
        "".join(re.findall(r"font-weight:600.>(.*?)</span>", shown.said.text()))
        .replace("\u00a0", " ")
        .replace("\u2060", "")
    )
    assert bold == "40 kg at 2.5 mg/kg: 100 mg in 2 mL"


def test_every_count_wears_its_strength(ward: Ward, content: Content) -> None:
    shown = page(ward)
    for product in content.preparation.products:
        shown.choose_product(product.id)
        settle()
        assert shown.table is not None
        model = shown.table.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                text = str(model.data(model.index(row, column))).replace("\u00a0", " ")
                assert f" × {product.vial_mg:g} mg" in text


def test_the_24_hour_maximum_is_read_back_as_a_ceiling_and_not_a_dose(content: Content) -> None:
    ceilings = [step for step in content.preparation.steps if step.daily_maximum]
    assert ceilings
    for product in content.preparation.products:
        for step in ceilings:
            for weight in content.preparation.weights_kg:
                assert "This is a ceiling, not a dose." in sentence(product, step, weight)
    doses = [step for step in content.preparation.steps if not step.daily_maximum]
    assert max(step.mg_per_kg for step in doses) < min(step.mg_per_kg for step in ceilings)


def test_every_published_and_derived_case_comes_out_as_worked_by_hand(content: Content) -> None:
    """tests/app_content/dose_cases.toml was computed by another program from the labels."""
    vials = {
        "dantrium_revonto_20mg": "product-20mg",
        "agilus_120mg": "product-120mg",
        "ryanodex_250mg": "product-250mg",
    }
    products = {product.id: product for product in content.preparation.products}
    assert len(CASES["derived"]) >= 20
    for case in CASES["derived"]:
        wanted = case.get("fixed_dose_mg")
        mg = (
            Decimal(str(case["weight_kg"])) * Decimal(str(case["dose_mg_per_kg"]))
            if wanted is None
            else Decimal(wanted)
        )
        found = amount(products[vials[case["formulation"]]], mg)
        assert found.mg == Decimal(str(case["total_mg"])), case["id"]
        assert found.ml == Decimal(str(case["volume_mL"])), case["id"]
        assert found.vials == case["vials_opened"], case["id"]
        assert found.diluent_ml == case["diluent_total_mL"], case["id"]
        assert found.capped == case.get("capped", False), case["id"]
        if "mannitol_g_in_dose" in case:
            assert found.mannitol_g_in_dose == Decimal(str(case["mannitol_g_in_dose"])), case["id"]


@pytest.mark.parametrize("tab", ["overview", "compare", "checklist", "faq"])
def test_there_is_no_box_to_type_a_weight_into(ward: Ward, tab: str) -> None:
    window = ward.open((1366, 768), start=tab)
    if tab == "compare":
        window.show_id("preparation")
        settle()
    assert [box.objectName() for box in visible(window, QLineEdit)] == ["search"]
    assert visible(window, QSpinBox) == []
    assert visible(window, QTextEdit) == []


def test_the_table_begins_at_an_adult_weight_and_the_scope_says_adults(content: Content) -> None:
    assert min(content.preparation.weights_kg) >= 40
    assert "adults" in content.edition.scope
