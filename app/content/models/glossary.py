"""Words."""

from typing import Literal

from app.content.models.kinds import Topic
from app.content.models.record import Record


class Term(Record):
    """A word a nurse may meet or type. `means` is shown; `also` holds other spellings and words that lead here.

    `expands` lists the words search looks for as well. A term that states something clinical cites facts.
    """

    id: str
    term: str
    kind: Literal["abbreviation", "brand", "generic", "lay", "medical"]
    means: str
    topic: Topic
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    misspelt: tuple[str, ...] = ()
    expands: tuple[str, ...] = ()


class Glossary(Record):
    terms: tuple[Term, ...]
