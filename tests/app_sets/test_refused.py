"""Sets that must never be shown: each is refused in a sentence, with its exit code, and nothing on disk changes."""

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from senders import STRANGER, TRUSTED, Edition, as_link, comment_of, payload_of, signed, trust, zipped

from app.cli import main
from app.errors import BedsideError, ContentError, SetError
from app.sets.archive import LARGEST_FILE_BYTES, NAMES
from app.sets.install import Places, install, trusted_keys
from app.sets.pack import FIRST_LINE, LARGEST_PACK_BYTES
from app.sets.shelf import CURRENT

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
Spoil = Callable[[Edition], bytes]


def other(edition: Edition, name: str, raw: bytes) -> bytes:
    """A set whose one file is another than its manifest names, signed as it is."""
    return signed(zipped(edition.files | {name: raw}), comment=comment_of(edition))


def two_of_the_same(edition: Edition) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in NAMES:
            archive.writestr(name, edition.files[name])
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("faq.toml", edition.files["faq.toml"])
    return signed(buffer.getvalue())


def says_small_and_is_huge(edition: Edition) -> bytes:
    """The head names 10 bytes; what follows unpacks to far more. Both heads are changed, as a forger would."""
    raw = zipped({"edition.toml": b"\0" * (LARGEST_FILE_BYTES + 10)} | dict.fromkeys(NAMES[2:], b"") | {NAMES[0]: b""})
    size = struct.pack("<L", LARGEST_FILE_BYTES + 10)
    return signed(raw.replace(size, struct.pack("<L", 10)))


