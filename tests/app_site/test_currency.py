"""When an edition is due for review, and a clock that cannot be believed."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from app.content.content import Content
from app.currency import CLOCK_WRONG, currency, due_on, review_line
from app.handover.words import review_line as on_paper

EDITION = date(2026, 11, 23)


def at(year: int, month: int, day: int, hour: int = 12) -> datetime:
    return datetime(year, month, day, hour).astimezone()


def test_within_its_periods_an_edition_says_nothing() -> None:
    for now in (at(2026, 11, 23), at(2027, 1, 1), at(2027, 10, 31)):
        stands = currency(EDITION, 12, 36, now)
        assert (stands.overdue, stands.about, stands.clock_wrong) == ("", "", "")


def test_from_the_month_in_which_doses_are_due_the_review_is_overdue() -> None:
    stands = currency(EDITION, 12, 36, at(2027, 11, 1))
    assert stands.overdue == "Review overdue since November 2027"
    assert stands.about == "Doses and risks were due for review in November 2027."


def test_after_three_years_everything_is_overdue_and_said_to_be() -> None:
    stands = currency(EDITION, 12, 36, at(2031, 5, 5))
    assert stands.overdue == "Review overdue since November 2027"
    assert stands.about.endswith("Everything else was due for review in November 2029.")


def test_a_statement_has_its_own_period() -> None:
    now = at(2028, 2, 1)
    assert review_line(EDITION, 12, now) == "Review overdue since November 2027"
    assert review_line(EDITION, 36, now) == "Review due November 2029"


@pytest.mark.parametrize(
    ("edition", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 1)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
        (date(2028, 2, 29), 36, date(2031, 2, 1)),
        (date(2026, 11, 23), 36, date(2029, 11, 1)),
    ],
)
def test_reviews_are_due_by_the_month(edition: date, months: int, due: date) -> None:
    assert due_on(edition, months) == due


def test_a_clock_before_the_edition_is_noticed() -> None:
    assert currency(EDITION, 12, 36, datetime(2026, 11, 21, 23, tzinfo=UTC)).clock_wrong == CLOCK_WRONG
    assert currency(EDITION, 12, 36, datetime(1970, 1, 1, tzinfo=UTC)).clock_wrong == CLOCK_WRONG


@pytest.mark.parametrize("offset_h", [-12, -5, 0, 5.5, 14])
def test_where_it_is_still_yesterday_on_the_day_of_an_edition_the_clock_is_not_wrong(offset_h: float) -> None:
    zone = timezone(timedelta(hours=offset_h))
    now = datetime(2026, 11, 22, 11, tzinfo=UTC).astimezone(zone)  # already the 23rd in the furthest east
    assert currency(EDITION, 12, 36, now).clock_wrong == ""


def test_paper_and_screen_agree_on_what_is_overdue(content: Content) -> None:
    edition = content.edition
    day = edition.date
    while day.year < edition.date.year + 4:
        screen = currency(
            edition.date,
            edition.review_months_doses,
            edition.review_months_other,
            datetime(day.year, day.month, day.day, 12).astimezone(),
        )
        assert bool(screen.overdue) == ("overdue" in on_paper(edition, day)), day
        day += timedelta(days=3)
