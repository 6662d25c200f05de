"""Where things live on each platform. Everything is local to this machine and this user; nothing roams."""

import os
import sys
from pathlib import Path

import resources
from app.own_folder import APP_NAME, own_folder
from app.own_folder import SHORT_NAME as _FOLDER

__all__ = ["APP_NAME"]


def data_dir(override: str | Path | None = None) -> Path:
    """The folder of this user's sessions, see `own_folder`."""
    return Path(own_folder(os.fspath(override) if override else None))


def machine_dir() -> Path:
    """What administrators set up for everybody at this computer: `site.toml` and the keys whose content sets are trusted.

    NMS_BEDSIDE_MACHINE names another folder, for trying out a roll-out and for tests.
    """
    if other := os.environ.get("NMS_BEDSIDE_MACHINE"):
        return Path(other).expanduser().absolute()
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA") or "C:\\ProgramData") / APP_NAME
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / APP_NAME
    return Path("/etc") / _FOLDER


def site_file() -> Path:
    """The hospital's own file, in the machine-wide folder of the platform."""
    return machine_dir() / "site.toml"


def trusted_keys_dir() -> Path:
    """The public keys whose content sets may be installed: administrators alone decide whom this computer believes."""
    return machine_dir() / "trusted-keys"


def sets_dir() -> Path:
    """Installed content sets, for everybody at this computer: two people at one bed must not read two editions."""
    if sys.platform in ("win32", "darwin") or os.environ.get("NMS_BEDSIDE_MACHINE"):
        return machine_dir() / "content-sets"
    return Path("/var/lib") / _FOLDER / "content-sets"


def resources_dir() -> Path:
    """The packaged `resources` folder (installed, editable or frozen: all lay it out as plain files)."""
    return Path(str(resources.__file__)).parent


def content_dir() -> Path:
    """The packaged content. NMS_BEDSIDE_CONTENT points editors and tests at another folder."""
    return other_content() or resources_dir() / "content"


def other_content() -> Path | None:
    """The folder that NMS_BEDSIDE_CONTENT names, if it names one."""
    other = os.environ.get("NMS_BEDSIDE_CONTENT")
    return Path(other) if other else None