REFUSED: dict[str, tuple[Spoil, str]] = {
    "not signed": (payload_of, "it is not signed"),
    "signed by a stranger": (lambda e: signed(payload_of(e), STRANGER), "is not trusted here"),
    "altered": (lambda e: e.raw[:-40] + bytes([e.raw[-40] ^ 1]) + e.raw[-39:], "altered after it was signed"),
    "cut off": (lambda e: e.raw[: len(e.raw) // 2], "altered after it was signed, or it is cut off"),
    "cut off in its head": (lambda e: e.raw[:120], "cut off, or its head is damaged"),
    "longer than it was": (lambda e: e.raw + b"more", "altered after it was signed"),
    "another comment": (
        lambda e: e.raw.replace(b"edition 9001.1 of", b"edition 9009.1 of", 1),
        "altered after it was signed",
    ),
    "the signature of another set": (
        lambda e: e.raw[: e.raw.index(b"PK\x03\x04")] + zipped(e.files),
        "altered after it was signed",
    ),
    "a signature that is none": (
        lambda e: b"\n".join((FIRST_LINE, b"a", b"b", b"c", b"d", b"PK")),
        "its signature is damaged",
    ),
    "not a set": (lambda e: b"%PDF-1.7 something else entirely", "it is not a content set"),
    "a set of another version": (lambda e: e.raw.replace(b"set 1\n", b"set 2\n", 1), "another version"),
    "empty": (lambda e: b"", "it is not a content set"),
    "far too large": (lambda e: e.raw + bytes(LARGEST_PACK_BYTES), "far too large"),
    "signed as another edition": (
        lambda e: signed(payload_of(e), comment="NMS Bedside content, edition 9009.1 of 2026-11-23"),
        "signed as another edition than it holds",
    ),
    "no archive": (lambda e: signed(b"PK nothing"), "its archive is damaged"),
    "an archive with damage inside": (
        lambda e: signed(payload_of(e)[:3000] + bytes(200) + payload_of(e)[3200:]),
        "archive is damaged",
    ),
    "a path that climbs out": (
        lambda e: signed(zipped(e.files | {"../../evil.toml": b"x"})),
        "one with a path in its name",
    ),
    "an absolute path": (lambda e: signed(zipped(e.files | {"/etc/evil": b"x"})), "one with a path in its name"),
    "a path with back slashes": (lambda e: signed(zipped(e.files | {"..\\evil": b"x"})), "a path in its name"),
    "a folder": (lambda e: signed(zipped(e.files | {"sealed/": b""})), "no part of the content"),
    "a link": (lambda e: signed(zipped(e.files, as_link)), "it holds a link"),
    "a program": (lambda e: signed(zipped(e.files | {"run.exe": b"MZ"})), "no part of the content"),
    "a file twice": (two_of_the_same, "the same file twice"),
    "a file that is missing": (
        lambda e: signed(zipped({n: r for n, r in e.files.items() if n != "faq.toml"})),
        "faq.toml is missing",
    ),
    "a bomb": (lambda e: other(e, "faq.toml", bytes(LARGEST_FILE_BYTES + 1)), "far too large"),
    "a bomb that hides its size": (says_small_and_is_huge, "damaged"),
    "many large files": (
        lambda e: signed(zipped(dict.fromkeys(NAMES, bytes(LARGEST_FILE_BYTES - 1)))),
        "unpacks to far more",
    ),
    "a file its manifest does not name": (
        lambda e: other(e, "faq.toml", e.files["faq.toml"] + b"\n"),
        "not the one that its manifest names",
    ),
    "no manifest inside the manifest": (lambda e: other(e, "manifest.json", b"[]"), "its manifest is damaged"),
    "a manifest nested without end": (lambda e: other(e, "manifest.json", b"[" * 90_000), "its manifest is damaged"),
    "an edition that is no number": (
        lambda e: other(e, "manifest.json", e.files["manifest.json"].replace(b"9001.1", b"latest")),
        'not a number such as "2026.2"',
    ),
}


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("kind", REFUSED)
def test_it_is_refused_in_a_sentence_and_nothing_changes(
    kind: str, newer: Edition, places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, words = REFUSED[kind]
    path = tmp_path / "sent.nmsset"
    path.write_bytes(spoil(newer))
    before = everything_in(tmp_path)
    assert main(["content", "install", str(path)]) == SetError.exit_code
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert "Nothing was changed" in said.err
    assert everything_in(tmp_path) == before
    assert not (places.sets / CURRENT).exists()


def test_content_that_does_not_pass_the_gate_is_refused_with_its_file_and_line(
    newer: Edition, places: Places, tmp_path: Path
) -> None:
    """Signed by a trusted key and true to its manifest: the gate is asked all the same."""
    import json
    from hashlib import sha256

    faq = newer.files["faq.toml"].replace(b"facts = [", b'facts = ["NO-SUCH-FACT", ', 1)
    manifest = json.loads(newer.files["manifest.json"])
    manifest["files"]["faq.toml"] = sha256(faq).hexdigest()
    files = newer.files | {"faq.toml": faq, "manifest.json": json.dumps(manifest).encode()}
    path = tmp_path / "sent.nmsset"
    path.write_bytes(signed(zipped(files), comment=comment_of(newer)))
    with pytest.raises(ContentError, match=r"faq\.toml, line \d+: .*NO-SUCH-FACT") as caught:
        install(path, places, NOW)
    assert caught.value.exit_code == 10
    assert everything_in(places.sets) == {}


def test_a_set_for_another_edition_inside_than_outside_is_refused(
    newer: Edition, places: Places, tmp_path: Path
) -> None:
    """The manifest and the signature say 9003.1, the content itself 9001.1."""
    manifest = newer.files["manifest.json"].replace(b"9001.1", b"9003.1")
    path = tmp_path / "sent.nmsset"
    raw = zipped(newer.files | {"manifest.json": manifest})
    path.write_bytes(signed(raw, comment=comment_of(newer).replace("9001.1", "9003.1")))
    with pytest.raises(SetError, match="names another edition than its content"):
        install(path, places, NOW)
    assert everything_in(places.sets) == {}


def test_without_a_trusted_key_nothing_is_installed(newer: Edition, tmp_path: Path) -> None:
    bare = Places(tmp_path / "sets", tmp_path / "no-keys")
    with pytest.raises(SetError, match=r"not trusted here\. Trusted keys: none"):
        install(newer.in_file(tmp_path), bare, NOW)


def test_a_key_that_anyone_may_change_is_not_trusted(newer: Edition, places: Places, tmp_path: Path) -> None:
    path = trust(TRUSTED, "pharmacy")
    path.chmod(0o666)
    assert trusted_keys(places.keys) == ((), ("pharmacy.pub: every user may change it",))
    with pytest.raises(SetError, match="not trusted here"):
        install(newer.in_file(tmp_path), places, NOW)
    path.chmod(0o644)
    places.keys.chmod(0o777)
    assert trusted_keys(places.keys)[0] == ()


def test_a_file_that_is_no_key_is_named_and_the_others_count(places: Places) -> None:
    (places.keys / "letter.pub").write_text("Dear colleagues,", "ascii")
    (places.keys / "binary.pub").write_bytes(bytes(range(256)))
    keys, wrong = trusted_keys(places.keys)
    assert [key.name for key in keys] == ["pharmacy"]
    assert {line.partition(":")[0] for line in wrong} == {"letter.pub", "binary.pub"}


@pytest.mark.parametrize("older", [False, True])
def test_an_older_edition_needs_a_word_for_it(older: bool, places: Places, tmp_path: Path, old: Edition) -> None:
    path = old.in_file(tmp_path)
    if older:
        assert install(path, places, NOW, older=True).edition == "2001.1"
    else:
        with pytest.raises(SetError, match=r"its edition 2001\.1 is older than edition .*add --older"):
            install(path, places, NOW)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    from senders import make_edition

    return make_edition(tmp_path_factory.mktemp("old") / "content", "2001.1")


def test_a_folder_that_cannot_be_written_is_said(
    newer: Edition, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.sets.parent.mkdir(exist_ok=True)
    places.sets.write_text("a file stands where the folder belongs")
    with pytest.raises(SetError, match="an administrator installs them") as caught:
        install(newer.in_file(tmp_path), places, NOW)
    assert isinstance(caught.value, BedsideError)


def test_a_disk_that_fills_up_leaves_what_was_shown(
    newer: Edition, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    from app.sets import shelf

    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelf.os, "replace", full)
    with pytest.raises(SetError, match="no space left"):
        install(newer.in_file(tmp_path), places, NOW)
    monkeypatch.undo()
    assert not (places.sets / CURRENT).exists()
    assert [name for name in os.listdir(places.sets) if name.startswith(".")] == []
