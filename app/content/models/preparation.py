"""Vials, mg/kg steps and published regimens."""

from app.content.models.pages import Statement
from app.content.models.record import Record


class Product(Record):
    """A vial. Volumes come from the exact ratio `volume_ml_per_vial / vial_mg`, never from a rounded strength."""

    id: str
    name: str
    brands: tuple[str, ...]
    vial_mg: float
    diluent: str
    diluent_ml: float
    volume_ml_per_vial: float
    mannitol_g_per_vial: float
    facts: tuple[str, ...]
    summary: str
    single_dose_cap_mg: float | None = None
    sources: tuple[str, ...] = ()
    notes: tuple[Statement, ...] = ()


class DoseStep(Record):
    """A column of the printed table: a published mg/kg figure for NMS, or (`daily_maximum`) the 24-hour ceiling."""

    id: str
    mg_per_kg: float
    heading: str
    name: str
    facts: tuple[str, ...]
    daily_maximum: bool = False
    sources: tuple[str, ...] = ()


class Regimen(Record):
    """A published regimen as printed, named with its source and country. Nothing here is a default."""

    id: str
    name: str
    country: str
    text: str
    facts: tuple[str, ...]
    warning: str = ""
    sources: tuple[str, ...] = ()


class Preparation(Record):
    weights_kg: tuple[int, ...]
    confirm: str
    licence: Statement
    products: tuple[Product, ...]
    steps: tuple[DoseStep, ...]
    regimens: tuple[Regimen, ...] = ()
    notes: tuple[Statement, ...] = ()
