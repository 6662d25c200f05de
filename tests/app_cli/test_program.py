"""The program itself: help, version, exit codes, odd terminals, closed pipes, and how little it loads."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import __version__, cli
from app.cli import check as check_command
from app.errors import ExportError

Say = Callable[..., tuple[int, str, str]]
Program = Callable[..., "subprocess.CompletedProcess[bytes]"]

ROOT = Path(__file__).resolve().parents[2]
CODES = ("0 ", "1 ", "2 ", "10 ", "20 ", "30 ", "40 ")


def test_help_documents_every_command_and_every_exit_code(say: Say) -> None:
    code, out, err = say("--help")
    assert (code, err) == (0, "")
    for word in ("check", "coverage", "search", "show", "sessions", "site", "--version", "--data-dir"):
        assert word in out
    codes = out.partition("exit codes:\n")[2].splitlines()
    assert [line.strip().startswith(number) for line, number in zip(codes, CODES, strict=False)] == [True] * len(CODES)


@pytest.mark.parametrize(
    "command", [["check"], ["coverage"], ["search"], ["show"], ["sessions"], ["sessions", "list"], ["sessions", "show"],
                ["sessions", "recover"], ["site"], ["site", "check"]]
)  # fmt: skip
def test_every_command_has_help(say: Say, command: list[str]) -> None:
    code, out, err = say(*command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: nms-bedside-cli {' '.join(command)}")


def test_the_version(say: Say) -> None:
    assert say("--version") == (0, f"nms-bedside-cli {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["chek"], "invalid choice: 'chek'"),
        (["check", "--jsn"], "unrecognized arguments: --jsn"),
        (["check", "--js"], "unrecognized arguments: --js"),
        (["show"], "the following arguments are required: ID"),
        (["show", "a", "b"], "unrecognized arguments: b"),
        (["sessions"], "the following arguments are required: COMMAND"),
        (["--data-dir"], "expected one argument"),
    ],
)
def test_a_command_line_that_cannot_be_understood(say: Say, arguments: list[str], why: str) -> None:
    code, out, err = say(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("The command line was not understood: ")
    assert why in err
    assert err.endswith("--help\n")
    assert err.count("\n") == 1


def test_a_fault_in_the_program_is_a_sentence_without_what_was_typed(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(as_data: bool) -> None:
        raise KeyError("Mrs Example, bed 4")

    monkeypatch.setattr(check_command, "coverage", broken)
    code, out, err = say("coverage")
    assert (code, out) == (cli.FAULT, "")
    assert err.startswith("Something went wrong inside NMS Bedside (KeyError at test_program.py:")
    assert "Example" not in err


def test_interrupted_by_the_keyboard(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(as_data: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "coverage", interrupted)
    assert say("coverage") == (130, "", "")


# ---------------------------------------------------------------- in a process of its own


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_answers_are_utf_8_on_every_terminal(program: Program, encoding: str) -> None:
    done = program("show", "ov-sign-heat", environment={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "38 °C" in done.stdout.decode("utf-8")


def test_complaints_are_utf_8_too(program: Program) -> None:
    done = program("show", "no-°", environment={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 2
    assert "°" in done.stderr.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are bytes only elsewhere")
def test_bytes_that_are_no_text_are_searched_for_in_vain(program: Program) -> None:
    done = program("search", b"\xff\xfe\x80 fever", "--json")
    assert done.returncode == 0
    assert isinstance(json.loads(done.stdout), list)
    assert program("show", b"\xff").stderr.decode("utf-8").startswith('There is no "\\udcff"')


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-m", "app.cli", "coverage"],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    os.close(reading)
    _, complaints = child.communicate(timeout=60)
    assert (child.returncode, complaints) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is always full")
def test_an_answer_that_cannot_be_written(program: Program) -> None:
    for arguments in (("show", "ov-definition"), ("--help",)):
        with open("/dev/full", "wb") as full:
            done = program(*arguments, stdout=full)
        assert done.returncode == ExportError.exit_code
        assert done.stderr == (
            b"The answer could not be written. No space left on device. Free some space or write it elsewhere.\n"
        )


@pytest.mark.skipif(sys.platform == "win32", reason="closes descriptors before the start")
@pytest.mark.parametrize("closed", [1, 2])
def test_a_closed_output_is_no_crash(program: Program, closed: int) -> None:
    done = program("show", "no-such-id", preexec_fn=lambda: os.close(closed), stdout=None, stderr=None)
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--version"], ["json", "pydantic", "app.content", "app.session", "sqlite3", "PySide6"]),
        (["search", "fever"], ["pydantic", "app.content.gate", "app.session", "PySide6", "tomllib"]),
        (["show", "ov-definition"], ["pydantic", "app.content.gate", "app.session", "sqlite3", "PySide6"]),
        (["sessions", "list"], ["pydantic", "app.content", "PySide6"]),
        (["check", "--draft", "x"], ["app.session", "sqlite3", "PySide6"]),
    ],
)
def test_a_command_loads_only_what_it_needs(program: Program, arguments: list[str], unwanted: list[str]) -> None:
    code = f"import sys; from app.cli import main; main({arguments!r}); print(*sorted(sys.modules), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.splitlines())
    assert "app.cli.arguments" in loaded
    assert loaded & set(unwanted) == set()
