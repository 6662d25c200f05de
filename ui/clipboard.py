"""Puts what tells of a session on the clipboard as plain text, and asks the system to keep no history of it.

Windows keeps a history and may send it to other computers of the same user; KDE's clipboard keeps one too. Both leave
out what is marked as below. Where a system has no such mark nothing is added, and only plain text is there.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'  # Qt's way to name a clipboard format of Windows
_NO = bytes(4)  # a DWORD of 0


def keeps_no_history(system: str, desktop: str) -> dict[str, bytes]:
    """The marks by their format. `system` as `sys.platform`, `desktop` as XDG_CURRENT_DESKTOP."""
    if system == "win32":
        names = (
            "ExcludeClipboardContentFromMonitorProcessing",
            "CanIncludeInClipboardHistory",
            "CanUploadToCloudClipboard",
        )
        return {_WINDOWS.format(name): _NO for name in names}
    if "KDE" in desktop.split(":"):
        return {"x-kde-passwordManagerHint": b"secret"}
    return {}


def copy_in_confidence(text: str) -> bool:
    """Copies; whether it is there afterwards (another program may hold the clipboard)."""
    clipboard = QGuiApplication.clipboard()
    marks = keeps_no_history(sys.platform, os.environ.get("XDG_CURRENT_DESKTOP", ""))
    if marks:
        words = _made_by_qt()
        words.setText(text)
        for name, data in marks.items():
            words.setData(name, data)
        clipboard.setMimeData(words)
    else:
        clipboard.setText(text)
    return clipboard.text().split() == text.split()


def _made_by_qt() -> QMimeData:
    """Empty data for the clipboard. One made from Python would be asked for Python's part of it when the clipboard lets
    go of it, which is after Python has ended: the program would crash on its way out (seen with PySide6 6.11)."""
    model = QStringListModel([""])
    made = model.mimeData([model.index(0)])
    made.clear()
    return made
