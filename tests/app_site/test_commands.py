"""nms-bedside-cli site init | check | show, as somebody in the pharmacy or in IT uses it."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from samples import GOOD, SMALL, replaced

from app.errors import SiteError
from app.site.commands import reply, run
from app.site.load import load, parse

TODAY = date(2026, 11, 30)
NAMES = {"product-20mg": "20 mg vial"}


def test_the_example_names_every_key_and_is_good_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "site.toml"
    assert run(["init", "--out", str(out)]) == 0
    assert run(["check", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "site.toml: good." in shown
    assert 'WARNING: "hospital" still has the example\'s words' in shown
    assert 'WARNING: "author" still has the example\'s words' in shown
    assert load(out).sign_off is None


def test_the_example_with_every_key_switched_on_says_only_that_its_words_must_be_replaced() -> None:
    """So that no example phone or reviewer can ever stand on a ward's screen."""
    text = re.sub(r"(?m)^#(?=\w|\[)", "", "\n".join(reply(["init"], today=TODAY).lines))
    site, problems = parse(text)
    assert site is None
    assert all("the example's words" in problem.message for problem in problems), problems
    assert {"[[phones]]", "[sign_off]", "[protocol]", "[laboratory]", "[[escalation]]"} <= set(text.splitlines())
    real = re.sub(r'"(?:Name|Role|Where|What)[^"]*"', '"Example one"', text).replace('"0000.0"', '"2026.1"')
    site, problems = parse(real)
    assert problems == ()
    assert site is not None
    assert site.sign_off is not None


def test_the_example_goes_to_standard_output_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init"]) == 0
    assert capsys.readouterr().out.startswith("# NMS Bedside: the hospital's own file")


def test_init_never_overwrites_a_file(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "--out", str(good)]) == 40
    assert good.read_text(encoding="utf-8") == GOOD
    assert "is there already and was left alone" in capsys.readouterr().err
    assert run(["init", "--out", str(good.parent / "no" / "folder.toml")]) == 40


def test_check_names_each_mistake_with_its_line_and_ends_with_30(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good.write_text(replaced("hospital =", "hopsital ="), encoding="utf-8")
    assert run(["check", str(good)]) == SiteError.exit_code == 30
    caught = capsys.readouterr()
    assert caught.out == ""
    assert 'line 1: unknown key "hopsital"; did you mean "hospital"?' in caught.err
    assert 'the key "hospital" is missing' in caught.err
    assert run(["show", str(good)]) == 30


def test_check_of_a_file_that_is_not_there_says_how_to_write_one(tmp_path: Path) -> None:
    answer = reply(["check", str(tmp_path / "none.toml")])
    assert answer.code == 30
    assert "site init" in "\n".join(answer.complaints)


def test_check_without_a_file_looks_where_the_app_looks(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reply(["check"]).code == 30
    monkeypatch.setenv("NMS_BEDSIDE_SITE", str(good))
    assert reply(["check"], today=TODAY).code == 0


def test_check_notes_what_is_allowed_and_worth_a_look(good: Path) -> None:
    def notes(text: str, edition: str = "2026.1", today: date = TODAY) -> str:
        good.write_text(text, encoding="utf-8")
        answer = reply(["check", str(good)], edition, today=today)
        assert answer.code == 0
        return "\n".join(answer.lines[1:])

    assert notes(GOOD) == ""
    assert "no sign-off" in notes(SMALL)
    assert "no phones" in notes(SMALL)
    assert "the sign-off is for edition 2026.1; this computer has edition 2027.1" in notes(GOOD, "2027.1")
    assert "the date of the sign-off lies in the future" in notes(GOOD, today=date(2026, 11, 24))
    many = "".join(f'[[phones]]\nname = "A name as long as fits {n}"\nnumber = "bleep 1234567{n}"\n' for n in range(8))
    assert "on the smallest ward screen about 4 of the phones fit on the strip" in notes(SMALL + many)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps this in access lists")
def test_check_notes_a_file_that_everybody_may_change(good: Path) -> None:
    good.chmod(0o666)
    assert "every user of this computer may change this file" in "\n".join(reply(["check", str(good)]).lines)


def test_show_prints_what_users_will_see(good: Path) -> None:
    shown = "\n".join(reply(["show", str(good)], "2026.1", NAMES).lines)
    for words in (
        "Local: St Example, Ward 4. Written by Pharmacy of St Example, 24 November 2026",
        "With edition 2026.1 on screen:",
        "Critical care: bleep 0001",
        "20 mg vial: Emergency cupboard, ward 4",
        "Reviewed at St Example, Name One, consultant, 25 November 2026.",
        "Scope of the sign-off: Everything but the pages on children",
        "Opens with 20 mg vial.",
        "Closed sessions are erased after 24 hours.",
    ):
        assert words in shown


def test_show_says_that_a_sign_off_lapsed(good: Path) -> None:
    shown = "\n".join(reply(["show", str(good)], "2027.1", NAMES).lines)
    assert "Sign-off of edition 2026.1 lapsed with edition 2027.1." in shown
    alone = "\n".join(reply(["show", str(good)]).lines)
    assert "covers edition 2026.1 alone" in alone


def test_a_terminal_is_safe_from_what_a_hostile_file_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "site.toml"
    path.write_text(f'"\\u001b[31m\\u202eevil" = 1\n{GOOD}', encoding="utf-8")
    assert run(["check", str(path)]) == 30
    said = capsys.readouterr().err
    assert all(line.isprintable() for line in said.splitlines())
    assert "\\u001b" in said


@pytest.mark.parametrize("arguments", [["chekc"], [], ["show", "a", "b"], ["init", "--force"]])
def test_a_command_line_that_is_not_understood_ends_with_2(arguments: list[str]) -> None:
    assert run(arguments) == 2


def test_help_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "init" in capsys.readouterr().out
