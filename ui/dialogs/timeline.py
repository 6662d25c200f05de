"""Every event of a session with its local time, for the debrief; what was taken back stays in the list."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.handover import timeline_text
from app.handover.report import Report
from app.tongue import tr
from ui.clipboard import copy_in_confidence
from ui.dialogs.leaf import Leaf
from ui.theme import Look
from ui.widgets.controls import push
from ui.widgets.sheet import Sheet
from ui.widgets.sheet_model import SheetCell


class TimelinePage(Leaf):
    """Read only. It can be copied as plain text."""

    tells_of_session = True  # it goes when the ticks are covered

    def __init__(self, parent: QWidget, look: Look, report: Report) -> None:
        super().__init__(parent, look, tr("Timeline"))
        self._report = report
        rows = [
            (
                SheetCell(moment.time, strong=True),
                SheetCell(moment.text),
                SheetCell(
                    tr("Taken back at {taken_back}").format(taken_back=moment.taken_back) if moment.taken_back else "",
                    quiet=True,
                ),
            )
            for moment in report.timeline
        ]
        self.sheet = Sheet(
            look,
            tr("Timeline"),
            (tr("Time"), tr("What happened"), tr("Taken back")),
            rows,
            shares=(2, 9, 3),
            whole=self.whole,
        )
        self.add_table(self.sheet)
        self.close_button = push(look, tr("Close"), primary=True, act=self.accept)
        self.copy = push(look, tr("Copy as text"), act=self._copy)
        self.add_button(self.close_button)
        self.add_button(self.copy)
        self.sheet.setFocus()

    def _copy(self) -> None:
        if copy_in_confidence(timeline_text(self._report)):
            self.tell(tr("Timeline copied. Paste it into the debrief."))
        else:
            self.tell(tr("Not copied: another program is holding the clipboard. Try again."), wrong=True)
