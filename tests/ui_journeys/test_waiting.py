"""The window never stands still without a word: a file that is held, many checklists to erase or to look back at."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from ward import Ward, settle, until

from app.session import schema
from ui import printing, turn
from ui.dialogs import places
from ui.dialogs.clear import ClearPage
from ui.dialogs.look_back import LookBackPage
from ui.dialogs.print import PrintPage
from ui.turn import HELD_S
from ui.widgets.following import MOVED_S
from ui.widgets.prose import Prose

WAITS = "Not saved yet: another program is holding the file. It is tried again for 10 seconds."
GIVEN_UP = (
    "Not saved: another program is holding the file. The box is back as it was. Try again in a moment, or use paper."
)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `ui.start` sets it for the window."""
    monkeypatch.setattr(schema, "PATIENCE_S", HELD_S)


@contextmanager
def held(ward: Ward) -> Iterator[sqlite3.Connection]:
    other = sqlite3.connect(ward.folder / "sessions.sqlite3", isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        yield other
    finally:
        other.close()


def fault(ward: Ward, step: int) -> str:
    line = ward.checklist.rows[ward.steps[step]].fault
    return line.plain if line.isVisible() else ""


def test_a_tick_waits_for_its_turn_and_the_window_goes_on(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(ward.steps[0], "done")
    with held(ward) as other:
        begun = time.monotonic()
        ward.click(ward.checklist.rows[ward.steps[1]].box)
        assert time.monotonic() - begun < 1
        settle(round(1000 * MOVED_S) + 50)  # the sentence below it has moved the next box: the hand aims anew
        begun = time.monotonic()
        ward.click(ward.checklist.rows[ward.steps[2]].box)
        assert time.monotonic() - begun < 1
        assert (fault(ward, 1), fault(ward, 2)) == (WAITS, WAITS)
        assert ward.ticked() == ward.steps[:1], "the pixel follows the disk"
        other.execute("ROLLBACK")
        assert until(lambda: ward.ticked() == ward.steps[:3])
    assert (fault(ward, 1), fault(ward, 2)) == ("", "")
    state = ward.desk.state
    assert state is not None
    ward.come_back()
    assert ward.ticked() == ward.steps[:3]


def test_a_file_that_stays_held_is_said_with_a_way_out(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    ward.open()
    ward.desk.mark(ward.steps[0], "done")
    monkeypatch.setattr(turn, "GIVEN_UP_S", 0.5)
    with held(ward):
        ward.click(ward.checklist.rows[ward.steps[1]].box)
        assert fault(ward, 1) == WAITS
        assert until(lambda: fault(ward, 1) == GIVEN_UP)
    settle(2 * turn.AGAIN_MS)
    assert ward.ticked() == ward.steps[:1], "what was given up is not saved behind the nurse's back"


def test_what_waits_does_not_go_to_the_next_session(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(ward.steps[0], "done")
    with held(ward) as other:
        ward.click(ward.checklist.rows[ward.steps[1]].box)
        assert fault(ward, 1) == WAITS
        other.execute("ROLLBACK")
        ward.desk.new()
    settle(3 * turn.AGAIN_MS)
    assert ward.desk.state is None
    assert len(ward.desk.past()) == 1


def test_a_file_held_at_the_start_is_taken_up_when_it_is_free(ward: Ward) -> None:
    ward.open()
    ward.desk.mark(ward.steps[0], "done")
    ward.leave()
    with held(ward):
        begun = time.monotonic()
        ward.open()
        assert time.monotonic() - begun < 3
        assert ("caution", "Ticks cannot be saved: another program is holding the file.") in ward.desk.sentences()
    ward.look_at_clock()
    ward.desk.look_at_clock()
    assert ward.ticked() == ward.steps[:1]
    assert ward.desk.sentences() == []
    assert not ward.desk.offers_memory


def with_sessions(ward: Ward, count: int) -> None:
    ward.open()
    for _ in range(count):
        ward.desk.mark(ward.steps[0], "done")
        ward.desk.close()


def erasing(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> ClearPage:
    """The page that asks, with pieces of one session each."""
    store = ward.desk._store
    monkeypatch.setattr(store, "clear_slowly", partial(store.clear_slowly, 1))
    ward.desk.wants("clear")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ClearPage)
    return shown


def message(ward: Ward) -> str:
    line = ward.window.acts.line
    return line.sentence if line is not None and line.isVisible() else ""


def test_erasing_shows_how_far_it_is(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    with_sessions(ward, 4)
    shown = erasing(ward, monkeypatch)
    told: list[str] = []
    monkeypatch.setattr(shown.outcome, "say", lambda text, *_: told.append(text))
    shown.clear.click()
    assert told == ["Working"]
    assert len(ward.desk.past()) == 4, "it is said before it is begun"
    assert until(lambda: message(ward) == "Erased: 4 checklists.")
    assert told[1:] == [f"Working: {done} of 4 erased." for done in (1, 2, 3, 4)]
    assert ward.desk.past() == []


def test_erasing_can_be_stopped_and_says_how_many_are_gone(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    with_sessions(ward, 4)
    newest = [state.session_id for state in ward.desk.past()][:2]
    shown = erasing(ward, monkeypatch)
    shown.clear.click()
    while shown._erased < 2:
        shown._next()
    assert (shown.bar.value(), shown.bar.maximum()) == (2, 4)
    shown.keep.click()
    assert until(lambda: message(ward) == "Erased: 2 checklists.")
    assert [state.session_id for state in ward.desk.past()] == newest, "the oldest go first, each whole or not at all"


def test_looking_back_lists_the_newest_and_says_that_there_are_more(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_sessions(ward, 4)
    monkeypatch.setattr(LookBackPage, "AT_MOST", 3)
    ward.desk.wants("look-back")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, LookBackPage)
    assert shown.sheet.model().rowCount() == 3
    assert shown.note == (
        "4 checklists are kept. The newest are listed here; the command `sessions list` lists every one."
    )
    shown.reject()


class Painted(QObject):
    """Notes what has been painted of a widget's words."""

    def __init__(self, words: Prose) -> None:
        super().__init__(words)
        self._words, self.said = words, [""]
        words.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.said.append(self._words.plain)
        return False


@pytest.mark.parametrize("name", ["Print: Downtime card", "Save as PDF: Downtime card"])
def test_paper_says_that_it_works_and_that_is_painted_before_it_begins(
    ward: Ward, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    ward.open()
    seen: list[str] = []
    monkeypatch.setattr(places, "ask_where", lambda *_: (tmp_path / "card.pdf", False))
    monkeypatch.setattr(places, "ask_printer", lambda *_: object())
    monkeypatch.setattr(printing, "write_card_pdf", lambda *_, **__: seen.append(painted.said[-1]))
    monkeypatch.setattr(printing, "print_card", lambda *_, **__: seen.append(painted.said[-1]))
    ward.desk.wants("print")
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PrintPage)
    painted = Painted(shown.outcome)
    shown.button(name).click()
    assert until(lambda: bool(seen))
    assert seen == ["Working"]


def test_erasing_is_said_and_painted_before_it_begins(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    with_sessions(ward, 2)
    shown = erasing(ward, monkeypatch)
    seen: list[str] = []
    painted = Painted(shown.outcome)
    store, delete = ward.desk._store, ward.desk._store._delete
    monkeypatch.setattr(store, "_delete", lambda *how: (seen.append(painted.said[-1]), delete(*how))[1])
    shown.clear.click()
    assert until(lambda: message(ward) == "Erased: 2 checklists.")
    assert seen[0] == "Working"
