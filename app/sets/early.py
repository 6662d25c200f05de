"""Loads the content while Qt is still being imported: reading and hashing need no interpreter, so it costs nothing."""

from __future__ import annotations

import sys
from threading import Thread

from app.errors import ContentError
from app.sets.shown import Shown, load_shown

TURN_S = 0.0005  # how long the thread waits for its turn between two files; Python's own 5 ms is longer than most take


class Early:
    """Begins to load at once, beside whatever else is being done."""

    def __init__(self) -> None:
        self._shown: Shown | None = None
        self._turn_s = sys.getswitchinterval()
        sys.setswitchinterval(TURN_S)
        self._thread = Thread(target=self._load, name="content")
        self._thread.start()

    def _load(self) -> None:
        try:
            self._shown = load_shown()
        except ContentError:
            return  # told by `shown`

    def shown(self) -> Shown:
        """What was loaded. What is wrong is found and said anew: by now the reader's language has been chosen."""
        self._thread.join()
        sys.setswitchinterval(self._turn_s)
        if self._shown is None or self._shown.trouble:
            return load_shown()
        return self._shown
