"""Every control has a name of its own for a screen reader, and is large enough for a finger in a glove."""

from collections import Counter
from collections.abc import Iterator

import pytest
from page_walk import where
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QProgressBar,
    QTabBar,
    QTableView,
    QWidget,
)
from ward import Ward, settle, visible

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


def test_every_control_and_every_sentence_has_a_name_without_markup(look: Ward) -> None:
    wrong = []
    for place, window in everywhere(look):
        for widget in [*controls(window), *visible(window, QProgressBar)]:
            if not name(widget).strip():
                wrong.append(f"{place}: {where(widget)} in {where(widget.parentWidget())} has no name")
        for widget in [*controls(window), *visible(window, QLabel)]:
            said = name(widget)
            if "</" in said or "<p" in said or "&nbsp;" in said or "&lt;" in said:
                wrong.append(f"{place}: {where(widget)} is called {said!r}")
    assert wrong == []


def test_no_two_controls_on_a_page_are_called_the_same(look: Ward) -> None:
    wrong = []
    for place, window in everywhere(look):
        mine = [widget for widget in controls(window) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
        # A tab bar and a combo box are called what is chosen in them; their role tells them apart.
        names = Counter(name(widget) for widget in mine if not isinstance(widget, QTabBar | QComboBox))
        wrong += [f"{place}: {times} times {said!r}" for said, times in names.items() if times > 1]
    assert wrong == []


def test_every_row_and_cell_is_said_in_words(look: Ward) -> None:
    wrong = []
    for place, window in everywhere(look):
        for view in visible(window, QAbstractItemView):
            model = view.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount() if isinstance(view, QTableView) else 1):
                    index = model.index(row, column)
                    said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
                    if not said or "</" in str(said):
                        wrong.append(f"{place}: {where(view)} {row},{column}: {said!r}")
            if isinstance(view, QTableView):
                heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
                if not all(heads):
                    wrong.append(f"{place}: {where(view)} has heads {heads}")
    assert wrong == []


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


def test_everything_else_is_at_least_24_by_24(look: Ward) -> None:
    small = []
    for place, window in everywhere(look):
        for widget in controls(window):
            if min(widget.width(), widget.height()) < 24:
                small.append(f"{place}: {where(widget)} {widget.size().toTuple()}")
            if isinstance(widget, QTabBar):
                boxes = [widget.tabRect(index) for index in range(widget.count())]
            elif isinstance(widget, QListView | QTableView):
                model = widget.model()
                boxes = [widget.visualRect(model.index(row, 0)) for row in range(model.rowCount())]
            else:
                boxes = []
            small += [f"{place}: a part of {where(widget)} is {b.size().toTuple()}" for b in boxes if b.height() < 24]
    assert small == []


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
