"""The hand-over on paper, under its four SBAR headings, and then every event of the session."""

from collections.abc import Iterator

from app.handover.report import Line, Report
from app.handover.sbar import BY_HAND
from app.tongue import tr
from ui.paper.flow import Block, Sheet
from ui.paper.ink import mm

_BODY = 10.5
_NOTE = 9.0
_NUMBER = mm(6)


class SessionPages:
    """Flows over as many pages as it needs."""

    def __init__(self, sheet: Sheet, report: Report) -> None:
        self._sheet, self._ink, self._report = sheet, sheet.ink, report
        self._time = max(self._ink.width(moment.time, _BODY, True) for moment in report.timeline) + mm(4)

    def blocks(self) -> Iterator[Block]:
        """From the title to the last event."""
        report = self._report
        yield self._title()
        yield self._heading(tr("Situation"))
        yield self._sentence(tr("Checklist for neuroleptic malignant syndrome (NMS), {run}.").format(run=report.run()))
        yield self._sentence(f"{report.tally()}.")
        yield from (self._sentence(doubt, strong=True) for doubt in report.doubts)
        yield self._heading(tr("Background"))
        yield self._sentence(tr("This is the state of a checklist. It has no place for a name.") + f" {tr(BY_HAND)}")
        yield from (self._row(note.time, "", note.text) for note in report.notes)
        yield self._heading(tr("Assessment"))
        yield from self._lines(tr("Done, with the time of the tick"), report.standing("done"))
        yield from self._lines(tr("Not applicable"), report.standing("not-applicable"))
        yield self._heading(tr("Recommendation"))
        yield from self._lines(tr("Not done"), report.standing("todo"))
        yield from (self._sentence(again) for again in report.again)
        yield self._sentence(report.rests, points=_NOTE)
        yield self._heading(tr("Timeline"))
        for moment in report.timeline:
            remark = tr("Taken back at {taken_back}.").format(taken_back=moment.taken_back) if moment.taken_back else ""
            yield self._row(moment.time, "", moment.text, remark)

    def _title(self) -> Block:
        sheet, ink, report = self._sheet, self._ink, self._report

        title, written = (
            tr("NMS checklist hand-over"),
            tr("Written {written_at}, local time").format(written_at=report.times.full(report.written_at)),
        )
        points = ink.fitting(title, 18, sheet.width - mm(4) - ink.width(written, 9.5))

        def draw(y: float) -> None:
            ink.say(title, points, sheet.left, y - mm(0.8), strong=True)
            ink.say(written, 9.5, sheet.right, y + mm(2.2), right=True)
            ink.line(sheet.left, y + mm(8.5), sheet.right, y + mm(8.5), 2)

        return Block(mm(9), draw)

    def _heading(self, words: str) -> Block:
        sheet, ink = self._sheet, self._ink
        height = 13 * 1.35

        def draw(y: float) -> None:
            ink.say(words, 13, sheet.left, y, strong=True)
            ink.line(sheet.left, y + height, sheet.right, y + height, 1.0)

        return Block(height + mm(0.8), draw, mm(3), keep=True)

    def _sentence(self, words: str, *, strong: bool = False, points: float = _BODY) -> Block:
        laid = self._ink.lay(words[:1].upper() + words[1:], points, self._sheet.width, strong)
        return Block(laid.height, lambda y: self._ink.write(laid, self._sheet.left, y), mm(0.6))

    def _lines(self, heading: str, lines: tuple[Line, ...]) -> Iterator[Block]:
        if not lines:
            yield self._sentence(tr("{heading}: none.").format(heading=heading))
            return
        made = self._sentence(f"{heading} ({len(lines)})", strong=True)
        yield Block(made.height, made.draw, mm(1.2), keep=True)
        for line in lines:
            reason = (
                tr("Reason: {reason}.").format(reason=line.reason.rstrip(".") or tr("none given"))
                if line.mark == "not-applicable"
                else ""
            )
            below = " ".join(part for part in (reason, line.remark) if part)
            yield self._row(line.time, f"{line.number}." if line.number else "", line.text, below)

    def _row(self, time: str, number: str, words: str, below: str = "") -> Block:
        """Time, number and words on one baseline, with a remark under the words."""
        sheet, ink = self._sheet, self._ink
        left = sheet.left + (self._time if time else 0.0)
        words_left = left + (_NUMBER + mm(2) if number else 0.0)
        laid = ink.lay(words, _BODY, sheet.right - words_left)
        remark = ink.lay(below, _NOTE, sheet.right - words_left) if below else None
        height = laid.height + (remark.height if remark else 0.0) + mm(1.2)

        def draw(y: float) -> None:
            ink.say(time, _BODY, sheet.left, y + mm(0.6), strong=True)
            ink.say(number, _BODY, left + _NUMBER, y + mm(0.6), right=True)
            ink.write(laid, words_left, y + mm(0.6))
            if remark:
                ink.write(remark, words_left, y + mm(0.6) + laid.height)
            ink.line(sheet.left, y + height, sheet.right, y + height, 0.5)

        return Block(height, draw)
