"""Page 1 of the downtime card: phones in boxes, every step with box, number, words, who and a line for the time.

The same page prints a running checklist with its times. The steps are set as large as the page allows.
"""

from collections.abc import Iterator

from app.handover.card import Card, CardLine, CardPhase
from ui.paper.flow import Block, Sheet
from ui.paper.ink import Laid, mm

LARGEST, SMALLEST, STEP = 12.0, 9.5, 0.25  # points of a step
_BOX = mm(5)
_NUMBER = mm(8)
_WHO = mm(25)
_TIME = mm(24)
_PHONES_ABREAST = 5


class CardPage:
    """`size` is the size of a step in points; everything else follows from it or is fixed."""

    def __init__(self, sheet: Sheet, card: Card, size: float) -> None:
        self._sheet, self._ink, self._card, self._size = sheet, sheet.ink, card, size
        self._note = max(8.5, size - 1.75)
        self._rule_left = sheet.left + _BOX + mm(2)  # the boxes stand free, so that a tick touches no line
        self._words_left = sheet.left + _BOX + _NUMBER + mm(3)
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

        def draw(y: float) -> None:
            ink.say(card.title, 18, sheet.left, y - mm(0.8), strong=True)
            ink.say(card.name, 13, sheet.left, y + mm(7), strong=True)
            for place, aside in enumerate(card.asides):
                ink.say(aside, 9.5, sheet.right, y + place * mm(4.2), right=True)
            ink.line(sheet.left, y + height - 1, sheet.right, y + height - 1, 2)

        return Block(height, draw)

    def _phones(self) -> Iterator[Block]:
        """Boxes abreast; empty ones to write in where the site has set no numbers."""
        phones = self._card.phones or (("", ""),) * _PHONES_ABREAST
        abreast = next(count for count in range(_PHONES_ABREAST, 0, -1) if count == 1 or self._fit(phones, count))
        rows = [phones[start : start + abreast] for start in range(0, len(phones), abreast)]
        for number, row in enumerate(rows):
            yield self._phone_row(row, abreast, gap=mm(2.5) if number == 0 else 0.0)

    def _fit(self, phones: tuple[tuple[str, str], ...], abreast: int) -> bool:
        room = self._sheet.width / abreast - mm(4)
        return all(self._ink.width(name, 9.5) <= room and self._ink.width(call, 14, True) <= room for name, call in phones)

    def _phone_row(self, row: tuple[tuple[str, str], ...], abreast: int, gap: float) -> Block:
        sheet, ink = self._sheet, self._ink
        width = sheet.width / abreast
        laid = [(ink.lay(name, 9.5, width - mm(4)), ink.lay(call, 14, width - mm(4), strong=True)) for name, call in row]
        height = max(mm(11.5), max(name.height + call.height for name, call in laid) + mm(1.5))

        def draw(y: float) -> None:
            for place, (name, call) in enumerate(laid):
                x = sheet.left + place * width
                ink.box(x, y, width, height, 1.0)
                ink.write(name, x + mm(2), y + mm(0.6))
                ink.write(call, x + mm(2), y + height - mm(0.6) - call.height)

        return Block(height, draw, gap)

    def _start_line(self) -> Block:
        sheet, ink, card = self._sheet, self._ink, self._card
        height = mm(5.5)
        fields = ((sheet.right - mm(104), mm(52), "Date", card.day), (sheet.right - mm(48), mm(48), "Started at", card.started))

        def draw(y: float) -> None:
            ink.say(card.phones_said, 9.5, sheet.left, y + mm(0.8))
            for x, width, name, value in fields:
                ink.say(name, 9.5, x, y + mm(0.8))
                ink.say(value, 9.5, x + ink.width(name, 9.5) + mm(2), y + mm(0.8), strong=True)
                ink.line(x, y + height, x + width, y + height, 0.5)

        return Block(height, draw, mm(1.8))

    # ------------------------------------------------------------ steps

    def _phase(self, phase: CardPhase, *, captions: bool) -> Iterator[Block]:
        sheet, ink = self._sheet, self._ink
        points = self._size + 1.5
        height = points * 1.3 + mm(0.7)

        def draw(y: float) -> None:
            ink.say(phase.place, points, sheet.left, y)
            ink.say(phase.title, points, sheet.left + ink.width(phase.place, points) + mm(3), y, strong=True)
            if captions:
                base = y + (points - 9.5) * 1.0
                ink.say("Who", 9.5, self._who_left, base)
                ink.say("Time", 9.5, self._time_left + mm(2), base)
            ink.line(sheet.left, y + height - 0.5, sheet.right, y + height - 0.5, 1.0)

        yield Block(height, draw, mm(1.6), keep=True)
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
        height = max(text_height, aside.height, time.height, _BOX) + mm(1.0)

        def draw(y: float) -> None:
            middle = y + height / 2
            first = y + (height - text_height) / 2
            box_top = middle - _BOX / 2
            ink.box(sheet.left + 0.5, box_top, _BOX, _BOX, 1.0)
            if line.mark == "done":
                ink.tick(sheet.left + 0.5, box_top, _BOX)
            elif not applies:
                ink.dash(sheet.left + 0.5, box_top, _BOX)
            ink.say(str(line.number), size, sheet.left + _BOX + _NUMBER, first, right=True)
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
        height = words.height + mm(0.8)

        def draw(y: float) -> None:
            ink.write(words, self._words_left, y + mm(0.4))
            ink.line(self._rule_left, y + height, sheet.right, y + height, 0.5)

        return Block(height, draw)

    def _remark(self, text: str) -> Block:
        words: Laid = self._ink.lay(text, self._note, self._sheet.width)
        return Block(words.height, lambda y: self._ink.write(words, self._sheet.left, y), mm(1))


def card_page(sheet: Sheet, card: Card) -> list[Block]:
    """Page 1 with its steps as large as fits one page; if nothing fits, at the smallest size on as many as it takes."""
    size = LARGEST
    while size > SMALLEST:
        blocks = list(CardPage(sheet, card, size).blocks())
        if len(sheet.share_out(blocks)) == 1:
            return blocks
        size -= STEP
    return list(CardPage(sheet, card, SMALLEST).blocks())
