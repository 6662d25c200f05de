"""What a newcomer reads when something is in the way: one clear sentence, no traceback, an exit code other than 0."""

import ast
import errno
import subprocess
import sys
from pathlib import Path

import dev
import pytest
from workshop import commands, display, environment, system_libraries
from workshop.pip_trouble import explain
from workshop.stop import Stop, cannot_go_on, cannot_write
from workshop.system_libraries import Need

DEV = Path(dev.__file__)


def test_an_old_python_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 8, 18))
    assert dev.main(["run"]) == 1
    assert "needs Python 3.11 or newer, and this is Python 3.8" in capsys.readouterr().err


def test_an_old_python_can_read_the_file_that_says_so() -> None:
    ast.parse(DEV.read_text("utf-8"), feature_version=(3, 4))


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["--help"], 0), (["nonsense"], 2)])
def test_the_command_line_explains_itself(arguments: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, str(DEV), *arguments], capture_output=True, text=True)
    assert done.returncode == code
    assert "test" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_stop_is_a_sentence_on_stderr(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(arguments: list[str]) -> int:
        raise Stop("No bread.", "The baker sleeps.", "Wake the baker.", code=7)

    monkeypatch.setitem(commands.COMMANDS, "test", stop)
    assert dev.main(["test"]) == 7
    assert capsys.readouterr().err == "No bread. The baker sleeps. Wake the baker.\n"


@pytest.mark.parametrize(
    ("stderr", "said"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was pinned"),
        (
            "NewConnectionError('...: Temporary failure in name resolution')\nERROR: No matching distribution found",
            "index",
        ),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED'))", "PIP_CERT"),
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "The disk is full."),
        (
            "ERROR: Could not find a version that satisfies the requirement x==2 (from versions: 1)\n"
            "ERROR: No matching distribution found for x==2",
            "no ready-made package",
        ),
        (
            "ERROR: Could not find a version that satisfies the requirement x==2 (from versions: none)\n"
            "ERROR: No matching distribution found for x==2",
            "proxy or mirror",
        ),
        ("ERROR: something nobody foresaw", "pip says: something nobody foresaw"),
        ("", "it gave no reason"),
    ],
)
def test_a_failed_download_says_why(stderr: str, said: str) -> None:
    sentence = str(explain(stderr))
    assert said in sentence
    assert sentence.startswith("Could not install the packages")


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.EROFS, "read-only"), (errno.EACCES, "read-only"), (errno.ENOSPC, "full"), (errno.EIO, "says")],
)
def test_a_folder_that_cannot_be_written_says_why(number: int, said: str) -> None:
    assert said in str(cannot_write(Path("somewhere"), OSError(number, "reason")))


def test_a_missing_venv_module_gets_the_line_to_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(environment, "_has", lambda module: False)
    monkeypatch.setattr(system_libraries, "may_install", lambda: False)
    monkeypatch.setattr(system_libraries, "is_debian_family", lambda: True)
    with pytest.raises(Stop, match=r"sudo apt-get install -y python3\.\d+-venv"):
        environment._create(tmp_path / "env")


LACKING = (Need("libnobody-has-this.so.9", "libnobody9"), Need("libc.so.6", "libc6"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux takes them from the system")
class TestSystemLibraries:
    def test_a_library_that_does_not_load_is_asked_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_libraries, "may_install", lambda: False)
        monkeypatch.setattr(system_libraries, "is_debian_family", lambda: True)
        with pytest.raises(Stop, match="libnobody-has-this") as stop:
            system_libraries.ensure(LACKING)
        assert "apt-get install -y --no-install-recommends libnobody9" in str(stop.value)
        assert "libc6" not in str(stop.value)

    def test_root_on_debian_installs_what_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        installed: list[str] = []
        monkeypatch.setattr(system_libraries, "may_install", lambda: True)
        monkeypatch.setattr(system_libraries, "install", installed.extend)
        system_libraries.ensure(LACKING, present=lambda need: need.package != "libnobody9" or bool(installed))
        assert installed == ["libnobody9"]

    def test_a_fedora_is_asked_in_its_own_words(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_libraries.shutil, "which", lambda tool: "dnf" if tool == "dnf" else None)
        assert "sudo dnf install -y 'libnobody-has-this.so.9()(64bit)'" in system_libraries.line_to_run(LACKING)

    def test_a_system_without_a_known_installer_is_not_sent_to_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(system_libraries.shutil, "which", lambda tool: None)
        with pytest.raises(Stop, match="libnobody-has-this") as stop:
            system_libraries.ensure(LACKING)
        assert "apt-get" not in str(stop.value)
        assert "Install the packages that have them" in str(stop.value)

    @pytest.mark.parametrize(
        ("text", "family"),
        [("ID=debian\n", True), ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True), ("ID=fedora\n", False), ("", False)],
    )
    def test_a_system_says_its_own_family(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, family: bool
    ) -> None:
        monkeypatch.setattr(system_libraries.shutil, "which", lambda tool: f"/usr/bin/{tool}")
        (tmp_path / "os-release").write_text(text)
        assert system_libraries.is_debian_family(tmp_path / "os-release") is family

    def test_no_display_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        assert display.find() == "none"

    def test_a_display_that_does_not_answer_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("QT_QPA_PLATFORM")
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        monkeypatch.setenv("DISPLAY", ":7777")
        assert display.find() == "none"

    @pytest.mark.x11
    def test_a_display_that_answers_is_used(self, monkeypatch: pytest.MonkeyPatch, x_server: str) -> None:
        monkeypatch.delenv("QT_QPA_PLATFORM")
        monkeypatch.setenv("DISPLAY", x_server)
        assert display.find() == "x11"


def test_a_python_that_cannot_be_started_is_no_place_to_write_to() -> None:
    refused = PermissionError(errno.EACCES, "Permission denied", ".venv/bin/python")
    assert str(cannot_go_on(refused)).startswith("This user cannot start .venv/bin/python. It belongs to another user,")
    elsewhere = PermissionError(errno.EACCES, "Permission denied", "dist/file")
    assert str(cannot_go_on(elsewhere)).startswith("Cannot write to dist/file.")
