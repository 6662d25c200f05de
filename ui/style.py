"""Fusion without its default grey: flat tabs, buttons, fields and boxes, and one focus ring everywhere.

It paints stock widgets, so roles and names for screen readers are untouched, and it reads palette roles only, so a
system high-contrast palette flows through. It overrides drawing only: hints and measures are asked for thousands of
times while a page is laid out, and each such call through Python would delay the first paint.
"""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionProgressBar,
    QStyleOptionTab,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

CE: TypeAlias = QStyle.ControlElement
PE: TypeAlias = QStyle.PrimitiveElement
State: TypeAlias = QStyle.StateFlag
Role: TypeAlias = QPalette.ColorRole
RING = 3
HANG = 7  # px of a link beside its text: room for the ring
BUTTON_HANG = RING + 2  # px of a framed button beside its frame: room for the ring
ICON_GAP = 6  # px between the icon of a button and its text


class BedsideStyle(QProxyStyle):
    """The look of every control. Keep a reference for the whole run (Qt does not own styles made in Python)."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    # ------------------------------------------------------------ controls

    def drawControl(self, element: CE, option: QStyleOption, painter: QPainter, widget: QWidget | None = None) -> None:
        if element == CE.CE_CheckBox:
            return _draw_tick_box(option, painter)
        if element == CE.CE_TabBarTabShape and isinstance(option, QStyleOptionTab):
            return _draw_tab(option, painter, widget)
        if element == CE.CE_TabBarTabLabel and isinstance(option, QStyleOptionTab):
            return _draw_tab_label(option, painter, widget)
        if element == CE.CE_PushButtonBevel and isinstance(option, QStyleOptionButton):
            return _draw_button(option, painter)
        if element == CE.CE_PushButtonLabel and isinstance(option, QStyleOptionButton):
            if _is(option, State.State_Sunken):
                option.palette.setColor(Role.ButtonText, _color(option, Role.Base))  # on the ground of a pressed button
            elif _is(option, State.State_Enabled) and option.features & QStyleOptionButton.ButtonFeature.DefaultButton:
                # also where Qt makes the button: "Save" in its own dialog was petrol on petrol
                option.palette.setColor(Role.ButtonText, _color(option, Role.HighlightedText))
            if widget is not None and (key := widget.property("key")):
                _draw_key(option, painter, widget, str(key))
            if not option.icon.isNull():
                return _draw_icon_and_text(option, painter)
        if element == CE.CE_ToolButtonLabel and isinstance(option, QStyleOptionToolButton) and _has_both(option):
            return _draw_icon_and_text(option, painter)
        if element == CE.CE_ComboBoxLabel and isinstance(option, QStyleOptionComboBox):
            return _draw_combo_text(self, option, painter, widget)
        if element in (CE.CE_HeaderSection, CE.CE_HeaderEmptyArea):
            below = isinstance(widget, QHeaderView) and widget.orientation() == Qt.Orientation.Vertical
            return _draw_corner(option, painter, ruled=not below)
        if element in (CE.CE_ProgressBarGroove, CE.CE_ProgressBarContents):
            return _draw_progress(element, option, painter)
        return super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == QStyle.ComplexControl.CC_ScrollBar:
            return _draw_scroll_bar(self, option, painter, widget)
        if control == QStyle.ComplexControl.CC_ComboBox:
            return _draw_combo_box(option, painter)
        if control == QStyle.ComplexControl.CC_ToolButton and isinstance(option, QStyleOptionToolButton):
            option.features &= ~QStyleOptionToolButton.ToolButtonFeature.HasMenu
        return super().drawComplexControl(control, option, painter, widget)

    def drawPrimitive(
        self, element: PE, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if element in (PE.PE_FrameTabBarBase, PE.PE_FrameStatusBarItem):
            return None
        if element == PE.PE_PanelButtonTool:
            return _draw_tool_button(option, painter, framed=widget is not None and bool(widget.property("framed")))
        if element == PE.PE_FrameFocusRect:  # Qt asks for it 3 px inside a tool button: too near to the words
            return _draw_ring(option, painter, widget.rect() if isinstance(widget, QToolButton) else option.rect)
        if element == PE.PE_PanelLineEdit:
            return _draw_field(option, painter, widget)
        return super().drawPrimitive(element, option, painter, widget)


def _color(option: QStyleOption, role: Role) -> QColor:
    return QColor(option.palette.color(role))


def _is(option: QStyleOption, state: State) -> bool:
    return bool(option.state & state)


def _box(painter: QPainter, rect: QRect, fill: QColor | None, edge: QColor | None, width: int = 1) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    half = width / 2 if edge else 0
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), 3, 3)
    painter.restore()


def ground(painter: QPainter, rect: QRect, color: QColor) -> None:
    """As `fillRect`, which would make Qt's gradients (and their 180 names) to find out that this is none."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRect(rect)
    painter.restore()


