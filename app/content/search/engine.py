"""Search over everything that is shown: reads the query, asks the index, ranks, and cuts the answering sentence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import shorten
from time import perf_counter

from app.content.content import Content
from app.content.find import Finder
from app.content.items import Item
from app.content.models import Topic
from app.content.search.before import Before
from app.content.search.examples import examples
from app.content.search.guard import MEDICINES as KNOWN_MEDICINES
from app.content.search.hit import Hit
from app.content.search.index import Index
from app.content.search.lexicon import Lexicon
from app.content.search.lines import first_lines
from app.content.search.meaning import Meaning, features
from app.content.search.query import Part, Query, Reader
from app.content.search.ranking import KIND, Ranked, rank, ways_to_find, weigh
from app.content.search.shorthand import written_out
from app.content.search.snippet import answering
from app.content.search.spelling import Spelling
from app.content.search.vocabulary import words_known
from app.content.search.words import LONGEST_QUERY, STOP, key_of, plain, words_of
from app.content.topics import TOPIC_NAMES
from app.tongue import tr

_ASKED, _TERM = 1.0, 0.3  # what a question and a form of a term teach about their topic, beside an example
_SLICE = 20
_SUBJECTS = (
    "facts", "sources", "overview", "sections", "comparison", "checklist", "faq", "preparation", "differential", "glossary",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found for `typed`: the ranked rows, and what comes before them."""

    typed: str
    read: Query
    ranked: list[Ranked]
    before: tuple[Hit, ...]


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
        self._last: _Answer | None = None

    # ------------------------------------------------------------ building

    def work(self, for_ms: float = 6.0) -> bool:
        """Builds on for about so long; True when there is nothing left to do."""
        end = perf_counter() + for_ms / 1000
        while not self._ready:
            self._ready = next(self._building, "done") == "done"
            if perf_counter() >= end:
                break
        return self._ready

    @property
    def ready(self) -> bool:
        """True once everything is built: a question is then answered at once."""
        return self._ready

    def _finish(self) -> None:
        if not self._ready:
            for _ in self._building:
                pass
            self._ready = True

    def _build(self) -> Iterator[str]:
        for subject in _SUBJECTS:
            getattr(self._content, subject)  # parsed when first asked for
            yield "content"
        for _ in self._finder.gather():
            yield "items"
        items = [*self._finder.items(), *self._more]
        for item in _source_items(self._content, items):
            if item is not None:
                items.append(item)
            yield "sources"
        items.sort(key=lambda item: -KIND.get(item.kind, 1.0))
        for _ in self._index.fill(items):
            yield "index"
        glossary = self._content.glossary
        self._lexicon = Lexicon()
        for _ in self._lexicon.fill(glossary):
            yield "lexicon"
        self._vocabulary = words_known(glossary, self._index.written)
        for _ in self._vocabulary.fill():
            yield "vocabulary"
        self._spelling = Spelling(self._vocabulary)
        for _ in self._spelling.fill():
            yield "spelling"
        self._before = Before(self._index, self._lexicon, self._finder, self._content.preparation)
        self._reader = Reader(self._lexicon, self._spelling, self._vocabulary)
        yield from self._learn()

    def _learn(self) -> Iterator[str]:
        for number, (keys, terms) in enumerate(self._lexicon.forms()):
            family = self._lexicon.family(keys, terms)
            shape = (family,) if family else keys
            shown = features(Query(keys, shape, [Part(keys, {}, tuple(terms))]))
            for term in terms:
                self._meaning.learn(shown, term.topic, _TERM)
            if number % _SLICE == 0:
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
        """Hits, best first. `query` may be anything that can be typed or pasted; only its beginning is read."""
        answer = self._answer(query)
        ranked = (self._hit(one, answer.read) for one in answer.ranked[: max(0, limit)])
        return (*answer.before, *ranked)[: max(0, limit)]

    def _answer(self, query: str) -> _Answer:
        """How `query` was read and all that was found for it. Only the last answer is kept: the window asks thrice."""
        query = query[:LONGEST_QUERY]
        if self._last is None or self._last.typed != query:
            self._finish()
            read = self._reader.read(query)
            ranked = self._order(read)
            if not ranked:
                further = self._reader.read(query, loose=True)
                if further.changed != read.changed:
                    read, ranked = further, self._order(further)
            self._last = _Answer(query, read, *self._before.put(read, ranked))
        return self._last

    def read_as(self, query: str) -> str:
        """A sentence that says which words were taken for others, so that no medicine is changed unseen."""
        changed = self._answer(query).read.changed
        read = [
            tr('"{typed}" as {known}').format(typed=typed, known=known)
            for typed, known in changed.items()
            if not known.startswith(typed)
        ]
        return tr("Read {words}.").format(words=", ".join(read[:MOST_NEAR])) if read else ""

    def unnamed(self, query: str) -> str:
        """A sentence that says which medicine was typed that nothing here names and no class of medicines; "" for none."""
        self._finish()
        words = [word.text for word in words_of(plain(query[:LONGEST_QUERY])) if word.text in KNOWN_MEDICINES]
        keys = {word: key_of(word) for word in words}
        unheld = next(
            (word for word, key in keys.items() if not self._index.shows(key) and not self._lexicon.is_medicine(key)),
            "",
        )
        return tr("{name}: not named here.").format(name=unheld) if unheld else ""

    def plain_fts5(self, query: str) -> int:
        """The yardstick for the bench: how many rows the same index gives for the words as they are, ranked by FTS5."""
        self._finish()
        return self._index.plain([word.key for word in words_of(query[:LONGEST_QUERY])])

    def _order(self, read: Query) -> list[Ranked]:
        shown = features(read)
        meant = self._meaning.of(shown)
        weigh(read, self._index)
        rows = self._index.candidates(ways_to_find(read, self._index, near=False))
        wider = ways_to_find(read, self._index, near=True)
        if len(rows) < ENOUGH_ROWS and self._index.affords(wider):
            rows = self._index.candidates(wider)
        there = {row.item.id for row in rows}
        entered = sorted((topic for topic, more in meant.items() if more >= ENTERED), key=lambda topic: -meant[topic])
        for topic in entered[:MOST_TOPICS]:
            rows += [row for row in self._index.entrances(topic, MOST_ENTERED) if row.item.id not in there]
        ranked, topics = rank(read, rows, self._index, meant, len(shown))
        for hit in ranked:
            if self._single_case(hit.row.item):
                hit.score *= SINGLE_CASE
        ranked.sort(key=lambda hit: -hit.score)
        return first_lines(read, ranked, topics)

    def _single_case(self, item: Item) -> bool:
        """True for a sentence that tells what was reported of some patients: the rule comes before it."""
        facts = self._content.facts
        return item.kind in ("statement", "detail") and all(
            name in facts and facts[name].evidence == "case-reports" for name in item.facts
        )

    def _hit(self, ranked: Ranked, read: Query) -> Hit:
        item = ranked.row.item
        return Hit(item.id, item.tab, item.topic, item.title, answering(item.text, read.parts), item.page)

    def words(self, query: str) -> tuple[str, ...]:
        """The words to mark in a result, as the content writes them: what was typed, what was taken for it, its names."""
        read = self._answer(query).read
        keys: dict[str, None] = {}
        for part in read.parts:
            keys.update(dict.fromkeys(key for key in part.keys if key not in STOP or len(part.keys) == 1))
            keys.update(dict.fromkeys(way[0] for way, worth in part.ways.items() if worth >= MARKED and len(way) == 1))
        return tuple(dict.fromkeys(word for key in keys for word in self._vocabulary.spelt(key) if len(word) > 1))

    def nothing(self, query: str) -> str:
        """What to say when nothing was found."""
        self._finish()
        typed = " ".join(plain(query[:LONGEST_QUERY]).split())
        shown = typed if len(typed) <= QUOTED else f"{typed[:QUOTED].rstrip()}…"
        said = tr('Nothing for "{shown}".').format(shown=shown) if shown else tr("Nothing to look for.")
        near = ", ".join(term.title for term in self._near(query))
        nearest = tr("Nearest: {near}.").format(near=near) if near else tr("Nothing is near it.") if shown else ""
        return f"{said} {nearest} ".replace("  ", " ") + tr("Or pick one of {count} topics.").format(
            count=len(TOPIC_NAMES)
        )

    def nearest(self, query: str) -> tuple[Hit, ...]:
        """What to offer when nothing was found: word meanings that look alike, then the twenty topics as a map."""
        self._finish()
        topics = []
        for topic, name in TOPIC_NAMES.items():
            for row in self._index.entrances(topic, 1):
                item = row.item
                topics.append(Hit(item.id, item.tab, topic, tr(name), item.title, item.page))
        return (*self._near(query), *topics)

    def _near(self, query: str) -> tuple[Hit, ...]:
        """Glossary terms that the words typed look like."""
        found: dict[str, Hit] = {}
        for word in words_of(plain(query[:LONGEST_QUERY]))[:MOST_NEAR]:
            for guess in self._spelling.like(word.text):
                for term in self._lexicon.longest((key_of(guess),), 0)[1]:
                    item = self._finder.item(term.id)
                    if item is not None:
                        found.setdefault(item.id, Hit(item.id, item.tab, item.topic, item.title, item.text, item.page))
        return tuple(found.values())[:MOST_NEAR]


