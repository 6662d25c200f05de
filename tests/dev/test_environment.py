"""The environment of a newcomer: made once, trusted by its stamp, made anew when anything about it is doubtful."""

import json
import subprocess
from pathlib import Path

import pytest
from workshop import environment
from workshop.places import ROOT, python_of
from workshop.stop import Stop


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replaces the slow steps (venv, download) with quick ones that leave a trace."""
    done: list[str] = []

    def create(folder: Path) -> None:
        done.append("create")
        python_of(folder).parent.mkdir(parents=True, exist_ok=True)
        python_of(folder).touch()

    def pip(folder: Path, *arguments: str) -> None:
        done.append("project" if "--editable" in arguments else Path(arguments[-1]).stem)

    monkeypatch.setattr(environment, "_create", create)
    monkeypatch.setattr(environment, "run_pip", pip)
    monkeypatch.setattr(environment, "BUILD", tmp_path / "build")
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "env"


def test_the_first_run_makes_it_and_the_second_does_nothing(folder: Path, steps: list[str]) -> None:
    environment.ensure("run", folder)
    assert steps == ["create", "run", "project"]
    environment.ensure("run", folder)
    assert steps == ["create", "run", "project"]


def test_tests_add_to_what_a_run_made(folder: Path, steps: list[str]) -> None:
    environment.ensure("run", folder)
    environment.ensure("test", folder)
    environment.ensure("run", folder)
    assert steps == ["create", "run", "project", "test", "project"]


def test_a_run_after_the_tests_needs_nothing(folder: Path, steps: list[str]) -> None:
    environment.ensure("test", folder)
    environment.ensure("run", folder)
    assert steps == ["create", "test", "project"]


def test_an_interrupted_install_is_made_anew(folder: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(folder: Path, *arguments: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(environment, "run_pip", interrupted)
        with pytest.raises(KeyboardInterrupt):
            environment.ensure("run", folder)
    environment.ensure("run", folder)
    assert steps == ["create", "create", "run", "project"]


def test_an_interrupted_addition_is_made_anew(folder: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(folder: Path, *arguments: str) -> None:
        raise Stop("No network.")

    environment.ensure("run", folder)
    with monkeypatch.context() as patch:
        patch.setattr(environment, "run_pip", failing)
        with pytest.raises(Stop):
            environment.ensure("test", folder)
    steps.clear()
    environment.ensure("run", folder)
    assert steps == ["create", "run", "project"]


def test_other_pins_make_it_anew(folder: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    environment.ensure("run", folder)
    steps.clear()
    monkeypatch.setattr(environment, "_pins_key", lambda name: "other pins")
    environment.ensure("run", folder)
    assert steps == ["create", "run", "project"]


def test_other_metadata_installs_only_the_project(
    folder: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure("test", folder)
    steps.clear()
    monkeypatch.setattr(environment, "_project_key", lambda: "a new version")
    environment.ensure("run", folder)
    assert steps == ["project"]


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"run": 3}'])
def test_a_damaged_stamp_is_no_stamp(folder: Path, steps: list[str], damage: str) -> None:
    environment.ensure("run", folder)
    (folder / environment.STAMP).write_text(damage)
    steps.clear()
    environment.ensure("run", folder)
    assert steps[0] == "create"


def test_an_environment_whose_python_is_gone_is_made_anew(folder: Path, steps: list[str]) -> None:
    environment.ensure("run", folder)
    python_of(folder).unlink()
    steps.clear()
    environment.ensure("run", folder)
    assert steps[0] == "create"


def test_a_read_only_folder_gets_a_sentence(
    folder: Path, steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(environment, "BUILD", tmp_path / "file" / "build")  # as unwritable for root as for anybody
    with pytest.raises(Stop, match="Cannot write to"):
        environment.ensure("run", folder)
    assert steps == []


@pytest.mark.parametrize(("module", "there"), [("pip", True), ("no_such_module", False)])
def test_an_environment_without_pip_can_make_another(folder: Path, module: str, there: bool) -> None:
    """Debian has pip and venv apart: .venv is then made without pip, and the tests make the one to freeze from in it."""
    subprocess.run([environment.base_python(), "-m", "venv", "--without-pip", str(folder)], check=True)
    asked = f"import sys; sys.path.insert(0, {str(ROOT / 'build_scripts')!r}); from workshop import environment"
    done = subprocess.run([str(python_of(folder)), "-c", f"{asked}; sys.exit(not environment._has('{module}'))"])
    assert (done.returncode == 0) is there


def test_the_stamp_names_what_was_installed(folder: Path, steps: list[str]) -> None:
    environment.ensure("test", folder)
    assert set(json.loads((folder / environment.STAMP).read_text())) == {"run", "test", "project"}
