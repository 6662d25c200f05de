"""The two lines at the foot of every screen: the site's phones, and which content this is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.content.models import Edition
from app.months import day_of
from app.named import NamedTuple
from app.site.local import Local
from app.tongue import tr
from ui.theme import Look, Width
from ui.typography import no_break, tool_tip
from ui.widgets.controls import fill, link
from ui.widgets.flow import FlowLayout
from ui.widgets.prose import label
from ui.widgets.sign import Sign

LINES = 2  # of numbers at the foot; more would take the place of the steps
LONGEST_PIECE = 84  # characters of a line that fits the smallest window with the smallest text


class Phone(NamedTuple):
    """A number of the site's own file."""

    name: str
    number: str


def local_phones(local: Local) -> tuple[Phone, ...]:
    """The site's numbers for the strip."""
    return tuple(Phone(name, number) for name, number in local.phones)


class PhoneStrip(QFrame):
    """The darkest thing on the page, at its foot: found without reading. One Tab stop; arrows move between numbers,
    Ctrl+C copies the chosen one.

    `origin` says who gave the numbers and when; `unread` that there is a file which cannot be used. On a small window
    the first numbers that fit on so many `lines` stand here whole, and `more` leads to the others.
    """

    how_to = Signal()
    more = Signal()

    def __init__(
        self,
        look: Look,
        phones: tuple[Phone, ...],
        parent: QWidget | None = None,
        *,
        origin: str = "",
        unread: bool = False,
        lines: int = LINES,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("phone-strip")
        fill(self, look, "band", "on_band")
        self.setAccessibleName(tr("Local phone numbers"))
        self.setAccessibleDescription(origin)
        self.setToolTip(tool_tip(origin))
        self.setMinimumHeight(look.px({Width.TINY: 26, Width.NARROW: 38}.get(look.width, 44)))
        self._numbers: list[QLabel] = []
        self._rows: list[QWidget] = []
        self._most_lines = lines
        row = FlowLayout(self, look.px(20 if look.narrow else 24), look.px(2))
        above = 0 if look.width == Width.TINY else look.px(4)
        row.setContentsMargins(look.margin, above, look.margin, above)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sign = Sign(look, "phone", "on_band")
        self._head = self._row([sign, *([self._tag(origin)] if phones else [])])
        row.addWidget(self._head)
        if phones:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            for phone in phones:
                self._rows.append(self._phone(phone))
                row.addWidget(self._rows[-1])
            self._more = link(look, tr("{left} more").format(left=len(phones)), act=self.more.emit)
            fill(self._more, look, "band", "on_band")
            row.addWidget(self._more)
        else:
            said = tr("Local numbers cannot be shown.") if unread else tr("No local numbers set.")
            ask = tr("Ask the switchboard.")
            self._whole, self._short = f"{said} {ask}", ask
            text = self._text = label(look, ask if look.width == Width.TINY else self._whole, color="on_band")
            text.setAccessibleName(self._whole)
            row.addWidget(text)
            words = tr("What to do") if unread else tr("How IT adds numbers")
            button = link(
                look, words, act=self.how_to.emit, name=tr("{words}: local phone numbers").format(words=words)
            )
            fill(button, look, "band", "on_band")
            row.addWidget(button)
            self._how = button
            self._head.setCursor(Qt.CursorShape.PointingHandCursor)  # the sign looks like a button, and is one

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Where there are no numbers, a click on the sign leads where the words beside it do."""
        if not self._rows and self._head.geometry().contains(event.position().toPoint()):
            self.how_to.emit()
        super().mouseReleaseEvent(event)

    def _row(self, widgets: list[QWidget]) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.px(8))
        for widget in widgets:
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        box.setMinimumHeight(self._look.px(26 if self._look.width == Width.TINY else 30))
        return box

    def _tag(self, origin: str) -> QLabel:
        tag = label(self._look, tr("Local"), "note", color="on_band")
        tag.setAccessibleName(origin or tr("Local"))
        tag.setFrameShape(QFrame.Shape.Box)
        tag.setContentsMargins(self._look.px(5), 1, self._look.px(5), 1)
        return tag

    def _phone(self, phone: Phone) -> QWidget:
        number = label(self._look, phone.number, "key", strong=True, color="on_band")
        flags = Qt.TextInteractionFlag
        number.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        number.setAccessibleName(f"{phone.name}: {phone.number}")
        number.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._numbers.append(number)
        return self._row([label(self._look, phone.name, color="on_band"), number])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._rows:
            self._fit(event.size().width() - 2 * self._look.margin)
        elif self._look.width == Width.TINY:  # the whole sentence where it has room on the line, else what to do
            used = self._head.sizeHint().width() + self._how.minimumSizeHint().width()
            needed = self._text.fontMetrics().horizontalAdvance(self._whole) + used + 2 * self._look.px(20)
            whole = needed <= event.size().width() - 2 * self._look.margin
            self._text.setText(self._whole if whole else self._short)

    def _fit(self, room: int) -> None:
        """Shows as many numbers as fit on the lines of `room` px; one at least."""
        head, more = self._head.sizeHint().width(), self._more.minimumWidth()
        widths = [row.sizeHint().width() for row in self._rows]
        shown = len(widths)
        while (
            shown > 1
            and self._lines([head, *widths[:shown], *([more] if shown < len(widths) else [])], room) > self._most_lines
        ):
            shown -= 1
        for number, row in enumerate(self._rows):
            row.setVisible(number < shown)
        left = len(widths) - shown
        self._more.setVisible(left > 0)
        self._more.setText(tr("{left} more").format(left=left))
        self._more.setAccessibleName(tr("{left} more local numbers").format(left=left))

    def _lines(self, widths: list[int], room: int) -> int:
        gap = self._look.px(20 if self._look.narrow else 24)
        lines, used = 1, 0
        for width in widths:
            if used and used + width > room:
                lines, used = lines + 1, 0
            used += width + gap
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._look.framed:  # its ground is that of everything else
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), 2, self._look.color("on_band"))
            painter.end()
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self._look.color("on_band"), 3))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            copied = next((number.selectedText() for number in self._numbers if number.hasSelectedText()), "")
            if copied:
                QGuiApplication.clipboard().setText(copied)
            return
        numbers = [number for number in self._numbers if number.isVisible()]
        arrows = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = arrows.get(Qt.Key(event.key()))
        if step is None or not numbers:
            super().keyPressEvent(event)
            return
        here = next((i for i, number in enumerate(numbers) if number.hasSelectedText()), -1 if step > 0 else 0)
        for number in self._numbers:
            number.setSelection(0, 0)
        chosen = numbers[(here + step) % len(numbers)]
        chosen.setSelection(0, len(chosen.text()))


def edition_text(edition: Edition, short: bool) -> str:
    """ "Edition 2026.1, 14 November 2026", or "2026.1, 14 Nov 2026" where there is little room."""
    if short:
        return f"{edition.version}, {_day(edition.date, short=True)}"
    return tr("Edition {version}, {date}").format(version=edition.version, date=_day(edition.date))


def _day(when: date, *, short: bool = False) -> str:
    return no_break(day_of(when, short=short)).replace(" ", "\u00a0")


class EditionLine(QFrame):
    """Always visible: which edition this is, whether anyone at the site has reviewed it, and whether it is overdue."""

    LEAST = 18  # px of height at 100 %, no less

    def __init__(
        self,
        look: Look,
        edition: str,
        review: str,
        short_review: str,
        parent: QWidget | None = None,
        *,
        overdue: str = "",
        about: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("edition-line")
        fill(self, look, "window")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        apart = look.px(14 if look.narrow else 20)
        row = FlowLayout(self, look.px(4), 0)  # between the pieces of a sentence, as between its words
        above = 0 if look.width == Width.TINY else look.px(3)
        row.setContentsMargins(look.margin, above, look.margin, above)
        tiny = look.width == Width.TINY
        texts = [f"{edition}. {short_review}"] if tiny else [edition, *_pieces(review)]
        for number, text in enumerate(texts):
            piece = label(look, text, "note", color="quiet")
            if number in (0, len(texts) - 1):  # the edition, and the end of what is said of the review
                piece.setContentsMargins(0, 0, apart - look.px(4), 0)
            row.addWidget(piece)
        if overdue:
            row.addWidget(self._overdue(look, overdue, about))

    @staticmethod
    def _overdue(look: Look, overdue: str, about: str) -> QWidget:
        """Sign, words and colour; what exactly is overdue is the tooltip and is read out."""
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(4))
        sign = Sign(look, "triangle-alert", "caution", 14)
        said = label(look, overdue, "note", strong=True, color="caution")
        said.setAccessibleName(f"{overdue}. {about}")
        box.setToolTip(tool_tip(about))
        line.addWidget(sign)
        line.addWidget(said)
        return box


def _pieces(sentence: str) -> list[str]:
    """A long line cut at its stops and commas, so that the strip can go on in a second line instead of cutting it."""
    pieces: list[str] = []
    for part in sentence.replace(". ", ".\0").replace(", ", ",\0").split("\0"):
        if pieces and len(pieces[-1]) + len(part) < LONGEST_PIECE:
            pieces[-1] += f" {part}"
        else:
            pieces.append(part)
    return pieces
