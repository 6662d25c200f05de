"""The glossary as search uses it: which words and phrases mean the same, and what a medicine belongs to.

A term's own spellings count as the same thing; what it `expands` to counts as a neighbour, weaker. A brand counts
nearly as the generic it names. Every medicine has a family ("<antipsychotic>"), so that what was learned about asking
for one holds for all of them: those with a term of their own, and those that stand among the words of a class.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.content.models import Glossary, Topic
from app.content.models import Term as Source
from app.content.search.guard import names_medicine
from app.content.search.words import STOP, words_of

Keys = tuple[str, ...]

SAME, GENERIC, NEIGHBOUR, FURTHER = 1.0, 0.9, 0.45, 0.3
# What another form of a term is worth where the typed one is not found. The everyday ones gather what is only alike.
OTHER_FORM = {"brand": 0.95, "generic": 0.95, "abbreviation": 0.95, "medical": 0.85, "lay": 0.7}

MEDICINES = ("brand", "generic")
_AT_ONCE = 40  # terms taken in in one go
# The families that matter to a question, the first that fits. Dantrolene and the agonists are families of their own.
_FAMILIES = (
    "dantrolene", "bromocriptine", "amantadine", "calcium-channel blocker", "levodopa", "Parkinson disease", "benzodiazepine",
    "antiemetic", "antipsychotic", "lithium", "anticholinergic", "COMT",
)  # fmt: skip
# Terms for a whole class: which family the medicines named among their words belong to.
_CLASSES = {
    "antipsychotic": "antipsychotic", "dopamine blocker": "antipsychotic", "antiemetic": "antiemetic",
    "anti-sickness": "antiemetic", "benzodiazepine": "benzodiazepine", "Parkinson medicine": "Parkinson disease",
    "CCB": "calcium-channel blocker", "SSRI": "serotonin", "SNRI": "serotonin", "MAOI": "serotonin", "serotonin": "serotonin",
}  # fmt: skip


@dataclass(slots=True)
class Term:
    """A glossary term. `ways` are the key sequences that would satisfy it, each with its worth."""

    id: str
    name: str
    kind: str
    topic: Topic
    ways: dict[Keys, float] = field(default_factory=dict)
    family: str = ""


class Lexicon:
    """`longest` finds the longest glossary phrase at a place of a query."""

    def __init__(self) -> None:
        self.terms: dict[str, Term] = {}
        self._starts: dict[str, dict[Keys, list[Term]]] = defaultdict(dict)
        self._reach: dict[str, int] = {}
        self._same: dict[str, dict[Keys, float]] = {}
        self._by_form: dict[Keys, list[Term]] = defaultdict(list)
        self._expands: dict[str, list[tuple[str, Keys]]] = {}
        self._families: dict[Keys, str] = {}
        self._wrong: dict[str, str] = {}

    def fill(self, glossary: Glossary) -> Iterator[None]:
        """Takes in the glossary, some terms at a time."""
        for number, source in enumerate(glossary.terms):
            self._take(source)
            if number % _AT_ONCE == 0:
                yield
        for number, term in enumerate(self.terms.values()):
            self._join(term)
            if number % _AT_ONCE == 0:
                yield

    def _take(self, source: Source) -> None:
        term = Term(source.id, source.term, source.kind, source.topic)
        self.terms[term.id] = term
        self._expands[term.id] = [(form, keys) for form in source.expands if (keys := keys_of(form))]
        for form in (source.term, *source.also):
            if keys := keys_of(form):
                term.ways.setdefault(keys, OTHER_FORM[term.kind])
                self._by_form[keys].append(term)
                self._enter(keys, term)
                if term.name in _CLASSES and names_medicine(form):
                    self._families[keys] = f"<{_CLASSES[term.name]}>"
        self._same[term.id] = dict(term.ways)
        for form in source.misspelt:
            if keys := keys_of(form):
                self._enter(keys, term)
                if len(keys) == 1:
                    self._wrong.setdefault(keys[0], term.name)

    def _enter(self, keys: Keys, term: Term) -> None:
        owners = self._starts[keys[0]].setdefault(keys, [])
        if term not in owners:
            owners.append(term)
        self._reach[keys[0]] = max(self._reach.get(keys[0], 0), len(keys))

    def _join(self, term: Term) -> None:
        """Adds what the term expands to, in all its forms, and tells the family of a medicine."""
        names = [term.name]
        for number, (form, keys) in enumerate(self._expands[term.id]):
            is_generic = term.kind == "brand" and number == 0
            names.append(form)
            term.ways.setdefault(keys, GENERIC if is_generic else NEIGHBOUR)
            for other in self._by_form.get(keys, ()):
                if other is not term:
                    for way in self._same[other.id]:
                        term.ways.setdefault(way, GENERIC if is_generic else FURTHER)
                    if is_generic:
                        names += [other.name, *(form for form, _ in self._expands[other.id])]
        if term.kind in MEDICINES:
            generic = names[1] if term.kind == "brand" and len(names) > 1 else term.name
            term.family = f"<{next((family for family in _FAMILIES if family in names), generic)}>"

    def forms(self) -> Iterator[tuple[Keys, list[Term]]]:
        """Every correct form with the terms it belongs to."""
        return iter(self._by_form.items())

    def family(self, keys: Keys, terms: Iterable[Term]) -> str:
        """The family of the medicine that a phrase with these terms names; nothing if it names none."""
        return next((term.family for term in terms if term.family), "") or self._families.get(keys, "")

    def is_medicine(self, key: str) -> bool:
        """True where this single word names a medicine."""
        return bool(self.family((key,), self.longest((key,), 0)[1]))

    def meant_by(self, key: str) -> str:
        """The term of which this single word is a listed misspelling only; nothing for a word that is right."""
        return self._wrong.get(key, "") if (key,) not in self._by_form else ""

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
                return length, found
        return 0, []


def keys_of(text: str) -> Keys:
    """The keys of a phrase."""
    return tuple([word.key for word in words_of(text)])
