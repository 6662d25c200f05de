"""The downtime card and the printed checklist as plain data: what stands on the paper, in order, and nothing of how.

Same words, numbers and order as the screen. Without a stock list every vial is printed, because the card must serve
whichever one is in the cupboard.
"""

from dataclasses import dataclass
from datetime import date

from app.content.content import Content
from app.content.models import DoseStep, Preparation, Product, Step
from app.handover.report import Line, Report
from app.handover.rests import named, steps_rest_on
from app.handover.words import WHO, edition_line, review_line
from app.preparation import cell, dose_first, lines, written
from app.session.events import Mark
from app.site.local import NOTHING_LOCAL, Local
from app.tongue import mark, tr

NO_STOCK_LIST = mark(
    "No stock list is set for this site, so every vial is printed. Read only the block of the vial you hold."
)
NO_NUMBERS = mark("No local numbers set: write them in.")
UNREAD_NUMBERS = mark("The local numbers cannot be read: write them in.")
CEILING = mark("not a dose")
CAP_SIGN = "*"


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a phase. `number` 0 is information: no box. `aside` stands where who does it would."""

    number: int
    text: str
    aside: str = ""
    mark: Mark = "todo"
    time: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class CardPhase:
    place: str
    title: str
    lines: tuple[CardLine, ...]


@dataclass(frozen=True, slots=True)
class VialCell:
    """The strong and the quiet line: "10 × 20 mg" and "200 mg in 600 mL", or "100 mg = 2 mL" and "of 1 × 250 mg" where
    part of a vial is not given; the strength goes with every count. `total` is the mg alone."""

    strong: str
    quiet: str
    total: str


@dataclass(frozen=True, slots=True)
class VialColumn:
    """A mg/kg figure and where it is published; `ceiling` is the most in 24 hours, not a dose."""

    dose: str
    heading: str
    ceiling: bool


@dataclass(frozen=True, slots=True)
class VialTable:
    """The printed table of one product: its own line, where the site keeps it, its rows by weight, a remark on cells with
    the cap's sign."""

    name: str
    brands: str
    where: str
    summary: str
    columns: tuple[VialColumn, ...]
    rows: tuple[tuple[str, tuple[VialCell, ...]], ...]
    remark: str
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Both pages. `started` and `day` are "" on a blank card, where lines are left to write on.

    `rests` says of each step, vial and column what kind of evidence it rests on and how many sources: a paper that was
    torn from its screen still leads back to them.
    """

    title: str
    name: str
    asides: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]
    phones_said: str
    day: str
    started: str
    phases: tuple[CardPhase, ...]
    remarks: tuple[str, ...]
    tables: tuple[VialTable, ...]
    tables_said: str
    confirm: str
    licence: str
    rests: str
    edition: str
    due: str
    review: str


def card(content: Content, today: date, local: Local = NOTHING_LOCAL, report: Report | None = None) -> Card:
    """The blank card, or with a `report` the checklist with its times. `today` decides whether a review is overdue."""
    preparation = content.preparation
    kept = dict(local.stocked)
    stocked = tuple(product for product in preparation.products if product.id in kept)
    shown = stocked or preparation.products
    told = {line.step_id: line for line in report.lines} if report else {}
    return Card(
        title=content.overview.title,
        name=tr("Checklist with its times") if report else tr("Downtime card"),
        asides=_asides(report),
        phones=local.phones,
        phones_said=local.origin or tr(UNREAD_NUMBERS if local.trouble else NO_NUMBERS),
        day=report.times.full(report.state.started_at).partition(", ")[0] if report else "",
        started=report.times.full(report.state.started_at).partition(", ")[2] if report else "",
        phases=_phases(content, told),
        remarks=_remarks(report),
        tables=tuple(_table(preparation, product, kept.get(product.id, "")) for product in shown),
        tables_said="" if stocked or len(shown) == 1 else tr(NO_STOCK_LIST),
        confirm=preparation.confirm,
        licence=preparation.licence.text,
        rests=_rests(content, shown),
        edition=f"{edition_line(content.edition)}.",
        due=f"{review_line(content.edition, today)}.",
        review=f"{local.review(content.edition.version).sentence}.",
    )


def _rests(content: Content, shown: tuple[Product, ...]) -> str:
    """As the chips on screen say it: "Steps: 1 Expert 8, 2 Expert 9 ..."."""
    preparation = content.preparation
    vials = [named(content, product.name, product.facts, product.sources) for product in shown]
    doses = [named(content, f"{step.mg_per_kg:g} mg/kg", step.facts, step.sources) for step in preparation.steps]
    licence = named(content, tr("licence"), preparation.licence.facts, preparation.licence.sources)
    return tr(
        "Kind of evidence and number of sources; which they are, the app says under Why. Steps: {steps}. Vials: {vials}. "
        "Columns: {doses}; {licence}."
    ).format(steps=steps_rest_on(content), vials=", ".join(vials), doses=", ".join(doses), licence=licence)


def _asides(report: Report | None) -> tuple[str, ...]:
    if report is None:
        return (
            tr("Use when the computer is down."),
            tr("For adults. The treating team decides."),
            tr("Write no name on this card."),
        )
    counts = report.counts
    return (
        tr("As it stood at {written_at}.").format(written_at=report.times.full(report.written_at)),
        tr("{done} of {total} done, {not_applicable} not applicable.").format(
            done=counts.done, total=counts.total, not_applicable=counts.not_applicable
        ),
        tr("For adults. The treating team decides."),
    )


def _remarks(report: Report | None) -> tuple[str, ...]:
    if report is None:
        return ()
    gone = (f"{_mark_word(line)} {line.time}: {line.text} {line.remark}" for line in report.lines if not line.number)
    notes = (f"{note.time}: {note.text}" for note in report.notes)
    return (*report.doubts, *gone, *notes)


def _phases(content: Content, told: dict[str, Line]) -> tuple[CardPhase, ...]:
    phases, number = content.checklist.phases, 0
    made = []
    for place, phase in enumerate(phases, start=1):
        lines: list[CardLine] = []
        for step in phase.steps:
            number += step.kind == "action"
            lines.append(_line(step, number, told.get(step.id)) if step.kind == "action" else CardLine(0, step.text))
            if step.recheck:
                lines.append(CardLine(0, tr("Re-check: {text}").format(text=step.recheck.text)))
        made.append(
            CardPhase(tr("{place} of {phases}").format(place=place, phases=len(phases)), phase.title, tuple(lines))
        )
    return tuple(made)


def _line(step: Step, number: int, told: Line | None) -> CardLine:
    if told is None or told.mark == "todo":
        return CardLine(number, step.text, tr(WHO[step.who]))
    below = " ".join(
        part
        for part in (tr("Reason: {reason}.").format(reason=told.reason.rstrip(".")) if told.reason else "", told.remark)
        if part
    )
    aside = tr("not applicable") if told.mark == "not-applicable" else tr(WHO[step.who])
    return CardLine(number, told.text, aside, told.mark, told.time, below)


def _mark_word(line: Line) -> str:
    return tr("Done") if line.mark == "done" else tr("Not applicable")


def _table(preparation: Preparation, product: Product, where: str) -> VialTable:
    capped = any(cell(product, step, weight).capped for step in preparation.steps for weight in preparation.weights_kg)
    cap = f"{product.single_dose_cap_mg:g} mg" if product.single_dose_cap_mg is not None else ""
    return VialTable(
        name=product.name,
        brands=", ".join(product.brands),
        where=where,
        summary=product.summary,
        columns=tuple(_column(step) for step in preparation.steps),
        rows=tuple(
            (
                f"{weight} kg",
                tuple(_cell(product, step, weight, min(preparation.weights_kg)) for step in preparation.steps),
            )
            for weight in preparation.weights_kg
        ),
        remark=tr("{sign} Cut to the label's limit of {cap} for a single dose.").format(sign=CAP_SIGN, cap=cap)
        if capped
        else "",
        notes=tuple((note.heading, note.text) for note in product.notes),
    )


def _column(step: DoseStep) -> VialColumn:
    heading = f"{step.heading}, {tr(CEILING)}" if step.daily_maximum else step.heading
    return VialColumn(f"{step.mg_per_kg:g} mg/kg", heading, step.daily_maximum)


def _cell(product: Product, step: DoseStep, weight_kg: int, lightest_kg: int) -> VialCell:
    found = cell(product, step, weight_kg)
    total, sign = f"{written(found.mg)} mg", CAP_SIGN if found.capped else ""
    strong, quiet = (line.replace("\u00a0", " ") for line in lines(product, step, weight_kg, lightest_kg))
    if dose_first(product, step, lightest_kg):  # the sign stands at the dose, whichever line it is
        return VialCell(strong + sign, quiet, total)
    return VialCell(strong, quiet + sign, total)
