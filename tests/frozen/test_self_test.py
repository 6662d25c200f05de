"""`--self-test` proves a good copy, and is not fooled by a bad one."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from release import verify
from workshop.places import ROOT, VENV, start_of

STEPS = ["content", "window", "qt", "font", "search", "session", "paper"]


def run(command: list[str], environment: dict[str, str], report: Path) -> tuple[int, dict[str, Any], str]:
    """Exit code, the report as it was written to the file, and what went to the error stream."""
    done = subprocess.run(
        [*command, "--self-test", str(report)],
        env=environment,
        cwd=environment["HOME"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    told = json.loads(report.read_text("utf-8")) if report.exists() else json.loads(done.stdout)
    assert told == json.loads(done.stdout)
    return done.returncode, told, done.stderr


@pytest.fixture
def source() -> list[str]:
    return start_of(VENV, "nms-bedside")


@pytest.fixture
def altered(tmp_path: Path) -> Path:
    """The content with one drug's name changed in the sealed checklist."""
    content = shutil.copytree(ROOT / "resources" / "content", tmp_path / "content")
    sealed = content / "sealed" / "checklist.json"
    before = sealed.read_bytes()
    sealed.write_bytes(before.replace(b"dantrolene", b"chlorpromazine", 1))
    assert sealed.read_bytes() != before
    return content


def test_a_good_copy_proves_every_step(source: list[str], bare: dict[str, str], tmp_path: Path) -> None:
    code, told, said = run(source, bare, tmp_path / "report.json")
    assert (code, told["ok"], said) == (0, True, "")
    assert [step["name"] for step in told["steps"]] == STEPS
    assert told["steps"][1]["detail"] == "6 tabs and pages painted"
    assert not (tmp_path / "data").exists()  # the user's own sessions were not touched


def test_the_frozen_copy_proves_the_same(frozen: Path, bare: dict[str, str], tmp_path: Path) -> None:
    code, told, said = run([str(verify.program(frozen))], bare, tmp_path / "report.json")
    assert (code, told["ok"], said) == (0, True, "")
    assert [step["name"] for step in told["steps"]] == STEPS


def test_altered_content_ends_with_ten(
    source: list[str], frozen: Path, bare: dict[str, str], altered: Path, tmp_path: Path
) -> None:
    for number, command in enumerate((source, [str(verify.program(frozen))])):
        report = tmp_path / f"{number}.json"
        code, told, said = run(command, bare | {"NMS_BEDSIDE_CONTENT": str(altered)}, report)
        assert (code, told["ok"], said) == (10, False, "")
        assert [step["name"] for step in told["steps"]] == ["content"]
        assert "checklist" in told["steps"][0]["detail"]


def test_an_installed_content_set_that_cannot_be_shown_fails_its_step(
    source: list[str], bare: dict[str, str], tmp_path: Path
) -> None:
    sets = tmp_path / "machine" / "content-sets"
    sets.mkdir(parents=True)
    (sets / "current.json").write_text("{", encoding="utf-8")
    code, told, _ = run(source, bare | {"NMS_BEDSIDE_MACHINE": str(sets.parent)}, tmp_path / "report.json")
    assert (code, [step["name"] for step in told["steps"] if not step["ok"]]) == (1, ["content set"])


def test_a_font_that_is_gone_fails_its_step_and_the_others_go_on(
    frozen: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    fonts = frozen / "_internal" / "resources" / "fonts"
    away = fonts.with_name("fonts-away")
    fonts.rename(away)
    try:
        code, told, _ = run([str(verify.program(frozen))], bare, tmp_path / "report.json")
    finally:
        away.rename(fonts)
    assert (code, told["ok"]) == (1, False)
    assert "font" in [step["name"] for step in told["steps"] if not step["ok"]]


def test_a_report_that_cannot_be_written_ends_with_forty(
    source: list[str], bare: dict[str, str], tmp_path: Path
) -> None:
    code, told, said = run(source, bare, tmp_path / "no such folder" / "report.json")
    assert (code, told["ok"]) == (40, True)
    assert "could not be written" in said
    assert os.listdir(tmp_path) == []
