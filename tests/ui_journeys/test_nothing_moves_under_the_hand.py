"""Whatever an act makes appear, the next box stays under the hand, or a press that was aimed at it ticks nothing else.

`NMS_BEDSIDE_FULL=1` looks at every text size; the suite at those where something was seen to move.
"""

import os
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ward import Ward, settle

from ui.widgets.following import MOST_PX, MOVED_S
from ui.widgets.place import SETTLED_MS
from ui.widgets.step_row import StepRow

SIZES = [(911, 430), (1366, 768)]
TEXTS = [100, 115, 130, 150, 175, 200] if os.environ.get("NMS_BEDSIDE_FULL") else [115, 150, 200]


def row(ward: Ward, number: int) -> StepRow:
    return ward.checklist.rows[ward.steps[number - 1]]


def centre(ward: Ward, number: int) -> QPoint:
    """Where a hand aims, in the window."""
    box = row(ward, number).box
    return box.mapTo(ward.window, box.rect().center())


def press_there(ward: Ward, spot: QPoint) -> None:
    QTest.mouseClick(ward.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    settle()


def act_and_press(ward: Ward, act: Callable[[], None], number: int) -> int:
    """Acts, then presses where the box of step `number` was seen before; gives how far that has moved."""
    spot, page = centre(ward, number), ward.checklist.page
    in_sight = page.rect().contains(page.mapFrom(ward.window, spot))
    act()
    settle(30)
    moved = abs((centre(ward, number) - spot).y())
    seen = dict(ward.shown())
    if not in_sight:
        return moved
    press_there(ward, spot)
    changed = {step for step, state in ward.shown().items() if state != seen[step]}
    aimed = ward.steps[number - 1]
    assert changed <= {aimed}, f"a press at step {number} changed {changed}, the list had moved {moved} px"
    assert changed == {aimed} or moved > MOST_PX, "it was refused though nothing had moved"
    return moved


@pytest.mark.parametrize("first_run", [False, True])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", SIZES)
def test_after_the_first_tick_the_second_click_meets_its_box(
    ward: Ward, size: tuple[int, int], text: int, first_run: bool
) -> None:
    ward.open(size, text=text, first_run=first_run)
    settle(SETTLED_MS + 100)
    assert act_and_press(ward, lambda: ward.click(row(ward, 1).box), 2) <= MOST_PX
    assert ward.ticked() in (ward.steps[:1], ward.steps[:2])


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", SIZES)
def test_not_applicable_makes_its_row_taller_and_no_press_lands_on_another_step(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    ward.open(size, text=text)
    first = row(ward, 1)
    settle(50)
    moved = act_and_press(ward, lambda: first.marked.emit(ward.steps[0], "not-applicable", "Not available here"), 2)
    settle(int(MOVED_S * 1000) + 100)
    if moved > MOST_PX:
        ward.click(row(ward, 2).box)
    assert ward.ticked() == [ward.steps[1]], "a press that is aimed anew is taken"
    settle(int(MOVED_S * 1000) + 100)
    act_and_press(ward, lambda: ward.ctrl("z"), 3)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", SIZES)
def test_a_re_check_that_is_laid_out_or_falls_due_moves_no_box_under_the_hand(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    ward.open(size, text=text)
    number = next(n for n, step in enumerate(ward.checklist.acts, start=1) if step.recheck)
    for step in ward.steps[: number - 1]:
        ward.desk.mark(step, "done")
    page = ward.checklist.page
    page.scroll_to(row(ward, number))
    settle(int(MOVED_S * 1000) + 400)
    seen = [n for n in (number + 1, number) if page.rect().contains(row(ward, n).box.mapTo(page, QPoint(22, 40)))]
    act_and_press(ward, lambda: ward.desk.mark(ward.steps[number - 1], "done"), seen[0]) if seen[0] != number else None
    ward.clock.pass_minutes(16)
    settle(int(MOVED_S * 1000) + 400)
    act_and_press(ward, ward.look_at_clock, seen[0])


@pytest.mark.parametrize("size", SIZES)
def test_a_message_moves_no_box(ward: Ward, size: tuple[int, int]) -> None:
    ward.open(size, text=200)
    settle(50)
    assert act_and_press(ward, lambda: ward.desk.said.emit("The list had just moved. Press again."), 1) == 0
