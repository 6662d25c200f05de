"""Routes "show this id" to a tab, and remembers where the reader is. Tabs never know each other.

Tabs and side pages are made (and their modules imported) when they are first shown, so that the first paint waits for
one of them only.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget
from shiboken6 import isValid

from app.content.find import Finder, place_names
from app.named import NamedTuple
from ui.session_desk import SessionDesk
from ui.theme import Look
from ui.widgets.header import TABS
from ui.widgets.place import Place

if TYPE_CHECKING:
    from app.content.content import Content
    from app.content.items import Item
    from app.content.search import Hit

_MADE_BY = {
    "overview": ("ui.tabs.overview", "OverviewTab"),
    "compare": ("ui.tabs.compare", "CompareTab"),
    "checklist": ("ui.tabs.checklist", "ChecklistTab"),
    "faq": ("ui.tabs.faq", "FaqTab"),
    "differential": ("ui.pages.differential", "DifferentialPage"),
}
# Items live on these tabs as pages of another one.
_GUESTS = {"glossary": "overview", "sources": "overview", "site": "overview", "preparation": "compare"}


class _Before(NamedTuple):
    """Where the person was when they opened a search result."""

    tab: int
    door: str
    pages: dict[str, str]
    kept: dict[str, object]
    back: QWidget | None


class Router(QObject):
    """`tab` and `door` (a side page, or "") say where the reader is; `arrived` is sent on every change of them.

    `room` is the height in px that a place made now is to fill at once; it makes the rest when asked to `finish`.
    """

    arrived = Signal(int, str)
    cite = Signal(str)

    def __init__(self, content: Content, finder: Finder, desk: SessionDesk, start: str) -> None:
        super().__init__()
        self._content, self._finder, self._desk = content, finder, desk
        self.tab, self.door = TABS.index(start), ""
        self.room = 1 << 30
        self.places: dict[str, Place] = {}
        self._pages: dict[str, str] = {}
        self._kept: dict[str, dict[str, object]] = {}
        self._names: dict[str, str] | None = None
        self._before_search: _Before | None = None

    def keep(self) -> None:
        """Asks every place what a new frame must know, before the old frame goes."""
        self._kept.update({name: place.kept() for name, place in self.places.items()})

    def begin_again(self, start: str) -> None:
        """Forgets where the reader is and was: the next frame shows `start`, as a new window does."""
        self.tab, self.door = TABS.index(start), ""
        self.places, self._pages, self._kept, self._before_search = {}, {}, {}, None

    def attach(self, look: Look, stack: QStackedWidget) -> None:
        """Takes over a new frame and shows in it what the old one showed when it was asked to `keep`."""
        self._look, self._stack = look, stack
        self.places = {}
        self.show_current()

    def finish(self) -> None:
        """Makes what was left out for the first paint."""
        for place in self.places.values():
            place.finish()

    @property
    def names(self) -> dict[str, str]:
        """What links to each place say."""
        if self._names is None:
            self._names = place_names(self._content)
        return self._names

    @property
    def here(self) -> str:
        """The name of the tab or side page that is shown."""
        return "differential" if self.door == "differential" else TABS[self.tab]

    def place(self, name: str) -> Place:
        """The widget of a tab or side page, made the first time it is shown."""
        if name not in self.places:
            module, kind = _MADE_BY[name]
            maker = getattr(import_module(module), kind)
            self.finish()  # first: the keyboard goes from widget to widget in the order in which they were made
            more: tuple[object, ...] = (self._desk.local,) if name == "compare" else ()
            if name == "overview":
                more = (self._desk.local, self._desk)
            elif name == "faq":
                more = (self.names,)
            elif name == "checklist":
                maker = partial(maker, room=self.room)
                more = (self._desk, lambda: self.names)
            made: Place = maker(self._look, self._content, *more, parent=self._stack)
            made.cite.connect(self.cite)
            made.go.connect(self.show_id)
            made.told.connect(self._desk.said)
            self.places[name] = made
            self._stack.addWidget(made)
            if page := self._pages.get(name):
                made.open(page)
            if kept := self._kept.pop(name, None):
                made.take_up(kept)
            made.moved.connect(lambda page: self._moved(name, page))
        return self.places[name]

    # ------------------------------------------------------------ where the reader is

    def show_current(self) -> None:
        """Puts the place where the reader is on screen."""
        before, place = self._stack.currentWidget(), self.place(self.here)
        focus = QApplication.focusWidget()
        left = before is not None and before is not place and focus is not None and before.isAncestorOf(focus)
        new = place.focusWidget() is None
        self._stack.setCurrentWidget(place)
        if left and new:  # Qt gives the keyboard to whatever comes first
            place.focus_first()
        self.arrived.emit(self.tab, self.door)

    def take_keyboard(self) -> None:
        """Gives the keyboard to the place that is shown, to what had it there last. After a click on a tab it would stay on
        the door that led elsewhere, and the next Space lead there again."""
        place, focus = self.place(self.here), QApplication.focusWidget()
        if focus is not None and place.isAncestorOf(focus):
            return
        last = place.focusWidget()
        if last is not None and last.isVisible():
            last.setFocus()
        else:
            place.focus_first()

    def _moved(self, name: str, page: str) -> None:
        self._pages[name] = page
        if name == "compare" and self.here == "compare":
            self.door = "preparation" if page == "preparation" else ""
            self.arrived.emit(self.tab, self.door)

    def open_tab(self, index: int, *, again: bool = False) -> None:
        """Shows a tab by its number, 0 to 3; leaves a side page. `again` means it was chosen while shown."""
        self.tab, self.door = index, ""
        place = self.place(TABS[index])
        if again or place.place() == "preparation":  # a side door: the tab itself never means it
            place.leave_side_page()
        self.show_current()

    # ------------------------------------------------------------ ids

    def show_id(self, target: str, words: tuple[str, ...] = ()) -> bool:
        """Opens whatever has this id: a tab, a page, or an item where it stands."""
        if target in TABS:
            self.open_tab(TABS.index(target))
            return True
        if target == "differential":
            return self._open_door(target)
        if any(condition.id == target for condition in self._content.differential.conditions):
            return self._open_door("differential") and self._lead("differential", target, target, words)
        item = self._finder.item(target)
        if item is not None and self._show_item(item, words):
            return True
        return any(self._open_in(tab, target, target, words) for tab in ("compare", "overview", "faq"))

    def show_hit(self, hit: Hit, words: tuple[str, ...], back: QWidget | None = None) -> None:
        """Opens a search result at its place; `go_back` then returns to where the person was.

        `back` had the keyboard before the search.
        """
        place = self.place(self.here)
        before = _Before(self.tab, self.door, {**self._pages, self.here: place.place()}, place.kept(), back)
        item = self._finder.item(hit.id)
        if (item is None or not self._show_item(item, words)) and not self.show_id(hit.id, words):
            self.show_id(hit.page, words)
        if hit.weight_kg:
            self.place(self.here).show_weight(hit.weight_kg)
        self._before_search = before
        if isinstance(QApplication.focusWidget(), QLineEdit):  # the place takes the keyboard over from the search box
            self.place(self.here).focus_first()

    def go_back(self) -> bool:
        """Back to where the person was before they opened a search result; False if they opened none."""
        if self._before_search is None:
            return False
        before, self._before_search = self._before_search, None
        self.tab, self.door = before.tab, before.door
        place = self.place(self.here)
        if self.here in before.pages:
            place.open(before.pages[self.here])
        self.show_current()
        place.take_up(before.kept)
        back = before.back
        if back is not None and isValid(back) and back.isVisible():  # type: ignore[no-untyped-call]
            back.setFocus()
        else:  # nothing had the keyboard, or the frame was built anew since
            place.focus_first()
        return True

    def _show_item(self, item: Item, words: tuple[str, ...]) -> bool:
        if item.tab == "differential":
            return self._open_door("differential") and self._lead("differential", item.page, item.id, words)
        page = item.tab if item.tab in ("glossary", "sources") else item.page
        return self._open_in(_GUESTS.get(item.tab, item.tab), page, item.id, words)

    def _lead(self, name: str, page: str, item: str, words: tuple[str, ...]) -> bool:
        place = self.place(name)
        place.lead_elsewhere()
        return place.show_item(page, item, words)

    def _open_in(self, tab: str, page: str, item: str, words: tuple[str, ...]) -> bool:
        place = self.place(tab)
        if not self._lead(tab, page, item, words):
            return False
        self.tab = TABS.index(tab)
        self.door = "preparation" if tab == "compare" and place.place() == "preparation" else ""
        self.show_current()
        return True

    def _open_door(self, door: str) -> bool:
        """ "Is it NMS?" is a side page of the overview."""
        self.tab, self.door = TABS.index("overview"), door
        self.show_current()
        return True
