"""A short sentence above the phones that says what was just done. It blocks nothing and goes by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from app.tongue import tr
from ui.theme import Look, Width
from ui.widgets.announce import announce
from ui.widgets.controls import fill, flat
from ui.widgets.notice import Notice

STAYS_MS = 10_000
_WIDTH = 560


class SaidLine(QFrame):
    """Lies on `window` just above `strip`. What went wrong (`wrong`) stays until it is dismissed."""

    def __init__(self, window: QWidget, strip: QWidget, look: Look, sentence: str, *, wrong: bool) -> None:
        super().__init__(window)
        self._window, self._strip, self._look = window, strip, look
        self.sentence, self.wrong = sentence, wrong
        self.setObjectName("said-line")
        self.setAccessibleName(sentence)
        self.setFrameShape(QFrame.Shape.Box)
        fill(self, look, "base")
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, look.px(4), 1)
        row.setSpacing(0)
        row.addWidget(
            Notice(look, "caution" if wrong else "plain", tr("Caution") if wrong else "", sentence, strong=True), 1
        )
        self.dismiss = flat(look, "", "x", act=self.hide, name=tr("Dismiss this message"))
        row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignVCenter)
        window.installEventFilter(self)
        self.place()
        self.show()
        self.raise_()
        announce(self, sentence, urgent=wrong)
        if not wrong:
            QTimer.singleShot(STAYS_MS, self, self.hide)

    def place(self) -> None:
        """At the left, above the phones, as wide as the words may be."""
        if not isValid(self._strip):  # type: ignore[no-untyped-call]  # the frame is being built anew
            return
        margin = self._look.px(4) if self._look.width == Width.TINY else self._look.margin
        width = min(self._look.px(_WIDTH), self._window.width() - 2 * margin)
        height = self.heightForWidth(width)
        bottom = self._strip.mapTo(self._window, QPoint(0, 0)).y() - self._look.px(6)
        self.setGeometry(margin, max(0, bottom - height), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            QTimer.singleShot(0, self, self.place)
        return super().eventFilter(watched, event)
