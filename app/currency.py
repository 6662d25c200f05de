"""Whether an edition is due for review, and whether this computer's clock can be believed.

Doses and risks are reviewed sooner than the rest; the periods come with the edition. An overdue review hides nothing:
it is said in words, and the reader decides.
"""

from datetime import UTC, date, datetime, timedelta

from app.months import month_of
from app.named import NamedTuple
from app.tongue import mark, tr

_FURTHEST_EAST = timedelta(hours=14)  # the first place on earth where a date begins

CLOCK_WRONG = mark("This computer's clock is before the edition date: times may be wrong.")


class Currency(NamedTuple):
    """`overdue` and `clock_wrong` are sentences to show ("" if there is nothing to say); `about` says more."""

    overdue: str = ""
    about: str = ""
    clock_wrong: str = ""


def currency(edition: date, months_doses: int, months_other: int, now: datetime) -> Currency:
    """How an edition of this date stands. `now` is aware; its local date counts."""
    today = now.astimezone().date()
    # an edition of the day may be dated tomorrow where it is still today
    clock = tr(CLOCK_WRONG) if (now.astimezone(UTC) + _FURTHEST_EAST).date() < edition else ""
    doses, rest = due_on(edition, months_doses), due_on(edition, months_other)
    late = [
        tr(what).format(due=month_of(due))
        for what, due in (
            (mark("Doses and risks were due for review in {due}."), doses),
            (mark("Everything else was due for review in {due}."), rest),
        )
        if today >= due
    ]
    return Currency(_since(min(doses, rest)) if late else "", " ".join(late), clock)


def review_line(edition: date, months: int, now: datetime) -> str:
    """ "Review due November 2027" or "Review overdue since November 2027", for what is reviewed every so many months."""
    due = due_on(edition, months)
    return _since(due) if now.astimezone().date() >= due else tr("Review due {due}").format(due=month_of(due))


def _since(due: date) -> str:
    return tr("Review overdue since {due}").format(due=month_of(due))


def due_on(edition: date, months: int) -> date:
    """The first day of the month that lies so many months after the edition's: reviews are due by the month."""
    years, index = divmod(edition.month - 1 + months, 12)
    return date(edition.year + years, index + 1, 1)
