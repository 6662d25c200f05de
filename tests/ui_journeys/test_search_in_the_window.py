"""Any answer in eight seconds: the search box and its results, as eyes, keyboard and a screen reader meet them."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_walk import in_sight
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from ward import Ward, hover, said, settle

from app.content.search import Hit, Search
from app.content.topics import TOPIC_NAMES
from ui.typography import NBSP
from ui.typography import marked as marked_text
from ui.widgets.prose import Prose
from ui.widgets.results import KIND_NAMES, Results

QUERIES = ("dantrolin dose", "dantrolene dose", "20 mg vial", "bromocriptine", "restart after nms", "ck", "verapamil")
UNIT = re.compile(r"^(mg|mg/kg|mL|micrograms|hours?|days?|weeks?|°C|g|kg|L|units|%)\b")


def results_of(ward: Ward) -> Results:
    results = ward.window.search._results
    assert results is not None
    return results


@pytest.mark.parametrize("tab", range(4))
@pytest.mark.parametrize("key", ["k", "f", "/"])
def test_one_key_leads_to_the_box_from_every_tab(night: Ward, tab: int, key: str) -> None:
    night.window.open_tab(tab)
    night.window.focus_page()
    if key == "/":
        night.press(Qt.Key.Key_Slash)
    else:
        night.ctrl(key)
    assert night.focus() is night.window.header.search
    assert night.window.header.search.isVisible()
    night.type("ck/")
    assert night.window.header.search.text() == "ck/"


def test_results_change_at_each_key_without_a_pause(night: Ward) -> None:
    night.ctrl("k")
    seen = []
    for letter in "dantrolene dose":
        QTest.keyClicks(night.window.header.search, letter)
        seen.append(results_of(night).model.hits)
    assert all(seen)
    assert len(set(seen)) > 3


def test_escape_after_opening_a_result_returns_to_the_same_row_and_the_same_scroll(night: Ward) -> None:
    row = night.checklist.rows[night.steps[-1]]
    row.why_button.setFocus()
    area = next(area for area in night.checklist.findChildren(QScrollArea) if area.isAncestorOf(row))
    area.ensureWidgetVisible(row)
    settle()
    bar = area.verticalScrollBar()
    stood = bar.value()
    assert stood > 0
    for query in ("verapamil", "call the senior doctor"):
        night.ctrl("k")
        night.type(query)
        night.press(Qt.Key.Key_Return)
        settle(50)
        assert night.focus() is not row.why_button
        night.press(Qt.Key.Key_Escape)
        settle(50)
        assert night.window.router.here == "checklist"
        assert night.focus() is row.why_button, query
        assert abs(bar.value() - stood) <= 2, query


def test_escape_leaves_the_box_for_where_the_person_was_even_if_they_clicked_into_it(night: Ward) -> None:
    row = night.checklist.rows[night.steps[0]]
    row.why_button.setFocus()
    night.click(night.window.header.search)
    night.type("ect")
    night.press(Qt.Key.Key_Escape)
    assert night.focus() is row.why_button


def test_the_index_never_holds_up_a_key_and_answers_when_it_is_ready(night: Ward) -> None:
    desk = night.window.search
    kept = desk._search
    desk._search = Search(night.window.content, night.window.finder)
    try:
        night.window.header.search.setFocus()
        QTest.keyClicks(night.window.header.search, "ect")
        assert not desk.index.ready
        assert results_of(night).isVisible()
        assert results_of(night).count.plain == "One moment."
        assert results_of(night).model.hits == ()
        night.press(Qt.Key.Key_Return)
        for _ in range(600):
            if desk.index.ready and results_of(night).model.hits:
                break
            QTest.qWait(10)
        assert results_of(night).model.hits[0].topic == "ect"
    finally:
        desk.close()
        desk._search = kept


@pytest.mark.parametrize("comes", ["pointer", "keyboard"])
def test_the_index_is_made_when_somebody_comes_to_the_box_and_not_before(night: Ward, comes: str) -> None:
    """It takes as much memory as all else of ours: who only ticks never pays for it."""
    desk, field = night.window.search, night.window.header.search
    night.checklist.rows[night.steps[0]].box.setFocus()
    kept, desk._search = desk._search, None
    try:
        night.window.after_first_paint()
        night.window.open_tab(0)
        QTest.qWait(60)
        assert desk._search is None
        if comes == "pointer":
            hover(field)
        else:
            desk.focus()
        for _ in range(600):
            if desk._search is not None and desk.index.ready:
                break
            QTest.qWait(10)
        assert desk._search is not None
        assert desk.index.ready
    finally:
        desk._search = kept


# ---------------------------------------------------------------- what a line shows


def lines_of(layout: QTextLayout) -> list[str]:
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        found.append(layout.text()[line.textStart() : line.textStart() + line.textLength()])
    return found


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scale", [100, 200])
def test_a_line_says_what_it_is_and_holds_its_sentence_whole(
    ward: Ward, size: tuple[int, int], theme: str, scale: int
) -> None:
    window = ward.open(size, theme=theme, text=scale)
    for query in QUERIES:
        window.search.focus()
        window.header.search.setText(query)
        settle()
        results, delegate = results_of(ward), results_of(ward).delegate
        assert results.geometry().right() <= window.centralWidget().width()
        assert results.list.viewport().width() >= delegate.width()
        first, seen = results.model.index(0), results.list.viewport().height()
        if results.list.visualRect(first).height() > seen:  # 200 % on the lowest window: Down shows the rest first
            results.step(1)
            assert results.list.currentIndex() == first
            assert results.list.visualRect(first).bottom() == seen - 1
            results.step(-1)
            assert results.list.visualRect(first).top() == 0
        assert scale > 100 or results.list.visualRect(first).bottom() < seen, query
        for row, hit in enumerate(results.model.hits):
            laid = delegate._lay(hit)
            room = results.list.visualRect(results.model.index(row))
            tall = laid.title.boundingRect().height() + laid.snippet.boundingRect().height()
            assert room.height() >= tall + 2 * delegate._pad - 1
            shown = "".join(lines_of(laid.title)) + "".join(lines_of(laid.snippet))
            plain = shown.replace(NBSP, " ").replace("\u2060", "")
            assert hit.title in plain
            assert hit.snippet in plain
            named = KIND_NAMES[hit.tab]
            assert laid.kind == named
            assert delegate._kind or plain.startswith(f"{named}: ")
            for layout in (laid.title, laid.snippet):
                lines = lines_of(layout)
                for number in range(layout.lineCount()):
                    assert layout.lineAt(number).naturalTextWidth() <= layout.lineAt(number).width() + 1
                for before, after in pairwise(lines):
                    assert not (before.rstrip()[-1:].isdigit() and UNIT.match(after)), (before, after)
        window.search.dismiss()


def test_the_matched_words_are_strong_as_whole_words_only(night: Ward) -> None:
    night.ctrl("k")
    night.type("ck")
    delegate = results_of(night).delegate
    marked = []
    for hit in results_of(night).model.hits:
        layout = delegate._lay(hit).snippet
        marked += [layout.text()[part.start : part.start + part.length] for part in layout.formats()]
    assert "CK" in marked
    assert all(word.lower() in {w.lower() for w in results_of(night).model.words} for word in marked)


def test_an_opened_answer_has_the_words_marked_as_whole_words() -> None:
    shown = marked_text("Check the CK: it comes back. ck", ("ck", "CK"))
    assert re.findall(r'600">([^<]*)<', shown) == ["CK", "ck"]


def test_enter_opens_the_exact_place_with_the_words_marked(night: Ward) -> None:
    night.ctrl("k")
    night.type("verapamil")
    hit = results_of(night).model.hits[0]
    night.press(Qt.Key.Key_Return)
    settle(50)
    place = night.window.router.place(hit.tab)
    strong = [prose for prose in place.findChildren(Prose) if prose.isVisible() and "font-weight:600" in prose.text()]
    assert any("verapamil" in prose.plain.lower() for prose in strong)


def test_a_misspelt_medicine_is_never_changed_unseen(night: Ward) -> None:
    night.ctrl("k")
    for typed in ("bromocryptin", "bromacriptyn", "brmocrptine"):
        night.window.header.search.setText(f"{typed} dose")
        assert results_of(night).count.plain.startswith(f'Read "{typed}" as bromocriptine.')
        assert results_of(night).model.hits[0].topic == "bromocriptine"
    night.window.header.search.setText("bromocrip")
    assert "Read" not in results_of(night).count.plain, "a word that is still being typed is not misspelt"


# ---------------------------------------------------------------- nothing found


def test_nothing_found_offers_the_twenty_topics_and_each_opens_something_by_keyboard(night: Ward) -> None:
    night.ctrl("k")
    night.type("qqqqzzzz")
    results = results_of(night)
    hits = results.model.hits
    assert [hit.title for hit in hits[-len(TOPIC_NAMES) :]] == list(TOPIC_NAMES.values())
    for number, hit in enumerate(hits):
        night.ctrl("k")
        night.type("qqqqzzzz")
        for _ in range(number):
            night.press(Qt.Key.Key_Down)
        assert results.list.currentIndex().row() == number
        assert results.list.viewport().rect().intersects(results.list.visualRect(results.list.currentIndex()))
        night.press(Qt.Key.Key_Return)
        settle(20)
        assert not night.window.search.open
        item = night.window.finder.item(hit.id)
        assert item is not None
        night.press(Qt.Key.Key_Escape)


# ---------------------------------------------------------------- a screen reader


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say."""
    said: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(hear))
    return said


