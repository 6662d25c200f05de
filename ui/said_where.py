"""Where a sentence about what was done lies in the window: on no step, and on nothing that it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.theme import Width

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def above_the_steps(window: MainWindow) -> QWidget | None:
    """What it may lie on while the checklist is shown; None where it lies on no step anyway."""
    from ui.tabs.checklist import ChecklistTab

    tab = window.router.places.get("checklist")
    if not isinstance(tab, ChecklistTab) or window.router.here != "checklist" or window.desk.is_covered:
        return None
    return window.header if window.look.width == Width.TINY else tab.bar  # there the bar scrolls with the steps


def left_free(window: MainWindow) -> QWidget | None:
    """What it does not lie on: the way to an answer, or Undo, where its own cross would be hit for it."""
    from ui.tabs.checklist import ChecklistTab

    if window.look.width == Width.TINY:
        return window.header.search
    tab = window.router.places.get("checklist")
    return tab.bar.undo if isinstance(tab, ChecklistTab) else None
