"""`check`, `coverage`, `search` and `show`, as an editor, a pharmacist or another program asks."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli import check, lookup
from app.content import search
from app.content.content import Content
from app.content.figures import Figures, figures
from app.content.find import Finder
from app.content.load import load_content
from app.content.models import SUBJECTS, TOPICS
from app.content.search import Search
from app.errors import ContentError
from app.paths import content_dir
from app.sets.shown import Shown

Say = Callable[..., tuple[int, str, str]]

TABS = "overview compare checklist faq preparation differential glossary sources site".split()
HOSTILE = [
    "",
    "   ",
    "-",
    "--",
    "---",
    "-x",
    "-5",
    "--weird",
    "--limits",
    "-h5",
    "=",
    "!!!",
    "' OR 1=1 --",
    '"',
    '"unfinished',
    "NEAR(",
    "*",
    "fever*",
    "(((((",
    "a" * 20_000,
    "fever " * 2_000,
    "\u202efever\u202c",
    "fe\u200bver",
    "🌡️ 🔥",
    "发烧",
    "حمى",
    "\udc80\udcff",
    "\x01\x1b[31m",
    "<b>fever</b>",
    "%s %d {0}",
    "\\",
    "É́́",
    "ﬁ ﬀ ½ ٣",
    "0",
    "1e999",
]


@pytest.fixture(scope="module")
def one_index() -> tuple[Content, Search]:
    content = load_content(content_dir())
    return content, Search(content, Finder(content))


@pytest.fixture
def index_at_hand(one_index: tuple[Content, Search], monkeypatch: pytest.MonkeyPatch) -> None:
    """Making the index takes most of a search; one is enough for many questions."""
    content, index = one_index
    monkeypatch.setattr(lookup, "load_shown", lambda: Shown(content, content_dir()))
    monkeypatch.setattr(search, "Search", lambda content, finder: index)


@pytest.fixture
def other_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content that may be spoilt, in the place of the packaged one."""
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    monkeypatch.setenv("NMS_BEDSIDE_CONTENT", str(folder))
    return folder


# ---------------------------------------------------------------- check


def test_check_prints_the_figures(say: Say) -> None:
    code, out, err = say("check")
    assert (code, err) == (0, "")
    for name in ("files", "items", "facts", "sources", "questions", "phase 1", "phase 4", "words", "grade"):
        assert f"\n{name} " in out
    assert f"\nfiles      {len(SUBJECTS)}\n" in out
    assert out.endswith("Good: every rule holds, and so does the seal.\n")


def test_check_in_json(say: Say) -> None:
    code, out, _ = say("check", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["ok"], found["problems"]) == (True, [])
    figures = found["figures"]
    assert figures["files"] == len(SUBJECTS)
    assert list(figures["questions_by_topic"]) == list(TOPICS)
    assert {"id", "title", "actions", "information"} == set(figures["phases"][0])
    assert figures["facts"] == figures["facts_used"] + figures["facts_left_out"]


@pytest.mark.parametrize(
    ("steps", "answers", "told"),
    [
        (8.1, 5.0, ["checklist.toml: the median reading grade of the steps is 8.1; at most 8 is allowed"]),
        (8.0, 12.5, ["faq.toml: the median reading grade of the short answers is 12.5; at most 8 is allowed"]),
        (8.0, 8.0, []),
        (None, None, []),
    ],
)
def test_check_refuses_what_is_hard_to_read(
    say: Say, monkeypatch: pytest.MonkeyPatch, steps: float | None, answers: float | None, told: list[str]
) -> None:
    def measured(content: Content) -> Figures:
        return replace(figures(content), median_step_grade=steps, median_answer_grade=answers)

    monkeypatch.setattr(check, "figures", measured)
    code, _, err = say("check")
    assert code == (ContentError.exit_code if told else 0)
    assert err.splitlines()[: len(told)] == told


def test_check_says_where_the_grade_was_not_measured(one_index: tuple[Content, Search]) -> None:
    unmeasured = replace(figures(one_index[0]), median_step_grade=None, median_answer_grade=None)
    assert check._figures_in_words(unmeasured)[-1].startswith("grade      not measured here")


def spoil(folder: Path, old: str, new: str) -> int:
    path = folder / "faq.toml"
    text = path.read_text("utf-8").replace(old, new, 1)
    path.write_text(text, "utf-8")
    return text[: text.index(new)].count("\n") + 1


def test_check_names_file_and_line_and_exits_with_10(say: Say, other_content: Path) -> None:
    line = spoil(other_content, "answer = ", "anwser = ")
    code, out, err = say("check")
    assert (code, out) == (10, "")
    assert f'faq.toml, line {line}: unknown key "anwser"; did you mean "answer"?\n' in err
    assert err.endswith("2 to mend.\n")