def test_the_number_of_results_and_the_selected_one_are_announced_as_they_change(night: Ward, heard: list[str]) -> None:
    night.ctrl("k")
    night.type("verapamil")
    hits = results_of(night).model.hits
    assert heard[-1].startswith(f"{len(hits)} results.")
    assert hits[0].title in heard[-1]
    assert heard[-1].endswith(hits[0].snippet)
    night.press(Qt.Key.Key_Down)
    assert heard[-1].startswith(f"{KIND_NAMES[hits[1].tab]}: {hits[1].title}")
    assert heard[-1].endswith(hits[1].snippet)
    night.press(Qt.Key.Key_Up)
    assert hits[0].title in heard[-1]
    night.window.header.search.setText("qqqqzzzz")
    assert 'Nothing for "qqqqzzzz"' in heard[-1]


# ---------------------------------------------------------------- any text, and nothing kept


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                ['"', "'", " OR ", " AND NOT ", "NEAR(", "*", ")", ":", "^", "-", "\x00", "\u202e", "\ud83d"]
            ),
            st.sampled_from(["dantrolene", "mg/kg", "20 mg", "vs", "😀", "\u200f", "\t", "\r\n", "ck", "0" * 400]),
        ),
        max_size=6,
    )
)
def test_any_text_gives_results_or_none_in_the_window(night: Ward, parts: list[str]) -> None:
    night.window.header.search.setText("".join(parts))
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    results_of(night).step(1)
    night.window.search.dismiss()
    assert not night.window.search.open


