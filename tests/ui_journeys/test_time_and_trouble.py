"""The clock, trouble with the disk, broken content, and a killed window."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from ward import PretendedClock, Ward, said, settle, visible

from app.content.load import load_content
from app.errors import ContentError, Problem, SessionError
from app.paths import content_dir
from app.session.store import open_store
from app.site.local import UNREVIEWED
from ui.broken import BrokenWindow
from ui.main import NO_DISPLAY, USAGE, main
from ui.settings import Settings
from ui.theme import look_for
from ui.widgets.following import MOVED_S
from ui.widgets.strips import Phone

SIZES = [(911, 430), (1366, 768)]
NAMES_A_DISPLAY = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")


def test_after_thirty_minutes_the_ticks_are_covered_until_a_choice(ward: Ward, clock: PretendedClock) -> None:
    ward.open((1366, 768))
    ward.desk.mark(ward.steps[0], "done")
    clock.pass_minutes(31)
    ward.look_at_clock()
    page = ward.checklist.stack.currentWidget()
    assert page is ward.checklist.covered
    assert "1 of" in said(page)
    ward.desk.mark(ward.steps[1], "done")
    assert ward.desk.counts().handled == 1, "nothing can be ticked under the cover"
    ward.click(ward.checklist.covered.go_on)
    assert ward.checklist.stack.currentWidget() is ward.checklist.page
    assert ward.ticked() == [ward.steps[0]]


def test_a_new_session_shows_nothing_of_the_one_before(ward: Ward, clock: PretendedClock) -> None:
    ward.open((1366, 768))
    ward.desk.mark(ward.steps[0], "done")
    clock.pass_minutes(31)
    ward.come_back((1366, 768))
    ward.click(ward.checklist.covered.new)
    assert ward.ticked() == []
    assert ward.desk.state is None


def test_a_recheck_is_due_and_then_overdue_in_words(ward: Ward, clock: PretendedClock) -> None:
    ward.open((1366, 768))
    step = next(step for step in ward.checklist.acts if step.recheck)
    ward.desk.mark(step.id, "done")
    clock.pass_minutes(15)
    ward.look_at_clock()
    assert "due now" in ward.checklist.side.due.plain  # type: ignore[union-attr]
    clock.pass_minutes(6)
    ward.look_at_clock()
    assert "overdue by 6" in ward.checklist.side.due.plain  # type: ignore[union-attr]
    ward.click(ward.checklist.side.reminders)  # type: ignore[union-attr]
    assert "off" in ward.checklist.side.due.plain  # type: ignore[union-attr]


def test_the_box_goes_back_and_a_sentence_says_why_when_saving_fails(
    ward: Ward, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward.open((1366, 768))
    ward.desk.mark(ward.steps[0], "done")

    def refuse(*_: object, **__: object) -> None:
        raise SessionError("Not saved: the disk is full.", "The box is back as it was.", "Use paper.")

    monkeypatch.setattr(ward.desk._store, "mark", refuse)
    row = ward.checklist.rows[ward.steps[1]]
    ward.click(row.box)
    assert ward.shown()[ward.steps[1]] == "todo"
    assert row.fault.isVisible()
    assert "the disk is full" in row.fault.plain
    offers = [button for button in visible(ward.checklist, QPushButton) if button.text() == "Go on without saving"]
    assert len(offers) == 1
    ward.ctrl("h")
    told = " ".join(QGuiApplication.clipboard().text().split())
    assert "a step under Not done may be done" in told, "the next shift is told, too"
    ward.press(Qt.Key.Key_Escape)
    offers[0].click()
    settle(round(1000 * MOVED_S) + 50)  # the list has moved up: the hand aims anew
    assert ward.ticked() == [ward.steps[0]], "what was saved is still there"
    ward.click(ward.checklist.rows[ward.steps[1]].box)
    assert ward.ticked() == ward.steps[:2]
    assert "Nothing is saved" in said(ward.checklist)


def test_the_warning_goes_when_saving_works_again(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    """Left standing it would be disbelieved, and "go on without saving" would lose what can be saved."""
    ward.open((1366, 768))

    def refuse(*_: object, **__: object) -> None:
        raise SessionError("Not saved: the disk is full.", "The box is back as it was.", "Use paper.")

    with monkeypatch.context() as full:
        full.setattr(ward.desk._store, "mark", refuse)
        ward.click(ward.checklist.rows[ward.steps[0]].box)
    assert "Ticks cannot be saved here now" in said(ward.checklist)
    ward.click(ward.checklist.rows[ward.steps[1]].box)
    assert ward.ticked() == [ward.steps[1]]
    assert "Ticks cannot be saved here now" not in said(ward.checklist)
    assert not [button for button in visible(ward.checklist, QPushButton) if button.text() == "Go on without saving"]


@pytest.mark.parametrize("size", SIZES)
def test_the_window_always_says_that_nobody_here_has_reviewed_it(ward: Ward, size: tuple[int, int]) -> None:
    window = ward.open(size)
    for target in ("overview", "compare", "checklist", "faq", "differential", "preparation"):
        window.show_id(target)
        settle()
        assert UNREVIEWED in said(window)


def test_at_911_by_430_search_phones_and_the_first_three_acts_are_seen_together(ward: Ward) -> None:
    window = ward.open((911, 430), first_run=True)
    assert window.header.search.isVisible()
    assert window.phone_strip.isVisible()
    floor = window.phone_strip.mapTo(window, window.phone_strip.rect().topLeft()).y()
    for step in ward.steps[:3]:
        row = ward.checklist.rows[step]
        assert row.mapTo(window, row.rect().bottomLeft()).y() <= floor


@pytest.mark.parametrize(
    ("damage", "file"),
    [
        ("missing", "faq.toml"),
        ("truncated", "overview.toml"),
        ("unknown key", "checklist.toml"),
        ("manifest", "manifest.json"),
    ],
)
def test_broken_content_opens_one_plain_page_and_nothing_clinical(
    qapp: QApplication, tmp_path: Path, damage: str, file: str
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    if damage == "missing":
        path.unlink()
    elif damage == "truncated":
        path.write_text(text[: len(text) // 2], encoding="utf-8")
    elif damage == "unknown key":
        path.write_text(text.replace("\nkind = ", "\nkimd = ", 1), encoding="utf-8")
    else:
        path.write_text("{", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    window = BrokenWindow(caught.value, Settings(None))
    window.show()
    settle()
    words = said(window)
    assert "Use your local protocol and phone numbers now." in words
    assert file in words
    if damage in ("truncated", "unknown key"):
        assert ", line " in words
    assert "dantrolene" not in words.lower()
    window.copy()
    assert file in QApplication.clipboard().text()
    window.close()


@pytest.mark.parametrize("many", [1, 5, 9])
@pytest.mark.parametrize("size", [*SIZES, (911, 520)])
@pytest.mark.parametrize("text", [100, 200])
def test_the_advice_of_broken_content_is_whole_beside_any_phones_and_every_number_is_reached(
    qapp: QApplication, size: tuple[int, int], text: int, many: int
) -> None:
    phones = tuple(Phone(f"Critical care outreach {number}", f"0800 123 45{number}") for number in range(many))
    problem = ContentError([Problem("faq.toml", 0, "The seal does not match.")])
    window = BrokenWindow(problem, Settings(None), look_for("light", text, *size), phones=phones)
    window.resize(*size)
    window.show()
    settle()
    advice, bar = window.notice.text, window.page.verticalScrollBar()
    assert advice.visibleRegion().boundingRect().height() == advice.height()
    seen: set[str] = set()
    for value in range(0, bar.maximum() + 1, 20):
        bar.setValue(value)
        settle()
        for label in visible(window.phone_strip, QLabel):
            if label.visibleRegion().boundingRect().height() == label.height():
                seen.add(label.text())
    assert {phone.number for phone in phones} <= seen
    window.resize(1366, 900)
    settle()
    assert window.page.column.indexOf(window.phone_strip) < 0 or text == 200, "with room they stand at the foot again"
    window.close()


CHILD = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
from ui.settings import Settings
from ui.start import Application, make_window
app = Application(["child"])
folder = Path(sys.argv[1])
window = make_window("checklist", folder, Settings(folder))
window.resize(1366, 768)
window.show()
tab = window.router.place("checklist")
waiting = list(tab.rows.values())
def tick():
    if waiting:
        row = waiting.pop(0)
        row.box.click()
        if row.box.isChecked():
            print(row.step.id, flush=True)
timer = QTimer()
timer.timeout.connect(tick)
timer.start(5)
app.exec()
"""


