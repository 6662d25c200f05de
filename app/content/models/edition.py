"""The edition: start-up needs it alone, so it stands alone."""

from datetime import date

from app.content.models.record import Record


class Edition(Record):
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