def test_a_pasted_book_is_answered(night: Ward) -> None:
    night.ctrl("k")
    night.window.header.search.setText("dantrolene " * 10_000)
    settle()
    assert results_of(night).model.hits
    night.window.search.dismiss()


def test_nothing_of_a_search_is_kept(ward: Ward) -> None:
    ward.open()
    ward.ctrl("k")
    ward.type("quetzalcoatl dantrolene")
    ward.press(Qt.Key.Key_Return)
    ward.leave()
    window = ward.open()
    assert window.header.search.text() == ""
    for path in ward.folder.rglob("*"):
        assert not path.is_file() or b"quetzal" not in path.read_bytes(), path


@pytest.mark.parametrize(("text", "repeated"), [(200, True), (100, False)])
def test_what_is_typed_can_be_read_where_the_box_holds_five_letters(ward: Ward, text: int, repeated: bool) -> None:
    window = ward.open((911, 430), text=text)
    ward.ctrl("k")
    ward.type("metoclopramide")
    field, results = window.header.search, window.search._results
    assert field.shows("metoclopramide") is not repeated
    assert ("\u201cmetoclopramide\u201d" in results.count.plain) is repeated
    assert results.count.isVisible()
    ward.press(Qt.Key.Key_Backspace)
    assert ("\u201cmetoclopramid\u201d" in results.count.plain) is repeated
    field.setText("abcdefgh" * 20)
    settle()
    assert len(results.count.plain) < 200, "a long text leaves room for the answer"


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((1366, 768), 100), ((911, 430), 200)])
def test_a_weight_and_a_vial_open_the_table_at_that_row_and_choose_no_cell(
    night: Ward, size: tuple[int, int], text: int
) -> None:
    window = night.open(size, text=text)
    night.ctrl("k")
    night.type("Ryanodex 130 kg")
    night.press(Qt.Key.Key_Return)
    settle(80)
    page = window.router.place("compare").stack.currentWidget()  # type: ignore[attr-defined]
    assert page.product.id == "product-250mg"
    if page.table is None:  # large text: the table as a list
        head = page.stack.currentWidget().anchors["130 kg"]
        assert in_sight(head)
        assert "130" in said(head)
        assert all(in_sight(record) for record in page.weights.rows[130][:4])
        return
    row = page.table.weights.weights.index(130)
    assert page.table.row_shown() == row
    assert not page.table.currentIndex().isValid(), "no dose is ever chosen for anyone"
    assert page.table.viewport().rect().intersects(page.table.visualRect(page.table.weights.index(row, 0)))
    assert "mL" not in page.said.plain


