"""What we mean by the content: models, rules, sessions, search, words to print. Plain Python: no Qt, no network."""

__version__ = "0.1.0"
