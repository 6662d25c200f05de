"""Days and months in words, in the language that was chosen and in the order that it has them."""

from datetime import date

from app.tongue import mark, tr

_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
_SHORT = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark("May"),
    mark("Jun"),
    mark("Jul"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)


def month_of(when: date) -> str:
    """November 2027."""
    return tr("{month} {year}").format(month=tr(_MONTHS[when.month - 1]), year=when.year)


def day_of(when: date, *, short: bool = False) -> str:
    """14 November 2026; 14 Nov 2026 if `short`."""
    month = tr((_SHORT if short else _MONTHS)[when.month - 1])
    return tr("{day} {month} {year}").format(day=when.day, month=month, year=when.year)


def short_day(when: date) -> str:
    """14 Nov."""
    return tr("{day} {month}").format(day=when.day, month=tr(_SHORT[when.month - 1]))
