"""Typed words are short, plain and harmless."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.session.events import REASON_LIMIT, clean_text, new_session_id


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  no   cannula \n yet ", "no cannula yet"),
        ("line one\r\nline two\tand three", "line one line two and three"),
        ("\x00\x07bell\x1b[31m", "bell[31m"),
        ("right\u202eto left\u2066 \u200bhidden\ufeff", "rightto left hidden"),
        ("two\u2028paragraphs\u2029here", "two paragraphs here"),
        ("e\u0301cart", "écart"),
        ("private \ue000 use", "private use"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("", ""),
        ("\u200b\n", ""),
    ],
)
def test_a_reason_is_one_line_of_plain_text(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_a_long_reason_is_cut_not_refused() -> None:
    assert clean_text("a" * 79 + " bcd") == "a" * 79


@settings(deadline=None, derandomize=True, database=None)
@given(st.text(max_size=200))
def test_whatever_is_typed_stays_short_single_and_printable(typed: str) -> None:
    kept = clean_text(typed)
    assert len(kept) <= REASON_LIMIT
    assert kept.isprintable() or all(sign.isspace() or sign.isprintable() for sign in kept)
    assert len(kept.splitlines()) <= 1
    assert clean_text(kept) == kept


def test_two_sessions_never_share_an_id() -> None:
    assert len({new_session_id() for _ in range(1000)}) == 1000
