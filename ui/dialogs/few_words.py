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
        self.field.setMaxLength(REASON_LIMIT)
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
        self.field.inputRejected.connect(self._refused)
        self._changed("")

    def _changed(self, text: str) -> None:
        self.save.setEnabled(bool(text.strip()))
        left = REASON_LIMIT - len(text)
        self.count.say(
            tr("{count} of {most} letters").format(count=len(text), most=REASON_LIMIT),
            "ink" if left < NEAR else "quiet",
        )
        self.field.setAccessibleDescription(f"{self.allowed} {self.count.plain}")

    def _refused(self) -> None:
        """The field is full: what does not fit must not vanish without a word."""
        sentence = tr("Full: {most} letters. What came after is not in it. Shorten it.").format(most=REASON_LIMIT)
        if self.count.plain != sentence:
            self.count.say(sentence, "never")
            announce(self, sentence, urgent=True)


def ask_few_words(parent: QWidget, look: Look, number: int) -> str:
    """Why the step of that number does not apply, or "" if the person went back."""
    question = tr("Why is step {number} not applicable? A few words.").format(number=number)
    return _typed(FewWords(parent, look, question=question))


def ask_note(parent: QWidget, look: Look) -> str:
    """A note, or "" if the person went back."""
    return _typed(FewWords(parent, look, tr("Note"), tr("A note for the hand-over. A few words.")))


def _typed(dialog: FewWords) -> str:
    return dialog.field.text().strip() if dialog.exec() == QDialog.DialogCode.Accepted else ""
