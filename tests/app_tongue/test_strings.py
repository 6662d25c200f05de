"""Every text for a reader is in the template, and every text in the code goes through `tr`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import extract_strings
import pytest
from babel.messages.pofile import read_po

from app.catalogue import placeholders

ROOT = Path(__file__).resolve().parents[2]
DOORS = {"tr", "tr_n", "mark"}
# These speak to nurses. What else is in `app` speaks to people who mend files, or to the log.
SPEAKING = ("app/handover", "app/session", "app/site", "app/currency.py", "app/preparation.py", "app/content/items.py",
            "app/content/find.py", "app/content/evidence.py", "app/content/topics.py", "app/months.py")  # fmt: skip
ENGLISH = {
    "ui/main.py", "ui/console.py", "ui/shots.py", "ui/self_test.py",  # the command line
    "ui/tour.py",  # placeholders in pictures for those who work on the app
    "ui/plain_enums.py", "ui/plain_qt.py",  # names that Python and Qt know
    "ui/theme.py", "ui/typography.py",  # fonts, colours, patterns
    "app/site/commands.py", "app/site/example.py", "app/site/shape.py", "app/site/reading.py",  # for who mends the file
    "app/session/recovery.py", "app/session/salvage.py", "app/session/schema.py", "app/session/reading.py",
    "app/session/examining.py", "app/session/file.py", "app/session/fold.py", "app/handover/record.py",
}  # fmt: skip
ALLOWED = {
    "NMS Bedside", "PDF (*.pdf)", "Fusion", "Escape",
    "new note ",  # the place of a note that waits to be saved, shown to nobody
    "No", "Never", "Yes",  # the first word of an answer, as the content has it
    "Mn", "Me", "Cc", "Zl", "Zp", "Cf", "Cn", "Zs", "Co", "Cs",  # classes of characters
    " is already there. Replace it? [y/N] ",  # at a terminal
    "150 kg", " (at line ", " (at end of document)",  # the widest weight; what the TOML reader says
}  # fmt: skip
MARKUP = re.compile(r"<[^>]*>?|[^<]*>")
UNITS = {"mg", "kg", "mL", "g", "h", "min", "doi", "PMID", "Python", "Qt", "Ctrl", "line"}
UNSPOKEN = {
    "RuntimeError",
    "ValueError",
    "OSError",
    "Damaged",
    "execute",
    "executemany",
    "compile",
    "setObjectName",
    "setProperty",
}
SINKS = {  # the argument that is shown, by its place
    "setText": 0, "setWindowTitle": 0, "setAccessibleName": 0, "setAccessibleDescription": 0, "setToolTip": 0,
    "setPlaceholderText": 0, "setInformativeText": 0, "addAction": 0, "addMenu": 0, "addItem": 0, "addTab": 0,
    "heading": 0, "_heading": 0, "_sentence": 0, "say": 0, "tell": 0, "add_words": 0,
    "Prose": 1, "label": 1, "link": 1, "push": 1, "flat": 1, "Segmented": 1, "LocalTag": 1, "Notice": 2, "Entry": 1,
}  # fmt: skip


def speaking() -> list[Path]:
    found = [
        path
        for room in ("ui", *SPEAKING)
        for path in ((ROOT / room).rglob("*.py") if "." not in room else [ROOT / room])
    ]
    return sorted(path for path in found if path.relative_to(ROOT).as_posix() not in ENGLISH)


def called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def has_words(text: str) -> bool:
    return any(word not in UNITS for word in re.findall(r"[A-Za-z]{2,}", MARKUP.sub("", text).replace("mg/kg", "")))


def bare(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that a reader would see without `tr`."""
    tree = ast.parse(source)
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in ALLOWED:
            if not _is_spoken(node, above):
                continue
            if _is_sentence(MARKUP.sub("", node.value)) or (has_words(node.value) and _goes_to_a_reader(node, above)):
                yield node.lineno, node.value


def _is_sentence(text: str) -> bool:
    if text.startswith("# NMS Bedside: ") or (
        re.search(r"^[\w.-]+$|[\\^$]|%\(|(?:[A-Z]{4,} )", text) and not re.fullmatch(r"[A-Z][a-z]+(-[a-z]+)*", text)
    ):
        return False
    return has_words(text) and bool(re.search(r"[a-z]{2,} +[A-Za-z]|[A-Za-z] +[a-z]{2,}|^[A-Z][a-z]+(-[a-z]+)*$", text))


