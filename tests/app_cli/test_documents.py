"""What the papers say of the command line is true: every command and every exit code stands in them."""

import re
from pathlib import Path

import pytest

from app import errors
from app.cli import main
from app.cli.arguments import EXIT_CODES

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
IT = (ROOT / "build_scripts" / "packaging" / "IT.md").read_text("utf-8")


def codes() -> set[int]:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.BedsideError)]
    return {kind.exit_code for kind in kinds if kind is not errors.BedsideError}


def test_every_exit_code_is_in_the_help_the_readme_and_the_page_for_it() -> None:
    assert codes() == {2, 10, 20, 30, 40, 50}
    listed = next(line for line in README.splitlines() if line.startswith("Exit codes:"))
    for_it = next(line for line in IT.splitlines() if line.startswith("The app itself: 0 good"))
    for code in codes():
        assert re.search(rf"^  {code} ", EXIT_CODES, re.MULTILINE)
        assert re.search(rf"\b{code}\b", listed)
        assert re.search(rf"\b{code}\b", for_it)


@pytest.mark.parametrize("within", [(), ("sessions",), ("content",)])
def test_every_command_of_the_help_is_in_the_readme(
    within: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*within, "--help"]) == 0
    names = re.findall(r"^    ([a-z][a-z-]+)  ", capsys.readouterr().out, re.MULTILINE)
    assert len(names) >= 3
    block = re.sub(r"\s+", " ", README[README.index("## Command line") : README.index("Exit codes:")])
    for name in names:
        assert re.search(rf"\b{name}\b", block), name


@pytest.mark.parametrize("command", ["card", "review"])
def test_paper_is_named_in_the_help_and_the_readme(command: str) -> None:
    assert re.search(rf"^  {command} ", EXIT_CODES, re.MULTILINE)
    assert f"nms-bedside-cli {command} " in README
