"""The sessions that are kept: the page that lists them, and erasing them all.

Apart from the other acts of the window, for nobody needs it at the bedside: it is read when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.errors import SessionError
from app.tongue import tr, tr_n
from ui.dialogs.clear import ClearPage
from ui.dialogs.look_back import LookBackPage

if TYPE_CHECKING:
    from app.handover.report import Report
    from app.session.fold import SessionState
    from ui.main_window import MainWindow


def look_back(
    window: MainWindow, report: Callable[[SessionState], Report], show_kept: Callable[[Report], object]
) -> None:
    """Lists them; while the ticks are covered, all but the open one. `show_kept` opens the one that is chosen."""
    desk = window.desk
    try:
        kept, total = desk.past(LookBackPage.AT_MOST), desk.how_many_kept()
    except SessionError as error:
        window.acts.say(str(error), wrong=True)
        return
    covered = desk.is_covered
    shown = tuple(report(state) for state in kept if not (covered and state.is_open))
    note = tr("The open one stays covered until you choose.") if covered else ""
    LookBackPage(window, window.look, shown, note, show_kept, total - len(kept) + len(shown)).open()


def clear(window: MainWindow) -> None:
    """Erases every one after asking once."""

    def done(count: int) -> None:
        window.acts.say(tr_n("Erased: {count} checklist.", "Erased: {count} checklists.", count).format(count=count))

    ClearPage(window, window.look, window.desk.clear_slowly, done).open()
