"""Reader mode: one step at a time, read across a bed, with one hand on the keyboard or the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ward import Ward, said, settle, visible

from app.content.beside import beside
from app.errors import SessionError
from app.handover.card import card
from ui.pages.checklist_reader import ReaderPage
from ui.widgets.step_row import InfoRow

SIZES = [(911, 430), (1366, 768), (640, 480)]


def read(ward: Ward, size: tuple[int, int] = (911, 430), **how: object) -> ReaderPage:
    ward.open(size, **how)  # type: ignore[arg-type]
    ward.press("r")
    reader = ward.checklist.reader
    assert ward.checklist.stack.currentWidget() is reader
    return reader


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 200])
def test_the_words_are_at_least_28_points(ward: Ward, size: tuple[int, int], text: int) -> None:
    reader = read(ward, size, text=text)
    assert reader.words.font().pointSizeF() >= (28 if text == 100 else 40)
    assert reader.words.plain == ward.checklist.acts[0].text


def test_space_marks_and_moves_on_from_the_first_step_to_the_last(ward: Ward) -> None:
    reader = read(ward)
    for number, step in enumerate(ward.checklist.acts, start=1):
        assert reader.words.plain == step.text
        assert f"Step {number} of {len(ward.steps)}" in said(reader)
        assert reader.done.hasFocus()
        ward.press(Qt.Key.Key_Space)
        assert ward.ticked() == ward.steps[:number]
        assert f"{number} of {len(ward.steps)}" in said(ward.checklist.bar)
    assert "This is the last step." in said(reader)
    ward.press(Qt.Key.Key_Space)
    assert len(ward.desk.state.timeline) == len(ward.steps) + 1  # type: ignore[union-attr]


def test_enter_marks_and_moves_on_too(ward: Ward) -> None:
    read(ward)
    ward.press(Qt.Key.Key_Return)
    assert ward.ticked() == ward.steps[:1]


def test_space_on_a_step_that_is_done_moves_on_and_keeps_its_first_time(ward: Ward) -> None:
    reader = read(ward)
    ward.press(Qt.Key.Key_Space)
    ward.press(Qt.Key.Key_Left)
    ward.clock.pass_minutes(5)
    ward.press(Qt.Key.Key_Space)
    assert reader.step_id == ward.steps[1]
    assert len(ward.desk.state.timeline) == 2  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("on", "back"), [(Qt.Key.Key_Right, Qt.Key.Key_Left), (Qt.Key.Key_Down, Qt.Key.Key_Up)], ids=["across", "along"]
)
def test_arrows_move_and_mark_nothing(ward: Ward, on: Qt.Key, back: Qt.Key) -> None:
    reader = read(ward)
    for _ in range(3):
        ward.press(on)
    assert reader.step_id == ward.steps[3]
    ward.press(back)
    assert reader.step_id == ward.steps[2]
    for _ in range(40):
        ward.press(back)
    assert reader.step_id == ward.steps[0]
    for _ in range(40):
        ward.press(on)
    assert reader.step_id == ward.steps[-1]
    assert reader.done.hasFocus(), "the keyboard stays where Space marks"
    assert ward.desk.state is None


@pytest.mark.parametrize("size", SIZES)
def test_a_click_on_back_or_skip_leaves_space_to_mark(ward: Ward, size: tuple[int, int]) -> None:
    """Else Space would press Back once more, and the step that was read aloud would stay unmarked."""
    reader = read(ward, size)
    ward.click(reader.skip)
    assert reader.step_id == ward.steps[1]
    ward.press(Qt.Key.Key_Space)
    assert ward.ticked() == [ward.steps[1]]
    assert reader.step_id == ward.steps[2]
    ward.click(reader.back)
    assert reader.step_id == ward.steps[1]
    ward.press(Qt.Key.Key_Space)
    assert reader.step_id == ward.steps[2]


def test_every_button_of_the_reader_can_be_reached_with_tab(ward: Ward) -> None:
    reader = read(ward)
    ward.press(Qt.Key.Key_Space)
    wanted, seen = {reader.done, reader.not_applicable, reader.back, reader.skip}, set()
    for _ in range(60):
        ward.press(Qt.Key.Key_Tab)
        seen.add(ward.focus())
    assert wanted <= seen


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left])
def test_another_step_is_shown_from_its_first_word_however_far_the_last_was_scrolled(ward: Ward, key: Qt.Key) -> None:
    """Else the words of the next step are out of sight beside a button that marks it."""
    reader = read(ward, (911, 430), text=200)
    ward.press(Qt.Key.Key_Right)
    before = reader.step_id
    bar = reader.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    assert bar.value() > 0
    ward.press(key)
    assert reader.step_id != before
    assert bar.value() == 0
    assert reader.words.mapTo(reader, QPoint(0, 0)).y() >= 0


def test_the_list_and_the_reader_show_the_same_state(ward: Ward) -> None:
    reader = read(ward, (1366, 768))
    ward.press(Qt.Key.Key_Space)
    ward.press("n")
    menu_step = reader.step_id
    ward.desk.mark(menu_step, "not-applicable", "Already done")
    ward.press(Qt.Key.Key_Escape)
    settle()
    assert "Not applicable" in said(reader)
    ward.press("r")
    assert ward.checklist.stack.currentWidget() is ward.checklist.page
    assert ward.shown()[ward.steps[0]] == "done"
    assert ward.shown()[ward.steps[1]] == "not-applicable"
    ward.ctrl("z")
    ward.press("r")
    assert reader.step_id == ward.steps[1], "it begins at the first step nobody has handled"


def test_what_could_not_be_saved_is_said_and_the_step_stays(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = read(ward)

    def refuse(*_: object, **__: object) -> None:
        raise SessionError("Not saved: the disk is full.", "The box is back as it was.", "Use paper.")

    monkeypatch.setattr(ward.desk._store, "mark", refuse)
    ward.press(Qt.Key.Key_Space)
    assert reader.step_id == ward.steps[0]
    assert "the disk is full" in said(reader)
    assert ward.ticked() == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_no_step_is_cut_in_the_reader(ward: Ward, size: tuple[int, int], theme: str) -> None:
    reader = read(ward, size, theme=theme)
    for _ in ward.steps:
        assert reader.words.height() >= reader.words.heightForWidth(reader.words.width())
        assert reader.done.mapTo(ward.window, reader.done.rect().bottomRight()).x() <= size[0]
        ward.press(Qt.Key.Key_Right)


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
def test_the_buttons_show_the_keys_that_do_the_same(ward: Ward, size: tuple[int, int]) -> None:
    window = ward.open(size)
    ward.checklist.show_view("reader")
    settle()
    reader = ward.checklist.reader
    for button, key in ((reader.done, "Space"), (reader.not_applicable, "N")):
        assert button.property("key") == key
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface.text(QAccessible.Text.Name) == button.text()
        assert interface.text(QAccessible.Text.Description) == f"Key: {key}"
        with_key, room = button.grab().toImage(), button.property("key_room")
        button.setProperty("key", "")
        button.setProperty("key_room", 0)
        assert button.grab().toImage() != with_key, "the key is painted"
        button.setProperty("key", key)
        button.setProperty("key_room", room)
    assert reader.done.height() >= window.look.px(54)
    assert reader.done.fontMetrics().height() > window.fontMetrics().height()
    assert reader.done.width() > reader.not_applicable.width()


def test_space_on_a_step_that_does_not_apply_moves_on_and_keeps_its_reason(ward: Ward) -> None:
    """It once turned the step into a done one, and the reason was gone from the record."""
    reader = read(ward, (1366, 768))
    first = reader.step_id
    ward.desk.mark(first, "not-applicable", "The team decided against it")
    settle()
    assert "The team decided against it" in said(reader)
    assert reader.done.text() == "Next"
    ward.press(Qt.Key.Key_Space)
    assert reader.step_id == ward.steps[1]
    assert reader.done.text() == "Done and next"
    assert ward.desk.state is not None
    assert ward.desk.state.step(first).reason == "The team decided against it"


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((911, 430), 200), ((1366, 768), 100)])
def test_the_reader_shows_the_lines_that_belong_to_its_step(ward: Ward, size: tuple[int, int], text: int) -> None:
    """The Parkinson exception was missing here, so that its step read as if it held for everyone."""
    reader = read(ward, size, text=text)
    told = beside(ward.content.checklist)
    assert sum(map(len, told.values())) == sum(
        step.kind == "info" for phase in ward.content.checklist.phases for step in phase.steps
    ), "no line is lost"
    for step in ward.steps:
        reader.start(step)
        settle()
        rows = visible(reader, InfoRow)
        assert [row.words.plain for row in rows] == [info.text for info in told[step]]
        for row in rows:
            assert row.words.height() >= row.words.heightForWidth(row.words.width())
    parkinson = next(step for step in ward.steps if step == "restart-parkinson-medicine")
    assert [info.id for info in told[parkinson]] == ["parkinson-exception"]
    reader.start(parkinson)
    settle()
    visible(reader, InfoRow)[0].why.emit("parkinson-exception")
    settle()
    assert ward.window.panel.isVisible()


def test_in_the_list_and_on_the_card_the_exception_stands_under_its_own_step(ward: Ward) -> None:
    ids = [step.id for phase in ward.content.checklist.phases for step in phase.steps]
    assert ids[ids.index("restart-parkinson-medicine") + 1] == "parkinson-exception"
    lines = card(ward.content, ward.clock.at.date()).phases[0].lines
    texts = [line.text for line in lines]
    step = next(place for place, line in enumerate(lines) if line.text.startswith("Restart Parkinson"))
    assert texts[step + 1].startswith("Exception to restarting")


def test_a_step_that_is_done_offers_next_and_says_its_facts_apart(ward: Ward) -> None:
    reader = read(ward, (1366, 768))
    first = reader.step_id
    ward.desk.mark(first, "done")
    settle()
    assert reader.done.text() == "Next"
    assert f"Done {ward.clock.at.astimezone():%H:%M}." in reader.who.plain
    assert reader.who.plain.startswith("Everyone. ")
    before = ward.desk.state
    ward.press(Qt.Key.Key_Space)
    assert ward.desk.state == before
    assert reader.step_id == ward.steps[1]


def test_at_911_the_parkinson_exception_is_seen_whole_with_its_step(ward: Ward) -> None:
    reader = read(ward)
    reader.start("restart-parkinson-medicine")
    settle()
    row = visible(reader, InfoRow)[0]
    bottom = row.words.mapTo(reader.page.viewport(), row.words.rect().bottomLeft()).y()
    assert bottom <= reader.page.viewport().height()


@pytest.mark.parametrize("apart", [100, 200, 350])
@pytest.mark.parametrize("button", ["done", "not_applicable"])
def test_the_second_half_of_a_double_click_marks_no_step_that_nobody_has_read(
    ward: Ward, apart: int, button: str
) -> None:
    reader = read(ward)
    told: list[str] = []
    ward.desk.said.connect(told.append)
    ward.click(reader.done)
    settle(apart)
    ward.click(getattr(reader, button))
    assert QApplication.activePopupWidget() is None
    assert (ward.ticked(), reader.step_id) == (ward.steps[:1], ward.steps[1])
    assert told == ["A new step: nothing was marked. Press again."]
    settle(600)
    ward.click(reader.done)
    assert ward.ticked() == ward.steps[:2], "a press that was aimed at it marks it"


def test_a_true_double_click_marks_one_step(ward: Ward) -> None:
    reader = read(ward)
    spot = reader.done.mapTo(ward.window, reader.done.rect().center())
    QTest.mouseDClick(ward.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    settle()
    assert ward.ticked() == ward.steps[:1]


def test_a_press_after_skip_was_aimed_at_the_step_before(ward: Ward) -> None:
    reader = read(ward)
    ward.click(reader.skip)
    ward.click(reader.done)
    assert ward.desk.state is None
    assert reader.step_id == ward.steps[1]


def test_what_is_done_already_is_passed_as_fast_as_it_is_pressed(ward: Ward) -> None:
    reader = read(ward)
    for _ in range(3):
        ward.press(Qt.Key.Key_Space)
    for _ in range(3):
        ward.press(Qt.Key.Key_Left)
    for _ in range(4):
        ward.click(reader.done)
    assert reader.step_id == ward.steps[3]
    assert ward.ticked() == ward.steps[:3], "and the first that is open is not marked by the press after"


def test_a_key_that_is_held_marks_once(ward: Ward) -> None:
    reader = read(ward)
    for repeats in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", repeats)
        QApplication.sendEvent(reader.done, event)
    QTest.keyRelease(reader.done, Qt.Key.Key_Space)
    settle()
    assert ward.ticked() == ward.steps[:1]


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((911, 430), 200), ((1366, 768), 100)])
def test_the_words_of_the_refusal_lie_over_no_word_of_the_step(ward: Ward, size: tuple[int, int], text: int) -> None:
    reader = read(ward, size, text=text)
    for _ in range(2):
        ward.click(reader.done)
    line = ward.window.acts.line
    assert line is not None
    top = reader.page.mapTo(ward.window, QPoint(0, 0)).y()
    assert line.geometry().bottom() < top or line.geometry().top() >= ward.window.foot.y() - line.height()
