"""Prints or saves: the blank downtime card, the checklist with its times, the hand-over with the timeline.

Saving as PDF needs no printer. Making a page takes a moment on an old computer, so the page says "Working" first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.errors import ExportError
from app.tongue import tr
from ui.dialogs import places
from ui.dialogs.leaf import Leaf
from ui.papers import Paper
from ui.theme import Look
from ui.widgets.controls import flush, push
from ui.widgets.flow import FlowLayout
from ui.widgets.prose import Prose
from ui.widgets.segmented import Segmented

_LONGEST_FOLDER = 44  # characters: with the name two lines of the smallest window


class PrintPage(Leaf):
    """One block for each paper; `done` is told in a sentence what was saved or printed, and that sentence as it is shown."""

    tells_of_session = True  # it goes when the ticks are covered

    def __init__(
        self, parent: QWidget, look: Look, papers: tuple[Paper, ...], done: Callable[[str, str], object]
    ) -> None:
        super().__init__(parent, look, tr("Print"), scrolls=True)
        self._done = done
        self.paper = "letter" if _uses_letter() else "a4"
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        row.addWidget(Prose(look, tr("Paper"), measure=False))
        self.sizes = Segmented(look, tr("Paper"), {"a4": "A4", "letter": tr("Letter")})
        self.sizes.choose(self.paper)
        self.sizes.chosen.connect(self._choose)
        row.addWidget(self.sizes)
        row.addStretch(1)
        self.body.addLayout(row)
        for number, paper in enumerate(papers):
            self.body.addSpacing(look.px(10))
            self.add_words(paper.name, "key", strong=True)
            self.add_words(paper.about)
            self.body.addLayout(flush(self._buttons_of(paper, first=number == 0), wide=True))
        self.close_button = push(look, tr("Close"), act=self.reject)
        self.add_button(self.close_button)
        self.button(f"{tr('Print')}: {papers[0].name}").setFocus()

    def button(self, name: str) -> QPushButton:
        """A button by what it does: "Print: Downtime card", "Save as PDF: Downtime card"."""
        found = self.findChild(QPushButton, name)
        assert found is not None
        return found

    def _buttons_of(self, paper: Paper, *, first: bool) -> QWidget:
        look = self.look
        box = QWidget()
        flow = FlowLayout(box, look.px(8), look.px(2))
        flow.setContentsMargins(0, 0, 0, 0)
        printing = push(look, tr("Print"), primary=first, act=partial(self._print, paper))
        saving = push(look, tr("Save as PDF"), act=partial(self._save, paper))
        for button in (printing, saving):
            button.setAccessibleName(f"{button.text()}: {paper.name}")
            button.setObjectName(f"{button.text()}: {paper.name}")
            flow.addWidget(button)
        return box

    def _choose(self, paper: str) -> None:
        self.paper = paper

    def _save(self, paper: Paper) -> None:
        chosen = places.ask_where(self, paper.file_name)
        if chosen is not None:
            path, replace = chosen
            said = tr("Saved: {name} in {folder}.")
            folder = str(path.absolute().parent)
            self._work(
                lambda: paper.save(path, self.paper, replace),
                said.format(name=path.name, folder=folder),
                said.format(name=path.name, folder=shortened(folder)),
            )

    def _print(self, paper: Paper) -> None:
        printer = places.ask_printer(self, self.paper, paper.name)
        if printer is not None:
            sent = tr("Sent to the printer: {name}.").format(name=paper.name)
            self._work(lambda: paper.draw(printer), sent, sent)

    def _work(self, act: Callable[[], None], sentence: str, shown: str) -> None:
        """Says "Working", does it once that is painted, then says what was done, or what went wrong."""
        self.tell(tr("Working"))
        self.setEnabled(False)
        QTimer.singleShot(0, self, lambda: QTimer.singleShot(0, self, partial(self._finish, act, sentence, shown)))

    def _finish(self, act: Callable[[], None], sentence: str, shown: str) -> None:
        self.setEnabled(True)
        try:
            act()
        except ExportError as error:
            self.tell(str(error), wrong=True)
            return
        self.tell(sentence)  # and the page stays: the next paper is often saved, too
        self.close_button.setFocus()
        self._done(sentence, shown)


def shortened(folder: str) -> str:
    """A long folder without its middle, to be shown; what is read out and pointed at has the whole."""
    return folder if len(folder) <= _LONGEST_FOLDER else f"{folder[:14]}\u2026{folder[15 - _LONGEST_FOLDER :]}"


def _uses_letter() -> bool:
    return QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
