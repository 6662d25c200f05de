"""Every control has a name of its own for a screen reader, and is large enough for a finger in a glove."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from page_walk import where
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QProgressBar,
    QTabBar,
    QTableView,
    QWidget,
)
from ward import Ward, settle, visible

from app.site.local import Local
from ui.dialogs.site_form import SiteForm
from ui.widgets.menus import Menu
from ui.widgets.step_row import REASONS

LOOKS = [((911, 430), 100), ((1366, 768), 100), ((911, 430), 200), ((1093, 614), 115)]
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
)
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView, QTabBar)


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: f"{look[0][0]}x{look[0][1]} text {look[1]}")
def look(request: pytest.FixtureRequest, shared_ward: Ward) -> Ward:
    """The shared window in a look, put back."""
    ward = shared_ward
    if not ward.is_open:
        ward.open()
    size, text = request.param
    ward.desk.new()
    ward.window.settings.text_scale, ward.window.settings.theme = text, "light"
    ward.window.resize(*size)
    ward.window.relook()
    settle()
    return ward


def name(widget: QWidget) -> str:
    """What a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def everywhere(ward: Ward) -> Iterator[tuple[str, QWidget]]:
    """Shows every kind of page; gives its name and its window."""
    for place in PLACES:
        assert ward.window.show_id(place), place
        settle()
        yield place, ward.window
    ward.checklist.show_view("reader")
    settle()
    yield "reader", ward.window
    ward.checklist.show_view("list")
    ward.window.show_sources(ward.steps[0])
    settle()
    yield "sources of a step", ward.window
    ward.window.close_panel()


def controls(root: QWidget) -> list[QWidget]:
    found = [widget for kind in CONTROLS for widget in visible(root, kind)]
    return [widget for widget in found if not isinstance(widget.parentWidget(), QTabBar | QComboBox)]


@pytest.fixture(scope="module")
def wrong(look: Ward) -> dict[str, list[str]]:
    """One walk over every kind of page in a look, and what was found on the way, by kind."""
    found: dict[str, list[str]] = {"names": [], "doubles": [], "rows": [], "small": []}
    for place, window in everywhere(look):
        mine = controls(window)
        found["names"] += [f"{place}: {text}" for text in nameless(window, mine)]
        found["doubles"] += [f"{place}: {text}" for text in doubles(mine)]
        found["rows"] += [f"{place}: {text}" for text in silent_cells(window)]
        found["small"] += [f"{place}: {text}" for text in small(mine)]
    return found


def nameless(window: QWidget, mine: list[QWidget]) -> Iterator[str]:
    for widget in [*mine, *visible(window, QProgressBar)]:
        if not name(widget).strip():
            yield f"{where(widget)} in {where(widget.parentWidget())} has no name"
    for widget in [*mine, *visible(window, QLabel)]:
        said = name(widget)
        if "</" in said or "<p" in said or "&nbsp;" in said or "&lt;" in said:
            yield f"{where(widget)} is called {said!r}"


def doubles(mine: list[QWidget]) -> list[str]:
    reached = [widget for widget in mine if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    # A tab bar and a combo box are called what is chosen in them; their role tells them apart.
    names = Counter(name(widget) for widget in reached if not isinstance(widget, QTabBar | QComboBox))
    return [f"{times} times {said!r}" for said, times in names.items() if times > 1]


def silent_cells(window: QWidget) -> Iterator[str]:
    for view in visible(window, QAbstractItemView):
        model = view.model()
        columns = model.columnCount() if isinstance(view, QTableView) else 1
        for row in range(model.rowCount()):
            for column in range(columns):
                index = model.index(row, column)
                said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
                if not said or "</" in str(said):
                    yield f"{where(view)} {row},{column}: {said!r}"
        if isinstance(view, QTableView):
            heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(columns)]
            if not all(heads):
                yield f"{where(view)} has heads {heads}"


def small(mine: list[QWidget]) -> Iterator[str]:
    for widget in mine:
        if min(widget.width(), widget.height()) < 24:
            yield f"{where(widget)} {widget.size().toTuple()}"
        boxes = []
        if isinstance(widget, QTabBar):
            boxes = [widget.tabRect(index) for index in range(widget.count())]
        elif isinstance(widget, QListView | QTableView):
            model = widget.model()
            boxes = [widget.visualRect(model.index(row, 0)) for row in range(model.rowCount())]
        for box in boxes:
            if box.height() < 24:
                yield f"a part of {where(widget)} is {box.size().toTuple()}"


def test_every_control_and_every_sentence_has_a_name_without_markup(wrong: dict[str, list[str]]) -> None:
    assert wrong["names"] == []


def test_no_two_controls_on_a_page_are_called_the_same(wrong: dict[str, list[str]]) -> None:
    assert wrong["doubles"] == []


def test_every_row_and_cell_is_said_in_words(wrong: dict[str, list[str]]) -> None:
    assert wrong["rows"] == []


def test_everything_is_at_least_24_by_24(wrong: dict[str, list[str]]) -> None:
    assert wrong["small"] == []


def test_a_group_of_choices_says_what_is_chosen_among(look: Ward) -> None:
    look.window.show_id("preparation")
    settle()
    page = look.window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    for button in page.vials.buttons.values():
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Description) == "Vial"
    assert "20" in name(page.vials.buttons["product-20mg"])


