"""Broken and hostile site files: the app opens with its own content, says one sentence, and shows nothing of the file."""

import os
import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from samples import GOOD, SMALL, replaced
from ward import Ward, said

from app.errors import SiteError
from app.site.load import examine, load
from app.site.local import open_local

SECRET = "Evilhospital"
SIGNS = {
    "a line break": "\\n",
    "a tab": "\\t",
    "an escape": "\\u001b[31m",
    "a bell": "\\u0007",
    "delete": "\\u007f",
    "a C1 control": "\\u009b",
    "text turned backwards": "\\u202e",
    "an isolate": "\\u2066",
    "an Arabic letter mark": "\\u061c",
    "a zero-width space": "\\u200b",
    "a joiner": "\\u200d",
    "a soft hyphen": "\\u00ad",
    "a byte order mark": "\\ufeff",
    "a tag character": "\\U000e0041",
    "a line separator": "\\u2028",
    "a paragraph separator": "\\u2029",
    "a private character": "\\ue000",
    "an unassigned character": "\\u0378",
    "a wide space": "\\u3000",
    "accents piled up": "a\\u0301\\u0301\\u0301\\u0301",
}
MARKUP = ("<b>bold</b>", "<img src=x>", "a < b", "&lt;b&gt;", "&#60;", "<script>", "<a href='x'>call</a>", "x</p>")


def refused(path: Path) -> str:
    """The sentence the app says about this file."""
    with pytest.raises(SiteError) as caught:
        load(path)
    sentence = str(caught.value)
    assert SECRET not in sentence
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
@pytest.mark.parametrize("old", ["St Example", "Critical care", "0002", "Blue folder", "consultant", "200 U/L"])
def test_a_character_that_does_not_print_as_it_reads_is_refused(tmp_path: Path, old: str, sign: str) -> None:
    path = tmp_path / "site.toml"
    path.write_text(replaced(old, f"{old[:3]}{sign}{old[3:]}"), encoding="utf-8")
    refused(path)


@pytest.mark.parametrize("text", MARKUP)
def test_html_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "site.toml"
    path.write_text(replaced("Blue folder", text), encoding="utf-8")
    refused(path)
    assert any("HTML is not allowed" in problem.message for problem in examine(path)[1])


def texts() -> Iterator[tuple[str, bytes]]:
    yield "empty", b""
    yield "no TOML", SECRET.encode()
    yield "cut short", GOOD.encode()[:-40] + b'"'
    yield "Latin-1", GOOD.replace("Ward", "Stationsk\u00fcche").encode("latin-1")
    yield "UTF-16", GOOD.encode("utf-16")
    yield "NUL", GOOD.encode() + b"\0"
    yield "only NULs", b"\0" * 1000
    yield "random bytes", random.Random(1).randbytes(5000)
    yield "ten megabytes", (GOOD + "# " + "x" * 100 + "\n").encode() + b"# filler\n" * 1_200_000
    yield "nested arrays", b"a = " + b"[" * 30_000
    yield "nested arrays, short lines", b"a = " + b"[\n" * 16_000
    yield "nested tables", b"a = " + b"{a = " * 6_000
    yield "a key of 16,000 parts", b".".join([b"a"] * 16_000) + b" = 1\n"
    yield "keys of many parts", b"".join(b"a." * 190 + b"b%d = 1\n" % n for n in range(80))
    yield "a number of 5,000 digits", b"a = " + b"9" * 5_000
    yield "a huge number", SMALL.encode() + b"[privacy]\nretention_hours = " + b"9" * 300
    yield "no number", SMALL.encode() + b"[privacy]\nretention_hours = nan"
    yield "no such day", GOOD.replace("2026-11-24", "2026-02-31").encode()
    yield "year 0", GOOD.replace("2026-11-24", "0000-01-01").encode()
    yield "a key twice", (SMALL + 'hospital = "again"\n').encode()
    yield "unknown keys", (GOOD + f"[{SECRET}]\nx = 1\n").encode()
    yield "a list of lists", (SMALL + f'phones = [["{SECRET}"]]\n').encode()
    yield "every value a table", re.sub(r"= .*", "= {x = 1}", GOOD).encode()


