"""The words that hand-over, timeline and paper share: fixed sentences, who does what, times as a nurse writes them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from app.content.models import Edition, Who
from app.currency import due_on, month_of
from app.handover.plain_text import NBSP
from app.session.events import Mark
from app.site.local import in_words

LANGUAGE = "en-GB"

WHO: dict[Who | str, str] = {
    "nurse": "Nurse",
    "doctor": "Doctor",
    "pharmacist": "Pharmacist",
    "team": "Everyone",
    "": "",
}
MARKS: dict[Mark, str] = {"done": "Done", "not-applicable": "Not applicable", "todo": "Back to do"}
CLOSINGS = {
    "user": "closed",
    "new-session": "closed, because a new one was started",
    "12 h": "closed by itself: nobody had touched it for 12 hours",
    "salvage": "closed while a damaged file was read",
}
CLOCK_SET = "The clock of this computer was set during this checklist: times may be wrong."
SALVAGED = "Read back from a damaged file: entries may be missing. Look at each step again."


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
    return in_words(when).replace(" ", NBSP)


def short_day(when: date) -> str:
    """14 Nov."""
    return in_words(when, letters=3).rpartition(" ")[0].replace(" ", NBSP)


def duration(time: timedelta) -> str:
    """ "42 min", "1 h 20 min"."""
    hours, minutes = divmod(int(time.total_seconds() // 60), 60)
    return f"{hours}{NBSP}h {minutes}{NBSP}min" if hours else f"{minutes}{NBSP}min"


def edition_line(edition: Edition) -> str:
    """Which content this is."""
    return f"{edition.title}, edition {edition.version}, {day(edition.date)}"


def review_line(edition: Edition, today: date) -> str:
    """When the content is due for review, or since when that is overdue."""
    doses = due_on(edition.date, edition.review_months_doses)
    rest = due_on(edition.date, edition.review_months_other)
    if today >= rest:
        return f"Review overdue: doses since {month_of(doses)}, the rest since {month_of(rest)}"
    if today >= doses:
        return f"Review of doses overdue since {month_of(doses)}; the rest due {month_of(rest)}"
    return f"Doses due for review {month_of(doses)}, the rest {month_of(rest)}"
