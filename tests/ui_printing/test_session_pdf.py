"""The hand-over with the timeline on paper."""

from pathlib import Path

from pdf_text import read_pdf
from told_night import Night

from app.content.evidence import chip
from ui.paper.mend_pdf import mended
from ui.printing import write_session_pdf


def test_the_hand_over_on_paper_says_what_the_text_says(tmp_path: Path, night: Night) -> None:
    night.tick(1)
    night.later(5)
    night.tick(2, "not-applicable", "Already done")
    night.tick(3)
    night.store.undo(night.session)
    night.store.note(night.session, "on ice")
    path = tmp_path / "session.pdf"
    write_session_pdf(path, night.told())
    made = read_pdf(path)
    for heading in ("Situation", "Background", "Assessment", "Recommendation", "Timeline"):
        assert heading in made.words
    assert f"03:05 1. {night.steps[0].text}" in made.words
    assert f"03:10 2. {night.steps[1].text} Reason: Already done." in made.words
    assert "Not done (22)" in made.words
    assert "Note: on ice." in made.words
    assert f"Done: 3. {night.steps[2].text} Taken back at 03:10." in made.words
    assert "No clinician at this site has reviewed this content." in made.words
    assert f"Page {len(made.pages)} of {len(made.pages)}" in made.words
    assert made.title == "NMS checklist hand-over"
    assert night.session not in made.words


def test_the_hand_over_on_paper_says_what_each_step_rests_on(tmp_path: Path, night: Night) -> None:
    night.tick(1)
    path = tmp_path / "session.pdf"
    write_session_pdf(path, night.told())
    said = read_pdf(path).words.partition("Kind of evidence and number of sources of each step")[2]
    for number, step in enumerate(night.steps, start=1):
        found = chip(night.content, step.facts, step.sources)
        assert found is not None
        assert f" {number} {found.text}" in said


def test_a_session_of_thousands_of_ticks_takes_the_pages_it_needs(tmp_path: Path, night: Night) -> None:
    for _ in range(150):
        night.tick(1)
        night.tick(1, "todo")
    path = tmp_path / "session.pdf"
    write_session_pdf(path, night.told(), paper="letter")
    made = read_pdf(path)
    assert len(made.pages) > 5
    assert made.words.count("Back to do: 1.") == 150


def test_what_is_not_a_pdf_of_ours_is_left_as_it_is() -> None:
    assert mended(b"%PDF-1.4 something else", "en-GB") == b"%PDF-1.4 something else"
