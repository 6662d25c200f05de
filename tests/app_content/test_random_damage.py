"""A disk that flips bits and files that end too soon: never a crash, never half of the content, never another word."""

import random
import shutil
from pathlib import Path

import pytest
from content_copy import Copy

from app.content import gate
from app.content.content import Content
from app.content.gate import Draft, read_subject
from app.content.load import MANIFEST, SEALED, load_content
from app.content.models import SUBJECTS
from app.errors import ContentError
from app.paths import content_dir

READ_AGAIN, GATED = 16, 1
"""Cases for each file: read by itself, and taken through all the rules."""


def damaged(raw: bytes, dice: random.Random) -> bytes:
    """Something that may happen to a file on a bad disk, a bad share or in a bad editor."""
    at = dice.randrange(len(raw))
    match dice.randrange(6):
        case 0:
            return raw[:at]
        case 1:
            return raw[:at] + bytes([raw[at] ^ (1 << dice.randrange(8))]) + raw[at + 1 :]
        case 2:
            return raw[:at] + bytes([dice.randrange(256)]) + raw[at + 1 :]
        case 3:
            return raw[:at] + raw[at + dice.randrange(1, 40) :]
        case 4:
            return raw[:at] + dice.randbytes(dice.randrange(1, 8)) + raw[at:]
        case _:
            return raw[:at] + bytes(min(512, len(raw) - at)) + raw[at + 512 :]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_damaged_file_is_refused_with_sentences_or_is_still_whole(
    tmp_path: Path, subject: str, good_drafts: dict[str, Draft]
) -> None:
    raw = (content_dir() / f"{subject}.toml").read_bytes()
    dice = random.Random(subject)
    last = raw.count(b"\n") + 600  # random bytes may add lines
    for _ in range(READ_AGAIN):
        (tmp_path / f"{subject}.toml").write_bytes(damaged(raw, dice))
        draft = read_subject(tmp_path, subject)
        assert (draft.value is None) == bool(draft.problems)
        for problem in draft.problems:
            assert problem.file == f"{subject}.toml"
            assert 0 <= problem.line <= last
            assert problem.message
            assert "Traceback" not in problem.message


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_letter_that_changed_is_judged_by_every_rule(copy: Copy, subject: str) -> None:
    """Words may change without breaking a rule (the seal is there for that), but no rule breaks down over it."""
    text = copy.text(f"{subject}.toml")
    dice = random.Random(subject)
    places = [number for number, letter in enumerate(text) if letter.isalnum()]
    for _ in range(GATED):
        at = dice.choice(places)
        copy.write(f"{subject}.toml", text[:at] + dice.choice("aZ9-é") + text[at + 1 :])
        for problem in copy.problems():
            assert problem.message
            assert problem.line >= 0


def test_one_damaged_byte_anywhere_breaks_the_seal(
    tmp_path: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    """400 cases over the TOML files, the sealed files and the manifest; the gate's own words are tested above."""
    monkeypatch.setattr(gate, "pass_gate", lambda folder: None)
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    names = [f"{subject}.toml" for subject in SUBJECTS] + [f"{SEALED}/{subject}.json" for subject in SUBJECTS]
    dice = random.Random(3)
    refusals = 0
    for number in range(400):
        name = MANIFEST if number % 4 == 0 else dice.choice(names)
        good = (folder / name).read_bytes()
        bad = damaged(good, dice)
        (folder / name).write_bytes(bad)
        loaded = None
        try:
            loaded = load_content(folder)
        except ContentError:
            refusals += 1
        if loaded is not None:
            # Only the white space of the manifest, or damage that changed nothing, may go unnoticed.
            assert name == MANIFEST or bad == good
            assert loaded.edition == content.edition
            assert loaded.checklist == content.checklist
        (folder / name).write_bytes(good)
    assert refusals > 350
