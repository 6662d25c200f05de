"""The bare figures that no sentence holds: vials, dose steps, weights, re-checks and the bars of pictures.

A wrong one here would be printed beside a right sentence, so each is held against the facts that its item cites.
"""

from collections.abc import Iterator
from decimal import Decimal

from app.content import models as m
from app.content.content import Content
from app.content.rules.numbers import carried_by, pictures
from app.content.rules.objection import Objection, Objections

_THOUSAND = Decimal(1000)


def check_amounts(content: Content) -> Objections:
    preparation = content.preparation
    weights = preparation.weights_kg
    if not weights or list(weights) != sorted(set(weights)) or weights[0] < 1:
        yield Objection("preparation", "weights_kg", "weights are whole kilograms, each once, the lightest first")
    for product in preparation.products:
        yield from _check_product(content, product)
    for step in preparation.steps:
        if step.mg_per_kg <= 0:
            yield Objection("preparation", step.id, "`mg_per_kg` is more than zero")
    for phase in content.checklist.phases:
        for row in phase.steps:
            if row.recheck:
                yield from _check_recheck(content, row.id, row.recheck)
    for subject, picture in pictures(content):
        for bar in picture.bars:
            if not 0 <= bar.value <= picture.maximum:
                yield Objection(subject, bar.id, f"{bar.value:g} does not fit on a scale from 0 to {picture.maximum:g}")
        if picture.maximum <= 0:
            yield Objection(subject, picture.id, "`maximum` is more than zero")


def _check_product(content: Content, product: m.Product) -> Objections:
    carried = carried_by(content.facts[name] for name in product.facts)
    for key, value in _figures(product):
        exact = Decimal(str(value))
        if exact < 0 or (exact == 0 and key != "mannitol_g_per_vial"):
            yield Objection("preparation", product.id, f"`{key}` is more than zero")
        elif exact and exact not in carried and not (key == "mannitol_g_per_vial" and exact * _THOUSAND in carried):
            message = f"the {value:g} of `{key}` is in none of the facts it cites"
            yield Objection("preparation", product.id, message)


def _figures(product: m.Product) -> Iterator[tuple[str, float]]:
    yield "vial_mg", product.vial_mg
    yield "diluent_ml", product.diluent_ml
    yield "volume_ml_per_vial", product.volume_ml_per_vial
    yield "mannitol_g_per_vial", product.mannitol_g_per_vial
    if product.single_dose_cap_mg is not None:
        yield "single_dose_cap_mg", product.single_dose_cap_mg


def _check_recheck(content: Content, step: str, recheck: m.Recheck) -> Objections:
    carried = carried_by(content.facts[name] for name in recheck.facts)
    for key in ("first_min", "for_min", "then_min"):
        minutes = Decimal(getattr(recheck, key))
        if minutes < 1:
            yield Objection("checklist", f"{step}-recheck", f"`{key}` is at least one minute")
        elif minutes not in carried and minutes / 60 not in carried:
            message = f"the {minutes} minutes of `{key}` are in none of the facts it cites, nor as hours"
            yield Objection("checklist", f"{step}-recheck", message)
