"""What goes on before anything of Qt is imported: its libraries are loaded, and beside that Python runs what needs none.

The order matters. An `import` that loads a library would wait for those of Qt, so the small ones come first (SHA-256
is one, too).
"""

from __future__ import annotations

from ui.libraries import begin_to_load
from ui.postponed import postpone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from app.sets.shown import Shown

FIRST = ("_datetime", "_json", "_typing", "math", "zlib", "app.content.sums")


def begin(tab: str = "") -> Shown | None:
    """Starts the thread, and returns when there is nothing left to do beside it.

    The content, of which what `tab` shows was built; None if anything is wrong with it: that is found and said anew when
    the reader's language is known.
    """
    for name in FIRST:
        try:
            __import__(name)
        except ImportError:  # part of another module in this release of Python
            continue
    begin_to_load()
    postpone()
    import ui.doubts
    import ui.plain_enums
    import ui.typography
    import ui.word_tips  # noqa: F401
    from app.errors import ContentError
    from app.sets.shown import load_shown

    try:
        shown = load_shown(hurried=True)
        _ = shown.content.checklist, shown.content.edition
        if tab in ("", "overview"):
            _ = shown.content.sections, shown.content.facts, shown.content.sources
    except ContentError:
        return None
    return None if shown.trouble else shown