def test_check_in_json_names_file_and_line(say: Say, other_content: Path) -> None:
    line = spoil(other_content, "answer = ", "anwser = ")
    code, out, _ = say("check", "--json")
    found = json.loads(out)
    assert code == 10
    assert (found["ok"], found["figures"]) == (False, None)
    assert {
        "file": "faq.toml",
        "line": line,
        "message": 'unknown key "anwser"; did you mean "answer"?',
        "item": "",
    } in (found["problems"])


def test_check_of_a_good_change_that_is_not_sealed_yet(say: Say, other_content: Path) -> None:
    spoil(other_content, "It relaxes muscle directly.", "It relaxes the muscle.")
    code, out, err = say("check")
    assert code == 10
    assert "\nquestions  " in out
    assert err.splitlines() == [
        "faq.toml: the file was changed after the content was sealed",
        "manifest.json: the content is not sealed as it stands: seal it (dev.py seal)",
        "2 to mend.",
    ]


def test_check_of_a_folder_that_is_not_there(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NMS_BEDSIDE_CONTENT", str(tmp_path / "nowhere"))
    code, out, err = say("check")
    assert (code, out) == (10, "")
    assert err.splitlines()[0] == "edition.toml: the file is missing"


def test_check_of_one_draft(say: Say, other_content: Path) -> None:
    path = other_content / "faq.toml"
    assert say("check", "--draft", str(path)) == (
        0,
        "faq.toml: good on its own. Links to other files were not followed.\n",
        "",
    )
    spoil(other_content, "answer = ", "anwser = ")
    code, out, err = say("check", "--draft", str(path))
    assert (code, out) == (10, "")
    assert "did you mean" in err
    code, out, err = say("check", "--draft", str(path), "--json")
    assert (code, err) == (10, "")
    assert json.loads(out)["problems"][0]["file"] == "faq.toml"


def test_check_of_a_draft_that_is_no_content_file(say: Say, tmp_path: Path) -> None:
    code, out, err = say("check", "--draft", str(tmp_path / "notes.toml"))
    assert (code, out) == (2, "")
    assert err.startswith("notes.toml is no content file. The content files are: edition.toml, ")


# ---------------------------------------------------------------- coverage


def test_coverage_shows_where_every_fact_is_used(say: Say) -> None:
    content = load_content(content_dir())
    code, out, err = say("coverage")
    assert (code, err) == (0, "")
    lines = {line.split()[0]: line for line in out.splitlines() if line}
    assert set(content.facts) <= set(lines)
    assert "ov-definition" in lines["DEF-01"]
    for entry in content.left_out:
        assert entry.reason in lines[entry.fact]
    assert set(TOPICS) <= set(lines)


def test_coverage_in_json(say: Say) -> None:
    content = load_content(content_dir())
    code, out, _ = say("coverage", "--json")
    found = json.loads(out)
    assert code == 0
    assert list(found["facts"]) == list(content.facts)
    assert {"id": "ov-definition", "tab": "overview", "topic": "overview"} in found["facts"]["DEF-01"]
    assert found["left_out"].keys() == {entry.fact for entry in content.left_out}
    assert list(found["topics"]) == list(TOPICS)
    assert found["topics"]["dantrolene-dose"]["preparation"] > 0


# ---------------------------------------------------------------- search


@pytest.mark.usefixtures("index_at_hand")
def test_search_answers_with_the_keys_of_the_contract(say: Say) -> None:
    code, out, err = say("search", "dantrolene", "dose", "--json")
    hits = json.loads(out)
    assert (code, err) == (0, "")
    assert 1 <= len(hits) <= 20
    for hit in hits:
        assert list(hit) == ["id", "tab", "topic", "title", "snippet"]
        assert all(isinstance(value, str) for value in hit.values())
        assert hit["tab"] in TABS
        assert hit["topic"] in (*TOPICS, "")
    assert hits[0]["topic"] == "dantrolene-dose"


def test_search_in_words(say: Say) -> None:
    code, out, err = say("search", "how much dantrolene")
    assert (code, err) == (0, "")
    assert out.startswith("1. ")


@pytest.mark.usefixtures("index_at_hand")
@pytest.mark.parametrize("order", [["--limit", "2", "fever", "stiff"], ["fever", "--limit=2", "stiff"],
                                   ["fever", "stiff", "--limit", "2"]])  # fmt: skip
def test_options_of_search_may_stand_anywhere(say: Say, order: list[str]) -> None:
    code, out, _ = say("search", "--json", *order)
    assert code == 0
    assert json.loads(out) == json.loads(say("search", "fever stiff", "--limit", "2", "--json")[1])
    assert len(json.loads(out)) == 2


@pytest.mark.usefixtures("index_at_hand")
@pytest.mark.parametrize("query", HOSTILE, ids=[repr(query[:20]) for query in HOSTILE])
def test_search_of_weird_text_never_fails(say: Say, query: str) -> None:
    code, out, err = say("search", "--json", query)
    assert (code, err) == (0, "")
    assert isinstance(json.loads(out), list)
    code, out, err = say("search", query)
    assert (code, err) == (0, "")
    assert out


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1.5", ""])
def test_search_with_an_impossible_limit(say: Say, limit: str) -> None:
    code, out, err = say("search", "fever", "--limit", limit)
    assert (code, out) == (2, "")
    assert "argument --limit: it must be a whole number from 1 up." in err


def test_search_for_nothing_at_all(say: Say) -> None:
    code, out, err = say("search")
    assert (code, out) == (2, "")
    assert "the following arguments are required: WORDS" in err


def test_search_in_broken_content_shows_nothing_of_it(say: Say, other_content: Path) -> None:
    (other_content / "manifest.json").write_text("{")
    code, out, err = say("search", "fever", "--json")
    assert (code, out) == (10, "")
    assert err == (
        "The content cannot be used. manifest.json: the manifest is damaged. "
        "Use the local protocol; ask IT to reinstall this edition.\n"
    )


# ---------------------------------------------------------------- show


@pytest.mark.usefixtures("index_at_hand")
def test_show_prints_text_facts_and_sources(say: Say) -> None:
    code, out, err = say("show", "faq-how-dantrolene-works")
    assert (code, err) == (0, "")
    assert out.startswith("How does dantrolene work in NMS?\n[faq-how-dantrolene-works, faq, dantrolene-role]\n")
    assert "\nFacts:\n  DAN-GEN-01 " in out
    assert "\nSources:\n  " in out
    assert "read" in out.rsplit("[", 1)[1]


@pytest.mark.usefixtures("index_at_hand")
def test_show_in_json(say: Say) -> None:
    code, out, _ = say("show", "ov-out-range", "--json")
    found = json.loads(out)
    content = load_content(content_dir())
    assert code == 0
    assert list(found) == ["id", "kind", "tab", "topic", "title", "text", "facts", "conflicts", "sources"]
    assert found["tab"] == "overview"
    assert "EVD-02" in [fact["id"] for fact in found["facts"]]
    assert found["conflicts"]
    for source in found["sources"]:
        assert content.sources[source["id"]].use == "cite"
        assert source["citation"]
        assert source["how_read"]
        assert {"link", "doi", "pmid", "pmcid", "read", "kind"} <= set(source)


@pytest.mark.usefixtures("index_at_hand")
def test_show_where_sources_differ(say: Say) -> None:
    assert "\nSources differ:\n  " in say("show", "ov-out-range")[1]


@pytest.mark.usefixtures("index_at_hand")
def test_every_result_of_a_search_can_be_shown(say: Say) -> None:
    seen = set()
    for query in ("dantrolene", "fever", "Ryanodex", "serotonin clonus", "potassium", "berman", "stop", "ECT"):
        for hit in json.loads(say("search", query, "--json")[1]):
            if hit["tab"] == "site" or hit["id"] in seen:
                continue
            seen.add(hit["id"])
    for item in sorted(seen)[::8]:
        code, out, err = say("show", item, "--json")
        assert (code, err) == (0, ""), item
        assert json.loads(out)["text"]


@pytest.mark.usefixtures("index_at_hand")
@pytest.mark.parametrize(
    ("item", "kind", "tab"),
    [
        ("cmp-mechanism-dantrolene", "cell", "compare"),
        ("stop-causative-agent", "action", "checklist"),
        ("product-20mg", "product", "preparation"),
        ("nms-onset", "finding", "differential"),
        ("word-aki", "term", "glossary"),
        ("DEF-01", "fact", "sources"),
        ("berman-2011", "source", "sources"),
        ("sec-causes", "page", "overview"),
        ("cmp-mechanism", "page", "compare"),
    ],
)
def test_show_knows_every_kind_of_id(say: Say, item: str, kind: str, tab: str) -> None:
    code, out, err = say("show", item, "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["id"], found["kind"], found["tab"]) == (item, kind, tab)
    assert found["text"]
    assert say("show", item)[0] == 0


@pytest.mark.usefixtures("index_at_hand")
def test_show_gives_a_cell_of_several_parts_whole(say: Say) -> None:
    found = json.loads(say("show", "cmp-mechanism-dantrolene", "--json")[1])
    assert "calcium" in found["text"]
    assert "dopamine block" in found["text"]


@pytest.mark.usefixtures("index_at_hand")
def test_show_of_an_id_that_does_not_exist(say: Say) -> None:
    assert say("show", "faq-how-dantrolene-work") == (
        2,
        "",
        'There is no "faq-how-dantrolene-work" in this content. Did you mean "faq-how-dantrolene-works"?\n',
    )
    assert say("show", "???") == (2, "", 'There is no "???" in this content. `search` prints the ids.\n')


@pytest.mark.usefixtures("index_at_hand")
def test_show_never_shows_a_lead(say: Say) -> None:
    content = load_content(content_dir())
    lead = next(source.id for source in content.sources.values() if source.use == "lead")
    for item in (lead, "CRIT-02"):
        code, out, err = say("show", item)
        assert (code, out) == (2, "")
        assert err == (
            f'"{item}" is kept for the record and not shown. No source for it may be cited. '
            "`search` prints the ids of what is shown.\n"
        )
