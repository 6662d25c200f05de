"""The window: header, page, phones, edition; routes "show this id" to a tab. It holds no clinical decision.

Everything visible is built from a `Look`. When the theme, the text size or the width class changes, the frame is built
anew and the reader is put back where they were.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.content.find import Finder
from app.currency import currency
from app.site.local import NOTHING_LOCAL, Local
from app.tongue import tr
from ui.aloud import Aloud
from ui.desk_acts import DeskActs
from ui.keyboard import move_focus, scroll
from ui.pace import FRAME, Pace, told
from ui.router import Router
from ui.search_desk import SearchDesk
from ui.session_desk import SessionDesk
from ui.settings import Settings
from ui.theme import Look, Width, look_for, system_theme
from ui.widgets.controls import fill, rule
from ui.widgets.foot import Foot
from ui.widgets.header import TABS, Header
from ui.widgets.local import TopNotice
from ui.widgets.place import Place
from ui.widgets.strips import EditionLine, PhoneStrip, edition_text, local_phones
from ui.window_menu import WindowMenu
from ui.word_tips import WordTips

if TYPE_CHECKING:
    from app.content.content import Content
    from app.content.search import Hit
    from app.sets.shown import Shown
    from ui.widgets.source_panel import SourcePanel

SMALLEST = (480, 360)
NO_LIMIT = 1 << 30


class MainWindow(QMainWindow):
    """`start` is the tab to open first; `local` is what the hospital's own file adds.

    A `hurried` window makes only what will be in sight; `after_first_paint` makes the rest.
    `shown` says where the content comes from, and why another than the chosen one is shown.
    """

    closed = Signal()

    def __init__(
        self,
        content: Content,
        desk: SessionDesk,
        settings: Settings,
        *,
        start: str = "overview",
        local: Local = NOTHING_LOCAL,
        look: Look | None = None,
        hurried: bool = False,
        shown: Shown | None = None,
    ) -> None:
        super().__init__()
        self.shown = shown
        content = content.read_by(desk.now)  # so that a statement can say whether its review is overdue
        self.content, self.desk, self.settings, self.local = content, desk, settings, local
        self.review = local.review(content.edition.version)
        self._put_away: set[str] = set()
        self._hurried = hurried
        self._panel: SourcePanel | None = None
        self.finder, self.pace = Finder(content), Pace()
        self.setWindowTitle("NMS Bedside")
        self.setMinimumSize(*SMALLEST)
        self._fixed_look = look
        self.look = look or look_for(self._theme(), settings.text_scale, self.width(), self.height())
        self._drawn = self.look  # that of the frame that is on the screen
        self._panel_item = ""
        self._back: QWidget | None = None
        self.router = Router(content, self.finder, desk, start)
        self.router.arrived.connect(self._arrived)
        self.router.cite.connect(self.show_sources)
        self.search = SearchDesk(self, content, self.finder)
        self.menus = WindowMenu(self)
        self.word_tips = WordTips(content)
        self.acts = DeskActs(self)
        self.aloud = Aloud(self, desk)
        self._shortcuts()
        desk.changed.connect(self._show_running)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    # ------------------------------------------------------------ look

    def _theme(self) -> str:
        return system_theme() if self.settings.theme == "system" else self.settings.theme

    def _follow_system(self) -> None:
        """A method, not a lambda: Qt lets go of it with the window."""
        self.relook()

    def relook(self) -> None:
        """Builds the frame anew if the theme, the text size or the width class changed."""
        if self._fixed_look is not None:
            return
        look = look_for(self._theme(), self.settings.text_scale, self.width(), self.height())
        if look != self.look or self.centralWidget() is None:
            self.look = look
            self.build()

    def build(self) -> None:
        """Makes the frame and the tab that is shown; the other tabs follow when they are first opened."""
        with told(self, self._drawn, FRAME):
            self._build()
        self._drawn = self.look

    def _build(self) -> None:
        look, focus, cited, typed = self.look, self._focus_name(), self._panel_item, self.search.typed
        self.router.keep()  # while the old frame is still there to be asked
        application = QApplication.instance()
        if isinstance(application, QApplication) and application.palette() != look.palette():
            application.setPalette(look.palette())
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header(look)
        self.header.tab.connect(self.open_tab)
        self.header.tabs.tabBarClicked.connect(lambda _: QTimer.singleShot(0, self, self._go_along))
        self.header.door.connect(self.show_id)
        self.header.menu.connect(self.menus.popup)
        self.header.show_running(self.desk.has_begun)
        column.addWidget(self.header)
        column.addWidget(rule(look))
        edition = self.content.edition
        stands = currency(edition.date, edition.review_months_doses, edition.review_months_other, self.desk.now())
        for word, sentence in (
            (tr("Content"), self.shown.trouble if self.shown else ""),
            (tr("Local file"), self.local.trouble),
            (tr("Clock"), stands.clock_wrong),
        ):
            if sentence and sentence not in self._put_away:
                notice = TopNotice(look, word, sentence)
                notice.dismissed.connect(self._put_away.add)
                column.addWidget(notice)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self.stack = QStackedWidget()
        body.addWidget(self.stack, 1)
        self._body, self._panel = body, None
        column.addLayout(body, 1)
        self.phone_strip = PhoneStrip(
            look, local_phones(self.local), origin=self.local.origin, unread=bool(self.local.trouble)
        )
        self.phone_strip.how_to.connect(self.menus.how_to_add_phones)
        self.phone_strip.more.connect(lambda: self.show_id("site"))
        self.foot = Foot(look, self.desk, self.phone_strip, self.show_id)
        column.addWidget(self.foot)
        column.addWidget(rule(look))
        short = look.width == Width.TINY
        said = edition_text(edition, short)
        line = EditionLine(
            look, said, self.review.sentence, self.review.short, overdue=stands.overdue, about=stands.about
        )
        column.addWidget(line)
        fill(central, look, "window")
        self.setCentralWidget(central)
        central.show()  # at once, where Qt would wait for the event loop: what is not in sight takes no focus
        self.search.attach(self.header.search, central, typed)
        around = self.header.minimumHeight() + self.phone_strip.minimumHeight() + look.px(EditionLine.LEAST)
        self.router.room = self.height() - around if self._hurried else NO_LIMIT
        self.router.attach(look, self.stack)
        self.acts.say_again()
        if focus is not None:
            self._focus_again(focus)
        if cited:
            self.show_sources(cited)

    def begin_again(self, start: str) -> None:
        """As it opens: nothing is left of what somebody looked up, typed or put away."""
        self.search.close()
        self._panel_item, self._back = "", None
        self._put_away.clear()
        self.router.begin_again(start)
        self.build()

    def _show_running(self) -> None:
        if self.centralWidget() is not None:
            self.header.show_running(self.desk.has_begun)

    def after_first_paint(self) -> None:
        """Makes what was not in sight."""
        self._hurried, self.router.room = False, NO_LIMIT
        self.router.finish()
        self.desk.erase_what_is_due()

    def _focus_name(self) -> tuple[type, str] | None:
        """What has the keyboard, in a way that finds it in a new frame; None if nothing here has it."""
        widget = QApplication.focusWidget()
        return (type(widget), widget.accessibleName()) if widget is not None and self.isAncestorOf(widget) else None

    def _focus_again(self, name: tuple[type, str]) -> None:
        kind, words = name
        everything: list[QWidget] = self.centralWidget().findChildren(QWidget)
        same = (widget for widget in everything if type(widget) is kind and widget.accessibleName() == words)
        if (found := next((widget for widget in same if widget.isVisible()), None)) is not None:
            found.setFocus()
        else:
            self.focus_page()

    @property
    def tabs(self) -> dict[str, Place]:
        """The tabs and side pages made so far."""
        return self.router.places

    # ------------------------------------------------------------ routing

    def open_tab(self, index: int) -> None:
        """Shows a tab by its number, 0 to 3. Choosing the tab one is in leaves its side page."""
        again = index == self.router.tab and not self._panel_item
        self.router.open_tab(index, again=again)

    def _key_to_tab(self, index: int) -> None:
        """Ctrl+1 to 4: the keyboard goes along, but out of no word that is being typed."""
        self.open_tab(index)
        if not self.search.has_focus:
            self.router.take_keyboard()

    def _go_along(self) -> None:
        """A tab was clicked: the keyboard goes to its page, and no results lie over it."""
        self.search.close()
        self.router.take_keyboard()

    def focus_page(self) -> None:
        """Puts the keyboard where the eye is led first."""
        self.router.place(self.router.here).focus_first()

    def show_id(self, target: str, words: tuple[str, ...] = ()) -> bool:
        """Opens whatever has this id: a tab, a page, or an item where it stands."""
        self.search.close()
        return self.router.show_id(target, words)

    def show_hit(self, hit: Hit, words: tuple[str, ...], back: QWidget | None = None) -> None:
        """Opens a search result at its place; Esc then returns to where the person was, the keyboard to `back`."""
        self.router.show_hit(hit, words, back)

    def _arrived(self, tab: int, door: str) -> None:
        self._panel_item = ""
        if self._panel is not None:
            self._panel.hide()
        self._make_room()
        self.header.show_place(tab, door)

    # ------------------------------------------------------------ sources

    @property
    def panel(self) -> SourcePanel:
        """ "Why and sources"; made when it is first wanted in this frame."""
        if self._panel is None:
            from ui.widgets.source_panel import SourcePanel

            self._panel = SourcePanel(self.look, self.content.edition, self.review.sentence, self.desk.now)
            self._panel.closed.connect(self.close_panel)
            self._panel.hide()
            self._panel.fit(self.width())
            if self.look.width == Width.WIDE:
                self._body.addWidget(self._panel)
            else:
                self.stack.addWidget(self._panel)
        return self._panel

    def show_sources(self, item_id: str) -> None:
        """Opens "Why and sources" for an item; Esc gives the focus back."""
        item = self.finder.item(item_id)
        if item is None:
            return
        from app.content.evidence import provenance

        with told(self, self.look, "why"):
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
        side = getattr(self.tabs.get("checklist"), "side", None)
        if isinstance(side, QWidget):
            side.setVisible(self._panel is None or self._panel.isHidden())

    def close_panel(self) -> None:
        """Closes the sources and returns to the page, with the focus where it was."""
        if not self._panel_item:
            return
        self.router.show_current()
        back, self._back = self._back, None
        if back is not None and isValid(back):  # type: ignore[no-untyped-call]
            back.setFocus()

    # ------------------------------------------------------------ keys and events

    def _shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            **{f"Ctrl+{number + 1}": partial(self._key_to_tab, number) for number in range(len(TABS))},
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
        if self.local.stay_resident:  # where closing the window does not end the program
            keys["Ctrl+Q"] = QCoreApplication.quit
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)
        question = QShortcut(QKeySequence("?"), self)
        question.activated.connect(self.menus.show_keys)

    def _escape(self) -> None:
        if self.search.open or self.search.has_focus:
            self.search.dismiss()
        elif self._panel_item:
            self.close_panel()
        else:
            self.router.go_back()

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
            if self._panel is not None:
                self._panel.fit(self.width())
            self.search.place_results()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab follows the screen, whatever was made first."""
        return move_focus(self, next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing else took: a word is looked for; the page scrolls, or the sources if the keyboard is there."""
        if self.search.begin(event):
            return
        here = QApplication.focusWidget()
        in_sources = here is not None and self.panel.isAncestorOf(here)
        if not scroll(self.panel.page if in_sources else self.router.place(self.router.here).area(), event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.desk.look_at_clock()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.keep_geometry(self)
        super().closeEvent(event)
        self.closed.emit()

    def results_corner(self) -> QPoint:
        """Where the results list hangs: under the search box."""
        return self.header.search.mapTo(self.centralWidget(), QPoint(0, self.header.search.height() + 2))
