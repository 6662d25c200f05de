"""Every size and every text size of the issue: no text cut, nothing covered, nothing sideways, the first act in sight.

Each combination walks every kind of page; the questions, sections and look-alikes take turns, so that each is walked
somewhere. NMS_BEDSIDE_FULL=1 walks all of them in every combination and in every theme.
"""

import os
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import pytest
from page_walk import complaints, fits_exactly, in_sight, where
from pixels import picture, pixels
from PySide6.QtCore import QEventLoop, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QTabBar, QToolButton, QWidget
from ward import Ward, settle, visible

from app.content.content import Content
from ui.dialogs.text_page import TextPage
from ui.pages.preparation import PreparationPage
from ui.theme import TEXT_SCALES
from ui.widgets.prose import Prose
from ui.widgets.sheet import Sheet
from ui.widgets.step_row import InfoRow

FULL = os.environ.get("NMS_BEDSIDE_FULL") == "1"
SIZES = ((911, 430), (1093, 614), (1366, 768), (1920, 1080))
THEMES = ("light", "dark", "high-contrast") if FULL else ("light",)
COMBINATIONS = list(product(SIZES, TEXT_SCALES))
ALL = [(size, text, theme) for theme in THEMES for size, text in COMBINATIONS]
# High contrast draws frames where the other themes draw grounds: it takes room of its own.
MORE = [] if FULL else [((911, 430), 100, "high-contrast"), ((1366, 768), 150, "dark"), ((911, 430), 200, "dark")]
NAMED = [pytest.param(*one, id=f"{one[0][0]}x{one[0][1]} text {one[1]} {one[2]}") for one in (*ALL, *MORE)]
NOT_SAVED = "Not saved: the disk is full. The box is back as it was. Use paper, or Go on without saving."


def turns(things: list[str], turn: int) -> list[str]:
    """This combination's share of things that are alike; all of them with NMS_BEDSIDE_FULL."""
    return things if FULL else things[turn :: len(COMBINATIONS)]


def places(content: Content) -> list[str]:
    """Every page there is beside those that each combination walks. "vial/view" is a page of the preparation."""
    return [
        *("compare-four", "others", "studies", "glossary", "sources", "site", "search"),
        *(f"{vial.id}/{view}" for vial in content.preparation.products for view in ("notes", "regimens")),
        *(section.id for section in content.sections),
        *(found.id for found in content.differential.conditions if found.id != "nms"),
        *(question.id for question in content.faq.questions[:: 1 if FULL else 6]),
    ]


def busy(ward: Ward) -> None:
    """A checklist in full swing: done, not applicable, not saved, a re-check overdue."""
    again = next(step.id for step in ward.checklist.acts if step.recheck)
    for step in (ward.steps[0], ward.steps[2], again):
        ward.desk.mark(step, "done")
    ward.desk.mark(ward.steps[1], "not-applicable", "The team decided against it")
    ward.clock.pass_minutes(29)
    ward.look_at_clock()
    ward.checklist.rows[ward.steps[3]].show_fault(NOT_SAVED)
    settle()


def pages(ward: Ward, turn: int) -> Iterator[tuple[str, QWidget, Sequence[QWidget]]]:
    """Shows one page after the other; gives its name, the widget to walk, and what must be seen without scrolling."""
    window, content = ward.window, ward.content

    def here() -> QWidget:
        settle()
        return window.stack.currentWidget()

    always = (window.header.search, window.phone_strip)
    yield "first run", window, (ward.checklist.rows[ward.steps[0]].box, *always)
    ward.click(next(button for button in visible(window, QToolButton) if button.text() == "Dismiss"))
    yield "checklist", here(), (ward.checklist.rows[ward.steps[0]].box, *always)
    busy(ward)
    yield "busy checklist", window, always
    ward.checklist.show_view("reader")
    yield "reader", here(), primary(ward)
    ward.checklist.show_view("list")
    ward.desk.is_covered = True
    ward.desk.changed.emit()
    yield "covered", here(), primary(ward)
    ward.desk.go_on()
    window.show_sources(ward.steps[0])
    settle()
    yield "sources of a step", window, (window.panel.button,)
    window.close_panel()
    window.show_id("overview")
    yield "overview", here(), primary(ward)
    window.show_id("compare")
    yield "compare", here(), always
    window.show_id("preparation")
    page = window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    assert isinstance(page, PreparationPage)
    yield "preparation", here(), list(page.vials.buttons.values())
    for number, vial in enumerate(content.preparation.products):
        if FULL or number == turn % 3:
            page.choose_product(vial.id)
            if page.table is not None:
                page.table.setCurrentIndex(page.table.weights.index(9, 3))
            yield f"{vial.id}, table", here(), ()
    for name in turns(places(content), turn):
        vial_id, _, view = name.partition("/")
        if name == "search":
            window.header.search.setFocus()
            window.header.search.setText("dantrolene dose")
            settle()
            yield name, window, always
            window.search.dismiss()
        elif view:
            page.choose_product(vial_id)
            page.choose_view(view)
            window.show_id("preparation")
            yield name, here(), ()
        else:
            assert window.show_id(name), name
            yield name, here(), ()


