"""`export-fhir`: the checklist, and a finished session, as FHIR R4 resources in files of their own."""

import json
from pathlib import Path
from typing import Any

from app.cli.answer import Answer
from app.errors import ExportError, SessionError
from app.fhir.checklist import plan_definition, questionnaire
from app.handover.saving import save
from app.sets.shown import load_shown


def export(out: Path, folder: str | None, session_id: str, replace: bool) -> Answer:
    """Everything is worked out before the first file is written."""
    shown = load_shown()
    made = [plan_definition(shown.content), questionnaire(shown.content)]
    if session_id:
        made.append(_session(shown.content, folder, session_id))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no folder can have this name"
        raise ExportError(f"The folder {out} cannot be made: {why}.", "", "Name another folder.") from None
    written = []
    for resource in made:
        path = out / f"{resource['resourceType']}-{resource['id']}.json"
        text = json.dumps(resource, ensure_ascii=False, indent=2) + "\n"
        save(path, text.encode(), replace=replace, private=resource["resourceType"] == "QuestionnaireResponse")
        written.append(f"Written: {path}")
    return Answer(tuple(written), tuple(filter(None, (shown.trouble,))))


def _session(content: Any, folder: str | None, session_id: str) -> dict[str, Any]:
    from app.cli.sessions import find
    from app.fhir.session import questionnaire_response

    state = find(folder, session_id)
    if state is None:
        raise SessionError(f'There is no session "{session_id}".', "", "`sessions list` prints those that are here.")
    return questionnaire_response(content, state)
