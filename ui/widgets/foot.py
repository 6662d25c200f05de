"""The foot of every page: the phones and, above them while one is due, the repeated look. And the words of such a look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session.recheck import Due
from app.tongue import tr
from ui.session_desk import SessionDesk
from ui.theme import Look
from ui.widgets.step_row import local_time

if TYPE_CHECKING:
    from ui.widgets.recheck_bar import RecheckBar


def what_again(text: str) -> str:
    """ "Blood pressure, pulse and breathing" of "Blood pressure, pulse and breathing: every 15 min ...","""
    return text.partition(": ")[0]


def said_recheck(due: Due, now_late_min: int) -> str:
    """A re-check in words."""
    if now_late_min > 0:
        return tr("Re-check overdue by {late}\u00a0min").format(late=now_late_min)
    return tr("Re-check due now") if due.is_due else tr("Re-check {at}").format(at=local_time(due.at))


class Foot(QWidget):
    """What is said for a moment lies just above it. The bar is made when a look first falls due: few nights have one."""

    def __init__(self, look: Look, desk: SessionDesk, strip: QWidget, go: Callable[[str], object]) -> None:
        super().__init__()
        self._look, self._desk, self._go = look, desk, go
        self.recheck: RecheckBar | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(strip)
        desk.changed.connect(self.refresh)
        desk.looked.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Shows the look that is due now, or takes it away."""
        if self.recheck is None:
            due = self._desk.next_recheck()
            if due is None or not due.is_due:
                return
            from ui.widgets.recheck_bar import RecheckBar

            self.recheck = RecheckBar(self._look, self._desk, self._go)
            self._column.insertWidget(0, self.recheck)
        self.recheck.refresh()
