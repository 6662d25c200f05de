"""Search over everything that is shown.

From what is typed to the lines that are shown:

    shorthand.py   "2/52", "q6h", "Sx" written out
    words.py       words, numbers with units, one key for every form of a word
    query.py       what was typed: corrected (spelling.py, distance.py, guard.py, vocabulary.py), cut into subjects that
                   the glossary knows in all their names (lexicon.py)
    index.py       SQLite FTS5 in memory: which items may answer
    meaning.py     which of the twenty topics is meant, learned from the FAQ, the glossary and examples/ (asks.py)
    ranking.py     the score of each item: how well it matches, what kind it is, whether its topic is the one meant
    lines.py       the first lines: a medicine's role, dose and risks; other readings; comparisons
    bedside.py     what a few words plainly mean: heat, a weight with a vial, a CK in the thousands, a drug "again"
    covered.py     the drug typed before another's dose; what is not held of it is said
    before.py      puts these two before the rest
    snippet.py     the sentence that answers, whole
    engine.py      builds it all in small steps and answers

How good it is and how fast: tests/app_content/search_bench.py.
"""

from app.content.search.engine import Search
from app.content.search.hit import Hit

__all__ = ["Hit", "Search"]
