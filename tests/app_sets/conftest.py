"""A key, a newer edition signed with it, and a computer that trusts the key."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # importlib mode finds no modules beside a test by itself

from senders import TRUSTED, Edition, make_edition, trust

from app.paths import sets_dir, trusted_keys_dir
from app.sets.install import Places


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Edition 9001.1, sealed and packed, with a first key point of its own."""
    return make_edition(tmp_path_factory.mktemp("newer") / "content", "9001.1")


@pytest.fixture(scope="session")
def newest(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Edition 9002.1."""
    return make_edition(tmp_path_factory.mktemp("newest") / "content", "9002.1")


@pytest.fixture
def places() -> Places:
    """This test's own computer: nothing is installed yet, and one key is trusted."""
    trust(TRUSTED, "pharmacy")
    return Places(sets_dir(), trusted_keys_dir())
