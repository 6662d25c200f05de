"""Where sources differ, the page that cites the fact shows the other side too, not only the panel behind the chip.

What only the conflict holds is looked for among the sentences of one page: a number that neither the statement nor the
figures give, or a fair share of its words (compared by their first letters, so that "drugs" meets "drug"). A conflict
whose words the statement already holds, or one that only says what could not be read, asks for nothing more.
"""

import re
from collections import defaultdict

from app.content import models as m
from app.content.content import Content
from app.content.items import walk
from app.content.rules.numbers import numbers_in
from app.content.rules.objection import Objection, Objections

_WORD = re.compile(r"[a-z]{5,}")
_STEM = 6
_FEW = 3  # fewer words of its own than this are no other side
_SHARE = 0.25


def check_both_sides(content: Content) -> Objections:
    """An objection for every fact with a conflict that no page which cites it shows."""
    pages: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    places: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    differing = {fact.id for fact in content.facts.values() if fact.conflict}
    for item in walk(content):
        pages[item.subject, item.page].append(item.text)
        for name in differing.intersection(item.facts):
            places[name].add((item.subject, item.page))
    for name, found in places.items():
        fact = content.facts[name]
        if not any(_shows_other_side(fact, " ".join(pages[place])) for place in found):
            message = "its conflict is shown on none of the pages that cite it; say there what other sources say"
            yield Objection("facts", name, message)


def _shows_other_side(fact: m.Fact, page: str) -> bool:
    told, shown = _numbers(fact.conflict), _numbers(page)
    new = told - _numbers(" ".join((fact.statement, *fact.figures)).replace("_", " "))
    words = _stems(fact.conflict) - _stems(fact.statement)
    if len(words) < _FEW:
        return not new or bool(new & shown) or 2 * len(told & shown) >= len(told)
    return bool(new & shown) or len(words & _stems(page)) >= _SHARE * len(words)


def _numbers(text: str) -> set[object]:
    return {value for _, value in numbers_in(text)}


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower())}
