"""Everything by keyboard: Tab comes by every control and never sticks, and where it is can always be seen."""

import pytest
from page_walk import where
from pixels import changed, picture
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from ward import Ward, settle, visible

LOOKS = [
    ((911, 430), 100, "light"),
    ((1366, 768), 100, "dark"),
    ((911, 430), 200, "light"),
    ((1366, 768), 100, "high-contrast"),
]
PLACES = ("overview", "sec-signs", "compare", "others", "differential", "product-20mg", "faq", "glossary", "checklist")
MOST = 400  # presses of Tab: no page has so many controls


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0][0]}x{look[0][1]} text {look[1]} {look[2]}")
def look(request: pytest.FixtureRequest, shared_ward: Ward) -> Ward:
    ward = shared_ward
    if not ward.is_open:
        ward.open()
    size, text, theme = request.param
    ward.desk.new()
    ward.window.settings.text_scale, ward.window.settings.theme = text, theme
    ward.window.resize(*size)
    ward.window.relook()
    ward.window.activateWindow()
    settle()
    return ward


def reachable(root: QWidget) -> set[QWidget]:
    """What Tab must come by: shown, enabled, and made for it. Of a group of choices one is enough: arrows do the rest."""
    found = set()
    for widget in visible(root, QWidget):
        if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if widget.focusProxy() is not None or isinstance(widget.parentWidget(), QLineEdit):
            continue
        found.add(widget)
    return found


def walk(ward: Ward, key: Qt.Key) -> list[QWidget]:
    """Presses Tab until it is back where it began."""
    seen: list[QWidget] = []
    for _ in range(MOST):
        here = ward.focus()
        if seen and here is seen[0]:
            return seen
        assert here not in seen, f"Tab goes in a small circle at {where(here)}"
        seen.append(here)
        ward.press(key)
    raise AssertionError(f"Tab does not come back; it is at {where(ward.focus())}")


@pytest.mark.parametrize("place", PLACES)
def test_tab_comes_by_everything_and_back(look: Ward, place: str) -> None:
    window = look.window
    assert window.show_id(place)
    window.focus_page()
    settle()
    seen = set(walk(look, Qt.Key.Key_Tab))
    groups = {button for group in grouped(window) for button in group}
    missed = [where(widget) for widget in reachable(window) - seen - groups]
    assert missed == []
    for group in grouped(window):
        assert group & seen, "one of each group of choices"


def grouped(root: QWidget) -> list[set[QWidget]]:
    from ui.widgets.segmented import Segmented

    return [set(found.buttons.values()) for found in visible(root, Segmented)]


def test_shift_and_tab_go_the_same_way_back(look: Ward) -> None:
    window = look.window
    window.show_id("overview")
    window.focus_page()
    settle()
    there = walk(look, Qt.Key.Key_Tab)
    back = walk(look, Qt.Key.Key_Backtab)
    assert set(there) == set(back)


def test_tab_goes_from_top_to_bottom(look: Ward) -> None:
    """The header first, then the page, then the phones."""
    window = look.window
    window.show_id("checklist")
    window.header.tabs.setFocus()
    settle()
    order = walk(look, Qt.Key.Key_Tab)
    parts = [0 if window.header.isAncestorOf(w) else 2 if window.phone_strip.isAncestorOf(w) else 1 for w in order]
    assert parts == sorted(parts)
    boxes = [order.index(look.checklist.rows[step].box) for step in look.steps]
    assert boxes == sorted(boxes)


@pytest.mark.parametrize("place", PLACES)
def test_where_the_keyboard_is_can_be_seen(look: Ward, place: str) -> None:
    """Focus changes at least as many pixels as the control has around it, with a contrast of 3 (WCAG 2.2)."""
    window = look.window
    assert window.show_id(place)
    settle()
    unseen = []
    kinds: dict[tuple[type, type], QWidget] = {}
    for widget in sorted(reachable(window), key=where):  # one of each kind in each kind of surroundings
        kinds.setdefault((type(widget), type(widget.parentWidget())), widget)
    for widget in kinds.values():
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(widget)
        elsewhere = window.header.menu_button if widget is not window.header.menu_button else window.header.search
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        room = QRect(-6, -6, widget.width() + 12, widget.height() + 12)
        before = picture(widget, room)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        if QApplication.focusWidget() is not widget:
            unseen.append(f"{where(widget)} does not take the focus")
            continue
        least = 2 * (min(widget.width(), 120) + min(widget.height(), 44)) // 2
        found = changed(before, picture(widget, room))
        if found < least:
            unseen.append(f"{where(widget)}: {found} pixels of {least}")
    assert unseen == []
