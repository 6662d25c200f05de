"""The promise that a session loses nothing is kept by code of which each branch was seen to run."""

from branches import PACKAGE, Branches


def test_every_branch_of_the_session_is_taken(branches: Branches) -> None:
    """Runs after all others of this folder, and only if all of them are run."""
    assert branches.missed() == {}


def test_a_branch_that_nobody_takes_is_found() -> None:
    untouched = Branches().missed()
    assert set(untouched) > {"fold.py", "salvage.py", "store.py"}
    assert "->" in untouched["store.py"]
    assert (PACKAGE / "store.py").is_file()
