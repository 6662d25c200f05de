"""Both programs of the frozen folder do their work, and refuse what nobody passed."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from release import verify

from app import __version__


def console(frozen: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(verify.program(frozen, "nms-bedside-cli")), *arguments],
        env=environment,
        cwd=environment["HOME"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def test_it_proves_itself_from_a_folder_with_an_awkward_name(frozen: Path) -> None:
    assert {"content", "window", "qt", "font", "search", "session", "paper"} <= set(verify.self_test(frozen))


def test_the_console_finds_dantrolene(frozen: Path, bare: dict[str, str]) -> None:
    done = console(frozen, bare, "search", "dantrolene", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    hits: list[dict[str, Any]] = json.loads(done.stdout)
    assert "dantrolene" in json.dumps(hits).lower()
    assert {"id", "tab"} <= hits[0].keys()


def test_the_console_checks_the_content_it_came_with(frozen: Path, bare: dict[str, str]) -> None:
    done = console(frozen, bare, "check")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["nms-bedside", "nms-bedside-cli"])
def test_both_say_the_version(frozen: Path, bare: dict[str, str], name: str) -> None:
    command = [str(verify.program(frozen, name)), "--version"]
    said = subprocess.run(command, env=bare, capture_output=True, text=True, check=True, timeout=60).stdout
    assert __version__ in said


def test_what_needs_no_window_starts_without_qt(frozen: Path, bare: dict[str, str]) -> None:
    """A second start asks the first window and ends; it must not wait for Qt, so here Qt is not even there."""
    qt = frozen / "_internal" / "PySide6"
    away = qt.with_name("away")
    qt.rename(away)
    try:
        for option in ("--quit", "--version"):
            subprocess.run([str(verify.program(frozen)), option], env=bare, check=True, timeout=60)
        assert console(frozen, bare, "search", "dantrolene").returncode == 0
    finally:
        away.rename(qt)


def test_a_sentence_changed_in_the_installed_folder_is_refused(frozen: Path, bare: dict[str, str]) -> None:
    sealed = frozen / "_internal" / "resources" / "content" / "sealed" / "checklist.json"
    before = sealed.read_bytes()
    sealed.write_bytes(before.replace(b"dantrolene", b"chlorpromazine"))
    try:
        assert sealed.read_bytes() != before
        assert console(frozen, bare, "search", "dantrolene").returncode == 10
    finally:
        sealed.write_bytes(before)


def test_an_installed_copy_makes_a_key_packs_installs_and_lists(
    frozen: Path, bare: dict[str, str], tmp_path: Path
) -> None:
    """The crypto library's backend is asked for from C: only a frozen copy shows whether it was taken along."""
    machine = tmp_path / "machine"
    (machine / "trusted-keys").mkdir(parents=True)
    settings = bare | {"NMS_BEDSIDE_MACHINE": str(machine)}
    key, sent = tmp_path / "ward.key", tmp_path / "edition.nmsset"
    done = console(frozen, settings, "content", "key", "--out", str(key), "--no-password")
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "ward.key.pub").rename(machine / "trusted-keys" / "ward.pub")
    done = console(frozen, settings, "pack", "--out", str(sent), "--key", str(key))
    assert (done.returncode, done.stderr) == (0, "")
    done = console(frozen, settings, "content", "install", str(sent))
    assert done.returncode == 50  # the very edition that came with it: verified, and no need to install it
    assert "is shown already" in done.stderr
    sent.write_bytes(sent.read_bytes()[:-9])
    done = console(frozen, settings, "content", "install", str(sent))
    assert done.returncode == 50
    assert "altered after it was signed" in done.stderr
    done = console(frozen, settings, "content", "list", "--json")
    assert done.returncode == 0
    assert [known["name"] for known in json.loads(done.stdout)["keys"]] == ["ward"]


def test_an_installed_copy_prints_the_review_copy(frozen: Path, bare: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "review.pdf"
    done = console(frozen, bare, "review", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")
