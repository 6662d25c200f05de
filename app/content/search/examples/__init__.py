"""How people ask, by topic: what `meaning.py` learns from besides the content itself.

Written in the words of wards in several countries, shorthand and all. A phrase under two topics may mean either. These
are examples of asking, not clinical content: nothing here is ever shown. More of them make the search better; the
queries of the test halves in `tests/app_content` must never be copied here.
"""

from collections import defaultdict
from collections.abc import Iterator

from app.content.models import Topic
from app.content.search.examples.care import CARE
from app.content.search.examples.illness import ILLNESS
from app.content.search.examples.medicines import MEDICINES
from app.content.search.examples.rounds import ROUNDS
from app.content.search.examples.treatment import TREATMENT


def examples() -> Iterator[tuple[str, Topic, float]]:
    """Each phrase with its topic and its worth, which is shared if it stands under several."""
    topics: dict[str, list[Topic]] = defaultdict(list)
    for topic, text in (*ILLNESS.items(), *CARE.items(), *TREATMENT.items(), *MEDICINES.items(), *ROUNDS.items()):
        for phrase in text.replace("\n", "|").split("|"):
            if phrase.strip() and topic not in topics[phrase.strip()]:
                topics[phrase.strip()].append(topic)
    for phrase, several in topics.items():
        for topic in several:
            yield phrase, topic, 1 / len(several)
