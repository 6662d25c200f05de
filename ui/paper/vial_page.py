"""Page 2: the table of each vial under its own black-framed line, its strength on every row.

The tables are set as large as one page allows. Few vials: each cell on two lines, and the mixing notes below. Many: each
cell on one line, and the 24-hour ceiling, which is no dose to prepare, as mg only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from app.errors import ExportError
from app.handover.card import Card, VialCell, VialTable
from app.tongue import tr
from ui.paper.flow import Block, Sheet
from ui.paper.ink import mm

LARGEST, SMALLEST, STEP = 11.0, 6.5, 0.25  # points of a count
_FRAME = 1.5
_PAD = mm(1.0)
_BETWEEN = mm(1.0)


Edges = list[tuple[float, float, dict[bool, float]]]
"""For each column: its left and right edge, and the width of its widest dose (False) and of its widest count (True)."""


def _is_count(cell: VialCell) -> bool:
    return "×" in cell.strong


@dataclass(frozen=True, slots=True)
class Setting:
    """How the tables are set: points of the count, whether a cell's quiet line stands under it or beside it, whether the
    mixing notes are printed, the mm by which rows are higher than they must be, and how much is
    printed of what everything rests on: where a site's own words fill the page, one line says where to look instead, or
    none where not even that fits."""

    points: float
    stacked: bool
    notes: bool
    air: float = 0.0
    rests: Literal["whole", "line", "none"] = "whole"

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
            yield from self.table(table)
        if self._set.rests == "whole":
            yield self._sentence([(self._card.rests, False)], mm(1.5), SMALLEST + 0.5)
        elif self._set.rests == "line":
            where = tr("What each line rests on: under Why in the app.")
            yield self._sentence([(where, False)], mm(0.5), SMALLEST + 0.5)

    def table(self, table: VialTable) -> Iterator[Block]:
        """One vial: its line, its head, its rows and what is said below them."""
        edges = self._edges(table)
        yield self._product(table)
        yield self._head(table, edges)
        for number, row in enumerate(table.rows):
            yield self._row(table, row, edges, keep=number < len(table.rows) - 1)
        if table.remark:
            yield self._sentence([(table.remark, False)], mm(0.5))
        if self._set.notes:
            yield from (self._sentence([(f"{name}. ", True), (text, False)], mm(0.7)) for name, text in table.notes)

    def fits_across(self) -> bool:
        """Whether every cell has room in its column."""
        return all(sum(self._natural(table)) <= self._sheet.width - self._weight_width for table in self._card.tables)

    def _counts(self, table: VialTable) -> list[dict[bool, float]]:
        """The width of the widest dose and of the widest count of each column."""
        found = []
        for place, column in enumerate(table.columns):
            widest = {True: 0.0, False: 0.0}
            for _, cells in table.rows:
                kind, cell = _is_count(cells[place]), cells[place]
                width = self._ink.width(cell.strong, self._set.points, not column.ceiling)
                widest[kind] = max(widest[kind], width)
            found.append(widest)
        return found

    def _natural(self, table: VialTable) -> list[float]:
        """The width that each column needs."""
        ink, setting = self._ink, self._set
        needed = []
        for place, (column, count) in enumerate(zip(table.columns, self._counts(table), strict=True)):
            cells = [cells[place] for _, cells in table.rows]
            quiet = [ink.width(cell.quiet, setting.small) for cell in cells]
            if setting.stacked:
                inside = max(*count.values(), *quiet)
            else:
                inside = max(count[_is_count(cell)] + _BETWEEN + wide for cell, wide in zip(cells, quiet, strict=True))
            if column.ceiling and not setting.stacked:
                inside = max(ink.width(cell.total, setting.points) for cell in cells)
            head = max(ink.width(column.dose, setting.points, True), ink.width(column.heading, setting.small))
            needed.append(max(inside, head) + 2 * _PAD)
        return needed

    def _edges(self, table: VialTable) -> Edges:
        """The columns; what room is left is shared out."""
        natural = self._natural(table)
        spare = (self._sheet.width - self._weight_width - sum(natural)) / len(natural)
        edges, x = [], self._sheet.left + self._weight_width
        for width, count in zip(natural, self._counts(table), strict=True):
            edges.append((x, x + width + spare, count))
            x += width + spare
        return edges

    # ------------------------------------------------------------ pieces

    def _heading(self) -> Block:
        sheet, ink = self._sheet, self._ink

        title, aside = tr("Dantrolene: vials and volumes"), tr("Printed tables. Nothing here is a default.")
        points = ink.fitting(title, 16, sheet.width - mm(4) - ink.width(aside, 9.5))

        def draw(y: float) -> None:
            ink.say(title, points, sheet.left, y - mm(0.8), strong=True)
            ink.say(aside, 9.5, sheet.right, y + mm(1.8), right=True)
            ink.line(sheet.left, y + mm(7.5), sheet.right, y + mm(7.5), 2)

        return Block(mm(8), draw)

    def _sentence(self, runs: list[tuple[str, bool]], gap: float, points: float = 0.0) -> Block:
        laid = self._ink.lay(runs, points or self._words, self._sheet.width)
        return Block(laid.height, lambda y: self._ink.write(laid, self._sheet.left, y), gap)

    def _product(self, table: VialTable) -> Block:
        """The black-framed line: which vial, which brands, how it is made up and what it is never mixed with."""
        sheet, ink = self._sheet, self._ink
        kept = tr(". Kept here: {where}").format(where=table.where) if table.where else ""
        name = ink.lay(
            [(table.name, True), (f"   {table.brands}{kept}", False)], self._words + 2.5, sheet.width - 2 * _PAD
        )
        summary = ink.lay(table.summary, self._words, sheet.width - 2 * _PAD)
        height = name.height + summary.height + mm(1.6)

        def draw(y: float) -> None:
            ink.box(sheet.left + _FRAME / 2, y, sheet.width - _FRAME, height, _FRAME)
            ink.write(name, sheet.left + _PAD + _FRAME, y + mm(0.6))
            ink.write(summary, sheet.left + _PAD + _FRAME, y + mm(0.6) + name.height)

        return Block(height, draw, mm(2.5), keep=True)

    def _head(self, table: VialTable, edges: Edges) -> Block:
        sheet, ink, setting = self._sheet, self._ink, self._set
        height = (setting.points + setting.small) * 1.3 + mm(0.6)

        def draw(y: float) -> None:
            ink.say(tr("Weight"), setting.small, sheet.left, y + setting.points * 1.3)
            for column, (left, right, _) in zip(table.columns, edges, strict=True):
                ink.say(column.dose, setting.points, right - _PAD, y, strong=not column.ceiling, right=True)
                ink.say(column.heading, setting.small, right - _PAD, y + setting.points * 1.25, right=True)
                ink.line(left, y, left, y + height, 1.5 if column.ceiling else 0.5)
            ink.line(sheet.left, y + height, sheet.right, y + height, 1.0)

        return Block(height, draw, mm(0.6), keep=True)

    def _row(self, table: VialTable, row: tuple[str, tuple[VialCell, ...]], edges: Edges, *, keep: bool) -> Block:
        sheet, ink, setting = self._sheet, self._ink, self._set
        weight, cells = row
        height = (setting.points + setting.small if setting.stacked else setting.points) * 1.26 + mm(
            0.7 + self._set.air
        )

        def draw(y: float) -> None:
            top = y + mm(0.35 + setting.air / 2)
            ink.say(weight, setting.points, sheet.left, top, strong=True)
            for column, cell, (left, right, count) in zip(table.columns, cells, edges, strict=True):
                self._cell(cell, left, right, top, ceiling=column.ceiling, count=count)
                ink.line(left, y, left, y + height, 1.5 if column.ceiling else 0.5)
            ink.line(sheet.left, y + height, sheet.right, y + height, 0.5)

        return Block(height, draw, keep=keep)

    def _cell(
        self, cell: VialCell, left: float, right: float, y: float, *, ceiling: bool, count: dict[bool, float]
    ) -> None:
        """`count` is the room that the strong lines of this column need: counts end at one edge, doses at another, the
        quiet lines at a third."""
        ink, setting = self._ink, self._set
        if ceiling and not setting.stacked:
            ink.say(cell.total, setting.points, right - _PAD, y, right=True)
            return
        if setting.stacked:
            ink.say(cell.strong, setting.points, right - _PAD, y, strong=not ceiling, right=True)
            ink.say(cell.quiet, setting.small, right - _PAD, y + setting.points * 1.26, right=True)
            return
        drop = setting.points - setting.small
        ink.say(cell.strong, setting.points, left + _PAD + count[_is_count(cell)], y, strong=True, right=True)
        ink.say(cell.quiet, setting.small, right - _PAD, y + drop, right=True)


def vial_page(sheet: Sheet, card: Card) -> list[Block]:
    """Page 2 in the largest setting that fits one page; the mixing notes are printed where there is room for them.

    On small paper it takes more pages, but no table is ever torn from its head: ExportError if it would have to be.
    """
    for setting in _settings():
        page = VialPage(sheet, card, setting)
        if page.fits_across() and (blocks := _on_one_page(sheet, page)):
            for air in (1.6, 1.2, 0.8, 0.4):
                if airy := _on_one_page(sheet, VialPage(sheet, card, replace(setting, air=air))):
                    return airy
            return blocks
    for stacked in (True, False):
        page = VialPage(sheet, card, Setting(SMALLEST, stacked, False, rests="none"))
        whole = all(len(sheet.share_out(list(page.table(table)))) == 1 for table in card.tables)
        if whole and page.fits_across():
            return list(page.blocks())
    raise ExportError(
        tr("Nothing was printed: this paper is too small for the vial tables."), "", tr("Choose A4 or Letter.")
    )


def _settings() -> Iterator[Setting]:
    ways: tuple[tuple[bool, float, Literal["whole", "line", "none"]], ...] = (
        (True, 9.0, "whole"),
        (False, SMALLEST, "whole"),
        (False, SMALLEST, "line"),
        (False, SMALLEST, "none"),
    )
    for notes, smallest, rests in ways:
        points = LARGEST
        while points >= smallest:
            yield Setting(points, True, notes, rests=rests)
            yield Setting(points, False, notes, rests=rests)
            points -= STEP


def _on_one_page(sheet: Sheet, page: VialPage) -> list[Block]:
    """The page's blocks, or none if they need more than one page."""
    blocks = list(page.blocks())
    return blocks if len(sheet.share_out(blocks)) == 1 else []
