"""Times, counts and repeated looks in the words of the screen. Small, for what is in sight first needs it."""

from __future__ import annotations

from datetime import datetime

from app.session.fold import Counts
from app.session.recheck import Due
from app.tongue import mark, tr

DUE_COVERED = mark("A re-check is due in the covered checklist.")  # all that is told of one


def said_progress(counts: Counts) -> str:
    """ "12 of 24 done"; "12 done, 2 not applicable of 24": what does not apply was not done."""
    if not counts.not_applicable:
        return tr("{done} of {total} done").format(done=counts.done, total=counts.total)
    return tr("{done} done, {not_applicable} not applicable of {total}").format(
        done=counts.done, not_applicable=counts.not_applicable, total=counts.total
    )


def counted(counts: Counts) -> list[str]:
    """ "12 of 24", and "2 not applicable" if there are any: for where a sentence has no room."""
    said = [tr("{done} of {total}").format(done=counts.done, total=counts.total)]
    if counts.not_applicable:
        said.append(tr("{count} not applicable").format(count=counts.not_applicable))
    return said


def local_time(when: datetime) -> str:
    """14:05 in the workstation's zone."""
    return f"{when.astimezone():%H:%M}"


def what_again(text: str) -> str:
    """ "Blood pressure, pulse and breathing" of "Blood pressure, pulse and breathing: every 15 min ...","""
    return text.partition(": ")[0]


def how_often(text: str) -> str:
    """ "every 15 min for 1 hour, then hourly" of the same; whose interval it is stands at the step, and is read out."""
    return text.partition(": ")[2].partition(" (")[0].rstrip(".")


def said_ahead(number: int, during: str) -> str:
    """After which step there will be something to look at again, and during which treatment, where it is for that only."""
    if during:
        return tr("Re-check after step {number} ({during})").format(number=number, during=during)
    return tr("Re-check after step {number}").format(number=number)


def said_after(number: int, during: str) -> list[str]:
    """What a re-check that runs belongs to, the fullest first: "after step 18 (dantrolene)", "after step 18"."""
    short = tr("after step {number}").format(number=number)
    if not during:
        return [short]
    return [tr("after step {number} ({during})").format(number=number, during=during), short]


def said_recheck(due: Due, now_late_min: int) -> str:
    """A re-check in words."""
    if now_late_min > 0:
        return tr("Re-check overdue by {late}\u00a0min").format(late=now_late_min)
    return tr("Re-check due now") if due.is_due else tr("Re-check {at}").format(at=local_time(due.at))
