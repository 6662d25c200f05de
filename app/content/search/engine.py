"""Search over everything that is shown: reads the query, asks the index, ranks, and cuts the answering sentence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.content.content import Content
from app.content.find import Finder
from app.content.items import Item
from app.content.models import Tab, Topic
from app.content.search.index import Index
from app.content.search.lexicon import Lexicon
from app.content.search.query import Query, Reader
from app.content.search.ranking import KIND, Ranked, rank, weigh
from app.content.search.spelling import Spelling
from app.content.search.vocabulary import Vocabulary
from app.content.search.wishes import wanted
from app.content.search.words import words_of


ENTERED, MOST_ENTERED = 1.0, 4  # a topic wanted this much is offered with so many rows, even if no word matches


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
    """The index of one content. `more` are further items: the site's own."""

    def __init__(self, content: Content, finder: Finder | None = None, more: Iterable[Item] = ()) -> None:
        items = [*(finder or Finder(content)).items(), *more]
        items += _source_items(content, items)
        items.sort(key=lambda item: -KIND.get(item.kind, 1.0))
        self._index = Index(items)
        self._lexicon = Lexicon(content.glossary)
        favoured: dict[str, float] = {}
        bonuses = {"brand": 0.4, "generic": 0.4, "lay": 0.2}
        wrong = set()
        for term in content.glossary.terms:
            bonus = bonuses.get(term.kind, 0.3)
            for form in (term.term, *term.also):
                for word in words_of(form):
                    favoured[word.text] = max(favoured.get(word.text, 0.0), bonus)
            wrong.update(word.text for form in term.misspelt for word in words_of(form))
        written = {word: count for word, count in self._index.written.items() if word not in wrong}
        medicines = frozenset(
            word.text
            for term in content.glossary.terms
            if term.kind in ("brand", "generic")
            for word in words_of(term.term)
        )
        vocabulary = Vocabulary(written, favoured, medicines)
        spelling = Spelling(vocabulary.words, favoured)
        self._reader = Reader(self._lexicon, spelling, vocabulary)

    def find(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Hits, best first."""
        read = self._reader.read(query)
        return tuple(self._hit(ranked, read) for ranked in self._order(read)[:limit])

    def _order(self, read: Query) -> list[Ranked]:
        wishes = wanted(read.keys, read.names, len(read.parts))
        if not read.parts and not wishes:
            return []
        weigh(read, self._index)
        ways = list(dict.fromkeys(way for part in read.parts for way in part.ways))
        rows = self._index.candidates(ways)
        there = {row.item.id for row in rows}
        for topic, worth in wishes.items():
            if worth >= ENTERED:
                rows += [row for row in self._index.of_topic(topic, MOST_ENTERED) if row.item.id not in there]
        return rank(read, rows, self._index, wishes)

    def _hit(self, ranked: Ranked, read: Query) -> Hit:
        item = ranked.row.item
        return Hit(item.id, item.tab, item.topic, item.title, item.text, item.page)

    def words(self, query: str) -> tuple[str, ...]:
        """The words to mark in a result."""
        return tuple(w for w in query.lower().split() if w)

    def nothing(self, query: str) -> str:
        """What to say when nothing was found."""
        return f'Nothing for "{query.strip()[:40]}". Nearest words, or pick a topic.'

    def nearest(self, query: str) -> tuple[Hit, ...]:
        """What to offer when nothing was found."""
        return ()


def _source_items(content: Content, items: list[Item]) -> Iterator[Item]:
    """A reference as an item; its topic is that of most that rests on it."""
    topics: dict[str, Counter[Topic]] = defaultdict(Counter)
    for item in items:
        for name in {name for fact in item.facts if fact in content.facts for name in content.facts[fact].sources}:
            topics[name][item.topic] += 1
    for source in content.sources.values():
        if source.use == "cite":
            counted = topics[source.id].most_common(1)
            topic: Topic = counted[0][0] if counted else "overview"
            text = " ".join(part for part in (source.citation, source.note) if part)
            yield Item(source.id, "sources", topic, "Source", text, (), (), "sources", "source", "sources")
