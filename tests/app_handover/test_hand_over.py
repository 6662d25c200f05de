"""What the nurse pastes into the record at the end of the shift."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told_night import Night, part

from app.content.content import Content
from app.handover.plain_text import COLUMNS, columns, harmless, wrapped
from app.handover.report import report
from app.handover.sbar import sbar
from app.session.fold import fold
from app.site.local import UNREVIEWED

NASTY = (
    "=HYPERLINK(1)",
    "+49",
    "-2 mg",
    "@here",
    "＝1+1",
    "a\tb\rc\nd",
    "\u202eevil\u202c",
    "x" * 80,
    "氷" * 40,
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26",
)


def test_the_four_headings_come_in_their_order(night: Night) -> None:
    text = night.text()
    found = [line for line in text.splitlines() if line.isupper()]
    assert found == ["SITUATION", "BACKGROUND", "ASSESSMENT", "RECOMMENDATION"]


def test_what_was_done_stands_with_its_local_time(night: Night) -> None:
    night.later(4)
    night.tick(1)
    night.later(3)
    night.tick(3)
    assessment = part(night.text(), "ASSESSMENT")
    assert f"  03:09   1. {night.steps[0].text}" in assessment
    assert f"  03:12   3. {night.steps[2].text}" in assessment
    assert "Done, with the time of the tick (2):" in assessment


def test_what_does_not_apply_stands_with_its_reason(night: Night) -> None:
    night.tick(2, "not-applicable", "Already done")
    night.tick(7, "not-applicable")
    assessment = part(night.text(), "ASSESSMENT")
    assert "Not applicable (2):" in assessment
    assert "Reason: Already done\n" in assessment
    assert "Reason: none given" in assessment


def test_what_is_left_stands_under_recommendation_in_order(night: Night) -> None:
    night.tick(1)
    recommendation = part(night.text(), "RECOMMENDATION")
    numbers = [int(line.split(".")[0]) for line in recommendation.splitlines() if line.strip()[:1].isdigit()]
    assert numbers == list(range(2, len(night.steps) + 1))


def test_a_step_set_back_to_do_is_not_done(night: Night) -> None:
    night.tick(4)
    night.tick(4, "todo")
    assert "Done, with the time of the tick: none." in night.text()
    assert f"   4. {night.steps[3].text}" in part(night.text(), "RECOMMENDATION")


def test_a_step_that_was_taken_back_is_not_done(night: Night) -> None:
    night.tick(4)
    night.store.undo(night.session)
    assert f"{len(night.steps)} not done" in night.text()


def test_it_says_which_edition_and_that_nobody_here_has_reviewed_it(night: Night, content: Content) -> None:
    text = night.text()
    assert f"edition {content.edition.version}, 23 November 2026." in text
    assert f"{UNREVIEWED}.\n" in text
    assert text.endswith(f"{content.edition.disclaimer}\n")


def test_it_names_nobody_and_no_session(night: Night) -> None:
    night.tick(1)
    assert night.session not in night.text()
    assert "It has no place for a name." in night.text()


def test_it_says_how_long_the_checklist_has_run(night: Night) -> None:
    night.later(42)
    assert "started 14 November 2026,\n03:05, open for 42 min." in night.text()
    night.later(60)
    assert "open for 1 h 42 min." in night.text()


def test_it_says_that_times_may_be_wrong_when_the_clock_was_set(night: Night) -> None:
    night.later(-120)
    night.tick(1)
    text = night.text()
    assert "The clock of this computer was set during this checklist" in text
    assert "still open" in text


def test_it_says_that_entries_may_be_missing_after_damage(night: Night) -> None:
    assert "Look at each step again." in night.text(night.with_events({"kind": "salvaged"}))


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("user", "; closed at 04:05 after 1 h 0 min."),
        ("new-session", "closed, because a new one was started at 04:05"),
        ("12 h", "closed by itself: nobody had touched it for 12 hours"),
        ("salvage", "closed while a damaged file was read"),
        ("something newer", "; closed at 04:05"),
    ],
)
def test_it_says_how_it_was_closed(night: Night, by: str, said: str) -> None:
    night.later(60)
    state = night.with_events({"kind": "closed", "reason": by})
    assert said in " ".join(night.text(state).split())


def test_a_night_over_midnight_carries_the_day(night: Night) -> None:
    night.later(21 * 60)
    night.tick(1)
    assert "  15 Nov 00:05   1. " in night.text()


def test_the_hour_that_comes_twice_carries_its_offset(content: Content) -> None:
    night = Night(content, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))  # 02:30 summer time
    night.tick(1)
    night.later(60)  # 02:30 winter time
    night.tick(2)
    text = night.text()
    assert "02:30 +0200   1. " in text
    assert "02:30 +0100   2. " in text


def test_notes_are_told_with_their_time(night: Night) -> None:
    night.store.note(night.session, "@critical care rang back")
    assert "  03:05  Note: @critical care rang back." in part(night.text(), "BACKGROUND")


def test_words_of_an_older_edition_stay_as_they_were_ticked(night: Night) -> None:
    night.tick(1, wording="Stop the drug.")
    text = night.text()
    assert " 1. Stop the drug.\n" in text
    assert f"(Words of edition 2026.1. Now: {night.steps[0].text})" in " ".join(text.split())


def test_a_step_that_is_gone_since_is_still_told(night: Night) -> None:
    old = {"kind": "marked", "step_id": "old-step", "state": "done", "wording": "Call the lab.", "edition": "2025.1"}
    text = night.text(night.with_events(old, {**old, "step_id": "older-step", "wording": ""}))
    assert "03:05      Call the lab." in text
    assert "(No longer in the checklist.)" in text
    assert "A step that is no longer in the checklist." in text


def test_a_repeated_look_is_told_with_when_it_is_next_due(night: Night) -> None:
    number = next(place for place, step in enumerate(night.steps, start=1) if step.recheck)
    night.tick(number)
    assert f"Re-check of step {number}: last at 03:05, next at 03:20." in " ".join(night.text().split())
    night.later(15)
    assert "last at 03:05, due now." in " ".join(night.text().split())
    night.later(6)
    assert "last at 03:05, overdue by 6 min." in " ".join(night.text().split())
    night.store.recheck(night.session, night.steps[number - 1].id)
    assert "last at 03:26, next at 03:41." in " ".join(night.text().split())
    night.store.close(night.session)
    assert "last at 03:26. " in " ".join(night.text().split())


@pytest.mark.parametrize("reason", NASTY)
def test_nothing_typed_makes_a_line_wide_or_a_formula(night: Night, reason: str) -> None:
    for number in range(1, 10):
        night.tick(number, "not-applicable", reason)
    night.store.note(night.session, reason)
    for line in night.text().splitlines():
        assert columns(line) <= COLUMNS
        assert line.lstrip()[:1] not in tuple("=+-@＝＋－＠\t")
        assert line.isprintable()


@given(st.text(), st.sampled_from(["", "  ", "  03:05   1. ", "Reason: "]))
def test_any_text_at_all_fits_and_does_no_harm(text: str, first: str) -> None:
    for line in wrapped(text, first):
        assert columns(line) <= COLUMNS
        assert line.isprintable()
        assert line.lstrip()[:1] not in tuple("=+-@＝＋－＠")


def test_a_number_stays_with_its_unit() -> None:
    words = "Start when above " + "x" * 55 + " and 38 °C or more."
    assert any(line.endswith("and") for line in wrapped(words))
    assert any(line.startswith("38 °C") for line in wrapped(words))


def test_what_looks_like_a_formula_gets_an_apostrophe_in_its_indent() -> None:
    assert harmless("   =1+1") == "  '=1+1"
    assert harmless("=1+1") == "'=1+1"
    assert harmless("  2. =1+1") == "  2. =1+1"


def test_a_lost_beginning_is_told_as_an_unknown_time(night: Night) -> None:
    night.tick(1)
    lost = fold(night.state.timeline[1:])
    assert "started 14 November 2026,\n03:05, still open." in night.text(lost)


def test_it_says_when_ticks_could_not_be_saved(night: Night) -> None:
    night.tick(1)
    told = report(night.content, night.state, night.at, None, unsaved=True)
    assert "a step under Not done may be done" in " ".join(sbar(told).split())
    assert "may be done" not in night.text()
