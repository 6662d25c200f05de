"""`nms-bedside-cli diff OLD NEW`, as it is typed."""

import json
import shutil
from pathlib import Path

import pytest

from app.cli import main
from app.paths import content_dir


@pytest.fixture
def older(tmp_path: Path) -> Path:
    folder = tmp_path / "older"
    shutil.copytree(content_dir(), folder)
    path = folder / "preparation.toml"
    path.write_text(path.read_text("utf-8").replace("vial_mg = 20", "vial_mg = 25", 1), "utf-8")
    return folder


def test_a_changed_vial_is_the_first_thing_said(older: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(older), str(content_dir())]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[2].startswith("Doses and risks (")
    assert said[4].startswith("! product-20mg  reworded")
    assert "vial_mg: [-25-] {+20+}" in said[5]


def test_the_same_as_data(older: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(older), str(content_dir()), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["changes"][0]["id"] == "product-20mg"
    assert data["changes"][0]["numbers"] == {"gone": ["25"], "come": ["20"]}


@pytest.mark.parametrize(
    ("spoil", "code", "words"),
    [
        (lambda folder: shutil.rmtree(folder), 2, "There is no content in"),
        (lambda folder: (folder / "edition.toml").unlink(), 2, "edition.toml is missing"),
        (lambda folder: (folder / "faq.toml").write_text("a = = 1"), 10, "older/faq.toml, line 1: not valid TOML"),
        (lambda folder: (folder / "faq.toml").write_bytes(b"\xff"), 10, "not UTF-8"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    older: Path, capsys: pytest.CaptureFixture[str], spoil: object, code: int, words: str
) -> None:
    spoil(older)  # type: ignore[operator]
    assert main(["diff", str(older), str(content_dir())]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
