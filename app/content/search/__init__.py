"""Search over everything that is shown."""

from app.content.search.engine import Hit, Search

__all__ = ["Hit", "Search"]
