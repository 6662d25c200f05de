"""What goes on before anything of Qt is imported: its libraries are loaded, and beside that Python runs what needs none.

The order matters. An `import` that loads a library would wait for those of Qt, so the small ones come first (SHA-256
is one, too).
"""

from __future__ import annotations

from ui.libraries import begin_to_load
from ui.postponed import postpone

FIRST = ("_datetime", "_json", "_typing", "math", "zlib", "app.content.sums")


def begin() -> None:
    """Starts the thread, and returns when there is nothing left to do beside it."""
    for name in FIRST:
        try:
            __import__(name)
        except ImportError:  # part of another module in this release of Python
            continue
    begin_to_load()
    postpone()
    import app.logbook
    import app.session.clock
    import app.session.events
    import app.session.fold
    import app.sets.shown
    import app.site.local  # noqa: F401
