"""Says "Working" before the window stands still for long: a new frame, the sources of a sentence, the page of all sources.

How long something takes depends on the computer. On most, the word would flash and be gone; so what was slow the last
time here, or may be as slow as the frame was, is told of, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from app.tongue import tr
from ui.theme import Look

SLOW_S = (
    0.1  # and then it is laid out and painted: together well below the 200 ms that nobody is to wait without a word
)
FRAME = "frame"


class Pace:
    """How many seconds each thing took the last time on this computer."""

    def __init__(self) -> None:
        self.took_s: dict[str, float] = {}

    def is_slow(self, what: str) -> bool:
        """Whether it is to be told of. What was never done yet may take as long as the frame did."""
        return self.took_s.get(what, self.took_s.get(FRAME, 0.0)) >= SLOW_S


@contextmanager
def told(widget: QWidget, look: Look, what: str) -> Iterator[None]:
    """Does `what` on the window of `widget`, after the word was painted where it is slow."""
    window = widget.window()
    pace = getattr(window, "pace", None)
    if not isinstance(pace, Pace):
        yield
        return
    sign = _sign(window, look) if window.isVisible() and pace.is_slow(what) else None
    began = perf_counter()
    try:
        yield
    finally:
        pace.took_s[what] = perf_counter() - began
        if sign is not None:
            sign.hide()
            sign.deleteLater()


def _sign(window: QWidget, look: Look) -> QLabel:
    """At the left above the phones, where everything else is said; on the screen before it returns."""
    from ui.widgets.controls import fill
    from ui.widgets.prose import label

    sign = label(look, tr("Working"), strong=True)
    sign.setParent(window)
    sign.setObjectName("working")
    sign.setFrameShape(QFrame.Shape.Box)
    fill(sign, look, "base")
    sign.setMargin(look.px(10))
    sign.adjustSize()
    strip = getattr(window, "phone_strip", None)
    foot = strip.mapTo(window, QPoint(0, 0)).y() if isinstance(strip, QWidget) else window.height()
    sign.move(look.margin, max(0, foot - sign.height() - look.px(6)))
    sign.show()
    sign.raise_()
    sign.repaint()
    return sign
