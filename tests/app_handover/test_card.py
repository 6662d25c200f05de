"""What stands on the downtime card, before anybody draws it."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from told_night import Night

from app.content.content import Content
from app.handover.card import CAP_SIGN, NO_NUMBERS, NO_STOCK_LIST, UNREAD_NUMBERS, card
from app.handover.words import review_line
from app.preparation import cell
from app.site.local import UNREVIEWED, Local

TODAY = date(2026, 11, 23)


def site(**said: object) -> Local:
    """A site that says only this."""
    nothing = {"phones": (), "stock": (), "sign_off": None, "hospital": "St Example", "unit": "", "author": "A"}
    return Local(Path(), SimpleNamespace(**{**nothing, "date": date(2026, 11, 2), **said}))  # type: ignore[arg-type]


def test_every_action_is_on_the_card_in_order_with_who_does_it(content: Content) -> None:
    steps = [s for p in content.checklist.phases for s in p.steps if s.kind == "action"]
    lines = [line for phase in card(content, TODAY).phases for line in phase.lines if line.number]
    assert [line.text for line in lines] == [step.text for step in steps]
    assert [line.number for line in lines] == list(range(1, len(steps) + 1))
    assert all(line.aside for line in lines)


def test_information_and_repeated_looks_stand_where_the_screen_has_them(content: Content) -> None:
    lines = [line.text for phase in card(content, TODAY).phases for line in phase.lines if not line.number]
    infos = [s.text for p in content.checklist.phases for s in p.steps if s.kind == "info"]
    assert [text for text in lines if not text.startswith("Re-check: ")] == infos
    assert len(lines) > len(infos)


def test_without_a_site_every_vial_is_printed_and_it_says_so(content: Content) -> None:
    made = card(content, TODAY)
    assert [table.name for table in made.tables] == [product.name for product in content.preparation.products]
    assert made.tables_said == NO_STOCK_LIST
    assert made.phones_said == NO_NUMBERS
    assert made.review == f"{UNREVIEWED}."


def test_a_site_gets_its_own_vials_and_numbers(content: Content) -> None:
    local = site(
        phones=(SimpleNamespace(name="Critical care", number="4181"),),
        stock=(SimpleNamespace(product="product-250mg", where="Theatre 2"),),
    )
    made = card(content, TODAY, local)
    assert [(table.name, table.where) for table in made.tables] == [("250 mg vial", "Theatre 2")]
    assert made.tables_said == ""
    assert made.phones == (("Critical care", "4181"),)
    assert made.phones_said == "Local: St Example. Written by A, 2 November 2026"


def test_a_site_file_that_cannot_be_read_leaves_lines_to_write_on(content: Content) -> None:
    made = card(content, TODAY, Local(Path(), None, "broken"))
    assert made.phones == ()
    assert made.phones_said == UNREAD_NUMBERS


def test_every_cell_wears_its_strength(content: Content) -> None:
    preparation = content.preparation
    for table, product in zip(card(content, TODAY).tables, preparation.products, strict=True):
        strength = f"× {product.vial_mg:g} mg"
        for _, cells in table.rows:
            for found in cells:
                assert any(line.rstrip(CAP_SIGN).endswith(strength) for line in (found.strong, found.quiet))
        assert [weight for weight, _ in table.rows] == [f"{weight} kg" for weight in preparation.weights_kg]


def test_a_dose_cut_by_the_label_carries_a_sign_and_the_reason(content: Content) -> None:
    preparation = content.preparation
    for table, product in zip(card(content, TODAY).tables, preparation.products, strict=True):
        signs = [
            CAP_SIGN in next(line for line in (found.strong, found.quiet) if " mL" in line)
            for _, cells in table.rows
            for found in cells
        ]
        cuts = [cell(product, step, weight).capped for weight in preparation.weights_kg for step in preparation.steps]
        assert signs == cuts
        assert bool(table.remark) == any(cuts)


def test_the_ceiling_says_that_it_is_no_dose(content: Content) -> None:
    ceilings = [column for column in card(content, TODAY).tables[0].columns if column.ceiling]
    assert [column.heading for column in ceilings] == ["24 h max, not a dose"]


def test_a_running_checklist_has_its_times_and_the_words_not_applicable(night: Night, content: Content) -> None:
    night.tick(1)
    night.tick(2, "not-applicable", "Already done.")
    night.store.note(night.session, "on ice")
    made = card(content, TODAY, report=night.told())
    first, second, third = (line for line in made.phases[0].lines[:3])
    assert (first.mark, first.time, first.aside) == ("done", "03:05", "Everyone")
    assert (second.aside, second.time, second.below) == ("not applicable", "03:05", "Reason: Already done.")
    assert (third.mark, third.time) == ("todo", "")
    assert (made.day.split(), made.started) == (["14", "November", "2026"], "03:05")
    assert made.remarks == ("03:05: Note: on ice.",)


def test_a_step_that_is_gone_is_printed_below(night: Night, content: Content) -> None:
    old = {"kind": "marked", "step_id": "old", "state": "not-applicable", "wording": "Call the lab."}
    state = night.with_events(old, {**old, "step_id": "older", "state": "done"})
    remarks = card(content, TODAY, report=night.told(state)).remarks
    assert remarks == (
        "Not applicable 03:05: Call the lab. No longer in the checklist.",
        "Done 03:05: Call the lab. No longer in the checklist.",
    )


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 23), "Doses due for review November 2027, the rest November 2029"),
        (date(2027, 11, 1), "Review of doses overdue since November 2027; the rest due November 2029"),
        (date(2030, 1, 1), "Review overdue: doses since November 2027, the rest since November 2029"),
    ],
)
def test_the_foot_says_when_review_is_due_or_since_when_it_is_overdue(content: Content, today: date, said: str) -> None:
    assert review_line(content.edition, today) == said


def test_paper_says_what_each_step_vial_and_column_rests_on(content: Content) -> None:
    """The same words as the chips on screen, so that a card on the wall leads back to its sources."""
    from app.content.evidence import chip

    made = card(content, date(2026, 12, 1))
    number = 0
    for phase in content.checklist.phases:
        for step in phase.steps:
            if step.kind == "action":
                number += 1
                found = chip(content, step.facts, step.sources)
                assert found is not None
                assert f"{number} {found.text}" in made.rests
    for product in content.preparation.products:
        assert f"{product.name} " in made.rests
    for dose in content.preparation.steps:
        assert f"{dose.mg_per_kg:g} mg/kg " in made.rests
