"""`diff`: what a reviewer must look at between two editions."""

from pathlib import Path

from app.cli.answer import Answer, as_json


def diff(old: Path, new: Path, as_data: bool) -> Answer:
    """Differences are no error: the exit code is 0 whether there are any or not."""
    from app.revision.difference import difference
    from app.revision.reading import read_edition
    from app.revision.telling import as_data as data_of
    from app.revision.telling import lines

    found = difference(read_edition(old), read_edition(new))
    said = tuple(
        f"{path.name}: its signature was not looked at; `content install` does that."
        for path in (old, new)
        if path.is_file()
    )
    if as_data:
        return as_json(data_of(found), said)
    return Answer(tuple(lines(found)), said)
