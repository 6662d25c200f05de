"""Search over everything that is shown: reads the query, asks the index, ranks, and cuts the answering sentence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter

from app.content.content import Content
from app.content.find import Finder
from app.content.items import Item
from app.content.models import Tab, Topic
from app.content.search.examples import examples
from app.content.search.index import Index
from app.content.search.lexicon import Lexicon
from app.content.search.lines import first_lines
from app.content.search.meaning import Meaning, features
from app.content.search.query import Part, Query, Reader
from app.content.search.ranking import KIND, Ranked, rank, weigh
from app.content.search.shorthand import written_out
from app.content.search.snippet import answering
from app.content.search.spelling import Spelling
from app.content.search.vocabulary import words_known

_ASKED, _TERM = 1.0, 0.3  # what a question and a form of a term teach about their topic, beside an example
_SLICE = 100


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
    """The index of one content. `more` are further items: the site's own.

    Nothing is built until `work` is called, a few milliseconds at a time, or until the first question, in one go.
    """

    def __init__(self, content: Content, finder: Finder | None = None, more: Iterable[Item] = ()) -> None:
        self._content, self._finder, self._more = content, finder or Finder(content), tuple(more)
        self._index, self._meaning = Index(), Meaning()
        self._reader: Reader
        self._building = self._build()
        self._ready = False

    # ------------------------------------------------------------ building

    def work(self, for_ms: float = 6.0) -> bool:
        """Builds on for about so long; True when there is nothing left to do."""
        end = perf_counter() + for_ms / 1000
        while not self._ready:
            self._ready = next(self._building, "done") == "done"
            if perf_counter() >= end:
                break
        return self._ready

    def _finish(self) -> None:
        if not self._ready:
            for _ in self._building:
                pass
            self._ready = True

    def _build(self) -> Iterator[str]:
        items = [*self._finder.items(), *self._more]
        items += _source_items(self._content, items)
        items.sort(key=lambda item: -KIND.get(item.kind, 1.0))
        yield "items"
        for _ in self._index.fill(items):
            yield "index"
        glossary = self._content.glossary
        lexicon = Lexicon(glossary)
        yield "lexicon"
        vocabulary = words_known(glossary, self._index.written)
        yield "vocabulary"
        self._reader = Reader(lexicon, Spelling(vocabulary), vocabulary)
        yield "spelling"
        yield from self._learn(lexicon)

    def _learn(self, lexicon: Lexicon) -> Iterator[str]:
        for keys, terms in lexicon.forms():
            shape = next(((term.family,) for term in terms if term.family), keys)
            shown = features(Query(keys, shape, [Part(keys, {}, tuple(terms))]))
            for term in terms:
                self._meaning.learn(shown, term.topic, _TERM)
        yield "terms"
        taught = [
            *(
                (form, question.topic, _ASKED)
                for question in self._content.faq.questions
                for form in (question.question, *question.asked_as)
            ),
            *examples(),
        ]
        for number, (phrase, topic, worth) in enumerate(taught):
            self._meaning.learn(features(self._reader.glance(written_out(phrase))), topic, worth)
            if number % _SLICE == 0:
                yield "meaning"

    # ------------------------------------------------------------ asking

    def find(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """Hits, best first."""
        self._finish()
        read = self._reader.read(query)
        return tuple(self._hit(ranked, read) for ranked in self._order(read)[:limit])

    def _order(self, read: Query) -> list[Ranked]:
        shown = features(read)
        meant = self._meaning.of(shown)
        weigh(read, self._index)
        rows = self._index.candidates(list(dict.fromkeys(way for part in read.parts for way in part.ways)))
        there = {row.item.id for row in rows}
        entered = sorted((topic for topic, more in meant.items() if more >= ENTERED), key=lambda topic: -meant[topic])
        for topic in entered[:MOST_TOPICS]:
            rows += [row for row in self._index.entrances(topic, MOST_ENTERED) if row.item.id not in there]
        ranked, topics = rank(read, rows, self._index, meant, len(shown))
        return first_lines(read, ranked, topics)

    def _hit(self, ranked: Ranked, read: Query) -> Hit:
        item = ranked.row.item
        return Hit(item.id, item.tab, item.topic, item.title, answering(item.text, read.parts), item.page)

    def words(self, query: str) -> tuple[str, ...]:
        """The words to mark in a result."""
        return tuple(w for w in query.lower().split() if w)

    def nothing(self, query: str) -> str:
        """What to say when nothing was found."""
        return f'Nothing for "{query.strip()[:40]}". Nearest words, or pick a topic.'

    def nearest(self, query: str) -> tuple[Hit, ...]:
        """What to offer when nothing was found."""
        return ()


# A topic that what was typed speaks for this plainly is offered with some rows, even if no word of theirs matches.
ENTERED, MOST_TOPICS, MOST_ENTERED = 1.5, 3, 4


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
