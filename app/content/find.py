"""Finds an item by its id, and the short name of any place that a link may lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.content.content import Content
from app.tongue import tr

if TYPE_CHECKING:
    from app.content.items import Item

_AT_ONCE = 100


class Finder:
    """All items by id, made when first asked for."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._items: dict[str, Item] = {}

    def item(self, item_id: str) -> Item | None:
        """The item with this id. A comparison cell of several parts comes whole, with the facts of all its parts.

        Several ids with "+" between them are one item with the words and the facts of all of them (`joined`).
        """
        if "+" in item_id:
            together = [part for name in item_id.split("+") if (part := self.item(name)) is not None]
            return joined(together) if together else None
        if not self._items:
            from app.content.items import walk  # after the first paint

            self._items = {item.id: item for item in walk(self._content)}
        found = self._items.get(item_id)
        if found is None or found.kind != "cell":
            return found
        parts, number = [found], 2
        while (more := self._items.get(f"{item_id}-{number}")) is not None:
            parts.append(more)
            number += 1
        if len(parts) == 1:
            return found
        facts = tuple(dict.fromkeys(fact for part in parts for fact in part.facts))
        narrowed = all(part.sources for part in parts)
        sources = tuple(dict.fromkeys(name for part in parts for name in part.sources)) if narrowed else ()
        return found._replace(text=" ".join(part.text for part in parts), facts=facts, sources=sources)

    def gather(self) -> Iterator[None]:
        """Makes the items with a pause after every few, for a window that must stay awake."""
        from app.content.items import walk

        if not self._items:
            items: dict[str, Item] = {}
            for number, item in enumerate(walk(self._content)):
                items[item.id] = item
                if number % _AT_ONCE == 0:
                    yield
            self._items = items

    def items(self) -> tuple[Item, ...]:
        """Every item, in reading order."""
        self.item("")
        return tuple(self._items.values())


def joined(parts: Sequence[Item]) -> Item:
    """What stands side by side as one item: each text after its own title, the facts and sources of all."""
    facts = tuple(dict.fromkeys(fact for part in parts for fact in part.facts))
    narrowed = all(part.sources for part in parts)  # else one of them stands on every source of its facts
    sources = tuple(dict.fromkeys(name for part in parts for name in part.sources)) if narrowed else ()
    text = " ".join(f"{part.title}: {part.text.rstrip('.')}." for part in parts) if len(parts) > 1 else parts[0].text
    return parts[0]._replace(id="+".join(part.id for part in parts), text=text, facts=facts, sources=sources)


def place_names(content: Content) -> dict[str, str]:
    """What a link to each page, row, card, look-alike, step or question says."""
    names = {
        "preparation": tr("Preparation"),
        "regimens": tr("Preparation: published regimens"),
        "differential": tr("Is it NMS?"),
        "checklist": tr("Checklist"),
        "overview": tr("Overview"),
        "compare": tr("Compare"),
        "faq": tr("FAQ"),
        "key-points": tr("Overview: key points"),
        "studies": tr("Compare: studies"),
    }
    names |= {section.id: tr("Overview: {rail}").format(rail=section.rail) for section in content.sections}
    names |= {
        row.id: tr("Compare: {title}").format(title=f"{row.title[0].lower()}{row.title[1:]}")
        for row in content.comparison.rows
    }
    names |= {card.id: tr("Compare: {title}").format(title=card.title) for card in content.comparison.cards}
    names |= {
        condition.id: tr("Is it NMS? {name}").format(name=condition.name)
        for condition in content.differential.conditions
    }
    names |= {
        product.id: tr("Preparation: {name}").format(name=product.name) for product in content.preparation.products
    }
    names |= {question.id: question.rail for question in content.faq.questions}
    steps = [step for phase in content.checklist.phases for step in phase.steps if step.kind == "action"]
    names |= {
        step.id: tr("Checklist step {number}").format(number=number) for number, step in enumerate(steps, start=1)
    }
    return names