# A topic that what was typed speaks for this plainly is offered with some rows, even if no word of theirs matches.
ENTERED, MOST_TOPICS, MOST_ENTERED = 1.5, 3, 4
SINGLE_CASE = 0.75  # what a sentence that rests on case reports alone is worth beside one that rests on more
MARKED = 0.9  # another word for the same thing, not only one like it, is marked in the result too
QUOTED, MOST_NEAR = 40, 3
TITLE = 90  # characters of a citation that name it
ENOUGH_ROWS = 60  # with fewer, what lies near is looked for as well


def _source_items(content: Content, items: list[Item]) -> Iterator[Item | None]:
    """A reference as an item; its topic is that of most that rests on it. None marks a pause in the counting."""
    topics: dict[str, Counter[Topic]] = defaultdict(Counter)
    for number, item in enumerate(tuple(items)):
        for name in {name for fact in item.facts if fact in content.facts for name in content.facts[fact].sources}:
            topics[name][item.topic] += 1
        if number % _SLICE == 0:
            yield None
    for source in content.sources.values():
        if source.use == "cite":
            counted = topics[source.id].most_common(1)
            topic: Topic = counted[0][0] if counted else "overview"
            title = shorten(source.citation.split(". ")[0], TITLE, placeholder="…")
            text = " ".join(part for part in (source.citation, source.note) if part)
            yield Item(source.id, "sources", topic, title, text, (), (), "sources", "source", "sources")