def primary(ward: Ward) -> list[QPushButton]:
    """The one filled button of the page that is shown."""
    settle()
    filled = [button for button in visible(ward.window.stack, QPushButton) if button.isDefault()]
    assert len(filled) == 1, [button.text() for button in filled]
    return filled


@pytest.mark.parametrize(("size", "text", "theme"), NAMED)
def test_no_text_is_cut_nothing_is_covered_and_the_first_act_is_in_sight(
    ward: Ward, size: tuple[int, int], text: int, theme: str
) -> None:
    turn = COMBINATIONS.index((size, text))
    window = ward.open(size, text=text, theme=theme, first_run=True)
    found: list[str] = []
    for name, page, seen in pages(ward, turn):
        found += [f"{name}: {wrong}" for wrong in (*complaints(page), *fits_exactly(window, size))]
        found += [f"{name}: {where(widget)} is not in sight" for widget in seen if not in_sight(widget)]
    assert found == []


TIGHT = [((911, 430), 100, True), ((911, 430), 200, True), ((1093, 614), 130, True), ((1366, 768), 175, False)]
ANY_ROOM = [(size, text, first) for size, text in COMBINATIONS for first in (True, False)]


@pytest.mark.parametrize(("size", "text", "first_run"), ANY_ROOM if FULL else TIGHT)
def test_the_reader_has_its_big_button_in_sight_on_every_step(
    ward: Ward, size: tuple[int, int], text: int, first_run: bool
) -> None:
    ward.open(size, text=text, first_run=first_run)
    ward.checklist.show_view("reader")
    reader = ward.checklist.reader
    below = []
    for number, step in enumerate(ward.steps):
        reader.start(step)
        settle()
        if not in_sight(reader.done):
            below.append(number + 1)
    assert below == []


@pytest.mark.parametrize("size", [(911, 430), (1093, 614), (1366, 768), (1920, 1080)])
def test_what_informs_lines_up_with_what_is_ticked(ward: Ward, size: tuple[int, int]) -> None:
    window = ward.open(size)

    def left(widget: QWidget) -> int:
        return widget.mapTo(window, QPoint(0, 0)).x()

    facts = visible(window, InfoRow)
    assert len(facts) > 2
    (words,) = {left(row.words) for row in ward.checklist.rows.values()}
    assert {left(fact.words) for fact in facts} == {words}
    (why,) = {left(row.why_button) for row in ward.checklist.rows.values()}
    assert {left(button) for fact in facts for button in visible(fact, QToolButton)} <= {why, why + 1}


@pytest.mark.parametrize("text", [100, 200])
def test_a_number_stands_on_the_first_line_of_its_step(ward: Ward, text: int) -> None:
    ward.open((1366, 768), text=text)
    for row in ward.checklist.rows.values():
        one_line = row.words.fontMetrics().height()
        if text == 100 and row.words.heightForWidth(row.words.width()) > 1.5 * one_line:
            continue  # there the number stands in the middle, as the box does
        number, words = row.number_label, row.words
        spare = words.height() - words.heightForWidth(words.width())  # Qt puts the text in the middle
        top = words.mapTo(row, QPoint(0, 0)).y() + spare // 2
        centre = number.mapTo(row, number.rect().center()).y()
        assert abs(centre - (top + one_line // 2)) <= one_line // 8 + 1, row.step.text


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((1366, 768), 100), ((1366, 768), 200)])
def test_a_page_of_a_few_lines_is_as_tall_as_they_are(ward: Ward, size: tuple[int, int], text: int) -> None:
    """Nothing to scroll, and no empty sea between the words and the button."""
    window = ward.open(size, text=text)
    window.menus.show_changes()
    settle()
    (page,) = window.findChildren(TextPage)
    assert page.page.verticalScrollBar().maximum() == 0
    last = visible(page.page.inside, Prose)[-1]
    bottom = last.mapTo(page, QPoint(0, last.height())).y()
    assert 0 <= page.close_button.y() - bottom <= window.look.px(48)
    page.reject()


def test_at_911_by_430_search_phones_and_the_first_three_acts_are_seen_together(ward: Ward) -> None:
    window = ward.open((911, 430), first_run=True)
    for step in ward.steps[:3]:
        row = ward.checklist.rows[step]
        assert in_sight(row.words), row.step.text
        assert in_sight(row.box)
    assert in_sight(window.header.search)
    assert in_sight(window.phone_strip)


def vials(ward: Ward) -> PreparationPage:
    ward.window.show_id("preparation")
    page = ward.window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    assert isinstance(page, PreparationPage)
    return page


