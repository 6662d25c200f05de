"""Says a sentence to a screen reader and leaves the keyboard where it is: what was saved, what is due, what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent


def announce(source: QObject, sentence: str, *, urgent: bool = False) -> None:
    """`urgent` breaks into what is being read; everything else waits for its turn. Nothing happens where nobody listens."""
    if sentence and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(source, sentence)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
