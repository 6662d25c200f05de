"""Page 1 of the downtime card: phones in boxes, every step with box, number, words, who and a line for the time.

The same page prints a running checklist with its times. The steps are set as large as the page allows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from app.handover.card import Card, CardLine, CardPhase
from app.tongue import mark, tr
from ui.paper.flow import Block, Sheet
from ui.paper.ink import PITCH, Laid, mm

_NUMBER = mm(8)
_WHO = mm(24)
_TIME = mm(20)
# Whom the steps call, beside whom a number is written by hand where the site has set none; the last box is free.
_TO_WRITE = (mark("Senior doctor"), mark("Critical care"), mark("Poison centre"), mark("Pharmacy"), "")
_PHONES = tuple((abreast, points) for abreast in (6, 5, 4, 3, 2) for points in (14.0, 13.0))


@dataclass(frozen=True, slots=True)
class Setting:
    """`size` of a step in points, and the `air` between lines: 1 generous, 0 none to spare.

    `tight`: with more local numbers, and longer names, than a ward has; still nothing is left out.
    """

    size: float
    air: float
    tight: bool = False

    @property
    def note(self) -> float:
        """Points of what only informs."""
        return max(7.0 if self.tight else 8.0, self.size - 1.75)

    @property
    def box(self) -> float:
        """The side of a box: 5 mm where there is room."""
        return mm(3.6 if self.tight else 4.0 + 1.0 * self.air)

    @property
    def around(self) -> float:
        """What a row is higher than its text or box."""
        return mm(0.5 if self.tight else 0.6 + 0.6 * self.air)


# Large with air, then smaller with less.
SETTINGS = (
    *(Setting(quarters / 4, 1.0) for quarters in range(48, 40, -1)),
    *(Setting(quarters / 4, 0.5) for quarters in range(43, 38, -1)),
    *(Setting(quarters / 4, 0.0) for quarters in range(41, 35, -1)),
)
TIGHT = tuple(Setting(quarters / 4, 0.0, tight=True) for quarters in range(38, 27, -1))
SPACED = Setting(10.5, 1.0)


class CardPage:
    """Everything follows from the setting or is fixed."""

    def __init__(self, sheet: Sheet, card: Card, setting: Setting) -> None:
        self._sheet, self._ink, self._card, self._set = sheet, sheet.ink, card, setting
        self._size, self._note, self._box = setting.size, setting.note, setting.box
        self._rule_left = sheet.left + self._box + mm(2)  # the boxes stand free, so that a tick touches no line
        self._words_left = sheet.left + self._box + _NUMBER + mm(3)
        self._time_left = sheet.right - _TIME
        self._who_left = self._time_left - _WHO

    def blocks(self) -> Iterator[Block]:
        """The page from its title to its last step."""
        yield self._title()
        yield from self._phones()
        yield self._start_line()
        for number, phase in enumerate(self._card.phases):
            yield from self._phase(phase, captions=number == 0)
        for remark in self._card.remarks:
            yield self._remark(remark)

    # ------------------------------------------------------------ head

    def _title(self) -> Block:
        sheet, ink, card = self._sheet, self._ink, self._card
        height = mm(14)
        points = ink.fitting(card.title, 18, sheet.width - mm(4) - max(ink.width(aside, 9.5) for aside in card.asides))

        def draw(y: float) -> None:
            ink.say(card.title, points, sheet.left, y - mm(0.8), strong=True)
            ink.say(card.name, 13, sheet.left, y + mm(7), strong=True)
            for place, aside in enumerate(card.asides):
                ink.say(aside, 9.5, sheet.right, y + place * mm(4.2), right=True)
            ink.line(sheet.left, y + height - 1, sheet.right, y + height - 1, 2)

        return Block(height, draw)

    def _phones(self) -> Iterator[Block]:
        """Boxes abreast, as many as hold their words on one line; roles with room to write where the site has set no numbers."""
        phones = self._card.phones or tuple((tr(role) if role else "", "") for role in _TO_WRITE)
        abreast, points = next((found for found in _PHONES if self._fit(phones, *found)), (1, 14.0))
        rows = ceil(len(phones) / abreast)
        abreast = ceil(len(phones) / rows)
        if self._set.tight:
            abreast = 2
        for start in range(0, len(phones), abreast):
            row = self._tight_row if self._set.tight else self._phone_row
            yield row(phones[start : start + abreast], abreast, points, mm(0 if start else 2.5))

    def _fit(self, phones: tuple[tuple[str, str], ...], abreast: int, points: float) -> bool:
        room = self._sheet.width / abreast - mm(3)
        width = self._ink.width
        return all(width(name, 9.5) <= room and width(number, points, True) <= room for name, number in phones)

    def _phone_row(self, row: tuple[tuple[str, str], ...], abreast: int, points: float, gap: float) -> Block:
        sheet, ink = self._sheet, self._ink
        width = sheet.width / abreast
        laid = [
            (ink.lay(name, 9.5, width - mm(3)), ink.lay(number, points, width - mm(3), strong=True))
            for name, number in row
        ]
        height = max(mm(11.5), max(name.height + number.height for name, number in laid) + mm(1.5))

        def draw(y: float) -> None:
            for place, (name, number) in enumerate(laid):
                x = sheet.left + place * width
                ink.box(x, y, width, height, 1.0)
                ink.write(name, x + mm(1.5), y + mm(0.6))
                ink.write(number, x + mm(1.5), y + height - mm(0.6) - number.height)

        return Block(height, draw, gap)

    def _tight_row(self, row: tuple[tuple[str, str], ...], abreast: int, points: float, gap: float) -> Block:
        """Each name beside its number."""
        sheet, ink = self._sheet, self._ink
        width = sheet.width / abreast
        points = min(points, 11.0)
        room = width - mm(5) - max(ink.width(number, points, True) for _, number in row)
        names = [ink.lay(name, 8.0, room) for name, _ in row]
        height = max(points * PITCH, max(name.height for name in names)) + mm(0.8)

        def draw(y: float) -> None:
            for place, (name, (_, number)) in enumerate(zip(names, row, strict=True)):
                x = sheet.left + place * width
                ink.box(x, y, width, height, 1.0)
                ink.write(name, x + mm(1.5), y + (height - name.height) / 2)
                ink.say(number, points, x + width - mm(1.5), y + (height - points * PITCH) / 2, strong=True, right=True)

        return Block(height, draw, gap)

    def _start_line(self) -> Block:
        """Who gave the numbers, and where date and start are written."""
        sheet, ink, card = self._sheet, self._ink, self._card
        fields = ((mm(100), mm(52), tr("Date"), card.day), (mm(45), mm(45), tr("Started at"), card.started))
        said = ink.lay(card.phones_said, 9.0, sheet.width - mm(104))
        height = max(mm(5.5), said.height + mm(1))

        def draw(y: float) -> None:
            base = y + height - mm(4.7)
            ink.write(said, sheet.left, y + height - said.height - mm(0.3))
            for from_right, width, name, value in fields:
                x = sheet.right - from_right
                ink.say(name, 9.5, x, base)
                ink.say(value, 9.5, x + ink.width(name, 9.5) + mm(2), base, strong=True)
                ink.line(x, y + height, x + width, y + height, 0.5)

        return Block(height, draw, mm(1.8))

    # ------------------------------------------------------------ steps

    def _phase(self, phase: CardPhase, *, captions: bool) -> Iterator[Block]:
        sheet, ink = self._sheet, self._ink
        points = self._size + 1.5
        height = points * 1.3 + mm(0.5)

        def draw(y: float) -> None:
            ink.say(phase.place, points, sheet.left, y)
            ink.say(phase.title, points, sheet.left + ink.width(phase.place, points) + mm(3), y, strong=True)
            if captions:
                base = y + (points - 9.5) * 1.0
                ink.say(tr("Who"), 9.5, self._who_left, base)
                ink.say(tr("Time"), 9.5, self._time_left + mm(2), base)
            ink.line(sheet.left, y + height - 0.5, sheet.right, y + height - 0.5, 1.0)

        yield Block(height, draw, mm(0.6 + 1.2 * self._set.air), keep=True)
        for line in phase.lines:
            yield self._step(line) if line.number else self._information(line)

    def _step(self, line: CardLine) -> Block:
        ink, sheet, size = self._ink, self._sheet, self._size
        words = ink.lay(line.text, size, self._who_left - mm(2) - self._words_left)
        below = ink.lay(line.below, self._note, self._who_left - mm(2) - self._words_left) if line.below else None
        applies = line.mark != "not-applicable"
        aside = ink.lay(line.aside, 9.5 if applies else 9.0, _WHO - mm(1), strong=not applies)
        time = ink.lay(line.time, size - 0.5 if len(line.time) < 6 else 9.0, _TIME - mm(2.5), strong=True)
        text_height = words.height + (below.height if below else 0)
        height = max(text_height, aside.height, time.height, self._box) + self._set.around

        def draw(y: float) -> None:
            middle = y + height / 2
            first = y + (height - text_height) / 2
            box_top = middle - self._box / 2
            ink.box(sheet.left + 0.5, box_top, self._box, self._box, 1.0)
            if line.mark == "done":
                ink.tick(sheet.left + 0.5, box_top, self._box)
            elif not applies:
                ink.dash(sheet.left + 0.5, box_top, self._box)
            ink.say(str(line.number), size, sheet.left + self._box + _NUMBER, first, right=True)
            ink.write(words, self._words_left, first)
            if below:
                ink.write(below, self._words_left, first + words.height)
            ink.write(aside, self._who_left, middle - aside.height / 2)
            ink.write(time, self._time_left + mm(2), middle - time.height / 2)
            ink.line(self._time_left, y, self._time_left, y + height, 0.5)
            ink.line(self._rule_left, y + height, sheet.right, y + height, 0.5)

        return Block(height, draw)

    def _information(self, line: CardLine) -> Block:
        """A line that informs: no box, no number, no room for a time."""
        ink, sheet = self._ink, self._sheet
        words = ink.lay(line.text, self._note, sheet.right - self._words_left)
        height = words.height + self._set.around * 0.7

        def draw(y: float) -> None:
            ink.write(words, self._words_left, y + self._set.around * 0.35)
            ink.line(self._rule_left, y + height, sheet.right, y + height, 0.5)

        return Block(height, draw)

    def _remark(self, text: str) -> Block:
        words: Laid = self._ink.lay(text, self._note, self._sheet.width)
        return Block(words.height, lambda y: self._ink.write(words, self._sheet.left, y), mm(1))


def card_page(sheet: Sheet, card: Card) -> list[Block]:
    """Page 1 with its steps as large as fits one page.

    If nothing fits: a blank card is made tight, because it must stay one page; a running checklist, whose reasons may be
    many, is well spaced on as many pages as it takes.
    """
    for setting in (*SETTINGS, *(() if card.started else TIGHT)):
        blocks = list(CardPage(sheet, card, setting).blocks())
        if len(sheet.share_out(blocks)) == 1:
            return blocks
    return list(CardPage(sheet, card, SPACED).blocks())
