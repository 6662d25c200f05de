"""Page 2: the table of each vial under its own black-framed line, its strength on every row.

The tables are set as large as one page allows. Few vials: each cell on two lines, and the mixing notes below. Many: each
cell on one line, and the 24-hour ceiling, which is no dose to prepare, as mg only.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.handover.card import Card, VialCell, VialTable
from ui.paper.flow import Block, Sheet
from ui.paper.ink import mm

LARGEST, SMALLEST, STEP = 11.0, 6.5, 0.25  # points of a count
_FRAME = 1.5
_PAD = mm(1.0)
_BETWEEN = mm(1.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the tables are set: points of the count, and whether a cell's amount stands under it or beside it."""

    points: float
    stacked: bool
    notes: bool

    @property
    def small(self) -> float:
        """Points of the amounts and headings."""
        return max(SMALLEST, self.points - (1.0 if self.stacked else 0.5))


class VialPage:
    """All tables of a card in one setting."""

    def __init__(self, sheet: Sheet, card: Card, setting: Setting) -> None:
        self._sheet, self._ink, self._card, self._set = sheet, sheet.ink, card, setting
        self._words = min(10.0, max(8.0, setting.points))
        self._weight_width = self._ink.width("150 kg", setting.points, True) + _PAD

    def blocks(self) -> Iterator[Block]:
        """The page from its heading to its last remark."""
        yield self._heading()
        yield self._sentence([(f"{self._card.confirm} {self._card.licence}", True)], mm(1.5))
        if self._card.tables_said:
            yield self._sentence([(self._card.tables_said, False)], mm(0.8))
        for table in self._card.tables:
            yield self._product(table)
            yield self._head(table)
            for number, row in enumerate(table.rows):
                yield self._row(table, row, keep=number < len(table.rows) - 1)
            if table.remark:
                yield self._sentence([(table.remark, False)], mm(0.5))
            if self._set.notes:
                yield from (self._sentence([(f"{name}. ", True), (text, False)], mm(0.7)) for name, text in table.notes)

    def fits_across(self) -> bool:
        """Whether every cell has room in its column."""
        return all(sum(self._natural(table)) <= self._sheet.width - self._weight_width for table in self._card.tables)

    def _natural(self, table: VialTable) -> list[float]:
        """The width that each column needs."""
        ink, setting = self._ink, self._set
        needed = []
        for place, column in enumerate(table.columns):
            cells = [cells[place] for _, cells in table.rows]
            count = max(ink.width(cell.count, setting.points, not column.ceiling) for cell in cells)
            amount = max(ink.width(cell.amount, setting.small) for cell in cells)
            inside = max(count, amount) if setting.stacked else count + _BETWEEN + amount
            if column.ceiling and not setting.stacked:
                inside = max(ink.width(cell.total, setting.points) for cell in cells)
            head = max(ink.width(column.dose, setting.points, True), ink.width(column.heading, setting.small))
            needed.append(max(inside, head) + 2 * _PAD)
        return needed

    def _columns(self, table: VialTable) -> list[tuple[float, float]]:
        """Left and right edge of each column; what room is left is shared out."""
        natural = self._natural(table)
        spare = (self._sheet.width - self._weight_width - sum(natural)) / len(natural)
        edges, x = [], self._sheet.left + self._weight_width
        for width in natural:
            edges.append((x, x + width + spare))
            x += width + spare
        return edges

    # ------------------------------------------------------------ pieces

    def _heading(self) -> Block:
        sheet, ink = self._sheet, self._ink

        def draw(y: float) -> None:
            ink.say("Dantrolene: vials and volumes", 16, sheet.left, y - mm(0.8), strong=True)
            ink.say("Printed tables. Nothing here is a default.", 9.5, sheet.right, y + mm(1.8), right=True)
            ink.line(sheet.left, y + mm(7.5), sheet.right, y + mm(7.5), 2)

        return Block(mm(8), draw)

    def _sentence(self, runs: list[tuple[str, bool]], gap: float) -> Block:
        laid = self._ink.lay(runs, self._words, self._sheet.width)
        return Block(laid.height, lambda y: self._ink.write(laid, self._sheet.left, y), gap)

    def _product(self, table: VialTable) -> Block:
        """The black-framed line: which vial, which brands, how it is made up and what it is never mixed with."""
        sheet, ink = self._sheet, self._ink
        name = ink.lay([(table.name, True), (f"   {table.brands}", False)], self._words + 2.5, sheet.width - 2 * _PAD)
        summary = ink.lay(table.summary, self._words, sheet.width - 2 * _PAD)
        height = name.height + summary.height + mm(1.6)

        def draw(y: float) -> None:
            ink.box(sheet.left + _FRAME / 2, y, sheet.width - _FRAME, height, _FRAME)
            ink.write(name, sheet.left + _PAD + _FRAME, y + mm(0.6))
            ink.write(summary, sheet.left + _PAD + _FRAME, y + mm(0.6) + name.height)

        return Block(height, draw, mm(2.5), keep=True)

    def _head(self, table: VialTable) -> Block:
        sheet, ink, setting = self._sheet, self._ink, self._set
        columns = self._columns(table)
        height = (setting.points + setting.small) * 1.3 + mm(0.6)

        def draw(y: float) -> None:
            ink.say("Weight", setting.small, sheet.left, y + setting.points * 1.3)
            for column, (left, right) in zip(table.columns, columns, strict=True):
                ink.say(column.dose, setting.points, right - _PAD, y, strong=not column.ceiling, right=True)
                ink.say(column.heading, setting.small, right - _PAD, y + setting.points * 1.25, right=True)
                ink.line(left, y, left, y + height, 1.5 if column.ceiling else 0.5)
            ink.line(sheet.left, y + height, sheet.right, y + height, 1.0)

        return Block(height, draw, mm(0.6), keep=True)

    def _row(self, table: VialTable, row: tuple[str, tuple[VialCell, ...]], *, keep: bool) -> Block:
        sheet, ink, setting = self._sheet, self._ink, self._set
        columns = self._columns(table)
        weight, cells = row
        height = (setting.points + setting.small if setting.stacked else setting.points) * 1.26 + mm(0.7)

        def draw(y: float) -> None:
            ink.say(weight, setting.points, sheet.left, y + mm(0.35), strong=True)
            for column, cell, (left, right) in zip(table.columns, cells, columns, strict=True):
                self._cell(cell, left, right, y + mm(0.35), ceiling=column.ceiling)
                ink.line(left, y, left, y + height, 1.5 if column.ceiling else 0.5)
            ink.line(sheet.left, y + height, sheet.right, y + height, 0.5)

        return Block(height, draw, keep=keep)

    def _cell(self, cell: VialCell, left: float, right: float, y: float, *, ceiling: bool) -> None:
        ink, setting = self._ink, self._set
        if ceiling and not setting.stacked:
            ink.say(cell.total, setting.points, right - _PAD, y, right=True)
            return
        if setting.stacked:
            ink.say(cell.count, setting.points, right - _PAD, y, strong=not ceiling, right=True)
            ink.say(cell.amount, setting.small, right - _PAD, y + setting.points * 1.26, right=True)
            return
        drop = setting.points - setting.small
        ink.say(cell.count, setting.points, left + _PAD, y, strong=True)
        ink.say(cell.amount, setting.small, right - _PAD, y + drop, right=True)


def vial_page(sheet: Sheet, card: Card) -> list[Block]:
    """Page 2 in the largest setting that fits one page; the mixing notes are printed where there is room for them."""
    for notes in (True, False):
        points = LARGEST
        while points >= (9.0 if notes else SMALLEST):
            for stacked in (True, False):
                page = VialPage(sheet, card, Setting(points, stacked, notes))
                if page.fits_across():
                    blocks = list(page.blocks())
                    if len(sheet.share_out(blocks)) == 1:
                        return blocks
            points -= STEP
    return list(VialPage(sheet, card, Setting(SMALLEST, True, False)).blocks())
