"""Nothing of the ledger is lost: a fact that may be shown is cited somewhere or left out with a reason."""

from collections import defaultdict

from app.content.content import Content
from app.content.items import Item, walk
from app.content.rules.objection import Objection, Objections
from app.content.rules.references import is_citable


def uses(content: Content) -> dict[str, list[Item]]:
    """The items that cite each fact."""
    used: dict[str, list[Item]] = defaultdict(list)
    for item in walk(content):
        for fact in item.facts:
            used[fact].append(item)
    return used


def displayable(content: Content) -> list[str]:
    """Facts with at least one source that may be shown."""
    return [fact.id for fact in content.facts.values() if any(is_citable(content, source) for source in fact.sources)]


def check_coverage(content: Content) -> Objections:
    used = uses(content)
    left_out: set[str] = set()
    for entry in content.left_out:
        name = entry.fact
        if name not in content.facts:
            yield Objection("left_out", name, f'leaves out the fact "{name}", which does not exist')
        elif name in used:
            yield Objection("left_out", name, f"is said to be left out but is cited by {used[name][0].id}")
        if name in left_out:
            yield Objection("left_out", name, "is left out twice", True)
        left_out.add(name)
    for name in displayable(content):
        if name not in used and name not in left_out:
            yield Objection("facts", name, "is cited nowhere; use it or give a reason in left_out.toml")
