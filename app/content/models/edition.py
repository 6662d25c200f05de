"""The edition: start-up needs it alone, so it stands alone."""

from dataclasses import dataclass
from datetime import date

from app.content.models.kinds import Strict


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Strict):
    """Which content this is and until when it may be trusted (`edition.toml`). Periods are in months."""

    title: str
    version: str
    date: date
    purpose: str
    disclaimer: str
    scope: str
    review_months_doses: int
    review_months_other: int
    changes: tuple[str, ...] = ()
