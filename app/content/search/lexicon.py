"""The glossary as search uses it: which words and phrases mean the same, what they belong to, and their subject.

A term's own spellings count as the same word; what it `expands` to counts as a neighbour, weaker. A brand counts
nearly as the generic it names. Through `names` a brand is also known by its generic and its class, which is how the
wishes (`wishes.py`) can speak of "an antipsychotic" whatever was typed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.content.models import Glossary, Topic
from app.content.search.words import STOP, words_of

Keys = tuple[str, ...]

SAME, GENERIC, NEIGHBOUR, FURTHER = 1.0, 0.9, 0.45, 0.3
# What another form of a term is worth where the typed one is not found. The everyday ones gather what is only alike.
OTHER_FORM = {"brand": 0.95, "generic": 0.95, "abbreviation": 0.95, "medical": 0.85, "lay": 0.7}


@dataclass(slots=True)
class Term:
    """A glossary term: `same` are the key sequences that mean it, `near` those that lie next to it."""

    id: str
    name: str
    kind: str
    topic: Topic
    same: dict[Keys, float] = field(default_factory=dict)
    near: dict[Keys, float] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class Lexicon:
    """`longest` finds the longest glossary phrase at a place of a query."""

    def __init__(self, glossary: Glossary) -> None:
        self.terms: dict[str, Term] = {}
        self._starts: dict[str, dict[Keys, list[str]]] = defaultdict(dict)
        self._reach: dict[str, int] = {}
        by_form: dict[Keys, list[str]] = defaultdict(list)
        expands: dict[str, tuple[str, ...]] = {}
        for source in glossary.terms:
            term = Term(source.id, source.term, source.kind, source.topic)
            self.terms[term.id] = term
            expands[term.id] = source.expands
            for form in (source.term, *source.also):
                if keys := keys_of(form):
                    term.same.setdefault(keys, OTHER_FORM[term.kind])
                    by_form[keys].append(term.id)
                    self._enter(keys, term.id)
            for form in source.misspelt:
                if keys := keys_of(form):
                    self._enter(keys, term.id)
        for term_id, forms in expands.items():
            self._join(self.terms[term_id], forms, by_form, expands)

    def _enter(self, keys: Keys, term_id: str) -> None:
        owners = self._starts[keys[0]].setdefault(keys, [])
        if term_id not in owners:
            owners.append(term_id)
        self._reach[keys[0]] = max(self._reach.get(keys[0], 0), len(keys))

    def _join(
        self, term: Term, forms: tuple[str, ...], by_form: dict[Keys, list[str]], expands: dict[str, tuple[str, ...]]
    ) -> None:
        """Adds what the term expands to; a medicine or an abbreviation takes the names of that as well."""
        term.names.add(term.name)
        for number, form in enumerate(forms):
            keys = keys_of(form)
            if not keys:
                continue
            is_generic = term.kind == "brand" and number == 0
            term.near.setdefault(keys, GENERIC if is_generic else NEIGHBOUR)
            if term.kind in ("brand", "generic", "abbreviation"):
                term.names.add(form)
            for other_id in by_form.get(keys, ()):
                other = self.terms[other_id]
                if other is term:
                    continue
                for same in other.same:
                    term.near.setdefault(same, GENERIC if is_generic else FURTHER)
                if is_generic:
                    term.names.update((other.name, *expands[other_id]))

    def knows(self, key: str) -> bool:
        """True where some phrase of the glossary is this single word."""
        return (key,) in self._starts.get(key, {})

    def longest(self, keys: Keys, start: int) -> tuple[int, list[Term]]:
        """How many keys the longest phrase at `start` takes, and the terms it means; (0, []) where there is none."""
        first = keys[start]
        phrases = self._starts.get(first)
        if phrases is None:
            return 0, []
        for length in range(min(self._reach[first], len(keys) - start), 0, -1):
            found = phrases.get(keys[start : start + length])
            if found is not None and (length > 1 or first not in STOP or len(keys) == 1):
                return length, [self.terms[term_id] for term_id in found]
        return 0, []

    def words(self) -> Iterator[tuple[str, str]]:
        """Every written word of the correct forms, with the kind of its term."""
        for term in self.terms.values():
            yield term.name, term.kind


def keys_of(text: str) -> Keys:
    """The keys of a phrase."""
    return tuple(word.key for word in words_of(text))
