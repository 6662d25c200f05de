"""Wrapped text: plain text in, a label with our line height out. Content never becomes markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Look
from ui.typography import escaped, marked, no_break

LONGEST_LINE = 720  # px at 100 %: about 75 characters
REST_MS = 300  # well before Qt shows a tooltip (700)

_OTHERWISE = frozenset("&\n\r\t\v\f\u2028\u2029")  # in plain text: underlines a letter, begins another line
_one_line: dict[str, int] = {}  # by font: see `Prose._one_line`


class Prose(QLabel):
    """A wrapped paragraph in a role of the type scale. `measure` caps the line length for reading.

    A `brief` one is expected to fit on one line. As long as it does, Qt draws it without a document of its own, which would
    take a quarter of a millisecond and 23 kB; the room it asks for is the same.
    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "body",
        *,
        strong: bool = False,
        color: str = "",
        measure: bool = True,
        brief: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._role, self._color, self._plain = look, role, color, ""
        self._brief, self._line, self._below = brief, 0, 0
        self._heights: dict[tuple[int, int, int], int] = {}
        self.setFont(look.font(role, strong))
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._longest = look.px(LONGEST_LINE) if measure else 0
        self.say(text)

    def say(self, text: str, color: str = "") -> None:
        """Shows `text`; a screen reader hears it without markup."""
        if (text, color or self._color) == (self._plain, self._color) and self.text():
            return
        new = text != self._plain or not self.text()
        self._plain, self._color = text, color or self._color
        if self._brief and new:
            self._measure(no_break(text))
        if self._line:
            if self._color:
                palette = QPalette()
                palette.setColor(self.foregroundRole(), self._look.color(self._color))
                self.setPalette(palette)
        else:
            self._say_on_many()
        self.setAccessibleName(text)

    def _measure(self, text: str) -> None:
        """Shows the text on one line, if it may fit on one: how many px that takes is known from here on, else it is 0."""
        line = self.fontMetrics().horizontalAdvance(text) + 1  # what it rounds
        plain = _OTHERWISE.isdisjoint(text) and not 0 < self._longest < line
        self._line = line if plain else 0
        if self._line:
            self._be(Qt.TextFormat.PlainText)
            self.setText(text)

    def _say_on_many(self) -> None:
        self._line = 0
        self._be(Qt.TextFormat.RichText)
        self.setText(self._look.paragraph(self._plain, self.font(), self._tint()))

    def _be(self, format: Qt.TextFormat) -> None:
        if self.textFormat() == format:
            return
        self.clear()  # else plain text would be read as markup for a moment
        self.setTextFormat(format)
        if (
            self._longest
        ):  # on a page, where the line stands high in its height: what stands beside it is placed by that
            margins, plain = self.contentsMargins(), format == Qt.TextFormat.PlainText
            below = self._one_line() - self.fontMetrics().height() if plain else 0
            self.setContentsMargins(
                margins.left(), margins.top(), margins.right(), margins.bottom() + below - self._below
            )
            self._below = below

    def _one_line(self) -> int:
        """How many px one line of rich text takes in our line height."""
        font = self.font().key()
        if font not in _one_line:
            model = QLabel()
            model.setFont(self.font())
            model.setTextFormat(Qt.TextFormat.RichText)
            model.setText(self._look.paragraph("0", self.font()))
            _one_line[font] = model.sizeHint().height()
        return _one_line[font]

    def heightForWidth(self, width: int) -> int:
        """The height at `width` px, with lines no longer than the measure."""
        margins = self.contentsMargins()
        wide = min(width, self._longest) + margins.right() if self._longest else width
        key = (wide, margins.left() + margins.right(), margins.top() + margins.bottom())
        if key not in self._heights:  # layouts ask many times over
            self._heights[key] = self._height(wide - key[1], key[2]) if self._line else super().heightForWidth(wide)
        return self._heights[key]

    def _height(self, room: int, around: int) -> int:
        """What rich text would take, `room` px wide; of more than one line a guess, as it is rich text before it is
        drawn so: see `resizeEvent`."""
        lines = -(-self._line // max(1, room)) if self.wordWrap() else 1
        return lines * self._one_line() + around - self._below

    def minimumSizeHint(self) -> QSize:
        """Without the margin that follows the width: a layout that counted it would grow the label for ever."""
        hint = super().minimumSizeHint()
        height = max(hint.height(), self.heightForWidth(self._line + 10_000)) if self._line else hint.height()
        return QSize(hint.width() - (self.contentsMargins().right() if self._longest else 0), height)

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps lines within the measure by a margin at the right, so that text stays at the left edge."""
        if self._longest:
            margins = self.contentsMargins()
            room = max(0, self.width() - self._longest)
            if margins.right() != room:
                self.setContentsMargins(margins.left(), margins.top(), room, margins.bottom())
        if self._line > self.contentsRect().width() and self.wordWrap():
            self._say_on_many()
        super().resizeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Looks up what abbreviations stand for once a pointer rests here: it may lie where the window opens."""
        QTimer.singleShot(REST_MS, self, self._look_up)
        super().enterEvent(event)

    def _look_up(self) -> None:
        tips = getattr(self.window(), "word_tips", None)
        if tips is not None and not self.toolTip() and self.underMouse():
            self.setToolTip(escaped(tips.tip(self._plain)).replace("\n", "<br>"))

    def mark(self, words: tuple[str, ...]) -> None:
        """Sets the words that a search matched in the strong weight."""
        self._line = 0
        self._be(Qt.TextFormat.RichText)
        paragraph = self._look.paragraph("\x00", self.font(), self._tint())
        self.setText(paragraph.replace("\x00", marked(self._plain, words)))

    def _tint(self) -> str:
        return getattr(self._look.tokens, self._color) if self._color else ""

    @property
    def plain(self) -> str:
        """What it says, without markup."""
        return self._plain


def first_sentence(text: str) -> str:
    """A text up to its first full stop: what it says before the details."""
    first, stop, _ = text.partition(". ")
    return f"{first}." if stop else text


def label(look: Look, text: str, role: str = "body", *, strong: bool = False, color: str = "") -> QLabel:
    """A one-line label that is never wrapped or elided."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(look.font(role, strong))
    if color:
        tint(made, look, color)
    return made


def tint(widget: QWidget, look: Look, color: str) -> None:
    """Gives a widget's text a token colour through its palette."""
    palette = widget.palette()
    palette.setColor(widget.foregroundRole(), look.color(color))
    widget.setPalette(palette)


def underlined(font: QFont) -> QFont:
    """The same font, underlined: what marks a link without a frame."""
    copy = QFont(font)
    copy.setUnderline(True)
    return copy
