"""Joins the search box, the index and the results list. The index is made when somebody comes to the search box.

It takes a third of a second and as much memory as the rest of the app's own; most of a shift's looks never search. It is
begun when the pointer or the keyboard comes to the box, and made in slices of a few milliseconds. What is typed meanwhile
is answered the moment it is ready, so a key never waits for it.
"""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.content.content import Content
from app.content.find import Finder
from app.tongue import tr, tr_n
from ui.theme import Width
from ui.widgets.header import SearchField

if TYPE_CHECKING:
    from app.content.search import Search
    from ui.main_window import MainWindow
    from ui.widgets.results import Results

SHOWN = 20
PAUSE_MS = 2
SHOWN_LETTERS = 40  # of what was typed, the last: more would leave no room for the answer
# Imported one at a time, each within a frame, before the first slice.
_PARTS = ("words", "guard", "lexicon", "asks", "examples", "engine")


class SearchDesk(QObject):
    """`open` is True while results are shown. Esc returns to where the person was; nothing of a search is kept."""

    def __init__(self, window: MainWindow, content: Content, finder: Finder) -> None:
        super().__init__(window)
        self._window, self._content, self._finder = window, content, finder
        self._search: Search | None = None
        self._field: SearchField | None = None
        self._list: Results | None = None
        self._page: QWidget | None = None
        self._back: QWidget | None = None
        self._words: tuple[str, ...] = ()
        self._parts = list(_PARTS)
        self._waiting = self._building = False
        self._entered = ""  # what Enter was pressed on before there was an index
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    @property
    def open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    @property
    def index(self) -> Search:
        """The index; built when first needed."""
        if self._search is None:
            from app.content.search import Search  # after the first paint, never before
            from ui.pages.site import site_items

            self._search = Search(self._content, self._finder, site_items(self._content, self._window.local))
        return self._search

    def build(self) -> None:
        """Builds the index if there is none yet, a few milliseconds at a time between keys and paints."""
        if self._search is None or not self._search.ready:
            self._go_on()

    def _build_on(self) -> None:
        """One slice. Nothing made here is garbage, and a full collection takes longer than a frame: none is made."""
        self._building = False
        collecting = gc.isenabled()
        gc.disable()
        try:
            if self._parts:
                import_module(f"app.content.search.{self._parts.pop(0)}")
                done = False
            else:
                done = self.index.work()
        finally:
            gc.freeze()
            if collecting:
                gc.enable()
        if not done:
            self._go_on()
        elif self._field is not None:
            self._results.ensurePolished()  # made now, not at the first key
            if self._waiting:
                self._typed(self._field.text())
                if self._entered and self._entered == self._field.text():
                    self._results.choose()
                self._entered = ""

    def _go_on(self) -> None:
        if not self._building:
            self._building = True
            QTimer.singleShot(PAUSE_MS, self, self._build_on)

    @property
    def typed(self) -> str:
        """What stands in the box while its results are shown, else ""."""
        return self._field.text() if self._field is not None and self.open else ""

    def attach(self, field: SearchField, page: QWidget, typed: str = "") -> None:
        """Takes over a new frame's search box, with what was `typed` into the old one."""
        self._field, self._page, self._list = field, page, None
        field.textChanged.connect(self._typed)
        field.neared.connect(self.build)
        if typed:
            field.setText(typed)
            field.setFocus()
            QTimer.singleShot(0, self._results, self.place_results)  # the box has its place once the frame is laid out

    @property
    def _results(self) -> Results:
        """The list of results; made when it is first wanted in this frame."""
        if self._list is None:
            from ui.widgets.results import Results

            assert self._page is not None
            assert self._field is not None
            self._list = Results(self._window.look, self._page)
            self._field.installEventFilter(self._list)
            self._list.opened.connect(self._open)
            self._list.dismissed.connect(self.dismiss)
            self._list.too_early.connect(self._enter_later)
        return self._list

    def _enter_later(self) -> None:
        """Enter came before the results: the first of them opens when it is there, unless something else is typed."""
        if self._waiting and self._field is not None:
            self._entered = self._field.text()

    @property
    def has_focus(self) -> bool:
        return self._field is not None and self._field.hasFocus()

    def focus(self) -> None:
        """Ctrl+K: to the search box, remembering where the person was."""
        if self._field is None or self._field.isHidden():
            return
        self._field.setFocus()
        self._field.selectAll()

    def begin(self, event: QKeyEvent) -> bool:
        """A letter that means nothing where the keyboard is begins a word to look for; False if it is no such key. Left
        alone, the space or the digit after it would tick, open or leave something that nobody aimed at."""
        letter, held = event.text(), event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self._field is None or self._field.isHidden() or not letter.isalpha() or held or event.isAutoRepeat():
            return False
        self.focus()
        self._field.insert(letter)
        return True

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Remembers where the person was, however they came to the box: by key, by Tab or by a click."""
        if now is None or now is not self._field:
            return
        self.build()
        if before is not None and before is not now:
            self._back = before

    def _typed(self, text: str) -> None:
        if not text.strip():
            if self._list is not None:
                self._list.hide()
            return
        if self._search is None or not self._search.ready:
            self._waiting = True
            self.place_results()
            self._results.show_hits((), (), tr("One moment."))
            self._go_on()
            return
        self._waiting = False
        hits = self.index.find(text, SHOWN)
        self._words = self.index.words(text)
        count, number = len(hits), ""
        if count:
            if self._window.look.width == Width.TINY:  # no line to spare: the answer must be whole below it
                number = tr_n("{count} result.", "{count} results.", count).format(count=count)
            else:
                number = tr_n(
                    "{count} result. Enter opens, Esc returns.", "{count} results. Enter opens, Esc returns.", count
                ).format(count=count)
            number = " ".join(filter(None, (self._typed_words(text), number)))
            said = " ".join(filter(None, (self.index.read_as(text), self.index.unnamed(text))))
        else:
            said = self.index.nothing(text)
        results = self._results
        self.place_results()
        results.show_hits(hits or self.index.nearest(text), self._words, said, number)

    def _typed_words(self, text: str) -> str:
        """What was typed, for above the results, where the box is too small to show it; else ""."""
        if self._field is None or self._field.shows(text):
            return ""
        return f"\u201c{text.strip()[-SHOWN_LETTERS:]}\u201d:"

    def place_results(self) -> None:
        """Hangs the list under the box, as wide as the page allows."""
        if self._list is None or self._field is None:
            return
        window, look = self._window, self._window.look
        self._list.floor = self._list.deepest = window.foot.y()
        if (recheck := window.foot.recheck) is not None and recheck.isVisible():
            self._list.deepest += recheck.height()
        corner = window.results_corner()
        page = window.centralWidget().width()
        width = min(look.px(640), page - 2 * look.px(8))
        right = min(page - look.px(8), corner.x() + self._field.width())
        self._list.setGeometry(max(look.px(8), right - width), corner.y(), width, self._list.height())
        if self._list.isVisible():
            self._list.fit()

    def _open(self, hit: object) -> None:
        from app.content.search import Hit

        if not isinstance(hit, Hit):
            return
        words, back = self._words, self._back
        self._back = None
        self.close()
        self._window.show_hit(hit, words, back)

    def close(self) -> None:
        """Hides the results and empties the box."""
        if self._list is not None:
            self._list.hide()
        if self._field is not None and self._field.text():
            self._field.blockSignals(True)
            self._field.clear()
            self._field.blockSignals(False)
            self._field.textChanged.emit("")

    def dismiss(self) -> None:
        """Esc: back to where the person was."""
        self.close()
        back, self._back = self._back, None
        if back is not None and isValid(back) and back.isVisible():  # type: ignore[no-untyped-call]
            back.setFocus()
        else:  # nothing had the keyboard, or the frame was built anew since and that widget is gone with it
            self._window.focus_page()
