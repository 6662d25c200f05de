"""The review copy: every statement with a box to tick, what it rests on, and lines to sign."""

from collections.abc import Iterator

from app.revision.review import Entry, Review, Section
from app.tongue import mark, tr
from ui.paper.flow import Block, Sheet
from ui.paper.ink import mm

_BODY, _NOTE = 10.0, 8.5
_BOX = mm(3.6)
_INDENT = mm(7)
_LINE = mm(9)
SIGNED = (mark("Name"), mark("Role"), mark("Date"), mark("Signature"))
HOW_TO = (
    mark(
        "Tick a box when the words say what the sources say. Cross out and write beside what they do not. Sign each part."
    ),
    mark(
        "Under each statement: its id, the kind of evidence, the facts of the ledger it cites, and its sources with how "
        "much of each was read. The ledger and the sources stand at the end."
    ),
    mark("\u201cDose or risk\u201d marks what is reviewed sooner than the rest."),
    mark(
        "A tick here is the opinion of whoever signs. A hospital's clinical safety officer must make their own assessment."
    ),
)


class ReviewPages:
    """From the first page to the last signature."""

    def __init__(self, sheet: Sheet, review: Review) -> None:
        self._sheet, self._ink, self._review = sheet, sheet.ink, review

    def blocks(self) -> Iterator[Block]:
        review = self._review
        yield self._title()
        which = tr("Edition {edition} of {date}. Content sum {sum}.").format(
            edition=review.edition, date=review.date, sum=review.content_sum
        )
        draft = "" if review.sealed else f" {tr('A draft: this content is not sealed yet.')}"
        yield self._text(which + draft, strong=True)
        yield self._text(
            tr(
                "{count} statements, {dosed} of them doses and risks (reviewed every {months_doses} months; the rest every "
                "{months_other})."
            ).format(
                count=f"{review.count:,}",
                dosed=f"{review.dosed:,}",
                months_doses=review.months_doses,
                months_other=review.months_other,
            )
        )
        yield from (self._text(tr(words)) for words in HOW_TO)
        yield from self._signatures(tr("For the whole content"))
        for section in review.sections:
            yield from self._section(section)

    def _section(self, section: Section) -> Iterator[Block]:
        yield self._heading(f"{tr(section.name)} ({len(section.entries)})")
        title = ""
        for entry in section.entries:
            if entry.title != title:
                title = entry.title
                if title:
                    yield self._small_heading(title)
            yield from self._entry(entry)
        yield from self._signatures(tr("For the part \u201c{name}\u201d").format(name=tr(section.name)))

    def _entry(self, entry: Entry) -> Iterator[Block]:
        sheet, ink = self._sheet, self._ink
        room = sheet.width - _INDENT
        texts = [f"{name}: {words}" if name else words for name, words in entry.words] or [tr("(no words of its own)")]
        for number, words in enumerate(texts):
            laid = ink.lay(words, _BODY, room)

            def draw(y: float, laid=laid, box=not number) -> None:  # type: ignore[no-untyped-def]
                if box:
                    ink.box(sheet.left, y + mm(0.4), _BOX, _BOX, 1.0)
                ink.write(laid, sheet.left + _INDENT, y)

            yield Block(laid.height, draw, mm(2.2) if not number else 0, keep=True)
        notes = list(_notes(entry))
        for number, note in enumerate(notes):
            laid = ink.lay(note, _NOTE, room)
            yield Block(
                laid.height,
                lambda y, laid=laid: ink.write(laid, sheet.left + _INDENT, y),  # type: ignore[misc]
                keep=number + 1 < len(notes),
            )

    def _signatures(self, what: str) -> Iterator[Block]:
        sheet, ink = self._sheet, self._ink
        part = sheet.width / len(SIGNED)

        def draw(y: float) -> None:
            for number, name in enumerate(SIGNED):
                left = sheet.left + number * part
                ink.line(left, y + _LINE - mm(3.5), left + part - mm(4), y + _LINE - mm(3.5), 0.5)
                ink.say(tr(name), _NOTE, left, y + _LINE - mm(3.2))

        yield self._text(what, strong=True, gap=mm(4), keep=True)
        yield Block(_LINE, draw, mm(2), keep=True)
        yield Block(_LINE, draw, mm(2))

    def _title(self) -> Block:
        sheet, ink = self._sheet, self._ink
        title = tr("{title}: review copy").format(title=self._review.title)

        def draw(y: float) -> None:
            ink.say(title, ink.fitting(title, 18, sheet.width), sheet.left, y - mm(0.8), strong=True)
            ink.line(sheet.left, y + mm(8.5), sheet.right, y + mm(8.5), 2)

        return Block(mm(9), draw)

    def _heading(self, words: str) -> Block:
        sheet, ink = self._sheet, self._ink
        height = 14 * 1.35

        def draw(y: float) -> None:
            ink.say(words, 14, sheet.left, y, strong=True)
            ink.line(sheet.left, y + height, sheet.right, y + height, 1.0)

        return Block(height + mm(0.8), draw, mm(7), keep=True)

    def _small_heading(self, words: str) -> Block:
        return self._text(words, strong=True, gap=mm(3.5), keep=True)

    def _text(self, words: str, *, strong: bool = False, gap: float = mm(1), keep: bool = False) -> Block:
        laid = self._ink.lay(words, _BODY, self._sheet.width, strong)
        return Block(laid.height, lambda y: self._ink.write(laid, self._sheet.left, y), gap, keep=keep)


def _notes(entry: Entry) -> Iterator[str]:
    first = [entry.id]
    if entry.dose:
        first.append(tr("Dose or risk"))
    if entry.evidence:
        first.append(tr("Evidence: {kind}").format(kind=tr(entry.evidence)))
    if entry.facts:
        first.append(tr("Facts: {ids}").format(ids=", ".join(entry.facts)))
    yield ". ".join(first)
    if entry.sources:
        yield tr("Sources: {sources}").format(sources="; ".join(entry.sources))
    yield from (tr("Sources differ: {conflict}").format(conflict=conflict) for conflict in entry.conflicts)
