"""The number of a step, typed: with large text a step is several turns of the page away, its number one key or two."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

TOGETHER_MS = 1200  # digits typed within this are one number


class TypedNumber:
    """Digits of numbers from 1 to `most`, one after the other: 1, and at once 8, is 18."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._digits = ""
        self._since = QElapsedTimer()

    def take(self, digit: str) -> int:
        """The number as it stands with this digit; 0 while there is none."""
        together = self._since.isValid() and self._since.elapsed() < TOGETHER_MS
        joined = (self._digits if together else "") + digit
        self._digits = joined if int(joined) <= self._most else digit
        self._since.start()
        number = int(self._digits)
        return number if number <= self._most else 0