def test_at_911_by_430_four_rows_of_the_weight_table_are_seen_whole(ward: Ward) -> None:
    """And three of them with the sentence that reads a chosen cell back."""
    ward.open((911, 430))
    page = vials(ward)
    for vial in ward.content.preparation.products:
        page.choose_product(vial.id)
        settle()
        table = page.table
        assert table is not None
        assert sum(table.rowHeight(row) for row in range(4)) <= table.viewport().height(), vial.name
        table.setCurrentIndex(table.weights.index(0, 3))
        settle()
        assert sum(table.rowHeight(row) for row in range(3)) <= table.viewport().height(), vial.name
        assert in_sight(page.said), vial.name


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((1093, 614), 100), ((1366, 768), 150)])
def test_no_row_of_the_weight_table_is_ever_seen_in_part(ward: Ward, size: tuple[int, int], text: int) -> None:
    """A count that is cut off beside a volume that is not, or the other way round, would be misread."""
    ward.open(size, text=text)
    page = vials(ward)
    page.choose_product("product-20mg")
    settle()
    table = page.table
    assert table is not None
    table.setFocus()
    for move in ("wheel", "wheel", "down", "page", "end", "wheel back"):
        if "wheel" in move:
            turn(table.viewport(), 120 if move.endswith("back") else -120)
        else:
            keys = {"down": Qt.Key.Key_Down, "page": Qt.Key.Key_PageDown, "end": Qt.Key.Key_End}
            ward.press(keys[move], Qt.KeyboardModifier.ControlModifier if move == "end" else Qt.KeyboardModifier(0))
        settle()
        boxes = [table.visualRect(table.weights.index(row, 0)) for row in range(table.weights.rowCount())]
        room = table.viewport().rect()
        parts = [box & room for box in boxes if box.intersects(room) and not room.contains(box)]
        for part in parts:  # nothing of it is drawn
            inside = part.adjusted(0, 1, 0, -1)
            drawn = set(pixels(picture(table.viewport(), inside))) if inside.height() > 0 else set()
            assert len(drawn) <= 1, (move, part)


