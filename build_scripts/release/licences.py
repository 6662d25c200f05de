"""The folder `licences` in every installed copy: who made what is in it, under which terms, in their own words."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from workshop.places import ROOT
from workshop.stop import Stop

from release.parts import LICENCES, Part


def collect(parts: Sequence[Part], folder: Path) -> Path:
    """Writes `licences` into `folder`; Stop if a part comes without any text. Returns it."""
    target = folder / "licences"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    shutil.copyfile(LICENCES / "README.md", target / "README.md")
    shutil.copyfile(ROOT / "LICENSE", target / "Apache-2.0.txt")
    lines = ["| part | version | licence | texts |", "|---|---|---|---|"]
    for part in sorted(parts, key=lambda part: part.name.lower()):
        if not part.texts:
            raise Stop(f"There is no licence text of {part.name}.", do="Add one to resources/licences/parts.toml.")
        names = [_copy(text, part, target) for text in part.texts] if not part.own else ["Apache-2.0.txt"]
        if part.inner:
            names.append(_write_inner(part, target))
        lines.append(f"| {part.name} | {part.version} | {part.licence} | {', '.join(names)} |")
    (target / "PARTS.md").write_text("# The parts of this copy\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return target


def _copy(text: Path, part: Part, target: Path) -> str:
    """Texts of the project keep their name; those of packages, often just LICENSE, get the package's."""
    name = text.name if text.is_relative_to(ROOT / "resources") else f"{part.name}-{text.name}"
    shutil.copyfile(text, target / name)
    return name


def _write_inner(part: Part, target: Path) -> str:
    """What was compiled into a part, from the SBOM that it brings: name, version, licence, authors."""
    assert part.inner
    listed = json.loads(part.inner.read_text(encoding="utf-8")).get("components", [])
    lines = [f"Compiled into {part.name} {part.version}:", ""]
    for inner in sorted(listed, key=lambda inner: inner["name"]):
        if inner.get("scope") != "excluded":
            terms = " ".join(entry.get("expression", "") for entry in inner.get("licenses", []))
            lines.append(f"{inner['name']} {inner['version']}: {terms}. {inner.get('author', '')}".rstrip())
    name = f"{part.name}-contents.txt"
    (target / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return name
