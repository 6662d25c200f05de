"""Every displayed item of the content, flat: what search finds, `show` prints, the check walks and chips cite.

An item is the smallest thing with an id of its own: a sentence, a table row, a comparison cell, a step, a question.
`page` is the id that the window opens to reach it (a section, a row, a question ...).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.content import models as m
from app.content.content import Content
from app.tongue import tr


class Item(NamedTuple):
    """`text` is everything of the item that its `facts` must carry; `cited` is False for headings and word meanings."""

    id: str
    tab: m.Tab
    topic: m.Topic
    title: str
    text: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    subject: str
    kind: str
    page: str
    cited: bool = True
    words: tuple[str, ...] = ()


def walk(content: Content) -> Iterator[Item]:
    """Every item, in reading order."""
    yield from walk_overview(content)
    yield from walk_comparison(content.comparison)
    yield from walk_checklist(content.checklist)
    yield from walk_faq(content.faq)
    yield from walk_preparation(content.preparation)
    yield from walk_differential(content.differential)
    yield from walk_glossary(content.glossary)


def _statement(
    statement: m.Statement, tab: m.Tab, topic: m.Topic, title: str, subject: str, page: str, kind: str = "statement"
) -> Item:
    return Item(
        id=statement.id,
        tab=tab,
        topic=statement.topic or topic,
        title=statement.heading or title,
        text=statement.text,
        facts=statement.facts,
        sources=statement.sources,
        subject=subject,
        kind=kind,
        page=page,
    )


def walk_overview(content: Content) -> Iterator[Item]:
    overview = content.overview
    page, subject = "key-points", "overview"
    yield _statement(overview.definition, "overview", "overview", overview.title, subject, page, "definition")
    for sign in overview.signs:
        yield _statement(sign, "overview", "signs", overview.title, subject, page, "sign")
    for point in overview.key_points:
        yield _statement(point, "overview", "overview", tr("Key points"), subject, page, "key-point")
    for section in content.sections:
        own = next(
            (name for name in ("criteria", "care") if any(s is section for s in content_sections(content, name))),
            "overview",
        )
        yield from _walk_section(section, own)


def content_sections(content: Content, subject: str) -> tuple[m.Section, ...]:
    """The sections that one file holds."""
    return content.subject(subject).sections  # type: ignore[no-any-return]


def _walk_section(section: m.Section, subject: str) -> Iterator[Item]:
    for statement in section.statements:
        yield _statement(statement, "overview", section.topic, section.title, subject, section.id)
    for table in section.tables:
        for row in table.rows:
            pairs = [f"{name}: {cell}" for name, cell in zip(table.columns, row.cells, strict=False) if cell]
            yield Item(
                id=row.id,
                tab="overview",
                topic=row.topic or section.topic,
                title=f"{section.title}: {table.title}",
                text=". ".join(pairs),
                facts=row.facts,
                sources=row.sources,
                subject=subject,
                kind="table-row",
                page=section.id,
            )
    for picture in section.pictures:
        yield from _walk_picture(picture, "overview", section.topic, subject, section.id)


def _walk_picture(picture: m.Picture, tab: m.Tab, topic: m.Topic, subject: str, page: str) -> Iterator[Item]:
    yield Item(
        picture.id, tab, topic, picture.title, picture.caption, picture.facts, picture.sources, subject, "caption", page
    )
    for bar in picture.bars:
        size = f" ({bar.of})" if bar.of else ""
        text = f"{bar.label}: {bar.value:g} {bar.unit}{size}"
        yield Item(bar.id, tab, topic, picture.title, text, bar.facts, bar.sources, subject, "bar", page)


def walk_comparison(comparison: m.Comparison) -> Iterator[Item]:
    names = {column.id: column.name for column in comparison.columns}
    for row in comparison.rows:
        for cell in row.cells:
            for number, part in enumerate(cell.parts):
                yield Item(
                    id=f"{row.id}-{cell.column}" + (f"-{number + 1}" if number else ""),
                    tab="compare",
                    topic=cell.topic,
                    title=f"{row.title}: {names.get(cell.column, cell.column)}",
                    text=f"{part.label}: {part.text}" if part.label else part.text,
                    facts=part.facts,
                    sources=part.sources,
                    subject="comparison",
                    kind="cell",
                    page=row.id,
                )
    for card in comparison.cards:
        for statement in card.statements:
            yield _statement(statement, "compare", card.topic, card.title, "comparison", card.id)
    for study in comparison.studies:
        text = f"{study.design}; {study.size}. {study.found} {study.limits}"
        yield Item(
            study.id,
            "compare",
            study.topic,
            study.name,
            text,
            study.facts,
            study.sources,
            "comparison",
            "study",
            "studies",
        )
    for picture in comparison.pictures:
        yield from _walk_picture(picture, "compare", "dantrolene-role", "comparison", "studies")


def walk_checklist(checklist: m.Checklist) -> Iterator[Item]:
    number = 0
    for phase in checklist.phases:
        for step in phase.steps:
            number += step.kind == "action"
            yield Item(
                id=step.id,
                tab="checklist",
                topic=step.topic,
                title=tr("Step {number}").format(number=number) if step.kind == "action" else phase.title,
                text=f"{step.text} {step.why}".strip(),
                facts=step.facts,
                sources=step.sources,
                subject="checklist",
                kind=step.kind,
                page=step.id,
            )
            if step.recheck:
                again = step.recheck
                yield Item(
                    id=f"{step.id}-recheck",
                    tab="checklist",
                    topic=step.topic,
                    title=tr("Step {number}, re-check").format(number=number),
                    text=again.text,
                    facts=again.facts,
                    sources=again.sources,
                    subject="checklist",
                    kind="recheck",
                    page=step.id,
                )


def walk_faq(faq: m.Faq) -> Iterator[Item]:
    for question in faq.questions:
        yield Item(
            id=question.id,
            tab="faq",
            topic=question.topic,
            title=question.question,
            text=question.answer,
            facts=question.facts,
            sources=question.sources,
            subject="faq",
            kind="question",
            page=question.id,
            words=question.asked_as,
        )
        for detail in question.details:
            yield _statement(detail, "faq", question.topic, question.question, "faq", question.id, "detail")


def walk_preparation(preparation: m.Preparation) -> Iterator[Item]:
    subject, page = "preparation", "preparation"
    yield _statement(preparation.licence, "preparation", "dantrolene-dose", tr("Licence"), subject, page)
    for product in preparation.products:
        # The volume once, in the summary: told twice it could be read as twice the water.
        text = tr("{vial_mg:g} mg vial ({brands}). {how} The water: {diluent}.").format(
            vial_mg=product.vial_mg, brands=", ".join(product.brands), how=product.summary, diluent=product.diluent
        )
        yield Item(
            id=product.id,
            tab="preparation",
            topic="dantrolene-dose",
            title=product.name,
            text=text,
            facts=product.facts,
            sources=product.sources,
            subject=subject,
            kind="product",
            page=product.id,
        )
        for note in product.notes:
            title = f"{product.name}: {note.heading or 'note'}"
            item = _statement(note, "preparation", "dantrolene-dose", title, subject, product.id)
            yield item._replace(title=title)
    for step in preparation.steps:
        text = f"{step.mg_per_kg:g} mg/kg: {step.name}"
        yield Item(
            step.id,
            "preparation",
            "dantrolene-dose",
            tr("Dose step"),
            text,
            step.facts,
            step.sources,
            subject,
            "dose",
            page,
        )
    for regimen in preparation.regimens:
        text = f"{regimen.text} {regimen.warning}".strip()
        yield Item(
            id=regimen.id,
            tab="preparation",
            topic="dantrolene-dose",
            title=f"{regimen.name} ({regimen.country})",
            text=text,
            facts=regimen.facts,
            sources=regimen.sources,
            subject=subject,
            kind="regimen",
            page="regimens",
        )
    for note in preparation.notes:
        yield _statement(note, "preparation", "dantrolene-dose", tr("Preparation"), subject, page)


def walk_differential(differential: m.Differential) -> Iterator[Item]:
    names = {feature.id: feature.name for feature in differential.features}
    for condition in differential.conditions:
        page, subject = condition.id, "differential"
        yield _statement(condition.lead, "differential", condition.topic, condition.name, subject, page, "lead")
        for finding in condition.findings:
            yield Item(
                id=f"{condition.id}-{finding.feature}",
                tab="differential",
                topic=condition.topic,
                title=f"{condition.name}: {names.get(finding.feature, finding.feature)}",
                text=finding.text,
                facts=finding.facts,
                sources=finding.sources,
                subject=subject,
                kind="finding",
                page=page,
            )
        for note in condition.notes:
            yield _statement(note, "differential", condition.topic, condition.name, subject, page)
    for note in differential.notes:
        yield _statement(note, "differential", "differential", tr("Is it NMS?"), "differential", "differential")


def walk_glossary(glossary: m.Glossary) -> Iterator[Item]:
    for term in glossary.terms:
        yield Item(
            id=term.id,
            tab="glossary",
            topic=term.topic,
            title=term.term,
            text=term.means,
            facts=term.facts,
            sources=term.sources,
            subject="glossary",
            kind="term",
            page=term.id,
            cited=bool(term.facts),
            words=(*term.also, *term.misspelt),
        )


def sources_of(content: Content, facts: tuple[str, ...], narrowed: tuple[str, ...] = ()) -> tuple[m.Source, ...]:
    """The displayable sources behind `facts`, each once, in the facts' order; `narrowed` keeps only those named."""
    seen: dict[str, m.Source] = {}
    for fact in facts:
        for name in content.facts[fact].sources:
            source = content.sources[name]
            if source.use == "cite" and (not narrowed or name in narrowed):
                seen.setdefault(name, source)
    return tuple(seen.values())


def conflicts_of(content: Content, facts: tuple[str, ...]) -> tuple[str, ...]:
    """What other sources say instead, one text a fact that has any."""
    return tuple(content.facts[fact].conflict for fact in facts if content.facts[fact].conflict)