@pytest.mark.parametrize("ticks", [1, 4, 11])
def test_a_tick_that_was_on_screen_is_still_there_after_the_window_is_killed(tmp_path: Path, ticks: int) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    assert child.stdout is not None
    seen = [child.stdout.readline().strip() for _ in range(ticks)]
    child.send_signal(signal.SIGKILL)
    seen += child.stdout.read().split()
    child.stdout.close()
    child.wait()
    opened = open_store(tmp_path)
    with opened.store as store:
        state = store.open_session()
        assert state is not None
        done = [step for step, held in state.steps.items() if held.state == "done"]
    assert set(seen) <= set(done)
    assert len(done) <= len(seen) + 1, "none is invented"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there a window always has a display")
def test_without_a_display_the_program_says_so_and_does_not_abort(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in NAMES_A_DISPLAY}
    command = [sys.executable, "-m", "ui.main", "--data-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], env=kept, capture_output=True, text=True, timeout=60)
    assert done.returncode == NO_DISPLAY
    assert done.stderr.startswith("There is no display")
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a user of Windows always has a profile")
def test_somebody_without_a_home_gets_a_sentence_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NMS_BEDSIDE_DATA", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    before = sorted(tmp_path.iterdir())
    assert main(["--tab", "checklist"]) == USAGE
    assert capsys.readouterr().err.startswith("The data folder cannot be found.")
    assert sorted(tmp_path.iterdir()) == before


def test_a_data_folder_in_a_home_that_nobody_has_is_a_sentence_and_makes_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert main(["--data-dir", "~nobody-of-this-name/x"]) == USAGE
    assert capsys.readouterr().err == "The data folder cannot be found. Name another with --data-dir.\n"
    assert sorted(tmp_path.iterdir()) == before
