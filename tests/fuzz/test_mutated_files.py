"""10,000 mutated content, site and pack files: never a crash, never half of anything.

Content 3,400, sealed files 1,600, site files 2,500, sets 2,500: the long form. In the suite a twentieth of each.
"""

import json
import random
import shutil
from collections import Counter
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from damage import damaged
from samples import GOOD
from senders import TRUSTED, comment_of, make_edition, payload_of, signed, trust, zipped

from app.content import gate
from app.content.content import Content
from app.content.gate import Draft, judge, read_subject, table_of
from app.content.load import MANIFEST, SEALED, load_content, load_sealed
from app.content.models import SUBJECTS
from app.errors import ContentError, SetError, SiteError
from app.paths import content_dir, sets_dir, trusted_keys_dir
from app.revision.difference import difference
from app.revision.reading import Written, read_edition
from app.revision.telling import lines
from app.sets.install import Places, checked, install, trusted_keys
from app.sets.pack import parse_pack
from app.sets.shown import built_in_edition, load_shown
from app.site.example import example
from app.site.load import examine, load, parse
from app.site.local import open_local

CONTENT, SEALED_FILES, SITES, SETS = 3400, 1600, 2500, 2500
SHORT = 20
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def good() -> dict[str, Draft]:
    return {subject: read_subject(content_dir(), subject) for subject in SUBJECTS}


def cases(most: int, full: bool) -> range:
    return range(most if full else most // SHORT)


def test_mutated_content_is_refused_in_sentences_or_is_whole(
    tmp_path: Path, good: dict[str, Draft], seed: str, full: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each file by itself; every 50th through all the rules with the others."""
    dice, met = random.Random(f"content {seed}"), Counter[str]()
    delivered = read_edition(content_dir())
    for number in cases(CONTENT, full):
        subject = dice.choice(list(SUBJECTS))
        raw = damaged((content_dir() / f"{subject}.toml").read_bytes(), dice)
        (tmp_path / f"{subject}.toml").write_bytes(raw)
        draft = read_subject(tmp_path, subject)
        assert (draft.value is None) == bool(draft.problems)
        for problem in draft.problems:
            assert problem.file == f"{subject}.toml"
            assert problem.message
            assert problem.line >= 0
        met["refused" if draft.problems else "well-formed"] += 1
        if number % 50 == 0:
            try:
                whole = judge({**good, subject: draft})
                assert isinstance(whole, Content)
                met["passed every rule"] += 1
            except ContentError as error:
                told = error.problems
                met["refused by a rule"] += bool(told)
        table = table_of(raw, subject)  # what `diff` reads, without models
        assert (table.value is None) == bool(table.problems)
        if table.value is not None and number % 10 == 0:
            changed = Written("changed", {**delivered.tables, subject: table.value})
            assert list(lines(difference(delivered, changed)))
            met["compared"] += 1
    with capsys.disabled():
        print(f"\n  content: {dict(met)}")
    assert met["refused"] > met["well-formed"] / 10


def test_mutated_sealed_files_and_manifests_show_the_same_content_or_none(
    tmp_path: Path, seed: str, full: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "pass_gate", lambda folder: None)  # its own words are tested above
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    sound = load_content(folder)
    names = [MANIFEST, *(f"{name}.toml" for name in SUBJECTS), *(f"{SEALED}/{name}.json" for name in SUBJECTS)]
    dice, refused = random.Random(f"sealed {seed}"), 0
    for number in cases(SEALED_FILES, full):
        path = folder / (MANIFEST if number % 3 == 0 else dice.choice(names))
        before = path.read_bytes()
        after = damaged(before, dice)
        path.write_bytes(after)
        found = load_sealed(folder)
        if found is None:
            refused += 1
            with pytest.raises(ContentError):
                load_content(folder)
        else:
            assert found.edition == sound.edition
            assert found.checklist == sound.checklist
            assert path.name == MANIFEST or after == before
        path.write_bytes(before)
    assert refused > len(cases(SEALED_FILES, full)) * 0.8


def test_mutated_site_files_are_used_whole_or_not_at_all(tmp_path: Path, seed: str, full: bool) -> None:
    dice, met = random.Random(f"site {seed}"), Counter[str]()
    texts = [GOOD.encode(), example(NOW.date()).encode()]
    path = tmp_path / "site.toml"
    for _ in cases(SITES, full):
        raw = damaged(dice.choice(texts), dice)
        path.write_bytes(raw)
        site, problems = examine(path)
        assert (site is None) == bool(problems)
        local = open_local(path)
        if site is None:
            met["refused"] += 1
            assert (local.site, local.phones, local.stocked, local.origin) == (None, (), (), "")
            assert local.trouble
            with pytest.raises(SiteError):
                load(path)
            assert all(problem.message.isprintable() for problem in problems)
        else:
            met["used"] += 1
            assert local.site == site == parse(raw.decode("utf-8-sig"))[0]
    assert met["refused"] > met["used"] / 10


def test_mutated_sets_are_refused_or_hold_what_was_signed(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, seed: str, full: bool
) -> None:
    """In three depths: the file as it travels; the archive, signed again; the files in it, with a true manifest."""
    sent = make_edition(tmp_path_factory.mktemp("fuzz") / "content", "9001.1")
    trust(TRUSTED, "pharmacy")
    places = Places(sets_dir(), trusted_keys_dir())
    keys, _ = trusted_keys(places.keys)
    payload, files, comment = payload_of(sent), sent.files, comment_of(sent)
    dice, met, odd = random.Random(f"sets {seed}"), Counter[str](), 0
    for number in cases(SETS, full):
        deep = number % 100 == 0
        if deep:
            name = f"{dice.choice(list(SUBJECTS))}.toml"
            bad = damaged(files[name], dice)
            manifest = json.loads(files[MANIFEST])
            manifest["files"][name] = sha256(bad).hexdigest()
            raw = signed(zipped(files | {name: bad, MANIFEST: json.dumps(manifest).encode()}), comment=comment)
        elif number % 3:
            raw = damaged(sent.raw, dice)
        else:
            raw = signed(damaged(payload, dice), comment=comment)
        path = tmp_path / "sent.nmsset"
        path.write_bytes(raw)
        try:
            inside, told, _ = checked(parse_pack(raw), keys)
        except SetError as error:
            met["refused"] += 1
            odd += not str(error).isprintable()
            continue
        if not deep:
            assert inside == files  # only what is not signed was damaged: the first comment
            met["as it was sent"] += 1
            continue
        before = load_shown().content.edition
        try:
            install(path, places, NOW, older=True)
            met["installed"] += 1
            assert load_shown().content.edition.version == told.edition
        except (SetError, ContentError):
            met["refused by the gate"] += 1
            assert load_shown().content.edition == before
        assert load_shown().trouble == ""
        assert [entry.name for entry in places.sets.glob(".*")] == []
    assert odd == 0
    assert met["refused"] > 0.9 * len(cases(SETS, full))
    assert met["refused by the gate"] + met["installed"] > 0
    assert built_in_edition()