def turn(widget: QWidget, by: int) -> None:
    """A turn of the wheel over the middle of a widget."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(("size", "text"), [((911, 430), 200), ((1366, 768), 200), ((1093, 614), 175)])
def test_with_large_text_a_printed_weight_is_one_step_away_and_its_records_stay_whole(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    ward.open(size, text=text)
    page = vials(ward)
    for vial in ward.content.preparation.products:
        page.choose_product(vial.id)
        settle()
        assert page.weights is not None
        assert in_sight(page.weights.choices[80]), "the weights are in sight at once"
        for weight in ward.content.preparation.weights_kg[:: 1 if FULL else 4]:
            page.weights.choices[weight].click()
            settle()
            records = page.weights.rows[weight]
            assert all(in_sight(record) for record in records[:4]), (vial.name, weight)
            assert in_sight(ward.focus()), "the way back to the weights"
            ward.press(Qt.Key.Key_Space)
            assert in_sight(page.weights.choices[80])


def test_the_preparation_has_one_name_everywhere(ward: Ward) -> None:
    for text in TEXT_SCALES:
        window = ward.come_back((911, 430), text=text)
        window.show_id("compare")
        settle()
        strip = window.router.place("compare").strip  # type: ignore[attr-defined]
        assert strip.tabText(strip.count() - 1) == "Preparation"


def test_every_page_has_its_turn(content: Content) -> None:
    walked = {name for turn in range(len(COMBINATIONS)) for name in turns(places(content), turn)}
    assert walked == set(places(content))


QUERIES = ("20 mg vials 80 kg 2.5 mg/kg", "dantrolene dose", "creatine kinase in blood", "stop antipsychotic")


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((911, 430), 200), ((1366, 768), 130)])
def test_no_search_result_is_cut_at_its_foot(ward: Ward, size: tuple[int, int], text: int) -> None:
    """Words that were looked for are strong and wider, so that a sentence may take a line more than without them."""
    window = ward.open(size, text=text)
    for query in QUERIES:
        window.header.search.setFocus()
        window.header.search.setText(query)
        settle(20)
        results = window.search._results
        assert results is not None
        view, model = results.list, results.model
        for row in range(model.rowCount()):
            view.scrollTo(model.index(row, 0), view.ScrollHint.PositionAtBottom)
            settle()
            below = view.visualRect(model.index(row, 0)).bottom() + 1 - view.viewport().height()
            if below > 0:  # taller than the list
                view.verticalScrollBar().setValue(view.verticalScrollBar().value() + below)
                settle()
            box = view.visualRect(model.index(row, 0))
            foot = picture(view.viewport(), QRect(box.left() + 8, box.bottom() - 5, box.width() - 16, 4))
            assert len(set(pixels(foot))) == 1, (query, model.hits[row].snippet)


@pytest.mark.parametrize("query", ["verapamil", "ryanodex mix", "restart haloperidol"])
def test_no_line_of_the_results_is_cut_where_the_list_ends(ward: Ward, query: str) -> None:
    """Half of a figure may be read as another one; a line is shown whole or not at all."""
    window = ward.open((911, 430), text=200)
    window.header.search.setFocus()
    window.header.search.setText(query)
    settle(20)
    assert window.search._results is not None
    view = window.search._results.list
    for scrolled in (0, 25, 60, view.verticalScrollBar().maximum()):
        view.verticalScrollBar().setValue(scrolled)
        settle()
        room = view.viewport().rect()
        for edge in (room.top(), room.bottom()):
            line = picture(view.viewport(), QRect(8, edge, room.width() - 16, 1))
            assert len(set(pixels(line))) == 1, (scrolled, edge)


def test_an_answer_that_was_found_has_nothing_of_its_question_above_it(ward: Ward) -> None:
    """With large text: a cut descender looks like a speck. Ordinary text shows the question whole."""
    window = ward.open((911, 430), text=200)
    for question in ward.content.faq.questions[:: 1 if FULL else 9]:
        window.show_id("overview")
        assert window.show_id(question.id)
        settle(20)
        page = window.router.place("faq")._pages[question.id]  # type: ignore[attr-defined]
        answer = page.anchors[question.id]
        above = answer.mapTo(page.viewport(), QPoint(0, 0)).y()
        assert 0 <= above <= window.look.px(16), question.id
        strip = picture(page.viewport(), QRect(0, 0, page.viewport().width(), above))
        assert len(set(pixels(strip))) <= 1, question.id


@pytest.mark.parametrize("size", [(911, 430), (1093, 614), (1366, 768)])
def test_no_question_of_the_list_has_room_for_a_line_that_it_has_not(ward: Ward, size: tuple[int, int]) -> None:
    window = ward.open(size)
    window.show_id("faq")
    settle()
    rail = window.router.place("faq").rail  # type: ignore[attr-defined]
    metrics = QFontMetrics(window.look.font("body"))
    left, right, vertical = rail.itemDelegate()._inset()
    for row in range(rail.count()):
        item = rail.item(row)
        if item.flags() & Qt.ItemFlag.ItemIsEnabled:
            room = QRect(0, 0, rail.viewport().width() - left - right, 10_000)
            text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text()).height()
            given = rail.visualItemRect(item).height()
            assert given <= max(text + 2 * vertical, window.look.px(37)), item.text()


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
def test_a_label_of_the_comparison_is_nearer_to_what_it_names(ward: Ward, size: tuple[int, int]) -> None:
    window = ward.open(size)
    window.show_id("compare-four")
    settle()
    (sheet,) = visible(window.stack, Sheet)
    labels = 0
    for row in range(sheet.sheet.rowCount()):
        for column in range(sheet.sheet.columnCount()):
            cell = sheet.sheet.cell(sheet.sheet.index(row, column))
            lines = sheet.itemDelegate()._layout(cell, sheet.columnWidth(column))
            for before, (role, _, _) in pairwise(lines):
                if role == "label":
                    labels += 1
                    assert before[:2] == ("gap", "")
                    assert before[2] >= window.look.px(4)
    assert labels > 10


@pytest.mark.parametrize("target", ["differential", "studies", "sec-criteria"])
def test_what_is_painted_first_shows_nothing_on_top_of_a_table(ward: Ward, target: str) -> None:
    """A table that is as tall as its rows finds its height after its first layout; the page below must follow at once."""
    window = ward.open((1366, 768))
    assert window.show_id(target)
    page = window.stack.currentWidget()
    for _ in range(4):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()
        window.grab()
        assert [wrong for wrong in complaints(page) if "lie on one another" in wrong] == []


def test_choosing_a_tab_moves_no_tab(ward: Ward) -> None:
    window = ward.open((911, 430))
    window.show_id("compare")
    settle()
    for bar in visible(window, QTabBar):
        seen = set()
        for index in range(bar.count()):
            bar.setCurrentIndex(index)
            settle()
            seen.add(tuple(bar.tabRect(one).getRect() for one in range(bar.count())))
        assert len(seen) == 1, bar.accessibleName()


def test_rows_of_a_table_follow_while_the_window_is_dragged(ward: Ward) -> None:
    window = ward.open((1366, 768))
    for target in ("compare", "compare-four"):
        for width in (1366, 1290, 1210, 1150, 1060, 1010, 930, 1200, 1366):
            window.resize(width, 768)
            settle()
            assert window.show_id(target)
            settle()
            assert [f"{target} at {width}: {wrong}" for wrong in complaints(window.stack.currentWidget())] == []
