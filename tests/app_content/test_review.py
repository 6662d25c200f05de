"""Review periods by statement: doses, risks and their medicines after 12 months, the rest after 36."""

from datetime import UTC, datetime

import pytest

from app.content.content import Content
from app.content.evidence import chip, provenance
from app.content.items import Item, walk
from app.content.review import overdue, review_months


def at(year: int, month: int, day: int = 15) -> datetime:
    return datetime(year, month, day, 12, 0, tzinfo=UTC)


def read_at(content: Content, when: datetime) -> Content:
    return content.read_by(lambda: when)


@pytest.fixture(scope="module")
def items(content: Content) -> list[Item]:
    return [item for item in walk(content) if item.facts]


def test_every_dose_and_every_vial_is_reviewed_after_the_shorter_period(content: Content, items: list[Item]) -> None:
    for item in items:
        if item.subject == "preparation" and item.kind in ("product", "dose", "regimen"):
            assert review_months(content, item.facts) == 12, item.id
        if item.topic in ("dantrolene-dose", "dantrolene-risks", "bromocriptine"):
            assert review_months(content, item.facts) == 12, item.id


def test_a_sign_and_a_question_about_the_outlook_are_reviewed_after_the_longer(content: Content) -> None:
    assert {review_months(content, sign.facts) for sign in content.overview.signs} == {36}
    assert review_months(content, ("ONS-01",)) == 36


def test_the_chip_and_the_panel_say_the_same_of_every_statement(content: Content, items: list[Item]) -> None:
    late = read_at(content, at(content.edition.date.year + 1, content.edition.date.month))
    for item in items:
        made = chip(late, item.facts, item.sources)
        assert made is not None
        assert made.overdue == (provenance(content, item).review_months == 12), item.id
        assert made.warns == (made.overdue or made.differ)
        assert made.text.startswith("Review overdue. ") == made.overdue


def test_nothing_is_overdue_before_its_month_and_everything_after_the_longest_period(
    content: Content, items: list[Item]
) -> None:
    edition = content.edition.date
    before = read_at(content, at(edition.year + 1, edition.month - 1, 28))
    assert not any(overdue(before, item.facts) for item in items)
    first = read_at(content, datetime(edition.year + 1, edition.month, 1, 12, tzinfo=UTC))
    doses = [item for item in items if overdue(first, item.facts)]
    assert 0 < len(doses) < len(items)
    last = read_at(content, at(edition.year + 3, edition.month))
    assert all(overdue(last, item.facts) for item in items)


def test_without_a_clock_and_for_what_cites_nothing_nothing_is_said(content: Content) -> None:
    assert not overdue(content, ("DAN-PREP-03",))
    assert not overdue(read_at(content, at(2099, 1)), ())


def test_the_ledger_is_not_read_while_nothing_can_be_overdue(content: Content) -> None:
    """Start-up meets this: the ledger is the largest file, and the checklist is in sight first."""
    asked: list[str] = []

    def load(subject: str) -> object:
        asked.append(subject)
        return content.subject(subject)

    fresh = Content(load).read_by(lambda: at(content.edition.date.year + 1, content.edition.date.month - 1))
    assert not overdue(fresh, ("DAN-PREP-03",))
    assert asked == ["edition"]
