"""The window: header, page, phones, edition; routes "show this id" to a tab. It holds no clinical decision.

Everything visible is built from a `Look`. When the theme, the text size or the width class changes, the frame is built
anew and the reader is put back where they were.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QListView,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.content.content import Content
from app.content.evidence import provenance
from app.content.find import Finder, place_names
from app.content.items import Item
from app.content.search import Hit
from ui.pages.differential import DifferentialPage
from ui.search_desk import SearchDesk
from ui.session_desk import SessionDesk
from ui.settings import Settings
from ui.tabs.checklist import ChecklistTab
from ui.tabs.compare import PAGES as COMPARE_PAGES
from ui.tabs.compare import CompareTab
from ui.tabs.faq import FaqTab
from ui.tabs.overview import OverviewTab
from ui.theme import Look, Width, look_for, system_theme
from ui.widgets.controls import fill, rule
from ui.widgets.header import TABS, Header
from ui.widgets.source_panel import SourcePanel
from ui.widgets.strips import UNREVIEWED, EditionLine, Phone, PhoneStrip, edition_text
from ui.window_menu import WindowMenu
from ui.word_tips import WordTips

SMALLEST = (480, 360)


class MainWindow(QMainWindow):
    """`start` is the tab to open first; `phones` are the site's."""

    def __init__(
        self,
        content: Content,
        desk: SessionDesk,
        settings: Settings,
        *,
        start: str = "overview",
        phones: tuple[Phone, ...] = (),
        look: Look | None = None,
    ) -> None:
        super().__init__()
        self.content, self.desk, self.settings, self.phones = content, desk, settings, phones
        self.finder = Finder(content)
        self.setWindowTitle("NMS Bedside")
        self.setMinimumSize(*SMALLEST)
        self._fixed_look = look
        self.look = look or look_for(self._theme(), settings.text_scale, self.width())
        self._tab, self._door, self._panel_item = TABS.index(start), "", ""
        self._places: dict[str, str] = {}
        self._back: QWidget | None = None
        self._names: dict[str, str] | None = None
        self.search = SearchDesk(self, content, self.finder)
        self.menus = WindowMenu(self)
        self.word_tips = WordTips(content, self)
        if application := QApplication.instance():
            application.installEventFilter(self.word_tips)
        self._before_search: tuple[int, str, dict[str, str]] | None = None
        self._shortcuts()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(lambda _: self.relook())

    # ------------------------------------------------------------ look

    def _theme(self) -> str:
        return system_theme() if self.settings.theme == "system" else self.settings.theme

    def relook(self) -> None:
        """Builds the frame anew if the theme, the text size or the width class changed."""
        if self._fixed_look is not None:
            return
        look = look_for(self._theme(), self.settings.text_scale, self.width())
        if look != self.look or self.centralWidget() is None:
            self.look = look
            self.build()

    def build(self) -> None:
        """Makes the frame and the tab that is shown; the other tabs follow when they are first opened."""
        look = self.look
        application = QApplication.instance()
        if isinstance(application, QApplication) and application.palette() != look.palette():
            application.setPalette(look.palette())
        remembered = dict(self._places)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header(look)
        self.header.tab.connect(self.open_tab)
        self.header.door.connect(self.show_id)
        self.header.menu.connect(self.menus.popup)
        column.addWidget(self.header)
        column.addWidget(rule(look))
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self.stack = QStackedWidget()
        self.tabs: dict[str, QWidget] = {}
        body.addWidget(self.stack, 1)
        self.panel = SourcePanel(look, self.content.edition, UNREVIEWED)
        self.panel.closed.connect(self.close_panel)
        self.panel.hide()
        if look.width == Width.WIDE:
            body.addWidget(self.panel)
        else:
            self.stack.addWidget(self.panel)
        column.addLayout(body, 1)
        self.phone_strip = PhoneStrip(look, self.phones)
        self.phone_strip.how_to.connect(self.menus.how_to_add_phones)
        column.addWidget(self.phone_strip)
        column.addWidget(rule(look))
        short = look.width == Width.TINY
        column.addWidget(
            EditionLine(look, edition_text(self.content.edition, short), UNREVIEWED, "Not reviewed at this site")
        )
        fill(central, look, "window")
        self.setCentralWidget(central)
        self.search.attach(self.header.search, central)
        self._places = remembered
        self.open_tab(self._tab, keep=True)

    def _tab_widget(self, name: str) -> QWidget:
        """The widget of a tab or side page, made the first time it is shown."""
        if name in self.tabs:
            return self.tabs[name]
        look, content = self.look, self.content
        made: OverviewTab | CompareTab | ChecklistTab | FaqTab | DifferentialPage
        if name == "overview":
            made = OverviewTab(look, content)
        elif name == "compare":
            made = CompareTab(look, content)
        elif name == "checklist":
            made = ChecklistTab(look, content, self.desk, self.names)
        elif name == "differential":
            made = DifferentialPage(look, content)
        else:
            made = FaqTab(look, content, self.names)
        made.cite.connect(self.show_sources)
        if not isinstance(made, DifferentialPage):
            made.go.connect(self.show_id)
        if isinstance(made, CompareTab):
            made.moved.connect(self._compare_moved)
        self.tabs[name] = made
        self.stack.addWidget(made)
        if (place := self._places.get(name)) and isinstance(made, OverviewTab | CompareTab | FaqTab):
            made.open(place)
        return made

    @property
    def names(self) -> dict[str, str]:
        """What links to each place say."""
        if self._names is None:
            self._names = place_names(self.content)
        return self._names

    # ------------------------------------------------------------ routing

    def open_tab(self, index: int, *, keep: bool = False) -> None:
        """Shows a tab by its number, 0 to 3. Choosing the tab one is in leaves its side page."""
        again = index == self._tab and not keep and not self.panel.isVisible()
        self._tab = index
        name = TABS[index]
        widget = self._tab_widget("differential" if keep and self._door == "differential" else name)
        if not (keep and self._door):
            left_door, self._door = self._door, ""
            if isinstance(widget, CompareTab) and (left_door == "preparation" or again):
                widget.open("compare")
            if isinstance(widget, OverviewTab) and again and not left_door:
                widget.open("key-points")
        self.close_panel(focus=False)
        self.stack.setCurrentWidget(widget)
        self.header.show_place(index, self._door)
        self._remember()

    def focus_page(self) -> None:
        """Puts the keyboard where the eye is led first: the primary button, the next box, the list."""
        page = self.stack.currentWidget()
        if isinstance(page, ChecklistTab):
            page.focus_next()
            return
        for kind in (QPushButton, QListView, QAbstractButton):
            for widget in page.findChildren(kind):
                if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    widget.setFocus()
                    return

    def _compare_moved(self, page: str) -> None:
        self._door = "preparation" if page == "preparation" else ""
        self.header.show_place(TABS.index("compare"), self._door)
        self._remember()

    def _remember(self) -> None:
        for name, widget in self.tabs.items():
            if isinstance(widget, OverviewTab | CompareTab | FaqTab):
                self._places[name] = widget.place()

    def show_id(self, target: str, words: tuple[str, ...] = ()) -> bool:
        """Opens whatever has this id: a tab, a page, or an item where it stands."""
        self.search.close()
        if target in TABS:
            self.open_tab(TABS.index(target))
            return True
        if target == "differential":
            return self._open_door("differential")
        if target in COMPARE_PAGES or target == "regimens":
            return self._open_in("compare", target, target, words)
        if any(condition.id == target for condition in self.content.differential.conditions):
            return self._open_door("differential") and self._show_condition(target, target, words)
        item = self.finder.item(target)
        if item is not None:
            return self._show_item(item, words)
        return any(self._open_in(tab, target, target, words) for tab in ("overview", "compare", "faq"))

    def show_hit(self, hit: Hit, words: tuple[str, ...]) -> None:
        """Opens a search result at its place; Esc then returns to where the person was."""
        before = (self._tab, self._door, dict(self._places))
        item = self.finder.item(hit.id)
        if item is None or not self._show_item(item, words):
            self.show_id(hit.page, words)
        self._before_search = before

    def _return(self) -> None:
        """Back to where the person was before they opened a search result."""
        if self._before_search is None:
            return
        (tab, door, places), self._before_search = self._before_search, None
        if door == "differential":
            self._open_door(door)
            return
        name = TABS[tab]
        widget = self._tab_widget(name)
        self.open_tab(tab)
        if isinstance(widget, OverviewTab | CompareTab | FaqTab) and name in places:
            widget.open(places[name])
        self.focus_page()

    def _show_item(self, item: Item, words: tuple[str, ...]) -> bool:
        if item.tab == "checklist":
            self.open_tab(TABS.index("checklist"))
            widget = self._tab_widget("checklist")
            return isinstance(widget, ChecklistTab) and widget.show_item(item.page, words)
        if item.tab == "differential":
            return self._open_door("differential") and self._show_condition(item.page, item.id, words)
        if item.tab == "glossary":
            return self._open_in("overview", "glossary", item.id, words)
        if item.tab == "sources":
            return self._open_in("overview", "sources", item.id, words)
        tab = "compare" if item.tab == "preparation" else item.tab
        return self._open_in(tab, item.page, item.id, words)

    def _show_condition(self, page: str, item: str, words: tuple[str, ...]) -> bool:
        widget = self._tab_widget("differential")
        return isinstance(widget, DifferentialPage) and widget.show_item(page, item, words)

    def _open_in(self, tab: str, page: str, item: str, words: tuple[str, ...]) -> bool:
        widget = self._tab_widget(tab)
        if not isinstance(widget, OverviewTab | CompareTab | FaqTab):
            return False
        if not widget.show_item(page, item, words):
            return False
        self._tab = TABS.index(tab)
        self._door = "preparation" if isinstance(widget, CompareTab) and widget.place() == "preparation" else ""
        self.close_panel(focus=False)
        self.stack.setCurrentWidget(widget)
        self.header.show_place(self._tab, self._door)
        self._remember()
        return True

    def _open_door(self, door: str) -> bool:
        """ "Is it NMS?" is a side page of the overview."""
        self._tab, self._door = TABS.index("overview"), door
        self.close_panel(focus=False)
        self.stack.setCurrentWidget(self._tab_widget(door))
        self.header.show_place(self._tab, door)
        return True

    # ------------------------------------------------------------ sources

    def show_sources(self, item_id: str) -> None:
        """Opens "Why and sources" for an item; Esc gives the focus back."""
        item = self.finder.item(item_id)
        if item is None:
            return
        if not self.panel.isVisible():
            self._back = QApplication.focusWidget()
        self._panel_item = item_id
        self.panel.show_item(provenance(self.content, item))
        if self.look.width != Width.WIDE:
            self.stack.setCurrentWidget(self.panel)
        self.panel.show()
        self._make_room()
        self.panel.button.setFocus()

    def _make_room(self) -> None:
        """The checklist's side rail steps aside while the sources stand beside the list."""
        checklist = self.tabs.get("checklist")
        if isinstance(checklist, ChecklistTab) and checklist.side is not None:
            checklist.side.setVisible(self.panel.isHidden())

    def close_panel(self, *, focus: bool = True) -> None:
        """Closes the sources and returns to the page."""
        if self.panel.isHidden() and not self._panel_item:
            return
        self._panel_item = ""
        self.panel.hide()
        self._make_room()
        name = "differential" if self._door == "differential" else TABS[self._tab]
        self.stack.setCurrentWidget(self._tab_widget(name))
        if focus and self._back is not None:
            back, self._back = self._back, None
            back.setFocus()

    # ------------------------------------------------------------ keys and events

    def _shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            **{f"Ctrl+{number + 1}": (partial(self.open_tab, number)) for number in range(len(TABS))},
            "Ctrl+5": lambda: self.show_id("differential"),
            "Ctrl+6": lambda: self.show_id("preparation"),
            "Ctrl+K": self.search.focus,
            "Ctrl+F": self.search.focus,
            "/": self.search.focus,
            "Ctrl++": lambda: self.zoom(1),
            "Ctrl+=": lambda: self.zoom(1),
            "Ctrl+-": lambda: self.zoom(-1),
            "Ctrl+0": lambda: self.zoom(0),
            "F1": self.menus.show_keys,
            "Alt+M": self.menus.popup,
            "Escape": self._escape,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)
        question = QShortcut(QKeySequence("?"), self)
        question.activated.connect(self.menus.show_keys)

    def _escape(self) -> None:
        if self.search.open:
            self.search.dismiss()
        elif self._panel_item:
            self.close_panel()
        else:
            self._return()

    def zoom(self, step: int) -> None:
        """Larger, smaller or (0) ordinary text."""
        self.settings.zoom(step)
        self.relook()

    def set_text_scale(self, scale: int) -> None:
        """Text size in percent, one of `theme.TEXT_SCALES`."""
        self.settings.set_text_scale(scale)
        self.relook()

    def set_theme(self, theme: str) -> None:
        """ "system", "light", "dark" or "high-contrast"."""
        self.settings.set_theme(theme)
        self.relook()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.centralWidget() is not None:
            self.relook()
            self.search.place_results()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.desk.touched()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.keep_geometry(self)
        super().closeEvent(event)

    def results_corner(self) -> QPoint:
        """Where the results list hangs: under the search box."""
        return self.header.search.mapTo(self.centralWidget(), QPoint(0, self.header.search.height() + 2))
