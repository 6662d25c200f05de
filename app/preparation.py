"""The printed preparation table: label strengths and weight bands in, rows out. No patient, no input, no choice.

Figures come from the exact ratio on the label (20 mg in 60 mL; 120 mg in 22.6 mL; 250 mg in 5 mL), never from a
rounded strength per mL. mg and mL are rounded to one decimal, half up, volumes below 1 mL to two; vials are rounded up
to whole vials; mannitol to 0.001 g. A product's cap for a single dose cuts the dose and is said. Checked against every published and derived
case in tests/app_content/dose_cases.toml.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from app.content.models import DoseStep, Product
from app.tongue import tr, tr_n


class Amount(NamedTuple):
    """What one cell of the table says. `capped` means the label's single-dose limit cut the dose; `whole` that all of the
    opened vials is given."""

    mg: Decimal
    ml: Decimal
    vials: int
    diluent_ml: Decimal
    mannitol_g_in_dose: Decimal
    mannitol_g_in_vials: Decimal
    capped: bool
    whole: bool


def amount(product: Product, mg: Decimal | float, *, single_dose: bool = True) -> Amount:
    """What `mg` of `product` takes. The cap applies to a single dose, not to a total over 24 hours."""
    wanted = _exact(mg)
    capped = False
    if single_dose and product.single_dose_cap_mg is not None and wanted > _exact(product.single_dose_cap_mg):
        wanted, capped = _exact(product.single_dose_cap_mg), True
    strength = _exact(product.vial_mg)
    vials = int((wanted / strength).to_integral_value(ROUND_CEILING))
    mannitol = _exact(product.mannitol_g_per_vial)
    return Amount(
        mg=_tenth(wanted),
        ml=_volume(wanted * _exact(product.volume_ml_per_vial) / strength),
        vials=vials,
        diluent_ml=vials * _exact(product.diluent_ml),
        mannitol_g_in_dose=(wanted * mannitol / strength).quantize(Decimal("0.001"), ROUND_HALF_UP),
        mannitol_g_in_vials=vials * mannitol,
        capped=capped,
        whole=wanted == vials * strength,
    )


def cell(product: Product, step: DoseStep, weight_kg: int) -> Amount:
    """The cell of a weight band (kg) and a mg/kg column."""
    return amount(product, weight_kg * _exact(step.mg_per_kg), single_dose=not step.daily_maximum)


def written(value: Decimal) -> str:
    """A figure as it is printed: no trailing zero, a comma at thousands ("1,500", "37.5", "0.045")."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def dose_first(product: Product, step: DoseStep, lightest_kg: int) -> bool:
    """Whether the dose is the strong line of a column: one vial is more than the lightest row of the table is given.

    A strong "1 × 250 mg" above 100 mg invites to give the whole vial. One rule holds for all rows of a column, so that what is
    read downwards is of one kind. A ceiling is no dose to give.
    """
    found = cell(product, step, lightest_kg)
    return found.vials == 1 and not found.whole and not step.daily_maximum


def lines(product: Product, step: DoseStep, weight_kg: int, lightest_kg: int) -> tuple[str, str]:
    """The strong and the quiet line of a cell: "10 × 20 mg", "200 mg in 600 mL", or "100 mg = 2 mL", "of 1 × 250 mg" where
    the dose comes first. `lightest_kg` is the weight of the table's first row."""
    found = cell(product, step, weight_kg)
    vials = f"{found.vials}\u00a0×\u00a0{product.vial_mg:g}\u00a0mg"
    mg, ml = written(found.mg), written(found.ml)
    if not dose_first(product, step, lightest_kg):
        return vials, tr("{mg}\u00a0mg in\u00a0{ml}\u00a0mL").format(mg=mg, ml=ml)
    return tr("{mg}\u00a0mg\u00a0= {ml}\u00a0mL").format(mg=mg, ml=ml), tr("of\u00a0{vials}").format(vials=vials)


def sentence(product: Product, step: DoseStep, weight_kg: int) -> str:
    """The cell read aloud for the two-person check."""
    found = cell(product, step, weight_kg)
    vials = tr_n("{vials} vial of {vial_mg} mg", "{vials} vials of {vial_mg} mg", found.vials).format(
        vials=found.vials, vial_mg=written(_exact(product.vial_mg))
    )
    amount_said = tr("{mg} mg in {ml} mL").format(mg=written(found.mg), ml=written(found.ml))
    if step.daily_maximum:
        return tr(
            "{weight_kg} kg: the most in 24 hours is {amount_said}, {vials}. This is a ceiling, not a dose."
        ).format(weight_kg=weight_kg, amount_said=amount_said, vials=vials)
    if found.whole:
        said = tr("{weight_kg} kg at {mg_per_kg:g} mg/kg: open {vials}. That is {amount_said}")
    else:
        said = tr_n(
            "{weight_kg} kg at {mg_per_kg:g} mg/kg: {amount_said}. Open {vials}: part of it is not given",
            "{weight_kg} kg at {mg_per_kg:g} mg/kg: {amount_said}. Open {vials}: part of the last is not given",
            found.vials,
        )
    said = said.format(weight_kg=weight_kg, mg_per_kg=step.mg_per_kg, vials=vials, amount_said=amount_said)
    if found.mannitol_g_in_vials:
        mannitol = (
            tr(", and {mannitol_g_in_vials} g of mannitol in the opened vials")
            if found.whole
            else tr(". {mannitol_g_in_vials} g of mannitol in the opened vials")
        )
        said += mannitol.format(mannitol_g_in_vials=written(found.mannitol_g_in_vials))
    if found.capped:
        said += tr(". Cut to the label's limit of {mg} mg for a single dose").format(mg=written(found.mg))
    return said + "."


def _exact(value: Decimal | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _volume(ml: Decimal) -> Decimal:
    """To the tenth of a mL, below 1 mL to the hundredth, as such syringes are marked: 0.25 as 0.3 is a fifth too much."""
    return ml.quantize(Decimal("0.01"), ROUND_HALF_UP) if ml < 1 else _tenth(ml)


def _tenth(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
