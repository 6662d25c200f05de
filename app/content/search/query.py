"""Reads what was typed: which words it holds, what they were meant to be, and what they are called elsewhere."""

import re
from dataclasses import dataclass, field

from app.content.search.lexicon import MEDICINES, SAME, Keys, Lexicon, Term, keys_of
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
    """One subject of the query. `ways` are the key sequences that would satisfy it, each with its worth.

    `weight` says how much of the query this part is; ranking sets it from how rare the part is.
    """

    keys: Keys
    ways: dict[Keys, float]
    terms: tuple[Term, ...] = ()
    weight: float = 1.0
    sure: float = 1.0
    number: bool = False


@dataclass(slots=True)
class Query:
    """`keys` is everything typed in order, corrected, stop words kept; `parts` the subjects without them.

    `shape` is `keys` with the family in place of each medicine. `changed` maps what was typed to what was taken for it.
    """

    keys: Keys
    shape: Keys
    parts: list[Part]
    changed: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Settled:
    keys: list[str] = field(default_factory=list)
    others: dict[int, list[tuple[str, float]]] = field(default_factory=dict)  # place -> other keys it may stand for
    changed: dict[str, str] = field(default_factory=dict)
    numbers: set[int] = field(default_factory=set)


class Reader:
    """Turns what was typed into a `Query`."""

    def __init__(self, lexicon: Lexicon, spelling: Spelling, vocabulary: Vocabulary) -> None:
        self._lexicon, self._spelling, self._vocabulary = lexicon, spelling, vocabulary

    def read(self, text: str, *, loose: bool = False) -> Query:
        """What was typed. `loose` takes unknown words for glossary words that are further off than usual."""
        text = text[:LONGEST_QUERY]
        unfinished = bool(text) and not text[-1].isspace()
        settled = self._settle(words_of(written_out(plain(text)))[:MOST_WORDS], unfinished, loose)
        keys = tuple(settled.keys)
        return Query(keys, self._outline(keys)[0], self._parts(keys, settled), settled.changed)

    def glance(self, text: str) -> Query:
        """As `read`, for a phrase that is spelt right: only its words and terms, not what else they may be called."""
        keys = keys_of(text)
        shape, parts = self._outline(keys)
        return Query(keys, shape, [Part(part, {}, tuple(terms)) for part, terms in parts])

    def _outline(self, keys: Keys) -> tuple[Keys, list[tuple[Keys, list[Term]]]]:
        """`keys` with the family in place of each medicine, and the glossary phrases in them with their terms."""
        longest = self._lexicon.longest
        shape: list[str] = []
        parts: list[tuple[Keys, list[Term]]] = []
        place = 0
        while place < len(keys):
            length, terms = longest(keys, place)
            if length:
                parts.append((keys[place : place + length], terms))
            phrase = keys[place : place + length]
            if family := self._lexicon.family(phrase, terms):
                shape.append(family)
            else:
                for key in keys[place : place + max(1, length)]:  # "dantrolene dose": a medicine inside a longer phrase
                    shape.append((self._lexicon.family((key,), longest((key,), 0)[1]) if length > 1 else "") or key)
            place += max(1, length)
        return tuple(shape), parts

    # ------------------------------------------------------------ which words were meant

    def _settle(self, words: list[Word], unfinished: bool, loose: bool) -> _Settled:
        settled = _Settled()
        keys = settled.keys
        number = known = 0
        strange: list[str] = []
        unsure: list[str] = []
        while number < len(words):
            word, last = words[number], number == len(words) - 1
            number += 1
            if word.number:
                settled.numbers.add(len(keys))
            if word.number or self._is_known(word.key) or (word.key in STOP and len(words) > 1):
                keys.append(word.key)
                known += word.key not in STOP
                if right := self._lexicon.meant_by(word.key):
                    settled.changed[word.text] = right
                continue
            if not last and not words[number].number and self._is_known(key_of(word.text + words[number].text)):
                keys.append(key_of(word.text + words[number].text))
                number, known = number + 1, known + 1
                continue
            guesses = self._guesses(word, last and unfinished, loose)
            if not guesses:
                keys.append(word.key)
                strange.append(word.text)
                continue
            if guesses[0][1] < _SURE and not self._names_medicine(guesses[0][0]):
                unsure.append(word.text)
            else:
                known += 1
            settled.changed[word.text] = " ".join(guesses[0][0])
            settled.others[len(keys)] = [(key_of(found[0]), sure) for found, sure in guesses if len(found) == 1]
            keys += [key_of(found) for found in guesses[0][0]]
        if strange and unsure and not known:  # nothing that is known at all: what is left is as strange, not misspelt
            return _Settled([word.key for word in words])
        return settled

    def _names_medicine(self, words: tuple[str, ...]) -> bool:
        terms = self._lexicon.longest((key_of(words[0]),), 0)[1]
        return len(words) == 1 and any(term.kind in MEDICINES for term in terms)

    def _is_known(self, key: str) -> bool:
        return key in self._vocabulary.keys or self._lexicon.knows(key)

    def _guesses(self, word: Word, unfinished: bool, loose: bool) -> list[tuple[tuple[str, ...], float]]:
        """What an unknown word may be: its ending to come, a medicine cut short, a misspelling, or two words in one."""
        known = self._vocabulary.words
        if (glued := _LETTERS_DIGITS.fullmatch(word.text)) and glued[1] in known:
            return [((glued[1], glued[2]), 1.0)]
        if unfinished and len(word.text) > 1 and (ends := self._vocabulary.ends(word.text)):
            return [((end,), _HALF_TYPED) for end in ends]
        if len(word.text) > 3 and (ends := self._vocabulary.short_for(word.text)):
            return [((end,), _HALF_TYPED) for end in ends]
        guesses = self._spelling.guess(word.text, unfinished, loose)
        if not guesses or guesses[0].sure < _SURE:
            for place in range(3, len(word.text) - 2):
                first, second = word.text[:place], word.text[place:]
                if first in known and second in known:
                    return [((first, second), _SPLIT)]
        return [((guess.word,), guess.sure) for guess in guesses]

    # ------------------------------------------------------------ what they are about

    def _parts(self, keys: Keys, settled: _Settled) -> list[Part]:
        parts: list[Part] = []
        place = 0
        while place < len(keys):
            length, terms = self._lexicon.longest(keys, place)
            if length <= 1 and place in settled.numbers:
                part = Part(keys[place : place + 1], {keys[place : place + 1]: SAME}, number=True)
                if place + 1 in settled.numbers and keys[place].startswith(keys[place + 1]):
                    part.ways[(keys[place + 1],)] = _BARE_NUMBER
                    place += 1
                parts.append(part)
                place += 1
                continue
            others = settled.others.get(place, []) if length <= 1 else []
            if length or keys[place] not in STOP:
                part = _part_of(keys[place : place + max(1, length)], terms)
                for key, sure in others:
                    self._widen(part, key, sure)
                parts.append(part)
            if length > 1:
                parts += self._inside(keys, place, length)
            place += max(1, length)
        return list({part.keys: part for part in parts}.values())  # said twice is said once

    def _widen(self, part: Part, key: str, sure: float) -> None:
        """Lets a part also mean `key`, as far as we are sure."""
        other = _part_of((key,), self._lexicon.longest((key,), 0)[1])
        for way, worth in other.ways.items():
            part.ways[way] = max(part.ways.get(way, 0.0), worth * sure)
        part.terms = (*part.terms, *(term for term in other.terms if term not in part.terms))
        part.sure = sure

    def _inside(self, keys: Keys, place: int, length: int) -> list[Part]:
        """Medicines named inside a longer phrase ("dantrolene dose") still count for themselves."""
        found = []
        for key in keys[place : place + length]:
            terms = self._lexicon.longest((key,), 0)[1]
            if any(term.kind in MEDICINES for term in terms):
                found.append(_part_of((key,), terms))
        return found


def _part_of(keys: Keys, terms: list[Term]) -> Part:
    if len(terms) == 1:
        return Part(keys, {**terms[0].ways, keys: SAME}, tuple(terms))
    ways: dict[Keys, float] = {keys: SAME}
    for term in terms:
        for way, worth in term.ways.items():
            if worth > ways.get(way, 0.0):
                ways[way] = worth
    return Part(keys, ways, tuple(terms))
