"""Search over everything that is shown."""

from dataclasses import dataclass

from app.content.content import Content
from app.content.find import Finder
from app.content.models import Tab, Topic


@dataclass(frozen=True, slots=True)
class Hit:
    """A result: where it lives, what it is, and the sentence that answers. `page` is what the window opens."""

    id: str
    tab: Tab
    topic: Topic
    title: str
    snippet: str
    page: str


class Search:
    """The index of one content."""

    def __init__(self, content: Content, finder: Finder | None = None) -> None:
        self._items = (finder or Finder(content)).items()

    def find(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Hits, best first."""
        words = [w for w in query.lower().split() if w]
        scored = []
        for item in self._items:
            text = f"{item.title} {item.text} {' '.join(item.words)}".lower()
            score = sum(2 * (w in item.title.lower()) + (w in text) for w in words)
            if score:
                scored.append((-score, len(text), item))
        scored.sort(key=lambda x: x[:2])
        return tuple(Hit(i.id, i.tab, i.topic, i.title, i.text, i.page) for _, _, i in scored[:limit])

    def words(self, query: str) -> tuple[str, ...]:
        """The words to mark in a result."""
        return tuple(w for w in query.lower().split() if w)

    def nothing(self, query: str) -> str:
        """What to say when nothing was found."""
        return f'Nothing for "{query.strip()[:40]}". Nearest words, or pick a topic.'

    def nearest(self, query: str) -> tuple[Hit, ...]:
        """What to offer when nothing was found."""
        return ()
