"""PySide6 6.12.0 lost a reference of None in every call that returns nothing, and the program died after some thousand."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

CALLS = 1_000
STRAY = 50  # other code may take or give back a few meanwhile


def test_calls_into_qt_that_return_nothing_lose_no_reference_of_none(qapp: QApplication) -> None:
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
        label.update()
    assert sys.getrefcount(None) > before - STRAY
