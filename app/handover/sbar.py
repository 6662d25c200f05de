"""The hand-over as plain text under the four SBAR headings, and the timeline as plain text: what is pasted and read out."""

from collections.abc import Iterable
from functools import partial

from app.handover.plain_text import COLUMNS, columns, wrapped
from app.handover.report import Line, Report
from app.tongue import mark, tr

_INDENT = "  "
UNBROKEN = 10_000
BY_HAND = mark("Not held here, add by hand: the patient, the medicines given, the signs and the results.")


def sbar(report: Report, width: int = COLUMNS) -> str:
    """At most `width` columns, ends with a line end. `UNBROKEN` is for a page that breaks its lines itself."""
    wrap = partial(wrapped, width=width)
    times = report.times
    lines = [
        tr("NMS checklist hand-over"),
        *wrap(
            tr("Written {written_at}. Times are the local time of this computer.").format(
                written_at=times.full(report.written_at)
            )
        ),
        "",
        tr("SITUATION"),
        *wrap(tr("Checklist for neuroleptic malignant syndrome (NMS), {run}.").format(run=report.run())),
        *wrap(f"{report.tally()}."),
        *_each(report.doubts, width),
        "",
        tr("BACKGROUND"),
        *wrap(tr("This is the state of a checklist. It has no place for a name.")),
        *wrap(tr(BY_HAND)),
        *(found for note in report.notes for found in wrap(note.text, f"{_INDENT}{note.time}  ")),
        "",
        tr("ASSESSMENT"),
        *_block(tr("Done, with the time of the tick"), report.standing("done"), width),
        *_block(tr("Not applicable"), report.standing("not-applicable"), width),
        "",
        tr("RECOMMENDATION"),
        *_block(tr("Not done"), report.standing("todo"), width),
        *_each(report.again, width),
        "",
        *wrap(tr("Content: {edition}.").format(edition=report.edition)),
        *wrap(f"{report.review}."),
        *wrap(report.disclaimer),
    ]
    return "\n".join(lines) + "\n"


def timeline_text(report: Report) -> str:
    """Every event with its time, at most 80 columns."""
    times = report.times
    lines = [
        tr("NMS checklist timeline"),
        *wrapped(tr("Written {written_at}, local time.").format(written_at=times.full(report.written_at))),
    ]
    lines += [*wrapped(tr("Checklist {run}.").format(run=report.run())), *_each(report.doubts, COLUMNS), ""]
    for moment in report.timeline:
        lines += wrapped(moment.said(), f"{moment.time}  ")
    return (
        "\n".join(
            (
                *lines,
                "",
                *wrapped(tr("Content: {edition}.").format(edition=report.edition)),
                *wrapped(f"{report.review}."),
            )
        )
        + "\n"
    )


def _each(sentences: Iterable[str], width: int) -> list[str]:
    return [line for sentence in sentences for line in wrapped(sentence, width=width)]


def _block(heading: str, rows: tuple[Line, ...], width: int) -> list[str]:
    wrap = partial(wrapped, width=width)
    if not rows:
        return [tr("{heading}: none.").format(heading=heading)]
    lines = [f"{heading} ({len(rows)}):"]
    broad = max(columns(row.time) for row in rows)
    for row in rows:
        time = f"{row.time}{' ' * (broad - columns(row.time))}  " if broad else ""
        number = f"{row.number:>2}. " if row.number else "    "
        lines += wrap(row.text, f"{_INDENT}{time}{number}")
        depth = " " * columns(f"{_INDENT}{time}{number}")
        if row.mark == "not-applicable":
            lines += wrap(tr("Reason: {reason}").format(reason=row.reason or tr("none given")), depth)
        if row.remark:
            lines += wrap(f"({row.remark})", depth)
    return lines
