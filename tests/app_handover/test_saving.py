"""An export is a whole file or none."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from app.errors import ExportError
from app.handover.saving import may_replace, save


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    save(tmp_path / "card.pdf", b"paper")
    assert (tmp_path / "card.pdf").read_bytes() == b"paper"
    assert os.listdir(tmp_path) == ["card.pdf"]


def test_a_file_that_is_there_is_left_alone_unless_it_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ExportError, match=r"card\.pdf is already there"):
        save(path, b"new")
    assert path.read_bytes() == b"old"
    save(path, b"new", replace=True)
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps access in lists")
def test_a_session_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    save(tmp_path / "session.txt", b"told", private=True)
    save(tmp_path / "card.pdf", b"paper")
    assert stat.S_IMODE((tmp_path / "session.txt").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "card.pdf").stat().st_mode) == 0o644


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the quota is used up"),
        (errno.EIO, "the disk refused it"),
        (errno.EACCES, "another program is holding the file"),
    ],
)
def test_trouble_with_the_disk_leaves_the_old_file_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(b"old")

    def refuse(handle: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("app.handover.saving.os.fsync", refuse)
    with pytest.raises(ExportError, match=f"^Not written: .*{said}") as caught:
        save(path, b"new", replace=True)
    assert caught.value.do == "Choose another place."
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["card.pdf"]


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the folder is gone"):
        save(tmp_path / "gone" / "card.pdf", b"paper")


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"):
        save(tmp_path, b"paper", replace=True)


def test_a_name_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="the name"):
        save(tmp_path / ("x" * 300), b"paper")
    with pytest.raises(ExportError, match="the name cannot be used here"):
        save(tmp_path / "card\0.pdf", b"paper")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(("answer", "agreed"), [("y", True), ("Yes ", True), ("", False), ("no", False)])
def test_at_a_terminal_the_person_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, agreed: bool
) -> None:
    path = tmp_path / "card.pdf"
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert may_replace(path, False, lambda question: pytest.fail("nothing to ask")) is False
    path.touch()
    assert may_replace(path, False, lambda question: answer) is agreed
    assert may_replace(path, True, lambda question: pytest.fail("nothing to ask")) is True


def test_where_nobody_can_answer_nothing_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "card.pdf"
    path.touch()
    monkeypatch.setattr("app.handover.saving.sys.stdin", None)
    assert may_replace(path, False) is False

    def hung_up(question: str) -> str:
        raise EOFError

    monkeypatch.undo()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert may_replace(path, False, hung_up) is False
