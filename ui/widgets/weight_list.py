"""The printed weight table where it has no room: each cell is a record on a line of its own, and the weights lead to them.

A record is weight, mg/kg, vials and mL: what belongs together is never parted by scrolling. The weights to choose from are
those that are printed; there is nothing to type in, and none is chosen for anyone.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from app.content.models import Preparation, Product
from app.tongue import tr
from ui.theme import Look
from ui.typography import no_break
from ui.widgets.controls import fill, flat, link
from ui.widgets.flow import FlowLayout
from ui.widgets.page import ScrollPage
from ui.widgets.prose import label
from ui.widgets.weight_table import WeightModel


class WeightList:
    """Puts the records of one vial on a scrolling `page`, weight by weight. `chooser` is the row of the weights, `rows`
    the records of each weight in kg, `heads` what stands above them."""

    def __init__(self, look: Look, preparation: Preparation, product: Product, page: ScrollPage) -> None:
        self._look, self._product, self._page = look, product, page
        self._model = WeightModel(preparation, product, {})
        self.rows: dict[int, list[QWidget]] = {}
        self.choices: dict[int, QToolButton] = {}
        self.heads: dict[int, QWidget] = {}
        self._backs: dict[int, QToolButton] = {}
        self.chosen: tuple[int, int] | None = None  # row and column of the cell that was chosen in the table
        self.chooser = self._chooser()

    def _chooser(self) -> QWidget:
        look = self._look
        box = QWidget()
        box.setAccessibleName(tr("Printed weights"))
        flow = FlowLayout(box, look.px(4), look.px(2))
        flow.setContentsMargins(0, 0, 0, 0)
        words = label(look, tr("Weight"), color="quiet")
        words.setContentsMargins(0, 0, look.px(4), 0)
        flow.addWidget(words)
        for weight in self._model.weights:
            name = no_break(f"{weight} kg")
            button = flat(look, name, act=partial(self.go, weight), name=tr("To {weight} kg").format(weight=weight))
            button.setProperty("framed", True)
            button.setAutoRaise(False)
            width = button.fontMetrics().horizontalAdvance(name) + look.px(16)
            button.setFixedSize(max(44, width), max(44, look.px(26)))
            self.choices[weight] = button
            flow.addWidget(button)
        return box

    def add(self, weight_kg: int) -> str:
        """Adds a printed weight with its records to the page; returns its heading."""
        look, row = self._look, self._model.weights.index(weight_kg)
        heading = tr("{weight} kg, {vial_mg:g} mg vials").format(weight=weight_kg, vial_mg=self._product.vial_mg)
        head = QWidget()
        flow = FlowLayout(head, look.px(16), 0, apart=1)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.addWidget(label(look, no_break(heading), "key", strong=True))
        back = link(
            look, tr("All weights"), act=self.back, name=tr("All weights, from {heading}").format(heading=heading)
        )
        flow.addWidget(back)
        self.heads[weight_kg], self._backs[weight_kg] = head, back
        self._page.add(head, above=10, anchor=f"{weight_kg} kg")
        self.rows[weight_kg] = [self._record(row, column) for column in range(self._model.columnCount())]
        for record in self.rows[weight_kg]:
            self._page.add(record)
        return heading

    def _record(self, row: int, column: int) -> QWidget:
        """ "80 kg, 2.5 mg/kg", "10 × 20 mg", "200 mg in 600 mL" on one line; where that is too narrow, on the next. The
        second is what is given, and the third of how many vials, where part of a vial is not given.

        The ceiling of 24 hours is smaller and not strong: it is no dose.
        """
        look, step = self._look, self._model.steps[column]
        role = "note" if step.daily_maximum else "body"
        strong, quiet = self._model.texts(self._model.index(row, column))
        box = QWidget()
        box.setAccessibleName(str(self._model.data(self._model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)))
        flow = FlowLayout(box, look.px(8), 0)
        flow.setContentsMargins(0, 0, 0, 0)
        dose, given = self._dose(row, column), label(look, strong, role, strong=not step.daily_maximum)
        if not step.daily_maximum:  # figures under one another; the ceiling stands apart
            doses = [other for other, found in enumerate(self._model.steps) if not found.daily_maximum]
            dose.setMinimumWidth(max(self._dose(row, other).sizeHint().width() for other in doses))
            given.setMinimumWidth(
                max(
                    given.fontMetrics().horizontalAdvance(self._model.texts(self._model.index(row, other))[0])
                    for other in doses
                )
            )
            given.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for part in (dose, given, label(look, quiet, role)):
            flow.addWidget(part)
        return box

    def _dose(self, row: int, column: int) -> QLabel:
        step = self._model.steps[column]
        ahead = f"{step.heading} " if step.daily_maximum else ""
        words = no_break(f"{self._model.weights[row]} kg, {ahead}{step.mg_per_kg:g} mg/kg")
        return label(self._look, words, "note" if step.daily_maximum else "body")

    def go(self, weight_kg: int) -> None:
        """Brings a printed weight to the head of the page, and the keyboard with it."""
        if self.chosen is not None and self._model.weights[self.chosen[0]] != weight_kg:
            self._ground("window")  # another weight is looked at: that cell is no longer the chosen one
            self.chosen = None
        self._to(self.heads[weight_kg])
        self._backs[weight_kg].setFocus()

    def choose(self, row: int, column: int) -> None:
        """Takes over the cell that was chosen in the table."""
        self.chosen = row, column
        self._ground("tint")

    def show_chosen(self) -> None:
        """Brings the weight of the chosen cell to the head of the page: what is mixed how stands below its records."""
        if self.chosen is not None:
            self._to(self.heads[self._model.weights[self.chosen[0]]])

    def _ground(self, color: str) -> None:
        if self.chosen is not None:
            row, column = self.chosen
            fill(self.rows[self._model.weights[row]][column], self._look, color)

    def back(self) -> None:
        """Back to the row of the weights."""
        self._to(self.chooser)
        next(iter(self.choices.values())).setFocus()

    def _to(self, widget: QWidget) -> None:
        y = widget.mapTo(self._page.inside, QPoint(0, 0)).y()
        self._page.verticalScrollBar().setValue(max(0, y - self._look.px(2)))
