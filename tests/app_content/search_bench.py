"""Measures the search: how often the first hits are on the right topic, and how long a keystroke takes.

    python tests/app_content/search_bench.py             both
    python tests/app_content/search_bench.py quality     the table by kind, for both halves
    python tests/app_content/search_bench.py speed       built-in content and a hundred times as much

The queries are in `queries_*.toml`, written by several hands who had not seen the content; each belongs to the half
that may be tuned on or to the one that is only counted. Speed is given beside a plain FTS5 query of the same index.
"""

import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.content.content import Content
from app.content.find import Finder
from app.content.load import load_content
from app.content.search import Search
from app.paths import content_dir

KINDS = ("brand", "abbreviation", "lay", "misspelt", "sentence", "keyword")
TIMES_LARGER = 100


@dataclass(frozen=True)
class Asked:
    """One query of the benchmark: `topics` are the acceptable ones."""

    q: str
    kind: str
    topics: tuple[str, ...]
    half: str


@dataclass
class Score:
    """Of `asked` queries, how many had an acceptable topic first, and in the first three."""

    asked: int = 0
    first: int = 0
    three: int = 0

    def add(self, topics: Sequence[str], wanted: Sequence[str]) -> None:
        self.asked += 1
        self.first += bool(topics) and topics[0] in wanted
        self.three += any(topic in wanted for topic in topics[:3])

    @property
    def first_percent(self) -> float:
        return 100 * self.first / max(1, self.asked)

    @property
    def three_percent(self) -> float:
        return 100 * self.three / max(1, self.asked)


def queries() -> tuple[Asked, ...]:
    """Every query of every hand."""
    found = []
    for path in sorted(Path(__file__).parent.glob("queries_*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["queries"]:
            found.append(Asked(entry["q"], entry["kind"], tuple(entry["topics"]), entry["half"]))
    return tuple(found)


def scores(search: Search, asked: Iterable[Asked], half: str) -> dict[str, Score]:
    """The score of each kind, and of all together."""
    found: dict[str, Score] = defaultdict(Score)
    for query in asked:
        if query.half == half:
            topics = [hit.topic for hit in search.find(query.q, 3)]
            for name in (query.kind, "all"):
                found[name].add(topics, query.topics)
    return found


def table(found: dict[str, Score], half: str) -> str:
    """The scores as lines of text."""
    lines = [f"{half} half      queries   first   in three"]
    for name in (*KINDS, "all"):
        score = found[name]
        lines.append(f"{name:14}{score.asked:8}{score.first_percent:7.1f} %{score.three_percent:8.1f} %")
    return "\n".join(lines)


def milliseconds(act: Callable[[str], object], texts: Iterable[str]) -> list[float]:
    """How long each text took, shortest first."""
    taken = []
    for text in texts:
        start = time.perf_counter()
        act(text)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def spread(taken: list[float]) -> str:
    at = {name: taken[min(len(taken) - 1, int(share * len(taken)))] for name, share in (("median", 0.5), ("p99", 0.99))}
    return ", ".join(f"{name} {value:.1f} ms" for name, value in at.items()) + f", most {taken[-1]:.1f} ms"


def larger(content: Content, times: int) -> Search:
    """The search over the content and (`times` - 1) copies of every item under other ids."""
    finder = Finder(content)
    copies = [
        item._replace(id=f"{item.id}-{n}", page=f"{item.page}-{n}") for n in range(1, times) for item in finder.items()
    ]
    return Search(content, finder, copies)


def print_speed(content: Content) -> None:
    asked = [query.q for query in queries()]
    keystrokes = [text[:end] for text in asked for end in range(1, len(text) + 1)]
    for times, typed in ((1, keystrokes), (TIMES_LARGER, keystrokes[::10])):
        search = larger(content, times)
        start = time.perf_counter()
        longest = 0.0
        while True:
            before = time.perf_counter()
            done = search.work()
            longest = max(longest, time.perf_counter() - before)
            if done:
                break
        print(
            f"content x {times}: built in {time.perf_counter() - start:.2f} s, in slices of {longest * 1000:.0f} ms at most"
        )
        ours, plain = milliseconds(search.find, typed), milliseconds(search.plain_fts5, typed)
        print(f"  a keystroke        {spread(ours)} ({len(ours)} keystrokes)")
        print(f"  plain FTS5, bm25   {spread(plain)}")
        print(f"  ratio              median {ours[len(ours) // 2] / max(0.01, plain[len(plain) // 2]):.1f}")


def main(arguments: Sequence[str]) -> int:
    content = load_content(content_dir())
    if not arguments or "quality" in arguments:
        search = Search(content)
        for half in ("tune", "test"):
            print(table(scores(search, queries(), half), half), end="\n\n")
    if not arguments or "speed" in arguments:
        print_speed(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
