"""A repeated look that is due is seen wherever the nurse is, says what it is, and is one action from its step and from done."""

from datetime import timedelta

import pytest
from page_walk import complaints
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget
from ward import Ward, said, settle

from app.content.content import Content
from ui import aloud
from ui.doubts import reminds
from ui.in_words import how_often
from ui.widgets import said_line
from ui.widgets.recheck_bar import RecheckBar
from ui.widgets.step_row import InfoRow

SIZES = [((911, 430), 100), ((911, 430), 200), ((1093, 614), 100), ((1366, 768), 100), ((1366, 768), 150)]
PLACES = ("overview", "compare", "checklist", "faq", "differential", "preparation")


def again(ward: Ward) -> str:
    return next(step.id for step in ward.checklist.acts if step.recheck)


def late(ward: Ward, minutes: float) -> RecheckBar:
    """The step was done, and so many minutes went by; the clock is looked at as it is every 20 s."""
    ward.desk.mark(again(ward), "done")
    ward.clock.pass_minutes(minutes)
    ward.desk.look_at_clock()
    settle()
    bar = ward.window.foot.recheck
    assert bar is not None
    return bar


def corner(widget: QWidget, ward: Ward) -> int:
    return widget.mapTo(ward.window, QPoint(0, 0)).y()


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_an_overdue_look_is_seen_on_every_page_and_lies_over_nothing(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    window = ward.open(size, text=text)
    bar = late(ward, 16)
    for place in PLACES:
        window.show_id(place)
        settle()
        assert bar.isVisible(), place
        assert "overdue by 1" in bar.words.text(), place
        assert corner(bar, ward) >= corner(window.stack, ward) + window.stack.height(), f"{place}: over the page"
        assert corner(bar, ward) + bar.height() <= corner(window.phone_strip, ward), f"{place}: over the phones"
        parts: tuple[QLabel | QToolButton, ...] = (bar.words, bar.step, bar.rechecked)
        for part in parts:
            right = part.mapTo(window, QPoint(part.width(), 0)).x()
            assert part.width() >= part.fontMetrics().horizontalAdvance(part.text()), f"{place}: cut"
            assert right <= window.width(), place
        for button in (bar.step, bar.rechecked):
            assert min(button.width(), button.height()) >= 44


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((911, 430), 200)])
def test_it_is_seen_at_every_scroll_place_of_the_list_and_in_the_reader(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    ward.open(size, text=text)
    bar = late(ward, 15)
    scroll = ward.checklist.page.verticalScrollBar()
    for place in (0, scroll.maximum() // 2, scroll.maximum()):
        scroll.setValue(place)
        settle()
        assert bar.isVisible()
        assert bar.words.text().startswith("Re-check due now")
    ward.checklist.show_view("reader")
    settle()
    assert bar.isVisible()


def test_where_there_is_room_it_says_what_is_to_be_looked_at(ward: Ward) -> None:
    ward.open()
    bar = late(ward, 16)
    assert bar.words.text() == "Re-check overdue by 1\u00a0min: blood pressure, pulse and breathing"
    assert "every 15 min" in bar.toolTip()


def test_one_click_leads_to_the_step_and_one_says_done(ward: Ward) -> None:
    ward.open(start="faq")
    step = again(ward)
    bar = late(ward, 16)
    ward.click(bar.step)
    assert ward.window.router.here == "checklist"
    assert ward.focus() is ward.checklist.rows[step].box
    ward.window.show_id("faq")
    settle()
    ward.click(bar.rechecked)
    assert not bar.isVisible()
    assert ward.desk.state is not None
    assert ward.desk.state.step(step).rechecked_at == ward.clock.at
    assert ward.window.router.here == "faq"
    assert ward.focus().isVisible()


@pytest.mark.parametrize("place", ["faq", "overview"])
def test_rechecked_now_is_told_once_with_the_next_time_and_an_undo(
    ward: Ward, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward.open(start=place)
    step = again(ward)
    bar = late(ward, 16)
    heard: list[str] = []
    for speaks in (aloud, said_line):
        monkeypatch.setattr(speaks, "announce", lambda _of, sentence, **_how: heard.append(sentence))
    at = f"{ward.clock.at.astimezone():%H:%M}"
    following = f"{(ward.clock.at + timedelta(minutes=15)).astimezone():%H:%M}"
    ward.click(bar.rechecked)
    line = ward.window.acts.line
    assert line is not None
    assert line.isVisible()
    assert line.sentence == f"Re-checked {at}, next {following}."
    assert heard == [line.sentence]
    assert ward.window.router.here == place
    assert line.undo is not None
    ward.click(line.undo)
    assert ward.desk.state is not None
    assert ward.desk.state.step(step).rechecked_at is None


def test_without_reminders_there_is_no_next_one_to_tell(ward: Ward) -> None:
    ward.open(start="faq")
    late(ward, 16)
    ward.desk.switch_reminders()
    ward.desk.rechecked(again(ward))
    settle()
    line = ward.window.acts.line
    assert line is not None
    assert line.sentence == f"Re-checked {ward.clock.at.astimezone():%H:%M}."


def test_it_goes_with_the_reminders(ward: Ward) -> None:
    ward.open()
    bar = late(ward, 16)
    ward.desk.switch_reminders()
    assert not bar.isVisible()
    ward.desk.switch_reminders()
    assert bar.isVisible()


def covered(ward: Ward, minutes: float = 31) -> RecheckBar:
    """A look was due, and nobody touched the checklist until its ticks were covered."""
    bar = late(ward, 16)
    ward.clock.pass_minutes(minutes)
    ward.desk.look_at_clock()
    settle()
    assert ward.desk.is_covered
    return bar


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_of_covered_ticks_it_says_on_every_page_that_a_look_is_due_and_no_more(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    window = ward.open(size, text=text)
    bar = covered(ward)
    ours = ward.desk.steps[again(ward)]
    assert ours.recheck is not None
    for place in PLACES:
        window.show_id(place)
        settle()
        assert bar.isVisible(), place
        assert bar.words.accessibleName() == "A re-check is due in the covered checklist."
        assert bar.words.text() in ("A re-check is due in the covered checklist.", "A re-check is due, covered")
        assert [button.text() for button in bar.findChildren(QToolButton) if button.isVisible()] == [bar.step.text()]
        assert bar.step.accessibleName() == "Open the checklist"
        told = " ".join((said(bar), bar.toolTip(), bar.step.toolTip(), bar.words.accessibleName()))
        assert not any(character.isdigit() for character in told), f"{place}: no step, no minutes, no time"
        assert "overdue" not in told
        assert ours.recheck.text[:14] not in told
        assert corner(bar, ward) >= corner(window.stack, ward) + window.stack.height(), f"{place}: over the page"
        parts: tuple[QLabel | QToolButton, ...] = (bar.words, bar.step)
        for part in parts:
            right = part.mapTo(window, QPoint(part.width(), 0)).x()
            assert part.width() >= part.fontMetrics().horizontalAdvance(part.text()), f"{place}: cut"
            assert right <= window.width(), place
        assert min(bar.step.width(), bar.step.height()) >= 44


@pytest.mark.parametrize("start", ["faq", "checklist"])
def test_its_one_button_opens_the_checklist_which_asks_whose_it_is(ward: Ward, start: str) -> None:
    ward.open(start=start)
    bar = covered(ward)
    ward.click(bar.step)
    assert ward.window.router.here == "checklist"
    assert ward.checklist.stack.currentWidget() is ward.checklist.covered
    assert ward.focus() is ward.checklist.covered.go_on
    ward.click(ward.checklist.covered.go_on)
    assert bar.isVisible()
    assert bar.words.text().startswith("Re-check overdue by 32\u00a0min"), "told again to whoever said: this one"
    assert bar.rechecked.isVisible()
    assert bar.step.text().startswith("Step ")


def test_a_look_that_falls_due_under_covered_ticks_is_told_too(ward: Ward) -> None:
    ward.open(start="faq")
    ward.desk.mark("call-for-help", "done")
    ward.desk.mark(again(ward), "done")
    ward.clock.pass_minutes(14)
    ward.desk.look_at_clock()
    assert ward.window.foot.recheck is None
    ward.clock.pass_minutes(31)
    ward.desk.look_at_clock()
    settle()
    bar = ward.window.foot.recheck
    assert bar is not None
    assert bar.isVisible()
    assert "covered" in bar.words.accessibleName()


def test_a_screen_reader_hears_once_that_a_look_is_due_under_covered_ticks(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward.open(start="faq")
    late(ward, 16)
    heard: list[str] = []
    monkeypatch.setattr(aloud, "announce", lambda _window, sentence, **_how: heard.append(sentence))
    ward.clock.pass_minutes(31)
    for _ in range(3):
        ward.desk.look_at_clock()
        ward.window.aloud.look_at_clock()
        ward.clock.pass_minutes(5)
    assert heard.count("A re-check is due in the covered checklist.") == 1
    assert not any(character.isdigit() for character in " ".join(heard))
    ward.desk.go_on()
    assert "Re-check overdue by" in heard[-1], "told whole to whoever said: this one"


def test_covered_ticks_without_a_look_that_is_due_tell_nothing(ward: Ward) -> None:
    ward.open(start="faq")
    ward.desk.mark("call-for-help", "done")
    ward.clock.pass_minutes(45)
    ward.desk.look_at_clock()
    assert ward.desk.is_covered
    assert ward.window.foot.recheck is None


def test_a_new_session_takes_it_away(ward: Ward) -> None:
    ward.open()
    bar = covered(ward)
    ward.window.show_id("checklist")
    settle()
    ward.click(ward.checklist.covered.new)
    assert not bar.isVisible()


def test_what_is_said_for_a_moment_lies_above_it(ward: Ward) -> None:
    ward.open()
    bar = late(ward, 16)
    ward.window.acts.say("Nothing to take back.")
    settle(30)
    line = ward.window.acts.line
    assert line is not None
    assert line.geometry().bottom() < corner(bar, ward)


def test_it_is_there_again_in_a_frame_that_was_built_anew(ward: Ward) -> None:
    ward.open()
    late(ward, 16)
    ward.window.set_theme("dark")
    settle()
    bar = ward.window.foot.recheck
    assert bar is not None
    assert bar.isVisible()


@pytest.mark.parametrize(("size", "text"), SIZES)
@pytest.mark.parametrize("typed", ["verapamil", "haloperidol", "dantrolene dose", "CK 12000", "whom do I call"])
def test_the_bar_cuts_no_answer_of_the_search_and_the_phones_stay_in_sight(
    ward: Ward, size: tuple[int, int], text: int, typed: str
) -> None:
    ward.open(size, text=text)
    bar = late(ward, 16)
    ward.click(ward.window.header.search)
    ward.type(typed)
    results = ward.window.search._results
    assert results.list.viewport().rect().contains(results.list.visualRect(results.model.index(0)))
    strip = ward.window.foot.findChild(QWidget, "phone-strip")
    assert strip is not None
    assert results.geometry().bottom() < corner(strip, ward)
    if text == 100:
        assert results.geometry().bottom() < corner(bar, ward), "nor is the bar covered where there is room"
    ward.press(Qt.Key.Key_Escape)
    assert bar.isVisible()


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((911, 430), 200), ((1093, 614), 100)])
def test_the_label_says_what_and_how_often_and_leads_to_the_step(ward: Ward, size: tuple[int, int], text: int) -> None:
    ward.open(size, text=text)
    step = again(ward)
    ward.desk.mark(step, "done")
    settle()
    label = ward.checklist.bar.recheck
    assert label.isVisible()
    assert "every 15 min for 1 hour, then hourly" in label.accessibleName()
    assert "every 15 min" in label.toolTip()
    assert min(label.width(), label.height()) >= 44
    ward.checklist.page.verticalScrollBar().setValue(0)
    settle()
    ward.click(label)
    assert ward.focus() is ward.checklist.rows[step].box


def test_what_is_due_is_said_once_and_hand_over_keeps_its_place(ward: Ward) -> None:
    ward.open()
    bar = late(ward, 16)
    assert bar.isVisible()
    assert not ward.checklist.bar.recheck.isVisible()
    assert ward.checklist.bar.hand_over.isVisible()


def test_at_911_what_is_ahead_stands_beside_hand_over_and_undo(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(ward.steps[0], "done")
    ward.desk.mark(ward.steps[1], "not-applicable", "Not available here")
    ward.clock.pass_minutes(29)
    ward.desk.look_at_clock()
    settle()
    bar = ward.checklist.bar
    assert "Re-check after step" in bar.recheck.text()
    assert "(dantrolene)" in bar.recheck.text(), "the interval is of that treatment only, and nobody else's"
    for widget in (bar.recheck, bar.started, bar.count, bar.undo, bar.hand_over, bar.view_buttons):
        assert widget.isVisible()


def test_at_911_the_label_names_what_is_to_be_looked_at(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(again(ward), "done")
    settle()
    assert "Blood pressure, pulse and breathing" in ward.checklist.bar.recheck.text()


@pytest.mark.parametrize(("size", "text"), [((911, 430), 100), ((1093, 614), 100), ((1366, 768), 150)])
def test_after_an_undo_it_is_in_sight_what_will_be_looked_at_again_and_how_often(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    ward.open(size, text=text)
    step, label = again(ward), ward.checklist.bar.recheck
    number = list(ward.desk.steps).index(step) + 1
    assert label.isVisible(), "before anything was done"
    ward.desk.mark(step, "done")
    settle()
    assert f"after step {number}" not in label.text()
    ward.ctrl("z")
    settle()
    assert label.text() == f"Re-check after step {number} (dantrolene)\nevery 15 min for 1 hour, then hourly"
    assert "one Quebec hospital guide" in label.accessibleName()
    assert "one Quebec hospital guide" in label.toolTip()
    assert ward.window.acts.line is not None
    ward.click(ward.window.acts.line.dismiss)
    ward.click(label)
    assert ward.focus() is ward.checklist.rows[step].box


def test_on_a_wide_window_the_rail_says_it_with_whose_interval_it_is(ward: Ward) -> None:
    ward.open((1366, 768))
    step = again(ward)
    number = list(ward.desk.steps).index(step) + 1
    ward.desk.mark(step, "done")
    ward.ctrl("z")
    settle()
    side = ward.checklist.side
    assert side is not None
    assert f"Re-check after step {number} (dantrolene)" in said(side)
    assert "every 15 min for 1 hour, then hourly (one Quebec hospital guide)" in said(side)


def test_with_large_text_the_menu_leads_to_it_and_no_line_is_spent_on_it(ward: Ward) -> None:
    ward.open(text=200)
    step = again(ward)
    assert not ward.checklist.bar.recheck.isVisible()
    ward.choose(
        ward.checklist.bar.more_menu, f"Re-check after step {list(ward.desk.steps).index(step) + 1} (dantrolene)"
    )
    settle()
    assert ward.focus() is ward.checklist.rows[step].box


def test_it_is_not_announced_for_a_step_that_does_not_apply_nor_where_reminders_are_off(ward: Ward) -> None:
    ward.open()
    label = ward.checklist.bar.recheck
    ward.desk.switch_reminders()
    settle()
    assert label.text().startswith("Reminders off")
    ward.desk.switch_reminders()
    settle()
    assert label.isVisible()
    assert label.text().startswith("Re-check after step")
    ward.desk.mark(again(ward), "not-applicable", "Not available here")
    settle()
    assert not label.isVisible()


def test_the_interval_stands_under_its_step_with_its_source_under_why(ward: Ward) -> None:
    ward.open()
    step = again(ward)
    ward.checklist.finish()
    line = ward.checklist.findChild(InfoRow, f"{step}-recheck")
    assert line is not None
    assert "every 15 min for 1 hour, then hourly" in said(line)
    line.why.emit(f"{step}-recheck")
    settle()
    assert ward.window.panel.isVisible()
    assert "15" in said(ward.window.panel)


def test_rechecked_now_is_far_from_clear_all_kept_sessions(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(again(ward), "done")
    menu: QMenu = ward.checklist.bar.more_menu
    shown: list[QAction] = [action for action in menu.actions() if action.isVisible()]
    names = [action.text() for action in shown]
    assert names[0] == "Re-checked now"
    assert names[-1] == "Clear all kept sessions"
    for name in ("New session", "Clear all kept sessions"):
        assert shown[names.index(name) - 1].isSeparator(), f"{name} stands behind a line of its own"


def test_every_repeated_look_begins_with_what_is_looked_at(content: Content) -> None:
    """The bar and the label show what stands before the colon."""
    texts = [step.recheck.text for phase in content.checklist.phases for step in phase.steps if step.recheck]
    assert texts
    for text in texts:
        what, colon, often = text.partition(": ")
        assert colon
        assert len(what) <= 40
        assert "every" in often
        assert how_often(text) in often
        assert 0 < len(how_often(text)) <= 40


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
@pytest.mark.parametrize("text", [100, 200])
def test_reminders_that_were_turned_off_are_turned_on_again_where_the_eye_is(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    ward.open(size, text=text)
    ward.desk.mark(again(ward), "done")
    settle()
    bar, side = ward.checklist.bar, ward.checklist.side
    what = side.due_text.plain if side is not None else ""
    if side is not None:
        ward.click(side.reminders)
    else:
        next(action for action in bar.more_menu.actions() if action.text() == "Turn reminders off").trigger()
        settle()
    assert not reminds(ward.desk)
    line = ward.window.acts.line
    assert line is not None
    assert line.sentence == "Re-check reminders are off."
    assert line.undo is not None
    assert line.undo.text() == "Turn on again"  # type: ignore[attr-defined]
    assert complaints(line) == []
    if side is not None:
        assert side.due.plain == "Re-check reminders are off."
        assert side.due_text.plain == what, "what is looked at again is not lost with the reminder"
    ward.click(line.undo)
    assert reminds(ward.desk)
    assert not line.isVisible()
    if side is not None:
        assert side.due.plain.startswith("Re-check ")
        assert "off" not in side.due.plain
    elif text == 100:
        assert bar.recheck.isVisible()


@pytest.mark.parametrize(
    ("size", "text"), [((911, 430), 100), ((1093, 614), 100), ((1093, 614), 130), ((1366, 768), 150), ((911, 430), 150)]
)
def test_what_is_looked_at_again_is_said_also_beside_what_does_not_apply(
    ward: Ward, size: tuple[int, int], text: int
) -> None:
    ward.open(size, text=text)
    step = next(step for step in ward.checklist.acts if step.recheck)
    number = ward.steps.index(step.id) + 1
    ward.desk.mark(step.id, "done")
    ward.desk.mark(ward.steps[1], "not-applicable")
    settle()
    bar = ward.checklist.bar
    assert bar.recheck.isVisible()
    when, *what = bar.recheck.text().split("\n")
    assert when.startswith("Re-check ")
    assert what, "a time alone does not say what is looked at"
    assert what[0].startswith(f"after step {number}") or what[0] in step.recheck.text  # type: ignore[union-attr]
    assert "1 not applicable" in bar.count.text()
    assert complaints(bar) == []
    ward.desk.mark(ward.steps[1], "todo")
    settle()
    if text == 100:
        assert bar.recheck.text().split("\n")[1] in step.recheck.text  # type: ignore[union-attr]
