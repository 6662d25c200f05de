"""The one menu of the window, and the small pages it opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QActionGroup

from app.tongue import mark, tr
from ui.doubts import can_undo
from ui.theme import TEXT_SCALES
from ui.widgets.menus import Menu

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEYS = (
    (mark("Ctrl+1 to Ctrl+4"), mark("Overview, Compare, Checklist, FAQ")),
    ("Ctrl+5", mark("Is it NMS?")),
    ("Ctrl+6", mark("Preparation")),
    (mark("Ctrl+K, Ctrl+F or /"), mark("Search")),
    (mark("Up, Down, Enter"), mark("Choose and open a search result")),
    (mark("Esc"), mark("Back from search or sources")),
    (mark("Space"), mark("Tick a step; in the reader: done and next")),
    (mark("1, 2, 3 to 24"), mark("Go to the step with that number")),
    ("N", mark("Not applicable")),
    ("W", mark("Why, and sources")),
    ("R", mark("Reader or list")),
    ("Ctrl+Z", mark("Undo the last change")),
    ("Ctrl+H", mark("Copy the hand-over, and show it")),
    ("Ctrl+P", mark("Print")),
    (mark("Ctrl and +, -, 0"), mark("Text larger, smaller, ordinary")),
    ("Alt+M", mark("This menu")),
    (mark("F1 or ?"), mark("These keys")),
)

QUIT = ("Ctrl+Q", mark("Quit, where closing the window leaves it open in the background"))


class WindowMenu(QObject):
    """Text size, theme, sources, keys, about."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def popup(self) -> None:
        """Opens the menu under its button."""
        button = self._window.header.menu_button
        menu = self.make()
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def make(self) -> Menu:
        """The menu as it stands now."""
        window = self._window
        menu = Menu(window.look, tr("Menu"), window)
        menu.addAction(tr("Is it NMS?")).triggered.connect(lambda: window.show_id("differential"))
        menu.addAction(tr("Preparation")).triggered.connect(lambda: window.show_id("preparation"))
        menu.addSeparator()
        sizes = menu.sub_menu(tr("Text size"))
        group = QActionGroup(sizes)
        for scale in TEXT_SCALES:
            action = sizes.addAction(f"{scale}\u00a0%")
            action.setCheckable(True)
            action.setChecked(scale == window.settings.text_scale)
            group.addAction(action)
            action.triggered.connect(lambda _=False, scale=scale: window.set_text_scale(scale))
        themes = menu.sub_menu(tr("Theme"))
        theme_group = QActionGroup(themes)
        for theme, name in (
            ("system", tr("As the system")),
            ("light", tr("Light")),
            ("dark", tr("Dark")),
            ("high-contrast", tr("High contrast")),
        ):
            action = themes.addAction(name)
            action.setCheckable(True)
            action.setChecked(theme == window.settings.theme)
            theme_group.addAction(action)
            action.triggered.connect(lambda _=False, theme=theme: window.set_theme(theme))
        menu.addSeparator()
        undo = menu.addAction(tr("Undo"))  # with large text the bar that has it is scrolled away
        undo.triggered.connect(lambda: window.desk.wants("undo"))
        undo.setEnabled(can_undo(window.desk))
        menu.addAction(tr("Hand over")).triggered.connect(lambda: window.desk.wants("hand-over"))
        menu.addAction(tr("Print")).triggered.connect(lambda: window.desk.wants("print"))
        menu.addAction(tr("Downtime card")).triggered.connect(lambda: window.desk.wants("print"))
        if window.local.notes:
            menu.addAction(tr("Add a note")).triggered.connect(lambda: window.desk.wants("note"))
        menu.addAction(tr("Timeline")).triggered.connect(lambda: window.desk.wants("timeline"))
        menu.addAction(tr("Look back")).triggered.connect(lambda: window.desk.wants("look-back"))
        menu.addSeparator()
        menu.addAction(tr("Sources")).triggered.connect(lambda: window.show_id("sources"))
        menu.addAction(tr("Glossary")).triggered.connect(lambda: window.show_id("glossary"))
        menu.addAction(tr("What changed")).triggered.connect(self.show_changes)
        menu.addAction(tr("Site")).triggered.connect(lambda: window.show_id("site"))
        menu.addAction(tr("Safety file")).triggered.connect(self.show_safety)
        menu.addAction(tr("Keys")).triggered.connect(self.show_keys)
        menu.addAction(tr("About")).triggered.connect(self.show_about)
        if window.local.stay_resident:  # where closing the window does not end the program
            menu.addSeparator()
            menu.addAction(tr("Quit")).triggered.connect(QCoreApplication.quit)
        return menu

    def _show(self, title: str, rows: Sequence[str | tuple[str, str]]) -> None:
        from ui.dialogs.text_page import TextPage  # few open one, and every import delays the first paint

        TextPage(self._window, self._window.look, title, rows).open()

    def show_keys(self) -> None:
        keys = (*KEYS, QUIT) if self._window.local.stay_resident else KEYS
        self._show(tr("Keys"), tuple((tr(key), tr(what)) for key, what in keys))

    def show_changes(self) -> None:
        from ui.dialogs.changes_page import ChangesPage

        window = self._window
        ChangesPage(window, window.look, window.content.edition, window.shown).open()

    def show_safety(self) -> None:
        from app.safety import safety_file
        from ui.dialogs.safety_page import SafetyPage

        SafetyPage(self._window, self._window.look, safety_file()).open()

    def show_about(self) -> None:
        from ui.dialogs.about import AboutDialog

        window = self._window
        AboutDialog(
            window,
            window.look,
            window.content.edition,
            window.review.sentence,
            window.shown.origin if window.shown else "",
        ).open()

    def how_to_add_phones(self) -> None:
        from ui.pages.site import nothing_local

        self._show(tr("Local phone numbers"), nothing_local(self._window.local))
