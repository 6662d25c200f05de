"""The log of the windowed app (it has no console). Kinds and places of errors only: never a value, a text or a session."""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LOG = logging.getLogger("nms-bedside")


def start_log(folder: Path) -> None:
    """Logs to `folder`/nms-bedside.log, at most 200 kB and one older file. A folder that cannot be written is no error."""
    if _LOG.handlers:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "nms-bedside.log", maxBytes=200_000, backupCount=1, delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.propagate = False


def log_crash(kind: type[BaseException], frames: traceback.StackSummary) -> None:
    """Where an unexpected error came from. Messages are left out: they may quote what somebody typed."""
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    try:
        _LOG.error("%s at %s", kind.__name__, " < ".join(reversed(lines)))
    except OSError:
        return


def log_translation(language: str, trouble: str) -> None:
    """What is wrong with a translation. It quotes the program's own words only."""
    try:
        _LOG.warning("translation %s: %s", language, trouble)
    except OSError:
        return
