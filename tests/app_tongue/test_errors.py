"""Every error that is expected is a whole sentence with a way out, in the words of the ward."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import errors
from app.errors import BedsideError, ContentError, Problem, ended
from app.paths import resources_dir

ROOT = Path(__file__).parents[2]
CLASSES = {kind.__name__ for kind in BedsideError.__subclasses__()} - {"ContentError"}
MANNERS = re.compile(
    r"\b(please|sorry|oops|whoops|successful(ly)?|unfortunately|invalid|illegal)\b|!(?!=)", re.IGNORECASE
)
INSIDES = re.compile(r"\b\w+(Error|Exception)\b|Traceback|[:=(] ?None\b|\berrno\b|0x[0-9a-f]+")
END = (".", "?")


def texts(node: ast.expr, named: dict[str, list[str]]) -> list[str]:
    """What an argument may read; each thing put in is a hash. A name that is not a text of its own file is one too."""
    match node:
        case ast.Constant(str(text)):
            return [text]
        case ast.JoinedStr(values):
            return ["".join(part.value if isinstance(part, ast.Constant) else "#" for part in values)]  # type: ignore[misc]
        case ast.IfExp(_, first, second):
            return [*texts(first, named), *texts(second, named)]
        case ast.Call(ast.Name("tr" | "mark" | "tr_n" | "ended"), [first, *_]):
            said = texts(first, named)
            return [ended(text) for text in said] if node.func.id == "ended" else said  # type: ignore[attr-defined]
        case ast.Call(ast.Attribute(inner, "format")):
            return [re.sub(r"\{\w+\}", "#", text) for text in texts(inner, named)]
        case ast.Name(name):
            return named.get(name, ["#."])
        case _:
            return ["#."]


def expected() -> Iterator[tuple[str, list[list[str]]]]:
    """Where an error of the tree is made, and what each of its parts may read."""
    for path in sorted([*(ROOT / "app").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                if isinstance(node.value, ast.Tuple):
                    named[node.targets[0].id] = [text for part in node.value.elts for text in texts(part, {})]
                else:
                    named[node.targets[0].id] = texts(node.value, {})
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CLASSES:
                parts = [
                    texts(part.value.args[1], named) if isinstance(part, ast.Starred) else texts(part, named)  # type: ignore[attr-defined]
                    for part in node.args
                ]
                starred = any(isinstance(part, ast.Starred) for part in node.args)
                yield f"{path.relative_to(ROOT)}:{node.lineno}", [[text] for text in parts[0]] if starred else parts


EXPECTED = dict(expected())


def test_the_tree_is_the_one_that_is_looked_through() -> None:
    assert {"SessionError", "SiteError", "ExportError", "SetError", "UsageError"} <= CLASSES
    assert len(EXPECTED) > 40


def test_every_error_says_what_to_do() -> None:
    silent = [place for place, parts in EXPECTED.items() if len(parts) < 3 or not all(parts[2])]
    assert silent == []


def test_every_part_of_an_error_is_a_whole_sentence() -> None:
    wrong = []
    for place, parts in EXPECTED.items():
        for text in (text for part in parts for text in part if text):
            begins = text[0].isupper() or text[0] in '#"`'
            command = ": " in text and text.split(": ")[0] in (
                "Make one with",
                "Try",
            )  # a command to copy takes no stop
            if not begins or not (text.endswith(END) or command) or (len(text.split()) < 2 and text != "#."):
                wrong.append(f"{place}: {text}")
    assert wrong == []


def test_an_error_names_no_insides_and_keeps_its_manners() -> None:
    wrong = [
        f"{place}: {text}"
        for place, parts in EXPECTED.items()
        for part in parts
        for text in part
        if MANNERS.search(text) or INSIDES.search(text)
    ]
    assert wrong == []


def test_every_text_of_the_window_keeps_its_manners() -> None:
    pot = (resources_dir() / "translations" / "nms-bedside.pot").read_text(encoding="utf-8")
    texts = [ast.literal_eval(f"({quoted})") for quoted in re.findall(r'^msgid(?:_plural)? ((?:".*"\n)+)', pot, re.M)]
    assert len(texts) > 600
    assert [text for text in texts if MANNERS.search(text) or INSIDES.search(text)] == []


def test_a_question_at_the_end_takes_no_stop() -> None:
    problem = Problem("checklist.toml", 12, 'names the fact "DEF-95", which does not exist; did you mean "DEF-59"?')
    assert str(ContentError((problem,))) == (
        'The content cannot be used. checklist.toml, line 12: names the fact "DEF-95", which does not exist; did you'
        ' mean "DEF-59"? Use the local protocol; ask IT to reinstall this edition.'
    )
    assert "(and 1 more). Use" in str(ContentError((problem, problem)))


@pytest.mark.parametrize(("words", "said"), [("a", "a."), ("a.", "a."), ("a?", "a?")])
def test_a_sentence_ends_once(words: str, said: str) -> None:
    assert errors.ended(words) == said
