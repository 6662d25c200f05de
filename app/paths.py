"""Where things live on each platform. Everything is local to this machine and this user; nothing roams."""

import os
import sys
from pathlib import Path

import resources

APP_NAME = "NMS Bedside"
_FOLDER = "nms-bedside"


def data_dir(override: str | Path | None = None) -> Path:
    """The folder of this user's sessions: `--data-dir`, else NMS_BEDSIDE_DATA, else the platform's local data folder.

    Windows: %LOCALAPPDATA%\\NMS Bedside (local, never roaming). macOS: ~/Library/Application Support/NMS Bedside.
    Others: $XDG_DATA_HOME/nms-bedside, by default ~/.local/share/nms-bedside.
    """
    chosen = override or os.environ.get("NMS_BEDSIDE_DATA")
    if chosen:
        return Path(chosen).expanduser().absolute()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / APP_NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / APP_NAME
    xdg = os.environ.get("XDG_DATA_HOME", "")
    return (Path(xdg) if os.path.isabs(xdg) else Path.home() / ".local" / "share") / _FOLDER


def site_file() -> Path:
    """The hospital's own file, in the machine-wide folder of the platform."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA") or "C:\\ProgramData") / APP_NAME / "site.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / APP_NAME / "site.toml"
    return Path("/etc") / _FOLDER / "site.toml"


def resources_dir() -> Path:
    """The packaged `resources` folder (installed, editable or frozen: all lay it out as plain files)."""
    return Path(str(resources.__file__)).parent


def content_dir() -> Path:
    """The packaged content. NMS_BEDSIDE_CONTENT points editors and tests at another folder."""
    other = os.environ.get("NMS_BEDSIDE_CONTENT")
    return Path(other) if other else resources_dir() / "content"
