"""Measures every visible widget of a window: text that has no room, widgets on top of one another, sideways scrolling.

It asks the widgets for their geometry and sets their texts anew with Qt's own text engine; it shares no code with them.
"""

from collections.abc import Iterator
from html import escape

from figures import split_in_plain_text, split_in_rich_text
from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionViewItem,
    QTabBar,
    QWidget,
)

from ui.widgets.prose import Prose
from ui.widgets.results import Results
from ui.widgets.sheet import Sheet
from ui.widgets.weight_table import WeightTable

WRAP = int(Qt.TextFlag.TextWordWrap)
TALL = 1_000_000
SLACK = 1  # px: Qt rounds widths of text up and down
Room = QRect


def complaints(window: QWidget) -> list[str]:
    """Everything that is wrong with what the window shows now, each as one line."""
    found: list[str] = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible():
            found += [f"{where(widget)}: {text}" for text in _of(widget)]
    return found


def where(widget: QWidget) -> str:
    """Which widget this is, for a person who has to find it."""
    kind = type(widget).__name__
    return f"{kind} {words_of(widget)[:50]!r}".strip()


def words_of(widget: QWidget) -> str:
    if isinstance(widget, Prose):
        return widget.plain
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text() or widget.accessibleName()
    return widget.accessibleName() or widget.objectName()


def _of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton):
        yield from _button(widget)
    elif isinstance(widget, QComboBox):
        yield from _combo_box(widget)
    elif isinstance(widget, QLineEdit):
        yield from _field(widget)
    elif isinstance(widget, QTabBar):
        yield from _tab_bar(widget)
    elif isinstance(widget, Sheet):
        yield from _sheet(widget)
    elif isinstance(widget, WeightTable):
        yield from _weight_table(widget)
    elif isinstance(widget, QListView):
        yield from _list(widget)
    if isinstance(widget, QAbstractScrollArea):
        yield from _sideways(widget)
    yield from _children(widget)


# ---------------------------------------------------------------- text


def _label(label: QLabel) -> Iterator[str]:
    if not label.pixmap().isNull():
        size = label.pixmap().deviceIndependentSize()
        if size.width() > label.width() or size.height() > label.height():
            yield f"a picture of {size.toTuple()} in {label.size().toTuple()}"
        return
    if not label.text():
        return
    inside = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + SLACK:
            yield f"needs {needed} px of height and has {label.height()}"
        text = label.text() if label.textFormat() == Qt.TextFormat.RichText else escape(label.text())
        wide, tall = text_size(text, label.font(), inside.width())
        if wide > inside.width() + SLACK:
            yield f"a word is {wide} px wide and there are {inside.width()}"
        if tall > inside.height() + SLACK:
            yield f"the text is {tall} px high and there are {inside.height()}"
        yield from split_in_rich_text(text, label.font(), inside.width())
    else:
        needed_size = _plain_size(label)
        if needed_size.width() > inside.width() + SLACK:
            yield f"needs {needed_size.width()} px of width and has {inside.width()}"
        if needed_size.height() > inside.height() + SLACK:
            yield f"needs {needed_size.height()} px of height and has {inside.height()}"


def _plain_size(label: QLabel) -> QSize:
    if label.textFormat() == Qt.TextFormat.PlainText:
        metrics = QFontMetrics(label.font())
        lines = label.text().split("\n")
        return QSize(max(map(metrics.horizontalAdvance, lines)), len(lines) * metrics.height())
    return label.sizeHint()


