"""Reads what was typed: which words it holds, what they were meant to be, and what they are called elsewhere."""

import re
from dataclasses import dataclass, field

from app.content.search.lexicon import SAME, Keys, Lexicon, Term
from app.content.search.shorthand import written_out
from app.content.search.spelling import Spelling
from app.content.search.vocabulary import Vocabulary
from app.content.search.words import LONGEST_QUERY, MOST_WORDS, STOP, Word, key_of, plain, words_of

_LETTERS_DIGITS = re.compile(r"([a-z]+)(\d+)")  # DSM5, NEWS2
_HALF_TYPED = 0.9
_BARE_NUMBER = 0.35  # "20" where "20 mg" was typed
_SPLIT = 0.9
_SURE = 0.85  # below this, two known words run together are the likelier reading


@dataclass(slots=True)
class Part:
    """One subject of the query. `ways` are the key sequences that would satisfy it, each with its worth, best first.

    `weight` says how much of the query this part is; the index sets it from how rare the part is.
    """

    keys: Keys
    ways: dict[Keys, float]
    terms: tuple[Term, ...] = ()
    weight: float = 1.0
    sure: float = 1.0
    number: bool = False


@dataclass(slots=True)
class Query:
    """`keys` is everything typed in order, corrected, stop words kept; `parts` the subjects without them."""

    keys: Keys
    parts: list[Part]
    names: frozenset[str]
    changed: dict[str, str] = field(default_factory=dict)  # typed word -> the known word taken for it
    typed: tuple[str, ...] = ()


class Reader:
    """Turns what was typed into a `Query`."""

    def __init__(
        self, lexicon: Lexicon, spelling: Spelling, vocabulary: Vocabulary
    ) -> None:
        self._lexicon, self._spelling = lexicon, spelling
        self._known, self._is_word = vocabulary.keys.__contains__, vocabulary.words.__contains__
        self._ends, self._short_for = vocabulary.ends, vocabulary.short_for

    def read(self, text: str) -> Query:
        text = text[:LONGEST_QUERY]
        unfinished = bool(text) and not text[-1].isspace()
        words = words_of(written_out(plain(text)))[:MOST_WORDS]
        keys, others, changed, numbers = self._settle(words, unfinished)
        parts = self._parts(keys, others, numbers)
        names = frozenset(name for part in parts for term in part.terms for name in term.names)
        return Query(tuple(keys), parts, names, changed, tuple(word.text for word in words))

    def _settle(
        self, words: list[Word], unfinished: bool
    ) -> tuple[list[str], dict[int, list[tuple[str, float]]], dict[str, str], set[int]]:
        """The key of each word after correction, the other keys it may stand for, what was changed, where numbers are."""
        keys: list[str] = []
        others: dict[int, list[tuple[str, float]]] = {}
        changed: dict[str, str] = {}
        numbers: set[int] = set()
        skip = False
        for number, word in enumerate(words):
            if skip:
                skip = False
                continue
            last = number == len(words) - 1
            if word.number:
                numbers.add(len(keys))
            if word.number or self._is_known(word.key) or (word.key in STOP and not (last and len(words) == 1)):
                keys.append(word.key)
                continue
            following = words[number + 1] if not last else None
            if following is not None and not following.number and self._is_known(key_of(word.text + following.text)):
                keys.append(key_of(word.text + following.text))
                skip = True
                continue
            guesses = self._guesses(word, last and unfinished)
            if not guesses:
                keys.append(word.key)
                continue
            changed[word.text] = " ".join(guesses[0][0])
            others[len(keys)] = [(key_of(found[0]), sure) for found, sure in guesses if len(found) == 1]
            keys += [key_of(found) for found in guesses[0][0]]
        return keys, others, changed, numbers

    def _is_known(self, key: str) -> bool:
        return self._known(key) or self._lexicon.knows(key)

    def _guesses(self, word: Word, unfinished: bool) -> list[tuple[tuple[str, ...], float]]:
        """What an unknown word may be: its ending to come, a medicine cut short, a misspelling, or two words in one."""
        if (glued := _LETTERS_DIGITS.fullmatch(word.text)) and self._is_word(glued[1]):
            return [((glued[1], glued[2]), 1.0)]
        if unfinished and len(word.text) > 1 and (ends := self._ends(word.text)):
            return [((end,), _HALF_TYPED) for end in ends]
        if len(word.text) > 3 and (ends := self._short_for(word.text)):
            return [((end,), _HALF_TYPED) for end in ends]
        guesses = self._spelling.guess(word.text, unfinished)
        if not guesses or guesses[0].sure < _SURE:
            for place in range(3, len(word.text) - 2):
                first, second = word.text[:place], word.text[place:]
                if self._is_word(first) and self._is_word(second):
                    return [((first, second), _SPLIT)]
        return [((guess.word,), guess.sure) for guess in guesses]

    def _parts(
        self, keys: list[str], others: dict[int, list[tuple[str, float]]], numbers: set[int]
    ) -> list[Part]:
        parts: list[Part] = []
        everything = tuple(keys)
        place = 0
        while place < len(everything):
            length, terms = self._lexicon.longest(everything, place)
            if length <= 1 and everything[place][0].isdigit() and place in numbers:
                part = Part((everything[place],), {(everything[place],): SAME}, number=True)
                if place + 1 in numbers and everything[place].startswith(everything[place + 1]):
                    part.ways[(everything[place + 1],)] = _BARE_NUMBER
                    place += 1
                parts.append(part)
                place += 1
                continue
            if length == 0:
                if everything[place] not in STOP:
                    parts.append(self._single(everything[place], others.get(place, [])))
                place += 1
                continue
            part = _part_of(everything[place : place + length], terms)
            if length == 1:
                for key, sure in others.get(place, []):
                    self._widen(part, key, sure)
            parts.append(part)
            if length > 1:
                parts += self._inside(everything, place, length)
            place += length
        return parts

    def _single(self, key: str, others: list[tuple[str, float]]) -> Part:
        part = Part((key,), {(key,): SAME})
        for other, sure in others:
            self._widen(part, other, sure)
        return part

    def _widen(self, part: Part, key: str, sure: float) -> None:
        """Lets a part also mean `key`, as far as we are sure."""
        _, terms = self._lexicon.longest((key,), 0)
        for ways in ((key,), *(way for term in terms for way in (*term.same, *term.near))):
            worth = sure * max([1.0 if ways == (key,) else 0.0, *(_worth(term, ways) for term in terms)])
            part.ways[ways] = max(part.ways.get(ways, 0.0), worth)
        part.terms = (*part.terms, *(term for term in terms if term not in part.terms))
        part.sure = sure

    def _inside(self, everything: Keys, place: int, length: int) -> list[Part]:
        """Medicines named inside a longer phrase ("dantrolene dose") still count for themselves."""
        parts = []
        for inner in range(place, place + length):
            found, terms = self._lexicon.longest(everything[inner : inner + 1], 0)
            if found and any(term.kind in ("brand", "generic") for term in terms):
                parts.append(_part_of(everything[inner : inner + 1], terms))
        return parts


def _part_of(keys: Keys, terms: list[Term]) -> Part:
    ways = {keys: SAME}
    for term in terms:
        for way in (*term.same, *term.near):
            ways[way] = max(ways.get(way, 0.0), _worth(term, way))
    return Part(keys, ways, tuple(terms))


def _worth(term: Term, way: Keys) -> float:
    return max(term.same.get(way, 0.0), term.near.get(way, 0.0))
