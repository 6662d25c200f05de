"""The kept sessions, newest first, and one of them to read, or to open again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from app.handover.report import Line, Report
from app.handover.words import CLOSED, CLOSINGS
from app.tongue import mark, tr, tr_n
from ui.dialogs.leaf import Leaf
from ui.theme import Look
from ui.widgets.controls import push
from ui.widgets.sheet import Sheet
from ui.widgets.sheet_model import SheetCell

_STANDS = {"done": mark("Done"), "not-applicable": mark("Not applicable"), "todo": mark("Not done")}


class LookBackPage(Leaf):
    """A row for each session; a click or Enter opens it. `opened` is told the report; `kept` may be more than listed."""

    AT_MOST = 50  # rows, the newest: one takes three milliseconds to read and lay out

    tells_of_session = True  # it goes when the ticks are covered

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        reports: tuple[Report, ...],
        note: str,
        opened: Callable[[Report], object],
        kept: int = 0,
    ) -> None:
        super().__init__(parent, look, tr("Look back"))
        self._reports = {report.state.session_id: report for report in reports}
        self._opened = opened
        more = (
            tr("The newest are listed here; the command `sessions list` lists every one.")
            if kept > len(reports)
            else ""
        )
        self.note = " ".join(part for part in (_counted(max(kept, len(reports))), more, note) if part)
        self.add_words(self.note, color="quiet")
        self.sheet = Sheet(
            look,
            tr("Kept checklists"),
            (tr("Started"), tr("Steps"), tr("Ended")),
            [_row(report) for report in reports],
            shares=(4, 5, 5),
            whole=self.whole,
        )
        self.sheet.cite.connect(self._open)
        self.add_table(self.sheet)
        self.sheet.setVisible(bool(reports))
        if not reports:
            self.body.addStretch(1)
        self.close_button = push(look, tr("Close"), primary=True, act=self.accept)
        self.add_button(self.close_button)
        (self.sheet if reports else self.close_button).setFocus()

    def _open(self, session_id: str) -> None:
        self._opened(self._reports[session_id])


class KeptPage(Leaf):
    """One kept session: how each step stood, and what can be done with it."""

    tells_of_session = True  # it goes when the ticks are covered

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        report: Report,
        *,
        copy: Callable[[Report], str],
        timeline: Callable[[Report], object],
        paper: Callable[[Report], object],
        reopen: Callable[[str, Callable[[str], None]], object],
        other_runs: bool = False,
    ) -> None:
        super().__init__(
            parent, look, tr("Started {started_at}").format(started_at=report.times.full(report.state.started_at))
        )
        self.setWindowTitle(tr("Look back"))
        run = report.run()
        for sentence in (f"{run[:1].upper()}{run[1:]}. {report.tally()}.", *report.doubts):
            self.add_words(sentence)
        rows = [_step(line) for line in report.lines]
        columns = (tr("Step"), tr("How it stood"), tr("Time"))
        self.sheet = Sheet(look, tr("Steps"), columns, rows, shares=(8, 4, 2), whole=self.whole)
        self.add_table(self.sheet)
        self.close_button = push(look, tr("Back"), primary=True, act=self.accept)
        self.copy = push(look, tr("Copy hand-over"), act=lambda: self.tell(copy(report)))
        self.timeline = push(look, tr("Timeline"), act=lambda: timeline(report))
        self.paper = push(look, tr("Print"), act=lambda: paper(report))
        for button in (self.close_button, self.copy, self.timeline, self.paper):
            self.add_button(button)
        self._report, self._reopen, self._other_runs, self._asked = report, reopen, other_runs, False
        self.open_again: QPushButton | None = None
        if not report.state.is_open:
            self.open_again = push(look, tr("Open again"), act=self._open_again)
            self.add_button(self.open_again)
        self.sheet.setFocus()

    def _open_again(self) -> None:
        """While another checklist runs, a second press is asked for: the first says what becomes of that one."""
        if self._other_runs and not self._asked and self.open_again is not None:
            self._asked = True
            self.open_again.setText(tr("Close that, open this"))
            self.open_again.setAccessibleName(self.open_again.text())
            self.tell(tr("Another checklist is running. Opening this one closes it; it is kept under Look back too."))
            return
        self._reopen(self._report.state.session_id, lambda trouble: self.tell(trouble, wrong=True))


def _counted(count: int) -> str:
    if count == 0:
        return tr("No checklist is kept.")
    if count == 1:
        return tr("One checklist is kept.")
    return tr_n("{count} checklist is kept.", "{count} checklists are kept.", count).format(count=count)


def _row(report: Report) -> tuple[SheetCell, ...]:
    state, times = report.state, report.times
    if state.closed_at is None:
        ended = tr("Still open")
    else:
        said = tr(CLOSINGS.get(state.closed_by, CLOSED))
        ended = f"{said[:1].upper()}{said[1:]}, {times.full(state.closed_at)}"
    tally = report.tally()
    cells = (times.full(state.started_at), tally[:1].upper() + tally[1:], ended)
    return tuple(SheetCell(text, item=state.session_id, strong=not place) for place, text in enumerate(cells))


def _step(line: Line) -> tuple[SheetCell, ...]:
    number = f"{line.number}. " if line.number else ""
    stands = tr(_STANDS[line.mark]) + (f": {line.reason}" if line.reason else "")
    remark = f" {line.remark}" if line.remark else ""
    return SheetCell(f"{number}{line.text}{remark}"), SheetCell(stands, quiet=line.mark == "todo"), SheetCell(line.time)
