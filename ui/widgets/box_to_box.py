"""From box to box of the checklist by keys: to the next by an arrow, to any by the number of its step. With large text a
step is several turns of the page away, its number one key or two."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from ui.widgets.page import ScrollPage
from ui.widgets.step_row import StepRow

TOGETHER_MS = 1200  # digits typed within this are one number


class BoxToBox:
    """`rows` are those with a box, in their order; they are on `page`."""

    def __init__(self, rows: Callable[[], dict[str, StepRow]], page: ScrollPage) -> None:
        self._rows, self._page = rows, page
        self._digits = ""
        self._since = QElapsedTimer()

    def move(self, step: int) -> None:
        """To the box before (-1) or after (1) the one with the keyboard."""
        rows, focus = list(self._rows().values()), QApplication.focusWidget()
        here = next((i for i, row in enumerate(rows) if focus is not None and row.isAncestorOf(focus)), -step)
        self._go(rows[max(0, min(len(rows) - 1, here + step))])

    def typed(self, text: str) -> bool:
        """To the step with the number typed: 1, and at once 8, is 18. False where `text` is no digit."""
        if text not in tuple("0123456789"):
            return False
        rows = list(self._rows().values())
        together = self._since.isValid() and self._since.elapsed() < TOGETHER_MS
        joined = (self._digits if together else "") + text
        self._digits = joined if int(joined) <= len(rows) else text
        self._since.start()
        if 1 <= (number := int(self._digits)) <= len(rows):
            self._go(rows[number - 1])
        return True

    def _go(self, row: StepRow) -> None:
        row.box.setFocus()
        self._page.ensureWidgetVisible(row)
        self._page.ensureWidgetVisible(row.box, 0, 0)
