"""What printed statements rest on, as the chips on screen say it: a paper torn from its screen still leads back."""

from app.content.content import Content
from app.content.evidence import chip


def named(content: Content, name: str, facts: tuple[str, ...], sources: tuple[str, ...]) -> str:
    """The name with its kind of evidence and number of sources: "licence Label 7"."""
    found = chip(content, facts, sources)
    return f"{name} {found.text}" if found else name


def steps_rest_on(content: Content) -> str:
    """ "1 Expert 8, 2 Expert 9 ...", by the numbers of the checklist."""
    actions = [step for phase in content.checklist.phases for step in phase.steps if step.kind == "action"]
    return ", ".join(
        named(content, str(number), step.facts, step.sources) for number, step in enumerate(actions, start=1)
    )
