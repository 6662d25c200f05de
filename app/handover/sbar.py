"""The hand-over as plain text under the four SBAR headings, and the timeline as plain text: what is pasted and read out."""

from collections.abc import Iterable

from app.handover.plain_text import columns, wrapped
from app.handover.report import Line, Report
from app.tongue import mark, tr

_INDENT = "  "
BY_HAND = mark("Not held here, add by hand: the patient, the medicines given, the signs and the results.")


def sbar(report: Report) -> str:
    """At most 80 columns, ends with a line end."""
    times = report.times
    lines = [
        tr("NMS checklist hand-over"),
        *wrapped(
            tr("Written {written_at}. Times are the local time of this computer.").format(
                written_at=times.full(report.written_at)
            )
        ),
        "",
        tr("SITUATION"),
        *wrapped(tr("Checklist for neuroleptic malignant syndrome (NMS), {run}.").format(run=report.run())),
        *wrapped(f"{report.tally()}."),
        *_each(report.doubts),
        "",
        tr("BACKGROUND"),
        *wrapped(tr("This is the state of a checklist. It has no place for a name.")),
        *wrapped(tr(BY_HAND)),
        *(found for note in report.notes for found in wrapped(note.text, f"{_INDENT}{note.time}  ")),
        "",
        tr("ASSESSMENT"),
        *_block(tr("Done, with the time of the tick"), report.standing("done")),
        *_block(tr("Not applicable"), report.standing("not-applicable")),
        "",
        tr("RECOMMENDATION"),
        *_block(tr("Not done"), report.standing("todo")),
        *_each(report.again),
        "",
        *wrapped(tr("Content: {edition}.").format(edition=report.edition)),
        *wrapped(f"{report.review}."),
        *wrapped(report.disclaimer),
    ]
    return "\n".join(lines) + "\n"


def timeline_text(report: Report) -> str:
    """Every event with its time, at most 80 columns."""
    times = report.times
    lines = [
        tr("NMS checklist timeline"),
        *wrapped(tr("Written {written_at}, local time.").format(written_at=times.full(report.written_at))),
    ]
    lines += [*wrapped(tr("Checklist {run}.").format(run=report.run())), *_each(report.doubts), ""]
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


def _each(sentences: Iterable[str]) -> list[str]:
    return [line for sentence in sentences for line in wrapped(sentence)]


def _block(heading: str, rows: tuple[Line, ...]) -> list[str]:
    if not rows:
        return [tr("{heading}: none.").format(heading=heading)]
    lines = [f"{heading} ({len(rows)}):"]
    broad = max(columns(row.time) for row in rows)
    for row in rows:
        time = f"{row.time}{' ' * (broad - columns(row.time))}  " if broad else ""
        number = f"{row.number:>2}. " if row.number else "    "
        lines += wrapped(row.text, f"{_INDENT}{time}{number}")
        depth = " " * columns(f"{_INDENT}{time}{number}")
        if row.mark == "not-applicable":
            lines += wrapped(tr("Reason: {reason}").format(reason=row.reason or tr("none given")), depth)
        if row.remark:
            lines += wrapped(f"({row.remark})", depth)
    return lines
