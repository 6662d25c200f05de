"""What the window remembers between runs: its place on screen, the text size, the theme. Nothing of a session but in
which one the reminders were turned off: whoever begins the next one has not chosen that.

Kept in a small ini file in the user's local data folder, so that an IT department finds everything in one place.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow

from ui.theme import TEXT_SCALES, THEMES


class Settings:
    """Bad or missing values count as the ordinary ones."""

    def __init__(self, folder: Path | None) -> None:
        self._store = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat) if folder else None
        self.text_scale = self._number("text_scale", 100)
        if self.text_scale not in TEXT_SCALES:
            self.text_scale = 100
        theme = self._store.value("theme", "system") if self._store else "system"
        self.theme = str(theme) if theme in THEMES else "system"
        # The id of a session, "" for the one that begins next, None for none. What was kept for all sessions, under
        # "reminders", is read no more.
        kept = self._store.value("reminders_off_in") if self._store else None
        self.reminders_off_in = str(kept) if kept else None
        self.first_run = self._number("first_run_done", 0) == 0
        self.tells_waiting = self._number("waiting_told", 0) == 0

    def _number(self, key: str, otherwise: int) -> int:
        try:
            return int(str(self._store.value(key, otherwise))) if self._store else otherwise
        except ValueError:
            return otherwise

    def _keep(self, key: str, value: object) -> None:
        if self._store is not None:
            self._store.setValue(key, value)

    def zoom(self, step: int) -> None:
        """The next larger (1), smaller (-1) or ordinary (0) text size."""
        at = TEXT_SCALES.index(self.text_scale) + step
        self.text_scale = 100 if step == 0 else TEXT_SCALES[max(0, min(len(TEXT_SCALES) - 1, at))]
        self._keep("text_scale", self.text_scale)

    def set_text_scale(self, scale: int) -> None:
        self.text_scale = scale
        self._keep("text_scale", scale)

    def set_theme(self, theme: str) -> None:
        self.theme = theme
        self._keep("theme", theme)

    def reminds(self, session_id: str) -> bool:
        """Whether reminders are on in a session; "" is the one that begins next."""
        return self.reminders_off_in != session_id

    def set_reminders(self, on: bool, session_id: str) -> None:
        """Turns them on, or off in this session only."""
        self.reminders_off_in = None if on else session_id
        self._keep("reminders_off_in", self.reminders_off_in or "")

    def session_is_open(self, session_id: str) -> None:
        """What was chosen before the first tick holds for the session that it began."""
        if self.reminders_off_in == "":
            self.set_reminders(False, session_id)

    def end_first_run(self) -> None:
        """The first-run line was dismissed."""
        self.first_run = False
        self._keep("first_run_done", 1)

    def end_telling_waiting(self) -> None:
        """It was said once that a closed window is still open in the background."""
        self.tells_waiting = False
        self._keep("waiting_told", 1)

    def keep_geometry(self, window: QMainWindow) -> None:
        self._keep("geometry", window.saveGeometry())

    def restore_geometry(self, window: QMainWindow) -> bool:
        """Puts the window where it was; False if it was never kept."""
        kept = self._store.value("geometry") if self._store else None
        return bool(kept) and window.restoreGeometry(kept)  # type: ignore[arg-type]