CASES = dict(texts())


@pytest.mark.parametrize("raw", CASES.values(), ids=CASES)
def test_whatever_lies_in_the_file_is_answered_with_one_sentence_and_soon(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "site.toml"
    path.write_bytes(raw)
    begun = time.monotonic()
    refused(path)
    assert time.monotonic() - begun < 5
    opened = open_local(path)
    assert (opened.site, opened.phones, opened.stocked, opened.origin) == (None, (), (), "")
    assert opened.trouble.startswith("The hospital's own file cannot be used")


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.mkdir()
    refused(path)


@pytest.mark.skipif(os.name != "posix", reason="pipes of this kind are POSIX's")
def test_a_pipe_in_its_place_does_not_hang(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    os.mkfifo(path)
    refused(path)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
@pytest.mark.parametrize("target", ["elsewhere.toml", "gone.toml", "site.toml"])
def test_a_link_in_its_place_is_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "elsewhere.toml").write_text(GOOD, encoding="utf-8")
    path = tmp_path / "site.toml"
    path.symlink_to(tmp_path / target)
    refused(path)
    assert open_local(path).site is None


@contextmanager
def without_rights() -> Iterator[None]:
    """The administrator reads everything, so for a moment a test that is root is somebody else."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(61001)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps access lists instead")
def test_a_file_that_may_not_be_read() -> None:
    with TemporaryDirectory() as place:
        os.chmod(place, 0o755)  # the way there is open, only the file is not
        path = Path(place) / "site.toml"
        path.write_text(GOOD, encoding="utf-8")
        path.chmod(0o644)
        with without_rights():
            assert open_local(path).trouble == "", "and what lies on the way to it can be read"
        path.chmod(0)
        with without_rights():
            refused(path)


@pytest.mark.parametrize("name", ["a\0b", "\n", "x" * 5000])
def test_a_name_that_no_file_can_have(name: str) -> None:
    opened = open_local(name)
    assert opened.site is None
    assert opened.trouble


def test_notepad_s_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load(path).hospital == "St Example"


def test_ten_thousand_spoilt_files_never_crash_and_never_load_in_part(tmp_path: Path) -> None:
    """Bytes flipped, cut out, doubled and put in: what loads is whole and passes every rule, all else is one sentence."""
    chance = random.Random(7)
    good = GOOD.encode()
    pieces = [
        b"\x00",
        b"\x1b",
        "\u202e".encode(),
        b"[",
        b"]",
        b"=",
        b'"',
        b"\n",
        b"9" * 50,
        b"<b>",
        b"\xff",
        b"'",
        b"\\",
        b"#",
    ]
    path = tmp_path / "site.toml"
    loaded = 0
    for _ in range(10_000):
        raw = bytearray(good)
        for _ in range(chance.randrange(1, 5)):
            at = chance.randrange(len(raw))
            act = chance.randrange(4)
            if act == 0:
                raw[at] ^= 1 << chance.randrange(8)
            elif act == 1:
                del raw[at : at + chance.randrange(1, 30)]
            elif act == 2:
                raw[at:at] = raw[at : at + chance.randrange(1, 60)]
            else:
                raw[at:at] = chance.choice(pieces)
            raw = raw or bytearray(b"x")
        path.write_bytes(raw)
        site, problems = examine(path)
        assert (site is None) == bool(problems)
        for problem in problems:
            assert str(problem).isprintable(), problem
        loaded += site is not None
    assert 200 < loaded < 9_500  # both happened often


def test_nothing_of_a_hostile_file_is_shown(ward: Ward, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(GOOD.replace("St Example", f"{SECRET}\\u202e").replace("0002", "6666"), encoding="utf-8")
    window = ward.open(local=open_local(path))
    shown = said(window)
    assert "The hospital's own file cannot be used (line 1)." in shown
    assert "Local numbers cannot be shown." in shown
    assert "No clinician at this site has reviewed this content" in shown
    assert ward.steps  # the built-in content is all there
    window.show_id("site")
    shown += said(window)
    for secret in (SECRET, "6666", "bleep", "Name One", "Blue folder", "Pharmacy of"):
        assert secret not in shown
