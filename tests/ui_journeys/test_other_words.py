"""A session under a newer content edition, and notes: what was ticked is shown as it was ticked, and what changed is said."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu
from ward import PretendedClock, Ward, said, settle

from app.content.content import Content
from app.session.store import open_store
from app.site.local import NOTHING_LOCAL, open_local
from ui.widgets.following import MOVED_S
from ui.widgets.step_row import StepRow

OLD = "Stop the antipsychotic."
GONE = "Ring the laboratory."


def tick_before(ward: Ward, content: Content) -> list[str]:
    """What an earlier edition's window left on the disk; gives the first three steps of this one."""
    steps = [step for phase in content.checklist.phases for step in phase.steps if step.kind == "action"][:3]
    with open_store(ward.folder, ward.clock).store as store:
        session = store.start("2025.1")
        store.mark(session, steps[0].id, "done", wording=OLD, edition="2025.1")
        store.mark(session, steps[1].id, "not-applicable", "Already done", steps[1].text, "2025.1")
        store.mark(session, "ring-laboratory", "done", wording=GONE, edition="2025.1")
    return [step.id for step in steps]


def row(ward: Ward, step_id: str) -> StepRow:
    return ward.checklist.rows[step_id]


def test_a_step_shows_the_words_that_were_ticked_and_what_they_are_now(ward: Ward, content: Content) -> None:
    first, second, third = tick_before(ward, content)
    ward.open((1366, 768))
    now = f"Words of edition 2025.1. Now: {row(ward, first).step.text}"
    assert row(ward, first).words.plain == OLD
    assert now in said(row(ward, first))
    assert row(ward, first).box.accessibleName() == f"Step 1. {OLD}"
    assert row(ward, second).words.plain == row(ward, second).step.text
    assert "Words of edition" not in said(row(ward, second)) + said(row(ward, third))
    ward.click(row(ward, first).box)
    assert row(ward, first).words.plain == row(ward, first).step.text, "back to do: the words of today"
    assert now not in said(row(ward, first))
    settle(round(1000 * MOVED_S) + 50)  # its row has another height now: the hand aims anew
    ward.click(row(ward, first).box)
    assert ward.shown()[first] == "done"
    assert now not in said(row(ward, first)), "ticked under the words of today"


def test_what_changed_is_said_above_the_list_until_the_session_is_over(
    ward: Ward, content: Content, clock: PretendedClock
) -> None:
    tick_before(ward, content)
    ward.open((1366, 768))
    changed = "The words of 1 step have changed since it was ticked; both are shown."
    gone = f"No longer in the checklist, ticked before: {GONE}"
    assert changed in said(ward.checklist)
    assert gone in said(ward.checklist)
    clock.pass_minutes(40)
    ward.look_at_clock()
    assert changed not in said(ward.checklist), "covered"
    assert GONE not in said(ward.checklist)
    ward.click(ward.checklist.covered.go_on)
    assert gone in said(ward.checklist)
    ward.desk.new()
    settle()
    assert gone not in said(ward.checklist)
    assert changed not in said(ward.checklist)


def test_the_reader_shows_the_ticked_words_too(ward: Ward, content: Content) -> None:
    first, *_ = tick_before(ward, content)
    ward.open((1366, 768))
    ward.press("r")
    reader = ward.checklist.reader
    reader.start(first)
    settle()
    assert reader.words.plain == OLD
    assert f"Now: {row(ward, first).step.text}" in said(reader)
    reader.move_by(1)
    settle()
    assert "Words of edition" not in said(reader)


def test_words_that_were_not_kept_are_not_made_up(ward: Ward, content: Content) -> None:
    first, *_ = tick_before(ward, content)
    with open_store(ward.folder, ward.clock).store as store:
        session = store.continue_or_start("2025.1")
        store.mark(session, first, "done")
        store.mark(session, "ring-somebody", "done")
    ward.open((1366, 768))
    assert row(ward, first).words.plain == row(ward, first).step.text
    assert "ticked before: a step whose words were not kept" in said(ward.checklist)
    assert "words of" not in said(ward.checklist).lower()


@pytest.mark.parametrize("size", [(911, 430), (1366, 768)])
@pytest.mark.parametrize("text", [100, 200])
def test_both_wordings_have_room(ward: Ward, content: Content, size: tuple[int, int], text: int) -> None:
    first, *_ = tick_before(ward, content)
    ward.open(size, text=text)
    shown = row(ward, first)
    assert shown.reworded is not None
    assert shown.reworded.height() >= shown.reworded.heightForWidth(shown.reworded.width())
    assert shown.reworded.width() <= shown.width()


# ---------------------------------------------------------------- notes


def type_note(ward: Ward, words: str) -> None:
    def fill(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Note"
        assert "Values may stand here" in said(dialog)
        assert "No names" in said(dialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        assert "of 80 letters" in said(dialog)
        ward.type(words)
        ward.press(Qt.Key.Key_Return)

    ward.in_the_dialog(fill)
    ward.desk.wants("note")
    ward.window.activateWindow()  # as the system does when a dialog goes
    settle(20)


def names(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_a_note_is_kept_told_in_the_hand_over_and_can_be_taken_back(ward: Ward) -> None:
    ward.open((1366, 768))
    ward.desk.mark(ward.steps[0], "done")
    type_note(ward, "on ice, =SUM(1)")
    line = ward.window.acts.line
    assert line is not None
    assert line.sentence == "Note kept. It is told in the hand-over."
    assert [note.reason for note in ward.desk.state.notes] == ["on ice, =SUM(1)"]  # type: ignore[union-attr]
    ward.ctrl("h")
    assert "Note: on ice, =SUM(1)." in QGuiApplication.clipboard().text()
    ward.press(Qt.Key.Key_Escape)
    ward.window.activateWindow()  # as the system does when a dialog goes
    settle(20)
    ward.ctrl("z")
    assert ward.desk.state.notes == ()  # type: ignore[union-attr]
    assert ward.ticked() == ward.steps[:1]


def test_an_empty_note_and_one_without_a_session_are_no_notes(ward: Ward) -> None:
    ward.open((1366, 768))
    ward.desk.wants("note")
    assert ward.window.acts.line is not None
    assert "No checklist is open" in ward.window.acts.line.sentence
    ward.desk.mark(ward.steps[0], "done")
    ward.in_the_dialog(lambda dialog: dialog.reject())
    ward.desk.wants("note")
    settle()
    assert ward.desk.state.notes == ()  # type: ignore[union-attr]


def test_under_the_cover_no_note_is_taken(ward: Ward, clock: PretendedClock) -> None:
    ward.open((1366, 768))
    ward.desk.mark(ward.steps[0], "done")
    clock.pass_minutes(40)
    ward.desk.wants("note")
    assert ward.window.acts.line is not None
    assert "A checklist is still open" in ward.window.acts.line.sentence
    assert not ward.desk.note("words")


def test_a_site_may_switch_notes_off(ward: Ward, tmp_path: Path) -> None:
    file = tmp_path / "site.toml"
    file.write_text('hospital = "H"\nauthor = "A"\ndate = 2026-11-24\n\n[privacy]\nnotes = false\n', encoding="utf-8")
    for local, offered in ((open_local(str(file)), False), (NOTHING_LOCAL, True)):
        ward.come_back((1366, 768), local=local)
        assert ("Add a note" in names(ward.window.menus.make())) is offered
        more = ward.checklist.bar.findChild(QMenu)
        assert more is not None
        assert ("Add a note" in names(more)) is offered
