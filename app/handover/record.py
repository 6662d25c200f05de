"""A session as JSON, for a file that another program reads. Times carry their offset from UTC; words are plain text."""

import json
from datetime import datetime
from typing import Any

from app.content.content import Content
from app.handover.plain_text import plain
from app.handover.report import Line, Report

FORMAT = "nms-bedside-session"
FORMAT_VERSION = 1


def as_json(content: Content, report: Report) -> str:
    """Indented JSON that ends with a line end. `format_version` changes when a reader would have to."""
    state, edition = report.state, content.edition
    data = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "written_at": _stamp(report, report.written_at),
        "session": {
            "id": state.session_id,
            "edition": plain(state.edition),
            "started_at": _stamp(report, state.started_at),
            "closed_at": _stamp(report, state.closed_at),
            "closed_by": plain(state.closed_by),
            "elapsed_min": None if report.elapsed is None else int(report.elapsed.total_seconds() // 60),
            "clock_was_set": state.clock_set,
            "read_from_damaged_file": state.salvaged,
        },
        "content": {
            "title": edition.title,
            "edition": edition.version,
            "date": edition.date.isoformat(),
            "review": report.review,
            "disclaimer": report.disclaimer,
        },
        "counts": {
            "done": report.counts.done,
            "not_applicable": report.counts.not_applicable,
            "not_done": report.counts.todo,
        },
        "steps": [_step(report, line) for line in report.lines],
        "timeline": _timeline(report),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _step(report: Report, line: Line) -> dict[str, Any]:
    return {
        "id": plain(line.step_id),
        "number": line.number or None,
        "phase": line.phase,
        "text": line.text,
        "who": line.who,
        "state": line.mark,
        "at": _stamp(report, line.at),
        "reason": line.reason,
        "edition": plain(report.state.step(line.step_id).edition),
        "remark": line.remark,
    }


def _timeline(report: Report) -> list[dict[str, Any]]:
    undone = report.state.undone
    return [
        {
            "seq": event.seq,
            "at": _stamp(report, event.at),
            "kind": event.kind,
            "step": plain(event.step_id),
            "state": event.state,
            "reason": plain(event.reason),
            "text": plain(event.wording),
            "edition": plain(event.edition),
            "undoes": event.undoes,
            "taken_back": event.seq in undone,
        }
        for event in report.state.timeline
    ]


def _stamp(report: Report, when: datetime | None) -> str | None:
    return None if when is None else report.times.local(when).isoformat(timespec="seconds")
