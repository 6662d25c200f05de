"""Wrapped text: plain text in, a label with our line height out. Content never becomes markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Look
from ui.typography import escaped, marked

LONGEST_LINE = 720  # px at 100 %: about 75 characters
REST_MS = 300  # well before Qt shows a tooltip (700)


class Prose(QLabel):
    """A wrapped paragraph in a role of the type scale. `measure` caps the line length for reading."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "body",
        *,
        strong: bool = False,
        color: str = "",
        measure: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._role, self._color, self._plain = look, role, color, ""
        self._heights: dict[tuple[int, int, int], int] = {}
        self.setFont(look.font(role, strong))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
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
        self._plain, self._color = text, color or self._color
        self.setText(self._look.paragraph(text, self.font(), self._tint()))
        self.setAccessibleName(text)

    def heightForWidth(self, width: int) -> int:
        """The height at `width` px, with lines no longer than the measure."""
        margins = self.contentsMargins()
        wide = min(width, self._longest) + margins.right() if self._longest else width
        key = (wide, margins.left() + margins.right(), margins.top() + margins.bottom())
        if key not in self._heights:  # layouts ask many times over
            self._heights[key] = super().heightForWidth(wide)
        return self._heights[key]

    def minimumSizeHint(self) -> QSize:
        """Without the margin that follows the width: a layout that counted it would grow the label for ever."""
        hint = super().minimumSizeHint()
        return QSize(hint.width() - self.contentsMargins().right(), hint.height()) if self._longest else hint

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
