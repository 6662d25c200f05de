"""The line at the head of every screen: four tabs, two side doors, the search box and the menu."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QTabBar, QWidget

from app.tongue import mark, tr
from ui.theme import Look, Width
from ui.typography import tool_tip
from ui.widgets.controls import Door, fill, flat
from ui.widgets.prose import label
from ui.widgets.sign import Sign

HEIGHT = {Width.TINY: 36, Width.NARROW: 46, Width.MEDIUM: 56, Width.WIDE: 56}
TABS = ("overview", "compare", "checklist", "faq")
TAB_NAMES = {
    "overview": mark("Overview"),
    "compare": mark("Compare"),
    "checklist": mark("Checklist"),
    "faq": mark("FAQ"),
}


_FRAME = 5  # px on each side of a field's text: the style's frame and what QLineEdit keeps free


class TabStrip(QTabBar):
    """A tab bar in which every tab keeps room for the strong weight, so that choosing one moves nothing."""

    def __init__(self, look: Look, names: list[str], height: int, *, link_colour: bool = False) -> None:
        super().__init__()
        self._look, self._height, self._marked = look, height, -1
        self._widths: dict[str, int] = {}  # it is asked for them a dozen times
        self.setFont(look.font("body"))
        self.setProperty("tab_space", look.px({Width.TINY: 13, Width.NARROW: 26}.get(look.width, 36)))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setDocumentMode(link_colour)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for name in names:
            self.addTab(name)

    def mark_running(self, index: int, about: str) -> None:
        """A dot beside a tab's words, in the room that every tab has there; `about` says it in words ("" for no dot)."""
        self._marked = index if about else -1
        name = self.tabText(index)
        self.setAccessibleTabName(index, f"{name}. {about}" if about else name)
        self.setTabToolTip(index, tool_tip(about))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marked < 0:
            return
        rect, font = self.tabRect(self._marked), self._look.font("body", strong=True)
        words = QFontMetrics(font).horizontalAdvance(self.tabText(self._marked))
        side = self._look.px(6)
        beside = rect.center().x() + (words + 1) // 2 + 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("accent"))
        painter.drawEllipse(beside, rect.center().y() - QFontMetrics(font).ascent() // 2 - side // 2, side, side)
        painter.end()

    def tabSizeHint(self, index: int) -> QSize:
        words = self.tabText(index)
        if words not in self._widths:
            self._widths[words] = QFontMetrics(self._look.font("body", strong=True)).horizontalAdvance(words)
        return QSize(self._widths[words] + int(self.property("tab_space")), self._height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)


class SearchField(QLineEdit):
    """The search box. Keys that move in the results are handed on by the results list."""

    neared = Signal()  # the pointer came to it

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setObjectName("search")
        self.setFont(look.font("body"))
        self.setPlaceholderText(tr("Search"))
        self.setAccessibleName(tr("Search"))
        self.setAccessibleDescription(
            tr("Finds drugs, signs, steps, questions and words everywhere. Down opens the results.")
        )
        self.setToolTip("Ctrl+K")
        self.setClearButtonEnabled(False)
        self.setMaxLength(200)
        self.setMinimumHeight(look.px(HEIGHT[look.width] - 12))
        self.setMinimumWidth(look.px(90 if look.width == Width.TINY else 194))
        self.setMaximumWidth(look.px(320))
        # Not as actions of the field: those have no room for a finger, and the sign would be a button that does nothing.
        self._sign = Sign(look, "search", "quiet", parent=self)
        self.clear_button = flat(look, "", "x", act=self.clear, name=tr("Clear the search"))
        self.clear_button.setParent(self)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc clears, too
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.hide()
        self._hint = label(look, tr("Ctrl K"), "note", color="quiet")
        self._hint.setParent(self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.setVisible(look.width > Width.TINY)
        self.textChanged.connect(lambda _: self._arrange())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.neared.emit()

    def shows(self, text: str) -> bool:
        """Whether there is room for so many words; where text is large the box may hold five letters."""
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - 2 * _FRAME
        return self.fontMetrics().horizontalAdvance(text) <= room

    def _arrange(self) -> None:
        """The sign at the left; at the right the key, or what clears the box; the longer hint where there is room."""
        gap, height = self.look.px(6 if self.look.width == Width.TINY else 10), self.height()
        typed, hinted = bool(self.text()), self.look.width > Width.TINY
        self._hint.setVisible(hinted and not typed)
        self.clear_button.setVisible(typed)
        side = max(24, min(self.clear_button.minimumWidth(), height - 4))
        self.clear_button.setMinimumSize(QSize(side, side))
        self.clear_button.setGeometry(self.width() - side - 2, (height - side) // 2, side, side)
        hint = self._hint.sizeHint().width() if hinted else 0
        self._hint.setGeometry(self.width() - hint - gap - 2, 0, hint, height)
        self._sign.move(gap, (height - self._sign.height()) // 2)
        left, right = self._sign.width() + gap + self.look.px(2), side if typed else hint + gap
        self.setTextMargins(left, 0, right, 0)
        whole = tr("Search drug, sign or word")
        fits = self.fontMetrics().horizontalAdvance(whole) + left + right + 2 * gap + 8 <= self.width()
        self.setPlaceholderText(whole if fits else tr("Search"))


class Header(QFrame):
    """`tab` is the index of a tab that was chosen (also when it was already chosen); `door` names a side door."""

    tab = Signal(int)
    door = Signal(str)
    menu = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fill(self, look, "window")
        height = look.px(HEIGHT[look.width])
        self.setFixedHeight(height)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.margin, 0, look.margin - look.px(8), 0)
        row.setSpacing(look.px(4 if look.narrow else 8))
        if look.width == Width.WIDE:
            row.addWidget(label(look, "NMS Bedside", "key", strong=True, color="accent"))
        self.tabs = TabStrip(look, [tr(TAB_NAMES[tab]) for tab in TABS], height)
        self.tabs.setAccessibleName(tr("Pages"))
        self.tabs.tabBarClicked.connect(self._clicked)
        self.tabs.currentChanged.connect(self.tab)
        if look.width < Width.WIDE:  # no word mark: the first tab's words stand at the margin
            lead = int(self.tabs.property("tab_space")) // 2
            row.setContentsMargins(max(0, look.margin - lead), 0, max(0, look.margin - look.px(8)), 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        self.doors: dict[str, Door] = {}
        if look.width > Width.TINY:
            for door, name, key in (
                ("differential", tr("Is it NMS?"), "Ctrl+5"),
                ("preparation", tr("Preparation"), "Ctrl+6"),
            ):
                button = flat(look, name, kind=Door)
                assert isinstance(button, Door)
                button.setToolTip(key)
                button.clicked.connect(lambda _=False, door=door: self.door.emit(door))
                self.doors[door] = button
                row.addWidget(button)
        self.search = SearchField(look)
        row.addWidget(self.search, 2)
        self.menu_button = flat(look, "", "menu", act=self.menu.emit, name=tr("Menu"))
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where the nurse works
        row.addWidget(self.menu_button)

    def _clicked(self, index: int) -> None:
        if index == self.tabs.currentIndex():
            self.tab.emit(index)

    def show_place(self, tab: int, door: str) -> None:
        """Marks where the reader is, without announcing it."""
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(tab)
        self.tabs.blockSignals(False)
        self.tabs.update()
        for name, button in self.doors.items():
            button.show_here(name == door)
            if name != door and button.hasFocus():  # its ring would mark a second place
                self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_running(self, running: bool) -> None:
        """Marks the checklist's tab while one is open."""
        self.tabs.mark_running(TABS.index("checklist"), tr("A checklist is running.") if running else "")

    def disable(self) -> None:
        """For the broken-content page: nothing here leads anywhere but the menu."""
        self.tabs.setEnabled(False)
        self.search.setVisible(False)
        for button in self.doors.values():
            button.setVisible(False)
