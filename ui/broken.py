"""The one plain page of a copy whose content cannot be used: the nurse's way out first, then the fault, for IT."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QMainWindow, QVBoxLayout, QWidget

from app.errors import ContentError
from app.site.local import NOTHING_LOCAL, Local
from app.tongue import tr
from ui.dialogs.text_page import TextPage
from ui.pages.site import nothing_local
from ui.settings import Settings
from ui.theme import Look, Width, look_for, system_theme
from ui.widgets.controls import fill, flush, push, rule
from ui.widgets.notice import Notice
from ui.widgets.page import ScrollPage
from ui.widgets.prose import Prose
from ui.widgets.strips import EditionLine, Phone, PhoneStrip

SHOWN = 12
MOST_LINES = 99  # all numbers: there is no other page here to name the rest


class BrokenWindow(QMainWindow):
    """Never half the content, never a traceback."""

    def __init__(
        self,
        error: ContentError,
        settings: Settings,
        look: Look | None = None,
        *,
        phones: tuple[Phone, ...] = (),
        origin: str = "",
        local: Local = NOTHING_LOCAL,
    ) -> None:
        super().__init__()
        self.error = error
        self.setWindowTitle("NMS Bedside")
        theme = system_theme() if settings.theme == "system" else settings.theme
        look = look or look_for(theme, settings.text_scale, 911)
        self.resize(911, 520)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.page = ScrollPage(look, top=look.px(4) if look.width == Width.TINY else None)
        page, self._column = self.page, column
        advice = tr("Use your local protocol and phone numbers now.")
        if not look.narrow:
            page.column.addSpacing(look.px(24))
        self.notice = Notice(look, "never", tr("Stop"), advice, role="key", strong=True)
        page.add(self.notice)
        page.add(Prose(look, tr("This copy of NMS Bedside cannot be used"), "title", strong=True), above=12)
        page.add(
            Prose(
                look, tr("Its content is damaged or was changed, so nothing clinical is shown. Your ticks are safe.")
            ),
            above=4,
        )
        page.add(self._table(look), above=8 if look.narrow else 16)
        page.column.addSpacing(look.px(4 if look.narrow else 16))
        page.column.addLayout(flush(push(look, tr("Copy this for IT"), act=self.copy, icon="copy")))
        page.finish()
        column.addWidget(page, 1)
        self.phone_strip = PhoneStrip(look, phones, origin=origin, lines=MOST_LINES)
        self.phone_strip.how_to.connect(
            lambda: TextPage(self, look, tr("Local phone numbers"), nothing_local(local)).open()
        )
        column.addWidget(self.phone_strip)
        nothing = tr("No content is shown")
        self._line = EditionLine(look, tr("This edition cannot be used"), nothing, nothing)
        column.addWidget(self._line)
        fill(central, look, "window")
        self.setCentralWidget(central)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_phones()

    def _place_phones(self) -> None:
        """At the foot; but many numbers in large text would leave the advice no room. Then they stand under it and
        scroll with the page."""
        page, strip = self.page, self.phone_strip
        layout, above = strip.layout(), page.column.indexOf(self.notice)
        if layout is None:
            return
        taken = layout.heightForWidth(self.width()) + self._line.sizeHint().height()
        margins = page.column.contentsMargins()
        inside = self.width() - margins.left() - margins.right()
        needed = margins.top() + self.notice.heightForWidth(inside)
        scrolls = self.height() - taken < needed
        if scrolls == (page.column.indexOf(strip) >= 0):
            return
        if scrolls:
            page.column.insertWidget(above + 1, strip)
        else:
            self._column.insertWidget(1, strip)

    def _table(self, look: Look) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        problems = self.error.problems
        rows = [
            (
                tr("{file}, line {line}").format(file=problem.file, line=problem.line)
                if problem.line
                else problem.file,
                problem.message,
            )
            for problem in problems
        ]
        more = len(rows) - SHOWN
        rows = [(tr("Where"), tr("What")), *rows[:SHOWN]]
        if more > 0:
            rows.append(("", tr("and {more} more").format(more=more)))
        rows.append((tr("Who can help"), tr("Pharmacy or IT: reinstall this edition")))
        across, down = look.px(12), look.px(3 if look.narrow else 8)
        for number, (where, what) in enumerate(rows):
            said = Prose(look, what, strong=not number, measure=False)
            said.setContentsMargins(across, down, across, down)
            name = Prose(look, where, strong=True, measure=False)  # its line is as high as the one beside it
            name.setWordWrap(False)
            name.setContentsMargins(0, down, across, down)
            if number:
                fill(said, look, "base")
            grid.addWidget(name, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, 2 * number, 1)
            line = rule(look) if number else rule(look, color="accent", thickness=2)
            grid.addWidget(line, 2 * number + 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return box

    def text(self) -> str:
        """What IT needs, as plain text."""
        return "\n".join(
            (tr("NMS Bedside: the content cannot be used."), *(str(problem) for problem in self.error.problems))
        )

    def copy(self) -> None:
        QApplication.clipboard().setText(self.text())
