"""The log of the windowed app (it has no console). Kinds and places of errors only: never a value, a text or a session.

Most runs log nothing, and `logging` takes as long to import as the first paint may take: it waits for the first error.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging
    import traceback

_folders: list[Path] = []


def start_log(folder: Path) -> None:
    """From now on errors go to `folder`/nms-bedside.log, at most 200 kB and one older file; the first call counts."""
    if not _folders:
        _folders.append(folder)


def log_crash(kind: type[BaseException], frames: traceback.StackSummary) -> None:
    """Where an unexpected error came from. Messages are left out: they may quote what somebody typed."""
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    try:
        _log().error("%s at %s", kind.__name__, " < ".join(reversed(lines)))
    except OSError:  # a folder that cannot be written is no error
        return


def log_translation(language: str, trouble: str) -> None:
    """What is wrong with a translation. It quotes the program's own words only."""
    try:
        _log().warning("translation %s: %s", language, trouble)
    except OSError:
        return


def _log() -> logging.Logger:
    import logging
    from logging.handlers import RotatingFileHandler

    log = logging.getLogger("nms-bedside")
    if _folders and not log.handlers:
        _folders[0].mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(_folders[0] / "nms-bedside.log", maxBytes=200_000, backupCount=1, delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        log.addHandler(handler)
        log.propagate = False
    return log
