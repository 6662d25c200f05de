"""Words."""

from dataclasses import dataclass
from typing import Literal

from app.content.models.kinds import Strict, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Strict):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(Strict):
    terms: tuple[Term, ...]
