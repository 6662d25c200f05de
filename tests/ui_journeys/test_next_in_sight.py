"""After a tick the next open step is whole in sight, however it was ticked, and no click lands on another step's box."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ward import Ward, settle

from app.site.local import open_local
from ui.tabs.checklist import ChecklistTab
from ui.widgets import following
from ui.widgets.place import SETTLED_MS
from ui.widgets.step_row import StepRow

PHONES = "".join(f'[[phones]]\nname = "Medical emergency team {n}"\nnumber = "bleep 000 {n}"\n' for n in range(8))
FILE = f'hospital = "St Example"\nauthor = "Pharmacy of St Example"\ndate = 2026-11-24\n{PHONES}'
STILL = (
    following.STILL_MS + int(following.UNAIMED_S * 1000) + 150
)  # a hand waits until it has seen the jump; timers are 5 % off


def row(ward: Ward, number: int) -> StepRow:
    """The row of a step by its number."""
    return ward.checklist.rows[ward.steps[number - 1]]


def is_whole(shown: StepRow) -> bool:
    """Whether the row lies in the part of the list that is seen; from its top, if it is taller than that."""
    view = shown.window().findChild(ChecklistTab).page.viewport()  # type: ignore[union-attr]
    top = shown.mapTo(view, QPoint(0, 0)).y()
    room = view.height() - shown.height()
    return shown.isVisible() and (0 <= top <= room if room >= 0 else top == 0)


def open_beside_numbers(ward: Ward, folder: Path, text: int = 100) -> None:
    path = folder / "site.toml"
    path.write_text(FILE, encoding="utf-8")
    ward.open((911, 430), local=open_local(str(path)), text=text)


@pytest.mark.parametrize("text", [100, 200])
def test_after_each_tick_with_the_mouse_the_next_step_is_whole_in_sight(ward: Ward, tmp_path: Path, text: int) -> None:
    open_beside_numbers(ward, tmp_path, text)
    for number in range(1, 7):
        ward.click(row(ward, number).box)
        settle(STILL)
        assert is_whole(row(ward, number + 1)), number + 1
    assert ward.ticked() == ward.steps[:6]


@pytest.mark.parametrize("text", [100, 200])
def test_after_each_tick_with_the_keys_it_is_at_once_and_the_keyboard_stays_in_sight(
    ward: Ward, tmp_path: Path, text: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "UNAIMED_S", 0.0)  # this hand waits between its keys
    open_beside_numbers(ward, tmp_path, text)
    for number in range(1, 25):
        row(ward, number).box.setFocus()
        ward.press(Qt.Key.Key_Space)
        assert number == 24 or is_whole(row(ward, number + 1)), number + 1
        assert ward.focus().visibleRegion().boundingRect() == ward.focus().rect(), number
    assert ward.ticked() == ward.steps


def test_a_screen_readers_toggle_brings_it_too(ward: Ward, tmp_path: Path) -> None:
    open_beside_numbers(ward, tmp_path)
    for number in range(1, 5):
        row(ward, number).box.setFocus()
        row(ward, number).box.toggle()
        settle(STILL)
        assert is_whole(row(ward, number + 1)), number + 1


@pytest.mark.parametrize("number", range(1, 6))
def test_a_double_click_ticks_one_step_and_leaves_it_ticked(ward: Ward, tmp_path: Path, number: int) -> None:
    open_beside_numbers(ward, tmp_path)
    box = row(ward, number).box
    ward.checklist.page.ensureWidgetVisible(box)
    settle()
    spot = box.mapTo(ward.window, box.rect().center())
    QTest.mouseDClick(ward.window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseRelease(ward.window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    settle(STILL)
    assert ward.ticked() == [ward.steps[number - 1]]


def test_a_click_just_after_the_list_moved_ticks_nothing_and_says_so(ward: Ward, tmp_path: Path) -> None:
    open_beside_numbers(ward, tmp_path)
    bar, done = ward.checklist.page.verticalScrollBar(), 0
    while bar.value() == 0:
        done += 1
        spot = row(ward, done).box.mapTo(ward.window, row(ward, done).box.rect().center())
        ward.click(row(ward, done).box)
        for _ in range(40):
            settle(30)
            if bar.value():
                break
    handle = ward.window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    settle()
    assert ward.ticked() == ward.steps[:done]
    assert ward.window.acts.line is not None
    assert "nothing was ticked" in ward.window.acts.line.sentence
    settle(int(following.UNAIMED_S * 1000) + 100)  # Qt's timers may ring a twentieth too soon
    ward.click(row(ward, done + 1).box)
    assert ward.ticked() == ward.steps[: done + 1]


def test_what_the_nurse_scrolls_meanwhile_stays_as_she_left_it(ward: Ward, tmp_path: Path) -> None:
    open_beside_numbers(ward, tmp_path)
    bar = ward.checklist.page.verticalScrollBar()
    for number in (1, 2, 3):
        ward.click(row(ward, number).box)
    bar.setValue(7)
    settle(STILL)
    assert bar.value() == 7


def test_the_list_jumps_by_whole_rows_and_no_further_than_it_must(ward: Ward, tmp_path: Path) -> None:
    open_beside_numbers(ward, tmp_path)
    page = ward.checklist.page
    for number in range(1, 5):
        before = page.verticalScrollBar().value()
        ward.click(row(ward, number).box)
        settle(STILL)
        value = page.verticalScrollBar().value()
        starts = {part.mapTo(page.inside, QPoint(0, 0)).y() for part in page.anchors.values()}
        assert value == before or value in starts
        assert is_whole(row(ward, number)), number  # what was just ticked is still there to be looked at


def test_a_step_that_is_already_whole_in_sight_moves_nothing(night: Ward) -> None:
    bar = night.checklist.page.verticalScrollBar()
    bar.setValue(0)
    night.click(row(night, 1).box)
    settle(STILL)
    assert bar.value() == 0


SETTLED = SETTLED_MS + 150
UNAIMED_MS = int(following.UNAIMED_S * 1000) + 100
CORNERS = [((1366, 768), 200), ((1366, 768), 150), ((911, 430), 100), ((911, 430), 200)]


@pytest.mark.parametrize("done", [4, 18])
@pytest.mark.parametrize(("size", "text"), CORNERS)
def test_the_next_step_is_in_sight_when_a_checklist_that_runs_is_opened(
    ward: Ward, size: tuple[int, int], text: int, done: int
) -> None:
    """The window gets its size, or the text its own, when the list stands already: so it is on a slow computer."""
    ward.open((1180, 728))
    for step in ward.steps[:done]:
        ward.desk.mark(step, "done")
    window = ward.come_back((1180, 728), hurried=True)
    window.after_first_paint()
    settle(50)
    window.settings.text_scale = text
    window.resize(*size)
    window.relook()
    settle(60)
    assert is_whole(row(ward, done + 1))
    window.settings.text_scale = 100
    window.relook()
    settle(SETTLED)
    assert is_whole(row(ward, done + 1))


@pytest.mark.parametrize("done", [3, 12, 18])
def test_it_is_in_sight_also_where_the_window_is_enlarged_before_it_is_painted(ward: Ward, done: int) -> None:
    """So does a window manager with one that was closed enlarged: the list then grows shorter above the next step."""
    ward.open((900, 600), text=200)
    for step in ward.steps[:done]:
        ward.desk.mark(step, "done")
    window = ward.come_back((900, 600), text=200, hurried=True)
    window.resize(1366, 749)
    settle()
    window.after_first_paint()
    settle(SETTLED)
    assert is_whole(row(ward, done + 1))


def first_seen(ward: Ward) -> str:
    page = ward.checklist.page
    tops = {name: part.mapTo(page.inside, QPoint(0, 0)).y() for name, part in page.anchors.items()}
    return next(name for name, top in tops.items() if top >= page.verticalScrollBar().value())


@pytest.mark.parametrize("text", [100, 200])
def test_a_window_of_another_size_shows_the_list_from_the_same_row(ward: Ward, text: int) -> None:
    window = ward.open((1366, 768), text=text)
    page = ward.checklist.page
    page.scroll_to(page.anchors[ward.steps[9]])
    settle()
    assert first_seen(ward) == ward.steps[9]
    for size in ((911, 430), (1093, 614), (640, 500), (1366, 768)):
        window.resize(*size)
        settle(SETTLED)
        assert first_seen(ward) == ward.steps[9], size
    window.resize(911, 430)
    settle()
    bar = ward.checklist.page.verticalScrollBar()
    bar.setValue(bar.value() - 200)
    scrolled = bar.value()
    settle(SETTLED)
    assert bar.value() == scrolled, "the hand that scrolls meanwhile has its way"


@pytest.mark.parametrize(("size", "number"), [((911, 430), 4), ((911, 430), 9), ((1366, 768), 4), ((911, 430), 3)])
def test_a_step_ticked_out_of_its_order_stays_in_sight_or_is_named(
    ward: Ward, size: tuple[int, int], number: int
) -> None:
    ward.open(size, text=200)
    ward.desk.mark(ward.steps[0], "done")
    ticked = row(ward, number)
    ticked.box.setFocus()
    ward.checklist.page.ensureWidgetVisible(ticked)
    settle()
    ward.press(Qt.Key.Key_Space)
    settle(SETTLED)
    line = ward.window.acts.line
    said = line.sentence if line is not None and line.isVisible() else ""
    assert is_whole(row(ward, number + 1))
    assert is_whole(ticked) != (said == f"Step {number} is ticked. Step 2 is still to do.")
    if said:
        assert line is not None
        assert line.undo is not None
        ward.click(line.undo)
        assert ward.ticked() == ward.steps[:1]
        settle(50)
        assert is_whole(ticked), "what was taken back is seen"


def test_a_step_ticked_in_its_order_is_not_told_of(ward: Ward) -> None:
    ward.open((911, 430), text=200)
    for number in range(1, 5):
        row(ward, number).box.setFocus()
        ward.press(Qt.Key.Key_Space)
        settle(UNAIMED_MS)
        assert ward.window.acts.line is None
