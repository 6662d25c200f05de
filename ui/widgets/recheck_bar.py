"""The repeated look that is due, above the phones on every page: what, since when, the way to its step, and "done now".

It takes room of its own and lies over nothing. Silent: a screen reader is told once, by `ui/aloud.py`. Nothing stands
here while nothing is due or reminders are off. Of covered ticks it tells that a re-check is due, and no more: not of
which step, nor since when.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from app.session.recheck import Due
from app.tongue import tr
from ui.doubts import is_due_under_cover
from ui.in_words import DUE_COVERED, said_recheck, what_again
from ui.session_desk import SessionDesk
from ui.style import HANG
from ui.theme import Look, Width
from ui.widgets.controls import fill, link, relabel, roomy, rule
from ui.widgets.prose import label
from ui.widgets.sign import Sign


class RecheckBar(QFrame):
    """`go` opens the step that is looked at again."""

    def __init__(self, look: Look, desk: SessionDesk, go: Callable[[str], object]) -> None:
        super().__init__()
        self._look, self._desk, self._go = look, desk, go
        self._due: Due | None = None
        self._covered = False
        self.setObjectName("recheck-bar")
        fill(self, look, "base")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule(look, color="caution", thickness=2))
        row = QHBoxLayout()
        row.setContentsMargins(look.margin, 0, max(0, look.margin - HANG), 0)
        row.setSpacing(look.px(2 if look.width == Width.TINY else 8))
        row.addWidget(Sign(look, "triangle-alert", "caution", 18), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = label(look, "", strong=True, color="caution")
        row.addWidget(self.words)
        row.addStretch(1)
        self.step = link(look, "", act=self._open)
        self.rechecked = link(look, tr("Re-checked now"), act=self._rechecked)
        for button in (self.step, self.rechecked):
            self._enlarge(button)
            row.addWidget(button)
        column.addLayout(row)
        self._row = row
        self.setAccessibleName(tr("Re-check"))
        self.hide()  # until it stands in the window: shown before, it would open as one of its own

    def _enlarge(self, button: QToolButton) -> None:
        """44 px for gloves; with large text no more than the words need, for the page has little room."""
        if self._look.width == Width.TINY:
            button.setMinimumSize(max(44, button.minimumWidth()), max(44, button.fontMetrics().height() + 4))
        else:
            roomy(button, self._look)

    def _open(self) -> None:
        if self._covered:
            self._go("checklist")
            self._to_page()  # which asks whose it is
        elif self._due is not None:
            self._go(self._due.step_id)

    def _rechecked(self) -> None:
        if self._due is not None:
            self._desk.rechecked(self._due.step_id)

    def refresh(self) -> None:
        """Shows what is due now, or nothing."""
        desk = self._desk
        found = desk.next_recheck()
        self._due = found if found is not None and found.is_due else None
        self._covered = is_due_under_cover(desk)
        if self._covered:
            self._tell_covered()
        elif self._due is not None:
            self._tell(self._due)
        shown = self._covered or self._due is not None
        if (not shown and self.step.hasFocus()) or (self._due is None and self.rechecked.hasFocus()):
            QTimer.singleShot(0, self, self._to_page)  # a button that goes gives the keyboard to the page
        self.rechecked.setVisible(not self._covered)
        if self.isHidden() == shown:
            self.setVisible(shown)

    def _tell(self, due: Due) -> None:
        step = self._desk.steps[due.step_id]
        number = list(self._desk.steps).index(step.id) + 1
        self._short = said_recheck(due, due.late_min(self._desk.now()))
        what = what_again(step.recheck.text) if step.recheck else ""
        self._long = f"{self._short}: {what[:1].lower()}{what[1:]}"
        self.setToolTip(step.recheck.text if step.recheck else "")
        name = tr("Go to step {number}: {text}").format(number=number, text=step.text)
        self._lay(tr("Step {number}").format(number=number), name)

    def _tell_covered(self) -> None:
        self._long, self._short = tr(DUE_COVERED), tr("A re-check is due, covered")
        self.setToolTip("")
        self._lay(tr("Checklist"), tr("Open the checklist"))

    def _lay(self, text: str, name: str) -> None:
        self.words.setAccessibleName(self._long)
        relabel(self.step, text, name)
        self._enlarge(self.step)
        self._fit()

    def _to_page(self) -> None:
        """The keyboard goes to where the page wants it, not to whatever Qt finds next."""
        focus_page = getattr(self.window(), "focus_page", None)
        if focus_page is not None:
            focus_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._covered or self._due is not None:
            self._fit()

    def _fit(self) -> None:
        """What is to be looked at stands here too, where it has room; else it is one step away."""
        margins, count = self._row.contentsMargins(), self._row.count()
        buttons = self.step.sizeHint().width() + (0 if self._covered else self.rechecked.sizeHint().width())
        beside = margins.left() + margins.right() + self._look.px(18) + buttons + count * self._row.spacing()
        room = self.width() - beside
        fits = self.words.fontMetrics().horizontalAdvance(self._long) <= room
        text = self._long if fits else self._short
        if text != self.words.text():
            self.words.setText(text)
