"""Compares, just after the first paint, what nobody had asked for before it; what is wrong takes the window's place.

What is on the screen by then was compared before it was parsed. It still goes: a copy of which one file was changed is
not one to read doses from.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.content.load import MANIFEST, Sealed
from app.errors import ContentError, Problem
from app.tongue import tr
from ui.errand import Errand

LOOK_MS = 10


class LateCheck(QObject):
    """Begins at once, in another thread; `refused` is called in this one if the content cannot be used."""

    def __init__(self, parent: QObject, sealed: Sealed, refused: Callable[[ContentError], None]) -> None:
        super().__init__(parent)
        self._refused = refused
        self._errand = Errand(sealed.check)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def refuse(self, error: ContentError) -> None:
        """Somebody asked for what is damaged before it was compared here: on a slow disk that may be long before."""
        if self._timer.isActive():
            self._timer.stop()
            QTimer.singleShot(0, self, lambda: self._refused(error))

    def _look(self) -> None:
        if not self._errand.is_over():
            return
        self._timer.stop()
        try:
            self._errand.result()
        except ContentError as error:
            self._refused(error)
        except Exception as error:  # whatever it was: what is not compared is not shown
            why = tr("the content could not be compared with its seal ({kind})").format(kind=type(error).__name__)
            self._refused(ContentError((Problem(MANIFEST, 0, why),)))
