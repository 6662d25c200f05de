"""The safety file under resources/safety, for reading in the app: purpose, hazards, open points, security. Text only."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.paths import resources_dir
from app.tongue import mark, tr

UNREADABLE = mark("This part of the safety file cannot be read. Ask IT to reinstall this edition.")


@dataclass(frozen=True, slots=True)
class Hazard:
    """What could go wrong, why, what it could do, what stands against it, and the test that guards that."""

    id: str
    hazard: str
    cause: str
    effect: str
    control: str
    test: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line to show; `kind` is "heading", "text" or "note"."""

    kind: str
    text: str


def hazards(folder: Path | None = None) -> tuple[Hazard, ...]:
    """Every entry of the hazard log, in its order."""
    return tuple(Hazard(**entry) for entry in _log(folder)["hazards"])


def safety_file(folder: Path | None = None) -> tuple[Paragraph, ...]:
    """Everything that is shown, in reading order. A part that cannot be read is said to be so."""
    shown: list[Paragraph] = []
    for part in (_purpose, _hazards, _open_points, _security):
        try:
            shown += part(folder)
        except (OSError, ValueError, KeyError, TypeError):
            shown.append(Paragraph("text", tr(UNREADABLE)))
    return tuple(shown)


def _folder(folder: Path | None) -> Path:
    return folder or resources_dir() / "safety"


def _log(folder: Path | None) -> dict[str, Any]:
    return tomllib.loads((_folder(folder) / "hazard-log.toml").read_text("utf-8"))


def _purpose(folder: Path | None) -> Iterator[Paragraph]:
    yield from _paragraphs((_folder(folder) / "intended-purpose.md").read_text("utf-8"))


def _hazards(folder: Path | None) -> Iterator[Paragraph]:
    yield Paragraph("heading", tr("Hazard log"))
    yield Paragraph("text", _log(folder)["statement"])
    for number, hazard in enumerate(hazards(folder), start=1):
        yield Paragraph("heading", f"{number}. {hazard.hazard}")
        yield Paragraph("text", tr("Cause: {cause}").format(cause=hazard.cause))
        yield Paragraph("text", tr("Effect: {effect}").format(effect=hazard.effect))
        yield Paragraph("text", tr("Control: {control}").format(control=hazard.control))
        yield Paragraph("note", tr("{id}. Guarded by {test}").format(id=hazard.id, test=hazard.test))


def _open_points(folder: Path | None) -> Iterator[Paragraph]:
    yield Paragraph("heading", tr("Open points for a pharmacist"))
    for entry in _log(folder)["open"]:
        yield Paragraph("text", entry["point"])


def _security(folder: Path | None) -> Iterator[Paragraph]:
    yield from _paragraphs((_folder(folder) / "security.md").read_text("utf-8"))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Headings, paragraphs and list entries of our own few Markdown files; a table row becomes one sentence a row."""
    for line in text.splitlines():
        if line.startswith("#"):
            yield Paragraph("heading", line.lstrip("# "))
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if any(cell.strip("-") for cell in cells) and not line.startswith("| who, how"):
                yield Paragraph(
                    "text",
                    tr("{danger}. Against it: {control}. Left: {left}.").format(
                        danger=cells[0][:1].upper() + cells[0][1:], control=cells[1], left=cells[2]
                    ),
                )
        elif line.strip():
            yield Paragraph("text", line.removeprefix("- ").strip())
