"""The edition that was shown on this computer before the one on screen, so that "What changed" can lay both together."""

from pathlib import Path

from app.paths import sets_dir
from app.sets.install import damage
from app.sets.shelf import Damaged, Shelved, read_shelf
from app.sets.shown import Shown, built_in_dir


def earlier(shown: Shown) -> Path | None:
    """Its folder, or None if no other whole edition was ever shown here."""
    sets = sets_dir()
    try:
        shelf = read_shelf(sets)
    except Damaged:
        return None
    if shelf is None:
        return None
    known: list[Shelved | None] = [*shelf.before, shelf.shown]
    for one in reversed(known):
        folder = sets / one.folder if one else built_in_dir()
        if folder != shown.folder and (one is None or not damage(sets, one)):
            return folder
    return None
