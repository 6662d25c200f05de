"""The one menu of the window, and the small pages it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from ui.dialogs.about import AboutDialog
from ui.dialogs.text_page import TextPage
from ui.theme import TEXT_SCALES

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEYS = (
    ("Ctrl+1 to Ctrl+4", "Overview, Compare, Checklist, FAQ"),
    ("Ctrl+5", "Is it NMS?"),
    ("Ctrl+6", "Preparation"),
    ("Ctrl+K, Ctrl+F or /", "Search"),
    ("Up, Down, Enter", "Choose and open a search result"),
    ("Esc", "Back from search or sources"),
    ("Space", "Tick a step; in the reader: done and next"),
    ("N", "Not applicable"),
    ("W", "Why, and sources"),
    ("R", "Reader or list"),
    ("Ctrl+Z", "Undo the last change"),
    ("Ctrl+H", "Copy the hand-over"),
    ("Ctrl+P", "Print"),
    ("Ctrl and +, -, 0", "Text larger, smaller, ordinary"),
    ("Alt+M", "This menu"),
    ("F1 or ?", "These keys"),
)


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

    def make(self) -> QMenu:
        """The menu as it stands now."""
        window = self._window
        menu = QMenu(window)
        menu.setFont(window.look.font("body"))
        menu.addAction("Is it NMS?").triggered.connect(lambda: window.show_id("differential"))
        menu.addAction("Preparation").triggered.connect(lambda: window.show_id("preparation"))
        menu.addSeparator()
        sizes = menu.addMenu("Text size")
        group = QActionGroup(sizes)
        for scale in TEXT_SCALES:
            action = sizes.addAction(f"{scale}\u00a0%")
            action.setCheckable(True)
            action.setChecked(scale == window.settings.text_scale)
            group.addAction(action)
            action.triggered.connect(lambda _=False, scale=scale: window.set_text_scale(scale))
        themes = menu.addMenu("Theme")
        theme_group = QActionGroup(themes)
        for theme, name in (
            ("system", "As the system"),
            ("light", "Light"),
            ("dark", "Dark"),
            ("high-contrast", "High contrast"),
        ):
            action = themes.addAction(name)
            action.setCheckable(True)
            action.setChecked(theme == window.settings.theme)
            theme_group.addAction(action)
            action.triggered.connect(lambda _=False, theme=theme: window.set_theme(theme))
        menu.addSeparator()
        menu.addAction("Hand over").triggered.connect(lambda: window.desk.wants("hand-over"))
        menu.addAction("Print").triggered.connect(lambda: window.desk.wants("print"))
        menu.addAction("Downtime card").triggered.connect(lambda: window.desk.wants("print"))
        menu.addAction("Timeline").triggered.connect(lambda: window.desk.wants("timeline"))
        menu.addAction("Look back").triggered.connect(lambda: window.desk.wants("look-back"))
        menu.addSeparator()
        menu.addAction("Sources").triggered.connect(lambda: window.show_id("sources"))
        menu.addAction("Glossary").triggered.connect(lambda: window.show_id("glossary"))
        menu.addAction("What changed").triggered.connect(self.show_changes)
        menu.addAction("Site").triggered.connect(lambda: window.show_id("site"))
        menu.addAction("Safety file").triggered.connect(self.show_safety)
        menu.addAction("Keys").triggered.connect(self.show_keys)
        menu.addAction("About").triggered.connect(self.show_about)
        for sub in (sizes, themes):
            sub.setFont(window.look.font("body"))
        return menu

    def show_keys(self) -> None:
        rows = tuple(f"{keys}: {what}" for keys, what in KEYS)
        TextPage(self._window, self._window.look, "Keys", rows).open()

    def show_changes(self) -> None:
        edition = self._window.content.edition
        TextPage(self._window, self._window.look, f"What changed in edition {edition.version}", edition.changes).open()

    def show_safety(self) -> None:
        from app.safety import safety_file
        from ui.dialogs.safety_page import SafetyPage

        SafetyPage(self._window, self._window.look, safety_file()).open()

    def show_about(self) -> None:
        window = self._window
        AboutDialog(window, window.look, window.content.edition, window.review.sentence).open()

    def how_to_add_phones(self) -> None:
        from ui.pages.site import nothing_local

        rows = nothing_local(self._window.local)
        TextPage(self._window, self._window.look, "Local phone numbers", rows).open()
