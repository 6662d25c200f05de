"""Every state of every control, the type and the colours on one page: what `--shots` draws beside the pages themselves.

Nobody meets it in the window. The controls are the real ones; only the states that a pointer or the keyboard would give
them are put on by hand, since one picture cannot have them all at once.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QStyle,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.content.evidence import Chip
from app.tongue import mark, tr
from ui.style import BUTTON_HANG, HANG
from ui.theme import DARK, LIGHT, Look, Tokens
from ui.widgets.controls import Door, PushButton, chip_button, fill, flat, push
from ui.widgets.local import LocalTag
from ui.widgets.notice import Notice
from ui.widgets.prose import Prose, label
from ui.widgets.rail import Entry, Index, Rail, RailDelegate
from ui.widgets.sign import Sign
from ui.widgets.tick_box import TickBox

State = QStyle.StateFlag
HOVER, FOCUS = State.State_MouseOver, State.State_HasFocus
SHOWN = (
    "window",
    "base",
    "alternate",
    "hairline",
    "edge",
    "ink",
    "quiet",
    "accent",
    "tint",
    "caution",
    "never",
    "band",
)
TYPE = (
    ("reader", mark("28 Reader step")),
    ("title", mark("20 Page title, clock")),
    ("step", mark("16 Checklist step")),
    ("key", mark("14 Heading, drug name, vial count")),
    ("body", mark("12 Body and controls")),
    ("note", mark("10.5 Chips, hints, edition line")),
)
FIGURES = "0O 1lI   20\u00a0mg   0.25\u00a0mg/\u2060kg   1,500\u00a0mg   600\u00a0mL"


class _Push(PushButton):
    put_on = State.State_None

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.state |= self.put_on


class _Flat(Door):
    put_on = State.State_None

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        option.state |= self.put_on


class _Box(TickBox):
    put_on = State.State_None

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.state |= self.put_on


class _Entries(RailDelegate):
    """At rest, hovered, chosen, chosen and focused: one entry each."""

    _put_on = (State.State_None, HOVER, State.State_Selected, State.State_Selected | FOCUS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option.state = State.State_Enabled | self._put_on[index.row()]
        super().paint(painter, option, index)


class StateSheet(QWidget):
    """One page of 1366×768 at 100 %."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setWindowTitle(tr("States and tokens"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()  # or the first button would have a ring that is not put on
        fill(self, look, "window")
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(32), look.px(20), look.px(32), look.px(16))
        column.setSpacing(look.px(8))
        column.addWidget(label(look, tr("States and tokens"), "title", strong=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(48))
        grid.setVerticalSpacing(look.px(24))
        sections = (self._buttons(), self._boxes(), self._signs(), self._lists(), self._notices(), self._type())
        for number, section in enumerate(sections):
            grid.addLayout(section, number // 3, number % 3)
            grid.setColumnStretch(number % 3, 1)
        column.addLayout(grid)
        for name, tokens in ((tr("Light"), LIGHT), (tr("Dark"), DARK)):
            column.addLayout(self._colours(name, tokens))
        column.addStretch(1)

    def _section(self, title: str) -> QVBoxLayout:
        section = QVBoxLayout()
        section.setSpacing(self._look.px(4))
        section.addWidget(label(self._look, title, "key", strong=True))
        return section

    def _line(self, *widgets: QWidget, gap: int = 8, hang: int = 0) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addSpacing(-hang)
        line.setSpacing(self._look.px(gap))
        for widget in widgets:
            line.addWidget(widget)
        line.addStretch(1)
        return line

    def _buttons(self) -> QVBoxLayout:
        look, section = self._look, self._section(tr("Buttons"))
        for primary, first in ((True, tr("Primary")), (False, tr("Secondary"))):
            rest, pressed, focused, off = (
                push(look, name, primary=primary, kind=_Push)
                for name in (first, tr("Pressed") if primary else tr("Hover"), tr("Focus"), tr("Disabled"))
            )
            assert isinstance(pressed, _Push)
            assert isinstance(focused, _Push)
            pressed.setDown(primary)
            pressed.put_on, focused.put_on = (State.State_None if primary else HOVER), FOCUS
            off.setEnabled(False)
            section.addLayout(self._tight(rest, pressed, focused, off))
        names = (tr("Flat"), tr("Hover"), tr("Open here"), tr("Focus"))
        flats = [flat(look, name, kind=_Flat) for name in names]
        for button, put_on in zip(flats, (State.State_None, HOVER, State.State_None, FOCUS), strict=True):
            assert isinstance(button, _Flat)
            button.put_on = put_on
        assert isinstance(flats[2], Door)
        flats[2].show_here(True)
        section.addLayout(self._line(*flats, gap=12, hang=HANG))
        section.addStretch(1)
        return section

    def _tight(self, *buttons: QAbstractButton) -> QHBoxLayout:
        """Four in a column of the sheet: as wide as their words ask for."""
        for button in buttons:
            words = button.fontMetrics().horizontalAdvance(button.text())
            button.setMinimumWidth(words + self._look.px(36))
            button.setFixedWidth(words + self._look.px(36))
        return self._line(*buttons, gap=2, hang=BUTTON_HANG)

    def _boxes(self) -> QVBoxLayout:
        look, section = self._look, self._section(tr("Tick boxes, 28 in a target of 44"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        states = (
            (tr("to do"), "todo", State.State_None),
            (tr("hover"), "todo", HOVER),
            (tr("focus"), "todo", FOCUS),
            (tr("done"), "done", State.State_None),
            (tr("not applicable"), "not-applicable", State.State_None),
        )
        for number, (name, state, put_on) in enumerate(states):
            box = _Box(look)
            box.put_on = put_on
            box.show_state(state)
            box.setAccessibleName(name)
            grid.addWidget(box, 0, number, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(label(look, name, "note"), 1, number, Qt.AlignmentFlag.AlignHCenter)
        grid.setColumnStretch(len(states), 1)
        section.addLayout(grid)
        section.addWidget(Prose(look, tr("Not saved: the box goes back, a line says why."), color="never"))
        section.addStretch(1)
        return section

    def _signs(self) -> QVBoxLayout:
        look, section = self._look, self._section(tr("Tags and signs"))
        tag = LocalTag(look, tr("Local: ward pharmacy"), tr("Who gave it, and when"))
        chips = [
            chip_button(look, Chip(text, warns), text, lambda: None)
            for text, warns in (
                (tr("Guideline {count}").format(count=3), False),
                (tr("Sources differ {count}").format(count=4), True),
            )
        ]
        section.addLayout(self._line(tag, *chips))
        rows = (
            (("clock", "quiet", tr("Re-check 14:50")), ("triangle-alert", "caution", tr("Re-check overdue by 6 min"))),
            (("", "quiet", tr("not sourced")), ("triangle-alert", "caution", tr("Review overdue"))),
        )
        for row in rows:
            widgets: list[QWidget] = []
            for sign, color, words in row:
                if sign:
                    widgets.append(Sign(look, sign, color, 16))
                widgets.append(label(look, words, strong=color == "caution", color=color))
            section.addLayout(self._line(*widgets, gap=6))
        section.addStretch(1)
        return section

    def _lists(self) -> QVBoxLayout:
        look, section = self._look, self._section(tr("Lists"))
        names = (tr("At rest"), tr("Hover"), tr("Selected"), tr("Selected and focused"))
        rail = Rail(look, tr("Lists"), [Entry(str(number), name) for number, name in enumerate(names, 1)])
        rail.setItemDelegate(_Entries(look, rail))
        rail.setFixedHeight(len(names) * look.px(37))
        section.addWidget(rail)
        section.addStretch(1)
        return section

    def _notices(self) -> QVBoxLayout:
        look, section = self._look, self._section(tr("Three notices, never more"))
        section.addWidget(Notice(look, "plain", "", tr("A fact that is not an act. There is no box to tick.")))
        section.addWidget(Notice(look, "caution", tr("Caution"), tr("Sign, word and colour together.")))
        section.addWidget(Notice(look, "never", tr("Stop"), tr("Only for what must not be done.")))
        section.addStretch(1)
        return section

    def _type(self) -> QVBoxLayout:
        look, section = self._look, self._section(tr("Type, points"))
        section.setSpacing(0)
        for role, words in TYPE:
            line = label(look, tr(words), role, strong=role in ("reader", "title", "key"))
            if role == "reader":  # wide windows have a larger one
                font = line.font()
                font.setPointSizeF(28 * look.scale / 100)
                line.setFont(font)
            section.addWidget(line)
        section.addWidget(label(look, FIGURES))
        section.addStretch(1)
        return section

    def _colours(self, name: str, tokens: Tokens) -> QGridLayout:
        look = self._look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(0)
        grid.addWidget(label(look, name, "key", strong=True), 0, 0, 1, len(SHOWN))
        named = look._replace(given=tokens)
        for column, token in enumerate(SHOWN):
            frame = QFrame()
            fill(frame, look, "edge")
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(1, 1, 1, 1)
            swatch = QWidget()
            swatch.setFixedHeight(look.px(26))
            fill(swatch, named, token)
            inside.addWidget(swatch)
            grid.addWidget(frame, 1, column)
            grid.addWidget(label(look, token, "note"), 2, column)
            grid.addWidget(label(look, getattr(tokens, token), "note", color="quiet"), 3, column)
            grid.setColumnStretch(column, 1)
        return grid
