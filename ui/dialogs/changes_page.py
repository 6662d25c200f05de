""" "What changed": what the editors say of this edition, then every sentence beside what it was, doses and risks first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.content.models import Edition
from app.tongue import tr, tr_n
from ui.dialogs.text_page import TextPage
from ui.theme import Look
from ui.widgets.notice import Notice
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from pathlib import Path

    from app.revision.difference import Change, Difference
    from app.sets.shown import Shown

AT_ONCE = 25  # changes made into widgets before the window is looked after again


class ChangesPage(TextPage):
    """Two editions are laid together only after the page is there: reading both takes a moment."""

    def __init__(self, parent: QWidget, look: Look, edition: Edition, shown: Shown | None) -> None:
        title = tr("What changed in edition {version}").format(version=edition.version)
        super().__init__(parent, look, title, edition.changes)
        self._look = look
        self._column = self.page.column
        self._column.takeAt(self._column.count() - 1)  # the stretch below what the editors say
        before = _earlier(shown)
        self._working = Prose(look, tr("No earlier edition is kept on this computer, so none can be compared."))
        self.page.add(self._working, above=16)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow and page keys scroll it
        self.page.setFocus()
        self._rest: Iterator[QWidget] = iter(())
        if before is None:
            self.page.finish()
            self.fit()
        else:
            self.resize(self._most)  # what follows is long: the page does not grow under the reader
            self._working.say(tr("Comparing with the edition before. Working."))
            QTimer.singleShot(0, self, lambda: self._compare(before, shown))

    def _compare(self, before: Path, shown: Shown | None) -> None:
        from app.errors import BedsideError
        from app.revision.difference import difference
        from app.revision.reading import read_edition

        assert shown is not None
        try:
            found = difference(read_edition(before), read_edition(shown.folder))
        except BedsideError:
            self._working.say(tr("The edition before cannot be read, so it cannot be compared."))
            self.page.finish()
            return
        self._working.say(_summary(found))
        self._rest = self._widgets(found)
        self._more()

    def _more(self) -> None:
        made = list(islice(self._rest, AT_ONCE))
        for widget in made:
            self.page.add(widget, above=6)
        if made:
            QTimer.singleShot(0, self, self._more)
        else:
            self.page.finish()

    def _widgets(self, found: Difference) -> Iterator[QWidget]:
        from app.revision.difference import GROUPS

        for group, name in GROUPS.items():
            changes = found.of(group)
            if changes:
                yield Prose(self._look, f"{tr(name)} ({len(changes)})", "key", strong=True)
            for change in changes:
                yield from self._change(change)

    def _change(self, change: Change) -> Iterator[QWidget]:
        from app.revision.difference import WHATS

        look = self._look
        yield Prose(look, f"{change.title or change.id}: {tr(WHATS[change.what])}", strong=True)
        for part in change.words:
            if part.old:
                yield Prose(look, tr("Was: {words}").format(words=part.old), color="quiet")
            if part.new:
                yield Prose(look, tr("Now: {words}").format(words=part.new))
        if change.numbers:
            gone, come = ", ".join(change.numbers.gone), ", ".join(change.numbers.come)
            said = tr("{gone} before, {come} now").format(gone=gone or tr("none"), come=come or tr("none"))
            yield Notice(look, "caution", tr("Numbers"), said)
        for part in (*change.cites, *change.places):
            yield Prose(look, f"{part.key}: {part.old} \u2192 {part.new}", "note", color="quiet")
        if change.beneath:
            yield Prose(look, tr("Look at: {ids}").format(ids=", ".join(change.beneath)), "note", color="quiet")
        yield Prose(look, ", ".join((change.id, change.subject)), "note", color="quiet")


def _earlier(shown: Shown | None) -> Path | None:
    if shown is None:
        return None
    from app.sets.earlier import earlier

    return earlier(shown)


def _summary(found: Difference) -> str:
    numbers = sum(bool(change.numbers) for change in found.changes)
    return tr_n(
        "Beside edition {old}: {n} change, {numbers} of them with other numbers.",
        "Beside edition {old}: {n} changes, {numbers} of them with other numbers.",
        len(found.changes),
    ).format(old=found.old, n=len(found.changes), numbers=numbers)
