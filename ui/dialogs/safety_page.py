"""The safety file as text to scroll through: purpose, hazards, open points, security."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.safety import Paragraph
from app.tongue import tr
from ui.dialogs.text_page import TextPage
from ui.theme import Look
from ui.widgets.prose import Prose


class SafetyPage(TextPage):
    """Headings stand out, the names of tests step back."""

    def __init__(self, parent: QWidget, look: Look, paragraphs: tuple[Paragraph, ...]) -> None:
        super().__init__(parent, look, tr("Safety file"), ())
        column = self.page.column
        column.takeAt(column.count() - 1)  # the stretch below the title
        for paragraph in paragraphs:
            if paragraph.kind == "heading":
                self.page.heading(paragraph.text)
            elif paragraph.kind == "note":
                self.page.add(Prose(look, paragraph.text, "note", color="quiet"), above=4)
            else:
                self.page.add(Prose(look, paragraph.text), above=4)
        self.page.finish()
        self.fit()
        self.page.setAccessibleName(tr("Safety file"))
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow and page keys scroll it
        self.page.setFocus()
