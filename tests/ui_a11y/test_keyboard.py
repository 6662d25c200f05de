"""Everything by keyboard: Tab comes by every control in the order of the screen, never sticks, and can always be seen.

The rings and the arrows are looked at on a part of the pages in each look; NMS_BEDSIDE_FULL=1 looks at all in all.
"""

import os
from collections.abc import Iterator
from itertools import pairwise

import pytest
from page_walk import in_sight, where
from pixels import changed, picture
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)
from ward import PretendedClock, Ward, settle, visible

from app.content.content import Content
from ui.widgets.source_panel import SourcePanel
from ui.window_menu import KEYS

LOOKS = [
    ((911, 430), 100, "light"),
    ((1366, 768), 100, "dark"),
    ((911, 430), 200, "high-contrast"),
    ((1366, 768), 200, "light"),
]
PLACES = (
    "overview",
    "sec-criteria",
    "compare",
    "compare-four",
    "others",
    "studies",
    "differential",
    "preparation",
    "product-20mg",
    "regimens",
    "faq",
    "glossary",
    "sources",
    "site",
    "checklist",
    "reader",
    "why",
)
MOST = 250  # presses of Tab: no page has so many controls
SEEN = 100  # px of a tall control that must be in sight


FULL = os.environ.get("NMS_BEDSIDE_FULL") == "1"
SHOWN = LOOKS if FULL else LOOKS[:3]


def name_of(look: tuple[tuple[int, int], int, str]) -> str:
    return f"{look[0][0]}x{look[0][1]} text {look[1]} {look[2]}"


def everywhere(*places: str, part: int = 1) -> pytest.MarkDecorator:
    """Each of these pages in each look; with `part`, each page in one look of so many."""
    pairs = [
        pytest.param(look, place, id=f"{name_of(look)}, {place}")
        for turn, look in enumerate(SHOWN)
        for number, place in enumerate(places)
        if FULL or (turn + number) % part == 0
    ]
    return pytest.mark.parametrize(("look", "place"), pairs, indirect=["look"], scope="module")


@pytest.fixture(scope="module", params=SHOWN, ids=name_of)
def look(
    request: pytest.FixtureRequest, qapp: QApplication, content: Content, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ward]:
    """A window of its own in each look: nothing that another test did can change the order."""
    size, text, theme = request.param
    ward = Ward(content, tmp_path_factory.mktemp("keys") / "data", PretendedClock())
    ward.open(size, text=text, theme=theme)
    yield ward
    ward.leave()


def go(ward: Ward, place: str) -> None:
    """Shows a page as if nothing had been shown before."""
    window = ward.window
    window.close_panel()
    ward.checklist.show_view("list")
    window.show_id("checklist")
    if place == "reader":
        ward.checklist.show_view("reader")
    elif place == "why":
        window.show_sources(ward.steps[0])
    else:
        assert window.show_id(place), place
    window.activateWindow()
    settle()
    if place != "why":
        window.focus_page()
    settle()


def reachable(root: QWidget) -> set[QWidget]:
    """What Tab must come by: shown, enabled, and made for it."""
    found = set()
    for widget in visible(root, QWidget):
        if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if isinstance(widget, QRadioButton) and widget.group().checkedButton() not in (None, widget):
            continue  # of a group of choices the chosen one is the stop; arrows do the rest
        if widget.focusProxy() is None and not isinstance(widget.parentWidget(), QLineEdit):
            found.add(widget)
    return found


def walk(ward: Ward, key: Qt.Key) -> list[QWidget]:
    """Presses Tab until it is back where it began; looks at each stop whether it can be seen."""
    seen: list[QWidget] = []
    for _ in range(MOST):
        here = ward.focus()
        if seen and here is seen[0]:
            return seen
        assert here not in seen, f"Tab goes in a small circle at {where(here)}"
        assert can_be_seen(here), f"{where(here)} has the keyboard out of sight"
        seen.append(here)
        ward.press(key)
    raise AssertionError(f"Tab does not come back; it is at {where(ward.focus())}")


def can_be_seen(widget: QWidget) -> bool:
    """The whole of it, or a good part of what is taller than its page."""
    if in_sight(widget):
        return True
    if isinstance(widget, QAbstractItemView):
        cell = widget.visualRect(widget.currentIndex())
        shown = widget.viewport().visibleRegion().boundingRect().intersected(cell)
        return shown.height() >= min(SEEN, cell.height()) > 0
    shown = widget.visibleRegion().boundingRect()
    area = page_of(widget)
    room = area.viewport().height() if area is not None else 0
    return shown.width() == widget.width() and shown.height() >= min(SEEN, room - 16, widget.height())


def page_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


@everywhere(*PLACES)
def test_tab_comes_by_everything_in_the_order_of_the_screen(look: Ward, place: str) -> None:
    go(look, place)
    window = look.window
    window.header.tabs.setFocus()
    settle()
    wanted = reachable(window)
    order = walk(look, Qt.Key.Key_Tab)
    assert [where(widget) for widget in wanted - set(order)] == []
    parts = [
        0
        if window.header.isAncestorOf(w)
        else 3
        if window.phone_strip.isAncestorOf(w) or w is window.phone_strip
        else 1
        for w in order
    ]
    assert parts == sorted(parts), "the header, the page, the phones"
    for one, other in pairwise(order):
        page = page_of(one)
        if page is None or page is not page_of(other) or page.widget() is None:
            continue
        before, after = (QRect(w.mapTo(page.widget(), QPoint(0, 0)), w.size()) for w in (one, other))
        back = after.bottom() < before.top() and after.left() <= before.left()
        assert not back, f"from {where(one)} back up to {where(other)}"


