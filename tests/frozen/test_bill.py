"""Of what is really in the frozen folder every file is known, licensed, and in a bill that scanners can read."""

import json
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from release import licences, sbom
from release.folder import site_packages, versions
from release.parts import parts


def test_the_bill_of_the_frozen_folder_is_valid_and_whole(frozen: Path, tmp_path: Path) -> None:
    found = parts(frozen, site_packages(), versions())
    sbom.write(found, tmp_path / "release.cdx.json", when=0)
    text = (tmp_path / "release.cdx.json").read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    named = {entry["name"]: entry for entry in json.loads(text)["components"]}
    assert {"Python", "Qt", "SQLite", "pyside6-essentials", "shiboken6", "pydantic", "pyinstaller"} <= named.keys()
    assert all(entry["version"] not in ("", "unknown") for entry in named.values())


def test_every_part_of_the_frozen_folder_brings_its_licence(frozen: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    written = licences.collect(parts(frozen, site_packages(), versions()), tmp_path / "copy")
    assert {"qt.md", "LGPL-3.0.txt", "GPL-3.0.txt", "PARTS.md"} <= {path.name for path in written.iterdir()}
