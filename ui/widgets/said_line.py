"""A short sentence that says what was just done. It blocks nothing and goes by itself.

It lies above the phones; on the checklist, where a step would be below it, over the bar above the list instead.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from app.tongue import mark, tr
from ui.theme import Look, Width
from ui.typography import tool_tip
from ui.widgets.announce import announce
from ui.widgets.controls import fill, flat
from ui.widgets.notice import Notice

STAYS_MS = 10_000
_WIDTH = 560
OFFERS = {  # the words of the button, what a screen reader says, the keys that do it too
    "undo": (mark("Undo"), mark("Undo the last change"), "Ctrl+Z"),
    "reminders": (mark("Turn on again"), mark("Turn reminders on"), ""),
}


class SaidLine(QFrame):
    """Lies on `window` just above `strip`, or on what `over` gives. What went wrong (`wrong`) stays until it is dismissed.

    `offers` is the name of the act that takes back what it tells of (see OFFERS): a button calls `take_back`. `shown` is the sentence with something long in it
    shortened for the eye: what is pointed at or read out is the whole. `beside` is a button on what `over` gives that
    the sentence names, so that it does not lie on it; with large text the search box, if the sentence has room beside it.
    """

    def __init__(
        self,
        window: QWidget,
        strip: QWidget,
        look: Look,
        sentence: str,
        *,
        wrong: bool,
        over: Callable[[], QWidget | None] = lambda: None,
        offers: str = "",
        take_back: Callable[[], object] = lambda: None,
        shown: str = "",
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._strip, self._look, self._over = window, strip, look, over
        self.undo: QWidget | None = None
        self._beside = beside
        self.sentence, self.wrong, self.shown, self.offers = sentence, wrong, shown, offers
        self.setObjectName("said-line")
        self.setAccessibleName(sentence)
        self.setFrameShape(QFrame.Shape.Box)
        fill(self, look, "base")
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, look.px(4), 1)
        row.setSpacing(0)
        kind: Literal["plain", "caution"] = "caution" if wrong else "plain"
        tiny = look.width == Width.TINY  # there it is to be no taller than the line at the head of the window
        notice = Notice(
            look, kind, tr("Caution") if wrong else "", shown or sentence, strong=True, pad=3 if tiny else 8
        )
        if shown and shown != sentence:
            self.setToolTip(tool_tip(sentence))
            notice.text.setAccessibleName(sentence)
            notice.text.setToolTip(tool_tip(sentence))
        row.addWidget(notice, 1)
        if offers:
            words, name, keys = OFFERS[offers]
            self.undo = flat(look, tr(words), "undo-2", act=take_back, name=tr(name))
            self.undo.setToolTip(keys)
            row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.dismiss = flat(look, "", "x", act=self.hide, name=tr("Dismiss this message"))
        row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignVCenter)
        if tiny:
            for button in (self.undo, self.dismiss):
                if button is not None:
                    button.setMinimumHeight(look.px(30))
        window.installEventFilter(self)
        self.place()
        self.show()
        self.raise_()
        announce(self, sentence, urgent=wrong)
        if not wrong:
            QTimer.singleShot(STAYS_MS, self, self.hide)

    def place(self) -> None:
        """At the left, as wide as the words may be."""
        if not isValid(self._strip):  # type: ignore[no-untyped-call]  # the frame is being built anew
            return
        margin = self._look.px(4) if self._look.width == Width.TINY else self._look.margin
        width = min(self._look.px(_WIDTH), self._window.width() - 2 * margin)
        height = self.heightForWidth(width)
        over = self._over()
        if over is not None:
            at = over.mapTo(self._window, QPoint(margin, 0))
            if (beside := self._beside) is not None and over.isAncestorOf(beside) and beside.isVisible():
                free = min(width, beside.mapTo(over, QPoint(0, 0)).x() - 2 * margin)
                if (
                    self._look.width > Width.TINY or self.heightForWidth(free) <= over.height()
                ):  # else it lies on a step
                    width, height = free, self.heightForWidth(free)
            self.setGeometry(at.x(), at.y() + max(0, (over.height() - height) // 2), width, height)
            return
        bottom = self._strip.mapTo(self._window, QPoint(0, 0)).y() - self._look.px(6)
        self.setGeometry(margin, max(0, bottom - height), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            QTimer.singleShot(0, self, self.place)
        return super().eventFilter(watched, event)
