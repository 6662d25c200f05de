"""The one door every sentence for a reader goes through, so that a translation needs no change of code.

`tr("{done} of {all} done").format(done=..., all=...)`: the words are looked up first and filled in afterwards, never an
f-string inside. What stands in a table of a module is marked with `mark` and looked up when it is shown.

With no language chosen this imports nothing and gives the words back as they are. A catalogue is a gettext file
(`resources/translations/LANGUAGE/LC_MESSAGES/nms-bedside.mo`). It is not trusted: one that cannot be read, and each
text of it that would lose or change a {placeholder}, is left aside with a line in the log, and English is shown.

Clinical content does not pass here: it is translated as a content set of its own, by clinicians.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import resources_dir

if TYPE_CHECKING:
    from app.catalogue import Catalogue

LANGUAGE_VARIABLE = "NMS_BEDSIDE_LANGUAGE"
OWN = "en"
"""The language the program is written in: it needs no catalogue."""
FILE = "LC_MESSAGES/nms-bedside.mo"

_catalogue: Catalogue | None = None


def tr(text: str) -> str:
    """The text in the chosen language, with the same placeholders; the text itself if there is no translation."""
    return text if _catalogue is None else _catalogue.one(text)


def tr_n(one: str, many: str, n: int) -> str:
    """As `tr`, in the form that the language has for `n`. Both texts hold the same placeholders."""
    if _catalogue is None:
        return one if n == 1 else many
    return _catalogue.counted(one, many, n)


def mark(text: str) -> str:
    """Marks a text of a module's table for the translators. It is looked up with `tr` when it is shown."""
    return text


def choose_language(system: Sequence[str] = (), folder: Path | None = None) -> str:
    """Chooses the language: NMS_BEDSIDE_LANGUAGE, else the first of the `system`'s that is there. Gives its name.

    Names are as "de", "de_CH" or "de-CH"; English, or a language without a good catalogue, is "en".
    `folder` is where the catalogues are, if not in this program's resources.
    """
    global _catalogue
    _catalogue = None
    place = folder or resources_dir() / "translations"
    asked = os.environ.get(LANGUAGE_VARIABLE, "").strip()
    for name in [asked] if asked else system:
        for language in _ways(name):
            if language == OWN:
                return OWN
            file = place / language / FILE
            if file.is_file():
                from app.catalogue import read_catalogue

                _catalogue = read_catalogue(file, language)
                return OWN if _catalogue is None else language
    return OWN


def _ways(name: str) -> list[str]:
    """ "de-CH" as "de_CH", then "de". A name that is no name of a language (it may be anything) has none."""
    parts = name.split(".")[0].split("@")[0].replace("-", "_").split("_")
    if not all(part.isalnum() and part.isascii() for part in parts):
        return []
    return ["_".join(parts[:length]) for length in range(len(parts), 0, -1)]
