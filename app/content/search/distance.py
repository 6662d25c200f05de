"""How far a typed word is from a known one, in slips of the finger and of the ear.

An optimal string alignment (insert, delete, replace, swap) whose costs follow the way medical words are really
misspelt: vowels are mixed up, letters are doubled or not, neighbours swap places, c and k or s and z change places, the
finger lands on the next key.
"""

from itertools import pairwise

_VOWELS = frozenset("aeiouy")
_SOUND_ALIKE = ("ck", "cs", "sz", "sx", "gj", "dt", "bp", "fv", "mn", "kx", "uw", "iy", "qk", "lr")
_KEY_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SWAP, _VOWEL, _SOUND, _NEXT_KEY, _VOWEL_LOST, _DOUBLED = 0.7, 0.55, 0.75, 0.85, 0.8, 0.35


def _replacing() -> dict[str, float]:
    """What it costs to take one letter for another, where that is less than 1."""
    costs = {first + second: _NEXT_KEY for row in _KEY_ROWS for first, second in pairwise(row)}
    costs |= dict.fromkeys(_SOUND_ALIKE, _SOUND)
    costs |= {pair[::-1]: cost for pair, cost in costs.items()}
    return costs | {first + second: _VOWEL for first in _VOWELS for second in _VOWELS}


_REPLACING = _replacing()


def misspelling(typed: str, known: str, most: float) -> tuple[float, float]:
    """The distance of `typed` from `known`, and from the best beginning of `known`; `most` + 1 where it is more.

    The second number serves a word that is still being typed.
    """
    far = most + 1
    wide = int(most / _DOUBLED) if most < 1 else int(most) + 2
    columns = len(known)
    before: list[float] = []
    last = [_step(known, column) for column in range(columns + 1)]
    for column in range(1, columns + 1):
        last[column] += last[column - 1]
    for row, mark in enumerate(typed, start=1):
        now = [last[0] + 1.0] + [far] * columns
        low, high = max(1, row - wide), min(columns, row + wide)
        least = now[0]
        gap = _step(typed, row)
        for column in range(low, high + 1):
            other = known[column - 1]
            if mark == other:
                cost = last[column - 1]
            else:
                cost = min(
                    last[column - 1] + _REPLACING.get(mark + other, 1.0),
                    last[column] + gap,
                    now[column - 1] + _step(known, column),
                )
                if row > 1 and column > 1 and mark == known[column - 2] and typed[row - 2] == other:
                    cost = min(cost, before[column - 2] + _SWAP)
            now[column] = cost
            least = min(least, cost)
        if least > most:
            return far, far
        before, last = last, now
    return last[columns], min(last)


def _step(word: str, place: int) -> float:
    """What it costs to leave out or put in the letter before `place`."""
    if place == 0:
        return 0.0
    mark = word[place - 1]
    if place > 1 and word[place - 2] == mark:
        return _DOUBLED
    return _VOWEL_LOST if mark in _VOWELS else 1.0
