"""A page over the window: a title, a body, what happened, buttons. Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, Width
from ui.widgets.announce import announce
from ui.widgets.controls import flush, rule
from ui.widgets.flow import FlowLayout
from ui.widgets.page import ScrollPage
from ui.widgets.prose import Prose


class Leaf(QDialog):
    """Never larger than the window it lies on. `body` takes what the page shows.

    `scrolls`: the body scrolls as a whole; without it the body holds something that scrolls by itself (a table). Where
    there is little room everything scrolls, the buttons too, and a table is as tall as its rows (`whole`).
    """

    def __init__(
        self, parent: QWidget, look: Look, title: str, *, scrolls: bool = False, size: tuple[int, int] = (820, 600)
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.whole = look.width == Width.TINY
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        above = look.px(10 if look.narrow else 20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, look.px(6))
        column.setSpacing(look.px(6))
        inner, side = column, look.margin
        self.page: ScrollPage | None = None
        if scrolls or self.whole:
            self.page = page = ScrollPage(look, top=above)
            column.addWidget(page, 1)
            inner, side = page.column, 0
        else:
            column.setContentsMargins(0, above, 0, look.px(6))
        self._side = side
        self.side = side  # px between the edge of the body and its words
        self.title = Prose(look, title, "title", strong=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.px(4))
        self._place(self.title, inner)
        inner.addLayout(self.body, 0 if scrolls or self.whole else 1)
        if scrolls and not self.whole:
            inner.addStretch(1)
            inner, self._side = column, look.margin
            column.addWidget(rule(look))  # a line that goes on below it is not taken for cut off
        self.outcome = Prose(look, "", measure=False)
        self.outcome.hide()
        self._place(self.outcome, inner)
        foot = QWidget()
        self._buttons = FlowLayout(foot, look.px(8), look.px(2))
        self._buttons.setContentsMargins(0, 0, 0, 0)
        row = flush(foot, wide=True)
        row.setContentsMargins(self._side, 0, self._side, 0)
        inner.addLayout(row)
        if self.whole:
            inner.addStretch(1)
        self._side = side
        self._room = _window_below(parent).size() - QSize(24, 24)
        self.resize(QSize(look.px(size[0]), look.px(size[1])).boundedTo(self._room))

    def _place(self, prose: Prose, column: QVBoxLayout) -> None:
        prose.setContentsMargins(self._side, 0, self._side, 0)
        column.addWidget(prose)

    def add_words(self, sentence: str, role: str = "body", *, strong: bool = False, color: str = "") -> None:
        """A sentence in the body."""
        self._place(Prose(self.look, sentence, role, strong=strong, color=color), self.body)

    def add_table(self, table: QWidget) -> None:
        """A table that fills the body, its edges in line with the title's."""
        row = QHBoxLayout()
        row.setContentsMargins(self._side, 0, self._side, 0)
        row.addWidget(table)
        self.body.addLayout(row, 1)

    def add_button(self, button: QAbstractButton) -> None:
        """Puts a button at the foot, after those that are there."""
        self._buttons.addWidget(button)

    def show_all_words(self) -> None:
        """Makes a short page as tall as its words, as far as the window has room: a question is read as a whole."""
        column = self.layout()
        if self.page is None or self.whole or column is None:
            return
        self.ensurePolished()
        column.activate()
        missing = self.page.inside.heightForWidth(self.page.width()) - self.page.height()
        self.resize(QSize(self.width(), self.height() + max(0, missing)).boundedTo(self._room))

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """Says what happened, in words under the page and to a screen reader."""
        self.outcome.say(sentence, "never" if wrong else "ink")
        self.outcome.show()
        announce(self, sentence, urgent=wrong)


def _window_below(widget: QWidget) -> QWidget:
    """The window that all pages lie on, also when one lies on another."""
    window = widget.window()
    while isinstance(window, QDialog) and (under := window.parentWidget()) is not None:
        window = under.window()
    return window
