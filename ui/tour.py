"""Every kind of page, one after the other, for pictures: what the tabs and doors do not show by themselves.

It goes through the window as a nurse would, on a store of its own and a clock that is put forward by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app.content.content import Content
from app.errors import ContentError, Problem
from app.site import models as m
from app.site.local import Local
from ui.broken import BrokenWindow
from ui.main_window import MainWindow
from ui.pages.preparation import PreparationPage
from ui.settings import Settings
from ui.tabs.checklist import ChecklistTab
from ui.theme import Look
from ui.widgets.strips import local_phones

FOUND, NOT_FOUND = "dantrolene dose", "zzz"
NOT_SAVED = "Not saved: the disk is full. The box is back as it was. Use paper, or Go on without saving."
# Long enough for a look to be overdue, and for a checklist to be covered.
UNTIL_OVERDUE, UNTIL_STALE = timedelta(minutes=29), timedelta(hours=9)
# The name of a picture, and the id that is opened for it.
PAGES = {
    "compare-four": "compare-four",
    "others": "others",
    "studies": "studies",
    "regimens": "regimens",
    "section": "sec-causes",
    "criteria": "sec-criteria",
    "glossary": "glossary",
    "sources-list": "sources",
    "site": "site",
}
Step = tuple[str, QWidget]


class TurnedClock:
    """The present, and how far it was put forward."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now, self.ahead = now, timedelta()

    def __call__(self) -> datetime:
        return self._now() + self.ahead


def tour(window: MainWindow, clock: TurnedClock) -> Iterator[Step]:
    """Brings up one page after the other; gives the name of its picture, and the widget that lies on the window or,
    where nothing does, the window."""
    yield from _pages(window)
    yield from _search(window)
    yield from _session(window, clock)
    yield from _leaves(window)


def _pages(window: MainWindow) -> Iterator[Step]:
    content = window.content
    for name, target in PAGES.items():
        if not window.show_id(target):
            raise LookupError(target)
        yield name, window
    others = [found.id for found in content.differential.conditions if found.id != "nms"]
    window.show_id(others[-1])
    yield "look-alike", window
    window.show_id(max(content.faq.questions, key=lambda question: len(question.details)).id)
    yield "answer", window
    for product in content.preparation.products:
        window.show_id(product.id)
        page = _vials(window)
        page.choose_view("table")
        if page.table is not None:
            page.table.setCurrentIndex(page.table.weights.index(4, 3))  # 80 kg and 2.5 mg/kg
        yield f"vial-{product.vial_mg:g}mg", window
    _vials(window).choose_view("notes")
    yield "mixing", window


def _vials(window: MainWindow) -> PreparationPage:
    return next(page for page in window.stack.findChildren(PreparationPage) if page.isVisible())


def _search(window: MainWindow) -> Iterator[Step]:
    window.search.index.work(float("inf"))
    for name, words in (("search", FOUND), ("search-nothing", NOT_FOUND)):
        window.search.focus()
        window.header.search.setText(words)
        yield name, window
    window.search.dismiss()


def _session(window: MainWindow, clock: TurnedClock) -> Iterator[Step]:
    """From three ticks over an overdue look, the reader and the sources to a checklist that was left."""
    desk = window.desk
    window.show_id("checklist")
    tab = window.router.place("checklist")
    assert isinstance(tab, ChecklistTab)
    if tab.first_line is not None:  # somebody who has begun has read it
        tab.first_line.dismiss()
    acts = [step.id for step in tab.acts]
    for step in (acts[0], acts[2], next(step.id for step in tab.acts if step.recheck)):
        desk.mark(step, "done")
    desk.mark(acts[1], "not-applicable", "The team decided against it")
    clock.ahead += UNTIL_OVERDUE
    desk.changed.emit()  # as the timer of the checklist would
    window.show_id(acts[3])
    yield "checklist-running", window
    desk.fault.emit(acts[3], NOT_SAVED)
    yield "checklist-not-saved", window
    tab.rows[acts[3]].fault.hide()
    tab.show_view("reader")
    yield "reader", window
    tab.show_view("list")
    window.show_sources(acts[0])
    yield "sources", window
    window.close_panel()
    yield from _on_top(("hand-over", "print", "timeline", "look-back", "new"), desk.wants)
    clock.ahead += UNTIL_STALE
    desk.look_at_clock()
    window.focus_page()
    yield "left-alone", window


def _on_top(names: tuple[str, ...], act: Callable[[str], object]) -> Iterator[Step]:
    for name in names:
        act(name)
        leaf = QApplication.activeModalWidget()
        assert leaf is not None, name
        yield name, leaf
        leaf.close()


def _leaves(window: MainWindow) -> Iterator[Step]:
    acts = {
        "clear": lambda: window.desk.wants("clear"),
        "what-changed": window.menus.show_changes,
        "safety-file": window.menus.show_safety,
        "keys": window.menus.show_keys,
        "about": window.menus.show_about,
        "local-numbers": window.menus.how_to_add_phones,
    }
    yield from _on_top(tuple(acts), lambda name: acts[name]())
    menu = window.menus.make()
    menu.popup(window.header.menu_button.mapToGlobal(window.header.menu_button.rect().bottomLeft()))
    yield "menu", menu
    menu.close()


def sample_site(content: Content) -> Local:
    """A hospital's own file with everything in it; every name is a plain placeholder."""
    today = content.edition.date
    site = m.Site(
        hospital="Name of the hospital",
        author="Name and role of the author",
        date=today,
        phones=(
            m.PhoneNumber(name="Senior doctor", number="bleep 0000"),
            m.PhoneNumber(name="Intensive care", number="0001"),
            m.PhoneNumber(name="Pharmacy, day", number="0002"),
            m.PhoneNumber(name="Pharmacy, night", number="bleep 0003"),
            m.PhoneNumber(name="Poison centre", number="0000 000 0000"),
        ),
        stock=(m.Stocked(product="product-20mg", where="Emergency cupboard, theatres"),),
        escalation=(m.Contact(who="Intensive care team", how="0001, at any hour"),),
        sign_off=m.SignOff(
            name="Name of the reviewer",
            role="Role of the reviewer",
            date=today,
            edition=content.edition.version,
            scope="All of it",
        ),
    )
    return Local(Path("site.toml"), site)


def local_tour(window: MainWindow) -> Iterator[Step]:
    """The same window where the hospital has a file of its own."""
    from ui.dialogs.site_form import SiteForm

    window.desk.new()
    for name in ("checklist", "preparation", "site"):
        window.show_id(name)
        window.focus_page()
        yield f"local-{name}", window
    names = {product.id: product.name for product in window.content.preparation.products}
    form = SiteForm(window, window.look, window.local, window.content.edition.version, names, date.today())
    form.open()
    yield "local-form", form
    form.close()


def broken(look: Look, local: Local) -> BrokenWindow:
    """What a copy shows whose content was changed."""
    problems = (
        Problem("comparison.toml", 0, "The seal does not match."),
        Problem("checklist.toml", 41, "A step names a fact that does not exist."),
    )
    return BrokenWindow(ContentError(problems), Settings(None), look, phones=local_phones(local), origin=local.origin)
