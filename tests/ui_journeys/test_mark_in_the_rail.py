"""The mark in the side rail is on the phase that is read, the mark in the list on the step that is next."""

from ward import Ward, settle

from ui.pages.side_rail import PhaseButton, SideRail
from ui.theme import Look


def rail(ward: Ward) -> SideRail:
    side = ward.checklist.side
    assert side is not None
    return side


def marked(ward: Ward) -> list[str]:
    """The phases whose words are set strong."""
    look: Look = ward.window.look
    strong = look.font("body", strong=True).weight()
    found = [(button, phase) for button, phase, _ in rail(ward)._phases if isinstance(button, PhaseButton)]
    return [phase for button, phase in found if button._name.font().weight() == strong]


def test_the_mark_goes_with_the_list_and_the_next_step_keeps_its_own(ward: Ward) -> None:
    ward.open((1500, 800))
    phases = [phase.id for phase in ward.content.checklist.phases]
    first = ward.checklist.rows[ward.steps[0]]
    assert marked(ward) == [phases[0]]
    for number in (2, 1, 3, 0):
        ward.click(rail(ward)._phases[number][0])
        settle()
        assert marked(ward) == [phases[number]], "by a click on the rail"
        assert first._next
    bar = ward.checklist.page.verticalScrollBar()
    seen = []
    for value in range(0, bar.maximum() + 1, 20):
        bar.setValue(value)
        seen += [phase for phase in marked(ward) if phase not in seen]
    bar.setValue(bar.maximum())
    assert [*seen, *(p for p in marked(ward) if p not in seen)] == phases, "by scrolling"
    bar.setValue(0)
    assert marked(ward) == [phases[0]]
    ward.click(first.box)
    settle()
    assert marked(ward) == [phases[0]]


def test_before_the_list_is_scrolled_it_is_on_the_phase_of_the_next_step(ward: Ward) -> None:
    ward.open((1500, 2400))
    phases = ward.content.checklist.phases
    last = [step.id for step in phases[0].steps if step.kind == "action"]
    for step in last:
        ward.desk.mark(step, "done")
    settle()
    assert marked(ward) == [phases[1].id]
