"""Seals content that passed the gate: its JSON, its manifest, and the JSON Schema for editors."""

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.content.content import Content
from app.content.gate import pass_gate
from app.content.load import MANIFEST, SEALED, Sealed
from app.content.models import SUBJECTS, model_of
from app.content.plain import dump
from app.errors import ContentError, Problem

SCHEMA = "content.schema.json"


def seal(folder: Path) -> Content:
    """Runs the gate on `folder` and writes what `load_content` needs. If it fails: ContentError, nothing is written."""
    before = _hashes(folder)
    content = pass_gate(folder)
    hashes = _hashes(folder)
    if hashes != before:  # somebody saved a file that the gate had read already
        raise ContentError((Problem(MANIFEST, 0, "a file was changed while it was checked; seal again"),))
    (folder / SEALED).mkdir(exist_ok=True)
    manifest: dict[str, Any] = {
        "edition": content.edition.version,
        "date": content.edition.date.isoformat(),
        "files": hashes,
        "sealed": {},
    }
    for subject in SUBJECTS:
        raw = sealed_text(content, subject).encode()
        manifest["sealed"][f"{subject}.json"] = sha256(raw).hexdigest()
        write_whole(folder / SEALED / f"{subject}.json", raw)
    write_whole(folder / SCHEMA, schema_text().encode())
    write_whole(folder / MANIFEST, (json.dumps(manifest, indent=2) + "\n").encode())
    return content


def broken_seal(folder: Path, content: Content) -> tuple[Problem, ...]:
    """Where what start-up would load is not `content`, which has just passed the gate of the same folder."""
    sealed = Sealed(folder)
    if broken := sealed.problems():
        return (*broken, Problem(MANIFEST, 0, "the content is not sealed as it stands: seal it (dev.py seal)"))
    others = [
        Problem(f"{SEALED}/{subject}.json", 0, "holds something else than the TOML file: seal the content again")
        for subject in SUBJECTS
        if sealed.subject(subject).decode() != sealed_text(content, subject)
    ]
    try:
        current = (folder / SCHEMA).read_text("utf-8") == schema_text()
    except (OSError, UnicodeDecodeError):
        current = False
    if not current:
        others.append(Problem(SCHEMA, 0, "is not the schema of this version: seal the content again"))
    return tuple(others)


def sealed_text(content: Content, subject: str) -> str:
    """One subject as the JSON that start-up reads; a sentence a line, so that a change reads well."""
    return json.dumps(dump(content.subject(subject)), ensure_ascii=False, indent=0)


def _hashes(folder: Path) -> dict[str, str]:
    found = {}
    for name in (f"{subject}.toml" for subject in SUBJECTS):
        with suppress(OSError):  # the gate says what is wrong with a file that cannot be read
            found[name] = sha256((folder / name).read_bytes()).hexdigest()
    return found


def schema_text() -> str:
    """One JSON Schema with a definition for each file, for completion and red underlines in an editor."""
    from pydantic import TypeAdapter

    schemas: list[tuple[str, Any, Any]] = [
        (subject, "validation", TypeAdapter(model_of(subject))) for subject in SUBJECTS
    ]
    references, shared = TypeAdapter.json_schemas(schemas, ref_template="#/$defs/{model}")
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "NMS Bedside content",
        "anyOf": [{"$ref": schema["$ref"]} for schema in references.values()],
        "$defs": shared["$defs"],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def write_whole(path: Path, raw: bytes) -> None:
    """Writes beside and renames, so that a reader sees the old file or the new one, never half of one."""
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
