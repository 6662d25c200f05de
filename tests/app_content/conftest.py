"""The content as it is, and a copy of it that an editor may spoil (content_copy.py)."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode finds no modules beside a test by itself

from content_copy import Copy, told

from app.content.content import Content
from app.content.gate import Draft, read_subject
from app.content.load import load_content
from app.content.models import SUBJECTS
from app.paths import content_dir


@pytest.fixture(scope="session")
def content() -> Content:
    """The content as it is delivered."""
    return load_content(content_dir())


@pytest.fixture(scope="session")
def good_drafts() -> dict[str, Draft]:
    """Every file of the content, read once."""
    drafts = {subject: read_subject(content_dir(), subject) for subject in SUBJECTS}
    assert told(problem for draft in drafts.values() for problem in draft.problems) == []
    return drafts


@pytest.fixture
def copy(tmp_path: Path, good_drafts: dict[str, Draft]) -> Copy:
    folder = tmp_path / "content"
    folder.mkdir()
    return Copy(folder, good_drafts)
