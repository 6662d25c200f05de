"""A translation is used if it is good, and can do no harm if it is not."""

import logging
import random
import subprocess
import sys
from pathlib import Path

import pytest
from pretended_language import write_language

from app.catalogue import placeholders, wrong_with
from app.tongue import LANGUAGE_VARIABLE, choose_language, mark, tr, tr_n

DONE = "{done} of {all} done"


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    monkeypatch.setattr(logging.getLogger("nms-bedside"), "propagate", True)
    return caplog


def test_without_a_language_the_words_stay_as_they_are() -> None:
    assert tr(DONE) is DONE
    assert mark(DONE) is DONE
    assert [tr_n("{n} vial", "{n} vials", n) for n in (0, 1, 2)] == ["{n} vials", "{n} vial", "{n} vials"]


def test_a_translation_is_shown_and_what_it_lacks_is_english(tmp_path: Path) -> None:
    write_language(tmp_path, {"Print": "Drucken", DONE: "{all} gesamt, {done} erledigt"}, "de")
    assert choose_language(["de-CH", "en-GB"], tmp_path) == "de"
    assert tr("Print") == "Drucken"
    assert tr(DONE).format(done=1, all=2) == "2 gesamt, 1 erledigt"
    assert tr("Close") == "Close"
    assert tr("") == ""


@pytest.mark.parametrize(
    ("asked", "system", "chosen"),
    [
        ("de", ["en-GB"], "de"),
        ("de_AT.UTF-8", [], "de"),
        ("en", ["de-DE"], "en"),
        ("", ["en-GB", "de-DE"], "en"),
        ("", ["fr-FR", "de-DE", "en"], "de"),
        ("fr", ["de"], "en"),
        ("../de", ["de"], "en"),
        ("", ["../../de", "C", "", "_"], "en"),
    ],
)
def test_the_variable_goes_before_the_system_and_english_needs_no_file(
    asked: str, system: list[str], chosen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_language(tmp_path, {"Print": "Drucken"}, "de")
    monkeypatch.setenv(LANGUAGE_VARIABLE, asked)
    assert choose_language(system, tmp_path) == chosen
    assert tr("Print") == ("Drucken" if chosen == "de" else "Print")


@pytest.mark.parametrize(
    "said",
    [
        "{done} erledigt",
        "erledigt",
        "{done} von {all} und {more}",
        "{done} von {alle}",
        "{done:>9} von {all}",
        "{done!r} von {all}",
        "{done.__class__} von {all}",
        "{done} {done} von {all}",
        "{done} von {all",
        "{} von {}",
        "<b>{done}</b> von {all}",
        "{done} von\x07 {all}",
        "{done} von \u202e{all}",
        " ",
    ],
)
def test_a_translation_that_could_lose_a_number_is_refused(
    said: str, tmp_path: Path, log: pytest.LogCaptureFixture
) -> None:
    write_language(tmp_path, {DONE: said, "Print": "Drucken"}, "de")
    choose_language(["de"], tmp_path)
    assert tr(DONE).format(done=1, all=2) == "1 of 2 done"
    assert tr("Print") == "Drucken"
    if said.strip():
        assert "translation de" in log.text


def test_a_good_translation_may_turn_the_order_and_keeps_formats() -> None:
    assert wrong_with("{vial_mg:g} mg vial of {all}", "{all}: {vial_mg:g} mg") == ""
    assert placeholders("{b} {a:g} {{c}}") == [("a", "g", ""), ("b", "", "")]


def _mo(head: bytes = b"", pairs: tuple[tuple[bytes, bytes], ...] = ()) -> bytes:
    """A catalogue, byte by byte, so that its head can be anything."""
    entries = sorted(((b"", head), *pairs))
    start = 28 + 16 * len(entries)
    ids, texts, blob = b"", b"", b""
    for number in (0, 1):
        for entry in entries:
            row = len(entry[number]).to_bytes(4, "little") + (start + len(blob)).to_bytes(4, "little")
            ids, texts = (ids + row, texts) if number == 0 else (ids, texts + row)
            blob += entry[number] + b"\0"
    numbers = (0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, 0)
    return b"".join(number.to_bytes(4, "little") for number in numbers) + ids + texts + blob


COUNTED = ((b"{n} vial\0{n} vials", b"{n} Flasche\0{n} Flaschen"),)
GERMANIC = b"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n != 1;\n"


def _put(folder: Path, raw: bytes) -> str:
    file = folder / "de" / "LC_MESSAGES" / "nms-bedside.mo"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)
    return choose_language(["de"], folder)


