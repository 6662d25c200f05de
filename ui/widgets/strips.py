"""The two lines at the foot of every screen: the site's phones, and which content this is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.content.models import Edition
from ui.theme import Look, Width
from ui.typography import no_break
from ui.widgets.controls import fill, link
from ui.widgets.flow import FlowLayout
from ui.widgets.prose import label

UNREVIEWED = "No clinician at this site has reviewed this content"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number of the site's own file."""

    name: str
    number: str


class PhoneStrip(QFrame):
    """The darkest thing on the page, at its foot: found without reading. One Tab stop; arrows move between numbers."""

    how_to = Signal()

    def __init__(self, look: Look, phones: tuple[Phone, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("phone-strip")
        fill(self, look, "band", "on_band")
        self.setAccessibleName("Local phone numbers")
        self.setMinimumHeight(look.px({Width.TINY: 26, Width.NARROW: 38}.get(look.width, 44)))
        self._numbers: list[QLabel] = []
        row = FlowLayout(self, look.px(20 if look.narrow else 24), look.px(2))
        above = 0 if look.width == Width.TINY else look.px(4)
        row.setContentsMargins(look.margin, above, look.margin, above)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sign = QLabel()
        sign.setPixmap(look.icon("phone", "on_band", 18).pixmap(QSize(look.px(18), look.px(18))))
        row.addWidget(self._row([sign, *([self._tag()] if phones else [])]))
        if phones:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            for phone in phones:
                row.addWidget(self._phone(phone))
        else:
            row.addWidget(label(look, "No local numbers set.", color="on_band"))
            button = link(look, "How to add them", act=self.how_to.emit, name="How to add local phone numbers")
            fill(button, look, "band", "on_band")
            row.addWidget(button)

    def _row(self, widgets: list[QWidget]) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.px(8))
        for widget in widgets:
            line.addWidget(widget)
        box.setMinimumHeight(self._look.px(26 if self._look.width == Width.TINY else 30))
        return box

    def _tag(self) -> QLabel:
        tag = label(self._look, "Local", "note", color="on_band")
        tag.setFrameShape(QFrame.Shape.Box)
        tag.setContentsMargins(self._look.px(5), 0, self._look.px(5), 0)
        return tag

    def _phone(self, phone: Phone) -> QWidget:
        number = label(self._look, phone.number, "key", strong=True, color="on_band")
        flags = Qt.TextInteractionFlag
        number.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        number.setAccessibleName(f"{phone.name}: {phone.number}")
        number.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._numbers.append(number)
        return self._row([label(self._look, phone.name, color="on_band"), number])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not self._numbers:
            super().keyPressEvent(event)
            return
        here = next((i for i, number in enumerate(self._numbers) if number.hasSelectedText()), -1 if step > 0 else 0)
        for number in self._numbers:
            number.setSelection(0, 0)
        chosen = self._numbers[(here + step) % len(self._numbers)]
        chosen.setSelection(0, len(chosen.text()))


def edition_text(edition: Edition, short: bool) -> str:
    """ "Edition 2026.1, 14 November 2026", or "2026.1, 14 Nov 2026" where there is little room."""
    if short:
        return f"{edition.version}, {_day(edition.date, 3)}"
    return f"Edition {edition.version}, {_day(edition.date)}"


def _day(when: date, letters: int = 99) -> str:
    months = ("January February March April May June July August September October November December").split()
    return no_break(f"{when.day} {months[when.month - 1][:letters]} {when.year}").replace(" ", "\u00a0")


class EditionLine(QFrame):
    """Always visible: which edition this is and whether anyone at the site has reviewed it."""

    def __init__(self, look: Look, edition: str, review: str, short_review: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("edition-line")
        fill(self, look, "window")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = FlowLayout(self, look.px(14 if look.narrow else 20), 0)
        above = 0 if look.width == Width.TINY else look.px(3)
        row.setContentsMargins(look.margin, above, look.margin, above)
        tiny = look.width == Width.TINY
        texts = [f"{edition}. {short_review}"] if tiny else [edition, review]
        for text in texts:
            row.addWidget(label(look, text, "note", color="quiet"))
