"""What the app says it is and is not, and what it puts first: see resources/safety/hazard-log.toml."""

from pathlib import Path

from ward import Ward, said, settle, visible

from app.content.content import Content
from app.content.evidence import chip
from app.content.items import walk
from ui.dialogs.safety_page import SafetyPage

SAFETY = Path(__file__).resolve().parents[2] / "resources" / "safety"


def test_the_purpose_says_that_the_team_decides_and_what_the_app_does_not_do(content: Content) -> None:
    purpose = content.edition.purpose
    assert len(purpose.split()) <= 60
    assert "It does not diagnose, calculate a dose or choose a treatment." in purpose
    assert "The treating team decides." in purpose
    assert "clinical safety officer" in purpose
    assert content.edition.disclaimer.endswith("The treating team decides.")
    written = (SAFETY / "intended-purpose.md").read_text("utf-8")
    assert purpose.split(" A hospital's")[0] in written


def test_the_first_screen_of_a_new_user_says_that_the_team_decides(ward: Ward) -> None:
    assert "The treating team decides." in said(ward.open(first_run=True))


def test_calling_for_help_is_among_the_first_three_actions(ward: Ward, content: Content) -> None:
    actions = [step for phase in content.checklist.phases for step in phase.steps if step.kind == "action"]
    assert any("call" in step.text.lower() and "senior doctor" in step.text for step in actions[:3])
    window = ward.open()
    third = ward.checklist.rows[ward.steps[2]]
    strip = window.phone_strip.mapTo(window, window.phone_strip.rect().topLeft())  # it stands inside the foot
    assert third.mapTo(window, third.rect().bottomLeft()).y() <= strip.y()
    assert window.phone_strip.isVisible()


def test_look_alikes_are_one_action_away_and_a_normal_ck_is_said_to_rule_nothing_out(
    ward: Ward, content: Content
) -> None:
    window = ward.open()
    for tab in range(4):
        window.open_tab(tab)
        settle()
        assert window.header.doors["differential"].isVisible()
    ward.click(window.header.doors["differential"])
    assert window.router.door == "differential"
    lines = [step.text for phase in content.checklist.phases for step in phase.steps]
    assert "A normal CK does not rule out NMS." in lines


def test_a_disputed_fact_is_marked_where_it_is_shown(content: Content) -> None:
    disputed = 0
    for item in walk(content):
        if any(content.facts[fact].conflict for fact in item.facts):
            made = chip(content, item.facts, item.sources)
            assert made is not None
            assert made.differ, item.id
            assert made.text.startswith("Sources differ"), item.id
            disputed += 1
    assert disputed > 20


def test_the_safety_file_opens_from_the_menu_and_says_what_the_hospital_must_do(ward: Ward) -> None:
    window = ward.open((1366, 768))
    window.menus.show_safety()
    settle()
    page = visible(window, SafetyPage)[0]
    shown = said(page)
    assert "clinical safety officer must make their own assessment" in shown
    assert "Hazard log" in shown
    assert page.page.hasFocus()  # arrow and page keys scroll it
    page.reject()