def test_numbers_choose_their_form(tmp_path: Path) -> None:
    assert _put(tmp_path, _mo(GERMANIC, COUNTED)) == "de"
    assert [tr_n("{n} vial", "{n} vials", n).format(n=n) for n in (1, 2)] == ["1 Flasche", "2 Flaschen"]
    assert tr_n("{n} box", "{n} boxes", 2) == "{n} boxes"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"not a catalogue",
        _mo(GERMANIC, COUNTED)[:40],
        _mo(b"Content-Type: text/plain; charset=no-such-thing\n", ((b"a", b"b"),)),
        _mo(b"Content-Type: text/plain; charset=UTF-8\n", ((b"a", b"\xff\xfe"),)),
        _mo(b"Plural-Forms: nonsense\n"),
        _mo(b"Plural-Forms: nplurals=2; plural=__import__('os');\n"),
        _mo(b"Plural-Forms: nplurals=2; plural=" + b"(" * 5000 + b"n" + b")" * 5000 + b";\n"),
        b"\0" * (3 * 1024 * 1024),
    ],
    ids=["empty", "text", "cut short", "charset", "bytes", "no rule", "code", "deep rule", "huge"],
)
def test_a_broken_catalogue_leaves_english_and_a_line_in_the_log(
    raw: bytes, tmp_path: Path, log: pytest.LogCaptureFixture
) -> None:
    assert _put(tmp_path, raw) == "en"
    assert "translation de: the catalogue cannot be read" in log.text
    assert tr("Print") == "Print"


def test_a_plural_rule_that_fails_at_a_number_leaves_english(tmp_path: Path, log: pytest.LogCaptureFixture) -> None:
    head = GERMANIC.replace(b"n != 1", b"1 / (n - 3)")
    assert _put(tmp_path, _mo(head, COUNTED)) == "de"
    assert tr_n("{n} vial", "{n} vials", 3).format(n=3) == "3 vials"
    assert "its plural rule fails" in log.text


def test_no_damage_to_a_catalogue_stops_the_app(tmp_path: Path) -> None:
    good = _mo(GERMANIC, (*COUNTED, (b"Print", b"Drucken"), (DONE.encode(), "{all} gesamt, {done} ✓".encode())))
    chance = random.Random(3)
    chosen = {"de": 0, "en": 0}
    for _ in range(1500):
        raw = bytearray(good)
        for _ in range(chance.choice((1, 1, 2, 8))):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        chosen[_put(tmp_path, bytes(raw[: chance.choice((None, None, chance.randrange(len(raw)))) or len(raw)]))] += 1
        assert {"1", "2"} <= set(tr(DONE).format(done=1, all=2))
        for n in (0, 1, 2, 7):
            assert str(n) in tr_n("{n} vial", "{n} vials", n).format(n=n)
        assert tr("Print").strip()
    assert min(chosen.values()) > 100  # both ends were tried


def test_without_a_catalogue_nothing_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys; from app.tongue import choose_language, tr, tr_n; choose_language(['de-DE', 'fr']);"
        "assert tr('Print') == 'Print' and tr_n('a', 'b', 2) == 'b';"
        "print(*({'gettext', 'locale', 'string', 'babel', 'app.catalogue', 'app.logbook'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_window_starts_without_the_catalogue_reader(tmp_path: Path) -> None:
    code = (
        "import sys; import ui.start; from app.tongue import choose_language; choose_language(['de-DE']);"
        "print(*({'app.catalogue', 'babel'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
