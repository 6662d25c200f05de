"""What is in a release is known by name: every file has a part, every part a licence, and the SBOM says the same."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from release import licences, sbom
from release.parts import Part, others, packages, parts
from workshop.stop import Stop

SITE_PACKAGES = next(Path(path) for path in sys.path if path.endswith("site-packages"))
VERSIONS = {"python": "3.11.7", "sqlite": "3.40.1", "nms-bedside": "0.1.0", "pyside6-essentials": "6.11.3", "icu": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file of several parts."""
    place = tmp_path / "nms-bedside"
    for name in ("nms-bedside", "_internal/PySide6/Qt/lib/libQt6Core.so.6", "_internal/resources/icons/check.svg"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).touch()
    return place


@pytest.fixture
def found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Part]:
    """The test environment has everything that is frozen, except PyInstaller."""
    monkeypatch.setattr("release.parts.IN_EVERY_PROGRAM", ())
    return parts(folder, SITE_PACKAGES, VERSIONS)


def test_only_what_is_in_the_folder_is_a_part_of_it(found: list[Part]) -> None:
    names = {part.name for part in found}
    assert {"NMS Bedside", "Qt", "Lucide icons", "pyside6-essentials", "pydantic-core", "typing-extensions"} <= names
    assert not names & {"ICU", "SQLite", "Microsoft Visual C++ runtime", "pytest", "hatchling", "mypy"}


def test_a_file_that_nobody_knows_stops_the_release(folder: Path) -> None:
    (folder / "_internal" / "libmystery.so.1").touch()
    with pytest.raises(Stop, match=r"belong to no part.*libmystery"):
        others(folder, VERSIONS)


def test_qt_is_taken_under_the_lgpl_and_its_conditions_are_explained(found: list[Part]) -> None:
    qt = next(part for part in found if part.name == "Qt")
    assert qt.licence == "LGPL-3.0-only"
    assert {"qt.md", "LGPL-3.0.txt", "GPL-3.0.txt"} <= {text.name for text in qt.texts}
    assert {part.licence for part in found if part.name in ("pyside6-essentials", "shiboken6")} == {"LGPL-3.0-only"}


def test_every_package_is_pinned_by_its_sums(found: list[Part]) -> None:
    assert [part.name for part in found if part.purl.startswith("pkg:pypi") and not part.pinned] == []


def test_every_part_brings_its_licence_text(found: list[Part], folder: Path) -> None:
    written = licences.collect(found, folder)
    table = (written / "PARTS.md").read_text("utf-8")
    for part in found:
        line = next(line for line in table.splitlines() if line.startswith(f"| {part.name} |"))
        for name in line.strip("| ").split(" | ")[-1].split(", "):
            assert (written / name).stat().st_size > 0


def test_a_part_without_a_licence_text_stops_the_release(found: list[Part], folder: Path) -> None:
    with pytest.raises(Stop, match="no licence text of Qt"):
        licences.collect([replace(part, texts=()) if part.name == "Qt" else part for part in found], folder)


def test_the_bill_names_the_same_parts(found: list[Part]) -> None:
    bill = sbom.bill(found, "nms-bedside-0.1.0-linux", when=0)
    named = [bill["metadata"]["component"], *bill["components"]]
    assert {(entry["name"], entry["version"]) for entry in named} == {(part.name, part.version) for part in found}
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert next(entry for entry in named if entry["name"] == "Qt")["cpe"] == "cpe:2.3:a:qt:qt:6.11.3:*:*:*:*:*:*:*"


def test_every_reference_in_the_bill_leads_somewhere_and_all_is_reached(found: list[Part]) -> None:
    bill = sbom.bill(found, "nms-bedside-0.1.0-linux", when=0)
    refs = [bill["metadata"]["component"]["bom-ref"], *(entry["bom-ref"] for entry in bill["components"])]
    assert len(set(refs)) == len(refs)
    needs: dict[str, Any] = {entry["ref"]: entry["dependsOn"] for entry in bill["dependencies"]}
    reached, waiting = set(), [refs[0]]
    while waiting:
        ref = waiting.pop()
        reached.add(ref)
        waiting += [other for other in needs[ref] if other not in reached]
    assert reached == set(refs) == set(needs)


def test_the_bill_is_valid_cyclonedx_and_a_wrong_one_is_not(found: list[Part]) -> None:
    """By the official schema of version 1.6, in the library that its makers keep."""
    schema = JsonStrictValidator(SchemaVersion.V1_6)
    bill = sbom.bill(found, "nms-bedside-0.1.0-linux", when=0)
    assert schema.validate_str(json.dumps(bill)) is None
    bill["components"][0]["type"] = "libary"
    assert schema.validate_str(json.dumps(bill)) is not None


def test_the_same_parts_give_the_same_bill(found: list[Part], tmp_path: Path) -> None:
    sbom.write(found, tmp_path / "one.cdx.json", when=1)
    sbom.write(found, tmp_path / "one.cdx.json.again", when=1)
    one = json.loads((tmp_path / "one.cdx.json").read_text("utf-8"))
    assert one["serialNumber"].startswith("urn:uuid:")
    assert one["metadata"]["timestamp"] == "1970-01-01T00:00:01Z"


def test_what_was_compiled_into_pydantic_is_listed_without_build_tools(found: list[Part]) -> None:
    core = next(entry for entry in sbom.bill(found, "x", 0)["components"] if entry["name"] == "pydantic-core")
    crates = {crate["name"] for crate in core["components"]}
    assert "pyo3" in crates
    assert "autocfg" not in crates


def test_packages_come_with_what_they_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("release.parts.IN_EVERY_PROGRAM", ())
    names = {part.name for part in packages(SITE_PACKAGES)}
    assert {"shiboken6", "annotated-types", "typing-inspection"} <= names