def _is_spoken(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    first = above[node]
    if isinstance(first, ast.Expr):  # a docstring
        return False
    while node in above and not isinstance(node, ast.stmt):
        node = above[node]
        if called(node) in DOORS | UNSPOKEN:
            return False
    return True


def _goes_to_a_reader(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Whether it is the text of a call that shows it, directly or as a part of an f-string or of a choice."""
    while isinstance(above[node], ast.JoinedStr | ast.IfExp | ast.BinOp | ast.FormattedValue):
        if isinstance(above[node], ast.IfExp) and above[node].test is node:  # type: ignore[attr-defined]
            return False
        node = above[node]
    call = above[node]
    if isinstance(call, ast.keyword):
        return call.arg == "name" and called(above[call]) in ("flat", "link", "push")
    place = SINKS.get(called(call))
    return place is not None and isinstance(call, ast.Call) and node in call.args and call.args.index(node) == place


def test_no_text_for_a_reader_goes_past_tr() -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {text!r}"
        for path in speaking()
        for line, text in bare(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'button.setText("Print")',
        'button.setText("print")',
        'self.setWindowTitle("Look back")',
        'menu.addAction("Print").triggered.connect(act)',
        'page.add(Prose(look, "the title", "title"))',
        'label(look, f"{number} of {total}")',
        'flat(look, "", "x", act=act, name="Dismiss")',
        'flat(look, "go on" if narrow else "x")',
        'said = "Nothing to take back."',
        'said = f"{count} checklists are kept"',
        'raise SiteError("Nothing was written.")',
        'NAMES = {"web": "Web page"}',
    ],
)
def test_a_text_past_tr_is_found(source: str) -> None:
    assert list(bare(source))


@pytest.mark.parametrize(
    "source",
    [
        'button.setText(tr("Print"))',
        'NAMES = {"web": mark("Web page")}',
        'label(look, f"{weight} kg", "body")',
        'raise RuntimeError("nothing to draw with yet")',
        'fill(self, look, "window")',
        '"""Words for developers."""',
    ],
)
def test_what_is_no_text_for_a_reader_is_left_alone(source: str) -> None:
    assert list(bare(source)) == []


def test_words_are_looked_up_first_and_filled_in_afterwards() -> None:
    wrong = []
    for path in sorted([*(ROOT / "app").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or called(node) not in ("tr", "tr_n"):
                continue
            if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in node.args) or node.keywords:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert wrong == []


def test_the_template_is_up_to_date() -> None:
    """If this fails: python3 build_scripts/dev.py strings."""
    assert extract_strings.TEMPLATE.read_bytes() == extract_strings.written(extract_strings.template())


def test_the_template_can_be_read_and_its_plurals_fit() -> None:
    with extract_strings.TEMPLATE.open("rb") as opened:
        read = read_po(opened)
    assert len(read) == len(extract_strings.template()) > 400
    for message in read:
        texts = message.id if isinstance(message.id, tuple) else (message.id,)
        assert placeholders(texts[0]) is not None, texts
        assert len({str(placeholders(text)) for text in texts}) == 1, texts


def test_a_language_is_begun_filled_in_and_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.tongue import choose_language, tr

    monkeypatch.setattr(extract_strings, "ROOT", tmp_path)
    monkeypatch.setattr(extract_strings, "TRANSLATIONS", tmp_path / "translations")
    current = extract_strings.template_of(ROOT)
    monkeypatch.setattr(extract_strings, "template", lambda: current)
    file = extract_strings.begin("de")
    with pytest.raises(ValueError, match="already"):
        extract_strings.begin("de")
    with pytest.raises(ValueError, match="not the name of a language"):
        extract_strings.begin("no-such-language-at-all")
    text = file.read_text("utf-8")
    assert "plural=(n != 1)" in text
    text = text.replace('msgid "Print"\nmsgstr ""', 'msgid "Print"\nmsgstr "Drucken"')
    text = text.replace('msgid "{place} of {phases}"\nmsgstr ""', 'msgid "{place} of {phases}"\nmsgstr "{place}"')
    file.write_text(text, "utf-8")
    assert extract_strings.brought_up(file, current) == ['de: other placeholders: "{place} of {phases}"']
    assert choose_language(["de"], tmp_path / "translations") == "de"
    assert (tr("Print"), tr("{place} of {phases}")) == ("Drucken", "{place} of {phases}")
