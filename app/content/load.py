"""Loads the sealed content, without pydantic: the hash proves that it passed the gate.

The seal (`seal.py`) runs the gate on the TOML files and writes what passed as JSON beside them, with the SHA-256 of
every file in `manifest.json`. Here a subject is read, compared with its hash, kept and parsed when it is first asked
for; `check` compares everything else, the TOML files too, which nobody sees. If anything does not match, the gate runs
on the TOML files to say what is wrong and where; nothing is shown.

A window that starts looks at what it shows first and calls `check` after its first paint (`ui.late`); everybody else calls it at once.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from app.content.content import ById, Content
from app.content.models import SUBJECTS, model_of
from app.content.plain import build, kind_of
from app.content.sums import sum_of_bytes
from app.errors import ContentError, Problem

MANIFEST = "manifest.json"
SEALED = "sealed"


class Sealed:
    """The sealed files of a folder. Making one reads the manifest and compares the edition that it names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, tuple[bytes, list[Problem]]] = {}
        self._texts: dict[str, str] = {}
        self._sums: dict[str, str] = {}
        self._wrong: list[Problem] = []
        manifest = _read_manifest(folder)
        if isinstance(manifest, Problem):
            self._wrong.append(manifest)
            return
        self._texts, self._sums = manifest["files"], manifest["sealed"]
        if set(self._texts) != {f"{subject}.toml" for subject in SUBJECTS}:
            self._wrong.append(Problem(MANIFEST, 0, "the manifest does not list the files of this version"))
        raw, found = self._compared("edition")
        if not found:
            edition = json.loads(raw)
            if [manifest.get("edition"), manifest.get("date")] != [edition["version"], edition["date"]]:
                self._wrong.append(Problem(MANIFEST, 0, "the manifest names another edition than the content"))

    def content(self) -> Content:
        """What is sealed. Asking it for a subject that is not as it was sealed raises ContentError."""

        def load(subject: str) -> Any:
            return build(model_of(subject), json.loads(self.subject(subject)))

        def each(subject: str, field: str) -> ById[Any]:
            kind = kind_of(model_of(subject), field)
            texts = apart(self.subject(subject).decode(), field)
            return ById(texts, lambda text: build(kind, json.loads(text)))

        return Content(load, each)

    def subject(self, name: str) -> bytes:
        """The JSON of a subject, which is what was sealed, else ContentError. Read once: a later change, for the better
        too, is not seen."""
        raw, found = self._compared(name)
        if self._wrong or found:
            _explain(self.folder, self.problems())
        return raw

    def problems(self) -> tuple[Problem, ...]:
        """Where the files, all of them, are not those that were sealed. What was read before is not read again."""
        if self._wrong and not self._sums:
            return tuple(self._wrong)
        found: list[Problem] = []
        for subject in SUBJECTS:
            found += _differs(self.folder / f"{subject}.toml", self._texts)[1]
            found += self._compared(subject)[1]
        return (*found, *self._wrong)

    def check(self) -> None:
        """ContentError with the problems, their files and lines, if there are any. From here on no file is needed."""
        if problems := self.problems():
            _explain(self.folder, problems)

    def _compared(self, subject: str) -> tuple[bytes, list[Problem]]:
        if subject not in self._known:
            self._known[subject] = _differs(self.folder / SEALED / f"{subject}.json", self._sums)
        return self._known[subject]


def apart(text: str, field: str) -> dict[str, str]:
    """Id → JSON text of each object in a sealed list of them, found without parsing it: by the way `seal.py` lays it out.

    What is laid out otherwise is parsed.
    """
    head, between, end = f'{{\n"{field}": [\n{{\n"id": "', '\n},\n{\n"id": "', "\n}\n]\n}"
    if not (text.startswith(head) and text.endswith(end)):
        return {one["id"]: json.dumps(one) for one in json.loads(text)[field]}
    parts = text[len(head) : -len(end)].split(between)
    return {part[: part.index('"')]: f'{{"id": "{part}}}' for part in parts}


def load_content(folder: Path) -> Content:
    """The content of `folder` if its seal holds, else ContentError with the problems, their files and lines."""
    sealed = Sealed(folder)
    sealed.check()
    return sealed.content()


def load_sealed(folder: Path) -> Content | None:
    """The content of `folder` if its seal holds, else None: for a set that has a good edition to fall back on."""
    sealed = Sealed(folder)
    return None if sealed.problems() else sealed.content()


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
    """The bytes of a file, which are what was hashed, and a problem if they are not those that were sealed."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return b"", [Problem(path.name, 0, "the file is missing")]
    except OSError as error:
        return b"", [Problem(path.name, 0, f"the file cannot be read ({error.strerror})")]
    if sum_of_bytes(raw) != hashes.get(path.name):
        return raw, [Problem(path.name, 0, "the file was changed after the content was sealed")]
    return raw, []


def _explain(folder: Path, broken: tuple[Problem, ...]) -> NoReturn:
    """Raises ContentError: the gate's own findings with their lines, else that the seal does not hold."""
    try:
        from app.content.gate import pass_gate

        pass_gate(folder)
    except ContentError as error:
        raise error from None
    except Exception:  # a computer so ill, or an installation so damaged, that the gate cannot run: the seal says no
        pass
    raise ContentError(broken)
