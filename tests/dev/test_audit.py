"""The build looks for known weaknesses in what it ships, and is loud where nobody looked."""

import json
import shlex
import sys
from pathlib import Path

import pytest
from release.audit import NOTE, audit
from workshop.stop import Stop


def answer(tmp_path: Path, text: str) -> str:
    """A command that prints `text` after it was given the pins, as an auditing tool does."""
    program = tmp_path / "auditor.py"
    program.write_text(f"import sys\nassert open(sys.argv[1]).read()\nprint({text!r})\n", encoding="utf-8")
    return f"{shlex.quote(sys.executable)} {shlex.quote(str(program))} {{file}}"


def dependencies(*found: dict[str, object]) -> str:
    return json.dumps({"dependencies": found, "fixes": []})


GOOD: dict[str, object] = {"name": "pydantic", "version": "2.14.3", "vulns": []}


def test_without_a_command_the_build_says_loudly_that_nobody_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NMS_BEDSIDE_AUDIT", raising=False)
    audit(tmp_path)
    assert "NOT AUDITED" in (tmp_path / NOTE).read_text("utf-8")
    assert "NOT AUDITED" in capfd.readouterr().err


def test_all_packages_looked_up_and_none_weak_takes_the_note_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / NOTE).write_text("of yesterday", encoding="utf-8")
    monkeypatch.setenv("NMS_BEDSIDE_AUDIT", answer(tmp_path, dependencies(GOOD)))
    audit(tmp_path)
    assert not (tmp_path / NOTE).exists()


def test_a_known_weakness_stops_the_build_and_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weak = {"name": "pydantic", "version": "1.0", "vulns": [{"id": "CVE-2000-0001"}]}
    monkeypatch.setenv("NMS_BEDSIDE_AUDIT", answer(tmp_path, dependencies(GOOD, weak)))
    with pytest.raises(Stop, match=r"pydantic 1\.0: CVE-2000-0001"):
        audit(tmp_path)


@pytest.mark.parametrize("found", [(GOOD, {"name": "shiboken6", "skip_reason": "not found"}), ()])
def test_what_could_not_be_looked_up_is_not_called_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: tuple[dict[str, object], ...]
) -> None:
    monkeypatch.setenv("NMS_BEDSIDE_AUDIT", answer(tmp_path, dependencies(*found)))
    audit(tmp_path)
    assert "NOT AUDITED" in (tmp_path / NOTE).read_text("utf-8")


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"dependencies": 3}'])
def test_an_answer_that_makes_no_sense_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("NMS_BEDSIDE_AUDIT", answer(tmp_path, text))
    with pytest.raises(Stop, match="could not be audited"):
        audit(tmp_path)
