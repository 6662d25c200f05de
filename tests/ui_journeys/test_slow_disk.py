"""A disk that takes its time: what is being saved is shown as such, the window is painted meanwhile, order is kept."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from faulty_disk import FaultyDisk, SlowDisk
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from ward import PretendedClock, Ward, said, settle, until, visible

from app.session import schema
from app.session.events import Event
from app.session.store import open_store
from ui import desk_acts, errand, turn
from ui.dialogs.clear import ClearPage
from ui.saving import TAKEN_BACK, WAITS
from ui.turn import HELD_S

pytestmark = pytest.mark.skipif(not FaultyDisk.supported(), reason="sqlite3 hides its library here")
WIDE = (1366, 768)


@pytest.fixture
def disk(ward: Ward) -> Iterator[SlowDisk]:
    """Quick until it is told otherwise. The window on it is closed first: it would be left with a layer that is gone."""
    with SlowDisk(0, 0) as slow:
        yield slow
        slow.sync_s = slow.write_s = 0
        ward.leave()


class Gaps(QObject):
    """The longest time in which the window did nothing: no paint, no timer."""

    def __init__(self) -> None:
        super().__init__()
        self.longest, self._last = 0.0, time.monotonic()
        self.seen: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(10)

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now
        for look in self.seen:
            look()


def row_says(ward: Ward, step: int) -> str:
    return ward.checklist.rows[ward.steps[step]].aside.text()


def line(ward: Ward) -> str:
    shown = ward.window.acts.line
    return shown.sentence if shown is not None and shown.isVisible() else ""


def test_a_slow_first_tick_is_shown_as_being_saved_and_not_as_ticked(ward: Ward, disk: SlowDisk) -> None:
    ward.open(WIDE)
    disk.sync_s = 0.25
    seen: list[tuple[bool, str, list[str]]] = []
    gaps = Gaps()
    gaps.seen.append(lambda: seen.append(("Saving" in row_says(ward, 0), line(ward), ward.ticked())))
    ward.click(ward.checklist.rows[ward.steps[0]].box)
    disk.sync_s = 0
    during = [(row, said) for row, said, ticked in seen if not ticked]
    assert len(during) > 10, "the window lives while the disk works"
    assert set(during[1:]) == {(True, "Working")}
    assert ward.ticked() == ward.steps[:1]
    assert "Saving" not in row_says(ward, 0)
    assert line(ward) == ""


def test_clicks_and_keys_made_while_it_saves_keep_their_order(ward: Ward, disk: SlowDisk) -> None:
    ward.open(WIDE)
    disk.sync_s = 0.1
    first = ward.checklist.rows[ward.steps[0]].box
    QTimer.singleShot(200, first, lambda: ward.desk.mark(ward.steps[1], "done"))  # as a screen reader does: at once
    ward.click(first)
    assert ward.ticked() == ward.steps[:1]
    disk.sync_s = 0
    assert until(lambda: ward.ticked() == ward.steps[:2])
    assert ward.desk.state is not None
    assert [event.step_id for event in ward.desk.state.timeline[1:]] == ward.steps[:2]


def test_a_disk_that_does_not_answer_is_not_waited_for_when_nobody_wants_to(
    ward: Ward, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand, "SHUT_S", 0.2)
    ward.open(WIDE)
    ward.desk.mark(ward.steps[0], "done")
    disk.sync_s = 0.6
    pressed: list[str] = []

    def press() -> None:
        if not pressed:
            for button in visible(ward.checklist, QPushButton):
                if button.text() == "Go on without saving":
                    pressed.append(button.text())
                    button.click()

    gaps = Gaps()
    gaps.seen.append(press)
    begun = time.monotonic()
    ward.desk.mark(ward.steps[1], "done")
    assert pressed
    assert time.monotonic() - begun < 1.5, "three syncs take 1.8 s"
    assert ward.ticked() == ward.steps[:1], "what is not known to be saved is not shown as ticked"
    settle()
    assert "Nothing is saved" in said(ward.checklist)
    assert line(ward) == ""


def test_what_is_looked_back_at_while_the_disk_is_busy_is_told_to_come_again(ward: Ward, disk: SlowDisk) -> None:
    ward.open(WIDE)
    disk.sync_s = 0.15
    lines: list[str] = []

    def look_back() -> None:
        ward.desk.wants("look-back")
        lines.append(line(ward))

    QTimer.singleShot(230, ward.window, look_back)
    ward.desk.mark(ward.steps[0], "done")
    assert lines == ["The disk is slow: what came before is still being saved. Try again in a moment, or use paper."]


def test_a_very_long_timeline_says_that_it_works_before_it_is_made(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_acts, "LONG", 3)
    ward.open(WIDE)
    ward.desk.mark(ward.steps[0], "done")
    ward.desk.mark(ward.steps[1], "done")
    seen: list[str] = []
    monkeypatch.setattr(ward.window.acts, "_show_timeline", lambda told: seen.append(f"{len(told.timeline)} events"))
    ward.desk.wants("timeline")
    assert (line(ward), seen) == ("Working", [])
    settle(50)
    assert (line(ward), seen) == ("", ["3 events"])


# ------------------------------------------------------------ what another program holds


@contextmanager
def held(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], object]]:
    """Another process has the file until what is given is called."""
    ward.leave()
    monkeypatch.setattr(schema, "PATIENCE_S", HELD_S)
    ward.open(WIDE)
    other = sqlite3.connect(ward.folder / "sessions.sqlite3", isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        yield lambda: other.execute("ROLLBACK")
    finally:
        other.close()


def fault(ward: Ward, step: int) -> str:
    words = ward.checklist.rows[ward.steps[step]].fault
    return words.plain if words.isVisible() else ""


def notices(ward: Ward) -> list[str]:
    return [sentence for _, sentence in ward.desk.sentences()]


def test_a_note_waits_for_its_turn_and_says_when_it_is_kept(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.open(WIDE)
    ward.desk.mark(ward.steps[0], "done")
    kept: list[str] = []
    with held(ward, monkeypatch) as free:
        assert not ward.desk.note("on ice", lambda: kept.append("on ice"))
        assert not ward.desk.note("fan on", lambda: kept.append("fan on"))
        assert notices(ward) == [WAITS]
        free()
        assert until(lambda: kept == ["on ice", "fan on"])
    assert notices(ward) == []
    assert ward.desk.state is not None
    assert [note.reason for note in ward.desk.state.notes] == ["on ice", "fan on"]


def test_undo_waits_for_its_turn(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.open(WIDE)
    ward.desk.mark(ward.steps[0], "done")
    with held(ward, monkeypatch) as free:
        ward.ctrl("z")
        assert fault(ward, 0) == WAITS
        assert ward.ticked() == ward.steps[:1], "the pixel follows the disk"
        free()
        assert until(lambda: ward.ticked() == [])
    assert fault(ward, 0) == ""
    assert line(ward).startswith("Step 1: tick taken back.")


def test_closing_waits_for_its_turn(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.open(WIDE)
    ward.desk.mark(ward.steps[0], "done")
    with held(ward, monkeypatch) as free:
        ward.desk.close()
        assert notices(ward) == [WAITS]
        assert ward.desk.state is not None, "what is not closed on the disk is not shown as closed"
        free()
        assert until(lambda: ward.desk.state is None)
    assert notices(ward) == []
    assert len(ward.desk.past()) == 1


def test_what_waits_can_be_taken_back_and_then_nothing_of_it_is_saved(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward.open(WIDE)
    ward.desk.mark(ward.steps[0], "done")
    with held(ward, monkeypatch) as free:
        ward.click(ward.checklist.rows[ward.steps[1]].box)
        assert fault(ward, 1) == WAITS
        ward.ctrl("z")
        assert fault(ward, 1) == TAKEN_BACK
        free()
        settle(3 * turn.AGAIN_MS)
    assert ward.ticked() == ward.steps[:1], "and what was saved before stays"


def test_an_undo_whose_change_is_taken_back_elsewhere_takes_back_nothing_more(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward.open(WIDE)
    ward.desk.mark(ward.steps[0], "done")
    ward.desk.mark(ward.steps[1], "done")
    with held(ward, monkeypatch) as free:
        ward.ctrl("z")
        assert fault(ward, 1) == WAITS
        free()
        with open_store(ward.folder, ward.clock).store as other:
            state = other.open_session()
            assert state is not None
            other.undo(state.session_id)
        ward.desk.look_at_clock()
        settle(3 * turn.AGAIN_MS)
    assert ward.ticked() == ward.steps[:1]
    assert fault(ward, 1) == ""


# ------------------------------------------------------------ erasing


def kept(ward: Ward, sessions: int, hours: float) -> None:
    """Sessions that were closed so many hours ago."""
    ward.leave()
    at = ward.clock() - timedelta(hours=hours)
    events = []
    for number in range(sessions):
        name = f"{number:032x}"
        events.append(Event(name, 1, at, "started", edition="1", run=1))
        events += [
            Event(name, seq, at, "marked", f"step-{seq}", "done", "", "words " * 20, "1") for seq in range(2, 12)
        ]
        events.append(Event(name, 12, at, "closed", reason="user", run=1))
    for file in ward.folder.glob("sessions*"):
        file.unlink()
    schema.create(ward.folder / "sessions.sqlite3", events)


def on_disk(ward: Ward) -> int:
    with sqlite3.connect(ward.folder / "sessions.sqlite3") as other:
        found = other.execute("SELECT count(*) FROM sessions").fetchone()[0]
    other.close()
    return int(found)


def test_what_is_past_its_time_goes_after_the_first_paint_and_is_never_shown(ward: Ward) -> None:
    ward.open(WIDE)
    kept(ward, 1000, 100)
    window = ward.open(WIDE)
    assert ward.desk.past() == []
    assert ward.desk.how_many_kept() == 0
    assert on_disk(ward) == 1000, "nothing is erased before the window is there"
    gaps = Gaps()
    window.after_first_paint()
    assert until(lambda: on_disk(ward) == 0)
    assert until(lambda: not ward.desk._erasing.is_at_work)
    assert gaps.longest < 0.4, "in small pieces: none over 0.05 on a quiet machine"


def test_a_tick_goes_before_the_erasing_that_is_under_way(ward: Ward, disk: SlowDisk) -> None:
    ward.open(WIDE)
    kept(ward, 600, 100)
    window = ward.open(WIDE)
    disk.sync_s = 0.02
    window.after_first_paint()
    settle(20)
    ward.click(ward.checklist.rows[ward.steps[0]].box)
    assert ward.ticked() == ward.steps[:1]
    assert on_disk(ward) > 100, "it is still under way"
    disk.sync_s = 0
    assert until(lambda: on_disk(ward) == 1), (on_disk(ward), ward.desk.sentences(), ward.desk._erasing.is_at_work)


def test_a_window_closed_half_way_leaves_the_rest_to_the_next_start(ward: Ward, clock: PretendedClock) -> None:
    ward.open(WIDE)
    kept(ward, 600, 100)
    window = ward.open(WIDE)
    window.after_first_paint()
    ward.leave()
    left = on_disk(ward)
    assert left > 0
    window = ward.open(WIDE)
    assert ward.desk.past() == []
    window.after_first_paint()
    assert until(lambda: on_disk(ward) == 0)


def test_stopping_an_erasing_shows_that_it_works_and_can_itself_be_left(ward: Ward, disk: SlowDisk) -> None:
    ward.open(WIDE)
    kept(ward, 700, 1)
    ward.open(WIDE)
    ward.desk.wants("clear")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ClearPage)
    shown.clear.click()
    assert until(lambda: shown._erased >= 100)
    disk.write_s = 0.002
    gaps = Gaps()
    shown.keep.click()
    assert until(lambda: shown.bar.maximum() == 0)
    assert shown.outcome.plain.startswith("Working: what was erased is being overwritten.")
    assert shown.keep.text() == "Close now"
    settle(200)
    assert shown.isVisible(), "700 sessions are some thousand writes"
    shown.keep.click()
    assert until(lambda: line(ward).startswith("Erased: "), 0.5), "what the disk is at goes on by itself"
    assert gaps.longest < 0.4
    disk.write_s = 0
    assert 0 < len(ward.desk.past()) <= 600
