"""Asks for a few words, plain text: why a step does not apply, or a note for the hand-over. It says what may stand there:
values, which the next shift needs; nothing that says who the patient is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.session.events import REASON_LIMIT
from app.tongue import tr
from ui.dialogs.leaf import Leaf
from ui.theme import Look
from ui.widgets.announce import announce
from ui.widgets.controls import push
from ui.widgets.prose import Prose

NEAR = 10  # letters left when the count is set in ink
MOST_KEPT = 2000  # letters of a text that is too long: it is kept to be shortened, and never saved


class FewWords(Leaf):
    """Empty words keep the button off. It asks why a step does not apply, unless it is given something else to ask."""

    tells_of_session = True  # it goes when the ticks are covered

    def __init__(self, parent: QWidget, look: Look, title: str = "", question: str = "") -> None:
        super().__init__(parent, look, title or tr("Not applicable"), scrolls=True, size=(620, 290))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # what was typed is asked for afterwards
        question = question or tr("Why not applicable? A few words.")
        self.add_words(question, "key", strong=True)
        self.field = QLineEdit()
        self.field.setFont(look.font("body"))
        self.field.setMinimumHeight(look.px(36))
        self.field.setTextMargins(look.px(6), 0, look.px(6), 0)
        self.field.setMaxLength(MOST_KEPT)
        self.field.setAccessibleName(question)
        self.add_table(self.field)
        self.count = Prose(look, "", "note", color="quiet")
        self._place(self.count, self.body)
        self.allowed = tr("Values may stand here: 40.5 °C at 03:10. No names, no birth date, no bed or record number.")
        self.add_words(self.allowed, color="quiet")
        self.save = push(look, tr("Save"), primary=True, act=self.accept)
        self.save.setEnabled(False)
        self.add_button(self.save)
        self.add_button(push(look, tr("Back"), act=self.reject))
        if self.page is not None:
            self.page.finish()
        self.field.setFocus()
        self.field.textChanged.connect(self._changed)
        self.field.inputRejected.connect(self._refuse)
        self._was_long = False
        self._changed("")

    def _changed(self, text: str) -> None:
        self.save.setEnabled(bool(text.strip()))
        left, too_long = REASON_LIMIT - len(text), self._is_too_long()
        count = tr("{count} of {most} letters").format(count=len(text), most=REASON_LIMIT)
        if too_long:
            count = tr("{count}. Shorten it.").format(count=count)
        self.count.say(count, "never" if too_long else "ink" if left < NEAR else "quiet")
        self.field.setAccessibleDescription(f"{self.allowed} {count}")
        if too_long and not self._was_long:
            announce(self, count, urgent=True)
        self._was_long = too_long

    def _is_too_long(self) -> bool:
        return len(self.field.text().strip()) > REASON_LIMIT

    def _refuse(self) -> None:
        """Nothing is cut and nothing is lost: half a word in the hand-over would be taken for the whole."""
        said = tr("Not saved: {count} of {most} letters. Shorten it.")
        sentence = said.format(count=len(self.field.text()), most=REASON_LIMIT)
        self.count.say(sentence, "never")
        if self.page is not None:
            self.page.ensureWidgetVisible(self.count)
        self.field.setFocus()
        announce(self, sentence, urgent=True)

    def accept(self) -> None:
        """Saves, unless it is too long."""
        if self._is_too_long():
            self._refuse()
        else:
            super().accept()


def ask_few_words(parent: QWidget, look: Look, number: int) -> str:
    """Why the step of that number does not apply, or "" if the person went back."""
    question = tr("Why is step {number} not applicable? A few words.").format(number=number)
    return _typed(FewWords(parent, look, question=question))


def ask_note(parent: QWidget, look: Look) -> str:
    """A note, or "" if the person went back."""
    return _typed(FewWords(parent, look, tr("Note"), tr("A note for the hand-over. A few words.")))


def _typed(dialog: FewWords) -> str:
    return dialog.field.text().strip() if dialog.exec() == QDialog.DialogCode.Accepted else ""
