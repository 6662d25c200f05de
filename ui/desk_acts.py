"""What the window does with a session beside ticking it: begin a new one, hand over, print, look back, clear, undo.

While the ticks are covered nothing of them is handed over, printed or listed: the choice comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.tongue import mark, tr
from ui.doubts import reminds
from ui.said_where import above_the_steps, left_free

if TYPE_CHECKING:
    from datetime import datetime

    from app.handover.report import Report
    from app.session.fold import SessionState
    from ui.main_window import MainWindow
    from ui.papers import Paper
    from ui.widgets.said_line import SaidLine

COPIED = mark("Hand-over copied. Paste it into the record.")
NOT_COPIED = mark("Not copied: another program is holding the clipboard. Try again, or save the hand-over from Print.")
WORKING = mark("Working")
LONG = 500  # events: from here on a page of all of them takes longer than a tenth of a second to make
ENDED = mark("Checklist closed. Undo or Look back opens it again.")
COVERED = mark("A checklist is still open. Choose first: continue this one, or new session.")
NOTHING_OPEN = mark("No checklist is open. Closed ones are under Look back, in the menu.")


class DeskActs(QObject):
    """Does what `SessionDesk.wanted` asks for, and Ctrl+H, Ctrl+P, Ctrl+Z."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        self._acts: dict[str, Callable[[], object]] = {
            "new": self.new,
            "close": self.close,
            "hand-over": self.hand_over,
            "note": self.note,
            "print": self.print,
            "timeline": self.timeline,
            "look-back": self.look_back,
            "clear": self.clear,
            "undo": self.undo,
            "reminders": self.reminders,
            "say-skipped": partial(self._say_slip, offers="undo", skipped=True),
            "about": window.menus.show_about,
        }
        self._desk.wanted.connect(self.do)
        self._desk.said.connect(self.say)
        self._desk.took_back.connect(self._took_back)
        for follow in (self._put_away, self._outdate, self._tell_of_slip):
            self._desk.changed.connect(follow)
        self._seen = self._newest()
        window.router.arrived.connect(self._move_line)
        self._desk.saving.connect(lambda _step: self.say(tr(WORKING)))
        self._desk.saved.connect(lambda _step: self._saved())
        for keys, act in (("Ctrl+H", "hand-over"), ("Ctrl+P", "print"), ("Ctrl+Z", "undo")):
            QShortcut(QKeySequence(keys), window).activated.connect(partial(self.do, act))
        self.line: SaidLine | None = None
        self._said_of = ("", 0, "")  # how things stood when it was said

    def do(self, what: str) -> None:
        """One of the acts by the name the widgets know it by. The clock is looked at first: it may cover the ticks."""
        self._desk.look_at_clock()
        self._acts[what]()

    def _put_away(self) -> None:
        """When the ticks are covered, so are the pages over the window that tell of them, and what lies on those."""
        while self._desk.is_covered and isinstance(page := QApplication.activeModalWidget(), QDialog):
            below: QWidget | None = page
            while isinstance(below, QDialog) and not hasattr(below, "tells_of_session"):
                below = below.parentWidget()
            if not isinstance(below, QDialog):
                return
            page.reject()
            if page.isVisible():
                return

    def say(self, sentence: str, shown: str = "", *, wrong: bool = False, offers: str = "") -> None:
        """A sentence in place of the one before (see SaidLine); `offers` is the act that takes back what it tells."""
        from ui.widgets.said_line import SaidLine

        if self.line is not None and isValid(self.line):  # type: ignore[no-untyped-call]
            self.line.deleteLater()
        window, self._said_of = self._window, self._stands()
        self.line = SaidLine(
            window,
            window.foot,
            window.look,
            sentence,
            wrong=wrong,
            over=partial(above_the_steps, window),
            offers=offers,
            take_back=partial(self.do, offers),
            shown=shown,
            beside=left_free(window),
        )

    def _line(self) -> SaidLine | None:
        """What is being said, if anything is."""
        line = self.line
        return line if line is not None and isValid(line) and line.isVisible() else None  # type: ignore[no-untyped-call]

    def _move_line(self, _tab: int, _door: str) -> None:
        if (line := self._line()) is not None:
            line.place()

    def _outdate(self) -> None:
        """Something else has changed since: what was said is no longer how things stand, and "Undo" takes back another."""
        line, now = self._line(), self._stands()
        if line is not None and not line.wrong and now != self._said_of:
            line.hide()

    def _stands(self) -> tuple[str, int, str]:
        """Which entry is the newest, and which session was just ended."""
        return (*self._newest(), self._desk.just_ended)

    def _newest(self) -> tuple[str, int]:
        """The last entry of the open session, by session and number."""
        state = self._desk.state
        return (state.session_id, state.timeline[-1].seq) if state is not None else ("", 0)

    def _took_back(self, _step_id: str, _was: str) -> None:
        """A step was unticked in its row: without a sentence a key pressed twice would do so unseen."""
        self._say_slip(offers="undo")

    def _tell_of_slip(self) -> None:
        """A step ticked again after it was unticked: its first time is not lost, and undo brings it back."""
        state, before, self._seen = self._desk.state, self._seen, self._newest()
        if state is None or before[0] != state.session_id or self._seen[1] != before[1] + 1 or self._desk.is_covered:
            return
        last, earlier = state.timeline[-1], state.timeline[:-1]
        if last.kind == "rechecked" and last.step_id in self._desk.steps:
            self.say(self._said_rechecked(last.step_id, last.at), offers="undo")
        if last.state == "done" and any(event.step_id == last.step_id and event.kind == "marked" for event in earlier):
            self._say_slip()

    def _said_rechecked(self, step_id: str, at: datetime) -> str:
        """When the look was taken, and when the next one at the same step is due, if one is."""
        from ui.in_words import local_time

        if (again := self._desk.next_recheck(step_id)) is None:
            return tr("Re-checked {at}.").format(at=local_time(at))
        return tr("Re-checked {at}, next {next_at}.").format(at=local_time(at), next_at=local_time(again.at))

    def _say_slip(self, *, offers: str = "", skipped: bool = False) -> None:
        from app.handover.timeline import said_skipped, said_slip

        state, say = self._desk.state, said_skipped if skipped else said_slip
        sentence = say(self._window.content.checklist, state) if state is not None else ""
        if sentence:
            self.say(sentence, offers=offers)

    def _saved(self) -> None:
        if self.line is not None and isValid(self.line) and self.line.sentence == tr(WORKING):  # type: ignore[no-untyped-call]
            self.line.hide()

    def say_again(self) -> None:
        """The frame was built anew: what was still being said is said in the new one."""
        line = self.line
        if line is not None and isValid(line):  # type: ignore[no-untyped-call]
            if line.isVisible():
                self.say(line.sentence, line.shown, wrong=line.wrong, offers=line.offers)
            else:
                line.deleteLater()
                self.line = None

    # ------------------------------------------------------------ what is told

    def _report(self, state: SessionState) -> Report:
        from app.handover.report import report
        from app.session.fold import elapsed

        desk, now = self._desk, self._desk.now()
        ran = desk.elapsed() if state is desk.state else elapsed(state, now)
        unsaved = state.is_open and self._desk.offers_memory
        review, on = self._window.review.sentence, desk.settings.reminds(state.session_id)
        return report(self._window.content, state, now, ran, review=review, unsaved=unsaved, reminders=on)

    def _open_report(self) -> Report | None:
        """The open session as it is told; None, and a sentence why, if there is none to tell of."""
        state = self._desk.state
        return self._report(state) if self._is_open() and state is not None else None

    def _is_open(self) -> bool:
        """Whether a session is open and not covered; else a sentence why not."""
        if self._desk.state is None:
            self.say(tr(NOTHING_OPEN))
        elif self._desk.is_covered:
            self._show_checklist()
            self.say(tr(COVERED))
        else:
            return True
        return False

    def _show_checklist(self) -> None:
        if self._window.router.here != "checklist":
            self._window.show_id("checklist")

    # ------------------------------------------------------------ acts

    def new(self) -> None:
        """Asks before a checklist that runs is ended; it can be opened again."""
        desk = self._desk
        if desk.state is None:
            self._show_checklist()
            self.say(tr("No checklist is open. The first tick starts one."))
        elif desk.is_covered or not desk.has_begun:  # covered: the question is on the page already
            self._show_checklist()
            if not desk.is_covered:
                desk.new()
        else:
            from ui.dialogs.begin_new import BeginNew

            BeginNew(self._window, self._window.look, desk, self._begun).open()

    def close(self) -> None:
        """Ends the open session, and says how it is opened again: no question is asked for what can be taken back."""
        self._desk.close()
        self._begun()

    def _begun(self) -> None:
        self._show_checklist()
        if self._desk.state is None:
            self.say(tr(ENDED))

    def _reopen(self, session_id: str, failed: Callable[[str], None]) -> None:
        """Opens a kept checklist again and shows it; the pages that lie over the window go."""

        def opened() -> None:
            while isinstance(page := QApplication.activeModalWidget(), QDialog):
                page.accept()
                if page.isVisible():
                    break
            self._show_checklist()
            state = self._desk.state
            if state is not None:
                started = f"{state.started_at.astimezone():%H:%M}"
                self.say(tr("The checklist started {started_at} is open again.").format(started_at=started))

        self._desk.reopen(session_id, opened, failed)

    def hand_over(self) -> None:
        """Copies the hand-over of the open session in one action, says where it went, and shows what that is."""
        told = self._open_report()
        if told is not None:
            self._show_hand_over(told, self._copy_told(told))

    def _show_hand_over(self, told: Report, copied: tuple[str, bool]) -> None:
        from ui.dialogs.hand_over import HandOverPage

        HandOverPage(
            self._on_top(), self._window.look, told, copy=self._copy_told, paper=self._print_told, copied=copied
        ).open()

    def _copy_told(self, told: Report) -> tuple[str, bool]:
        sentence = self._copy(told)
        return sentence, sentence != tr(COPIED)

    def _copy(self, told: Report) -> str:
        """Puts plain text, and nothing else, on the clipboard; says whether it is there."""
        from app.handover.sbar import sbar
        from ui.clipboard import copy_in_confidence

        return tr(COPIED if copy_in_confidence(sbar(told)) else NOT_COPIED)

    def note(self) -> None:
        """Asks for a few words and adds them to the open session."""
        if not self._is_open():
            return
        from ui.dialogs.few_words import ask_note

        words = ask_note(self._window, self._window.look)
        if words:
            self._desk.note(words, lambda: self.say(tr("Note kept. It is told in the hand-over.")))

    def timeline(self) -> None:
        """Shows every event of the open session."""
        state = self._desk.state
        if not self._is_open() or state is None:
            return
        if len(state.timeline) < LONG:
            self._show_timeline(self._report(state))
            return
        self.say(tr(WORKING))  # and that is painted before the window stands still for it
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, self._timeline_after_all))

    def _timeline_after_all(self) -> None:
        told = self._open_report()
        self._saved()
        if told is not None:
            self._show_timeline(told)

    def _show_timeline(self, told: Report) -> None:
        from ui.dialogs.timeline import TimelinePage

        TimelinePage(self._on_top(), self._window.look, told).open()

    def undo(self) -> None:
        """Takes back the last change where it can be seen, and says what it was."""
        from app.handover.timeline import said_undone
        from ui.tabs.checklist import ChecklistTab

        desk = self._desk
        last = desk.state.undoable if desk.state is not None else None
        if desk.is_covered:
            self._show_checklist()
            self.say(tr(COVERED))
        elif desk.take_back_waiting():
            self._show_checklist()
        elif desk.state is None and desk.just_ended:
            self._reopen(desk.just_ended, lambda trouble: self.say(trouble, wrong=True))
        elif last is None:
            self.say(tr("Nothing to take back."))
        else:
            self._show_checklist()

            def tell() -> None:
                if desk.state is not None:
                    self.say(said_undone(self._window.content.checklist, desk.state, last))
                    if isinstance(tab := self._window.router.places.get("checklist"), ChecklistTab):
                        tab.read_again(last.step_id)

            desk.undo(tell)

    def look_back(self) -> None:
        """Lists the kept sessions; while the ticks are covered, all but the open one."""
        from ui.kept_sessions import look_back

        look_back(self._window, self._report, self._show_kept)

    def _show_kept(self, told: Report) -> None:
        from ui.dialogs.look_back import KeptPage

        KeptPage(
            self._on_top(),
            self._window.look,
            told,
            copy=self._copy,
            timeline=self._show_timeline,
            paper=self._show_print,
            reopen=self._reopen,
            other_runs=self._desk.has_begun,
        ).open()

    def clear(self) -> None:
        """Erases every kept session after asking once."""
        from ui.kept_sessions import clear

        clear(self._window)

    def reminders(self) -> None:
        """Turns the silent reminders off, and offers to take that back where their text stood; or turns them on again."""
        self._desk.switch_reminders()
        if not reminds(self._desk):
            self.say(tr("Re-check reminders are off."), offers="reminders")
        elif (line := self._line()) is not None and line.offers == "reminders":
            line.hide()

    # ------------------------------------------------------------ paper

    def print(self) -> None:
        """The downtime card, and the open session if it is not covered."""
        state = None if self._desk.is_covered else self._desk.state
        self._show_print(self._report(state) if state is not None else None)

    def _show_print(self, told: Report | None, first: int = 0) -> None:
        from ui.dialogs.print import PrintPage

        papers = self._papers(told)
        papers = (*papers[first : first + 1], *papers[:first], *papers[first + 1 :])
        PrintPage(self._on_top(), self._window.look, papers, self.say).open()

    def _print_told(self, told: Report | None) -> None:  # what is on the screen is what Enter prints
        self._show_print(told, first=1)

    def _papers(self, told: Report | None) -> tuple[Paper, ...]:
        from ui.papers import blank_card, hand_over, running_card

        window, today = self._window, self._desk.now().astimezone().date()
        card = blank_card(window.content, window.local, today)
        if told is None:
            return (card,)
        return (running_card(window.content, window.local, today, told), hand_over(told), card)

    def _on_top(self) -> QWidget:
        """What a new page lies on: the page that is open, else the window."""
        return QApplication.activeModalWidget() or self._window
