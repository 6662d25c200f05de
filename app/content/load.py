"""Loads the sealed content at start-up, without pydantic: the hash proves that it passed the gate.

The seal (`seal.py`) runs the gate on the TOML files and writes what passed as JSON beside them, with the SHA-256 of
every file in `manifest.json`. Here each file is read and hashed (about 1 ms), and a subject is parsed when first asked
for. If anything does not match, the gate runs on the TOML files to say what is wrong and where; nothing is shown.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn

from app.content.content import Content
from app.content.models import SUBJECTS, model_of
from app.content.plain import build
from app.errors import ContentError, Problem

MANIFEST = "manifest.json"
SEALED = "sealed"


def load_content(folder: Path) -> Content:
    """The content of `folder` if its seal holds, else ContentError with the problems, their files and lines."""
    sealed, broken = read_sealed(folder)
    if broken:
        _explain(folder, broken)
    return _built(sealed)


def load_sealed(folder: Path) -> Content | None:
    """The content of `folder` if its seal holds, else None: for a set that has a good edition to fall back on."""
    sealed, broken = read_sealed(folder)
    return None if broken else _built(sealed)


def _built(sealed: dict[str, bytes]) -> Content:
    return Content(lambda subject: build(model_of(subject), json.loads(sealed[subject])))


def read_sealed(folder: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The sealed JSON of every subject, and where the files are not those that were sealed."""
    manifest = _read_manifest(folder)
    if isinstance(manifest, Problem):
        return {}, (manifest,)
    sealed: dict[str, bytes] = {}
    texts: dict[str, list[Problem]] = {}

    def look_at_texts() -> None:
        for subject in SUBJECTS:
            texts[subject] = _differs(folder / f"{subject}.toml", manifest["files"])[1]

    # Side by side: reading and hashing leave the interpreter to others, and each is half of the time.
    beside = Thread(target=look_at_texts, name="content texts")
    beside.start()
    found: dict[str, list[Problem]] = {}
    for subject in SUBJECTS:
        sealed[subject], found[subject] = _differs(folder / SEALED / f"{subject}.json", manifest["sealed"])
    beside.join()
    broken = [problem for subject in SUBJECTS for problem in (*texts[subject], *found[subject])]
    if set(manifest["files"]) != {f"{subject}.toml" for subject in SUBJECTS}:
        broken.append(Problem(MANIFEST, 0, "the manifest does not list the files of this version"))
    if not broken:
        edition = json.loads(sealed["edition"])
        if [manifest.get("edition"), manifest.get("date")] != [edition["version"], edition["date"]]:
            broken.append(Problem(MANIFEST, 0, "the manifest names another edition than the content"))
    return sealed, tuple(broken)


def _read_manifest(folder: Path) -> dict[str, Any] | Problem:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        if isinstance(manifest["files"], dict) and isinstance(manifest["sealed"], dict):
            return manifest  # type: ignore[no-any-return]
    except FileNotFoundError:
        return Problem(MANIFEST, 0, "the manifest is missing, so nothing proves what this content is")
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        pass
    return Problem(MANIFEST, 0, "the manifest is damaged")


def _differs(path: Path, hashes: dict[str, str]) -> tuple[bytes, list[Problem]]:
    """The bytes of a file, which are what was hashed, and a problem if they are not those that were sealed.

    Whole at once: a file read in pieces waits for the interpreter after each of them.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return b"", [Problem(path.name, 0, "the file is missing")]
    except OSError as error:
        return b"", [Problem(path.name, 0, f"the file cannot be read ({error.strerror})")]
    if sha256(raw).hexdigest() != hashes.get(path.name):
        return raw, [Problem(path.name, 0, "the file was changed after the content was sealed")]
    return raw, []


def _explain(folder: Path, broken: tuple[Problem, ...]) -> NoReturn:
    """Raises ContentError: the gate's own findings with their lines, else that the seal does not hold."""
    try:
        from app.content.gate import pass_gate

        pass_gate(folder)
    except ContentError as error:
        raise error from None
    except ImportError:  # an installation so damaged that not even the gate can run
        pass
    raise ContentError(broken)