def test_everything_on_the_checklist_is_at_least_44_by_44(look: Ward) -> None:
    look.window.show_id("checklist")
    small = []
    for view in ("list", "reader"):
        look.checklist.show_view(view)
        settle()
        for widget in controls(look.checklist):
            if min(widget.width(), widget.height()) < 44:
                small.append(f"{view}: {where(widget)} {widget.size().toTuple()}")
    look.checklist.show_view("list")
    assert small == []


def entries(menu: QMenu) -> list[tuple[str, int]]:
    """The entries of an open menu that can be touched, with their heights."""
    shown = [action for action in menu.actions() if action.isVisible() and not action.isSeparator()]
    return [(action.text(), menu.actionGeometry(action).height()) for action in shown]


def test_entries_of_menus_are_large_enough_on_the_checklist_for_gloves(look: Ward) -> None:
    look.window.show_id("checklist")
    row = look.checklist.rows[look.steps[0]]
    row._fill_menu()
    more = look.checklist.bar.findChild(QMenu)
    assert isinstance(more, QMenu)
    menus = [(row.menu, 44), (row.reasons, 44), (more, 44), (look.window.menus.make(), 24)]
    for menu, least in menus:
        menu.popup(look.window.pos())
        settle()
        found = entries(menu)
        menu.close()
        assert len(found) > 3
        assert [entry for entry in found if entry[1] < least] == []


def first_entry(menu: QMenu, width: int = 0) -> QImage:
    """How the first entry of a menu is drawn, or the first `width` px of it."""
    menu.popup(menu.parentWidget().pos())
    settle()
    place = menu.actionGeometry(menu.actions()[0]).adjusted(0, 0, -2, -2)  # without the edge of the menu
    place.setWidth(width or place.width())
    drawn = menu.grab(place).toImage()
    menu.close()
    return drawn


@pytest.mark.parametrize("tall", [True, False])
@pytest.mark.parametrize("words", [*REASONS, "Downtime card", "High contrast", "Another reason, in a few words"])
def test_the_words_of_an_entry_are_drawn_whole(look: Ward, words: str, tall: bool) -> None:
    """With room to spare beside it, it must look the same: nothing was cut out of its middle."""
    menu = Menu(look.window.look, "Menu", look.window, tall=tall)
    menu.addAction(words)
    alone = first_entry(menu)
    menu.addAction(words + " and much more room than that")
    assert first_entry(menu, alone.width()) == alone


def test_what_is_pressed_on_the_pages_over_the_window_is_large_enough(look: Ward) -> None:
    window = look.window
    window.show_id("checklist")
    for act in (window.menus.show_keys, window.menus.show_about, window.acts.print, window.acts.clear):
        act()
        settle()
        page = QApplication.activeModalWidget()
        assert page is not None
        try:
            assert controls(page)
            assert list(small(controls(page))) == []
            assert list(nameless(page, controls(page))) == []
            assert doubles(controls(page)) == []
        finally:
            page.close()
            settle()


def test_the_site_form_the_timeline_and_looking_back_are_large_enough_too(look: Ward, tmp_path: Path) -> None:
    window, desk = look.window, look.desk
    window.show_id("checklist")
    desk.mark(look.steps[0], "done")
    desk.undo()
    desk.mark(look.steps[1], "not-applicable", "Not available here")
    told = window.acts._report(desk.state)  # type: ignore[arg-type]
    names = {product.id: product.name for product in window.content.preparation.products}
    form = SiteForm(window, window.look, Local(tmp_path / "site.toml"), "2026.1", names, date(2026, 11, 30))
    acts = (form.open, window.acts.timeline, window.acts.look_back, lambda: window.acts._show_kept(told))
    kinds = []
    for act in acts:
        act()
        settle()
        page = QApplication.activeModalWidget()
        assert page is not None
        kinds.append(type(page).__name__)
        try:
            assert list(small(controls(page))) == []
            assert list(nameless(page, controls(page))) == []
            assert [text for text in silent_cells(page) if "''" not in text] == []
            assert doubles(controls(page)) == []
        finally:
            page.close()
            settle()
    assert kinds == ["SiteForm", "TimelinePage", "LookBackPage", "KeptPage"]
    desk.new()


def test_boxes_say_their_step_and_how_it_stands(look: Ward) -> None:
    window = look.window
    window.show_id("checklist")
    step = look.steps[0]
    box = look.checklist.rows[step].box
    described = QAccessible.queryAccessibleInterface(box)
    words = look.checklist.rows[step].step.text
    assert name(box) == f"Step 1. {words}"
    assert described.role() == QAccessible.Role.CheckBox
    assert described.text(QAccessible.Text.Description).startswith("to do")
    look.desk.mark(step, "done")
    assert described.state().checked  # type: ignore[attr-defined]
    assert described.text(QAccessible.Text.Description).startswith("done ")
    look.desk.mark(step, "not-applicable", "Not available here")
    assert described.text(QAccessible.Text.Description).startswith("not applicable ")
    assert "Not available here" in described.text(QAccessible.Text.Description)
    look.desk.new()
