"""A gettext catalogue that is not trusted: only what keeps every placeholder, and adds no markup, is shown.

Imported only when a language with a catalogue was chosen.
"""

import gettext
import string
import struct
from pathlib import Path

from app.logbook import log_translation

LARGEST_BYTES = 2 * 1024 * 1024
_TROUBLE = (ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RecursionError, TypeError, ValueError)
"""What reading a file of arbitrary bytes, or counting with its arbitrary plural rule, can end in."""


class Catalogue:
    """One language. English stands in for every text that is missing or was refused."""

    def __init__(self, translations: gettext.GNUTranslations, language: str) -> None:
        self._translations, self.language = translations, language
        self._held: dict[str, str] = {}

    def one(self, text: str) -> str:
        """The translation of one text."""
        if not text:  # the empty text is the catalogue's own head
            return text
        if (held := self._held.get(text)) is None:
            held = self._held[text] = self._checked(text, self._translations.gettext(text))
        return held

    def counted(self, one: str, many: str, n: int) -> str:
        """The translation in the form for `n`."""
        english = one if n == 1 else many
        try:
            said = self._translations.ngettext(one, many, n)
        except _TROUBLE as error:
            log_translation(self.language, f"its plural rule fails ({type(error).__name__})")
            return english
        return self._checked(english, said)

    def _checked(self, english: str, said: str) -> str:
        if why := wrong_with(english, said):
            log_translation(self.language, f'{why}: "{english[:60]}"')
            return english
        return said


def read_catalogue(file: Path, language: str) -> Catalogue | None:
    """The catalogue; None, and a line in the log, if it cannot be read."""
    try:
        if file.stat().st_size > LARGEST_BYTES:
            raise ValueError("too large")
        with file.open("rb") as opened:
            translations = gettext.GNUTranslations(opened)
        translations.ngettext("", "", 2)
    except (*_TROUBLE, struct.error) as error:
        log_translation(language, f"the catalogue cannot be read ({type(error).__name__})")
        return None
    return Catalogue(translations, language)


def wrong_with(english: str, said: object) -> str:
    """Why a translation may not be shown; "" if it may."""
    if not isinstance(said, str) or not said.strip():
        return "an empty translation"
    if placeholders(said) != placeholders(english):
        return "other placeholders"
    if "<" in said and "<" not in english:
        return "markup"
    if any(not sign.isprintable() and sign not in english and sign != "\u00a0" for sign in said):
        return "a control character"
    return ""


def placeholders(text: str) -> list[tuple[str, str, str]] | None:
    """Each {name}, with its format and conversion, in order of the names; None if the braces do not close."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return None
    return sorted((name, spec or "", how or "") for _, name, spec, how in parts if name is not None)
