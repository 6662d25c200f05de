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
    snippet.py     the sentence that answers, whole
    engine.py      builds it all in small steps and answers

How good it is and how fast: tests/app_content/search_bench.py.
"""

from app.content.search.engine import Hit, Search

__all__ = ["Hit", "Search"]
