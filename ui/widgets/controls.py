"""Buttons of the house: flat, framed, primary, link and chip. All are stock widgets that the style paints."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QToolTip,
    QWidget,
)

from app.tongue import tr
from ui.style import BUTTON_HANG, HANG, ICON_GAP
from ui.theme import Look, Width
from ui.typography import tool_tip
from ui.widgets.prose import underlined

if TYPE_CHECKING:
    from app.content.evidence import Chip

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class _Tips(QObject):
    """Shows the name of an icon that is pointed at."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() != QEvent.Type.ToolTip
            or not isinstance(watched, QToolButton)
            or not isinstance(event, QHelpEvent)
        ):
            return False
        if watched.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly or watched.toolTip():
            return False
        QToolTip.showText(event.globalPos(), tool_tip(watched.accessibleName()), watched)
        return True


@cache
def _tips() -> _Tips:
    return _Tips()


class FlatButton(QToolButton):
    """Enter presses it, as Space does: on Windows Qt leaves that to dialogs. The arrow keys are the page's.

    An icon alone shows its name when pointed at. Kept as a tooltip, a screen reader would read it as a description,
    and so say everything twice.
    """

    def enterEvent(self, event: QEnterEvent) -> None:
        """Only where a pointer is can a tooltip be wanted. A method that saw every event would cost the first paint."""
        super().enterEvent(event)
        self.installEventFilter(_tips())

    def leaveEvent(self, event: QEvent) -> None:
        self.removeEventFilter(_tips())
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        elif not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


class Door(FlatButton):
    """Leads to a side page. `show_here` draws it as the page that is shown: it is no box to tick, as "checkable" would be."""

    _here = False

    @property
    def here(self) -> bool:
        return self._here

    def show_here(self, here: bool) -> None:
        self._here = here
        font = self.font()
        font.setWeight(font.Weight.DemiBold if here else font.Weight.Normal)
        self.setFont(font)
        self.setAccessibleDescription(tr("shown now") if here else "")

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        if self._here:
            option.state |= QStyle.StateFlag.State_On


class PushButton(QPushButton):
    """Enter presses it, as Space does, whether it is the primary button or not. The arrow keys are the page's: in the
    reader they turn to another step, where Qt would go to the next button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        elif not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


def _pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


def flat(
    look: Look,
    text: str,
    icon: str = "",
    *,
    act: Callable[[], object] | None = None,
    name: str = "",
    kind: type[FlatButton] = FlatButton,
) -> FlatButton:
    """A flat button in the accent colour. With an icon alone it needs `name`, which is shown when it is pointed at."""
    button = kind()
    button.setAutoRaise(True)
    button.setText(text)
    button.setFont(look.font("body"))
    if icon:
        button.setIcon(look.icon(icon))
        button.setIconSize(QSize(look.px(20), look.px(20)))
    style = Qt.ToolButtonStyle
    button.setToolButtonStyle(
        style.ToolButtonTextBesideIcon
        if icon and text
        else style.ToolButtonIconOnly
        if icon
        else style.ToolButtonTextOnly
    )
    height = look.px(34 if look.narrow else 36)
    button.setMinimumSize(QSize(_with_icon(look, button, text) if icon and text else height, height))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.setAccessibleName(name or text)
    if act is not None:
        button.clicked.connect(lambda: act())
    return button


def _with_icon(look: Look, button: QToolButton, text: str) -> int:
    """The px that an icon, words and the room for the ring take side by side."""
    return look.px(20) + ICON_GAP + button.fontMetrics().horizontalAdvance(text) + 2 * HANG + 2


def reword(look: Look, button: QToolButton, text: str) -> None:
    """Gives a flat button with an icon other words, and the room for them."""
    button.setText(text)
    button.setMinimumWidth(_with_icon(look, button, text))
    button.setAccessibleName(text)


def roomy(button: QToolButton, look: Look) -> QToolButton:
    """Makes a button as large as everything on the checklist is: 44 px, for gloves."""
    side = max(44, look.px(44))
    button.setMinimumSize(QSize(max(side, button.minimumWidth()), side))
    return button


def link(
    look: Look, text: str, *, act: Callable[[], object] | None = None, role: str = "body", name: str = ""
) -> QToolButton:
    """An underlined flat button: what leads elsewhere."""
    button = flat(look, text, act=act, name="")
    button.setFont(underlined(look.font(role)))
    button.setMinimumSize(QSize(0, max(24, look.px(24))))
    relabel(button, text, name)
    return button


def beneath(button: QToolButton) -> QHBoxLayout:
    """A link under a text, its own text at the same edge: the room for its ring hangs out to the left."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addSpacing(-HANG)
    row.addWidget(button)
    row.addStretch(1)
    return row


def beside_text(button: QToolButton) -> QHBoxLayout:
    """A link at the right edge, its own text at that edge: the room for its ring hangs out to the right."""
    return _at_the_right(button, HANG)


