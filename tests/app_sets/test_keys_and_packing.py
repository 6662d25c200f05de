"""Keys, signatures and packing: minisign's own files, passwords, and sets that a folder and a key make."""

import shutil
import zipfile
from pathlib import Path

import pytest
from senders import TRUSTED, Edition

from app.cli import main
from app.errors import SetError
from app.paths import content_dir
from app.sets.install import checked
from app.sets.pack import open_pack
from app.sets.signature import (
    new_key,
    read_public_key,
    read_secret_key,
    read_signature,
    secret_text,
    sign,
    verify,
)

# Made with minisign 0.11: `minisign -G -W`, then `minisign -S -t COMMENT` of a file that holds "edition\n".
THEIR_PUBLIC = """\
untrusted comment: minisign public key F2B35FC937DD265A
RWRaJt03yV+z8pkq2Q/9lpmn29aJRgIs/8iz88BcOU5RipZ+lXF7noT/
"""
THEIR_SECRET = """\
untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAWibdN8lfs/Kr+FsZGntoDlqFnzQ8qZoyn2eCfc5H5j9H3eh8WukhBZkq2Q/9lpmn29aJRgIs/8iz88BcOU5RipZ+lXF7noT/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
"""
THEIR_SIGNATURE = (
    "untrusted comment: signature from minisign secret key",
    "RURaJt03yV+z8v4MEv+jX9614tZ7DEGG4jbx/CJ04Jo6CYdikb9Chl4F+quLm0FPCctCV61Wbvm8DV0SnBGSqX9ZC4nX4ch2vQQ=",
    "trusted comment: NMS Bedside content, edition 2026.1 of 2026-11-23",
    "1W4DtNJpJT6aPJwvjuYRC5OPEBfp4SuFKI8u6UAd0sdlIei/Vb1NkAUBIkiRYApognr0eEvKgtHzezsTjNW+Aw==",
)


def nobody() -> str:
    raise AssertionError("no password is needed")


def test_what_minisign_signed_is_verified_and_nothing_else() -> None:
    key, signature = read_public_key(THEIR_PUBLIC), read_signature(THEIR_SIGNATURE)
    assert key.number == signature.number == "F2B35FC937DD265A"
    assert signature.comment == "NMS Bedside content, edition 2026.1 of 2026-11-23"
    assert verify(b"edition\n", signature, key)
    assert not verify(b"edition", signature, key)
    assert not verify(b"edition\n", signature, new_key().public)


def test_a_comment_that_was_changed_is_noticed() -> None:
    lines = (*THEIR_SIGNATURE[:2], THEIR_SIGNATURE[2].replace("2026.1", "2026.2"), THEIR_SIGNATURE[3])
    assert not verify(b"edition\n", read_signature(lines), read_public_key(THEIR_PUBLIC))


def test_a_key_of_minisign_signs_here() -> None:
    key = read_secret_key(THEIR_SECRET, nobody)
    assert verify(b"some words", sign(b"some words", key, "a comment"), read_public_key(THEIR_PUBLIC))


def test_a_key_comes_back_from_its_file_with_and_without_a_password() -> None:
    key = new_key()
    assert read_secret_key(secret_text(key), nobody) == key
    locked = secret_text(key, "ward round", ops=32_768, memory=16_777_216)
    assert read_secret_key(locked, lambda: "ward round") == key
    with pytest.raises(SetError, match="the password is wrong"):
        read_secret_key(locked, lambda: "another")
    assert read_public_key(key.public.text()).key == key.public.key


@pytest.mark.parametrize(
    "text",
    ["", "one line", "untrusted comment: x\n???", "untrusted comment: x\nRWQ=", f"untrusted comment: x\n{'A' * 9000}"],
)
def test_what_is_no_key_is_said_to_be_none(text: str) -> None:
    with pytest.raises(SetError, match="The key cannot be used"):
        read_secret_key(text, nobody)
    with pytest.raises(ValueError, match=r"key|line"):
        read_public_key(text)


def test_a_secret_half_that_is_not_of_its_public_half_is_damaged() -> None:
    mixed = secret_text(type(TRUSTED)(TRUSTED.number, TRUSTED.seed_and_key[:32] + new_key().seed_and_key[32:]))
    with pytest.raises(SetError, match="damaged"):
        read_secret_key(mixed, nobody)


def test_a_key_is_made_packs_the_content_and_its_set_is_verified(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, out = tmp_path / "ward.key", tmp_path / "content.nmsset"
    assert main(["content", "key", "--out", str(key), "--no-password"]) == 0
    assert key.stat().st_mode & 0o077 == 0
    assert main(["pack", "--out", str(out), "--key", str(key)]) == 0
    public = read_public_key((tmp_path / "ward.key.pub").read_text("ascii"), "ward")
    files, told, by = checked(open_pack(out), (public,))
    assert by.name == "ward"
    assert files["faq.toml"] == (content_dir() / "faq.toml").read_bytes()
    assert f"Edition {told.edition} of {told.date}" in capsys.readouterr().out
    with zipfile.ZipFile(out) as archive:  # any ZIP program can look into it
        assert archive.testzip() is None


def test_a_key_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = tmp_path / "ward.key"
    assert main(["content", "key", "--out", str(key), "--no-password"]) == 0
    before = key.read_bytes()
    assert main(["content", "key", "--out", str(key), "--no-password"]) == 40
    assert key.read_bytes() == before


def test_a_key_with_a_password_needs_somebody_to_type_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "locked.key"
    path.write_text(secret_text(TRUSTED, "ward round", ops=32_768, memory=16_777_216), "ascii")
    arguments = ["pack", "--out", str(tmp_path / "a.nmsset"), "--key", str(path)]
    assert main(arguments) == 2
    assert "NMS_BEDSIDE_KEY_PASSWORD" in capsys.readouterr().err
    monkeypatch.setenv("NMS_BEDSIDE_KEY_PASSWORD", "wrong")
    assert main(arguments) == 50
    monkeypatch.setenv("NMS_BEDSIDE_KEY_PASSWORD", "ward round")
    assert main(arguments) == 0
    assert main(["content", "key", "--out", str(tmp_path / "empty.key")]) == 0
    monkeypatch.setenv("NMS_BEDSIDE_KEY_PASSWORD", "")
    assert main(["content", "key", "--out", str(tmp_path / "none.key")]) == 2


def test_content_that_is_not_sealed_is_not_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, key = tmp_path / "content", tmp_path / "ward.key"
    shutil.copytree(content_dir(), folder)
    path = folder / "edition.toml"
    path.write_text(path.read_text("utf-8").replace("First edition.", "First edition, again."), "utf-8")
    key.write_text(secret_text(TRUSTED), "ascii")
    monkeypatch.setenv("NMS_BEDSIDE_CONTENT", str(folder))
    out = tmp_path / "content.nmsset"
    assert main(["pack", "--out", str(out), "--key", str(key)]) == 10
    assert "edition.toml: the file was changed after the content was sealed" in capsys.readouterr().err
    assert not out.exists()


def test_the_same_content_and_key_make_the_same_set(newer: Edition) -> None:
    from app.sets.pack import make_pack

    assert make_pack(newer.folder, TRUSTED)[0] == newer.raw


def test_a_set_can_be_compared_with_a_folder(
    newer: Edition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(content_dir()), str(newer.in_file(tmp_path))]) == 0
    told = capsys.readouterr()
    said = told.out
    assert told.err == "edition.nmsset: its signature was not looked at; `content install` does that.\n"
    assert "-> edition 9001.1: 1 to look at" in said
    assert "version: [-2026.1-] {+9001.1+}" in said