@everywhere("overview", "product-20mg", "checklist", "why", part=3)
def test_shift_and_tab_go_the_same_way_back(look: Ward, place: str) -> None:
    go(look, place)
    there = walk(look, Qt.Key.Key_Tab)
    back = walk(look, Qt.Key.Key_Backtab)
    assert back[1:] == there[:0:-1]


@everywhere(*PLACES, part=3)
def test_where_the_keyboard_is_can_be_seen(look: Ward, place: str) -> None:
    """Focus changes at least half as many pixels as the control has around it, with a contrast of 3 (WCAG 2.2)."""
    go(look, place)
    window = look.window
    unseen = []
    kinds: dict[tuple[type, type], QWidget] = {}
    for widget in sorted(reachable(window), key=where):  # one of each kind in each kind of surroundings
        kinds.setdefault((type(widget), type(widget.parentWidget())), widget)
    for widget in kinds.values():
        elsewhere = window.header.menu_button if widget is not window.header.menu_button else window.header.search
        if isinstance(widget, QTableView) and not widget.currentIndex().isValid():
            widget.setCurrentIndex(widget.model().index(0, 0))
        if (area := page_of(widget)) is not None:
            area.ensureWidgetVisible(widget, 10, 10)
        box = ringed(widget)
        room = box.adjusted(-6, -6, 6, 6)
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        before = picture(widget, room)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        assert QApplication.focusWidget() is widget, f"{where(widget)} does not take the focus"
        least = min(box.width(), 120) + min(box.height(), 44)
        found = changed(before, picture(widget, room))
        if found < least:
            unseen.append(f"{where(widget)}: {found} pixels of {least}")
    assert unseen == []


def ringed(widget: QWidget) -> QRect:
    """The part of a control that wears the ring: the current row, cell or tab."""
    if isinstance(widget, QTabBar):
        return widget.tabRect(widget.currentIndex())
    if isinstance(widget, QAbstractItemView):
        cell = widget.visualRect(widget.currentIndex())
        return QRect(widget.viewport().mapTo(widget, cell.topLeft()), cell.size()).intersected(widget.rect())
    return widget.rect()


@everywhere("compare", "differential", "faq", "product-20mg", "glossary", "sec-criteria", part=2)
def test_arrows_go_through_lists_and_tables_and_what_they_are_on_is_in_sight(look: Ward, place: str) -> None:
    go(look, place)
    views = visible(look.window.stack, QAbstractItemView)
    for view in sorted(views, key=lambda view: isinstance(view, QListView)):  # choosing in a list opens other pages
        if (
            not view.isVisible()
            or not view.focusPolicy() & Qt.FocusPolicy.TabFocus
            or not isinstance(view, QListView | QTableView)
        ):
            continue
        view.setFocus()
        look.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        look.press(Qt.Key.Key_Home)
        last = -1
        for _ in range(min(view.model().rowCount(), 12)):
            here = view.currentIndex()
            assert here.row() > last, f"{where(view)} stays in row {last}"
            last = here.row()
            shown = view.visualRect(here)
            room = view.viewport().rect()
            assert shown.intersected(room).height() >= min(shown.height(), room.height() - 8), f"row {last}"
            look.press(Qt.Key.Key_Down)
            if view.currentIndex().row() == last or not view.isVisible():
                break
        assert last > 0 or view.model().rowCount() == 1


def test_a_page_of_words_alone_scrolls_by_keys(look: Ward) -> None:
    go(look, "why")
    panel = look.window.panel
    for step in look.steps:
        look.window.show_sources(step)
        settle()
        assert isinstance(panel, SourcePanel)
        assert panel.page is not None
        if panel.page.verticalScrollBar().maximum() > 20:
            break
    bar = panel.page.verticalScrollBar()
    assert bar.maximum() > 20, "some step has more behind it than fits"
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        before = bar.value()
        look.press(key)
        assert bar.value() > before
    look.press(Qt.Key.Key_Home)
    assert bar.value() == 0
    look.press(Qt.Key.Key_Escape)


def test_one_of_a_group_of_choices_is_a_stop_and_arrows_choose_among_them(look: Ward) -> None:
    go(look, "checklist")
    bar = look.checklist.bar
    if not bar.view_buttons.isVisible():
        return
    shown, other = bar.view_buttons.buttons["list"], bar.view_buttons.buttons["reader"]
    assert isinstance(other, QRadioButton)
    shown.setFocus()
    look.press(Qt.Key.Key_Right)
    assert other.isChecked()
    assert look.checklist.stack.currentWidget() is look.checklist.reader
    look.checklist.show_view("list")


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_the_keys_are_listed_under_f1_and_the_question_mark(look: Ward, key: Qt.Key) -> None:
    go(look, "overview")
    look.press(key)
    page = QApplication.activeModalWidget()
    assert page is not None
    said = "\n".join(label.accessibleName() or label.text() for label in visible(page, QLabel))
    for keys, what in KEYS:
        assert keys in said
        assert what in said
    look.press(Qt.Key.Key_Escape)
    settle()
    assert QApplication.activeModalWidget() is None
