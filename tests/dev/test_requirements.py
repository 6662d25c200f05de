"""The pinned packages: complete, hashed, agreeing with each other, and free of any address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "build_scripts" / "requirements"
SETS = ("run", "test", "build")


def pins(name: str) -> dict[str, str]:
    """Package and version as pinned, from lines such as `pydantic==2.14.3 \\`."""
    text = (REQUIREMENTS / f"{name}.txt").read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.M))


@pytest.mark.parametrize("name", SETS)
def test_every_pin_is_hashed_and_none_has_an_address(name: str) -> None:
    text = (REQUIREMENTS / f"{name}.txt").read_text("utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    assert len(blocks) == len(pins(name)) > 0
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text
    assert "--index-url" not in text


def test_the_sets_agree() -> None:
    run = pins("run")
    for name in ("test", "build"):
        assert {package: pins(name).get(package) for package in run} == run


def test_the_project_file_and_the_pins_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    run = pins("run")
    for requirement in wanted:
        package, version = requirement.lower().split("==")
        assert run[package] == version


def test_other_systems_are_pinned_too() -> None:
    test = (REQUIREMENTS / "test.txt").read_text("utf-8")
    build = (REQUIREMENTS / "build.txt").read_text("utf-8")
    assert "colorama==" in test
    assert "pefile==" in build
    assert "macholib==" in build


def test_the_hosted_check_is_the_command_of_the_readme() -> None:
    assert "python3 build_scripts/dev.py test" in (ROOT / ".ci" / "run").read_text("utf-8")
