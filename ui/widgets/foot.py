"""The foot of every page: the phones and, above them while one is due, the repeated look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.doubts import is_due_under_cover
from ui.session_desk import SessionDesk
from ui.theme import Look

if TYPE_CHECKING:
    from ui.widgets.recheck_bar import RecheckBar


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
            if not is_due_under_cover(self._desk) and (due is None or not due.is_due):
                return
            from ui.widgets.recheck_bar import RecheckBar

            self.recheck = RecheckBar(self._look, self._desk, self._go)
            self._column.insertWidget(0, self.recheck)
        self.recheck.refresh()