def test_what_is_not_held_is_the_first_line_of_the_results(night: Ward) -> None:
    for typed, line in (
        ("haloperidol dose", "No dose of haloperidol here."),
        ("cyclizine", "cyclizine: not named here."),
    ):
        night.ctrl("k")
        night.type(typed)
        settle()
        assert results_of(night).model.hits[0].title == line
        night.press(Qt.Key.Key_Escape)
    night.ctrl("k")
    night.type("propofol dose")
    settle()
    assert "propofol: not named here." in results_of(night).count.plain


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("The CK is 12,000: what does that mean", "kidneys are at risk"),
        ("temperature 40.5, what do I do first", "stop every dopamine blocker"),
        ("temperature 40.5, what do I do first", "Call the senior doctor and critical care now"),
        ("temperature 40.5, what do I do first", "Measure core temperature, then start active cooling"),
        ("how do I cool the patient", "Use a cooling blanket"),
        ("when is it re-checked", "every 15 minutes for 1 hour, then every hour"),
        ("whom do I call", "Call critical care again if temperature still rises above 38.5 °C despite cooling"),
        ("haloperidol again", "No sooner than two weeks after full recovery"),
        ("midazolam dose", "midazolam 0.01 mg/kg (at most 1 mg)"),
        ("when is it severe", "Call critical care urgently for coma"),
    ],
)
def test_what_a_nurse_looked_for_in_vain_is_in_sight_once_it_is_typed(night: Ward, typed: str, answer: str) -> None:
    night.open(start="overview")
    night.ctrl("k")
    night.type(typed)
    settle(30)
    results = results_of(night)
    assert answer in results.model.hits[0].snippet.replace(NBSP, " ")
    first = results.list.visualRect(results.model.index(0))
    assert results.list.viewport().rect().contains(first), "the first result is whole in the smallest window"


def test_no_answer_is_too_tall_for_the_smallest_window_with_the_largest_text(ward: Ward) -> None:
    ward.open((911, 430), text=200, start="overview")
    ward.ctrl("k")
    ward.type("fever")
    settle(30)
    results = results_of(ward)
    tall = []
    for asked in ward.content.faq.questions:
        hit = Hit(asked.id, "faq", asked.topic, asked.question, asked.answer, asked.id)
        for number in ("12 results.", "Typed: some words that the box is too small to show. 12 results."):
            results.show_hits((hit,), (), "", number)
            settle()
            first = results.list.visualRect(results.model.index(0))
            if not results.list.viewport().rect().contains(first):
                tall.append((asked.id, number))
    assert tall == []
    assert results.geometry().bottom() < ward.window.phone_strip.mapTo(ward.window, QPoint(0, 0)).y()
    ward.type("s")
    settle(30)
    assert "result" in results.count.plain, "where there is room, how many there are stands above"


@pytest.mark.parametrize(("size", "text"), [((1366, 768), 100), ((1366, 768), 200), ((911, 430), 100)])
@pytest.mark.parametrize("typed", ["dantrolene", "fever", "clonus"])
def test_the_panel_of_results_ends_with_a_whole_row(ward: Ward, size: tuple[int, int], text: int, typed: str) -> None:
    ward.open(size, text=text)
    ward.ctrl("k")
    ward.type(typed)
    settle()
    results = results_of(ward)
    room = results.list.viewport().rect()
    boxes = [results.list.visualRect(results.model.index(row)) for row in range(results.model.rowCount())]
    parts = [box for box in boxes[1:] if box.intersects(room) and (box & room).height() > 2]
    assert all((box & room).height() >= box.height() - 2 for box in parts)
    assert parts or boxes[0].height() + boxes[1].height() > room.height()


def test_only_one_place_is_marked_in_the_header(ward: Ward) -> None:
    """A door kept its ring from a click while another page was open."""
    window = ward.open((1366, 768))
    door = window.header.doors["differential"]
    ward.click(door)
    door.setFocus()
    ward.ctrl("4")
    settle()
    assert window.router.place("faq").isVisible()
    assert not door.hasFocus()