def _draw_key(option: QStyleOption, painter: QPainter, widget: QWidget, key: str) -> None:
    """The key behind the words of a button; what is left of its place is for the words."""
    box = QRect(option.rect)
    option.rect.setRight(box.right() - int(widget.property("key_room")))
    painter.save()
    painter.setFont(widget.property("key_font"))
    painter.setPen(_color(option, Role.ButtonText))
    side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(box.adjusted(0, 0, -int(widget.property("key_edge")), 0), side, key)
    painter.restore()


def _draw_ring(option: QStyleOption, painter: QPainter, rect: QRect) -> None:
    _box(painter, rect, None, _color(option, Role.Highlight), RING)


def _draw_tick_box(option: QStyleOption, painter: QPainter) -> None:
    """A square of 28 at 100 % in a target of 44, its words at its right; the tick and the dash are drawn, not files."""
    rect: QRect = option.rect
    size = round(rect.height() * 28 / 44)
    square = QRect(0, 0, size, size)
    square.moveCenter(rect.center())
    if isinstance(option, QStyleOptionButton) and option.text:
        square.moveLeft(rect.left() + RING + 2)
        words = rect.adjusted(square.right() + 1 + size // 2 - rect.left(), 0, 0, 0)
        painter.setPen(_color(option, Role.WindowText))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic, option.text)
    done, not_applicable = _is(option, State.State_On), _is(option, State.State_NoChange)
    hover = _is(option, State.State_MouseOver)
    fill = _color(option, Role.Highlight if done else Role.Midlight if hover else Role.Base)
    edge = _color(option, Role.Highlight if done or hover else Role.Dark)
    _box(painter, square, fill, edge, 2)
    if done or not_applicable:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = _color(option, Role.HighlightedText if done else Role.WindowText)
        pen = QPen(ink, size / 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y, unit = square.left(), square.top(), size / 28
        if done:
            painter.drawPolyline([_at(x, y, unit, 8, 14.5), _at(x, y, unit, 12, 18.5), _at(x, y, unit, 20, 10)])
        else:
            painter.drawLine(_at(x, y, unit, 9, 14), _at(x, y, unit, 19, 14))
        painter.restore()
    if _is(option, State.State_HasFocus):
        gap = RING + 2
        _draw_ring(option, painter, square.adjusted(-gap, -gap, gap, gap))


def _at(x: int, y: int, unit: float, dx: float, dy: float) -> QPointF:
    return QPointF(x + dx * unit, y + dy * unit)


def _draw_tab(option: QStyleOptionTab, painter: QPainter, widget: QWidget | None) -> None:
    rect: QRect = option.rect
    line = QRect(rect.left(), rect.bottom() - 3, rect.width(), 4)
    if option.documentMode and widget is not None:  # the pages of a tab: the line is as wide as the words above it
        beside = int(widget.property("tab_space") or 0) // 2
        line.adjust(beside, 0, -beside, 0)
    if _is(option, State.State_MouseOver) and not _is(option, State.State_Selected):
        ground(painter, rect.adjusted(0, 2, 0, -2), _color(option, Role.Midlight))
    if _is(option, State.State_Selected):
        ground(painter, line, _color(option, Role.Highlight))
    if _is(option, State.State_HasFocus):
        _draw_ring(option, painter, rect.adjusted(1, 3, -1, -6))


def _draw_tab_label(option: QStyleOptionTab, painter: QPainter, widget: QWidget | None) -> None:
    """The selected tab in the strong weight; every tab keeps room for it, so nothing shifts (see TabStrip)."""
    painter.save()
    font = painter.font()
    selected = _is(option, State.State_Selected)
    if selected:
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
    role = Role.ButtonText if option.documentMode else Role.WindowText
    painter.setPen(_color(option, Role.WindowText if selected else role))
    lead = int(widget.property("tab_space") or 0) // 2 if widget is not None else 0
    backwards = option.direction == Qt.LayoutDirection.RightToLeft  # the words begin at the same edge, chosen or not
    side = Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft
    words = option.rect.adjusted(0 if backwards else lead, 0, -lead if backwards else 0, 0)
    painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic, option.text)
    painter.restore()


def _draw_button(option: QStyleOptionButton, painter: QPainter) -> None:
    rect: QRect = option.rect
    primary = bool(option.features & QStyleOptionButton.ButtonFeature.DefaultButton)
    inner = rect.adjusted(5, 5, -5, -5)
    if _is(option, State.State_Sunken):
        _box(painter, inner, _color(option, Role.WindowText), _color(option, Role.WindowText))
    elif primary and _is(option, State.State_Enabled):
        _box(painter, inner, _color(option, Role.Highlight), _color(option, Role.Highlight))
    else:
        hover = _is(option, State.State_MouseOver) and _is(option, State.State_Enabled)
        edge = _color(option, Role.Dark if _is(option, State.State_Enabled) else Role.Mid)
        _box(painter, inner, _color(option, Role.Midlight if hover else Role.Base), edge)
    if _is(option, State.State_HasFocus):
        _draw_ring(option, painter, rect)


