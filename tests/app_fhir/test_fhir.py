"""What `export-fhir` writes is FHIR R4 as a FHIR library reads it, says what the checklist says, and names no patient."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.plandefinition import PlanDefinition
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from app.cli import main
from app.content.content import Content
from app.content.load import load_content
from app.paths import content_dir, data_dir
from app.session.store import open_store

TYPED = "Mrs Example in bed 4 asked not to"


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(content_dir())


@pytest.fixture
def session(content: Content) -> str:
    """Two steps done, one not applicable for a typed reason, a note, and closed."""
    steps = [step for phase in content.checklist.phases for step in phase.steps if step.kind == "action"]
    with open_store(data_dir()).store as store:
        found = store.start(content.edition.version)
        for step, mark, reason in ((steps[0], "done", ""), (steps[1], "done", ""), (steps[2], "not-applicable", TYPED)):
            store.mark(found, step.id, mark, reason, step.text, content.edition.version)  # type: ignore[arg-type]
        store.close(found)
    return found


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def steps_of(resource: dict[str, Any]) -> list[str]:
    return [item["linkId"] for group in resource["item"] for item in group["item"]]


def test_the_checklist_is_a_plan_definition_with_every_step_in_order(tmp_path: Path, content: Content) -> None:
    assert main(["export-fhir", "--out", str(tmp_path)]) == 0
    data = read(tmp_path / "PlanDefinition-nms-checklist-plan.json")
    plan = PlanDefinition.model_validate(data)
    assert plan.status == "draft"
    assert [phase["id"] for phase in data["action"]] == [phase.id for phase in content.checklist.phases]
    for phase, said in zip(content.checklist.phases, data["action"], strict=True):
        assert [(step.id, step.text) for step in phase.steps] == [(act["id"], act["title"]) for act in said["action"]]
        for step, act in zip(phase.steps, said["action"], strict=True):
            assert act["documentation"], step.id
            assert all(
                re.search(r"read|cited by", source["citation"], re.IGNORECASE) for source in act["documentation"]
            )


def test_the_checklist_is_a_questionnaire_whose_information_is_not_answered(tmp_path: Path, content: Content) -> None:
    assert main(["export-fhir", "--out", str(tmp_path)]) == 0
    data = read(tmp_path / "Questionnaire-nms-checklist.json")
    Questionnaire.model_validate(data)
    kinds = {step.id: step.kind for phase in content.checklist.phases for step in phase.steps}
    assert steps_of(data) == list(kinds)
    for group in data["item"]:
        for item in group["item"]:
            assert item["type"] == ("choice" if kinds[item["linkId"]] == "action" else "display")


def test_a_finished_session_is_a_response_without_a_patient(tmp_path: Path, session: str) -> None:
    assert main(["export-fhir", "--out", str(tmp_path), "--session", session]) == 0
    (path,) = tmp_path.glob("QuestionnaireResponse-*.json")
    data = read(path)
    response = QuestionnaireResponse.model_validate(data)
    assert response.subject is None
    assert response.author is None
    assert response.source is None
    answers = [item["answer"][0]["valueCoding"]["code"] for group in data["item"] for item in group["item"]]
    assert answers[:3] == ["done", "done", "not-applicable"]
    assert set(answers[3:]) == {"todo"}
    assert (
        data["questionnaire"]
        == read(tmp_path / "Questionnaire-nms-checklist.json")["url"]
        + f"|{read(tmp_path / 'Questionnaire-nms-checklist.json')['version']}"
    )
    assert set(steps_of(data)) <= set(steps_of(read(tmp_path / "Questionnaire-nms-checklist.json")))
    assert path.stat().st_mode & 0o077 == 0


def test_what_somebody_typed_stays_behind(tmp_path: Path, session: str) -> None:
    assert main(["export-fhir", "--out", str(tmp_path), "--session", session]) == 0
    for path in tmp_path.iterdir():
        if path.suffix == ".json":
            assert TYPED not in path.read_text("utf-8")


def test_an_open_session_is_not_written_and_neither_is_anything_else(
    tmp_path: Path, content: Content, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(data_dir()).store as store:
        found = store.start(content.edition.version)
    out = tmp_path / "fhir"
    assert main(["export-fhir", "--out", str(out), "--session", found]) == 20
    assert "still open" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(("edition", "words"), [("1999.1", "was run on edition 1999.1"), ("", "")])
def test_a_session_of_another_edition_is_refused(
    tmp_path: Path, content: Content, capsys: pytest.CaptureFixture[str], edition: str, words: str
) -> None:
    with open_store(data_dir()).store as store:
        found = store.start(edition or content.edition.version)
        store.close(found)
    code = main(["export-fhir", "--out", str(tmp_path / "fhir"), "--session", found])
    assert code == (20 if edition else 0)
    assert words in capsys.readouterr().err


def test_files_are_not_replaced_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export-fhir", "--out", str(tmp_path)]) == 0
    assert main(["export-fhir", "--out", str(tmp_path)]) == 40
    assert main(["export-fhir", "--out", str(tmp_path), "--replace"]) == 0
    assert main(["export-fhir", "--out", str(tmp_path), "--session", "no-such"]) == 20


def test_the_program_needs_no_fhir_library() -> None:
    """It is a test's requirement alone: the installer carries none."""
    for path in (Path(main.__code__.co_filename).parents[1]).rglob("*.py"):
        assert not re.search(r"^\s*(from|import) fhir\.", path.read_text("utf-8"), re.MULTILINE), path
