"""The hazard log: every entry is whole, and the test it names is there. Without its test a control is only a promise."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.safety import UNREADABLE, hazards, safety_file

ROOT = Path(__file__).resolve().parents[2]
SAFETY = ROOT / "resources" / "safety"
LOG: dict[str, Any] = tomllib.loads((SAFETY / "hazard-log.toml").read_text("utf-8"))
KEYS = {"id", "hazard", "cause", "effect", "control", "test"}
FILES = ("intended-purpose.md", "security.md", "release-memo.md", "README.md", "hazard-log.toml")


@cache
def names_in(file: str) -> frozenset[str]:
    """The names of the tests in a file, methods of classes included."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    names = {node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, functions)}
    return frozenset(name for name in names if name.startswith("test_"))


@pytest.mark.parametrize("entry", LOG["hazards"], ids=lambda entry: entry["id"])
def test_every_hazard_is_whole_and_its_test_is_there(entry: dict[str, str]) -> None:
    assert set(entry) == KEYS
    assert re.fullmatch(r"haz-[a-z0-9]+(-[a-z0-9]+)*", entry["id"])
    for key in KEYS - {"id", "test"}:
        assert entry[key].endswith("."), key
        assert len(entry[key].split()) >= 2, key
    file, _, name = entry["test"].partition("::")
    assert file.startswith("tests/")
    assert name in names_in(file), f"{entry['test']} is gone: find the hazard another guard"


def test_the_log_covers_what_is_known_to_go_wrong() -> None:
    ids = [entry["id"] for entry in LOG["hazards"]]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 25
    assert {
        "haz-wrong-cell-read",
        "haz-wrong-product",
        "haz-stale-content",
        "haz-lost-ticks",
        "haz-previous-patient",
        "haz-look-alike",
        "haz-over-trust",
        "haz-clipped-table",
        "haz-paper-disagrees",
        "haz-clock-wrong",
        "haz-site-changes-dose",
    } <= set(ids)


def test_a_missing_test_would_be_noticed() -> None:
    assert "test_a_missing_test_would_be_noticed" in names_in("tests/safety/test_hazard_log.py")
    assert "test_that_nobody_wrote" not in names_in("tests/safety/test_hazard_log.py")
    assert names_in("tests/safety/test_gone.py") == frozenset()


def test_points_for_a_pharmacist_are_open() -> None:
    points = {entry["id"]: entry["point"] for entry in LOG["open"]}
    assert "10 × 20 mg" in points["open-multiplication-sign"]
    assert "24 h max" in points["open-24-hour-heading"]


def test_the_hospitals_own_assessment_is_asked_for_and_no_compliance_is_claimed() -> None:
    officer = "A hospital's clinical safety officer must make their own assessment"
    purpose = (SAFETY / "intended-purpose.md").read_text("utf-8")
    assert officer in LOG["statement"]
    assert officer in purpose
    assert "No compliance with these or with any other standard or regulation is claimed" in purpose
    for name in FILES:
        for line in (SAFETY / name).read_text("utf-8").splitlines():
            if re.search(r"complian|complies|conform|certified|CE[- ]mark", line, re.IGNORECASE):
                assert re.search(r"\b(no|nothing|not)\b", line, re.IGNORECASE), line


def test_nobody_is_named() -> None:
    """Reviewers and officers are placeholders until a hospital fills them in."""
    for name in FILES:
        text = (SAFETY / name).read_text("utf-8")
        assert not re.search(r"\b(?:Dr|Prof|Mr|Mrs|Ms)\.? [A-Z]", text), name
    memo = (SAFETY / "release-memo.md").read_text("utf-8")
    assert "<Name of the pharmacist>" in memo


def test_the_safety_file_is_readable_in_the_app() -> None:
    shown = "\n".join(paragraph.text for paragraph in safety_file())
    assert UNREADABLE not in shown
    for hazard in hazards():
        for text in (hazard.hazard, hazard.cause, hazard.effect, hazard.control, hazard.test):
            assert text in shown
    assert "Intended purpose" in shown
    assert "Security in a page" in shown
    assert "|" not in shown
    assert "`" not in shown


def test_a_part_that_cannot_be_read_is_said_to_be_so_and_the_rest_is_shown(tmp_path: Path) -> None:
    (tmp_path / "hazard-log.toml").write_text("broken = ", encoding="utf-8")
    (tmp_path / "intended-purpose.md").write_text("# Purpose\n\nA reference.\n", encoding="utf-8")
    shown = [paragraph.text for paragraph in safety_file(tmp_path)]
    assert shown.count(UNREADABLE) == 3
    assert "A reference." in shown