def _has_both(option: QStyleOptionToolButton) -> bool:
    return not option.icon.isNull() and option.toolButtonStyle == Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def _draw_icon_and_text(option: QStyleOptionButton | QStyleOptionToolButton, painter: QPainter) -> None:
    """Both in the middle of the button as one, with a gap that Qt does not leave; the icon last in a right-to-left one."""
    text, size, rect = option.text.strip(), option.iconSize, QRect(option.rect)
    painter.save()
    if isinstance(option, QStyleOptionToolButton):
        painter.setFont(option.font)
    wide = painter.fontMetrics().horizontalAdvance(text)
    whole = QRect(0, 0, size.width() + ICON_GAP + wide, rect.height())
    whole.moveCenter(rect.center())
    backwards = option.direction == Qt.LayoutDirection.RightToLeft
    at = QRect(whole.right() + 1 - size.width() if backwards else whole.left(), 0, size.width(), size.height())
    at.moveTop(rect.center().y() - size.height() // 2 + 1)
    mode = QIcon.Mode.Normal if _is(option, State.State_Enabled) else QIcon.Mode.Disabled
    option.icon.paint(painter, at, Qt.AlignmentFlag.AlignCenter, mode)
    painter.setPen(_color(option, Role.ButtonText))
    words = whole.adjusted(0 if backwards else size.width() + ICON_GAP, 0, -(size.width() + ICON_GAP) * backwards, 0)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic
    painter.drawText(words.adjusted(0, 0, 1, 0), flags, text)
    painter.restore()


def _draw_tool_button(option: QStyleOption, painter: QPainter, *, framed: bool) -> None:
    rect: QRect = option.rect
    if framed:
        _box(painter, rect, _color(option, Role.Base), _color(option, Role.Dark))
    if _is(option, State.State_Sunken):
        _box(painter, rect, _color(option, Role.Midlight), _color(option, Role.Highlight))
    elif _is(option, State.State_On):
        _box(painter, rect, _color(option, Role.Midlight), _color(option, Role.Highlight))
    elif _is(option, State.State_MouseOver):
        _box(painter, rect, _color(option, Role.Midlight), None)
    if _is(option, State.State_HasFocus):
        _draw_ring(option, painter, rect)


def _draw_field(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if widget is not None and widget.property("frameless"):
        return
    rect: QRect = option.rect
    if _is(option, State.State_HasFocus):
        _box(painter, rect, _color(option, Role.Base), _color(option, Role.Highlight), RING)
    else:
        _box(painter, rect, _color(option, Role.Base), _color(option, Role.Dark))


def _draw_corner(option: QStyleOption, painter: QPainter, *, ruled: bool) -> None:
    """The corner of a table: the page's ground over the accent rule. Below the last row there is no rule."""
    rect: QRect = option.rect
    ground(painter, rect, _color(option, Role.Window))
    if ruled:
        ground(painter, QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), _color(option, Role.Highlight))


def _draw_progress(element: CE, option: QStyleOption, painter: QPainter) -> None:
    rect: QRect = option.rect
    if element == CE.CE_ProgressBarGroove:
        ground(painter, rect, _color(option, Role.Mid))
        if _color(option, Role.Mid) == _color(option, Role.WindowText):  # high contrast: a frame, an empty track
            ground(painter, rect.adjusted(1, 1, -1, -1), _color(option, Role.Window))
        return
    if isinstance(option, QStyleOptionProgressBar) and option.maximum > option.minimum:
        part = (option.progress - option.minimum) / (option.maximum - option.minimum)
        ground(
            painter,
            QRect(rect.left(), rect.top(), round(rect.width() * part), rect.height()),
            _color(option, Role.Highlight),
        )


def _draw_combo_box(option: QStyleOptionComplex, painter: QPainter) -> None:
    """A flat field with a chevron at its right edge."""
    rect: QRect = option.rect
    focus = _is(option, State.State_HasFocus)
    _box(
        painter,
        rect,
        _color(option, Role.Base),
        _color(option, Role.Highlight if focus else Role.Dark),
        RING if focus else 1,
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_color(option, Role.ButtonText), 2))
    x, y, reach = rect.right() - rect.height() / 2, rect.center().y(), rect.height() / 10
    painter.drawPolyline(
        [QPointF(x - reach, y - reach / 2), QPointF(x, y + reach / 2), QPointF(x + reach, y - reach / 2)]
    )
    painter.restore()


def _draw_combo_text(style: QStyle, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    room = style.subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
    )
    painter.setPen(_color(option, Role.ButtonText))
    room.setLeft(room.left() + 8)  # as far from the edge as what stands in a field
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, option.currentText)


def _draw_scroll_bar(style: QStyle, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None) -> None:
    """A flat track and a plain handle; no arrows."""
    control = QStyle.ComplexControl.CC_ScrollBar
    rect: QRect = option.rect
    ground(painter, rect, _color(option, Role.Window))
    handle = style.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
    if option.minimum == option.maximum:  # type: ignore[attr-defined]
        return
    inset = 4
    horizontal = _is(option, State.State_Horizontal)
    handle = handle.adjusted(0, inset, 0, -inset) if horizontal else handle.adjusted(inset, 0, -inset, 0)
    _box(painter, handle, _color(option, Role.Dark), None)
