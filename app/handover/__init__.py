"""Words for hand-over, timeline and paper: plain Python, no Qt.

    plain_text.py   80 columns, no control characters, no formulas
words.py        fixed sentences and local times
report.py       a session as it is told; everything below is made from it
sbar.py         the hand-over as text         -> `text`
record.py       a session as JSON             -> `json`
timeline.py     every event, for the debrief
card.py         the downtime card and the printed checklist, as data
saving.py       whole files or none
"""

from datetime import datetime, timedelta, tzinfo

from app.content.content import Content
from app.handover.record import as_json
from app.handover.report import report
from app.handover.sbar import sbar, timeline_text
from app.session.fold import SessionState
from app.site.local import UNREVIEWED

__all__ = ("as_json", "json", "report", "sbar", "text", "timeline_text")


def text(
    content: Content,
    state: SessionState,
    *,
    now: datetime,
    elapsed: timedelta | None,
    review: str = UNREVIEWED,
    zone: tzinfo | None = None,
) -> str:
    """The hand-over as plain text. `elapsed` is what `store.elapsed(state)` says; `zone` None is the workstation's."""
    return sbar(report(content, state, now, elapsed, review=review, zone=zone))


def json(
    content: Content,
    state: SessionState,
    *,
    now: datetime,
    elapsed: timedelta | None,
    review: str = UNREVIEWED,
    zone: tzinfo | None = None,
) -> str:
    """The session as JSON."""
    return as_json(content, report(content, state, now, elapsed, review=review, zone=zone))
