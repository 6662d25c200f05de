"""The words that hand-over, timeline and paper share: fixed sentences, who does what, times as a nurse writes them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from app.content.models import Edition, Who
from app.currency import due_on
from app.handover.plain_text import NBSP
from app.months import day_of, month_of
from app.months import short_day as short_day_of
from app.session.events import Mark
from app.tongue import mark, tr

LANGUAGE = "en-GB"

WHO: dict[Who | str, str] = {
    "nurse": mark("Nurse"),
    "doctor": mark("Doctor"),
    "pharmacist": mark("Pharmacist"),
    "team": mark("Everyone"),
    "": "",
}
MARKS: dict[Mark, str] = {"done": mark("Done"), "not-applicable": mark("Not applicable"), "todo": mark("Back to do")}
CLOSED = mark("closed")
CLOSINGS = {
    "user": CLOSED,
    "new-session": mark("closed, because a new one was started"),
    "another-opened": mark("closed, because another one was opened again"),
    "12 h": mark("closed by itself: nobody had touched it for 12 hours"),
    "salvage": mark("closed while a damaged file was read"),
}
CLOCK_SET = mark("The clock of this computer was set during this checklist: times may be wrong.")
UNSAVED = mark("Ticks could not be saved when this was written: a step under Not done may be done. Ask who was there.")
SALVAGED = mark("Read back from a damaged file: entries may be missing. Look at each step again.")


class Times:
    """Writes the moments of one session as local times (`zone` None: the workstation's zone).

    "03:05"; with the day ("15 Nov 00:10") if the moments lie on several; with the offset from UTC if that changed between
    them, because the night the clocks go back has two 02:30.
    """

    def __init__(self, moments: Iterable[datetime], zone: tzinfo | None = None) -> None:
        self._zone = zone
        local = [when.astimezone(zone) for when in moments]
        self._days = len({when.date() for when in local}) > 1
        self._offsets = len({when.utcoffset() for when in local}) > 1

    def local(self, when: datetime) -> datetime:
        return when.astimezone(self._zone)

    def time(self, when: datetime) -> str:
        """The time of a line."""
        here = self.local(when)
        clock = f"{here:%H:%M %z}" if self._offsets else f"{here:%H:%M}"
        return f"{short_day(here.date())} {clock}" if self._days else clock.replace(" ", NBSP)

    def full(self, when: datetime) -> str:
        """ "14 November 2026, 03:05"."""
        here = self.local(when)
        return f"{day(here.date())}, {f'{here:%H:%M %z}' if self._offsets else f'{here:%H:%M}'}"


def day(when: date) -> str:
    """14 November 2026."""
    return day_of(when).replace(" ", NBSP)


def short_day(when: date) -> str:
    """14 Nov."""
    return short_day_of(when).replace(" ", NBSP)


def duration(time: timedelta) -> str:
    """ "42 min", "1 h 20 min"."""
    hours, minutes = divmod(int(time.total_seconds() // 60), 60)
    return f"{hours}{NBSP}h {minutes}{NBSP}min" if hours else f"{minutes}{NBSP}min"


def edition_line(edition: Edition) -> str:
    """Which content this is."""
    return tr("{title}, edition {version}, {date}").format(
        title=edition.title, version=edition.version, date=day(edition.date)
    )


def review_line(edition: Edition, today: date) -> str:
    """When the content is due for review, or since when that is overdue."""
    doses = due_on(edition.date, edition.review_months_doses)
    rest = due_on(edition.date, edition.review_months_other)
    if today >= rest:
        return tr("Review overdue: doses since {doses}, the rest since {rest}").format(
            doses=month_of(doses), rest=month_of(rest)
        )
    if today >= doses:
        return tr("Review of doses overdue since {doses}; the rest due {rest}").format(
            doses=month_of(doses), rest=month_of(rest)
        )
    return tr("Doses due for review {doses}, the rest {rest}").format(doses=month_of(doses), rest=month_of(rest))
