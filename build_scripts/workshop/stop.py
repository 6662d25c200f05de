"""The one error the workshop expects: it could not go on. Says what, why and what to do, never a traceback."""

import errno
from pathlib import Path


class Stop(Exception):
    """Ends the command with a sentence on stderr and an exit code other than 0."""

    def __init__(self, what: str, why: str = "", do: str = "", code: int = 1) -> None:
        super().__init__(" ".join(part for part in (what, why, do) if part))
        self.code = code


def cannot_go_on(error: OSError) -> Stop:
    """The sentence for what the system refused in the middle of a command: a program, else a place to write to."""
    place = Path(error.filename or ".")
    if place.parent.name in ("bin", "Scripts") and place.name.startswith("python"):
        return Stop(
            f"This user cannot start {place}.",
            f"It belongs to another user, or leads to a Python that this one cannot reach ({error.strerror}).",
            "Delete the folder .venv if it is yours and run the same command again; else copy the clone to a folder of"
            " your own and run it there.",
        )
    return cannot_write(place, error)


def cannot_write(place: Path, error: OSError) -> Stop:
    """The sentence for a file or folder that could not be written."""
    what = f"Cannot write to {place}."
    if error.errno == errno.ENOSPC:
        return Stop(what, "The disk is full.", "Free about 1 GB and run the same command again.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Stop(
            what,
            f"The folder is read-only for this user ({error.strerror}).",
            "Copy the clone to a folder of your own and run the command there.",
        )
    return Stop(what, f"The system says: {error.strerror or error}.", "Mend that and run the same command again.")
