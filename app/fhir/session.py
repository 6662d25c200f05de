"""A finished session as a QuestionnaireResponse: which step stood how at its end, and when. It has no subject.

Words that somebody typed (reasons, notes) stay behind: nobody can promise that they name no one.
"""

from datetime import datetime
from typing import Any

from app.content.content import Content
from app.errors import SessionError
from app.fhir.checklist import BASE, QUESTIONNAIRE, canonical, coding
from app.session.fold import SessionState

Resource = dict[str, Any]
WHEN = f"{BASE}marked-at"


def questionnaire_response(content: Content, state: SessionState) -> Resource:
    """SessionError if the session is still open, or was run on another edition than `content`."""
    if state.is_open:
        raise SessionError("The session is still open.", "", "A finished session can be written; close it first.")
    if state.edition != content.edition.version:
        raise SessionError(
            f"The session was run on edition {state.edition}, and edition {content.edition.version} is shown.",
            "Its steps may have had other words.",
            "`sessions export` writes it with the words it had.",
        )
    assert state.closed_at is not None
    return {
        "resourceType": "QuestionnaireResponse",
        "id": f"session-{state.session_id}"[:64],
        "questionnaire": canonical(content, QUESTIONNAIRE),
        "status": "completed",
        "authored": _stamp(state.closed_at),
        "item": [
            {
                "linkId": phase.id,
                "text": phase.title,
                "item": [_answer(state, step.id, step.text) for step in phase.steps if step.kind == "action"],
            }
            for phase in content.checklist.phases
        ],
    }


def _answer(state: SessionState, step_id: str, text: str) -> Resource:
    stands = state.step(step_id)
    answer: Resource = {"valueCoding": coding(stands.state)}
    if stands.at is not None:
        answer["extension"] = [{"url": WHEN, "valueDateTime": _stamp(stands.at)}]
    return {"linkId": step_id, "text": text, "answer": [answer]}


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
