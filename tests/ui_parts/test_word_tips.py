"""A sentence tells what its abbreviations and brands stand for, and looks up no other word of the glossary for it."""

import re

import pytest

from app.content.content import ById, Content
from app.content.load import load_content
from app.paths import content_dir
from ui.word_tips import MOST, WordTips

WORD = re.compile(r"[A-Za-z][A-Za-z&0-9-]+")


@pytest.fixture(scope="module")
def whole() -> Content:
    return load_content(content_dir())


def test_every_abbreviation_and_brand_is_found_by_its_word(whole: Content) -> None:
    tips = WordTips(whole)
    wanted = [
        term for term in whole.glossary.terms if term.kind in ("abbreviation", "brand") and WORD.fullmatch(term.term)
    ]
    assert len(wanted) > 200
    assert [term.term for term in wanted if tips.tip(f"Ask for {term.term}.") != f"{term.term}: {term.means}"] == []


def test_other_kinds_and_other_spellings_have_none(whole: Content) -> None:
    tips = WordTips(whole)
    other = next(term.term for term in whole.glossary.terms if term.kind == "generic" and WORD.fullmatch(term.term))
    for text in (other, "ck", "cK", "", "now", "word-ck"):
        assert tips.tip(text) == ""


def test_a_sentence_of_many_names_the_first_few_once_each(whole: Content) -> None:
    said = WordTips(whole).tip("CK, CK, ECG, ICU, NMS, ECT, AKI, ABG, CT.").split("\n")
    assert len(said) == MOST
    assert said[0].startswith("CK: ")
    assert len(set(said)) == MOST


def test_the_other_words_are_not_built_for_it(whole: Content) -> None:
    fresh = load_content(content_dir())
    assert WordTips(fresh).tip("Send CK and repeat it.").startswith("CK: ")
    assert isinstance(fresh.terms, ById)
    assert list(fresh.terms._made) == ["word-ck"]
    assert "glossary" not in vars(fresh)
