"""The checklist as PlanDefinition and Questionnaire. Ids, order and words are those of the content."""

from typing import Any

from app.content import models as m
from app.content.content import Content
from app.content.evidence import KIND_NAMES, READ_NAMES
from app.content.items import sources_of

Resource = dict[str, Any]

BASE = "urn:nms-bedside:"
PLAN, QUESTIONNAIRE = "nms-checklist-plan", "nms-checklist"
STATES = (("done", "Done"), ("not-applicable", "Not applicable"), ("todo", "Not done"))
"""What a step can be; the codes are those of a session."""
_ROLES = {"nurse": "Nurse", "doctor": "Doctor", "pharmacist": "Pharmacist", "team": "Everyone", "": ""}
_PRACTITIONER = "practitioner"


def plan_definition(content: Content) -> Resource:
    """Phases as groups of actions. Each action has its words, its reason, who does it, and its sources."""
    return {
        "resourceType": "PlanDefinition",
        "id": PLAN,
        **_about(content, PLAN, "Checklist for neuroleptic malignant syndrome"),
        "type": {
            "coding": [
                {
                    "system": "http://terminology.hl7.org/CodeSystem/plan-definition-type",
                    "code": "clinical-protocol",
                }
            ]
        },
        "action": [
            {
                "id": phase.id,
                "title": phase.title,
                "groupingBehavior": "visual-group",
                "action": [_action(content, step) for step in phase.steps],
            }
            for phase in content.checklist.phases
        ],
    }


def questionnaire(content: Content) -> Resource:
    """The same steps as questions with three answers; lines that inform are shown and not answered."""
    return {
        "resourceType": "Questionnaire",
        "id": QUESTIONNAIRE,
        **_about(content, QUESTIONNAIRE, "Checklist for neuroleptic malignant syndrome, to tick"),
        "item": [
            {
                "linkId": phase.id,
                "type": "group",
                "text": phase.title,
                "item": [_question(step) for step in phase.steps],
            }
            for phase in content.checklist.phases
        ],
    }


def canonical(content: Content, name: str) -> str:
    """The address of a resource with its version: it names a thing and leads nowhere."""
    return f"{BASE}{name}|{content.edition.version}"


def _about(content: Content, name: str, title: str) -> Resource:
    edition = content.edition
    return {
        "url": f"{BASE}{name}",
        "version": edition.version,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "title": title,
        "status": "draft",
        "experimental": True,
        "date": edition.date.isoformat(),
        "description": f"{edition.scope} {edition.disclaimer}",
        "purpose": edition.purpose,
    }


def _action(content: Content, step: m.Step) -> Resource:
    made: Resource = {"id": step.id, "title": step.text}
    if step.why:
        made["description"] = step.why
    made["code"] = [{"text": "action" if step.kind == "action" else "information"}]
    if role := _ROLES[step.who]:
        made["participant"] = [{"type": _PRACTITIONER, "role": {"text": role}}]
    if step.recheck:
        made["textEquivalent"] = step.recheck.text
    made["documentation"] = [
        {
            "type": "citation",
            "label": source.id,
            "citation": f"{source.citation} ({KIND_NAMES[source.kind]}. {READ_NAMES[source.read]})",
        }
        for source in sources_of(content, step.facts, step.sources)
    ]
    return made


def _question(step: m.Step) -> Resource:
    if step.kind == "info":
        return {"linkId": step.id, "type": "display", "text": step.text}
    return {
        "linkId": step.id,
        "type": "choice",
        "text": step.text,
        "answerOption": [{"valueCoding": coding(code)} for code, _ in STATES],
    }


def coding(state: str) -> Resource:
    """One answer."""
    return {"system": f"{BASE}step-state", "code": state, "display": dict(STATES)[state]}
