"""The folder of this user's sessions, found without `pathlib`: a second start needs nothing else and ends at once.

`pathlib` brings regular expressions and addresses of the web with it, which take as long as Python itself.
"""

from __future__ import annotations

import os
import sys

APP_NAME = "NMS Bedside"
SHORT_NAME = "nms-bedside"


def own_folder(override: str | None = None) -> str:
    """`--data-dir`, else NMS_BEDSIDE_DATA, else the platform's local data folder, as an absolute path.

    Windows: %LOCALAPPDATA%\\NMS Bedside (local, never roaming). macOS: ~/Library/Application Support/NMS Bedside.
    Others: $XDG_DATA_HOME/nms-bedside, by default ~/.local/share/nms-bedside. RuntimeError for a home that nobody has.
    """
    chosen = override or os.environ.get("NMS_BEDSIDE_DATA")
    if chosen:
        return os.path.join(os.getcwd(), _at_home(chosen))
    xdg = os.environ.get("XDG_DATA_HOME", "")
    if sys.platform not in ("win32", "darwin") and os.path.isabs(xdg):
        return os.path.join(xdg, SHORT_NAME)
    home = _at_home("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local"), APP_NAME)
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Application Support", APP_NAME)
    return os.path.join(home, ".local", "share", SHORT_NAME)


def _at_home(path: str) -> str:
    """`path` without its "~": a folder of that very name would else be made wherever this runs."""
    found = os.path.expanduser(path)
    if found.startswith("~"):
        raise RuntimeError(f"Nobody here has the home of {path}.")
    return found