def flush_right(button: QWidget) -> QHBoxLayout:
    """A framed button at the right edge: the room for its ring hangs out to the right."""
    return _at_the_right(button, BUTTON_HANG)


def _at_the_right(button: QWidget, hang: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addStretch(1)
    row.addWidget(button)
    row.addSpacing(-hang)
    return row


def flush(*buttons: QWidget, gap: int = 0, wide: bool = False) -> QHBoxLayout:
    """Framed buttons in a row, `gap` px apart, the first one's frame at the edge of the text above: the room for its
    ring hangs out to the left. `wide`: a box of such buttons, as wide as there is room."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addSpacing(-BUTTON_HANG)
    for number, button in enumerate(buttons):
        if number:
            row.addSpacing(gap)
        row.addWidget(button, int(wide))
    row.addStretch(int(not wide))
    return row


def relabel(button: QToolButton, text: str, name: str = "") -> None:
    """Gives a link another text, and the room for it."""
    button.setText(text)
    button.setFixedWidth(button.fontMetrics().horizontalAdvance(text) + 2 * HANG)
    button.setAccessibleName(name or text)


def push(
    look: Look,
    text: str,
    *,
    primary: bool = False,
    act: Callable[[], object] | None = None,
    icon: str = "",
    kind: type[PushButton] = PushButton,
) -> QPushButton:
    """A framed button; `primary` is filled, and there is at most one on a page."""
    button = kind(text)
    button.setFont(look.font("body", strong=primary))
    button.setDefault(primary)
    button.setAutoDefault(False)
    if icon:
        button.setIcon(look.icon(icon, "on_accent" if primary else "accent"))
        button.setIconSize(QSize(look.px(20), look.px(20)))
    if primary:
        palette = button.palette()
        for group in (palette.ColorGroup.Active, palette.ColorGroup.Inactive):  # disabled, it is filled no more
            palette.setColor(group, palette.ColorRole.ButtonText, look.color("on_accent"))
        button.setPalette(palette)
    # 44 and the room for the ring; in tiny windows the text alone decides, for the page needs the height
    button.setMinimumHeight(look.px(54) if look.width > Width.TINY else max(54, look.px(34) + 10))
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    width = button.fontMetrics().horizontalAdvance(text) + look.px(58) + (look.px(28) if icon else 0)
    button.setMinimumWidth(width)
    button.setAccessibleName(text)
    if act is not None:
        button.clicked.connect(lambda: act())
    return button


def hint_key(button: QPushButton, look: Look, key: str) -> None:
    """Shows which key does the same, in small letters behind the button's words. It is no part of its name."""
    note = look.font("note")
    room = QFontMetrics(note).horizontalAdvance(key) + look.px(12)
    button.setProperty("key", key)
    button.setProperty("key_font", note)
    button.setProperty("key_room", room)
    button.setProperty("key_edge", look.px(24))
    button.setMinimumWidth(button.minimumWidth() + room)
    button.setAccessibleDescription(tr("Key: {key}").format(key=key))


def chip_button(look: Look, chip: Chip, about: str, act: Callable[[], object]) -> QToolButton:
    """The source chip of a sentence. A screen reader hears what it is about, since many say the same."""
    button = link(
        look,
        chip.text,
        act=act,
        role="note",
        name=tr("{text}. Sources of: {about}").format(text=chip.text, about=about),
    )
    button.setToolTip(tr("Why and sources"))
    button.setProperty("chip", True)
    if chip.warns:
        button.setIcon(look.icon("triangle-alert", "caution", 16))
        button.setIconSize(QSize(look.px(16), look.px(16)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFixedWidth(button.minimumWidth() + look.px(16) + ICON_GAP)
        palette = button.palette()
        palette.setColor(palette.ColorRole.ButtonText, look.color("caution"))
        button.setPalette(palette)
    return button


def rule(look: Look, *, vertical: bool = False, color: str = "hairline", thickness: int = 1) -> QFrame:
    """A hairline."""
    line = QFrame()
    fill(line, look, color)
    if vertical:
        line.setFixedWidth(thickness)
    else:
        line.setFixedHeight(thickness)
    return line


def fill(widget: QWidget, look: Look, ground: str, ink: str = "") -> None:
    """Gives a widget a ground (and an ink) of its own through its palette."""
    palette = widget.palette()
    for role in (palette.ColorRole.Window, palette.ColorRole.Button):  # children of a button paint with Button
        palette.setColor(role, look.color(ground))
    if ground == "band":  # the ring and the hover of what stands on the dark strip
        palette.setColor(palette.ColorRole.Highlight, look.color("on_band"))
        palette.setColor(palette.ColorRole.Midlight, look.color("band"))
    if ink:
        for role in (palette.ColorRole.WindowText, palette.ColorRole.Text, palette.ColorRole.ButtonText):
            palette.setColor(role, look.color(ink))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