def text_size(text: str, font: QFont, width: int) -> tuple[int, int]:
    """How wide and high rich text comes out when it may be `width` px wide."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setHtml(text)
    document.setTextWidth(width)
    return round(document.size().width()), round(document.size().height())


def _button(button: QAbstractButton) -> Iterator[str]:
    if isinstance(button, QCheckBox) or button.findChildren(QLabel) or isinstance(button.parentWidget(), QLineEdit):
        return
    metrics = QFontMetrics(button.font())
    lines = button.text().replace("&", "").split("\n")
    needed = max(map(metrics.horizontalAdvance, lines))
    if not button.icon().isNull() and _shows_icon(button):
        needed += button.iconSize().width() + (4 if button.text() else 0)
    needed += int(button.property("key_room") or 0)
    if needed > button.width() + SLACK:
        yield f"needs {needed} px of width and has {button.width()}"
    tall = metrics.height() + (len(lines) - 1) * metrics.lineSpacing()
    if button.text() and tall > button.height() + SLACK:
        yield f"needs {tall} px of height and has {button.height()}"


def _shows_icon(button: QAbstractButton) -> bool:
    style = getattr(button, "toolButtonStyle", None)
    return style is None or style() != Qt.ToolButtonStyle.ToolButtonTextOnly


def _combo_box(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    metrics = QFontMetrics(box.font())
    for row in range(box.count()):
        needed = metrics.horizontalAdvance(box.itemText(row))
        if needed > room.width() + SLACK:
            yield f"entry {box.itemText(row)!r} needs {needed} px of width and has {room.width()}"
    if metrics.height() > box.height():
        yield f"needs {metrics.height()} px of height and has {box.height()}"


def _field(field: QLineEdit) -> Iterator[str]:
    metrics = QFontMetrics(field.font())
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    frame = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    room = frame.marginsRemoved(field.textMargins()).adjusted(2, 0, -2, 0)  # 2 px: QLineEdit's own, on each side
    for part in field.children():
        if isinstance(part, QWidget) and part.isVisible() and not (covered := room & part.geometry()).isEmpty():
            yield f"{where(part)} covers {covered.width()} px of the text"
    text = field.text() or field.placeholderText()
    if not field.text() and metrics.horizontalAdvance(text) > room.width() + SLACK:
        yield f"the hint {text!r} needs {metrics.horizontalAdvance(text)} px and has {room.width()}"
    if metrics.height() > field.height():
        yield f"needs {metrics.height()} px of height and has {field.height()}"


def _tab_bar(bar: QTabBar) -> Iterator[str]:
    strong = QFont(bar.font())
    strong.setWeight(QFont.Weight.DemiBold)
    for index in range(bar.count()):
        needed = QFontMetrics(strong).horizontalAdvance(bar.tabText(index))
        rect = bar.tabRect(index)
        if needed > rect.width() + SLACK or (strong and QFontMetrics(strong).height() > rect.height() + SLACK):
            yield f"tab {bar.tabText(index)!r} needs {needed} px of width and has {rect.size().toTuple()}"
        if not bar.rect().contains(rect):
            yield f"tab {bar.tabText(index)!r} sticks out: {rect.getRect()} in {bar.rect().getRect()}"


def _paragraph(text: str, font: QFont, width: int) -> tuple[int, int]:
    found = QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), TALL), WRAP, text)
    return found.width(), found.height()


def _list(view: QListView) -> Iterator[str]:
    """Rails and results: every row at least as high as its delegate asks for, no word wider than the view."""
    model, room = view.model(), view.viewport().width()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        shown = view.visualRect(index)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, room, 0)
        needed = view.itemDelegate().sizeHint(option, index)
        if needed.height() > shown.height() + SLACK:
            yield f"row {row} {index.data()!r} needs {needed.height()} px of height and has {shown.height()}"
        longest = max((str(index.data()) or "").split() or [""], key=len)
        width = QFontMetrics(view.font()).horizontalAdvance(longest)
        if width > room - 8:
            yield f"row {row}: the word {longest!r} is {width} px wide and the view {room}"


def _sheet(sheet: Sheet) -> Iterator[str]:
    look, model = sheet.look, sheet.sheet
    across = 2 * look.px(8 if look.narrow else 14)
    body, strong, note = look.font("body"), look.font("body", strong=True), look.font("note")
    for column in range(model.columnCount()):
        name = str(model.headerData(column, Qt.Orientation.Horizontal))
        width, height = _paragraph(name, strong, sheet.columnWidth(column) - across)
        if width > sheet.columnWidth(column) - across + SLACK:
            yield f"the column head {name!r} needs {width} px and has {sheet.columnWidth(column) - across}"
        if height > sheet.horizontalHeader().height():
            yield f"the column head {name!r} needs {height} px of height"
    side = sheet.verticalHeader()
    for row in range(model.rowCount()):
        if side.isVisible():
            name = str(model.headerData(row, Qt.Orientation.Vertical))
            width, height = _paragraph(name, strong, side.width() - across)
            if width > side.width() - across + SLACK or height > sheet.rowHeight(row):
                yield f"the row head {name!r} needs {(width, height)}, has {(side.width() - across, sheet.rowHeight(row))}"
            if sheet.head_chips:
                yield from _head_chip(sheet, row, QRect(across // 2, 0, width, height + look.px(4)))
        for column in range(model.columnCount()):
            cell = model.cell(model.index(row, column))
            beside = sheet.itemDelegate().chip_room(cell, sheet.columnWidth(column))  # type: ignore[attr-defined]
            room = sheet.columnWidth(column) - across - beside
            used = 0
            texts = [(part, font) for name, text in cell.paragraphs for part, font in ((name, note), (text, body))]
            if cell.chip and beside:
                if QFontMetrics(note).horizontalAdvance(cell.chip.text) > beside + SLACK:
                    yield f"cell {row},{column} {cell.chip.text!r} does not fit beside the words"
            elif cell.chip and not sheet.head_chips:
                texts.append((cell.chip.text, note))
            for text, font in texts:
                if text:
                    width, height = _paragraph(text, font, room)
                    used += height
                    if width > room + SLACK:
                        yield f"cell {row},{column} {text[:40]!r}: a word of {width} px in {room}"
            for role, text, _ in sheet.itemDelegate()._layout(cell, sheet.columnWidth(column)):  # type: ignore[attr-defined]
                font = {"label": note, "chip": note, "differ": note, "strong": strong}.get(role, body)
                yield from split_in_plain_text(text, font, room)
            if used > sheet.rowHeight(row) + SLACK:
                yield f"cell {row},{column} {cell.text[:40]!r} needs {used} px of height and has {sheet.rowHeight(row)}"


def _head_chip(sheet: Sheet, row: int, name: QRect) -> Iterator[str]:
    """The chip of a row has the words it needs the room for, inside its head and not on the name."""
    side = sheet.verticalHeader()
    chip, place = side.chip_of(row), side.chip_place(row)  # type: ignore[attr-defined]
    if chip is None:
        return
    sign = sheet.look.px(21) if chip.warns else 0
    wide, tall = _paragraph(chip.short, sheet.look.font("note"), place.width() - sign)
    if wide > place.width() - sign + SLACK or tall > place.height() + SLACK:
        yield f"the chip {chip.short!r} of row {row} needs {(wide + sign, tall)} and has {place.size().toTuple()}"
    if not QRect(0, 0, side.width(), sheet.rowHeight(row)).contains(place):
        yield f"the chip {chip.short!r} of row {row} sticks out: {place.getRect()} of {sheet.rowHeight(row)}"
    if place.top() < name.bottom() and place.left() <= name.right():
        yield f"the chip {chip.short!r} of row {row} lies on the name"


def _weight_table(table: WeightTable) -> Iterator[str]:
    look, model = table.look, table.weights
    strong, note = QFontMetrics(look.font("key", strong=True)), QFontMetrics(look.font("note"))
    side = table.verticalHeader()
    for column in range(model.columnCount()):
        for role, metrics in ((Qt.ItemDataRole.DisplayRole, strong), (Qt.ItemDataRole.UserRole, note)):
            name = str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            if metrics.horizontalAdvance(name) > table.columnWidth(column) - look.px(12) + SLACK:
                yield f"the column head {name!r} does not fit {table.columnWidth(column)} px"
    for row in range(model.rowCount()):
        name = str(model.headerData(row, Qt.Orientation.Vertical))
        if strong.horizontalAdvance(name) > side.width() - look.px(10) + SLACK:
            yield f"the row head {name!r} does not fit {side.width()} px"
        for column in range(model.columnCount()):
            index: QModelIndex = model.index(row, column)
            upper, lower = str(index.data()).split("\n")
            room = table.columnWidth(column) - look.px(6) - look.px(8)
            set_in = table.strong_font(column)
            if table.stacked():
                wide, tall = _paragraph(lower, look.font("note"), room)
                above = _paragraph(upper, set_in, room)
                if max(wide, above[0]) > room + SLACK or above[1] + tall > table.rowHeight(row):
                    yield f"cell {index.data()!r} needs {(wide, tall)} px and has {room} by {table.rowHeight(row)}"
            elif QFontMetrics(set_in).horizontalAdvance(upper) + note.horizontalAdvance(lower) > room:
                yield f"cell {index.data()!r} has {room} px for both side by side"


# ---------------------------------------------------------------- places


def _sideways(area: QAbstractScrollArea) -> Iterator[str]:
    if (most := area.horizontalScrollBar().maximum()) > 0:
        yield f"can be scrolled sideways by {most} px"
    if isinstance(area, QScrollArea) and area.widget() is not None and area.widget().width() > area.viewport().width():
        yield f"its page is {area.widget().width()} px wide in {area.viewport().width()}"


def _children(parent: QWidget) -> Iterator[str]:
    """Children that stick out of their parent, or lie on one another."""
    if isinstance(parent, QComboBox | QAbstractSpinBox | QTabBar):
        return
    scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea) and parent is parent.parentWidget().viewport()
    shown = [
        child
        for child in parent.children()
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow() and not _lies_on_top(child)
    ]
    for child in shown:
        if not scrolls and not parent.rect().contains(child.geometry()) and not child.size().isEmpty():
            yield f"{where(child)} sticks out: {child.geometry().getRect()} in {parent.size().toTuple()}"
    if isinstance(parent, QStackedWidget | QAbstractScrollArea):
        return
    placed = sorted(((child.geometry(), child) for child in shown), key=lambda pair: pair[0].top())
    for number, (box, one) in enumerate(placed):
        for below, other in placed[number + 1 :]:
            if below.top() > box.bottom():
                break
            both = box.intersected(below)
            if not both.isEmpty():
                yield f"{where(one)} and {where(other)} lie on one another: {both.size().toTuple()}"


def _lies_on_top(widget: QWidget) -> bool:
    """What is meant to lie on something else: the results under the search box, a table's heads, the hint in a field."""
    parent = widget.parentWidget()
    if isinstance(widget, Results | QHeaderView | QScrollBar):
        return True
    return isinstance(parent, QAbstractItemView | QLineEdit)


def fits_exactly(window: QMainWindow, size: tuple[int, int]) -> list[str]:
    """Whether the window could be made as small as it was asked to be."""
    had = window.size().toTuple()
    return [] if had == size else [f"the window is {had}, not {size}: something in it cannot be made smaller"]


def in_sight(widget: QWidget) -> bool:
    """Whether the whole widget can be seen without scrolling."""
    if not widget.isVisible():
        return False
    window = widget.window()
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None:
        frame = QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        if not frame.contains(box):
            return False
        if parent is window:
            break
        parent = parent.parentWidget()
    return True
