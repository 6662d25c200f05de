"""The seal: start-up shows exactly what passed the gate, or one page that says what is wrong."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from app.content import gate, plain, seal
from app.content.content import Content
from app.content.gate import Draft
from app.content.load import MANIFEST, SEALED, Sealed, apart, load_content
from app.content.models import SUBJECTS, model_of
from app.content.plain import dump
from app.errors import ContentError
from app.paths import content_dir

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole copy, seal and all."""
    return Path(shutil.copytree(content_dir(), tmp_path / "content"))


@pytest.fixture
def quick_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands for a gate that finds nothing: what is left to say is that the seal does not hold."""
    monkeypatch.setattr(gate, "pass_gate", lambda folder: None)


def refused(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_shown_is_what_passed_the_gate(content: Content, good_drafts: dict[str, Draft], subject: str) -> None:
    assert content.subject(subject) == good_drafts[subject].value


@pytest.mark.parametrize("subject", SUBJECTS)
def test_plain_data_and_back_is_the_same(good_drafts: dict[str, Draft], subject: str) -> None:
    value = good_drafts[subject].value
    data = json.loads(json.dumps(plain.dump(value)))
    again = plain.build(model_of(subject), data)
    assert again == value
    assert plain.dump(again) == plain.dump(value)
    # Equal in kind too: 20 and 20.0 are equal but are not printed alike.
    assert repr(again) == repr(value)


def test_the_seal_of_the_delivered_content_holds(content: Content) -> None:
    assert seal.broken_seal(content_dir(), content) == ()


def test_the_schema_for_editors_is_that_of_the_models() -> None:
    assert (content_dir() / seal.SCHEMA).read_text("utf-8") == seal.schema_text()


def test_starting_needs_neither_pydantic_nor_the_gate() -> None:
    code = (
        "import sys; from app.content.load import load_content; from app.paths import content_dir\n"
        "content = load_content(content_dir()); content.checklist, content.faq, content.sections, content.glossary\n"
        "print([name for name in ('pydantic', 'tomllib', 'app.content.gate', 'app.content.rules', 'PySide6')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---------------------------------------------------------------- what is not as it was sealed


def test_a_sentence_was_changed_after_the_seal(folder: Path) -> None:
    path = folder / "faq.toml"
    path.write_text(
        path.read_text("utf-8").replace("It relaxes muscle directly.", "It relaxes muscle slowly."), "utf-8"
    )
    assert refused(folder) == ["faq.toml: the file was changed after the content was sealed"]


def test_a_change_that_breaks_a_rule_is_told_with_its_line(folder: Path) -> None:
    path = folder / "faq.toml"
    text = path.read_text("utf-8").replace("It relaxes muscle directly.", "It relaxes muscle in 987 minutes.")
    path.write_text(text, "utf-8")
    line = text[: text.index('id = "faq-how-dantrolene-works"')].count("\n") + 1
    assert refused(folder) == [
        f'faq.toml, line {line}: faq-how-dantrolene-works: the number "987" is in none of the facts it cites'
    ]


@pytest.mark.usefixtures("quick_gate")
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_sealed_file_was_tampered_with(folder: Path, subject: str) -> None:
    path = folder / SEALED / f"{subject}.json"
    path.write_bytes(path.read_bytes().replace(b"a", b"e", 1))
    assert refused(folder) == [f"{subject}.json: the file was changed after the content was sealed"]


@pytest.mark.usefixtures("quick_gate")
def test_a_sealed_file_is_missing(folder: Path) -> None:
    (folder / SEALED / "faq.json").unlink()
    assert refused(folder) == ["faq.json: the file is missing"]


@pytest.mark.usefixtures("quick_gate")
def test_a_folder_is_in_the_place_of_a_sealed_file(folder: Path) -> None:
    (folder / SEALED / "faq.json").unlink()
    (folder / SEALED / "faq.json").mkdir()
    (problem,) = refused(folder)
    assert problem.startswith("faq.json: the file cannot be read (")


def test_the_content_is_not_there_at_all(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere") == [f"{subject}.toml: the file is missing" for subject in SUBJECTS]


@pytest.mark.usefixtures("quick_gate")
def test_the_manifest_is_missing(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    assert refused(folder) == ["manifest.json: the manifest is missing, so nothing proves what this content is"]


DAMAGE: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("empty", lambda raw: b"", "the manifest is damaged"),
    ("cut short", lambda raw: raw[: len(raw) // 2], "the manifest is damaged"),
    ("a list", lambda raw: b"[]", "the manifest is damaged"),
    ("no text", lambda raw: b"\xff\xfe\x00", "the manifest is damaged"),
    ("nested far too deeply", lambda raw: b"[" * 100_000, "the manifest is damaged"),
    ("without its hashes", lambda raw: raw.replace(b'"sealed"', b'"seals"'), "the manifest is damaged"),
    ("hashes that are a list", lambda raw: b'{"files": [], "sealed": {}}', "the manifest is damaged"),
    ("another edition", lambda raw: raw.replace(b'"edition": "', b'"edition": "x', 1),
     "the manifest names another edition than the content"),
    ("another date", lambda raw: raw.replace(b'"date": "2', b'"date": "1', 1),
     "the manifest names another edition than the content"),
]  # fmt: skip


@pytest.mark.usefixtures("quick_gate")
@pytest.mark.parametrize(("damage", "says"), [case[1:] for case in DAMAGE], ids=[case[0] for case in DAMAGE])
def test_the_manifest_is_damaged(folder: Path, damage: Callable[[bytes], bytes], says: str) -> None:
    path = folder / MANIFEST
    path.write_bytes(damage(path.read_bytes()))
    assert refused(folder) == [f"manifest.json: {says}"]


@pytest.mark.usefixtures("quick_gate")
def test_the_manifest_is_that_of_another_version(folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_bytes())
    manifest["files"]["more.toml"] = "0"
    (folder / MANIFEST).write_text(json.dumps(manifest))
    assert refused(folder) == ["manifest.json: the manifest does not list the files of this version"]
    del manifest["files"]["more.toml"], manifest["files"]["faq.toml"]
    (folder / MANIFEST).write_text(json.dumps(manifest))
    assert refused(folder) == [
        "faq.toml: the file was changed after the content was sealed",
        "manifest.json: the manifest does not list the files of this version",
    ]


def test_where_the_gate_itself_cannot_run_the_seal_still_says_no(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / MANIFEST).write_text("{}")
    monkeypatch.setitem(sys.modules, "app.content.gate", None)
    assert refused(folder) == ["manifest.json: the manifest is damaged"]


@pytest.mark.parametrize("error", [MemoryError(), OSError("the disk is gone"), RecursionError()])
def test_where_the_gate_itself_fails_the_seal_still_says_no(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(_folder: Path) -> None:
        raise error

    (folder / MANIFEST).write_text("{}")
    monkeypatch.setattr(gate, "pass_gate", fails)
    assert refused(folder) == ["manifest.json: the manifest is damaged"]


def test_a_content_error_says_what_why_and_what_to_do(folder: Path, quick_gate: None) -> None:
    (folder / MANIFEST).write_text("{}")
    with pytest.raises(ContentError) as caught:
        load_content(folder)
    assert str(caught.value) == (
        "The content cannot be used. manifest.json: the manifest is damaged. "
        "Use the local protocol; ask IT to reinstall this edition."
    )


# ---------------------------------------------------------------- sealing


def test_sealing_again_changes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    seal.seal(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_changed_sentence_is_shown_after_it_was_sealed(folder: Path) -> None:
    path = folder / "faq.toml"
    path.write_text(path.read_text("utf-8").replace("It relaxes muscle directly.", "It relaxes the muscle."), "utf-8")
    assert Sealed(folder).problems()
    seal.seal(folder)
    answers = [question.answer for question in load_content(folder).faq.questions]
    assert any(answer.startswith("It relaxes the muscle.") for answer in answers)


def test_what_breaks_a_rule_is_never_sealed(folder: Path) -> None:
    path = folder / "faq.toml"
    path.write_text(path.read_text("utf-8").replace("It relaxes muscle directly.", "It relaxes!"), "utf-8")
    before = (folder / MANIFEST).read_bytes()
    with pytest.raises(ContentError, match="no exclamation marks"):
        seal.seal(folder)
    assert (folder / MANIFEST).read_bytes() == before


def test_a_file_that_is_saved_while_it_is_checked_is_not_sealed(
    folder: Path, content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow_gate(place: Path) -> Content:
        with (place / "faq.toml").open("a") as file:
            file.write("# later\n")
        return content

    monkeypatch.setattr(seal, "pass_gate", slow_gate)
    with pytest.raises(ContentError, match="was changed while it was checked; seal again"):
        seal.seal(folder)


def test_check_sees_sealed_words_that_are_not_those_of_the_toml_file(folder: Path, content: Content) -> None:
    """Somebody made the hashes agree by hand."""
    path = folder / SEALED / "faq.json"
    raw = path.read_bytes().replace(b"It relaxes muscle", b"It relaxes nerves")
    path.write_bytes(raw)
    manifest = json.loads((folder / MANIFEST).read_bytes())
    manifest["sealed"]["faq.json"] = sha256(raw).hexdigest()
    (folder / MANIFEST).write_text(json.dumps(manifest))
    assert [str(problem) for problem in seal.broken_seal(folder, content)] == [
        "sealed/faq.json: holds something else than the TOML file: seal the content again"
    ]


@pytest.mark.parametrize("text", ["{}", None])
def test_check_sees_a_schema_of_another_version(folder: Path, content: Content, text: str | None) -> None:
    if text is None:
        (folder / seal.SCHEMA).unlink()
    else:
        (folder / seal.SCHEMA).write_text(text)
    assert [str(problem) for problem in seal.broken_seal(folder, content)] == [
        "content.schema.json: is not the schema of this version: seal the content again"
    ]


def test_a_reader_never_sees_half_of_a_file_that_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / MANIFEST
    path.write_bytes(b"old")

    def power_cut(file: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", power_cut)
    with pytest.raises(OSError):  # noqa: PT011
        seal.write_whole(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("subject", ["facts", "sources"])
def test_what_is_built_one_by_one_is_what_is_built_at_once(content: Content, subject: str) -> None:
    at_once = {one.id: one for one in getattr(content.subject(subject), subject)}
    one_by_one = getattr(content, subject)
    assert list(one_by_one) == list(at_once)
    assert len(one_by_one) == len(at_once) > 50
    assert {name: one_by_one[name] for name in reversed(at_once)} == at_once
    name = next(iter(at_once))
    assert one_by_one[name] is one_by_one[name]
    assert name in one_by_one
    assert "nothing" not in one_by_one
    assert one_by_one.get("nothing") is None


@pytest.mark.parametrize("indent", [0, None, 2])
def test_a_list_that_is_laid_out_otherwise_is_taken_apart_all_the_same(content: Content, indent: int | None) -> None:
    plain = {"facts": [dump(fact) for fact in content.facts.values()]}
    texts = apart(json.dumps(plain, ensure_ascii=False, indent=indent), "facts")
    assert [json.loads(text) for text in texts.values()] == plain["facts"]
    assert list(texts) == list(content.facts)
