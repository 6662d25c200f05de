"""No window but the main one. A part shown before it stands in a window opens as one of its own for a moment: a flash
on the screen, and the keyboard is lost.
"""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from ward import Ward, settle

PLACES = ("overview", "sec-criteria", "compare-four", "studies", "differential", "product-120mg", "faq", "checklist")


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@pytest.mark.parametrize(
    ("size", "text"), [((911, 430), 100), ((911, 430), 200), ((1093, 614), 100), ((1366, 768), 100)]
)
def test_nothing_flashes_up_as_a_window_of_its_own(
    qapp: QApplication, ward: Ward, size: tuple[int, int], text: int
) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        window = ward.open(size, text=text, start="overview", first_run=True)
        for place in PLACES:
            window.show_id(place)
            settle()
        ward.checklist.show_view("reader")
        window.show_sources(ward.steps[0])
        window.close_panel()
        window.set_theme("dark")
        settle()
    finally:
        qapp.removeEventFilter(watch)
    assert watch.seen == ["MainWindow ''"]
    assert qapp.focusWidget() is not None, "the keyboard is still somewhere"
